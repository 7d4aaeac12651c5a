"""A cap that binds one incentive alone: what its rows come to together, and what each keeps."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Determination, Language, Library, assess
from incentives.facts.unknown import UNKNOWN
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.policy.relation import Deducts, SharedCap
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.sheet import rule_sheet
from incentives.values.number import Exact
from tests.engine.relations.trader_domain import ON, determinations, market, stall, trading
from tests.engine.small_domain import bounds, yuan


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return market(tmp_path_factory.mktemp("cap"), "shared_cap: {of: [x], at_most: trader.cap}")


def capped(library: Library, amounts: Sequence[int | None], cap: int) -> Determination:
    """What x comes to over stalls of those amounts; None: not known."""
    stalls = (
        stall(str(at), x=UNKNOWN if amount is None else amount) for at, amount in enumerate(amounts)
    )
    return assess(trading(*stalls, cap=yuan(cap)), library, on=ON)["land.one.x"]


@pytest.mark.parametrize(
    ("amounts", "cap", "kept"),
    [
        ([10, 20], 30, [10, 20]),
        ([10, 20], 15, [5, 10]),
        ([10, 20], 5, [Fraction(5, 3), Fraction(10, 3)]),
        ([10, 20], 0, [0, 0]),
    ],
)
def test_rows_are_cut_in_proportion(
    library: Library, amounts: list[int], cap: int, kept: list[Exact]
) -> None:
    """Each row says what it keeps; together they come to the cap at most."""
    found = capped(library, amounts, cap)
    assert kept == [part.kept.within.least for part in found.working]
    assert (sum(kept), sum(kept)) == bounds(found)


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 20)), min_size=1, max_size=3), st.integers(0, 30)
)
def test_whatever_turns_out_lies_within(
    library: Library, amounts: list[int | None], cap: int
) -> None:
    """The least and the most are just those of all ways in which the rows may turn out."""
    ways = product(*((0, 10**6) if amount is None else (amount,) for amount in amounts))
    totals = {min(sum(way), cap) for way in ways}
    assert (min(totals), max(totals)) == bounds(capped(library, amounts, cap))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (Language.ZH, "本项合计不超过：限额（No. land.one 7）"),
        (Language.EN, "in all not more than: cap (No. land.one 7)"),
    ],
)
def test_the_rule_says_so(library: Library, language: Language, line: str) -> None:
    """Without speaking of others, of which there are none."""
    assert line in print_markdown(rule_sheet("land.one.x", library, language), language)


def test_a_cap_of_each_row(tmp_path: Path) -> None:
    """With `for_each` each row has its own."""
    relation = "shared_cap: {of: [x], at_most: stall.rent, for_each: stalls}"
    library = market(tmp_path, relation)
    told = print_markdown(rule_sheet("land.one.x", library, Language.EN), Language.EN)
    assert "for each of stalls not more than: rent (No. land.one 7)" in told


def test_what_several_rows_are_paid_as_counts_against_a_cap(tmp_path: Path) -> None:
    """Half a fen and nothing are paid as a fen: of a cap of two fen one is left to another grant.

    Of stalls of 1 and 3 yuan 3.98 are deducted in proportion, which leaves 0.005 and 0.015; the
    second has no rent, and so has nothing.
    """
    library = market(
        tmp_path,
        "deducts: {from: x, what: a}",
        "shared_cap: {of: [x], at_most: stall.rent, for_each: stalls}",
        "shared_cap: {of: [x, b], at_most: trader.cap}",
    )
    stalls = (stall("one", x=1, rent=9), stall("two", x=3, rent=0))
    found = determinations(library, trading(*stalls, a=yuan("3.98"), b=5, cap=yuan("0.02")))
    assert [yuan("0.01"), yuan("0.01")] == [found[name].amount for name in ("x", "b")]


def test_each_relation_that_took_something_is_told(tmp_path: Path) -> None:
    """Whatever other relations took of others before: `a` gives 4 up for `b`, `c` 3 for the cap."""
    library = market(
        tmp_path, "deducts: {from: a, what: b}", "shared_cap: {of: [a, c], at_most: trader.cap}"
    )
    found = determinations(library, trading(a=10, b=4, c=5, cap=8))
    told = {
        name: [(type(one.relation), one.before, one.after) for one in found[name].changes]
        for name in ("a", "b", "c")
    }
    assert {
        "a": [(Deducts, yuan(10), yuan(6))],
        "b": [],
        "c": [(SharedCap, yuan(5), yuan(2))],
    } == told


def test_a_cap_has_the_day_of_which_its_figure_is(tmp_path: Path) -> None:
    """Of each stall that of the day on which it began; of one without a day nothing is sure."""
    figure = (
        "parameters:\n  most: {text: TEXT, unit: CNY, values: [{to: 2021-12-31, value: 5, "
        "cite: '1'}, {from: 2022-01-01, value: 8, cite: '1'}]}\n"
    )
    relation = "shared_cap: {of: [x], at_most: most, for_each: stalls, at: stall.began_on}"
    library = market(tmp_path, relation, figures=figure)
    days: tuple[date | Unknown, ...] = (date(2021, 12, 31), date(2022, 1, 1), UNKNOWN)
    stalls = [attrs.evolve(stall(str(at), x=10), began_on=day) for at, day in enumerate(days)]
    found = determinations(library, trading(*stalls))["x"]
    assert [(5, 5), (8, 8), (0, 8)] == [part.kept.within.ends for part in found.working]
