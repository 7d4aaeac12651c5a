# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Days between which nothing changes that a rule reads are one to it; who asks is told of each."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from incentives import Assessment, Library, assess, childcare
from incentives.documents.record import determination_document
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.comparison.causes import consulted_by
from incentives.facts.snapshot import take_snapshot
from tests.engine.small_domain import Case, House, case_of, found, one_file, yuan

RULES = """charges:
  tax: {title: TEXT, for_each: houses, accrues: by_month, returned: year, amount: yearly * house.area, cite: '1'}
parameters:
  yearly:
    text: TEXT
    unit: CNY/m2/year
    values: [{to: 2022-03-15, value: 12, cite: '1'}, {from: 2022-03-16, value: 24, cite: '1'}]
  price:
    text: TEXT
    unit: CNY
    values: [{to: 2022-05-31, value: 1, cite: '1'}, {from: 2022-06-01, value: 2, cite: '1'}]
incentives:
  grant: {title: TEXT, kind: exemption, cite: '1', relieves: tax, when: {id: dear, text: TEXT, when: price > 0}}
"""
ON = date(2022, 8, 31)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("stretches"), RULES)


@pytest.fixture(scope="module")
def house() -> Case:
    return attrs.evolve(case_of(), houses=(House(area=Decimal(10)),))


def assessor_of(assessment: Assessment[Case], library: Library, *, notes_days: bool) -> Assessor:
    snapshot = take_snapshot(assessment.case, library.vocabulary)
    return Assessor(law=assessment.law, snapshot=snapshot, on=ON, notes_days=notes_days)


def days_of(parameter: str, assessor: Assessor) -> list[int]:
    """The months in which a figure was looked up, once the grant is worked out."""
    [name] = [id_ for id_ in assessor.law.library.incentives if id_.endswith("grant")]
    assessor.determination(name)
    read = assessor.evaluator.consulted.figures
    [days] = [by_day for id_, by_day in read.items() if id_.endswith(parameter)]
    return sorted(day.month for day in days)


def test_another_figure_of_the_law_begins_no_month_anew(library: Library, house: Case) -> None:
    """What asks for the price is worked out twice: before June, and from then on."""
    assessor = assessor_of(assess(house, library, on=ON), library, notes_days=False)
    assert days_of("price", assessor) == [1, 6]
    assert found(library, house, on=ON).amount == yuan(140)


def test_who_asks_what_was_read_is_told_of_every_stretch(library: Library, house: Case) -> None:
    """A figure that would change from June on was read in June, whatever else changes in March."""
    assessment = assess(house, library, on=ON)
    [name] = [each.incentive for each in assessment if each.incentive.endswith("grant")]
    consulted = consulted_by(name, assessment, take_snapshot(house, library.vocabulary))
    [days] = [by_day for id_, by_day in consulted.figures.items() if id_.endswith("price")]
    assert sorted(day.month for day in days) == [1, 3, 6]


@pytest.mark.parametrize("name", sorted(childcare.example_cases()))
def test_an_example_is_told_alike_whether_or_not_days_are_noted(name: str) -> None:
    """Stretches are for values alone: what of the workings is shared, and told once, stays."""
    library, example = childcare.library(), childcare.example_cases()[name]
    case = childcare.read_case(Path(example.path))
    law = assess(case, library, on=example.on).law
    told = []
    for notes_days in (False, True):
        snapshot = take_snapshot(case, library.vocabulary)
        assessor = Assessor(law=law, snapshot=snapshot, on=example.on, notes_days=notes_days)
        told.append([*map(determination_document, assessor.all_determinations())])
    assert told[1] == told[0]
