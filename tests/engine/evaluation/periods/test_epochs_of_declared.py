# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What a row comes to hangs on its own law date, whoever says the day that it is set against."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import Library, Month, Outcome, Period, Role, assess, fact
from incentives.facts.field import Assumed
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.text import Text
from tests.engine.small_domain import (
    CITY,
    ON,
    Case,
    Sale,
    Workshop,
    one_file,
    yuan,
)

GRANT = "  {0}: {{title: TEXT, kind: grant, cite: '1', for_each: sales, trigger: last_day(sale.month), amount: sale.amount, when: {{id: {0}, when: {1}, text: TEXT}}}}\n"
RULES = (
    """facts:
  begun: {type: date, text: TEXT}
  sworn: {type: status, text: TEXT}
incentives:
"""
    + GRANT.format("since", "'begun <= law_date'")
    + GRANT.format("before", "'law_date < begun'")
    + GRANT.format("after", "'begun < law_date'")
    + GRANT.format("held", "'held_on(sworn, law_date)'")
)
PRESUMED = RULES.replace("type: date,", "type: date, default: {value: 2022-03-10, cite: '1'},")
DAY = date(2022, 3, 10)


@attrs.frozen(kw_only=True)
class Hut:
    built_on: date | Unknown = fact(
        "建成", "built on", assumed=Assumed(DAY, Text("未填视为三月", "left out it is of March"))
    )


@attrs.frozen(kw_only=True)
class Delivery:
    month: Month | Unknown = fact("月份", "month")


@attrs.frozen(kw_only=True)
class Yard:
    place: str = fact("地点", "place", role=Role.JURISDICTION, default=CITY)
    hut: Hut = fact("棚", "hut", factory=Hut)
    sales: tuple[Delivery, ...] | Unknown = fact("销售", "sales", row="sale", order="month")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("epochs"), RULES)


def months_given(library: Library, name: str, declared: dict[str, object]) -> list[int]:
    """The months of 2022, from January to April, for which the grant is given."""
    case = Case(
        workshop=Workshop(),
        sales=tuple(Sale(month=Month(2022, number), amount=yuan(1)) for number in range(1, 5)),
        declared={f"land.one.{name}": value for name, value in declared.items()},
    )
    parts = assess(case, library, on=ON)[f"land.one.{name}"].working
    return [
        number
        for number, part in enumerate(parts, start=1)
        if part.by_itself.outcome is Outcome.ELIGIBLE
    ]


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (DAY, [3, 4]),
        ("2022-03-10", [3, 4]),
        (date(2022, 3, 31), [3, 4]),
        ("2022-04-01", [4]),
        ("2022-02-28", [2, 3, 4]),
    ],
)
def test_a_day_that_is_declared_is_held_against_the_law_date_of_each_row(
    library: Library, day: object, since: list[int]
) -> None:
    """As Python has it, and as it is written; on the last day of a month, and beside it."""
    months, said = [1, 2, 3, 4], {"begun": day}
    assert since == months_given(library, "since", said)
    assert [each for each in months if each not in since] == months_given(library, "before", said)
    is_last = str(day) in {"2022-03-31", "2022-02-28"}
    assert since[is_last:] == months_given(library, "after", said)


@pytest.mark.parametrize(
    ("sworn", "months"),
    [
        ((Period(DAY),), [3, 4]),
        ([{"from": "2022-03-10"}], [3, 4]),
        ([{"from": "2022-02-01", "to": "2022-03-30"}], [2]),
        ((Period(date(2022, 2, 1), date(2022, 3, 30)),), [2]),
        ((Period(date(2022, 3, 31), date(2022, 4, 1)),), [3]),
        ([{"from": "2022-02-01", "to": "2022-03-31"}], [2, 3]),
        ((Period(date(2022, 1, 1), date(2022, 1, 31)), Period(date(2022, 4, 1))), [1, 4]),
        ([{"from": "2022-01-01", "to": "2022-01-31"}, {"from": "2022-04-01"}], [1, 4]),
        ([], []),
    ],
)
def test_a_status_that_is_declared_is_that_of_the_law_date_of_each_row(
    library: Library, sworn: object, months: list[int]
) -> None:
    """From its first day to its last."""
    assert months == months_given(library, "held", {"sworn": sworn})


def test_a_day_that_the_law_presumes_is_held_against_the_law_date_of_each_row(
    tmp_path: Path,
) -> None:
    """As if the case had said it; if it says another, that one."""
    library = one_file(tmp_path, PRESUMED)
    assert [3, 4] == months_given(library, "since", {})
    assert [1, 2] == months_given(library, "before", {})
    assert [4] == months_given(library, "since", {"begun": "2022-04-01"})


def test_so_is_a_day_that_the_vocabulary_presumes(tmp_path: Path) -> None:
    """A hut is of the tenth of March where nobody says when it was built."""
    grant = GRANT.format("since", "'hut.built_on <= law_date'")
    in_kind = grant.replace("kind: grant", "kind: in_kind").replace(" amount: sale.amount,", "")
    rules = f"incentives:\n{in_kind}"
    library = one_file(tmp_path, rules, vocabulary=Yard)
    sales = tuple(Delivery(month=Month(2022, number)) for number in range(1, 5))
    for hut, expected in ((Hut(), [3, 4]), (Hut(built_on=date(2022, 2, 2)), [2, 3, 4])):
        parts = assess(Yard(hut=hut, sales=sales), library, on=ON)["land.one.since"].working
        given = [part.by_itself.outcome is Outcome.ELIGIBLE for part in parts]
        assert [number in expected for number in range(1, 5)] == given
