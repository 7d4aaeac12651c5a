"""The commands: each makes its whole output before anything is written."""

import json
from datetime import date, datetime
from difflib import get_close_matches
from typing import assert_never

from incentives import childcare
from incentives.calculator import assess, load_library, recover, vocabulary_of
from incentives.checking import check_folder
from incentives.checking.boundary_words import boundary_lines, summary_lines
from incentives.checking.document import check_document
from incentives.cli.arguments import (
    AssessArguments,
    CheckArguments,
    ExplainArguments,
    NewCaseArguments,
    PlainArguments,
    ReassessArguments,
    RecoverArguments,
    SchemaArguments,
)
from incentives.cli.law_changes import run_reassess
from incentives.cli.papers import paper_output
from incentives.loading.schema.cases import case_schema
from incentives.loading.schema.policies import policy_schema
from incentives.policy.library import Library
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.papers.recovery import recovery_sheet
from incentives.report.printing.blocks import Sheet
from incentives.report.printing.markdown import print_markdown
from incentives.report.printing.text import print_text
from incentives.report.rule.case_template import case_template
from incentives.report.rule.checks import check_sheet, instrument_sheet
from incentives.report.rule.sheet import rule_sheet
from incentives.values.text import Language
from incentives.wordings.cli.commands import CHECKED, LIST, UNCOVERED, UNKNOWN_INCENTIVE, UNKNOWN_INCENTIVE_CLOSE, UNKNOWN_PLACE


class Refusal(Exception):
    """A command that cannot be carried out; its text says why."""


def run_command(arguments: PlainArguments) -> str:
    """The output of the command.

    Raises:
        IncentivesError: if a case, policy or overlay is faulty.
        Refusal: if there is no such incentive, or a check found faults.
    """
    match arguments:
        case AssessArguments():
            return _assess(arguments)
        case RecoverArguments():
            return _recover(arguments)
        case CheckArguments():
            return _check(arguments)
        case ExplainArguments():
            return _explain(arguments)
        case NewCaseArguments():
            return _new_case(arguments)
        case ReassessArguments():
            return run_reassess(arguments)
        case SchemaArguments():
            return f"{json.dumps(_schema(arguments), ensure_ascii=False, indent=2)}\n"
        case _:
            assert_never(arguments)


def _schema(arguments: SchemaArguments) -> dict[str, object]:
    vocabulary = vocabulary_of(childcare.Case)
    return case_schema(vocabulary, _library(arguments).declared_facts) if arguments.of_cases else policy_schema(vocabulary)


def _assess(arguments: AssessArguments) -> str:
    library = _library(arguments)
    case = childcare.read_case(arguments.case, library=library)
    assessment = assess(case, library, on=_day(arguments), known_on=arguments.known_on, overlays=arguments.overlays)
    if arguments.format == "json":
        return f"{assessment.to_json()}\n"
    if arguments.format in {"html", "docx", "xlsx"}:
        return paper_output(assessment, arguments.format, arguments.output, arguments.language)
    sheet = assessment_sheet(assessment, arguments.language)
    return _printed(sheet, arguments.language, is_markdown=arguments.format == "markdown")


def _recover(arguments: RecoverArguments) -> str:
    library = _library(arguments)
    case = childcare.read_case(arguments.case, library=library)
    found = recover(case, library, on=_day(arguments), known_on=arguments.known_on, overlays=arguments.overlays)
    if arguments.format == "json":
        return f"{found.to_json()}\n"
    sheet = recovery_sheet(found, arguments.language)
    return _printed(sheet, arguments.language, is_markdown=arguments.format == "markdown")


def _day(arguments: AssessArguments | RecoverArguments) -> date:
    """The day as of which the case is assessed; the command line alone reads the clock."""
    return arguments.on if arguments.on is not None else datetime.now().astimezone().date()


def _check(arguments: CheckArguments) -> str:
    folder = arguments.folder if arguments.folder is not None else childcare.policies_folder()
    report = check_folder(folder, vocabulary=childcare.Case)
    lines = [str(fault) for fault in report.faults]
    lines += [UNCOVERED.to(arguments.language).format(incentive=incentive) for incentive in report.uncovered]
    if not report.is_clean:
        raise Refusal("\n".join(lines))
    if arguments.format == "json":
        return f"{json.dumps(check_document(report, with_boundaries=arguments.boundaries), ensure_ascii=False, indent=2)}\n"
    counts = CHECKED.to(arguments.language).format(
        instruments=report.instruments,
        incentives=report.incentives,
        parameters=report.parameters,
        cases=report.cases,
    )
    found = boundary_lines(report, arguments.language) if arguments.boundaries else []
    return "".join([counts, *summary_lines(report, arguments.language), *found])


def _explain(arguments: ExplainArguments) -> str:
    library = _library(arguments)
    sheet = _explained(arguments.incentive, library, arguments.language)
    return _printed(sheet, arguments.language, is_markdown=arguments.format == "markdown")


def _explained(name: str, library: Library, language: Language) -> Sheet:
    if name in library.incentives:
        return rule_sheet(name, library, language)
    if name in library.checks:
        return check_sheet(name, library, language)
    if name in library.instruments:
        return instrument_sheet(name, library, language)
    raise Refusal(_unknown_incentive(name, library, language))


def _new_case(arguments: NewCaseArguments) -> str:
    library = _library(arguments)
    if arguments.place is not None and library.chain_of(arguments.place) is None:
        raise Refusal(UNKNOWN_PLACE.to(arguments.language).format(code=arguments.place))
    return case_template(library, arguments.language, place=arguments.place)


def _unknown_incentive(name: str, library: Library, language: Language) -> str:
    """A message with the id that was probably meant, or with all."""
    by_last_part = [incentive for incentive in library.incentives if incentive.rpartition(".")[2] == name]
    close = by_last_part or get_close_matches(name, library.incentives, n=3)
    if close:
        return UNKNOWN_INCENTIVE_CLOSE.to(language).format(name=name, close=LIST.to(language).join(close))
    return UNKNOWN_INCENTIVE.to(language).format(name=name, all="\n".join(f"  {each}" for each in library.incentives))


def _library(arguments: AssessArguments | RecoverArguments | ExplainArguments | NewCaseArguments | SchemaArguments) -> Library:
    if arguments.policies is not None:
        return load_library(arguments.policies, vocabulary=childcare.Case)
    return childcare.library()


def _printed(sheet: Sheet, language: Language, *, is_markdown: bool) -> str:
    return print_markdown(sheet, language) if is_markdown else print_text(sheet, language)
