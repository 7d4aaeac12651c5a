"""`check`: loads a folder of policies, runs its policy cases, and reports everything that is wrong."""

from pathlib import Path

import attrs

from incentives.calculator import assess_with, vocabulary_of
from incentives.engine.result import Determination
from incentives.errors import AssessmentError, CaseError, CaseFault, Fault, PolicyError
from incentives.facts.field import Role
from incentives.loading.library_folder import load_folder
from incentives.loading.log import FaultLog
from incentives.loading.overlay_file import overlay_of_sets
from incentives.loading.policy_cases import Expected, PolicyCase, read_policy_cases
from incentives.policy.library import Library, Overlay


@attrs.frozen(kw_only=True)
class CheckReport:
    """What a check found. `faults` is empty if all is well; `uncovered` names incentives that no policy case speaks of."""

    faults: tuple[Fault, ...]
    instruments: int
    incentives: int
    parameters: int
    cases: int
    uncovered: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not self.faults and not self.uncovered


def check_folder(folder: Path, *, vocabulary: type) -> CheckReport:
    """Everything wrong with the policies and policy cases of a folder; nothing is raised for faults in them."""
    log = FaultLog()
    try:
        library = load_folder(folder, vocabulary_of(vocabulary))
    except PolicyError as error:
        return CheckReport(faults=error.faults, instruments=0, incentives=0, parameters=0, cases=0, uncovered=())
    cases = read_policy_cases(folder, library.vocabulary, log)
    for case in cases:
        _run(case, library, log)
    spoken_of = {incentive for case in cases for incentive in case.expected}
    return CheckReport(
        faults=tuple(sorted(log.faults, key=lambda fault: (fault.file, fault.line, fault.column))),
        instruments=len(library.instruments), incentives=len(library.incentives), parameters=len(library.parameters),
        cases=len(cases), uncovered=tuple(sorted(set(library.incentives) - spoken_of)),
    )  # fmt: skip


def _run(case: PolicyCase, library: Library, log: FaultLog) -> None:
    overlays: tuple[Overlay, ...] = ()
    if case.overlay is not None:
        overlays = (overlay_of_sets(case.overlay, _place_of(case, library), library, log),)
    try:
        assessment = assess_with(
            case.case,
            library,
            on=case.on,
            known_on=case.known_on,
            overlays=overlays,
            ranks=any(expected.missing is not None for expected in case.expected.values()),
        )
    except CaseError as error:
        for fault in error.faults:
            subject = f"{fault.path}: " if isinstance(fault, CaseFault) else ""
            message = f"'{case.name}' cannot be assessed: {subject}{fault.message}"
            log.add(case.span, message, "case-not-assessed", fault.hint)
        return
    except AssessmentError as error:
        log.add(case.span, f"'{case.name}' cannot be assessed: {error}", "case-not-assessed")
        return
    for incentive, expected in case.expected.items():
        if incentive not in assessment:
            log.add(expected.span, f"no incentive '{incentive}' is law at the place of '{case.name}'", "unknown-incentive")
            continue
        for problem in differences(assessment[incentive], expected):
            log.add(expected.span, f"'{case.name}': {problem}", "case-differs")


def _place_of(case: PolicyCase, library: Library) -> str:
    """The id of the jurisdiction of the case, the root where the domain has no places."""
    role = library.vocabulary.role(Role.JURISDICTION)
    chain = library.chain_of(str(getattr(case.case, role.name))) if role is not None else None
    return chain[-1] if chain is not None else ""


def differences(found: Determination, expected: Expected) -> list[str]:
    """What of the determination is not as expected, in words."""
    pairs: list[tuple[str, object, object]] = [("outcome", found.outcome.value, expected.outcome)]
    if expected.amount is not None:
        amount = f"{found.amount.amount:.2f}" if found.amount is not None else None
        pairs.append(("amount", amount, expected.amount))
    if expected.amount_range is not None:
        ends = found.amount_range
        shown = None if ends is None else (f"{ends[0].amount:.2f}", f"{ends[1].amount:.2f}" if ends[1] is not None else None)
        pairs.append(("range", shown, expected.amount_range))
    if expected.missing is not None:
        pairs.append(("missing", tuple(missing.id for missing in found.missing), expected.missing))
    for charge, wanted in (expected.consequences or {}).items():
        saved = next((each for each in found.consequences if each.charge.id == charge), None)
        shown_saved = f"{saved.amount.amount:.2f}" if saved is not None and saved.amount is not None else None
        pairs.append((f"consequence {charge}", shown_saved, wanted))
    return [f"{name} is {_words(was)}, expected {_words(wanted)}" for name, was, wanted in pairs if was != wanted]


def _words(value: object) -> str:
    return "none" if value is None else str(value)
