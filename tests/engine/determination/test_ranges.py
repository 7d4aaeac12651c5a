# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Ranges as sharp as the law: an open answer is no wider than what can come of it."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives import Library, Outcome, assess
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from tests.engine.small_domain import (
    ON,
    Case,
    House,
    Trade,
    bounds,
    case_of,
    contradictions,
    found,
    grants,
    instrument,
    one_file,
    write_library,
    yuan,
)
from tests.trying import examples

FIGURES = """parameters:
  sum_given: {text: TEXT, unit: CNY, values: [{to: 2020-12-31, value: 300, cite: '1'}, {from: 2021-01-01, to: 2022-12-31, value: 200, cite: '1'}, {from: 2023-01-01, value: 9000, cite: '1'}]}
  by_trade: {text: TEXT, unit: CNY, by: workshop.trade, values: [{to: 2020-12-31, table: {joiner: 10, smith: 20, baker: 30}, cite: '1'}, {from: 2021-01-01, table: {joiner: 15, smith: unpublished, baker: 25}, cite: '1'}], at_most: 400}
  bands: {text: TEXT, unit: '1', brackets_of: CNY, values: [{to: 2020-12-31, brackets: [{up_to: 100, value: 10%}, {value: 20%}], cite: '1'}, {from: 2021-01-01, brackets: [{value: 50%}], cite: '1'}]}
  secret: {text: TEXT, unit: CNY, at_least: 5, at_most: 70, values: [{to: 2020-12-31, value: 60, cite: '1'}, {from: 2021-01-01, unpublished: true, cite: '1'}]}
"""
NAMES = {
    "plain": "sum_given",
    "keyed": "'by_trade[workshop.trade]'",
    "banded": "'marginal(bands, workshop.spent)'",
    "hidden": "secret",
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("dated"), FIGURES + grants(**NAMES))


@pytest.mark.parametrize(
    ("name", "most"), [("plain", 300), ("keyed", 25), ("banded", 150), ("hidden", 70)]
)
def test_an_unknown_day_takes_the_figures_of_the_window(
    dated: Library, name: str, most: int
) -> None:
    """Figures that begin after the day of the assessment are none of them, unpublished ones are.

    For the baker 30 until 2020 and 25 since; of what is spent 20 + 60 or 150.
    """
    case = case_of(applied_on=UNKNOWN, trade=Trade.BAKER, spent=yuan(300))
    most = 30 if name == "keyed" else most
    assert (0, most) == bounds(found(dated, case, name=f"land.one.{name}"))


def test_an_unknown_day_and_an_unpublished_cell(dated: Library) -> None:
    """For a smith the figure was 20, and is not published since: its declared bounds hold."""
    case = case_of(applied_on=UNKNOWN, trade=Trade.SMITH)
    assert (0, 400) == bounds(found(dated, case, name="land.one.keyed"))


def test_one_figure_for_all_days_is_that_figure(tmp_path: Path) -> None:
    """A sum that never changed is known though its day is not: only whether it is due is open."""
    sections = (
        "parameters:\n  fixed: {text: TEXT, unit: CNY, values: [{value: 200000, cite: '1'}]}\n"
    )
    entry = (
        "incentives:\n  grant: {title: TEXT, kind: grant, cite: '1', "
        "trigger: started(workshop.member), amount: fixed}\n"
    )
    assert (0, 200_000) == bounds(found(one_file(tmp_path, sections + entry), case_of()))


def test_an_instrument_whose_start_is_a_span_has_its_figures(tmp_path: Path) -> None:
    """What is not known is whether it is in force, not what it gives."""
    sections = "parameters:\n  fixed: {text: TEXT, unit: CNY, values: [{value: 700, cite: '1'}]}\n"
    library = one_file(tmp_path, sections + grants(grant="fixed"), first="2022-03..2022-09")
    determination = found(library, case_of(applied_on=date(2022, 6, 15)))
    assert (0, 700) == bounds(determination)
    assert ["land.one"] == [missing.id for missing in determination.missing]
    assert yuan(700) == found(library, case_of(applied_on=date(2022, 10, 1))).amount


def test_a_span_of_another_instrument_is_no_proof(tmp_path: Path) -> None:
    """A figure that another instrument states for the same span may hold or not."""
    figure = "parameters:\n  fixed: {text: TEXT, unit: CNY, at_most: 900, values: [{value: 700, cite: '1'}]}\n"
    library = write_library(
        tmp_path,
        {
            "land/two.yaml": instrument("land.two", figure, first="2022-03..2022-09"),
            "land/one.yaml": instrument(
                "land.one",
                "uses: {fixed: land.two.fixed}\n" + grants(grant="fixed"),
                first="2022-03..2022-09",
            ),
        },
    )
    assert (0, 900) == bounds(found(library, case_of(applied_on=date(2022, 6, 15))))


def test_a_condition_that_fails_decides_whatever_the_day(tmp_path: Path) -> None:
    """Whoever is not certified gets nothing on any day, and is asked for none."""
    fixed = "parameters:\n  fixed: {text: TEXT, unit: CNY, values: [{value: 7, cite: '1'}]}\n"
    sections = fixed + grants(grant="fixed").replace(
        "amount:", "when: {id: c, when: workshop.certified, text: TEXT}, amount:"
    )
    determination = found(
        one_file(tmp_path, sections), case_of(applied_on=UNKNOWN, certified=False)
    )
    assert (Outcome.INELIGIBLE, yuan(0), ()) == (
        determination.outcome,
        determination.amount,
        determination.missing,
    )


def test_what_is_the_same_to_the_fen_is_decided(tmp_path: Path) -> None:
    """A thousandth part of what at most five yuan can change rounds to one sum."""
    sections = (
        "parameters:\n"
        "  tiny: {text: TEXT, unit: CNY/person, values: [{value: 0.000001, cite: '1'}]}\n"
        "  base: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}\n"
    ) + grants(grant="base + workshop.staff * tiny")
    determination = found(one_file(tmp_path, sections), case_of())
    assert (Outcome.ELIGIBLE, yuan(100), ()) == (
        determination.outcome,
        determination.amount,
        determination.missing,
    )


SHARED = """parameters:
  most: {text: TEXT, unit: m2, values: [{value: 100, cite: '1'}]}
  each: {text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
definitions:
  before: {text: TEXT, cite: '1', value: sum(h.area for h in houses if h.area < house.area and not h.rented)}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {id: o, when: not house.rented, text: TEXT}
    amount: {value: 'max(min(most - before, house.area), 0) * each'}
  again: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: each * most, when: {id: g, when: is_eligible(grant), text: TEXT}}
"""


@pytest.fixture(scope="module")
def sharing(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("sharing"), SHARED)


def houses(*rows: "tuple[int, bool | None]") -> Case:
    listed = tuple(
        House(
            area=Decimal(area),
            rented=UNKNOWN if rented is None else rented,
            bought_on=date(2022, 3, 1),
        )
        for area, rented in rows
    )
    return attrs.evolve(case_of(), houses=listed)


def test_rows_that_share_a_limit_are_bounded_together(sharing: Library) -> None:
    """The second house takes what the first leaves of the limit: 300 in all, either way.

    It is not known which of them has it; that something is given is.
    """
    assessment = assess(houses((100, None), (120, False)), sharing, on=ON)
    determination = assessment["land.one.grant"]
    assert (Outcome.ELIGIBLE, yuan(300)) == (determination.outcome, determination.amount)
    assert yuan(300) == assessment["land.one.again"].amount
    assert yuan(600) == assessment.totals["cash"]


def test_rows_that_share_a_limit_come_to_what_can_be(sharing: Library) -> None:
    """Of 60 and 80 the larger is sure: 80 or 100 m² count, not 40 to 140."""
    assert (240, 300) == bounds(found(sharing, houses((60, None), (80, False))))


def test_what_is_sure_of_an_open_sum_counts_in_the_total(sharing: Library) -> None:
    """At least 240 come to the applicant, and the total says so and stays open."""
    assessment = assess(houses((60, None), (80, False)), sharing, on=ON)
    # beside it `again` is due, as one house surely counts
    assert (yuan(540), frozenset({"cash"})) == (
        assessment.totals["cash"],
        assessment.open_totals,
    )


@settings(max_examples=examples(25), deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(0, 150), st.sampled_from([True, False, None])), max_size=4),
    draw=st.data(),
)
def test_completions_of_rows_lie_within(
    sharing: Library, rows: "list[tuple[int, bool | None]]", draw: st.DataObject
) -> None:
    """Twenty completions of each open answer lie within its range."""
    partial = assess(houses(*rows), sharing, on=ON)
    for _ in range(20 if any(rented is None for _, rented in rows) else 1):
        whole = [
            (area, draw.draw(st.booleans()) if rented is None else rented) for area, rented in rows
        ]
        assert [] == contradictions(partial, assess(houses(*whole), sharing, on=ON))


@settings(max_examples=examples(15), deadline=None)
@given(trade=st.sampled_from(list(Trade)), spent=st.integers(0, 500), draw=st.data())
def test_completions_of_the_day_lie_within(
    dated: Library, trade: Trade, spent: int, draw: st.DataObject
) -> None:
    """Twenty days that the law date may turn out to be lie within the range."""
    case = case_of(applied_on=UNKNOWN, trade=trade, spent=yuan(spent))
    partial = assess(case, dated, on=ON)
    for _ in range(20):
        day = draw.draw(st.just(NOT_COME_ABOUT) | st.integers(0, 1400).map(_day))
        whole = case_of(applied_on=day, trade=trade, spent=yuan(spent))
        assert [] == contradictions(partial, assess(whole, dated, on=ON))


def _day(number: int) -> date:
    return date(2019, 10, 1) + timedelta(days=number)
