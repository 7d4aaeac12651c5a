"""How much work a case is at most, and that the kernel tells nothing of what may be too much."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import incentives
from incentives import Library, childcare
from incentives.compile.awaited.growth import NO_WORK
from incentives.compile.awaited.practice import CASES_BEFORE, Practice, cost_of, lengths_of
from incentives.compile.awaited.work import work_of
from incentives.engine.assessment.admission import admit
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.determination.together import MOST_TRIED
from incentives.policy.library import law_of
from tests.compile.libraries import good_cases
from tests.engine.evaluation.test_effort import PAIRS, many, refusal_of
from tests.engine.relations.trader_domain import ON, market
from tests.examples.worked import all_worked
from tests.report.reports import bundled


def examples() -> Iterator[tuple[object, Library, date]]:
    for worked in all_worked():
        yield childcare.read_case(worked.case), bundled(), worked.on


def assert_is_within(case: object, library: Library, on: date) -> None:
    """What it takes is no more than is reckoned of its lists."""
    admitted = admit(case, library)
    law = law_of(library, admitted.chain)
    assessor = Assessor(law=law, snapshot=admitted.snapshot, on=on)
    assessor.solved()
    most = work_of(law).at(lengths_of(admitted.snapshot))
    assert cost_of(assessor.effort) <= most * (MOST_TRIED + 1)


def test_no_example_takes_more_than_is_reckoned() -> None:
    for case, library, on in examples():
        assert_is_within(case, library, on)


def test_the_whole_language_takes_no_more_than_is_reckoned(
    good_libraries: dict[str, Library],
) -> None:
    """Rows, periods, accounts, tables, limits that rows share: every good file."""
    for library, case, on in good_cases(good_libraries):
        assert_is_within(case, library, on)


def test_work_grows_with_each_combination_of_rows() -> None:
    """Of a list within itself with the square; a list without rows costs what one row does."""
    growth = (NO_WORK + 3).for_rows(["a", "b"]) * 2 + 5
    assert (6 * 4 * 7 + 5, 6 * 7 + 5) == (growth.at({"a": 4, "b": 7}), growth.at({"b": 7}))
    assert 4 * 7 + 4 * 2 == (NO_WORK + 4).for_each_of([["a", "b"]]).at({"a": 7, "b": 2})


def test_what_may_be_too_much_work_is_refused_when_it_is_assessed(tmp_path: Path) -> None:
    """By `assess` itself, however many cases were told by the kernel before."""
    library = market(tmp_path, incentives=PAIRS)
    few, more = many(40), many(2_000)
    told = [incentives.assess(few, library, on=ON) for _ in range(CASES_BEFORE + 1)]
    assert told[-1]._adding is not None
    fault = refusal_of(lambda: incentives.assess(more, library, on=ON)).fault
    assert fault.slug == "too-much-work"


def test_only_cases_of_surely_little_work_are_told_by_the_kernel(tmp_path: Path) -> None:
    """Ten times the greatest part that was seen of what is reckoned stays below the most."""
    library = market(tmp_path, incentives=PAIRS)
    for _ in range(CASES_BEFORE):
        incentives.assess(many(40), library, on=ON)
    told = {
        count: incentives.assess(many(count), library, on=ON)._adding is not None
        for count in (10, 40, 200, 800)
    }
    assert {10: True, 40: True, 200: True, 800: False} == told


def test_several_threads_note_and_ask_at_once(tmp_path: Path) -> None:
    """Nothing is taken from under another; of cases that nobody asks about few are kept."""
    library = market(tmp_path, incentives=PAIRS)
    admitted = admit(many(3), library)
    law = law_of(library, admitted.chain)
    assessor = Assessor(law=law, snapshot=admitted.snapshot, on=ON)
    assessor.solved()
    practice = Practice(law=law)

    def note_and_ask(at: int) -> bool:
        practice.note(admitted.snapshot, assessor.effort)
        return at % 3 == 0 or practice.is_surely_little(lengths_of(admitted.snapshot))

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(max_workers=8) as threads:
            assert all(threads.map(note_and_ask, range(4_000)))
    finally:
        sys.setswitchinterval(interval)
    for _ in range(500):
        practice.note(admitted.snapshot, assessor.effort)
    assert practice.cases == 4_500
    assert len(practice._seen) < 100
