"""The entries read beside what was drawn from them, in the order of their numbers.

All tables are read side by side, and only what is at hand is held: besides the links, what later
entries are judged by. Nothing that stands in a column makes it fail.
"""

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing
from heapq import merge
from itertools import groupby

import attrs
from sqlalchemy import Connection, Select, Table, select

from incentives.register.chain import digest_of
from incentives.register.content import read_content
from incentives.register.deriving import NEVER_FILED, Derived, derive
from incentives.register.plain import Unreadable
from incentives.register.store.tables import DERIVED, NUMBER_OF, entries
from incentives.register.verification.beside import Applied, applied_by
from incentives.register.verification.finding import Finding, FindingKind
from incentives.register.verification.judging import Judged
from incentives.register.verification.kept_papers import PapersBefore, papers_before
from incentives.register.verification.placing import Link

_AT_A_TIME = 50

_Place = tuple[int, float]
_Cells = tuple[object, ...]
_COLUMNS = {table.name: tuple(column.name for column in table.columns) for table in DERIVED}
_ENTRIES = entries.name


@attrs.frozen(kw_only=True)
class _Stood:
    """A row as it stands, with the table that it stands in; `key` as the database sorts it."""

    key: _Place
    table: str
    cells: _Cells


@attrs.frozen(kw_only=True)
class Walked:
    """What was found on the way.

    `links`: of the entries whose number is one. `faults`: where what is kept for searching is not
    what was filed, and what is no row of a register at all. `forged`: entries that say what is
    never filed; that hangs on the entries before, so it means nothing where the chain is broken.
    `applied`: the entries that are of applications. `papers`: what entries say of the papers kept
    before them.
    """

    links: list[Link] = attrs.field(factory=list)
    faults: list[Finding] = attrs.field(factory=list)
    forged: list[Finding] = attrs.field(factory=list)
    applied: dict[int, Applied] = attrs.field(factory=dict)
    papers: dict[int, PapersBefore] = attrs.field(factory=dict)


def walk(connection: Connection, walked: Walked) -> None:
    """Every row of the register, once; what is found on the way is added to `walked`."""
    judged = Judged()
    tables = (entries, *DERIVED)
    with ExitStack() as opened:
        # Of one number the entry comes first: streams are merged in their order.
        streams = [opened.enter_context(closing(_rows(connection, table))) for table in tables]
        for key, rows in groupby(merge(*streams, key=_key), key=_key):
            _walk_number(key, rows, walked, judged)


def _key(row: _Stood) -> _Place:
    return row.key


def _rows(connection: Connection, table: Table) -> Generator[_Stood, None, None]:
    """The rows of one table as they stand, by number; what is no number comes first or last."""
    column = NUMBER_OF.get(table, entries.c.number)
    query: Select[_Cells] = select(table).order_by(column)
    at = list(table.columns).index(column)
    with connection.execute(query.execution_options(yield_per=_AT_A_TIME)) as rows:
        for row in rows:
            yield _Stood(key=_place(row[at]), table=table.name, cells=tuple(row))


def _place(value: object) -> _Place:
    """Where the database sorts the value: nothing, numbers, all else."""
    if value is None:
        return 0, 0
    return (1, value) if isinstance(value, int | float) else (2, 0)


def _walk_number(key: _Place, rows: Iterator[_Stood], walked: Walked, judged: Judged) -> None:
    kind, number = key
    is_number = kind == 1 and isinstance(number, int)
    expected: Counter[tuple[str, _Cells]] = Counter()
    standing: Counter[tuple[str, _Cells]] = Counter()
    for row in rows:
        if row.table != _ENTRIES:
            standing[row.table, row.cells] += 1
        elif not is_number:
            what = f"{_ENTRIES}.number = {row.cells[0]!r}"
            walked.faults.append(Finding(kind=FindingKind.DAMAGED, what=what[:100]))
        else:
            derived = _walk_entry(int(number), row.cells, walked, judged)
            expected.update(_expected(derived) if derived is not None else ())
            if derived is None:
                return
    if expected != standing:
        different = {table for table, _ in (expected - standing) + (standing - expected)}
        walked.faults.extend(
            Finding(
                kind=FindingKind.DERIVED, number=int(number) if is_number else 0, what=table.name
            )
            for table in DERIVED
            if table.name in different
        )


def _walk_entry(number: int, cells: _Cells, walked: Walked, judged: Judged) -> Derived | None:
    """The link of the entry, and what is drawn from it; None: it cannot be read."""
    _, previous, fingerprint, content = cells
    walked.links.append(
        Link(
            number=number,
            previous=_kept(previous),
            fingerprint=_kept(fingerprint),
            content_digest=_digest(content),
        )
    )
    try:
        read = read_content(_text(content))
        derived = derive(number, read)
        reason = judged.judge(number, read, derived)
        applied, papers = applied_by(read), papers_before(read)
    except NEVER_FILED:
        walked.forged.append(Finding(kind=FindingKind.FORGED, number=number, what="unreadable"))
        return None
    if applied is not None:
        walked.applied[number] = applied
    if papers is not None:
        walked.papers[number] = papers
    if reason is not None:
        walked.forged.append(Finding(kind=FindingKind.FORGED, number=number, what=reason))
    return derived


def _text(value: object) -> str:
    """The text.

    Raises:
        Unreadable: if the value is none; another ValueError, if it is not one in UTF-8.
    """
    if not isinstance(value, str):
        raise Unreadable("no text")
    value.encode()
    return value


def _kept(value: object) -> str:
    """The text, or something that is no fingerprint."""
    return value if isinstance(value, str) and value.isascii() else ascii(value)


def _digest(content: object) -> str:
    """The digest of the content; of what is no text, something that is no digest."""
    try:
        return digest_of(_text(content))
    except ValueError:
        return ""


def _expected(derived: Derived) -> Iterator[tuple[str, _Cells]]:
    for table, rows in derived.rows.items():
        columns = _COLUMNS[table.name]
        for row in rows:
            yield table.name, tuple(row[column] for column in columns)
