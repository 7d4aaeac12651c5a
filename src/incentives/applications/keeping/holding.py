"""Who has an application open: told to whoever opens it second, and forgotten after some minutes.

It keeps nobody from writing: that no update is lost is seen to by the version of the application.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from incentives.applications.application import Hold
from incentives.applications.checking import check_kinds, check_name
from incentives.applications.refusing import odd, unreadable
from incentives.applications.rows import read_file
from incentives.register import RegisterError
from incentives.register.store.application_tables import holds
from incentives.register.store.database import Database
from incentives.values.texts.plain_text import compared
from incentives.wordings import register as register_wordings

LEASE = timedelta(minutes=5)
"""For so long it is held after it was last heard of who holds it."""


def hold(database: Database, id: str, who: str, at: datetime) -> Hold:  # noqa: A002 - likewise
    """Who holds the application now: whoever asks, unless somebody else does still."""
    _check(who, at)
    with database.writing() as connection:
        read_file(connection, id)  # on a server, so that of two who ask at once one waits
        standing = _read(connection, id)
        if standing is not None and standing.until > at and not _is(standing, who):
            return standing
        goes_on = standing is not None and standing.until > at
        since = standing.since if standing is not None and goes_on else at
        held = Hold(who=who, since=since, until=at + LEASE)
        row = {"who": who, "since": _text(held.since), "until": _text(held.until)}
        if standing is None:
            connection.execute(insert(holds).values(application=id, **row))
        else:
            connection.execute(update(holds).where(holds.c.application == id).values(row))
        return held


def release(database: Database, id: str, who: str) -> None:  # noqa: A002 - likewise
    """Whoever holds the application does not any more, if it is he."""
    check_name("who", who)
    with database.writing() as connection:
        read_file(connection, id)
        standing = _read(connection, id)
        if standing is not None and _is(standing, who):
            connection.execute(delete(holds).where(holds.c.application == id))


def held_by(connection: Connection, id: str, at: datetime) -> Hold | None:  # noqa: A002 - likewise
    """Who holds the application at that moment; None: nobody does."""
    _check_moment(at)
    standing = _read(connection, id)
    return standing if standing is not None and standing.until > at else None


def _read(connection: Connection, id: str) -> Hold | None:  # noqa: A002 - the name of the field
    row = connection.execute(select(holds).where(holds.c.application == id)).one_or_none()
    if row is None:
        return None
    try:
        since, until = datetime.fromisoformat(row.since), datetime.fromisoformat(row.until)
        return Hold(who=row.who, since=since.astimezone(UTC), until=until.astimezone(UTC))
    except (ValueError, OverflowError):
        raise RegisterError(*unreadable(id)) from None


def _is(standing: Hold, who: str) -> bool:
    return compared(standing.who) == compared(who)


def _check(who: str, at: datetime) -> None:
    check_name("who", who)
    if not who:
        raise RegisterError(*odd("who"))
    _check_moment(at)


def _check_moment(at: datetime) -> None:
    check_kinds("who", datetime, at)
    if at.utcoffset() is None:
        raise RegisterError("no-time-zone", register_wordings.NO_TIME_ZONE)
    if not 1 < at.year < 9999:
        raise RegisterError(*odd("who"))


def _text(moment: datetime) -> str:
    return moment.isoformat()
