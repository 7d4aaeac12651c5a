"""A case on its way in: straight to words, or admitted; in the end the same facts, made once."""

import gc
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial
from sys import maxsize

import attrs
import pytest
from moneyed import Money

import incentives
from benchmarks.haimen12.drawing import ONE_DAY, institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import CaseError, Library, Month, childcare
from incentives.compile.awaited import practice
from incentives.compile.awaited.entering import Entered, enter
from incentives.compile.sound.reader import sound_reader_of
from incentives.engine.assessment.admission import admit
from tests.compile.awaited.reference_alone import reference_alone
from tests.report.reports import bundled


@pytest.fixture(scope="module")
def library() -> Library:
    return incentives.load_library(POLICIES, vocabulary=Institution)


@pytest.fixture
def told_from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel is asked of the first case already."""
    monkeypatch.setattr(practice, "CASES_BEFORE", 0)
    monkeypatch.setattr(practice, "MOST_LOOKED", maxsize)


def entered(case: Institution, library: Library) -> Entered[Institution]:
    return enter(case, library, on=ONE_DAY, known_on=None, overlays=())


def an_institution() -> Institution:
    return next(institutions(1, seed=1))


@pytest.mark.usefixtures("told_from_the_first")
def test_a_case_goes_straight_where_its_law_has_a_kernel(library: Library) -> None:
    """Its facts are those that are read where it has none."""
    case = an_institution()
    straight = entered(case, library)
    with reference_alone():
        read = entered(case, library)
    assert (straight.sound is None, read.sound is None) == (False, True)
    assert straight.snapshot.values == read.snapshot.values
    assert straight.law is read.law
    assert straight.lengths == read.lengths


@pytest.mark.usefixtures("told_from_the_first")
def test_what_is_wrong_is_refused_in_the_same_words(library: Library) -> None:
    """What is in doubt is admitted by itself."""
    case = attrs.evolve(an_institution(), places_after=-1, water=1.5)  # type: ignore[arg-type]
    with pytest.raises(CaseError) as straight:
        incentives.assess(case, library, on=ONE_DAY)
    with pytest.raises(CaseError) as alone:
        admit(case, library)
    assert alone.value.faults == straight.value.faults


@pytest.mark.usefixtures("told_from_the_first")
def test_facts_are_made_once_by_whichever_thread(library: Library) -> None:
    """Others wait for them."""
    straight = entered(an_institution(), library)
    with ThreadPoolExecutor(8) as threads:
        made = [*threads.map(lambda _: straight.snapshot, range(64))]
    assert all(one is made[0] for one in made)


@pytest.mark.usefixtures("told_from_the_first")
def test_what_becomes_of_a_case_later_changes_no_working(library: Library) -> None:
    """Money can be reassigned: what is looked at is of the moment of the assessment."""
    case = an_institution()
    amount = case.investment
    assert isinstance(amount, Money)
    with reference_alone():
        alone = incentives.assess(case, library, on=ONE_DAY)
    told = incentives.assess(case, library, on=ONE_DAY)
    before, amount.amount = amount.amount, Decimal("123456789.01")  # type: ignore[misc]
    try:
        for one, other in zip(alone, told, strict=True):
            assert [*map(str, one.working)] == [*map(str, other.working)]
            assert one.amount == other.amount
    finally:
        amount.amount = before  # type: ignore[misc]


def searches_for_garbage(make: Callable[[], object]) -> int:
    """How often Python looks for garbage meanwhile, where it looks after each 700 objects."""
    begun: list[int] = []

    def note(phase: str, search: Mapping[str, int]) -> None:
        if phase == "start":
            begun.append(search["generation"])

    was_on, thresholds = gc.isenabled(), gc.get_threshold()
    gc.enable()
    gc.set_threshold(700, 10, 10)
    gc.callbacks.append(note)
    try:
        make()
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*thresholds)
        (gc.enable if was_on else gc.disable)()
    return len(begun)


def test_facts_of_many_rows_are_looked_through_once_at_most() -> None:
    """However they are made: they all stay, and each search would find nothing."""
    example = childcare.example_cases()["zhuhai-half-day"]
    base = childcare.read_case(example.path)
    assert isinstance(base.enrolments, tuple)
    rows = [attrs.evolve(base.enrolments[0], month=Month(2026, 6 + at % 3)) for at in range(1_000)]
    case, library = attrs.evolve(base, enrolments=tuple(rows)), bundled()
    told = sound_reader_of(library, None).sound(case, on=example.on)
    assert told is not None
    assert searches_for_garbage(partial(admit, case, library)) <= 1
    assert searches_for_garbage(told.snapshot) <= 1
