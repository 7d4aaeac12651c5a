"""The command `batch`: tables of cases in, tables of what they come to out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from incentives.cli.arguments import BatchArguments
from incentives.cli.inputs import day_or_today
from incentives.cli.many.databases import run_database
from incentives.cli.many.progress import progress
from incentives.cli.many.refusing import why
from incentives.cli.projects.asked import library_in
from incentives.cli.refusal import Refusal
from incentives.extras import check_extra
from incentives.policy.library import Library
from incentives.tables.came_out import TableResult
from incentives.tables.columns import MOST_PLACES, columns_of, columns_of_list
from incentives.tables.door import assessed_chunks
from incentives.values.text import Language
from incentives.wordings import databases
from incentives.wordings.cli import tables as wordings
from incentives.wordings.cli.papers import CANNOT_WRITE
from incentives.workers import count_for

if TYPE_CHECKING:
    from incentives.tables.files import ResultFiles

Table = TypeVar("Table")


def run_batch(arguments: BatchArguments) -> str:
    """What was written, as the whole output; into files, or into a database.

    Faulty columns, policies and overlays are an `IncentivesError`, which passes through.

    Raises:
        Refusal: if an option says what cannot be, the result would take the place of what is read
            (`same-file`) or has no form that is written (`no-table-form`).
    """
    check_extra("tables")
    if arguments.runtime == "compiled":
        check_extra("fast")
    is_address = arguments.source is not None and "://" in arguments.source
    if is_address or arguments.address_file is not None:
        return run_database(
            arguments, places=dict(_places(arguments)), lists=dict(_lists(arguments))
        )
    if arguments.source is None or arguments.result is None or arguments.read or arguments.write:
        raise Refusal(databases.SOURCE_FILES.to(arguments.language))
    return _run_files(arguments, Path(arguments.source), arguments.result)


def _run_files(arguments: BatchArguments, read: Path, result: Path) -> str:
    from incentives.tables.files import (  # noqa: PLC0415 - it is of the extra `tables`
        SUFFIXES,
        ResultFiles,
        cases_in_file,
        read_table_file,
    )

    language = arguments.language
    lists = {name: Path(file) for name, file in _lists(arguments)}
    if result.suffix.lower() not in SUFFIXES:
        said = wordings.NO_RESULT_FORM.to(language)
        raise Refusal(said.format(file=result.name, endings=" ".join(SUFFIXES)))
    files = ResultFiles(result)
    for path in (read, *lists.values()):
        if path.resolve() in {written.resolve() for written in files.paths}:
            raise Refusal(wordings.SAME_FILE.to(language).format(file=path.name))
    library = library_in(arguments.law)
    source = _read(read, cases_in_file, language)
    tables = {name: _read(path, read_table_file, language) for name, path in lists.items()}
    workers = arguments.workers
    if workers is None:
        workers = count_for(source.nbytes)
    chunks = assessed_chunks(
        source,
        library,
        on=day_or_today(arguments.on),
        lists=tables,
        known_on=arguments.known_on,
        overlays=arguments.overlays,
        key=arguments.key,
        float_places=dict(_places(arguments)),
        workers=workers,
        runtime=arguments.runtime,
    )
    first = next(chunks)  # what is wrong with columns is told before any file is begun
    try:
        with files, progress(source.num_rows, language) as done:
            counts = _write(chain((first,), chunks), files, done)
    except OSError as error:
        raise Refusal(why(error, CANNOT_WRITE, result, language)) from None
    written = (wordings.WRITTEN.to(language).format(file=path) for path in files.paths)
    return wordings.DONE.to(language).format(
        count=source.num_rows, **counts, files="\n".join(written)
    )


def _write(
    chunks: Iterable[TableResult], files: "ResultFiles", done: Callable[[int], None]
) -> Mapping[str, int]:
    """Writes all of them.

    How many cases were assessed, how many faults there were, and how many decisions, of which so
    many the reference was asked for.
    """
    from incentives.tables.results import cases_told  # noqa: PLC0415 - it is of the extra `tables`

    counts: Counter[str] = Counter(assessed=0, faults=0, decisions=0, asked=0)
    for chunk in chunks:
        files.write(chunk)
        counts["assessed"] += chunk.cases.num_rows
        counts["faults"] += chunk.faults.num_rows
        counts["decisions"] += chunk.decisions.num_rows
        counts["asked"] += chunk.asked
        done(cases_told(chunk.cases, chunk.faults))
    return counts


def columns_told(library: Library, language: Language) -> str:
    """Every column that a table of cases can have: its name, type and what it is called."""
    check_extra("tables")
    from incentives.tables.kinds import table_schema  # noqa: PLC0415 - of the extra `tables`

    columns = columns_of(library)
    lines: list[str] = []
    for field in table_schema(library):
        column = columns[field.name]
        holds_rows = column.is_list and not column.says_none
        kind = "list<struct>" if holds_rows else str(field.type)
        lines.append(f"{field.name}: {kind}  # {column.field.label.to(language)}")
        if holds_rows:
            of_rows = columns_of_list(column, library)
            for inner in field.type.value_type:
                label = of_rows[inner.name].field.label.to(language)
                lines.append(f"{column.inside}{inner.name}: {inner.type}  # {label}")
    return "".join(f"{line}\n" for line in lines)


def _read(path: Path, read: Callable[[Path], Table], language: Language) -> Table:
    try:
        return read(path)
    except OSError as error:
        raise Refusal(why(error, wordings.CANNOT_READ, path, language)) from None


def _pairs(typed: tuple[str, ...], language: Language) -> Iterator[tuple[str, str]]:
    for pair in typed:
        name, equals, value = pair.partition("=")
        if not (name and equals and value):
            raise Refusal(wordings.NOT_A_PAIR.to(language).format(typed=pair))
        yield name, value


def _lists(arguments: BatchArguments) -> Iterator[tuple[str, str]]:
    return _pairs(arguments.lists, arguments.language)


def _places(arguments: BatchArguments) -> Iterator[tuple[str, int]]:
    for name, places in _pairs(arguments.rounded, arguments.language):
        if not places.isdecimal() or int(places) > MOST_PLACES:
            said = wordings.NO_PLACES.to(arguments.language)
            raise Refusal(said.format(typed=f"{name}={places}"))
        yield name, int(places)
