"""Whether the papers that were printed of determinations are those that were kept."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

import attrs
from sqlalchemy import Connection, Row, select

from incentives.register.chain import GENESIS
from incentives.register.plain import Plain
from incentives.register.store.application_tables import contents, papers
from incentives.register.store.tables import entries
from incentives.register.verification.finding import Finding, FindingKind
from incentives.register.writing.sealing_papers import seal_of

_AT_A_TIME = 50


@attrs.frozen
class PapersBefore:
    """How many papers were kept before an entry, and the last seal, as the entry holds them."""

    count: int
    seal: str


def papers_before(content: Plain) -> PapersBefore | None:
    """What the entry says of the papers kept before it; None: there were none.

    What cannot be read of it raises Unreadable.
    """
    part = content.maybe_part("papers")
    return PapersBefore(part.whole("count"), part.text("seal")) if part is not None else None


def findings_of_papers(
    connection: Connection, said: Mapping[int, PapersBefore]
) -> Iterator[Finding]:
    """Papers that are not as they were kept; `said`: what entries say of those before them.

    Their bytes are looked at with those of scans. Time and memory go with the rows.
    """
    seals = [GENESIS]
    query = (
        select(papers, entries.c.fingerprint, contents.c.digest.label("there"))
        .outerjoin(entries, entries.c.number == papers.c.entry)
        .outerjoin(contents, contents.c.digest == papers.c.digest)
        .order_by(papers.c.place)
    )
    with closing(connection.execute(query.execution_options(yield_per=_AT_A_TIME))) as rows:
        for place, row in enumerate(rows, start=1):
            if not _is_kept(row, place, seals[-1]):
                number = row.entry if isinstance(row.entry, int) else 0
                yield Finding(kind=FindingKind.PAPER, number=number)
            seals.append(str(row.seal))
    for number, before in said.items():
        if before.count >= len(seals) or before.count < 1 or seals[before.count] != before.seal:
            yield Finding(kind=FindingKind.PAPERS_BEFORE, number=number)


def _is_kept(row: Row[Any], place: int, previous: str) -> bool:
    """Whether the row is the one that was kept at this place, and its bytes are there."""
    try:
        own = seal_of(place, previous, dict(row._mapping), str(row.fingerprint))
    except ValueError:  # what is no text in UTF-8 was never kept
        return False
    stands = (row.place, row.previous, row.seal) == (place, previous, own)
    return stands and row.there is not None
