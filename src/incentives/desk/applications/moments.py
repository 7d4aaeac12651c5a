"""A moment as it is told on the pages of application files."""

from datetime import datetime

from incentives.desk.session import words


def moment_told(at: datetime) -> str:
    """The day, and the time to the second, where the desk is."""
    local = at.astimezone()
    return f"{words().day(local.date())} {local:%H:%M:%S}"
