"""The ranking of what is missing is quick.

It is the same as if each question were asked of the whole law anew.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from incentives import UNKNOWN, AssessmentError, CaseError, childcare
from incentives.engine.assessment.admission import chain_of
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.determination.ranking import _trials, rank_missing
from incentives.engine.determination.supposing.taken_over import leaves_unbounded
from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.snapshot import take_snapshot
from incentives.language.possible import Missing, Result
from incentives.policy.library import Library, law_of
from incentives.policy.rule import Pays
from incentives.policy.sharing.rows import Whole
from incentives.values.range import Range
from tests import strategies
from tests.compile.libraries import good_cases
from tests.conformance.planting import Case
from tests.conformance.test_good import load_good
from tests.trying import examples

ON = date(2023, 12, 31)


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def _assessor(case: object, library: Library, on: date) -> Assessor:
    snapshot = take_snapshot(case, library.vocabulary)
    chain = chain_of(snapshot, library)
    assert chain is not None
    return Assessor(law=law_of(library, chain, None, ()), snapshot=snapshot, on=on)


def _ranked_anew(determination: Determination, assessor: Assessor) -> tuple[Missing, ...]:
    """The ranking where every question is asked of an assessor that knows no other."""

    def redetermine(values: Mapping[str, Result]) -> Determination:
        anew = Assessor(
            law=assessor.law, snapshot=assessor.snapshot, on=assessor.on, supposed=values
        )
        return anew.determination(determination.incentive)

    return rank_missing(determination, assessor.law.library, redetermine)


def _rankings_differ(case: object, library: Library, on: date) -> list[str]:
    assessor = _assessor(case, library, on)
    found = [
        assessor.determination(each.id)
        for each in library.incentives.values()
        if assessor.law.applies(each.instrument)
    ]
    return [
        each.incentive
        for each in found
        if assessor.ranked(each).lacking != _ranked_anew(each, assessor)
    ]


def test_questions_that_incentives_share_are_ranked_as_if_asked_one_by_one(
    library: Library,
) -> None:
    """Of a case of which nothing is known, every ranking is that of asking each question anew."""
    assert _rankings_differ(childcare.Case(district="320614"), library, ON) == []


def _questions_differ(case: object, library: Library, on: date) -> list[str]:
    """Of which incentives a question is answered otherwise than if all of it were worked out."""
    assessor = _assessor(case, library, on)
    solved, _ = assessor.solved()
    differ = []
    asked = [(each, missing) for each in solved for missing in each.lacking]
    for each, missing in asked:
        for value in _trials(missing, library):
            supposed = {missing.id: value}
            whole = Assessor(law=assessor.law, snapshot=assessor.snapshot, on=on, supposed=supposed)
            tried = assessor._supposing(supposed)._tried(each.incentive)
            if _told(tried) != _told(whole._determine_alone(each.rule)):
                differ.append(f"{each.incentive}: {missing.id}={value}")
    return differ


def _told(determination: Determination) -> tuple[object, object]:
    """What a question asks: the outcome, and how wide the range of the amount is."""
    return determination.outcome, exact_range_of(determination).width


@pytest.mark.parametrize("on", [date(2019, 12, 31), ON])
def test_questions_end_only_where_what_follows_changes_nothing(library: Library, on: date) -> None:
    """Also where rules begin within the year: what comes of its first months is not all."""
    assert _questions_differ(childcare.Case(district="320614"), library, on) == []


def test_what_leaves_the_whole_without_an_end(library: Library) -> None:
    """Rows that nobody has listed, open and without a bound, of an incentive that has none."""
    assessor = _assessor(childcare.Case(district="320614"), library, ON)
    found = assessor.determination("cn.2019-76.land_use_tax_exemption")
    rule, part = found.rule, found.working[0]
    assert leaves_unbounded(part, rule)
    bounded = attrs.evolve(part.by_itself, within=Range(0, 5))
    assert not leaves_unbounded(attrs.evolve(part, by_itself=bounded), rule)
    decided = attrs.evolve(part.by_itself, outcome=Outcome.INELIGIBLE)
    assert not leaves_unbounded(attrs.evolve(part, by_itself=decided), rule)
    of_the_case = attrs.evolve(part.situation, rows={})
    assert not leaves_unbounded(attrs.evolve(part, situation=of_the_case), rule)
    held = Pays(amount=None, whole=Whole(at_most=None, at_least=None))
    assert not leaves_unbounded(part, attrs.evolve(rule, benefit=held))


def test_so_they_do_in_the_whole_language(tmp_path: Path) -> None:
    """In every good file, limits and what rows have together among them, without its lists too."""
    for library, case, on in good_cases(load_good(tmp_path)):
        for unsaid in _less_said(case):
            try:
                assert _questions_differ(unsaid, library, on) == []
            except (AssessmentError, CaseError):
                continue


def _less_said(case: Case) -> Iterator[Case]:
    """The case, without all of its lists and without each."""
    fields = attrs.fields_dict(type(case))
    lists = [name for name in fields if isinstance(getattr(case, name), tuple)]
    for names in ([], lists, *([name] for name in lists)):
        yield attrs.evolve(case, **dict.fromkeys(names, UNKNOWN))  # type: ignore[arg-type]


@settings(max_examples=examples(15))
@given(case=strategies.partial_cases, on=strategies.assessment_days)
def test_workings_in_which_a_supposed_fact_has_no_part_are_shared(
    library: Library, case: childcare.Case, on: date
) -> None:
    """Whatever is known, workings of the case itself give the ranking that new workings give."""
    assert _rankings_differ(case, library, on) == []
