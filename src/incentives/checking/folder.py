"""A folder of policies checked as a whole."""

from collections.abc import Iterable

import attrs

from incentives.calculator import load_library, vocabulary_of
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
from incentives.loading.text.files import PolicyFile, read_folders
from incentives.loading.text.folder.roots import roots_of
from incentives.loading.text.log import FaultLog
from incentives.loading.text.survey import PolicyRoot, survey_folder
from incentives.policy.check import ComputedResult
from incentives.policy.library import Library
from incentives.policy.origin.layer import Policies, layers_in
from incentives.policy.proof import Proof, prove
from incentives.policy.rule import Incentive


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
        """Whether there is no fault, and a policy case for each incentive and result."""
        return not self.faults and not self.uncovered


def check_folder(policies: Policies, *, vocabulary: type) -> CheckReport:
    """Everything wrong with the policies and policy cases of a folder.

    Of several layers the uppermost is checked, over those under it, which whoever made them has
    checked: counts, cases, citations, coverage and advice are of it alone. What is wrong with all
    of them together is told wherever it stands.

    Nothing is raised for faults in them. A folder that cannot be loaded has the faults of loading,
    and no counts.
    """
    log = FaultLog()
    try:
        roots = roots_of(layers_in(policies))
        if len(roots) > 1:
            load_library(layers_in(policies)[1:], vocabulary=vocabulary)
        read = read_folders(roots, log)
        library = load_read(read, vocabulary_of(vocabulary), log)
    except PolicyError as error:
        return CheckReport(
            faults=error.faults, instruments=0, incentives=0, parameters=0, cases=0, uncovered=()
        )
    return _Checked(root=roots[0], files=read[0].files, library=library, log=log).report()


@attrs.frozen(kw_only=True, repr=False)
class _Checked:
    """The folder that is checked, its files, and the library that it is the uppermost layer of."""

    root: PolicyRoot
    files: tuple[PolicyFile, ...]
    library: Library
    log: FaultLog

    def report(self) -> CheckReport:
        """What must hold is proven, the cases are run, and what goes for its text is noted."""
        library, log = self.library, self.log
        proof = prove(library)
        citations = FaultLog(sources=log.sources)
        note_citations(library, citations)
        log.faults.extend(self._own(citations.faults))
        note_faults(proof, library, log)
        proven = len(log.faults)
        read = read_policy_cases(self.root, library.vocabulary, log)
        cases = [ready(case, library, log) for case in read]
        are_all_read = len(log.faults) == proven  # else one not read may be the one that is missing
        for case in cases:
            run_case(case, library, log)
        survey = survey_folder(self.root)
        spoken_of = {rule for case in cases for rule in case.case.speaks_of}
        rules: list[Incentive | ComputedResult] = [*library.incentives.values()]
        rules += library.results.values()
        own = {rule.id for rule in rules if self._is_own(rule.instrument)}
        return CheckReport(
            faults=tuple(
                sorted(log.faults, key=lambda fault: (fault.file, fault.line, fault.column))
            ),
            instruments=sum(map(self._is_own, library.instruments)),
            incentives=len(own & library.incentives.keys()),
            parameters=sum(
                not parameter.is_version and self._stands_in(parameter.span.file)
                for parameter in library.parameters.values()
            ),
            cases=len(cases),
            uncovered=tuple(sorted(own - spoken_of)) if are_all_read else (),
            library=library,
            proof=proof,
            coverage=measure_coverage(library, cases, own),
            hidden=survey.hidden,
            others=survey.others,
            advice=self._advice(),
        )

    def _advice(self) -> tuple[Fault, ...]:
        advice = FaultLog()
        note_advice(self.library, advice)
        advice.sources |= self.log.sources
        note_long_ways([file.root for file in self.files], advice)
        note_garbled(self.root, advice)
        return self._own(advice.faults)

    def _own(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Those that stand in the folder that is checked."""
        return tuple(fault for fault in faults if self._stands_in(fault.file))

    def _stands_in(self, file: str) -> bool:
        return len(self.library.layers) == 1 or file.startswith(f"{self.root.label}/")

    def _is_own(self, instrument: str) -> bool:
        return self.library.layer_of[instrument] is self.library.layers[0]
