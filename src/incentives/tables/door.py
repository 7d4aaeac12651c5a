"""Tables in, tables out: what others import; Arrow itself is imported when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from incentives.calculator import loaded_overlays
from incentives.engine.assessment.asked import check_days, given_days
from incentives.extras import check_extra
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import PathLike
from incentives.tables.came_out import CHUNK, TableResult
from incentives.tables.runtimes import Runtime, check_runtime

if TYPE_CHECKING:
    import pyarrow as pa

    from incentives.tables.assessing import CaseTable

_CASES_THERE = 100
"""So many cases are one task of a worker."""


class ArrowStream(Protocol):
    """What hands its rows over as an Arrow stream: tables of pyarrow, Polars, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def assess_table(
    source: ArrowStream,
    library: Library,
    *,
    on: date,
    lists: Mapping[str, ArrowStream] | None = None,
    known_on: date | None = None,
    overlays: Sequence[Overlay | PathLike] = (),
    key: str = "case",
    float_places: Mapping[str, int] | None = None,
    workers: int = 0,
    runtime: Runtime = "auto",
) -> TableResult:
    """What every incentive comes to for each row of a table, by the day `on`.

    Args:
        source: a row a case, a column a fact (`table_schema`); parts of a case may be structs, and
            repeated facts are lists of structs. Null is unknown.
        library: the checked instruments.
        on: the last day of which facts count, as for `assess`.
        lists: tables of repeated facts by their names; the column `key` of each says whose a row
            is. A case of which there is no row has none, unless a column of that name in `source`
            says by no, or null, that nobody has listed them.
        known_on: if given, only instruments and figures published by this day count.
        overlays: figures supplied or tried, in rising precedence: loaded overlays, or their files.
        key: the column that tells cases apart; without a column `case`, if no other is named,
            they are numbered from 0.
        float_places: by column (`premises[].price` of a row) to how many decimal places, up to 20,
            its floats are rounded half up, from the shortest decimal that is the float.
        workers: so many processes work on them beside this one, where there are many.
        runtime: by what cases are decided; what comes out is the same. `reference`: each by the
            engine that explains. `plain`: by functions that are made for its place, and by the
            reference what these leave to it. `compiled`: the same, the functions compiled (extra
            `fast`), which takes up to minutes once for a place and is kept. `auto`: of many cases
            `plain`, of very many `compiled` where that is kept already.

    Raises:
        CaseError: with everything that is wrong with columns: names that are none
            (`unknown-column`), types (`wrong-column`), floats (`float-column`), no key (`no-key`).
        PolicyError: if an overlay file is faulty.
        TypeError: if a day is no date (a `datetime` is none).
        ValueError: if there is no such runtime, or floats cannot be rounded to so many places.
        MissingExtra: without the extra `tables`, or for `compiled` without `fast`.
    """
    check_extra("tables")
    from incentives.tables.answering import together

    chunks = list(
        assessed_chunks(
            source,
            library,
            on=on,
            lists=lists,
            known_on=known_on,
            overlays=overlays,
            key=key,
            float_places=float_places,
            workers=workers,
            runtime=runtime,
        )
    )
    return together(chunks)


def assessed_chunks(
    source: ArrowStream,
    library: Library,
    *,
    on: date,
    lists: Mapping[str, ArrowStream] | None = None,
    known_on: date | None = None,
    overlays: Sequence[Overlay | PathLike] = (),
    key: str = "case",
    float_places: Mapping[str, int] | None = None,
    workers: int = 0,
    runtime: Runtime = "auto",
) -> Iterator[TableResult]:
    """As `assess_table`, some of the cases after the others, so that not all stands in memory.

    Columns are looked at when the first is asked for.
    """
    check_extra("tables")
    from incentives.tables.assessing import assessed, source_of
    from incentives.tables.deciding import Question
    from incentives.workers import FEW, working

    check_days(on=on, **given_days(known_on=known_on))
    check_runtime(runtime)
    tables = source_of(
        _cases(source),
        {name: _table(rows) for name, rows in (lists or {}).items()},
        library,
        key=key,
        float_places=float_places or {},
    )
    loaded = loaded_overlays(overlays, library)
    question = Question(on=on, known_on=known_on, overlays=loaded, runtime=runtime)
    with working(library, workers if tables.cases.num_rows >= FEW else 0) as processes:
        yield from assessed(tables, question, processes)


def table_cases(
    source: ArrowStream,
    library: Library,
    *,
    lists: Mapping[str, ArrowStream] | None = None,
    key: str = "case",
    float_places: Mapping[str, int] | None = None,
) -> Iterator[tuple[str | None, object]]:
    """Each case of a table with its key; in place of a faulty one the `CaseError` that says why.

    They are those that `assess_table` assesses, such as for a budget. Columns are looked at when
    the first is asked for, and refused as there.
    """
    check_extra("tables")
    from incentives.tables.assessing import cases_in, source_of

    tables = {name: _table(rows) for name, rows in (lists or {}).items()}
    yield from cases_in(
        source_of(_cases(source), tables, library, key=key, float_places=float_places or {})
    )


def assess_many(
    cases: Mapping[str, object] | Iterable[object],
    library: Library,
    *,
    on: date,
    known_on: date | None = None,
    overlays: Sequence[Overlay | PathLike] = (),
    workers: int = 0,
    runtime: Runtime = "auto",
) -> TableResult:
    """What every incentive comes to for each of many cases, by the day `on`.

    The same as `assess_table` gives of them. A case that cannot be assessed has no decisions; it is
    told in `faults`, and stops no other.

    Args:
        cases: by their keys, or one after the other, which are numbered from 0.
        library: the checked instruments.
        on: the last day of which facts count, as for `assess`.
        known_on: if given, only instruments and figures published by this day count.
        overlays: figures supplied or tried, in rising precedence: loaded overlays, or their files.
        workers: so many processes work on them beside this one.
        runtime: as for `assess_table`.

    Raises:
        PolicyError: if an overlay file is faulty.
        TypeError: if a day is no date (a `datetime` is none).
        ValueError: if there is no such runtime.
        MissingExtra: without the extra `tables`, or for `compiled` without `fast`.
    """
    check_extra("tables")
    from incentives.tables.admitting import Given
    from incentives.tables.answering import answers, faults_table, together
    from incentives.tables.deciding import Question
    from incentives.workers import working

    check_days(on=on, **given_days(known_on=known_on))
    check_runtime(runtime)
    named = cases.items() if isinstance(cases, Mapping) else enumerate(cases)
    loaded = loaded_overlays(overlays, library)
    question = Question(on=on, known_on=known_on, overlays=loaded, runtime=runtime)
    if isinstance(cases, Sized):
        question = question.about(len(cases))
    given = (Given(key=str(key), row=row, case=case) for row, (key, case) in enumerate(named))
    blocks = iter(lambda: list(islice(given, _CASES_THERE if workers else CHUNK)), [])
    with working(library, workers) as processes:
        results = [*answers(blocks, library, question, processes)]
    return together(results or [faults_table(())])


def case_table(cases: Mapping[str, object], library: Library, *, key: str = "case") -> "pa.Table":
    """The cases by their keys as a table of which `assess_table` makes the same cases.

    Every column that it can have is there, null where nothing is known.
    """
    check_extra("tables")
    from incentives.tables import writing

    return writing.case_table(cases, library, key=key)


def table_schema(library: Library) -> "pa.Schema":
    """The columns that a table of cases can have, each with its type and what it is called.

    All may be null, which is unknown, and any may be left out. Of a fact that may not exist a
    column `….none` says by yes that it does not. Metadata of a column: `zh`, `en`, `unit`.
    """
    check_extra("tables")
    from incentives.tables import kinds

    return kinds.table_schema(library)


def _cases(source: ArrowStream) -> "CaseTable":
    """The table of cases; one in a file is read as it is asked for."""
    from incentives.tables.assessing import InMemory
    from incentives.tables.files import ParquetTable

    return source if isinstance(source, ParquetTable) else InMemory(table=_table(source))


def _table(source: ArrowStream) -> "pa.Table":
    import pyarrow as pa

    if isinstance(source, pa.Table):
        return source
    return pa.RecordBatchReader.from_stream(source).read_all()
