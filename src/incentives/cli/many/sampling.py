"""The command `sample`: cases made up, as a table or as case files."""

from collections.abc import Iterator
from itertools import islice

from incentives.cli.arguments import SampleArguments
from incentives.cli.inputs import day_or_today
from incentives.cli.many.refusing import why
from incentives.cli.projects.asked import library_of, project_of
from incentives.cli.refusal import Refusal
from incentives.extras import check_extra
from incentives.policy.library import Library
from incentives.wordings.cli import sampling as wordings
from incentives.wordings.cli.papers import CANNOT_WRITE
from incentives.wordings.cli.tables import NO_RESULT_FORM

_CHUNK = 500
_MOST_FILES = 10_000


def run_sample(arguments: SampleArguments) -> str:
    """What was written, as the whole output.

    Raises:
        Refusal: if the result is no table and no folder that could be made, the extra `tables` is
            not installed, or the disk refuses. A place that there is not is an `IncentivesError`.
    """
    from incentives.population.door import policy_cases, sample_cases

    project = project_of(arguments.law)
    library = library_of(project)
    cases: Iterator[object] = sample_cases(
        library,
        arguments.count,
        seed=arguments.seed,
        on=day_or_today(arguments.on),
        place=arguments.place if arguments.place is not None else project.place,
        like=policy_cases(project.layers, library),
        unknown=arguments.unknown,
        months=arguments.months,
    )
    write = _write_table if arguments.result.suffix else _write_files
    try:
        write(cases, library, arguments)
    except OSError as error:
        reason = why(error, CANNOT_WRITE, arguments.result, arguments.language)
        raise Refusal(reason) from None
    said = wordings.DONE.to(arguments.language)
    return said.format(count=arguments.count, file=arguments.result)


def _write_table(cases: Iterator[object], library: Library, arguments: SampleArguments) -> None:
    check_extra("tables")
    from incentives.tables.files import SUFFIXES, TableWriter, is_csv
    from incentives.tables.writing import (
        case_schema,
        case_table,
        case_texts,
        text_schema,
    )

    path = arguments.result
    if path.suffix.lower() not in SUFFIXES:
        said = NO_RESULT_FORM.to(arguments.language)
        raise Refusal(said.format(file=path.name, endings=" ".join(SUFFIXES)))
    table_of = case_texts if is_csv(path) else case_table
    schema_of = text_schema if is_csv(path) else case_schema
    with TableWriter(path, schema_of(library)) as writer:
        numbered = enumerate(cases, start=1)
        while chunk := dict(islice(numbered, _CHUNK)):
            named = {str(number): case for number, case in chunk.items()}
            writer.write(table_of(named, library))


def _write_files(cases: Iterator[object], library: Library, arguments: SampleArguments) -> None:
    """A file for each case, in a folder that is new or empty.

    Raises:
        Refusal: if it is not empty, or these are too many.
    """
    folder, language = arguments.result, arguments.language
    if arguments.count > _MOST_FILES:
        raise Refusal(wordings.TOO_MANY_FILES.to(language).format(most=_MOST_FILES))
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Refusal(wordings.NOT_EMPTY.to(language).format(folder=folder))
    from incentives.facts.plain import unstructure_case
    from incentives.forms.case_text import case_text
    from incentives.report.words.names import Words

    words = Words(library=library, language=language)
    for number, case in enumerate(cases, start=1):
        text = case_text(unstructure_case(case), words)
        (folder / f"{number:05d}.yaml").write_text(text, encoding="utf-8")
