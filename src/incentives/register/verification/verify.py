"""The register checked: its chain, what is drawn from it, what guards it, and the database."""

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select

from incentives.register.chain import Head
from incentives.register.content import read_content
from incentives.register.deriving import derive
from incentives.register.errors import RegisterError
from incentives.register.store.database import Database
from incentives.register.store.guards import GUARDED, KEPT, lift_guards, set_guards
from incentives.register.store.tables import DERIVED, entries
from incentives.register.verification.beside import findings_beside
from incentives.register.verification.damage import (
    can_be_walked,
    database_findings,
    unless_damaged,
)
from incentives.register.verification.finding import Finding, Verification
from incentives.register.verification.judging import BY_ITSELF
from incentives.register.verification.kept_papers import findings_of_papers
from incentives.register.verification.links import check_links
from incentives.register.verification.walking import Walked, walk
from incentives.wordings import register as wordings


def verify(database: Database, head: Head | None) -> Verification:
    """What was changed, removed, inserted or moved since it was filed.

    `head`: an entry written down elsewhere. All is read in one transaction that sees one moment; no
    lock is taken and nothing is changed. However the register was tampered with, it is told in the
    findings and never raised: those of the chain first (see `check_links`); then entries that were
    never filed, of a broken chain only those that are amiss by themselves; then where what is kept
    for searching differs from entries with which nothing else is wrong; then missing guards, what
    the database says of itself, and steps, scans and kept papers that are not as they were. Time
    goes with the rows and the size of what was filed; memory with the rows.
    """
    walked = Walked()
    with database.examining() as connection:
        damage = [
            *database_findings(connection),
            *unless_damaged(connection, lambda: _walk_tables(connection, walked)),
            *unless_damaged(connection, lambda: _look_beside(connection, walked)),
        ]
    broken = tuple(check_links(walked.links, head))
    by_chain = {finding.number for finding in broken}
    forged = [
        finding
        for finding in walked.forged
        if finding.number not in by_chain and (not broken or finding.what in BY_ITSELF)
    ]
    told = (by_chain | {finding.number for finding in forged}) - {0}
    derived = [finding for finding in walked.faults if finding.number not in told]
    last = max(walked.links, key=lambda link: link.number, default=None)
    return Verification(
        entries=len(walked.links),
        head=Head(number=last.number, fingerprint=last.fingerprint) if last is not None else None,
        findings=(*broken, *forged, *derived, *damage),
        proven=head if head is not None and not broken else None,
    )


def _walk_tables(connection: Connection, walked: Walked) -> None:
    """What can be walked is; that something is no table was told then."""
    if can_be_walked(connection):
        walk(connection, walked)


def _look_beside(connection: Connection, walked: Walked) -> Iterator[Finding]:
    if can_be_walked(connection):
        yield from findings_beside(connection, walked.applied)
        yield from findings_of_papers(connection, walked.papers)


def rebuild(database: Database) -> None:
    """What is kept for searching and adding up is made anew from what was filed.

    In one transaction that holds the writing lock: the guards of those tables are lifted, every row
    is drawn again from its entry, and the guards of all tables are set again. The entries
    themselves stay untouched.

    Raises:
        RegisterError: `chain-broken`, if the chain itself is broken, an entry was never filed, or
            something that is no table stands in the place of one; then nothing is changed.
    """
    with database.filing() as connection:
        walked = Walked()
        _walk_tables(connection, walked)
        is_whole = can_be_walked(connection) and not walked.forged
        if not is_whole or any(check_links(walked.links, None)):
            raise RegisterError("chain-broken", wordings.CHAIN_BROKEN)
        names = [table.name for table in DERIVED]
        lift_guards(connection, *names)
        for table in reversed(DERIVED):
            connection.execute(delete(table))
        for number, content in _contents(connection):
            derive(number, read_content(content)).insert_into(connection)
        set_guards(connection, *GUARDED, *KEPT)


def _contents(connection: Connection) -> Iterator[tuple[int, str]]:
    """The number and the content of each entry, one content at a time."""
    numbers = select(entries.c.number).order_by(entries.c.number)
    for number in connection.execute(numbers).scalars().all():
        content = select(entries.c.content).where(entries.c.number == number)
        yield number, connection.execute(content).scalar_one()
