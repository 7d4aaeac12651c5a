# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""A running limit said in one: the same comes of it as of the sum over the rows before."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Assessment, Library, assess
from incentives.facts.unknown import UNKNOWN
from incentives.language.expression import Stated
from incentives.language.rows.running import running_in
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.sheet import rule_sheet
from incentives.values.text import Language
from tests.engine.keyed_domain import Stay, keyed_library, kid, stay, staying
from tests.engine.small_domain import ON, bounds

GRANT = "{title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day,"
RULES = """parameters:
  limit: {text: {zh: 限额, en: limit}, unit: CNY, values: [{value: 12, cite: '1'}]}
  per_hour: {text: {zh: 每小时, en: per hour}, unit: CNY/hour, values: [{value: 1, cite: '1'}]}
definitions:
  own: {text: {zh: 本次金额, en: amount of the stay}, value: stay.hours * per_hour}
  for_each: {text: TEXT, running: {of: own, when: stay.hours > 0, each: stay.kid, at_most: limit, in_order_of: stay.day}}
  for_each_at_length: {text: TEXT, value: "max(min(limit - sum(e.own for e in stays if e.hours > 0 and e.kid == stay.kid and precedes(e, stay)), own), 0)"}
  for_all: {text: TEXT, running: {of: stay.hours * per_hour, at_most: limit, in_order_of: stay.day}}
  for_all_at_length: {text: TEXT, value: "max(min(limit - sum(e.hours * per_hour for e in stays if precedes(e, stay)), stay.hours * per_hour), 0)"}
  for_several: {text: TEXT, running: {of: own, each: [stay.kid, year_of(stay.day)], at_most: limit, in_order_of: stay.day}}
  for_several_at_length: {text: TEXT, value: "max(min(limit - sum(e.own for e in stays if e.kid == stay.kid and year_of(e.day) == year_of(stay.day) and precedes(e, stay)), own), 0)"}
  of_cases: {text: TEXT, running: {of: {cases: [{when: stay.kid.poor, value: own}, {otherwise: not_applicable}]}, at_most: limit, in_order_of: stay.day}}
  of_versions: {text: TEXT, running: {of: {versions: [{to: 2020-12-31, value: limit}, {from: 2021-01-01, value: own}]}, at_most: limit, in_order_of: stay.day}}
  of_cases_at_length: {text: TEXT, value: "max(min(limit - sum(e.own for e in stays if precedes(e, stay) and e.kid.poor), own), 0) if stay.kid.poor else 0"}
incentives:
"""
NAMES = ("for_each", "for_all", "for_several", "of_cases")
OF_VERSIONS = "of_versions"
KIDS = (attrs.evolve(kid("a"), poor=True), attrs.evolve(kid("b"), poor=False))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    names = [*NAMES, *(f"{name}_at_length" for name in NAMES), OF_VERSIONS]
    grants = "".join(f"  pays_{name}: {GRANT} amount: {name}}}\n" for name in names)
    return keyed_library(tmp_path_factory.mktemp("running"), RULES + grants)


def assessed(library: Library, *stays: Stay) -> Assessment:
    return assess(staying(KIDS, *stays), library, on=ON)


def on(day: int, hours: int | None, name: str | None = "a") -> Stay:
    return stay(name, day=date(2022, 1, day), hours=UNKNOWN if hours is None else hours)


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("for_each", 12 + 5),
        ("for_all", 12),
        ("for_several", 12 + 5),
        ("of_cases", 12),
        (OF_VERSIONS, 12),
    ],
)
def test_rows_fill_it_in_order(library: Library, name: str, amount: int) -> None:
    """Of a: 8 and 4 of 9; of b: 5; all together 5 of b and 7 of a."""
    result = assessed(library, on(2, 9), on(1, 8), on(1, 5, "b"))
    assert (amount, amount) == bounds(result[f"land.one.pays_{name}"])


days = st.integers(1, 4)
hours = st.one_of(st.none(), st.integers(0, 15))
who = st.one_of(st.none(), st.sampled_from("ab"))


@pytest.mark.parametrize("name", NAMES)
@given(st.lists(st.builds(on, days, hours, who), max_size=4))
def test_it_means_the_sum_of_what_comes_before(
    library: Library, name: str, stays: list[Stay]
) -> None:
    """Of known and of unknown rows: the same outcome, amount, bounds and missing facts."""
    result = assessed(library, *stays)
    short, long = result[f"land.one.pays_{name}"], result[f"land.one.pays_{name}_at_length"]
    assert bounds(long) == bounds(short)
    if name != "of_cases":
        assert (long.outcome, long.missing) == (short.outcome, short.missing)


def test_it_is_told_as_one_thing(library: Library) -> None:
    """What a row takes, in which order, up to which limit, for whom and of which rows."""
    sheet = rule_sheet("land.one.pays_for_each", library, Language.EN)
    assert (
        "for each id of the child, what of amount of the stay, in the order of day, is within "
        "limit in all, of those where hours is more than 0"
    ) in print_markdown(sheet, Language.EN)
    told = print_markdown(rule_sheet("land.one.pays_for_each", library, Language.ZH), Language.ZH)
    assert "同一婴幼儿编号的本次金额（按日期先后，累计不超过限额的部分），限小时大于0" in told


def test_what_is_written_at_length_is_no_such_form(library: Library) -> None:
    """It is recognised where it fills a limit, but told as it is written."""
    for name in NAMES[:3]:
        bodies = [library.definitions[f"land.one.{name}{end}"].body for end in ("", "_at_length")]
        forms = [body.body if isinstance(body, Stated) else body for body in bodies]
        assert [True, False] == [running_in(form) is not None for form in forms]
