"""A cap that binds one incentive alone: what its rows come to together, and what each keeps."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Determination, Language, Library, assess
from incentives.facts.unknown import UNKNOWN
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.sheet import rule_sheet
from incentives.values.number import Exact
from tests.engine.relations.trader_domain import ON, market, stall, trading
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
