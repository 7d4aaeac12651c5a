# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Accounts of which each child has its own, kept over some of the rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Assessment, Library, assess
from incentives.engine.evaluation.trace import traces_in
from incentives.facts.unknown import UNKNOWN
from incentives.language.possible import Open
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.sheet import rule_sheet
from incentives.values.number import is_exact
from incentives.values.text import Language
from tests.engine.keyed_domain import KeyedCase, Kid, Stay, keyed_library, kid, stay
from tests.engine.small_domain import ON

RULES = """parameters:
  limit: {text: {zh: 限额, en: limit}, unit: CNY, values: [{value: 12, cite: '1'}]}
  per_hour: {text: {zh: 每小时, en: per hour}, unit: CNY/hour, values: [{value: 1, cite: '1'}]}
definitions:
  own: {text: {zh: 本次金额, en: amount of the stay}, value: stay.hours * per_hour}
  by_limit: {text: TEXT, running: {of: own, when: stay.hours > 0, each: stay.kid, in_order_of: stay.day, at_most: limit}}
  by_account: {text: TEXT, carried: {over: stays, at: stay.day, when: stay.hours > 0, each: stay.kid, opening: limit, adds: '0', used: own}}
  saved: {text: TEXT, carried: {over: stays, at: stay.day, when: stay.kid.poor, each: [stay.kid, year_of(stay.day)], adds: own, used: stay.kid.worth}}
  lasting: {text: TEXT, carried: {over: stays, at: stay.day, each: stay.kid, adds: own, used: stay.kid.worth, lasts: {months: 1}}}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day, amount: saved}
"""
KIDS = (attrs.evolve(kid("a", 4), poor=True), attrs.evolve(kid("b", 6), poor=True))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return keyed_library(tmp_path_factory.mktemp("accounts"), RULES)


def assessed(library: Library, kids: Sequence[Kid], stays: Sequence[Stay]) -> Assessment:
    return assess(KeyedCase(kids=tuple(kids), stays=tuple(stays)), library, on=ON)


def values(assessment: Assessment, name: str) -> list[object]:
    """What is used in each row, in the order of rows."""
    return [one.value for one in assessment.values(f"land.one.{name}")]


def on(month: int, hours: int | None, name: str | None = "a") -> Stay:
    return stay(name, day=date(2022, month, 3), hours=UNKNOWN if hours is None else hours)


def test_each_child_has_an_account_of_its_own(library: Library) -> None:
    """What one adds the other cannot use; each uses its own, the oldest first."""
    stays = [on(1, 9), on(2, 1, "b"), on(2, 0), on(3, 0, "b"), on(3, 0)]
    assert [4, 1, 4, 0, 1] == values(assessed(library, KIDS, stays), "saved")


def test_rows_for_which_it_does_not_hold_neither_add_nor_use(library: Library) -> None:
    """Their value is nothing, and so is what they would have added."""
    rich = (attrs.evolve(KIDS[0], poor=False), KIDS[1])
    assessment = assessed(library, rich, [on(1, 9), on(1, 9, "b"), on(2, 0), on(2, 0, "b")])
    assert [0, 6, 0, 3] == values(assessment, "saved")
    left_out = assessment.values("land.one.saved")[0].working
    assert any(trace.fact is not None and trace.value is False for trace in traces_in(left_out))


def test_accounts_of_years_are_apart(library: Library) -> None:
    """Of several things that rows have in common each counts."""
    later = attrs.evolve(on(1, 0), day=date(2021, 12, 31))
    assert [4, 0] == values(assessed(library, KIDS, [on(1, 9), later]), "saved")


@given(
    st.lists(
        st.builds(on, st.integers(1, 4), st.integers(0, 15), st.sampled_from("ab")), max_size=6
    )
)
def test_an_account_that_only_opens_is_a_running_limit(library: Library, stays: list[Stay]) -> None:
    """`each` and `when` mean the same in both: who comes first takes first, up to what there is."""
    assessment = assessed(library, KIDS, stays)
    assert values(assessment, "by_limit") == values(assessment, "by_account")


open_stays = st.builds(
    lambda month, hours, name: attrs.evolve(
        on(month or 1, hours, name), day=UNKNOWN if month is None else date(2022, month, 3)
    ),
    st.one_of(st.none(), st.integers(1, 3)),
    st.one_of(st.none(), st.sampled_from([0, 3, 7])),
    st.one_of(st.none(), st.sampled_from("ab")),
)
open_kids = st.tuples(
    *(
        st.builds(
            lambda poor, one=one: attrs.evolve(one, poor=UNKNOWN if poor is None else poor),
            st.sampled_from([None, True, False]),
        )
        for one in KIDS
    )
)


def completions(
    stays: Sequence[Stay], kids: Sequence[Kid]
) -> Iterator[tuple[list[Stay], list[Kid]]]:
    ways = [
        [
            Stay(kid=name, day=day, hours=hours)
            for name in ([one.kid] if one.kid is not UNKNOWN else "ab")
            for day in ([one.day] if one.day is not UNKNOWN else [date(2022, m, 3) for m in (1, 3)])
            for hours in ([one.hours] if one.hours is not UNKNOWN else [0, 7])
        ]
        for one in stays
    ]
    truths = [[one.poor] if one.poor is not UNKNOWN else [True, False] for one in kids]
    for chosen, poor in product(product(*ways), product(*truths)):
        yield (
            [*chosen],
            [attrs.evolve(one, poor=truth) for one, truth in zip(kids, poor, strict=True)],
        )


@pytest.mark.parametrize("name", ["by_account", "saved", "lasting"])
@given(stays=st.lists(open_stays, max_size=3), kids=open_kids)
def test_bounds_hold_whatever_is_not_known(
    library: Library, name: str, stays: list[Stay], kids: tuple[Kid, ...]
) -> None:
    """Of whom a row is, whether it counts, on which day, and how much."""
    told = values(assessed(library, kids, stays), name)
    for complete, known in completions(stays, kids):
        found = values(assessed(library, known, complete), name)
        for before, after in zip(told, found, strict=True):
            if isinstance(before, Open):
                assert is_exact(after)
                assert after in before.within
            else:
                assert before == after


def test_who_it_is_of_is_missing_for_those_it_may_be_of(library: Library) -> None:
    """A row of nobody known may have used up the account of each."""
    assessment = assessed(library, KIDS, [on(1, 7), on(2, 0, None), on(3, 0)])
    first, anyone, last = assessment.values("land.one.saved")
    assert (4, True, True) == (
        first.value,
        isinstance(anyone.value, Open),
        isinstance(last.value, Open),
    )
    assert "stays[1].kid" in {missing.id for missing in last.missing}
    assert () == first.missing


def test_it_is_told_as_a_running_limit_is(library: Library) -> None:
    """For whom, and of which rows, in the same words."""
    told = print_markdown(rule_sheet("land.one.grant", library, Language.EN), Language.EN)
    assert "for each id of the child, the year of day, what is used of the balance" in told
    assert ", of those where of a poor family" in told
    zh = print_markdown(rule_sheet("land.one.grant", library, Language.ZH), Language.ZH)
    assert "同一婴幼儿编号、日期所在年度的结转余额中本期使用的部分" in zh
