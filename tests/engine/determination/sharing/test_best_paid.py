# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Within a limit those rows count that come to most, whatever of them is not known."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from math import inf
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Assessment, Library, assess
from incentives.engine.findings.outcome import Outcome
from incentives.facts.unknown import UNKNOWN
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.sheet import rule_sheet
from incentives.values.money import exact_amount, money_of
from incentives.values.range import Range
from incentives.values.text import Language
from tests.engine.keyed_domain import KeyedCase, keyed_library, kid, stay, staying
from tests.engine.small_domain import ON, bounds

GRANT = "{title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day,"
RULES = """roles:
  owner: TEXT
parameters:
  places: {text: {zh: 托位, en: places}, unit: person, values: [{value: 2.5, cite: '1'}]}
  most: {text: {zh: 时数, en: hours}, unit: hour, values: [{value: 10, cite: '1'}]}
  few: {text: {zh: 少量时数, en: few hours}, unit: hour, values: [{value: 3, cite: '1'}]}
  share: {text: {zh: 比例, en: share}, unit: 1, at_least: 0.5, at_most: 1, values: [{unpublished: true, cite: '1'}]}
  none_at_all: {text: TEXT, unit: person, values: [{value: 0, cite: '1'}]}
  any_number: {text: TEXT, unit: person, values: [{unpublished: true, cite: '1'}]}
  fee: {text: {zh: 标准, en: fee}, unit: CNY, at_least: 40, at_most: 60, values: [{unpublished: true, cite: '1'}]}
incentives:
"""
GRANTS = {
    "for_all": "amount: {value: stay.kid.worth, within: {at_most: places, first: highest_amount}}",
    "for_each": "amount: {value: stay.kid.worth, within: {each: stay.hours, at_most: places, first: highest_amount}}",
    "of_poor": "when: {id: poor, when: stay.kid.poor, text: TEXT}, amount: {value: stay.kid.worth, within: {at_most: 1, first: highest_amount}}",
    "by_hour": "amount: {value: stay.kid.worth, within: {of: stay.hours, each: stay.kid.poor, at_most: most, first: highest_amount}}",
    "by_own_limit": "amount: {value: stay.kid.worth, within: {of: stay.hours, at_most: {cases: [{when: stay.kid.poor, value: most}, {otherwise: few}]}, first: highest_amount}}",
}
LIMITS = {"for_all": 2, "for_each": 2, "of_poor": 1, "by_hour": 10, "by_own_limit": 3}
LIMIT_OF_POOR = {**LIMITS, "by_own_limit": 10}
OPEN_GRANTS = {
    "in_part": "amount: {value: stay.kid.worth * share, within: {at_most: 1, first: highest_amount}}",
    "of_none": "amount: {value: stay.kid.worth, within: {at_most: none_at_all, first: highest_amount}}",
    "of_any_number": "amount: {value: stay.kid.worth, within: {at_most: any_number, first: highest_amount}}",
    "of_poor_alone": "amount: {value: stay.kid.worth, within: {of: stay.hours, at_most: {cases: [{when: stay.kid.poor, value: most}, {otherwise: not_applicable}]}, first: highest_amount}}",
    "whose": "beneficiary: [{when: stay.kid.poor, is: applicant}, {otherwise: owner}], amount: {value: stay.kid.worth, within: {at_most: 1, first: highest_amount}}",
    "alike": "amount: {value: fee, within: {at_most: 1, first: highest_amount}}",
}
WORTH = (0, 30, 50, 50, 90)
KIDS = tuple(attrs.evolve(kid(str(at), worth), poor=at % 2 == 0) for at, worth in enumerate(WORTH))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    grants = "".join(
        f"  {name}: {GRANT} {said}}}\n" for name, said in {**GRANTS, **OPEN_GRANTS}.items()
    )
    return keyed_library(tmp_path_factory.mktemp("within"), RULES + grants)


def assessed(library: Library, case: KeyedCase) -> Assessment:
    return assess(case, library, on=ON)


def stays_of(*kids: int) -> KeyedCase:
    return staying(KIDS, *(stay(str(at), hours=1) for at in kids))


def test_the_best_paid_count_however_they_are_listed(library: Library) -> None:
    """Of 30, 90, 50 and 50 two are within 2.5 places: 90 and the first of the two of 50."""
    grant = assessed(library, stays_of(1, 4, 2, 3))["land.one.for_all"]
    assert (140, 140) == bounds(grant)
    assert [0, 90, 50, 0] == [part.amount for part in grant.working]
    assert {Outcome.ELIGIBLE} == {part.by_itself.outcome for part in grant.working}


def test_each_has_a_limit_of_its_own(library: Library) -> None:
    """Three rows of one hour and one of two: all but the least of the three."""
    stays = [stay(str(at), hours=hours) for at, hours in ((2, 1), (1, 1), (4, 1), (1, 2))]
    assert (170, 170) == bounds(assessed(library, staying(KIDS, *stays))["land.one.for_each"])


def test_who_is_not_entitled_takes_no_place(library: Library) -> None:
    """90 of a child that is poor counts, not 50 before it of one that is not."""
    assert (90, 90) == bounds(assessed(library, stays_of(3, 4, 2))["land.one.of_poor"])
    assert (50, 50) == bounds(assessed(library, stays_of(3, 1, 2))["land.one.of_poor"])


def test_the_row_at_the_limit_counts_in_part(library: Library) -> None:
    """90 for 9 hours is more an hour than 50 for 6: all of it, and a sixth of the other."""
    case = staying(KIDS, stay("2", hours=6), stay("4", hours=9))
    grant = assessed(library, case)["land.one.by_hour"]
    assert [Fraction(50, 6), 90] == [part.amount for part in grant.working]


def test_what_is_left_out_is_told(library: Library) -> None:
    """With the limit, at the row that is left out; and in the rule which rows count."""
    result = assessed(library, stays_of(1, 4, 2))
    for language, left_out, rule in (
        (
            Language.EN,
            "left out: rows that come to more fill the limit (places 2.5 person",
            "only those rows count that come to most, up to places",
        ),
        (
            Language.ZH,
            "不计入：金额较高的各行已占满限额（托位 2.5",
            "只计入金额较高的各行，总数不超过托位",
        ),
    ):
        sheet = print_markdown(assessment_sheet(result, language), language)
        assert left_out in sheet
        assert rule in print_markdown(rule_sheet("land.one.for_all", library, language), language)


def test_a_row_that_is_surely_left_out_is_known(library: Library) -> None:
    """90 and 50 fill both places, whatever is not known of the child of 30; its own row is open."""
    kids = [*KIDS[:1], attrs.evolve(KIDS[1], worth=UNKNOWN), *KIDS[2:]]
    case = staying(kids, *(stay(str(at), hours=1) for at in (0, 4, 2)), stay("1", hours=2))
    grant = assessed(library, case)["land.one.for_each"]
    assert (140, None) == bounds(grant)
    assert [0, 90, 50] == [part.amount for part in grant.working[:3]]


def test_it_is_open_for_whom_a_limit_is(library: Library) -> None:
    """Of one hour or another: with the two of 90 and 50 its 50 counts, or is one too many."""
    stays = [*(stay(str(at), hours=1) for at in (4, 2)), stay("3", hours=UNKNOWN)]
    grant = assessed(library, staying(KIDS, *stays))["land.one.for_each"]
    assert (140, 190) == bounds(grant)
    assert ["stays[2].hours"] == [missing.id for missing in grant.missing]


def test_a_row_alone_counts_whosever_limit_it_is(library: Library) -> None:
    """Two places are enough for the two rows that there are, of one hour or another."""
    stays = [stay("4", hours=UNKNOWN), stay("2", hours=1)]
    grant = assessed(library, staying(KIDS, *stays))["land.one.for_each"]
    assert (Outcome.ELIGIBLE, (140, 140)) == (grant.outcome, bounds(grant))


def test_a_row_is_no_rival_of_its_own(library: Library) -> None:
    """Half to all of 90 is more than of 30 whatever the share is: the row of 90 surely counts."""
    grant = assessed(library, stays_of(1, 4))["land.one.in_part"]
    assert (45, 90) == bounds(grant)
    assert [Range(0, 0), Range(45, 90)] == [part.by_itself.within for part in grant.working]


def test_a_limit_of_nothing_leaves_nothing_whatever_rows_come_to(library: Library) -> None:
    """A limit of which nobody knows how high it is leaves at most all of them."""
    case = staying([*KIDS, kid("5", None)], *(stay(at, hours=1) for at in ("5", "2", "4")))
    found = assessed(library, case)
    assert (0, 0) == bounds(found["land.one.of_none"])
    assert (0, None) == bounds(found["land.one.of_any_number"])
    found = assessed(library, stays_of(4, 2))
    assert (0, 0) == bounds(found["land.one.of_none"])
    assert (0, 140) == bounds(found["land.one.of_any_number"])


@pytest.mark.parametrize(("poor", "ends"), [(True, (90, 90)), (False, (0, 0)), (UNKNOWN, (0, 90))])
def test_a_row_without_a_limit_takes_nothing_of_it(
    library: Library, poor: bool | Unknown, ends: tuple[int, int]
) -> None:
    """Only of a poor child does the law say how many hours count."""
    case = staying([attrs.evolve(KIDS[4], poor=poor)], stay("4", hours=10))
    assert ends == bounds(assessed(library, case)["land.one.of_poor_alone"])


def test_whose_it_is_is_asked_of_the_row_that_counts(library: Library) -> None:
    """Of 90 and 50 the row of 90 counts; the other has nothing, so that it does not matter whose."""
    kids = [attrs.evolve(one, poor=UNKNOWN) for one in KIDS]
    grant = assessed(library, staying(kids, stay("4", hours=1), stay("2", hours=1)))[
        "land.one.whose"
    ]
    assert (Outcome.ELIGIBLE, (90, 90)) == (grant.outcome, bounds(grant))
    assert "kids[4].poor" in {missing.id for missing in grant.missing}


def test_rows_that_surely_come_to_the_same_have_their_order(library: Library) -> None:
    """Whatever the one fee is, the first row has it, and the second is left out."""
    grant = assessed(library, stays_of(1, 4))["land.one.alike"]
    assert (40, 60) == bounds(grant)
    assert [Range(40, 60), Range(0, 0)] == [part.by_itself.within for part in grant.working]


def test_a_row_takes_no_more_than_its_own_limit(library: Library) -> None:
    """Of 6 hours at 15 three count; so 7 of 10 are left for the 6 of a poor child, all of its 30.

    That holds too where it is not known what another row comes to.
    """
    kids = [
        attrs.evolve(kid(str(at), worth), poor=poor)
        for at, (worth, poor) in enumerate(((90, False), (30, True), (None, True)))
    ]
    stays = [stay(str(at), hours=hours) for at, hours in enumerate((6, 6, 1))]
    known = assessed(library, staying(kids, *stays[:2]))["land.one.by_own_limit"]
    assert [45, 30] == [part.amount for part in known.working]
    grant = assessed(library, staying(kids, *stays))["land.one.by_own_limit"]
    first, second, _ = (part.by_itself.within for part in grant.working)
    assert 45 in first
    assert 30 in second


Row = tuple[int | None, bool | None, int | None]
Known = tuple[int, bool, int]


def reckoned(rows: Sequence[Known], name: str) -> Fraction:
    """What rows of an amount, of a child that is poor or not and of so many hours come to."""
    taken: dict[object, Fraction] = {}
    total = Fraction(0)
    by_hour = name in {"by_hour", "by_own_limit"}

    def paid_for_each(row: Known) -> Fraction | float:
        pays, _, hours = row
        return Fraction(pays, hours if by_hour else 1) if hours or not by_hour else inf

    for pays, poor, hours in sorted(rows, key=lambda row: -paid_for_each(row)):
        if name == "of_poor" and not poor:
            continue
        key = {"for_each": hours, "by_hour": poor}.get(name)
        takes = hours if by_hour else 1
        limit = (LIMIT_OF_POOR if poor else LIMITS)[name]
        room = max(limit - taken.get(key, Fraction(0)), Fraction(0))
        part = min(room / takes, Fraction(1)) if takes else Fraction(1)
        taken[key] = taken.get(key, Fraction(0)) + part * takes
        total += part * pays
    return total


worths = st.sampled_from((0, 30, 30, 50, 90))
truths = st.booleans()
hours_of_a_stay = st.sampled_from((0, 1, 6, 6, 12))
known_rows = st.lists(st.tuples(worths, truths, hours_of_a_stay), max_size=6)
open_rows = st.lists(
    st.tuples(worths | st.none(), truths | st.none(), hours_of_a_stay | st.none()), max_size=4
)


def case_of(rows: Sequence[Row]) -> KeyedCase:
    """A stay of a child of its own for each."""
    kids = [
        attrs.evolve(kid(str(at), worth), poor=UNKNOWN if poor is None else poor)
        for at, (worth, poor, _) in enumerate(rows)
    ]
    hours = [UNKNOWN if row[2] is None else row[2] for row in rows]
    return staying(kids, *(stay(str(at), hours=many) for at, many in enumerate(hours)))


def completions(rows: Sequence[Row]) -> Iterator[tuple[Known, ...]]:
    """All that the rows may turn out to be, with a few values for what has many."""
    ends = ((0, 40, 200), (False, True), (0, 1, 6, 30))
    ways = [
        product(
            *(those if value is None else (value,) for value, those in zip(row, ends, strict=True))
        )
        for row in rows
    ]
    return cast(Iterator[tuple[Known, ...]], product(*ways))


def to_the_fen(amount: Fraction) -> object:
    return exact_amount(money_of(amount, "CNY"))


@pytest.mark.parametrize("name", GRANTS)
@given(known_rows)
def test_rows_come_to_what_the_best_of_them_do(
    library: Library, name: str, rows: list[Known]
) -> None:
    """However many they are, alike or not; and the parts add up to the whole."""
    grant = assessed(library, case_of(rows))[f"land.one.{name}"]
    whole = reckoned(rows, name)
    assert (to_the_fen(whole),) * 2 == bounds(grant)
    assert whole == sum((part.by_itself.within.least for part in grant.working), 0)


@pytest.mark.parametrize("name", GRANTS)
@given(open_rows)
def test_what_comes_of_open_rows_is_within_their_bounds(
    library: Library, name: str, rows: list[Row]
) -> None:
    """Whatever they turn out to be, together and one by one."""
    grant = assessed(library, case_of(rows))[f"land.one.{name}"]
    low, high = bounds(grant)
    ways = list(islice(completions(rows), 400))
    for way in ways:
        amount = to_the_fen(reckoned(way, name))
        assert low <= amount, way  # type: ignore[operator]
        assert high is None or amount <= high, way  # type: ignore[operator]
    for way in (ways[0], ways[len(ways) // 2], ways[-1]):
        known = assessed(library, case_of(way))[f"land.one.{name}"]
        for before, after in zip(grant.working, known.working, strict=True):
            assert after.by_itself.within.least in before.by_itself.within, (way, before.label)


@given(st.lists(st.tuples(worths, truths | st.none(), st.just(1)), max_size=5))
def test_bounds_are_what_may_be(library: Library, rows: list[Row]) -> None:
    """Where nobody knows who is entitled: from the least to the most that any way comes to."""
    ends = [to_the_fen(reckoned(way, "of_poor")) for way in completions(rows)]
    grant = assessed(library, case_of(rows))["land.one.of_poor"]
    assert (min(ends), max(ends)) == bounds(grant)  # type: ignore[type-var]
