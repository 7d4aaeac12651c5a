# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""All rows together are held to a floor and a cap, and share what is left of them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Assessment, Library, assess
from incentives.engine.findings.outcome import Outcome
from incentives.facts.unknown import UNKNOWN
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.sheet import rule_sheet
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact
from incentives.values.text import Language
from tests.engine.keyed_domain import KeyedCase, keyed_library, kid, stay, staying
from tests.engine.small_domain import ON, bounds

GRANT = "{title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day,"
RULES = """parameters:
  cap: {text: {zh: 上限, en: cap}, unit: CNY, values: [{value: 100, cite: '1'}]}
  least: {text: {zh: 下限, en: floor}, unit: CNY, values: [{value: 20, cite: '1'}]}
  own: {text: {zh: 自付, en: own share}, unit: CNY, values: [{value: 40, cite: '1'}]}
  unknown_cap: {text: {zh: 未公布, en: unpublished}, unit: CNY, at_least: 50, at_most: 120, values: [{unpublished: true, cite: '1'}]}
  most: {text: {zh: 时数, en: hours}, unit: hour, values: [{value: 10, cite: '1'}]}
  rate: {text: {zh: 单价, en: rate}, unit: CNY/hour, at_least: 3, at_most: 4, values: [{unpublished: true, cite: '1'}]}
  charge: {text: {zh: 扣减, en: charge}, unit: CNY/hour, values: [{value: 2, cite: '1'}]}
definitions:
  counted: {text: {zh: 计入时数, en: hours that count}, cite: '1', running: {of: stay.hours, in_order_of: stay.day, at_most: most}}
incentives:
"""
GRANTS = {
    "capped": "amount: {value: stay.kid.worth, whole: {at_most: cap}}",
    "offset": "amount: {value: stay.kid.worth - own, whole: {at_least: 0}}",
    "both": "amount: {value: stay.kid.worth - own, whole: {at_least: least, at_most: cap}}",
    "of_poor": "when: {id: poor, when: stay.kid.poor, text: TEXT}, amount: {value: stay.kid.worth - own, whole: {at_least: least, at_most: cap}}",
    "filled": "amount: {value: counted * (0 - charge if stay.kid.poor else rate), whole: {at_least: 0}}",
    "best": "amount: {value: stay.kid.worth, within: {at_most: 1 + 1, first: highest_amount}, whole: {at_most: cap}}",
    "open_cap": "amount: {value: stay.kid.worth, whole: {at_most: unknown_cap}}",
    "no_cap": "amount: {value: stay.kid.worth, whole: {at_most: {cases: [{when: workshop.certified, value: cap}, {otherwise: no_limit}]}}}",
    "no_floor": "amount: {value: stay.kid.worth - own, whole: {at_least: {cases: [{when: workshop.certified, value: least}, {otherwise: no_limit}]}}}",
    "no_such": "amount: {value: stay.kid.worth, whole: {at_most: {cases: [{when: workshop.certified, value: cap}, {otherwise: not_applicable}]}}}",
}
RECKONED = ("capped", "offset", "both", "of_poor")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    grants = "".join(f"  {name}: {GRANT} {said}}}\n" for name, said in GRANTS.items())
    return keyed_library(tmp_path_factory.mktemp("whole"), RULES + grants)


Row = tuple[int | None, bool | None]
Known = tuple[int, bool]


def case_of(rows: Sequence[Row], *, certified: bool | None = None) -> KeyedCase:
    """A stay of a child of its own for each."""
    kids = [
        attrs.evolve(kid(str(at), worth), poor=UNKNOWN if poor is None else poor)
        for at, (worth, poor) in enumerate(rows)
    ]
    case = staying(kids, *(stay(str(at)) for at in range(len(rows))))
    known = UNKNOWN if certified is None else certified
    return attrs.evolve(case, workshop=attrs.evolve(case.workshop, certified=known))


def assessed(library: Library, *worths: int | None, certified: bool | None = None) -> Assessment:
    rows = [(worth, True) for worth in worths]
    return assess(case_of(rows, certified=certified), library, on=ON)


def parts_of(result: Assessment, name: str) -> list[Exact | None]:
    return [part.amount for part in result[f"land.one.{name}"].working]


def test_what_is_beyond_the_cap_is_borne_in_proportion(library: Library) -> None:
    """90 and 60 are 150, of which 100 are left: 60 and 40; up to 100 nothing is cut."""
    assert [60, 40] == parts_of(assessed(library, 90, 60), "capped")
    assert [40, 60] == parts_of(assessed(library, 40, 60), "capped")


def test_rows_below_zero_count_against_the_others(library: Library) -> None:
    """50, 30 and -20 are 60, which 50 and 30 share; all below zero is nothing."""
    assert [Fraction(75, 2), Fraction(45, 2), 0] == parts_of(
        assessed(library, 90, 70, 20), "offset"
    )
    assert [0, 0] == parts_of(assessed(library, 0, 20), "offset")
    assert (60, 60) == bounds(assessed(library, 90, 70, 20)["land.one.offset"])


def test_a_floor_raises_what_all_rows_come_to(library: Library) -> None:
    """10 and -5 are 5, below 20: all of it is that of the row of 10; of none each has the same."""
    assert [20, 0] == parts_of(assessed(library, 50, 35), "both")
    assert [10, 10] == parts_of(assessed(library, 40, 35), "both")
    assert [] == parts_of(assessed(library), "both")


def test_the_best_paid_are_held_to_it_together(library: Library) -> None:
    """Of 90, 60 and 30 two count, 150; of the 100 that are left they have 60 and 40."""
    assert [60, 0, 40] == parts_of(assessed(library, 90, 30, 60), "best")


def test_rows_below_zero_that_fill_a_limit_count_against_the_others(library: Library) -> None:
    """6 hours at 3 to 4 are 18 to 24, and the 4 hours that are left, at -2, take 8 of it."""
    kids = [attrs.evolve(kid(str(at), 0), poor=poor) for at, poor in enumerate((False, True))]
    days = (ON.replace(day=1), ON.replace(day=2))
    stays = [attrs.evolve(stay(str(at), hours=6), day=day) for at, day in enumerate(days)]
    grant = assess(staying(kids, *stays), library, on=ON)["land.one.filled"]
    assert (10, 16) == bounds(grant)


def test_a_limit_that_is_not_there(library: Library) -> None:
    """Without a limit nothing is cut; of one that does not exist nothing comes, and it is told."""
    assert (150, 150) == bounds(assessed(library, 90, 60, certified=False)["land.one.no_cap"])
    assert (100, 150) == bounds(assessed(library, 90, 60)["land.one.no_cap"])
    assert [5, 0] == parts_of(assessed(library, 50, 35, certified=False), "no_floor")
    assert (5, 20) == bounds(assessed(library, 50, 35)["land.one.no_floor"])
    none = assessed(library, 90, 60, certified=False)["land.one.no_such"]
    assert (Outcome.INELIGIBLE, (0, 0)) == (none.outcome, bounds(none))
    assert (0, 100) == bounds(assessed(library, 90, 60)["land.one.no_such"])


def test_a_limit_that_is_not_known(library: Library) -> None:
    """Of 90 and 60 between 50 and 120 are left, for want of the figure; of 30 all, whatever it is."""
    grant = assessed(library, 90, 60)["land.one.open_cap"]
    assert (50, 120) == bounds(grant)
    assert ["land.one.unknown_cap"] == [missing.id for missing in grant.missing]
    assert (Outcome.ELIGIBLE, (30, 30)) == (
        assessed(library, 30)["land.one.open_cap"].outcome,
        bounds(assessed(library, 30)["land.one.open_cap"]),
    )


def test_it_is_told_with_the_sum_before_and_after(library: Library) -> None:
    """At each row, with the part that it has; and in the rule how the whole is shared."""
    for language, told, rule in (
        (
            Language.EN,
            "all rows come to CNY 150.00, not more than cap CNY 100.00: CNY 100.00; in proportion this row has CNY 60.00",
            "all rows together: not more than cap; each row has its part in proportion",
        ),
        (
            Language.ZH,
            "各行合计 150.00 元，不超过上限 100.00 元，计 100.00 元；本行按比例计 60.00 元",
            "各行合计不超过上限；合计按各行大于零的金额占比分到各行",
        ),
    ):
        result = assessed(library, 90, 60)
        sheet = print_markdown(assessment_sheet(result, language), language)
        assert told in sheet
        assert rule in print_markdown(rule_sheet("land.one.capped", library, language), language)


def reckoned(rows: Sequence[Known], name: str) -> list[Fraction]:
    """What rows of an amount and of a child that is poor or not come to of the whole."""
    own = [
        Fraction(worth - (0 if name == "capped" else 40))
        for worth, poor in rows
        if poor or name != "of_poor"
    ]
    if not own:
        return []
    floor = 20 if name in {"both", "of_poor"} else 0
    whole = max(sum(own, Fraction(0)), Fraction(floor))
    if name != "offset":
        whole = min(whole, Fraction(100))
    above = [max(one, Fraction(0)) for one in own]
    if not any(above):
        return [whole / len(own)] * len(own)
    return [one * whole / sum(above, Fraction(0)) for one in above]


worths = st.sampled_from((0, 20, 40, 50, 90, 130))
truths = st.booleans()
known_rows = st.lists(st.tuples(worths, truths), max_size=5)
open_rows = st.lists(st.tuples(worths | st.none(), truths | st.none()), max_size=4)


def completions(rows: Sequence[Row]) -> Iterator[tuple[Known, ...]]:
    """All that the rows may turn out to be, with a few values for what has many."""
    ends = ((0, 30, 70, 300), (False, True))
    ways = [
        product(
            *(those if value is None else (value,) for value, those in zip(row, ends, strict=True))
        )
        for row in rows
    ]
    return cast(Iterator[tuple[Known, ...]], product(*ways))


def to_the_fen(amount: Exact) -> Exact:
    return exact_amount(money_of(amount, "CNY"))


@pytest.mark.parametrize("name", RECKONED)
@given(known_rows)
def test_parts_add_up_to_the_whole(library: Library, name: str, rows: list[Known]) -> None:
    """Each has just its part of it, and none is below nothing."""
    grant = assess(case_of(rows), library, on=ON)[f"land.one.{name}"]
    parts = reckoned(rows, name)
    given_ = [part for part in grant.working if part.by_itself.outcome is Outcome.ELIGIBLE]
    assert parts == [part.amount for part in given_]
    assert (to_the_fen(sum(parts, Fraction(0))),) * 2 == bounds(grant)


@pytest.mark.parametrize("name", RECKONED)
@given(open_rows)
def test_what_comes_of_open_rows_is_within_their_bounds(
    library: Library, name: str, rows: list[Row]
) -> None:
    """Whatever they turn out to be, together and one by one; and the bounds are met."""
    grant = assess(case_of(rows), library, on=ON)[f"land.one.{name}"]
    low, high = bounds(grant)
    ways = list(islice(completions(rows), 5_000))
    sums = [to_the_fen(sum(reckoned(way, name), Fraction(0))) for way in ways]
    assert (low, high) == (min(sums), max(sums)) or (high is None and low == min(sums))
    for way in (ways[0], ways[len(ways) // 2], ways[-1]):
        known = assess(case_of(way), library, on=ON)[f"land.one.{name}"]
        for before, after in zip(grant.working, known.working, strict=True):
            assert after.by_itself.within.least in before.by_itself.within, (way, before.label)
