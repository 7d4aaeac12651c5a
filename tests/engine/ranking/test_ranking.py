"""The ranking of what is missing is quick.

It is the same as if each question were asked of the whole law anew.
"""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings

from incentives import childcare
from incentives.engine.assessment.admission import chain_of
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.determination.ranking import rank_missing
from incentives.engine.findings.determination import Determination
from incentives.facts.snapshot import take_snapshot
from incentives.language.possible import Missing, Result
from incentives.policy.library import Library, law_of
from tests import strategies
from tests.trying import examples

ON = date(2023, 12, 31)


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def _assessor(case: childcare.Case, library: Library, on: date) -> Assessor:
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


def _rankings_differ(case: childcare.Case, library: Library, on: date) -> list[str]:
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


@settings(max_examples=examples(15))
@given(case=strategies.partial_cases, on=strategies.assessment_days)
def test_workings_in_which_a_supposed_fact_has_no_part_are_shared(
    library: Library, case: childcare.Case, on: date
) -> None:
    """Whatever is known, workings of the case itself give the ranking that new workings give."""
    assert _rankings_differ(case, library, on) == []
