"""What the database says of itself, and whether it is made as the program makes it."""

from collections.abc import Callable, Iterable

from sqlalchemy import Column, Connection, select, table
from sqlalchemy.exc import DBAPIError

from incentives.register.store.migrating import (
    VERSION_TABLE,
    newest_version,
    statements_in_file,
    structure_in_file,
)
from incentives.register.store.refusals import damage_told_by
from incentives.register.verification.finding import Finding, FindingKind
from incentives.register.verification.server import STANDING, is_plain_table, server_findings

_MOST_LINES = 100
"""A file that is destroyed has a fault in every page."""


def database_findings(connection: Connection) -> tuple[Finding, ...]:
    """Guards and structure that are not as they were made (GUARD, STRUCTURE), and damage (DAMAGED).

    SQLite's own `integrity_check` is one part of it; on a server each index is compared with its
    table.
    """
    if connection.dialect.name == "postgresql":
        parts = server_findings(connection)
    else:
        parts = (lambda: _structure(connection), lambda: _integrity(connection))
    parts = (*parts, lambda: _version(connection))
    return tuple(finding for part in parts for finding in unless_damaged(connection, part))


def unless_damaged(
    connection: Connection, part: Callable[[], Iterable[Finding] | None]
) -> tuple[Finding, ...]:
    """What the part finds; where the database is too damaged for it, what the database says.

    Raises:
        DBAPIError: if something else is wrong than what stands in the database.
    """
    try:
        with connection.begin_nested():
            return tuple(part() or ())
    except UnicodeDecodeError as error:  # so SQLite has named what is damaged
        line = str(error)
    except DBAPIError as error:
        own = damage_told_by(error)
        if own is None:
            raise
        line = own
    return (Finding(kind=FindingKind.DAMAGED, what=line),)


def can_be_walked(connection: Connection) -> bool:
    """Whether every table is one, so that reading it ends.

    What stands in the place of a table may have rows without end.
    """
    if connection.dialect.name == "postgresql":
        return all(is_plain_table(connection, table) for table in STANDING)
    plain = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    )
    return {table.name for table in STANDING} <= {str(name) for (name,) in plain}


def _integrity(connection: Connection) -> Iterable[Finding]:
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_LINES})"):
        if line != "ok":
            yield Finding(kind=FindingKind.DAMAGED, what=str(line).replace("\n", " "))


def _structure(connection: Connection) -> Iterable[Finding]:
    expected, standing = structure_in_file(), statements_in_file(connection)
    for kind, name in sorted({*expected, *standing}):
        if expected.get((kind, name)) != standing.get((kind, name)):
            is_guard = kind == "trigger" and (kind, name) in expected
            yield Finding(
                kind=FindingKind.GUARD if is_guard else FindingKind.STRUCTURE,
                what=name if is_guard else f"{kind} {name}",
            )


def _version(connection: Connection) -> Iterable[Finding]:
    """The version that stands there is the one to which the structure belongs."""
    version: Column[str] = Column("version_num")
    rows = connection.execute(select(version).select_from(table(VERSION_TABLE))).all()
    if [tuple(row) for row in rows] != [(newest_version(),)]:
        yield Finding(kind=FindingKind.STRUCTURE, what=VERSION_TABLE)
