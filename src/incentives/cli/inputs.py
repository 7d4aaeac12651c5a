"""The day that a command is about."""

from datetime import date, datetime


def day_or_today(day: date | None) -> date:
    """The day; None: today, where the program runs. The command line alone reads the clock."""
    return day if day is not None else datetime.now().astimezone().date()
