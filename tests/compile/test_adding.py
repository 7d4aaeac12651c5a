"""What is paid as it is due adds to totals what its verdict says, and nothing more is asked.

A house is paid for in two instalments, the second of them only to who is certified by then; whoever
sells it again has broken what was to be kept. A tax on houses is saved by their owners.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from incentives import Library, Month, assess_many
from incentives.facts.unknown import NotComeAbout, Unknown
from tests.compile.test_settling import both
from tests.engine.small_domain import (
    ON,
    Case,
    Grade,
    House,
    Sale,
    Workshop,
    instrument,
    one_file,
    write_library,
    yuan,
)

RULES = """
roles:
  owner: TEXT
payers:
  upper: TEXT
  lower: TEXT
parameters:
  rate: {text: TEXT, unit: CNY/m2, values: [{value: 10.005, cite: '1'}]}
  first_share: {text: TEXT, unit: 1, values: [{value: 33.3%, cite: '1'}]}
  whole_area: {text: TEXT, unit: m2, values: [{value: 140, cite: '1'}]}
  keep_years: {text: TEXT, unit: year, values: [{value: 2, cite: '1'}]}
charges:
  tax:
    title: TEXT
    for_each: houses
    at: house.bought_on
    amount: house.area * rate
    cite: '2'
incentives:
  instalments:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    subject: house.id
    trigger: house.bought_on
    amount: house.area * rate
    paid:
      instalments:
        - {share: first_share, due: house.bought_on}
        - {rest: true, due: workshop.opened_on, when: {when: workshop.certified, text: TEXT}}
      levels: [{payer: upper, share: first_share}, {payer: lower}]
    obligations:
      - id: keep
        text: TEXT
        begins: house.bought_on
        lasts: keep_years
        broken_on: house.sold_on
        recovers: instalments_stop
        cite: '1'
  levels:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {when: house.grade == high, text: TEXT}
    amount: house.area * rate
    beneficiary: [{when: house.rented, is: owner}, {otherwise: applicant}]
    paid:
      levels: [{payer: upper, share: house.area / whole_area}, {payer: lower}]
  exemption:
    title: TEXT
    kind: exemption
    cite: '2'
    relieves: tax
    beneficiary: [{when: house.rented, is: owner}, {otherwise: applicant}]
    obligations:
      - id: keep
        text: TEXT
        begins: house.bought_on
        until: workshop.closed_on
        broken_on: house.sold_on
        recovers: all
        of: relieved
        cite: '2'
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("adding")
    return one_file(folder, RULES)


def cases(number: int, *, forget: float) -> Iterator[Case]:
    """Workshops with some houses, of whose facts that share is not known."""
    draw = random.Random(9)  # noqa: S311 - the same cases every time

    def said(value: object) -> object:
        return Unknown.UNKNOWN if draw.random() < forget else value

    def day() -> object:
        return ON + timedelta(days=draw.randrange(-400, 200))

    def perhaps() -> object:
        return draw.choice([NotComeAbout.NOT_COME_ABOUT, NotComeAbout.NOT_COME_ABOUT, day()])

    for _ in range(number):
        houses = tuple(
            House(
                id=said(f"h{place}"),  # type: ignore[arg-type]
                area=said(Decimal(draw.randrange(1, 999)) / 7),  # type: ignore[arg-type]
                grade=said(draw.choice([Grade.LOW, Grade.HIGH])),  # type: ignore[arg-type]
                rented=said(draw.random() < 0.5),  # type: ignore[arg-type]
                bought_on=said(day()),  # type: ignore[arg-type]
                sold_on=said(perhaps()),  # type: ignore[arg-type]
            )
            for place in range(draw.randrange(3))
        )
        workshop = Workshop(
            certified=said(draw.random() < 0.7),  # type: ignore[arg-type]
            opened_on=said(day()),  # type: ignore[arg-type]
            closed_on=NotComeAbout.NOT_COME_ABOUT,
        )
        yield Case(workshop=workshop, houses=houses)


@pytest.mark.parametrize("forget", [0, 0.1, 0.4])
def test_what_is_paid_comes_to_the_same_rows(library: Library, forget: float) -> None:
    told = [both(case, library, ON) for case in cases(80, forget=forget)]
    decisions, asked = (sum(numbers) for numbers in zip(*told, strict=True))
    assert decisions > 200  # some cases are refused, by both alike: shares come to too much
    assert 0 < asked < decisions / 2


def house(facts: dict[str, object]) -> House:
    """A house that was bought and kept, with these facts."""
    anyway: dict[str, object] = {"id": str(facts), "area": Decimal("33.3"), "grade": Grade.HIGH}
    return House(**{**anyway, "rented": False, **facts})  # type: ignore[arg-type]


KEPT = {"bought_on": date(2022, 1, 1), "sold_on": NotComeAbout.NOT_COME_ABOUT}
CERTIFIED = {"certified": True, "opened_on": date(2022, 1, 1)}


@pytest.mark.parametrize(
    ("workshop", "houses", "asked"),
    [
        (CERTIFIED, [KEPT, KEPT], 0),
        (CERTIFIED, [KEPT, {**KEPT, "sold_on": date(2023, 2, 1)}], 0),
        (CERTIFIED, [KEPT, {**KEPT, "sold_on": date(2022, 2, 1)}], 1),
        ({**CERTIFIED, "certified": False}, [KEPT], 1),
        ({**CERTIFIED, "certified": False, "opened_on": date(2023, 1, 1)}, [KEPT], 0),
        (CERTIFIED, [{**KEPT, "rented": True}, {**KEPT, "area": Decimal("0.005")}], 1),
        (CERTIFIED, [{"bought_on": date(2022, 1, 1)}], 1),
    ],
)
def test_only_what_may_not_be_paid_as_it_is_due_is_asked_of_the_reference(
    library: Library,
    workshop: dict[str, object],
    houses: list[dict[str, object]],
    asked: int,
) -> None:
    """A house sold, one not certified in time, two who are paid; but not who saves the tax."""
    case = Case(
        workshop=Workshop(**workshop),  # type: ignore[arg-type]
        houses=tuple(house(facts) for facts in houses),
    )
    assert both(case, library, ON) == (3, asked)


RENEWED = """
incentives:
  exemption: {title: TEXT, kind: exemption, cite: '1', relieves: land.tax.tax}
"""
TAX = """
charges:
  tax: {title: TEXT, for_each: sales, at: last_day(sale.month), amount: sale.amount, cite: '2'}
"""


def test_two_that_are_never_law_on_one_day_are_told_by_their_verdicts(tmp_path: Path) -> None:
    """An exemption and the one that follows it: of no month both are, whichever month it is."""
    library = write_library(
        tmp_path,
        {
            "land/tax.yaml": instrument("land.tax", TAX),
            "land/old.yaml": instrument("land.old", RENEWED, last="2021-12-31"),
            "land/new.yaml": instrument("land.new", RENEWED, first="2022-01-01"),
        },
    )
    for told in (Month(2022, 3), Unknown.UNKNOWN):
        months: list[object] = [Month(2021, 11), told]
        sales = tuple(Sale(month=month, amount=yuan(90)) for month in months)  # type: ignore[arg-type]
        assert both(Case(sales=sales), library, ON) == (2, 0)


SAVED = """
roles:
  owner: TEXT
parameters:
  rate: {text: TEXT, unit: CNY/m2, values: [{value: 10.005, cite: '1'}]}
  hidden: {text: TEXT, unit: CNY/m2, at_least: 1.7, values: [{unpublished: true, cite: '1'}]}
charges:
  tax:
    title: TEXT
    for_each: houses
    at: house.bought_on
    amount: {cases: [{when: house.grade == high, value: house.area * rate},
                     {otherwise: house.area * hidden}]}
    cite: '2'
incentives:
  exemption:
    title: TEXT
    kind: exemption
    cite: '2'
    relieves: tax
    beneficiary: [{when: house.rented, is: owner}, {otherwise: applicant}]
"""


def test_what_is_open_is_surely_theirs_as_far_as_their_parts_are_known(tmp_path: Path) -> None:
    """Down to the fen each, and the rest of all is theirs to whom alone more may come."""
    library = one_file(tmp_path, SAVED)
    draw = random.Random(3)  # noqa: S311 - the same cases every time
    several = 0
    for _ in range(60):
        houses = [
            house(
                {
                    "id": f"h{place}",
                    "area": Decimal(draw.randrange(1, 99_999)) / 1_000,
                    "grade": draw.choice([Grade.HIGH, Grade.HIGH, Grade.LOW]),
                    "rented": draw.random() < 0.5,
                    **KEPT,
                }
            )
            for place in range(4)
        ]
        _, asked = both(Case(houses=tuple(houses)), library, ON)
        assert asked == 0
        is_open = any(each.grade is Grade.LOW for each in houses)
        several += is_open and len({each.rented for each in houses}) == 2
    assert several > 20


BUILT_ON = """
parameters:
  rate: {text: TEXT, unit: CNY/m2, values: [{value: 10.005, cite: '1'}]}
  much: {text: TEXT, unit: 1, values: [{value: 10%, cite: '1'}]}
  little: {text: TEXT, unit: 1, values: [{value: 3%, cite: '1'}]}
charges:
  tax: {title: TEXT, for_each: houses, at: house.bought_on, amount: house.area * rate, cite: '2'}
  levy:
    title: TEXT
    built_on: tax
    amount: {cases: [{when: house.grade == high, value: tax * much}, {otherwise: tax * little}]}
    cite: '3'
incentives:
  exemption: {title: TEXT, kind: exemption, cite: '2', relieves: tax}
"""


def test_what_falls_away_with_what_is_due_may_be_open(tmp_path: Path) -> None:
    """A tax is surely not due; of what is built on it the least is sure, and more may be."""
    library = one_file(tmp_path, BUILT_ON)
    draw = random.Random(4)  # noqa: S311 - the same cases every time
    for _ in range(30):
        houses = tuple(
            house(
                {
                    "id": f"h{place}",
                    "area": Decimal(draw.randrange(1, 99_999)) / 1_000,
                    "grade": draw.choice([Grade.HIGH, Grade.LOW, Unknown.UNKNOWN]),
                    **KEPT,
                }
            )
            for place in range(draw.randrange(1, 4))
        )
        assert both(Case(houses=houses), library, ON) == (1, 0)
        (row,) = assess_many([Case(houses=houses)], library, on=ON).cases.to_pylist()
        is_open = any(each.grade is Unknown.UNKNOWN for each in houses)
        assert (row["eligible"], row["open"]) == (1, ["tax_and_fee"] if is_open else [])
