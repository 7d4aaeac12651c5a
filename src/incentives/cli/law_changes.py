"""The commands about law that changes: `reassess` and `diff`."""

from pathlib import Path

from incentives.cli.arguments import DiffArguments, ReassessArguments
from incentives.cli.documents import COMPARISON, REASSESSMENT
from incentives.cli.inputs import asked_case, day_or_today
from incentives.cli.projects.asked import customary, library_in, project_of
from incentives.cli.refusal import Refusal
from incentives.cli.showing import Manner, show_document
from incentives.comparing import compare_editions
from incentives.loading.text.folder.packages import refuse_package_as_path
from incentives.policy.origin.layer import PolicyPackage
from incentives.projects.asking import LawAsked
from incentives.projects.finding import FILE
from incentives.projects.project import Project, source_of
from incentives.questions import (
    Layers,
    asks_for_day,
    open_editions,
    read_policy_questions,
    read_questions,
)
from incentives.recomputing import reassess
from incentives.wordings.cli.commands import DAY_WITHOUT_CASES, POLICIES_BESIDE_FOLDER

BUNDLED = "bundled"


def run_reassess(arguments: ReassessArguments) -> str:
    """The ledger of differences between two days of knowledge, as the whole output.

    A faulty case, policy or overlay is an `IncentivesError`, which passes through.
    """
    library = library_in(arguments.law)
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
    project = project_of(arguments.law)
    sides = (_side(arguments.before, project), _side(arguments.after, project))
    if arguments.law.policies and any(isinstance(side, tuple) for side in sides):
        raise Refusal(POLICIES_BESIDE_FOLDER.to(arguments.language))
    if arguments.on is not None and not asks_for_day(arguments.cases):
        raise Refusal(DAY_WITHOUT_CASES.to(arguments.language))
    cls = project.case_class
    before, after, home = open_editions(sides, project.layers, vocabulary=cls)
    on = day_or_today(arguments.on)
    editions = (before, after)
    questions = (
        read_questions(arguments.cases, editions, vocabulary=cls, on=on)
        if arguments.cases
        else read_policy_questions(home, editions, vocabulary=cls)
    )
    comparison = compare_editions(before, after, questions)
    manner = Manner(form=arguments.format, language=arguments.language)
    return show_document(COMPARISON, comparison, manner), not comparison.is_empty


def _side(written: str, project: Project) -> Layers | Path:
    """The layers of a library, or the path of an overlay.

    A folder with a project file is the library of that project. `bundled` are the policies that
    come with the program; a file or folder of that name comes first. A package that is written as a
    folder is a `PolicyError`.
    """
    source = source_of(written, Path())
    if isinstance(source, PolicyPackage):
        return (source,)
    if written == BUNDLED and not source.exists():
        return customary().layers
    if (source / FILE).is_file():
        asked = LawAsked(project=source, vocabulary=project.vocabulary)
        return project_of(asked).layers
    refuse_package_as_path(source)
    return (source,) if source.is_dir() else source
