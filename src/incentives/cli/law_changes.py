"""The commands about law that changes: `reassess` and `diff`."""

from datetime import datetime
from pathlib import Path

from incentives import childcare
from incentives.calculator import load_library, reassess
from incentives.cli.arguments import DiffArguments, ReassessArguments
from incentives.comparing import compare_editions
from incentives.questions import open_editions, read_policy_questions, read_questions
from incentives.report.papers.comparison import comparison_sheet
from incentives.report.papers.ledger import ledger_sheet
from incentives.report.printing.blocks import Sheet
from incentives.report.printing.markdown import print_markdown
from incentives.report.printing.text import print_text

BUNDLED = "bundled"


def run_reassess(arguments: ReassessArguments) -> str:
    """The ledger of differences between two days of knowledge.

    Raises: IncentivesError, if a case, policy or overlay is faulty.
    """
    policies = arguments.policies
    library = load_library(policies, vocabulary=childcare.Case) if policies is not None else childcare.library()
    case = childcare.read_case(arguments.case, library=library)
    on = arguments.on if arguments.on is not None else datetime.now().astimezone().date()
    found = reassess(case, library, on=on, was=arguments.was, now=arguments.now, overlays=arguments.overlays)
    if arguments.format == "json":
        return f"{found.to_json()}\n"
    return _printed(ledger_sheet(found, arguments.language), arguments)


def run_diff(arguments: DiffArguments) -> tuple[str, bool]:
    """The comparison of two editions of the law, and whether they differ.

    Raises: IncentivesError, if a case, policy or overlay is faulty.
    """
    sides = (_path(arguments.before), _path(arguments.after))
    before, after, home = open_editions(sides, _path(arguments.policies or Path(BUNDLED)), vocabulary=childcare.Case)
    on = arguments.on if arguments.on is not None else datetime.now().astimezone().date()
    editions = (before, after)
    questions = (
        read_questions(arguments.cases, editions, vocabulary=childcare.Case, on=on)
        if arguments.cases
        else read_policy_questions(home, editions, vocabulary=childcare.Case)
    )
    found = compare_editions(before, after, questions)
    if arguments.format == "json":
        return f"{found.to_json()}\n", not found.is_empty
    return _printed(comparison_sheet(found, arguments.language), arguments), not found.is_empty


def _path(path: Path) -> Path:
    """The path; `bundled` are the policies that come with the program, unless there is a file or folder of that name."""
    return childcare.policies_folder() if str(path) == BUNDLED and not path.exists() else path


def _printed(sheet: Sheet, arguments: ReassessArguments | DiffArguments) -> str:
    print_sheet = print_markdown if arguments.format == "markdown" else print_text
    return print_sheet(sheet, arguments.language)
