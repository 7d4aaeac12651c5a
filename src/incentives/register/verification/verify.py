"""The register checked: its chain, what is drawn from it, and the triggers that guard it."""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, delete, select

from incentives.register.chain import Head, digest_of
from incentives.register.content import read_content
from incentives.register.errors import RegisterError
from incentives.register.store.database import Database
from incentives.register.store.guards import lift_guards, missing_guards, set_guards
from incentives.register.store.tables import DERIVED, NUMBER_OF, entries, filings
from incentives.register.verification.finding import Finding, FindingKind, Verification
from incentives.register.verification.links import Link, check_links
from incentives.register.writing.appending import lock
from incentives.register.writing.deriving import Derived, derive
from incentives.wordings import register as wordings

_AT_A_TIME = 50
_NEVER_FILED = (RegisterError, ValueError, KeyError, RecursionError)
"""What content is stumbled over with that the register has not written itself."""

Stored = dict[int, frozenset[tuple[object, ...]]]


def verify(database: Database, head: Head | None) -> Verification:
    """What was changed, removed, inserted or moved since it was filed.

    `head`: an entry written down elsewhere. All is read in one transaction that sees one moment; no
    lock is taken and nothing is changed. However the register was tampered with, it is told in the
    findings and never raised: those of the chain first (see `check_links`), then where what is kept
    for searching differs from entries that the chain finds nothing wrong with, then missing guards.
    """
    with database.reading() as connection:
        links, faults = _walk(connection)
        guards = [Finding(kind=FindingKind.GUARD, what=name) for name in missing_guards(connection)]
    broken = tuple(check_links(links, head))
    told = {finding.number for finding in broken}
    derived = [finding for finding in faults if finding.number not in told]
    last = max(links, key=lambda link: link.number, default=None)
    return Verification(
        entries=len(links),
        head=Head(number=last.number, fingerprint=last.fingerprint) if last is not None else None,
        findings=(*broken, *derived, *guards),
        proven=head if head is not None and not broken else None,
    )


def rebuild(database: Database) -> None:
    """What is kept for searching and adding up is made anew from what was filed.

    In one transaction that holds the writing lock: the guards of those tables are lifted, every row
    is drawn again from its entry, and the guards are set again. The entries themselves stay
    untouched.

    Raises:
        RegisterError: `chain-broken`, if the chain itself is broken; then nothing is changed.
    """
    with database.writing() as connection:
        lock(connection)
        links, _ = _walk(connection)
        if any(check_links(links, None)):
            raise RegisterError("chain-broken", wordings.CHAIN_BROKEN)
        names = [table.name for table in DERIVED]
        lift_guards(connection, *names)
        for table in reversed(DERIVED):
            connection.execute(delete(table))
        for number, content in _contents(connection):
            derive(number, read_content(content)).insert_into(connection)
        set_guards(connection, *names)


def _walk(connection: Connection) -> tuple[list[Link], list[Finding]]:
    """The links of the chain, and where what is drawn from an entry is not what was filed."""
    stored = {table: _stored(connection, table) for table in DERIVED}
    links: list[Link] = []
    faults: list[Finding] = []
    columns = (entries.c.number, entries.c.previous, entries.c.fingerprint, entries.c.content)
    query = select(*columns).order_by(entries.c.number).execution_options(yield_per=_AT_A_TIME)
    for row in connection.execute(query):
        links.append(
            Link(
                number=row.number,
                previous=row.previous,
                fingerprint=row.fingerprint,
                content_digest=digest_of(row.content),
            )
        )
        faults += _derived_faults(row.number, row.content, stored)
    known = {link.number for link in links}
    for table, rows in stored.items():
        faults += [
            Finding(kind=FindingKind.DERIVED, number=number, what=table.name)
            for number in sorted(set(rows) - known)
        ]
    return links, faults


def _contents(connection: Connection) -> Iterator[tuple[int, str]]:
    """The number and the content of each entry, one content at a time."""
    numbers = select(entries.c.number).order_by(entries.c.number)
    for number in connection.execute(numbers).scalars().all():
        content = select(entries.c.content).where(entries.c.number == number)
        yield number, connection.execute(content).scalar_one()


def _stored(connection: Connection, table: Table) -> Stored:
    """The rows of the table, by the number of their entry."""
    stored: dict[int, set[tuple[object, ...]]] = {}
    for row in connection.execute(select(table)):
        stored.setdefault(int(row._mapping[NUMBER_OF[table]]), set()).add(tuple(row))
    return {number: frozenset(rows) for number, rows in stored.items()}


def _derived_faults(number: int, content: str, stored: dict[Table, Stored]) -> list[Finding]:
    try:
        derived = derive(number, read_content(content))
    except _NEVER_FILED:
        return [Finding(kind=FindingKind.DERIVED, number=number, what=filings.name)]
    return [
        Finding(kind=FindingKind.DERIVED, number=number, what=table.name)
        for table in DERIVED
        if _rows(derived, table) != stored[table].get(number, frozenset())
    ]


def _rows(derived: Derived, table: Table) -> frozenset[tuple[object, ...]]:
    return frozenset(
        tuple(row[column.name] for column in table.columns) for row in derived.rows[table]
    )
