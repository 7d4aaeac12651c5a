"""The commands about law that changes: `reassess` and `diff`."""

from pathlib import Path

from incentives import childcare
from incentives.calculator import load_library, reassess
from incentives.cli.arguments import DiffArguments, ReassessArguments
from incentives.cli.documents import COMPARISON, REASSESSMENT
from incentives.cli.inputs import asked_case, day_or_today
from incentives.cli.refusal import Refusal
from incentives.cli.showing import Manner, show_document
from incentives.comparing import compare_editions
from incentives.policy.library import Library
from incentives.questions import asks_for_day, open_editions, read_policy_questions, read_questions
from incentives.wordings.cli.commands import DAY_WITHOUT_CASES, POLICIES_BESIDE_FOLDER

BUNDLED = "bundled"


def library_in(policies: Path | None) -> Library:
    """The policies of the folder, loaded and checked; None: those that are bundled."""
    if policies is None:
        return childcare.library()
    return load_library(policies, vocabulary=childcare.Case)


def policies_in(policies: Path | None) -> Path:
    """The folder of the policies; None: where those that are bundled lie."""
    return childcare.policies_folder() if policies is None else policies


def run_reassess(arguments: ReassessArguments) -> str:
    """The ledger of differences between two days of knowledge, as the whole output.

    A faulty case, policy or overlay is an `IncentivesError`, which passes through.
    """
    library = library_in(arguments.policies)
    on = day_or_today(arguments.on)
    case, paid_by = asked_case(arguments, library, sheet_day=max(on, arguments.now))
    reassessment = reassess(
        case,
        library,
        on=on,
        was=arguments.was,
        now=arguments.now,
        overlays=arguments.overlays,
        paid_by=paid_by,
    )
    manner = Manner(form=arguments.format, language=arguments.language)
    return show_document(REASSESSMENT, reassessment, manner)


def run_diff(arguments: DiffArguments) -> tuple[str, bool]:
    """The comparison of two editions of the law as the whole output, and whether they differ.

    A faulty case, policy or overlay is an `IncentivesError`, which passes through.

    Raises:
        Refusal: if policies are named that neither side is laid over, or a day that no case is
            assessed as of (`unused-option`).
    """
    sides = (_side(arguments.before), _side(arguments.after))
    if arguments.policies is not None and any(isinstance(side, tuple) for side in sides):
        raise Refusal(POLICIES_BESIDE_FOLDER.to(arguments.language))
    if arguments.on is not None and not asks_for_day(arguments.cases):
        raise Refusal(DAY_WITHOUT_CASES.to(arguments.language))
    before, after, home = open_editions(
        sides, (policies_in(arguments.policies),), vocabulary=childcare.Case
    )
    on = day_or_today(arguments.on)
    editions = (before, after)
    questions = (
        read_questions(arguments.cases, editions, vocabulary=childcare.Case, on=on)
        if arguments.cases
        else read_policy_questions(home, editions, vocabulary=childcare.Case)
    )
    comparison = compare_editions(before, after, questions)
    manner = Manner(form=arguments.format, language=arguments.language)
    return show_document(COMPARISON, comparison, manner), not comparison.is_empty


def _side(path: Path) -> tuple[Path] | Path:
    """The layers of a library, or the path of an overlay.

    `bundled` are the policies that come with the program; a file or folder of that name comes
    first.
    """
    if str(path) == BUNDLED and not path.exists():
        return (childcare.policies_folder(),)
    return (path,) if path.is_dir() else path
