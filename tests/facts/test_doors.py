"""What Python gives a case: numbers where money is meant, and the truth of what is not known."""

import json
from datetime import date
from decimal import Decimal
from typing import cast

import attrs
import pytest
from moneyed import Money

from incentives import NOT_COME_ABOUT, UNKNOWN, CaseError, NotComeAbout, Unknown, fact, parse_case
from incentives.calculator import vocabulary_of
from incentives.facts.describing import describe
from incentives.facts.document import structure_case
from incentives.facts.known import RowFacts
from incentives.facts.plain import unstructure_case
from incentives.facts.snapshot import take_snapshot
from incentives.facts.vocabulary import VocabularyError
from tests.conformance.planting import Case, Grower, Planting


def case_with(cost: object) -> Case:
    grower = Grower(registered_on=date(2022, 1, 1))
    return Case(place="LD", grower=grower, plantings=(Planting(trees=1, cost=cast(Money, cost)),))


@pytest.mark.parametrize(
    ("number", "money"),
    [(Decimal("12.50"), Money("12.50", "EUR")), (12, Money(12, "EUR")), (0, Money(0, "EUR"))],
)
def test_a_number_is_money_of_the_currency_of_its_field(
    number: Decimal | int, money: Money
) -> None:
    """The same facts come of it, and the same document."""
    vocabulary = vocabulary_of(Case)
    snapshots = (take_snapshot(case_with(cost), vocabulary) for cost in (number, money))
    bare, full = (cast(tuple[RowFacts, ...], taken.rows["plantings"]) for taken in snapshots)
    assert full[0].values == bare[0].values
    assert unstructure_case(case_with(money)) == unstructure_case(case_with(number))


def test_what_is_not_known_is_neither_true_nor_false() -> None:
    """A question that forgets the unknown is a mistake, told at once."""
    with pytest.raises(TypeError, match="UNKNOWN is neither true nor false"):
        bool(UNKNOWN)


def test_none_is_neither_unknown_nor_known_not_to_have_come_about() -> None:
    """A caller who looked a key up that was not there has said nothing; he is asked which it is."""
    never = attrs.evolve(case_with(1), plantings=(Planting(planted_on=NOT_COME_ABOUT),))
    vocabulary = vocabulary_of(Case)
    (row,) = cast(tuple[RowFacts, ...], take_snapshot(never, vocabulary).rows["plantings"])
    assert row.values["planted_on"] is None
    assert unstructure_case(never)["plantings"] == [{"planted_on": "none"}]
    assert parse_case("{place: LD, plantings: [{planted_on: none}]}", vocabulary=Case) == (
        Case(place="LD", plantings=(Planting(planted_on=NOT_COME_ABOUT),))
    )
    by_accident = attrs.evolve(never, plantings=(Planting(planted_on=cast(date, None)),))
    with pytest.raises(CaseError) as caught:
        take_snapshot(by_accident, vocabulary)
    [fault] = caught.value.faults
    assert str(fault) == (
        "plantings[0].planted_on: got nothing [fact-none]\n    Give UNKNOWN where nobody has "
        "said, NOT_COME_ABOUT where it is known not to have come about."
    )
    with pytest.raises(TypeError, match="NOT_COME_ABOUT is neither true nor false"):
        bool(NOT_COME_ABOUT)


def test_no_field_of_a_vocabulary_is_none_unless_given() -> None:
    """What is left out would be known not to have come about, in every case."""

    @attrs.frozen(kw_only=True)
    class Root:
        ended_on: date | Unknown | NotComeAbout = fact("终", "ended on", default=None)

    with pytest.raises(VocabularyError, match="'ended_on' has None as its default"):
        describe(Root)


def test_a_null_of_a_document_is_not_taken_for_it_either() -> None:
    """Neither in a dictionary nor in a file."""
    document = {"place": "LD", "plantings": [{"planted_on": None}]}
    with pytest.raises(CaseError):
        structure_case(document, vocabulary_of(Case))
    with pytest.raises(CaseError):
        parse_case(json.dumps(document), vocabulary=Case)
