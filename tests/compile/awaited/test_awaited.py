"""What an assessment tells by the kernel is what the reference says, also what is behind it."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import cache
from sys import maxsize
from typing import NamedTuple

import attrs
import pytest
from hypothesis import given

import incentives
from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import (
    Assessment,
    AssessmentError,
    CaseError,
    Library,
    childcare,
    load_library,
    policy_cases,
    sample_cases,
)
from incentives.childcare import Case
from incentives.compile.awaited import practice
from incentives.compile.settling import Settling
from incentives.engine.findings.determination import told_first
from incentives.engine.findings.outcome import Outcome
from tests.compile.awaited.reference_alone import reference_alone
from tests.compile.changing import DAYS, changed_examples
from tests.compile.libraries import good_cases
from tests.examples.worked import all_worked
from tests.report.reports import bundled

USUALLY_BEFORE = practice.CASES_BEFORE


class Both(NamedTuple):
    """A case told by the kernel where it settles all, and by the reference alone."""

    told: Assessment[object]
    reference: Assessment[object]


@pytest.fixture(autouse=True)
def told_from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel is asked of the first case already."""
    monkeypatch.setattr(practice, "CASES_BEFORE", 0)
    monkeypatch.setattr(practice, "MOST_LOOKED", maxsize)


def is_awaited(assessment: Assessment[object]) -> bool:
    """Whether the kernel told it."""
    return assessment._adding is not None


def said(case: object, library: Library, on: date) -> Assessment[object] | str:
    """What comes out, or why it is refused."""
    try:
        return incentives.assess(case, library, on=on)
    except (CaseError, AssessmentError) as refusal:
        return str(refusal)


def both(case: object, library: Library, on: date) -> Both | None:
    """None: it is refused, by both for the same."""
    with reference_alone():
        reference = said(case, library, on)
    told = said(case, library, on)
    if isinstance(told, str) or isinstance(reference, str):
        assert reference == told
        return None
    return Both(told, reference)


def agree(case: object, library: Library, on: date) -> bool:
    """Both say the same first, and in the end; whether the kernel told it."""
    pair = both(case, library, on)
    if pair is None or not is_awaited(pair.told):
        return False
    told, reference = pair
    assert [*map(told_first, reference)] == [*map(told_first, told)]
    assert any(one._waiting is not None for one in told), "not all was looked at"
    assert (reference.totals, reference.open_totals) == (told.totals, told.open_totals)
    assert reference.totals_for_others == told.totals_for_others
    assert [*map(repr, reference.conflicts)] == [*map(repr, told.conflicts)]
    assert [one.lacking for one in reference] == [one.lacking for one in told]
    assert [repr(one.payment) for one in reference] == [repr(one.payment) for one in told]
    return True


@cache
def first() -> tuple[Case, date]:
    """An example of which the kernel settles all."""
    example = childcare.example_cases()["haimen-new-build"]
    return childcare.read_case(example.path), example.on


def assessed() -> Assessment[Case]:
    """The first example, told by the kernel."""
    case, on = first()
    assessment = incentives.assess(case, bundled(), on=on)
    assert is_awaited(assessment)
    return assessment


def with_record(cases: Iterator[tuple[object, Library, date]]) -> int:
    """How many cases the kernel told, of which both make the same record, read from behind."""
    told = 0
    for case, library, on in cases:
        pair = both(case, library, on)
        if pair is not None and is_awaited(pair.told):
            for determination in reversed(pair.told.determinations):
                assert determination.working is not None
            assert pair.reference.record == pair.told.record
            assert pair.reference.fingerprint == pair.told.fingerprint
            assert pair.reference.coverage == pair.told.coverage
            told += 1
    return told


def test_examples_are_told_as_by_the_reference_to_the_last_byte() -> None:
    """Their records, fingerprints, JSON and what is not decided, whichever part is read first."""
    told = with_record(
        (childcare.read_case(worked.case), bundled(), worked.on) for worked in all_worked()
    )
    assert told >= len(all_worked()) - 5


def test_the_whole_language_is_told_as_by_the_reference(
    good_libraries: dict[str, Library],
) -> None:
    """Every good file with its cases, to the last byte of their records."""
    told = with_record((case, library, on) for library, case, on in good_cases(good_libraries))
    assert told > 150


def test_the_whole_language_is_told_the_same_on_days_around(
    good_libraries: dict[str, Library],
) -> None:
    """A year before and a month after."""
    told = 0
    for library, case, on in good_cases(good_libraries):
        for days in (-366, 31):
            told += agree(case, library, on + timedelta(days=days))
    assert told > 350


def test_policy_cases_are_told_as_by_the_reference() -> None:
    """All of the bundled law, on two days."""
    told = 0
    for case in policy_cases(childcare.policies_folder(), bundled())[""][::40]:
        for on in (date(2023, 12, 31), date(2026, 8, 31)):
            told += agree(case, bundled(), on)
    assert told > 60


def test_a_population_with_unknown_facts_is_told_as_by_the_reference() -> None:
    """Cases like policy cases, of which one fact in ten is not known."""
    on = date(2024, 12, 31)
    models = policy_cases(childcare.policies_folder(), bundled())
    cases = sample_cases(bundled(), 15, seed=4, on=on, like=models, unknown="0.1")
    assert sum(agree(case, bundled(), on) for case in cases) > 10


def test_a_workload_of_known_facts_is_told_by_the_kernel() -> None:
    library = load_library(POLICIES, vocabulary=Institution)
    for institution in institutions(40, seed=5, mixed=True):
        assert isinstance(institution.as_of, date)
        assert agree(institution, library, institution.as_of)


@given(case=changed_examples(), on=DAYS)
def test_examples_changed_at_random_are_told_as_by_the_reference(case: Case, on: date) -> None:
    """In their own place or in any other, on any day, or refused for the same."""
    agree(case, bundled(), on)


def test_some_incentives_alone_are_told_the_same() -> None:
    """Those that are asked for, and no other."""
    (case, on), library = first(), bundled()
    names = [one.incentive for one in assessed()][::5]
    told = incentives.assess(case, library, on=on, only=names)
    with reference_alone():
        reference = incentives.assess(case, library, on=on, only=names)
    assert is_awaited(told)
    assert [*map(told_first, reference)] == [*map(told_first, told)]
    assert reference.record == told.record


def test_what_is_told_other_than_the_reference_says_is_a_loud_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Never two answers: whoever looks behind it learns that the program is at fault."""
    usual = Settling.standing

    def wrong(self: Settling, *args: object, **kwargs: object) -> Iterator[object]:
        for verdicts in usual(self, *args, **kwargs):  # type: ignore[arg-type]
            yield {
                name: attrs.evolve(verdict, amount=verdict.amount + 1)
                for name, verdict in verdicts.items()
            }

    monkeypatch.setattr(Settling, "standing", wrong)
    given_one = next(one for one in assessed() if one.amount)
    with pytest.raises(AssertionError, match="the kernel told"):
        _ = given_one.working
    with pytest.raises(AssertionError, match="the kernel told"):
        _ = given_one.citations


def test_nothing_is_looked_at_for_outcomes_and_amounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor for totals: the reference is not asked."""

    def never(**_: object) -> None:
        raise LookupError

    monkeypatch.setattr("incentives.compile.awaited.awaiting.Assessor", never)
    assessment = assessed()
    assert assessment.totals["tax_and_fee"]
    assert assessment.open_totals
    assert all(told_first(one) for one in assessment)
    decided = [one for one in assessment if one.outcome is not Outcome.UNDETERMINED]
    assert [()] * len(decided) == [one.missing for one in decided]
    with_papers = [one for one in assessment if one.outcome.is_given and one.reasons.asks]
    assert with_papers, "of some the policy alone tells the papers"
    assert all(one.evidence_held or one.evidence_outstanding for one in with_papers)
    with pytest.raises(LookupError):
        _ = assessment.determinations[0].working


def test_it_travels_and_shows_itself_as_what_was_made_at_once() -> None:
    """Pickled, copied by `evolve` and in a line; afterwards nothing waits."""
    (case, on), library = first(), bundled()
    with reference_alone():
        reference = incentives.assess(case, library, on=on)
    assert repr(reference) == repr(assessed())
    assert repr(reference.determinations[3]) == repr(assessed().determinations[3])
    there = pickle.loads(pickle.dumps(assessed()))  # noqa: S301 - our own
    assert reference.record == there.record
    assert reference.totals == there.totals
    one = pickle.loads(pickle.dumps(assessed().determinations[3]))  # noqa: S301 - our own
    assert one._waiting is None
    evolved = attrs.evolve(assessed().determinations[3], amount=None)
    assert evolved.amount is None
    assert len(reference.determinations[3].working) == len(evolved.working)


def test_what_a_determination_has_not_is_told_as_of_any_object() -> None:
    with pytest.raises(AttributeError, match="worth"):
        _ = assessed().determinations[0].worth  # type: ignore[attr-defined]


def test_several_threads_assess_and_look_at_once() -> None:
    """Each gets the same, of one assessment and of many."""
    (case, on), library, shared = first(), bundled(), assessed()
    with reference_alone():
        record = incentives.assess(case, library, on=on).record

    def look(number: int) -> str:
        assessment = shared if number % 2 else incentives.assess(case, library, on=on)
        return assessment.record

    with ThreadPoolExecutor(max_workers=8) as threads:
        assert {record} == set(threads.map(look, range(24)))


@pytest.mark.parametrize("days", [-400, 1, 400])
def test_payments_may_be_set_off_up_to_another_day(days: int) -> None:
    """What was paid between that day and the day of the facts is told as the reference tells it."""
    told_by_kernel = 0
    for worked in all_worked():
        case, on, library = childcare.read_case(worked.case), worked.on, bundled()
        paid_by = on + timedelta(days=days)
        told = incentives.assess(case, library, on=on, paid_by=paid_by)
        with reference_alone():
            reference = incentives.assess(case, library, on=on, paid_by=paid_by)
        told_by_kernel += is_awaited(told)
        assert [*map(told_first, reference)] == [*map(told_first, told)]
        assert (reference.totals, reference.open_totals) == (told.totals, told.open_totals)
        assert reference.record == told.record
    assert told_by_kernel > 10


def test_what_is_asked_besides_is_the_reference_s() -> None:
    """Values beside incentives."""
    (case, on), library = first(), bundled()
    with_values = incentives.assess(case, library, on=on, values=["cn.vat.sales_of_the_period"])
    assert not is_awaited(with_values)
    assert with_values.asked_values


def test_a_kernel_is_made_once_many_cases_were_assessed_by_one_law(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As many as it takes the reference to make one; the next is told by it, and the same."""
    monkeypatch.setattr(practice, "CASES_BEFORE", USUALLY_BEFORE)
    practice.practice_of.cache_clear()
    case, on = first()
    told = [incentives.assess(case, bundled(), on=on) for _ in range(USUALLY_BEFORE + 2)]
    assert [False] * USUALLY_BEFORE + [True] * 2 == [*map(is_awaited, told)]
    assert 1 == len({assessment.fingerprint for assessment in told})


def test_a_law_of_which_all_is_looked_at_is_the_reference_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """But for a case now and then, so that it is noticed when nobody looks any more."""
    monkeypatch.setattr(practice, "MOST_LOOKED", 2)
    practice.practice_of.cache_clear()
    case, on = first()
    told = 0
    for _ in range(40):
        assessment = incentives.assess(case, bundled(), on=on)
        told += is_awaited(assessment)
        assert all(one.reasons.parts == one.working for one in assessment)
    assert 2 <= told <= 10


def test_a_law_of_which_little_is_looked_at_is_told_by_the_kernel(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of each case one determination of many: the reference works out that one alone."""
    monkeypatch.setattr(practice, "MOST_LOOKED", 2)
    practice.practice_of.cache_clear()
    case, on = first()
    for _ in range(40):
        assessment = incentives.assess(case, bundled(), on=on)
        assert is_awaited(assessment)
        assert assessment.determinations[0].payment is None
