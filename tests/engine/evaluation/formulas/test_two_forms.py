"""What is worked out without its working comes to what it comes to with it."""

import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given

from incentives import AssessmentError, CaseError, Library, childcare
from incentives.childcare import Case
from incentives.documents.record import determination_document
from incentives.engine.assessment.admission import admit
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.trace import Trace, traces_in_all
from incentives.engine.findings.determination import Determination
from incentives.language.expression import Apply
from incentives.policy.library import law_of
from tests.compile.changing import DAYS, changed_examples
from tests.compile.libraries import good_cases
from tests.conformance.test_good import load_good
from tests.report.reports import EXAMPLES, bundled


def documents(case: object, library: Library, on: date, *, at_once: bool) -> object:
    """All that is told of each incentive; `at_once`: every value was worked out with its working.

    Of what is refused, why.
    """
    try:
        assessor = assessor_of(case, library, on)
        if at_once:
            assessor.evaluator.watch(assessor.evaluator.handlers)
        return [determination_document(each) for each in assessor.all_determinations()]
    except CaseError as error:
        return error.faults
    except AssessmentError as error:
        return error.fault


def assessor_of(case: object, library: Library, on: date) -> Assessor:
    admitted = admit(case, library)
    law = law_of(library, admitted.chain, None, ())
    return Assessor(law=law, snapshot=admitted.snapshot, on=on)


@pytest.fixture(scope="module")
def good_libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Library]:
    return load_good(tmp_path_factory.mktemp("good"))


def test_the_whole_language_comes_to_the_same(good_libraries: dict[str, Library]) -> None:
    """Every good file of the language, on its days and around them, working by working."""
    told = 0
    for library, case, on in good_cases(good_libraries):
        for days in (-366, 0, 31):
            day = on + timedelta(days=days)
            assert documents(case, library, day, at_once=False) == documents(
                case, library, day, at_once=True
            )
            told += 1
    assert told > 100


@given(case=changed_examples(), on=DAYS)
def test_examples_changed_at_random_come_to_the_same(case: Case, on: date) -> None:
    """With what is not known, in their own place or in any other, on any day."""
    assert documents(case, bundled(), on, at_once=False) == documents(
        case, bundled(), on, at_once=True
    )


def test_nothing_is_told_before_somebody_looks() -> None:
    """All amounts of an example without a working; then of one all that is inside it."""
    assessor, found = example()
    awaited = [trace for trace in workings_of(found) if trace._waiting is not None]
    assert len(awaited) > 20
    before = assessor.effort.steps
    looked = [trace for trace in awaited if isinstance(trace.expression, Apply)]
    assert [len(trace.parts) for trace in looked if trace.parts]
    assert all(trace._waiting is None for trace in looked)
    assert assessor.effort.steps == before, "it was counted when it was worked out"


def test_what_several_rest_on_is_told_once() -> None:
    """Whoever looks first: as many workings of definitions as if all were made at once."""
    _, later = example()
    _, at_once = example(at_once=True)
    assert bodies_in(workings_of(later)[::-1]) == bodies_in(workings_of(at_once)) > 10


def bodies_in(workings: list[Trace]) -> int:
    """How many different workings there are of what definitions say."""
    inside = traces_in_all(workings)
    return len({id(trace.parts[0]) for trace in inside if trace.definition is not None})


def test_a_working_that_travels_is_looked_at_before() -> None:
    """It arrives with all its parts, and without what they were worked out with."""
    _, found = example()
    trace = next(each for each in workings_of(found) if each._waiting is not None)
    sent = pickle.dumps(trace)
    back = pickle.loads(sent)  # noqa: S301 - the test has pickled it
    assert back._waiting is None
    assert len(back.parts) == len(trace.parts)
    assert b"Evaluator" not in sent


def test_several_threads_may_look_at_one_working() -> None:
    """One of them makes it; all see the same parts, and it is made once."""
    _, found = example()
    trace = next(each for each in workings_of(found) if each._waiting is not None)
    assert trace._waiting is not None
    worker, _ = trace._waiting
    with ThreadPoolExecutor(4) as threads, worker.looking:
        looks = [threads.submit(lambda: id(trace.parts)) for _ in range(4)]
        assert not any(look.done() for look in looks), "they wait for who is making one"
    assert {look.result() for look in looks} == {id(trace.parts)}


def example(*, at_once: bool = False) -> tuple[Assessor, tuple[Determination, ...]]:
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    assessor = assessor_of(case, bundled(), date(2023, 12, 31))
    if at_once:
        assessor.evaluator.watch(assessor.evaluator.handlers)
    return assessor, assessor.all_determinations()


def workings_of(found: Sequence[Determination]) -> list[Trace]:
    """Of every condition and step, each once."""
    parts = [part for determination in found for part in determination.working]
    conditions = [part.condition for part in parts]
    steps = [step.trace for part in parts for step in part.steps]
    every = {id(trace): trace for trace in (*conditions, *steps) if trace is not None}
    return list(every.values())
