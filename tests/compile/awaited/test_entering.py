"""A case on its way in: straight to words, or admitted; in the end the same facts, made once."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from sys import maxsize

import attrs
import pytest
from moneyed import Money

import incentives
from benchmarks.haimen12.drawing import ONE_DAY, institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import CaseError, Library
from incentives.compile.awaited import practice
from incentives.compile.awaited.entering import Entered, enter
from incentives.engine.assessment.admission import admit
from tests.compile.awaited.reference_alone import reference_alone


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
