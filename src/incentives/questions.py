"""The editions that are compared and the cases they are asked about, from files and folders."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from incentives.calculator import load_library, load_overlay, read_case, vocabulary_of
from incentives.comparing import Question
from incentives.errors import IncentivesError, PolicyError
from incentives.facts.field import Role
from incentives.loading.files.case_folder import case_files_in
from incentives.loading.files.overlay_file import overlay_of_sets
from incentives.loading.files.policy_cases import PolicyCase, read_policy_cases
from incentives.loading.text.folder.roots import roots_of
from incentives.loading.text.log import FaultLog
from incentives.loading.text.survey import CASES_SUFFIX, root_of, survey_folder
from incentives.policy.figure_changes import Edition
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import PolicyPackage

Layers = tuple[Path | PolicyPackage, ...]
"""The layers of a library, the uppermost first."""


def open_editions(
    sides: tuple[Layers | Path, Layers | Path], base: Layers, *, vocabulary: type
) -> tuple[Edition, Edition, Layers]:
    """Both sides of a comparison, and the layers whose policy cases both can be asked.

    Layers are a library; a path is that of an overlay, applied to the library of the other side, or
    to that of `base` where both are overlays.

    Raises:
        PolicyError: if a library or an overlay is faulty.
    """
    stacks = [side for side in sides if isinstance(side, tuple)]
    home = stacks[0] if stacks else base
    libraries = {
        layers: load_library(layers, vocabulary=vocabulary)
        for layers in dict.fromkeys([home, *stacks])
    }
    editions = [
        Edition(library=libraries[side])
        if isinstance(side, tuple)
        else Edition(library=libraries[home], overlays=(load_overlay(side, libraries[home]),))
        for side in sides
    ]
    return editions[0], editions[1], home


def read_questions(
    paths: Sequence[Path], editions: tuple[Edition, Edition], *, vocabulary: type, on: date
) -> tuple[Question, ...]:
    """The cases of files and folders, in that order.

    Policy cases have their own day and figures, other cases are as of `on`. Of a folder, the policy
    cases below it count; if there are none, the case files in it, by name.

    Raises:
        CaseError: if a case is faulty, or a file of a folder may be one and is called otherwise.
        PolicyError: if a file of policy cases is faulty.
    """
    questions: list[Question] = []
    for path in paths:
        if path.is_dir():
            of_policies = read_policy_questions((path,), editions, vocabulary=vocabulary)
            questions += of_policies or [
                _question_of_file(file, vocabulary, on) for file in case_files_in(path)
            ]
        elif path.name.endswith(CASES_SUFFIX):
            questions += read_policy_questions(
                (path.parent,), editions, vocabulary=vocabulary, only=path.name
            )
        else:
            questions.append(_question_of_file(path, vocabulary, on))
    return tuple(questions)


def asks_for_day(paths: Sequence[Path]) -> bool:
    """Whether a case among the files and folders has no day of its own, as policy cases have."""
    return any(
        not survey_folder(root_of(path)).cases
        if path.is_dir()
        else not path.name.endswith(CASES_SUFFIX)
        for path in paths
    )


def _question_of_file(file: Path, vocabulary: type, on: date) -> Question:
    return Question(name=file.name, case=read_case(file, vocabulary=vocabulary), on=on)


def read_policy_questions(
    layers: Layers, editions: tuple[Edition, Edition], *, vocabulary: type, only: str | None = None
) -> list[Question]:
    """The policy cases of the layers, or of the one file `only` in them; a library may have none.

    Raises:
        PolicyError: if a file of policy cases is faulty.
    """
    log = FaultLog()
    cases = [
        case
        for root in roots_of(layers)
        for case in read_policy_cases(root, vocabulary_of(vocabulary), log)
        if only is None or case.span.file == root.shown(root.folder / only)
    ]
    log.raise_if_any()
    return [_question(case, editions) for case in cases]


def _question(case: PolicyCase, editions: tuple[Edition, Edition]) -> Question:
    """The policy case; figures that one edition does not know are its reason not to answer."""
    supplied: list[tuple[Overlay, ...]] = []
    refusals: list[IncentivesError | None] = []
    for edition in editions:
        try:
            supplied.append(_own_overlay(case, edition.library))
            refusals.append(None)
        except PolicyError as error:
            supplied.append(())
            refusals.append(error)
    return Question(
        name=case.name,
        case=case.case,
        on=case.on,
        known_on=case.known_on,
        overlays=(supplied[0], supplied[1]),
        refusals=(refusals[0], refusals[1]),
    )


def _own_overlay(case: PolicyCase, library: Library) -> tuple[Overlay, ...]:
    if case.overlay is None:
        return ()
    log = FaultLog()
    role = library.vocabulary.role(Role.JURISDICTION)
    chain = library.chain_of(str(getattr(case.case, role.name))) if role is not None else None
    overlay = overlay_of_sets(case.overlay, chain[-1] if chain is not None else "", library, log)
    log.raise_if_any()
    return (overlay,)
