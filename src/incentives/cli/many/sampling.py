"""The command `sample`: cases made up, as a table or as case files."""

import argparse
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from incentives.cli.arguments import SampleArguments
from incentives.cli.inputs import day_or_today
from incentives.cli.many.refusing import why
from incentives.cli.options import WholeNumber, add_command, add_place, day_typed
from incentives.cli.projects.asked import add_law, law_asked, library_of, project_of
from incentives.cli.refusal import Refusal
from incentives.extras import check_extra
from incentives.policy.library import Library
from incentives.values.text import Language
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import sampling as wordings
from incentives.wordings.cli.papers import CANNOT_WRITE
from incentives.wordings.cli.tables import NO_RESULT_FORM

if TYPE_CHECKING:
    from incentives.cli.options import Commands

_CHUNK = 500
_MOST_FILES = 10_000
_MOST_CASES = 10**9
_MOST_MONTHS = 120


def add_sample(commands: "Commands", language: Language) -> None:
    """The command `sample`: cases made up, none of which is refused."""
    sample = add_command(commands, "sample", wordings.SAMPLE, _read_sample, language)
    sample.add_argument(
        "count",
        type=WholeNumber(_MOST_CASES),
        metavar=sample.said(wordings.COUNT_NAME),
        help=sample.said(wordings.COUNT),
    )
    sample.add_argument(
        "result",
        type=Path,
        metavar=sample.said(wordings.RESULT_NAME),
        help=sample.said(wordings.RESULT),
    )
    for option, type_, name, words in (
        ("--seed", WholeNumber(2**63), wordings.NUMBER_NAME, wordings.SEED),
        ("--months", WholeNumber(_MOST_MONTHS), wordings.NUMBER_NAME, wordings.MONTHS),
        ("--unknown", _share, wordings.SHARE_NAME, wordings.UNKNOWN),
    ):
        sample.add_argument(
            option,
            type=type_,
            default=type_("0"),
            metavar=sample.said(name),
            help=sample.said(words),
        )
    add_place(sample, wordings.PLACE)
    sample.add_argument(
        "--on",
        type=day_typed,
        metavar=sample.said(help_words.DATE_NAME),
        help=sample.said(wordings.ON),
    )
    add_law(sample)


def _share(typed: str) -> Decimal:
    digits = typed.removeprefix("0.") if typed.startswith("0.") else ""
    if typed in {"0", "1"} or (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        return Decimal(typed)
    raise argparse.ArgumentTypeError(f"expected a share such as 0.05, got '{typed}'")


def _read_sample(parsed: argparse.Namespace) -> SampleArguments:
    return SampleArguments(
        count=parsed.count,
        result=parsed.result,
        seed=parsed.seed,
        place=parsed.place,
        on=parsed.on,
        unknown=parsed.unknown,
        months=parsed.months,
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )


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
