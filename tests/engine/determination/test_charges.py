# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""What reliefs of charges are worth: what would otherwise be due, after what falls away anyway."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from incentives import Determination, Library, MoneyRange, Month, Outcome, Period, Status, assess
from incentives.engine.findings.part import StepKind
from incentives.facts.unknown import UNKNOWN
from incentives.values.number import Exact
from tests.engine.small_domain import (
    ON,
    Case,
    House,
    Sale,
    Workshop,
    bounds,
    case_of,
    instrument,
    one_file,
    write_library,
    yuan,
)
from tests.engine.small_domain import found as found_in

DUTY = """parameters:
  rate: {text: TEXT, unit: '1', values: [{value: 10%, cite: '1'}]}
  levy_rate: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
  threshold: {text: TEXT, unit: CNY, values: [{value: 1000, cite: '1'}]}
charges:
  duty:
    title: TEXT
    for_each: sales
    at: last_day(sale.month)
    arises: {when: not sale.exported, text: TEXT}
    basis: {value: 'max(sale.amount - sale.cost, 0)', text: TEXT}
    amount: {cases: [{when: sale.amount <= threshold, value: 0}, {otherwise: basis * rate}]}
    cite: '1'
  levy: {title: TEXT, built_on: duty, amount: duty * levy_rate, cite: '1'}
  levy_on_levy: {title: TEXT, built_on: levy, amount: levy * half, cite: '1'}
"""
EXEMPT = "  grant: {title: TEXT, kind: exemption, cite: '1', relieves: duty}\n"
HALVED = "  halved: {title: TEXT, kind: reduction, cite: '1', relieves: duty, share: half}\n"
CONDITIONAL = (
    "  conditional: "
    "{title: TEXT, kind: exemption, cite: '1', relieves: duty, when: {id: c, when: workshop.certified, text: TEXT}}\n"
)
REDUCED = (
    "  reduced: "
    "{title: TEXT, kind: reduction, cite: '1', reduces_basis: {of: duty, by: workshop.spent}}\n"
)
INCENTIVES = "incentives:\n" + EXEMPT
BY_NAME = {"grant": EXEMPT, "halved": HALVED, "conditional": CONDITIONAL, "reduced": REDUCED}
RELIEF = (
    "reliefs:\n  halving: "
    "{title: TEXT, of: [duty, levy], when: workshop.member, share: half, cite: '2'}\n"
)


def sale(
    amount: object, cost: object = 0, *, exported: object = False, month: object = Month(2022, 3)
) -> Sale:
    money = {
        name: yuan(value) if isinstance(value, int) else value
        for name, value in (("amount", amount), ("cost", cost))
    }
    return Sale(exported=exported, month=month, **money)  # type: ignore[arg-type]


def selling(*sales: Sale, **workshop: object) -> Case:
    return attrs.evolve(case_of(**workshop), sales=sales)


def saved(determination: Determination) -> dict[str, object]:
    """What falls away of the charges built on the relieved one: the amount, or its range."""
    return {
        each.charge.id.rpartition(".")[2]: each.amount
        if each.amount is not None
        else each.amount_range
        for each in determination.consequences
    }


def alone(folder: Path, rules: str) -> dict[str, Library]:
    """For each incentive a library in which nothing else relieves the duty."""
    return {
        f"land.one.{name}": one_file(folder / name, rules + "incentives:\n" + entry)
        for name, entry in BY_NAME.items()
    }


@pytest.fixture
def plain(tmp_path: Path) -> dict[str, Library]:
    return alone(tmp_path / "plain", DUTY)


@pytest.fixture
def with_relief(tmp_path: Path) -> dict[str, Library]:
    return alone(tmp_path / "relief", DUTY + RELIEF)


def found(
    law: Library | dict[str, Library],
    case: Case,
    *,
    on: date = ON,
    name: str = "land.one.grant",
    known_on: date | None = None,
) -> Determination:
    """What one incentive comes to, by itself where there is a library for each."""
    return found_in(
        law if isinstance(law, Library) else law[name], case, on=on, name=name, known_on=known_on
    )


def test_an_exemption_is_worth_the_charge(plain: dict[str, Library]) -> None:
    """A tenth of what was earned, in each month by itself.

    Nothing below the threshold, nothing where no charge arises.
    """
    case = selling(
        sale(3000, 1000), sale(1000), sale(1001), sale(9000, exported=True), sale(2000, 5000)
    )
    determination = found(plain, case)
    assert [part.label for part in determination.working] == [
        "sales[0]",
        "sales[1]",
        "sales[2]",
        "sales[4]",
    ]
    assert [part.amount for part in determination.working] == [200, 0, Fraction(1001, 10), 0]
    assert determination.amount == yuan("300.10")


def test_charges_built_on_it_fall_away_too(plain: dict[str, Library]) -> None:
    """Directly and through others, each on its own line."""
    determination = found(plain, selling(sale(3000, 1000)))
    assert saved(determination) == {"levy": yuan(100), "levy_on_levy": yuan(50)}
    assert determination.amount == yuan(200)


def test_consequences_count_in_the_totals(tmp_path: Path) -> None:
    """Halving and reduced basis add up with what falls away with them.

    They do as long as more is due than both take off.
    """
    library = one_file(tmp_path, DUTY + "incentives:\n" + HALVED + CONDITIONAL + REDUCED)
    assessment = assess(selling(sale(3000, 1000), certified=False, spent=yuan(100)), library, on=ON)
    own = {each.incentive.rpartition(".")[2]: each.amount for each in assessment}
    assert own == {"halved": yuan(100), "conditional": yuan(0), "reduced": yuan(10)}
    assert assessment.totals["tax_and_fee"] == yuan("192.50")  # 100 + 50 + 25, and 10 + 5 + 2.50
    assert assessment.conflicts == ()


def test_half_of_a_charge_is_half_of_what_is_left(with_relief: dict[str, Library]) -> None:
    """A charge halved anyway is worth half to the exempt, a quarter to who is halved once more."""
    always: Status = (Period(ON.replace(year=2019)),)
    member, other = (selling(sale(3000, 1000), member=status) for status in (always, ()))
    assert [found(with_relief, member).amount, found(with_relief, other).amount] == [
        yuan(100),
        yuan(200),
    ]
    assert [
        found(with_relief, case, name="land.one.halved").amount for case in (member, other)
    ] == [yuan(50), yuan(100)]
    assert saved(found(with_relief, member)) == {"levy": yuan(25), "levy_on_levy": yuan("12.50")}


def test_a_relief_is_judged_by_the_status_of_the_month(with_relief: dict[str, Library]) -> None:
    """Held on the last day of March, not of April."""
    until_april: Status = (Period(ON.replace(year=2019), ON.replace(month=4, day=29)),)
    case = selling(sale(3000, 1000), sale(3000, 1000, month=Month(2022, 4)), member=until_april)
    assert [part.amount for part in found(with_relief, case).working] == [100, 200]


def test_a_relief_that_may_apply_leaves_a_range(with_relief: dict[str, Library]) -> None:
    """Between the charge with it and the charge without it; so for what is built on the charge."""
    determination = found(with_relief, selling(sale(3000, 1000)))
    assert (determination.outcome, bounds(determination)) == (Outcome.UNDETERMINED, (100, 200))
    assert [each.id for each in determination.missing] == ["workshop.member"]


def test_the_range_of_what_falls_away_too_is_no_wider_than_the_charge(
    with_relief: dict[str, Library],
) -> None:
    """An exempt charge leaves nothing to build on: all of what was built on it falls away."""
    determination = found(with_relief, selling(sale(3000, 1000)))
    assert saved(determination) == {
        "levy": MoneyRange(yuan(25), yuan(100)),
        "levy_on_levy": MoneyRange(yuan("12.50"), yuan(50)),
    }


@pytest.mark.parametrize(
    ("window", "published", "known", "expected"),
    [
        ({"first": "2020-01-01"}, "2019-12-01", None, 100),
        ({"first": "2022-03-31"}, "2019-12-01", None, 100),
        ({"first": "2022-04-01"}, "2019-12-01", None, 200),
        ({"first": "2020-01-01", "last": "2022-03-30"}, "2019-12-01", None, 200),
        ({"first": "2020-01-01"}, "2022-06-01", "2022-05-31", 200),
        ({"first": "2020-01-01"}, "2022-06-01", "2022-06-01", 100),
    ],
)
def test_a_relief_of_another_instrument_has_its_own_days(
    tmp_path: Path, window: dict[str, str], published: str, known: str | None, expected: int
) -> None:
    """In force at the date of the charge, and published by the day of knowledge."""
    relief = """parameters:
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
reliefs:
  halving: {title: TEXT, of: [land.one.duty], share: half, cite: '1'}
"""
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", DUTY + INCENTIVES),
            "land/two.yaml": instrument("land.two", relief, published=published, **window),
        },
    )
    known_on = ON.fromisoformat(known) if known else None
    assert found(library, selling(sale(3000, 1000)), known_on=known_on).amount == yuan(expected)


def test_a_relief_of_another_place_is_no_law(tmp_path: Path) -> None:
    """The village halves only its own."""
    relief = """parameters:
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
reliefs:
  halving: {title: TEXT, of: [land.one.duty], share: half, cite: '1'}
"""
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", DUTY + INCENTIVES),
            "land/city/village/two.yaml": instrument("land.city.village.two", relief),
        },
    )
    case = selling(sale(3000, 1000))
    assert [
        found(library, attrs.evolve(case, place=place)).amount for place in ("320101", "320102")
    ] == [yuan(200), yuan(100)]


def test_two_reliefs_come_off_one_after_the_other(tmp_path: Path) -> None:
    """A half of a half: their order does not matter."""
    twice = RELIEF + "  other: {title: TEXT, of: [duty], share: half, cite: '3'}\n"
    library = one_file(tmp_path, DUTY + twice + INCENTIVES)
    case = selling(sale(3000, 1000), member=(Period(ON.replace(year=2019)),))
    assert found(library, case).amount == yuan(50)
    kinds = [step.kind for step in found(library, case).working[0].steps]
    assert kinds == [StepKind.BASIS, StepKind.CHARGE, StepKind.RELIEF, StepKind.RELIEF]


@pytest.mark.parametrize(
    ("spent", "expected"),
    [(0, 0), (100, 10), (1999, Decimal("199.9")), (2000, 200), (2001, 200), (999_999, 200)],
)
def test_a_basis_is_never_reduced_below_zero(
    plain: dict[str, Library], spent: int, expected: object
) -> None:
    """No one saves more than the charge."""
    determination = found(
        plain, selling(sale(3000, 1000), spent=yuan(spent)), name="land.one.reduced"
    )
    assert determination.amount == yuan(str(expected))


def test_what_others_may_have_taken_off_before_may_be_there(tmp_path: Path) -> None:
    """Of 2,000 the first may take 1,500: the second saves a tenth of 500, or of its own 1,000."""
    first = REDUCED.replace(
        "reduces_basis", "when: {when: workshop.certified, text: TEXT}, reduces_basis"
    )
    second = "  then: {title: TEXT, kind: reduction, cite: '1', reduces_basis: {of: duty, by: workshop.profit, after: [reduced]}}\n"
    library = one_file(tmp_path, DUTY + "incentives:\n" + first + second)

    def bounds_of(certified: object) -> tuple[Exact | None, Exact | None]:
        case = selling(sale(3000, 1000), spent=yuan(1500), profit=yuan(1000), certified=certified)
        return bounds(found(library, case, name="land.one.then"))

    assert ((50, 50), (100, 100)) == (bounds_of(True), bounds_of(False))
    least, most = bounds_of(UNKNOWN)
    assert least is not None
    assert most is not None
    assert least <= 50
    assert most >= 100


def test_a_reduction_that_is_not_known_is_worth_the_charge_at_most(
    plain: dict[str, Library],
) -> None:
    """And nothing at least."""
    determination = found(plain, selling(sale(3000, 1000)), name="land.one.reduced")
    assert (determination.outcome, bounds(determination)) == (Outcome.UNDETERMINED, (0, 200))


@pytest.mark.parametrize(
    ("row", "expected", "missing"),
    [
        (sale(UNKNOWN, 1000), (0, None), {"sales[0].amount"}),
        (sale(3000, UNKNOWN), (0, 300), {"sales[0].cost"}),
        (sale(3000, 1000, exported=UNKNOWN), (0, 200), {"sales[0].exported"}),
        (sale(500, UNKNOWN), (0, 0), set()),
    ],
)
def test_a_charge_that_is_not_known_leaves_a_range(
    plain: dict[str, Library], row: Sale, expected: tuple[int, int | None], missing: set[str]
) -> None:
    """Below the threshold nothing more need be known."""
    determination = found(plain, selling(row))
    assert (bounds(determination), {each.id for each in determination.missing}) == (
        expected,
        missing,
    )


def test_a_condition_that_is_not_known_leaves_the_charge_open(plain: dict[str, Library]) -> None:
    """Nothing, or all of it, with what is built on it."""
    determination = found(plain, selling(sale(3000, 1000)), name="land.one.conditional")
    assert (determination.outcome, bounds(determination)) == (Outcome.UNDETERMINED, (0, 200))
    assert saved(determination) == {
        "levy": MoneyRange(yuan(0), yuan(100)),
        "levy_on_levy": MoneyRange(yuan(0), yuan(50)),
    }


def test_a_month_that_is_not_known_leaves_its_sale_open(plain: dict[str, Library]) -> None:
    """It may lie after `on`."""
    determination = found(plain, selling(sale(3000, 1000), sale(3000, 1000, month=UNKNOWN)))
    assert (determination.outcome, bounds(determination)[0]) == (Outcome.UNDETERMINED, 200)


def test_relief_of_a_charge_that_is_built_on_another(tmp_path: Path) -> None:
    """An exemption from the levy alone is worth the levy on what is left of the duty."""
    library = one_file(
        tmp_path,
        DUTY
        + RELIEF
        + "incentives:\n  grant: {title: TEXT, kind: exemption, cite: '1', relieves: levy}\n",
    )
    member = selling(sale(3000, 1000), member=(Period(ON.replace(year=2019)),))
    assert found(library, selling(sale(3000, 1000), member=())).amount == yuan(100)
    assert found(library, member).amount == yuan(25)  # duty 200 halved, levy a half of that, halved
    assert saved(found(library, member)) == {"levy_on_levy": yuan("12.50")}


def test_a_charge_by_month_bears_a_twelfth(tmp_path: Path) -> None:
    """Each month that is over; a seventh of a yuan is not rounded before the end."""
    section = """charges:
  tax: {title: TEXT, for_each: houses, accrues: by_month, amount: per_m2 * house.area, cite: '1'}
parameters:
  per_m2: {text: TEXT, unit: CNY/m2/year, values: [{value: 1, cite: '1'}]}
incentives:
  grant: {title: TEXT, kind: exemption, cite: '1', relieves: tax}
"""
    library = one_file(tmp_path, section)
    case = Case(workshop=Workshop(), houses=(House(area=Decimal("0.55")), House(area=Decimal(10))))
    determination = found(library, case, on=ON.replace(month=7, day=31))
    assert len(determination.working) == 14
    assert {part.amount for part in determination.working[:7]} == {Fraction(55, 1200)}
    assert determination.amount == yuan("6.15")  # 7/12 of 10.55 is 6.1541…


def test_a_relief_that_is_not_applicable_leaves_the_charge(tmp_path: Path) -> None:
    """Nothing falls away: the exemption is worth the whole charge."""
    relief = (
        "reliefs:\n  r: "
        "{title: TEXT, of: [duty], share: {cases: [{when: workshop.green, not_applicable: true}, {otherwise: half}]}, cite: '1'}\n"
    )
    library = one_file(tmp_path, DUTY + relief + INCENTIVES)
    assert found(library, selling(sale(3000, 1000), green=True)).amount == yuan(200)
