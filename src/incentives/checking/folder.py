"""A folder of policies checked as a whole."""

from pathlib import Path

import attrs

from incentives.calculator import PathLike, vocabulary_of
from incentives.checking.advising.advice import note_advice
from incentives.checking.advising.as_written import note_long_ways
from incentives.checking.cases import ready, run_case
from incentives.checking.citations import note_citations
from incentives.checking.coverage import BoundaryCoverage, measure_coverage
from incentives.checking.proof_faults import note_faults
from incentives.errors import Fault, PolicyError
from incentives.loading.files.garbled import note_garbled
from incentives.loading.files.library_folder import load_read
from incentives.loading.files.policy_cases import read_policy_cases
from incentives.loading.text.files import read_folder
from incentives.loading.text.log import FaultLog
from incentives.loading.text.survey import survey_folder
from incentives.policy.library import Library
from incentives.policy.proof import Proof, prove


@attrs.frozen(kw_only=True)
class CheckReport:
    """What a check found.

    `faults` is empty if all is well, else in the order of files and lines; `uncovered` names
    incentives and results that no policy case speaks of.

    `library`, `proof` and `coverage` are None where the folder could not be loaded. Boundaries that
    no case shows are reported in `coverage`; they are no faults.

    `advice`: what the policies might say better, in the order of files; it is no fault.

    `hidden` and `others`: what lies in the folder and was passed over, as in `Survey`.
    """

    faults: tuple[Fault, ...]
    instruments: int
    incentives: int
    parameters: int
    cases: int
    uncovered: tuple[str, ...]
    library: Library | None = None
    proof: Proof | None = None
    coverage: BoundaryCoverage | None = None
    hidden: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    advice: tuple[Fault, ...] = ()

    @property
    def is_clean(self) -> bool:
        return not self.faults and not self.uncovered


def check_folder(folder: PathLike, *, vocabulary: type) -> CheckReport:
    """Everything wrong with the policies and policy cases of a folder.

    Nothing is raised for faults in them. A folder that cannot be loaded has the faults of loading,
    and no counts.
    """
    return _check(Path(folder), vocabulary)


def _check(folder: Path, vocabulary: type) -> CheckReport:
    log = FaultLog()
    try:
        read = read_folder(folder, log)
        library = load_read(read, vocabulary_of(vocabulary), log)
    except PolicyError as error:
        return CheckReport(
            faults=error.faults, instruments=0, incentives=0, parameters=0, cases=0, uncovered=()
        )
    proof = prove(library)
    note_citations(library, log)
    note_faults(proof, library, log)
    proven = len(log.faults)
    cases = [
        ready(case, library, log) for case in read_policy_cases(folder, library.vocabulary, log)
    ]
    are_all_read = len(log.faults) == proven  # else one not read may be the one that is missing
    for case in cases:
        run_case(case, library, log)
    survey = survey_folder(folder)
    advice = FaultLog()
    note_advice(library, advice)
    advice.sources |= log.sources
    note_long_ways([file.root for file in read.files], advice)
    note_garbled(folder, advice)
    spoken_of = {rule for case in cases for rule in case.case.speaks_of}
    return CheckReport(
        faults=tuple(sorted(log.faults, key=lambda fault: (fault.file, fault.line, fault.column))),
        instruments=len(library.instruments),
        incentives=len(library.incentives),
        parameters=sum(not parameter.is_version for parameter in library.parameters.values()),
        cases=len(cases),
        uncovered=tuple(sorted({*library.incentives, *library.results} - spoken_of))
        if are_all_read
        else (),
        library=library,
        proof=proof,
        coverage=measure_coverage(library, cases),
        hidden=survey.hidden,
        others=survey.others,
        advice=tuple(advice.faults),
    )
