"""The papers that were printed of determinations: each sealed with the one before it.

The next entry of the chain holds the last seal: so nothing of what was kept before it can be
changed, taken away or put in without being noticed.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

from incentives.register.chain import GENESIS, canonical, digest_of
from incentives.register.store.application_tables import papers

SEALED = ("entry", "kind", "form", "language", "digest", "drawn_from", "kept_by", "kept_at")
"""The columns that a seal covers, beside the place and the seal before."""


def seal_of(place: int, previous: str, cells: Mapping[str, object], fingerprint: str) -> str:
    """The seal of a paper; `fingerprint`: that of the entry of which it is."""
    sealed = {name: cells[name] for name in SEALED}
    document = {"place": place, "previous": previous, "fingerprint": fingerprint, **sealed}
    return digest_of(canonical(document))


def add_paper(connection: Connection, cells: Mapping[str, object], fingerprint: str) -> None:
    """The paper is the next one; the lock must be held, and its bytes be kept."""
    count, previous = last_paper(connection)
    seal = seal_of(count + 1, previous, cells, fingerprint)
    row = {**cells, "place": count + 1, "previous": previous, "seal": seal}
    connection.execute(insert(papers).values(row))


def last_paper(connection: Connection) -> tuple[int, str]:
    """How many papers are kept, and the seal of the last one."""
    query = select(papers.c.place, papers.c.seal).order_by(papers.c.place.desc()).limit(1)
    last = connection.execute(query).one_or_none()
    return (last.place, last.seal) if last is not None else (0, GENESIS)


def papers_document(connection: Connection) -> dict[str, object]:
    """What an entry holds of the papers kept before it; nothing where none is."""
    count, seal = last_paper(connection)
    return {"papers": {"count": count, "seal": seal}} if count else {}
