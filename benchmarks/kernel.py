"""What a case costs in the kernel, plain and compiled, as ratios to the reference in the same run.

`python -m benchmarks.kernel` (with `--compiled` where the extra `fast` is installed).
"""

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import date

import attrs

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import Library, childcare, load_library
from incentives.compile.filling import filling_of
from incentives.compile.kernel import Kernel, kernel_of
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.naming import with_ids
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.policy.library import Law, law_of

PLACE = "320614"


@attrs.frozen(kw_only=True)
class Workload:
    """Cases of one place on one day."""

    name: str
    law: Law
    snapshots: Sequence[Snapshot]
    on: date


def main() -> None:
    """Measures both workloads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiled", action="store_true")
    is_compiled = parser.parse_args().compiled
    for workload in (_town(), _district()):
        _measure(workload, is_compiled=is_compiled)


def _town() -> Workload:
    library = load_library(POLICIES, vocabulary=Institution)
    return _workload("haimen-12", library, list(institutions(300, seed=1)), date(2024, 7, 1))


def _district() -> Workload:
    library = childcare.library()
    examples = [childcare.read_case(one.path) for one in childcare.example_cases().values()]
    own = [case for case in examples if case.district == PLACE]
    return _workload("the bundled library, Haimen", library, own * 20, date(2023, 12, 31))


def _workload(name: str, library: Library, cases: Sequence[object], on: date) -> Workload:
    chain = library.chain_of(PLACE)
    assert chain is not None
    snapshots = [take_snapshot(with_ids(case, library), library.vocabulary) for case in cases]
    return Workload(name=name, law=law_of(library, chain), snapshots=snapshots, on=on)


def _measure(workload: Workload, *, is_compiled: bool) -> None:
    number = len(workload.snapshots)
    kernel = kernel_of(workload.law)
    filling = filling_of(workload.law.library)
    words = kernel.layout.beginning
    cases: list[int] = []

    def fill() -> None:
        words[:] = kernel.layout.beginning
        fillings = (filling.fill(one, on=workload.on, into=words) for one in workload.snapshots)
        cases[:] = fillings

    days = [workload.on.toordinal()] * number
    reference = _least(lambda: _determined(workload)) / number
    told = {"reference, without relations": reference, "filling": _least(fill) / number}
    told["kernel, plain"] = _least(lambda: kernel.decided(words, cases, days)) / number
    if is_compiled:
        fast: Kernel = kernel.compiled()
        fast.decided(words, cases, days)
        told["kernel, compiled"] = _least(lambda: fast.decided(words, cases, days)) / number
    print(f"{workload.name}: {number} cases, {len(kernel.incentives)} incentives")
    for name, seconds in told.items():
        print(f"  {name:30} {seconds * 1e6:9.1f} us a case, {reference / seconds:8.1f} x")


def _determined(workload: Workload) -> None:
    for snapshot in workload.snapshots:
        assessor = Assessor(law=workload.law, snapshot=snapshot, on=workload.on)
        for incentive in kernel_of(workload.law).incentives:
            assessor.determination(incentive)


def _least(work: Callable[[], object]) -> float:
    """The least processor time of three runs."""
    times = []
    for _ in range(3):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return min(times)


if __name__ == "__main__":
    main()
