"""With kernels the rows of a case are those that the reference gives it, all of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import AssessmentError, CaseError, Library, load_library
from incentives.childcare import Case
from incentives.engine.assessment.admission import admit
from incentives.tables.deciding import Decided, Question, asked, decided
from incentives.tables.runtimes import Runtime
from tests.compile.changing import DAYS, changed_examples
from tests.compile.libraries import good_cases
from tests.engine.evaluation.figures.test_named_limits import HUGE, LARGE, RULES, overlay
from tests.engine.small_domain import ON, case_of, one_file, yuan
from tests.report.reports import bundled


def rows_of(case: object, library: Library, question: Question) -> Decided | Mapping[str, object]:
    """The rows of the case, or by which faults it is refused."""
    try:
        admitted = admit(case, library)
    except CaseError as error:
        return {"faults": error.faults}
    (found,) = decided([asked("a", admitted)], library, question)
    return {"fault": found.fault} if isinstance(found, AssessmentError) else found


def both(case: object, library: Library, on: date) -> tuple[int, int]:
    """How many decisions there are, and how many are asked, after both ways gave the same rows."""
    by_reference = rows_of(case, library, Question(on=on, runtime="reference"))
    by_kernel = rows_of(case, library, Question(on=on, runtime="plain"))
    if not isinstance(by_reference, Decided) or not isinstance(by_kernel, Decided):
        assert by_kernel == by_reference
        return 0, 0
    assert by_kernel.decisions == by_reference.decisions
    assert by_kernel.case == by_reference.case
    return len(by_kernel.decisions), by_kernel.asked


def test_the_whole_language_comes_to_the_same_rows(good_libraries: dict[str, Library]) -> None:
    """Every good file of the language, relations and payments too, on its days and around them."""
    decisions = asked = 0
    for library, case, on in good_cases(good_libraries):
        for days in (-366, 0, 31):
            told = both(case, library, on + timedelta(days=days))
            decisions, asked = decisions + told[0], asked + told[1]
    assert 0 < asked < decisions


def test_a_workload_of_known_facts_is_asked_only_of_what_others_may_change() -> None:
    library = load_library(POLICIES, vocabulary=Institution)
    for institution in institutions(60, seed=5, mixed=True):
        assert isinstance(institution.as_of, date)
        assert both(institution, library, institution.as_of) == (12, 0)


@given(case=changed_examples(), on=DAYS)
def test_examples_changed_at_random_come_to_the_same_rows(case: Case, on: date) -> None:
    """In their own place or in any other, on any day, or refused for the same."""
    both(case, bundled(), on)


def test_limits_that_fall_together_are_refused_by_what_reads_them(tmp_path: Path) -> None:
    """Whoever else decides: the law of two overlays is the reference's alone."""
    library = one_file(tmp_path, RULES)
    overlays = (overlay(library, LARGE), overlay(library, HUGE.replace("900", "250")))
    told = {}
    runtimes: tuple[Runtime, ...] = ("plain", "reference")
    for runtime in runtimes:
        question = Question(on=ON, overlays=overlays, runtime=runtime)
        told[runtime] = rows_of(case_of(spent=yuan(50)), library, question)
    assert told["plain"] == told["reference"]
    assert "limits-falling" in str(told["plain"])
    rising = (overlays[0], overlay(library, HUGE))
    found = rows_of(
        case_of(spent=yuan(50)), library, Question(on=ON, overlays=rising, runtime="plain")
    )
    assert isinstance(found, Decided)
    assert found.asked == 0
