"""Papers as rows of the database: kept by the digest of their bytes, and read back as they were."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Row, insert, select

from incentives.applications.papers.kept import (
    DrawnFrom,
    KeptPaper,
    PaperAsked,
    PaperKind,
    Printed,
)
from incentives.applications.refusing import unreadable
from incentives.applications.rows import moment_text, read_file
from incentives.applications.state import Move
from incentives.register import Act, RegisterError
from incentives.register.store.application_tables import contents, papers, steps
from incentives.register.writing.sealing_papers import add_paper
from incentives.report.papers.approval.party import Party
from incentives.values.text import Language, filled
from incentives.wordings import papers as wordings

MOST_OCTETS = 20_000_000
"""No paper that is kept is larger, in bytes."""


def kept_paper(connection: Connection, asked: PaperAsked) -> Printed | None:
    """The paper with its bytes, as it was kept; None: it never was.

    Raises:
        RegisterError: `changed`, if it is not what was kept.
    """
    query = (
        select(papers, contents.c.octets, contents.c.media_type, contents.c.size)
        .outerjoin(contents, contents.c.digest == papers.c.digest)
        .where(
            papers.c.entry == asked.entry,
            papers.c.kind == asked.kind.value,
            papers.c.form == asked.form.name,
            papers.c.language == asked.language.tag,
        )
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    if row.octets is None or sha256(row.octets).hexdigest() != row.digest:
        raise RegisterError("changed", wordings.CHANGED, entry=asked.entry)
    return Printed(paper=_paper(row), octets=bytes(row.octets))


def papers_of(connection: Connection, entry: int) -> tuple[KeptPaper, ...]:
    """The papers kept of the entry, the first one first."""
    query = (
        select(papers, contents.c.media_type, contents.c.size)
        .join(contents, contents.c.digest == papers.c.digest)
        .where(papers.c.entry == entry)
        .order_by(papers.c.place)
    )
    return tuple(map(_paper, connection.execute(query)))


def check_size(octets: bytes) -> None:
    """The bytes can be kept.

    Raises:
        RegisterError: `paper-too-large`.
    """
    if len(octets) > MOST_OCTETS:
        gaps = {"size": f"{len(octets):,}", "most": f"{MOST_OCTETS:,}"}
        raise RegisterError("paper-too-large", filled(wordings.TOO_LARGE, **gaps))


def keep_paper(
    connection: Connection,
    asked: PaperAsked,
    fingerprint: str,
    drawn: tuple[DrawnFrom, bytes],
    act: Act,
) -> Printed:
    """The paper as it is kept: this one, or that which somebody has kept meanwhile.

    `fingerprint`: that of its entry. The lock must be held, and the size have been looked at.
    """
    standing = kept_paper(connection, asked)
    if standing is not None:
        return standing
    drawn_from, octets = drawn
    digest = sha256(octets).hexdigest()
    known = select(contents.c.size).where(contents.c.digest == digest)
    if connection.execute(known).one_or_none() is None:
        row = {"digest": digest, "media_type": asked.form.media_type, "size": len(octets)}
        connection.execute(insert(contents).values(octets=octets, **row))
    cells: Mapping[str, object] = {
        "entry": asked.entry,
        "kind": asked.kind.value,
        "form": asked.form.name,
        "language": asked.language.tag,
        "digest": digest,
        "drawn_from": drawn_from.value,
        "kept_by": act.officer,
        "kept_at": moment_text(act.filed_at),
    }
    add_paper(connection, cells, fingerprint)
    kept = kept_paper(connection, asked)
    assert kept is not None  # it was put there just now
    return kept


def party_as_then(connection: Connection, entry: int) -> Party | None:
    """Who applied, of an application that nobody could change since; None: it cannot be told."""
    query = select(steps.c.application, steps.c.place).where(
        steps.c.entry == entry, steps.c.move == Move.APPROVE.value
    )
    made = connection.execute(query).one_or_none()
    if made is None:
        return None
    later = select(steps.c.place).where(
        steps.c.application == made.application,
        steps.c.place > made.place,
        steps.c.move == Move.REOPEN.value,
    )
    if connection.execute(later).first() is not None:
        return None
    return read_file(connection, made.application).party


def _paper(row: Row[tuple[object, ...]]) -> KeptPaper:
    try:
        return KeptPaper(
            entry=row.entry,
            kind=PaperKind(row.kind),
            form=row.form,
            language=Language(row.language),
            digest=row.digest,
            size=row.size,
            media_type=row.media_type,
            drawn_from=DrawnFrom(row.drawn_from),
            kept_by=row.kept_by,
            kept_at=datetime.fromisoformat(row.kept_at),
        )
    except ValueError:
        raise RegisterError(*unreadable(row.entry)) from None
