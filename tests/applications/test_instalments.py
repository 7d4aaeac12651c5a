"""Instalments of later years: on the list of the day by which they fall due, of whatever year."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from moneyed import Money

import incentives
from incentives.applications import (
    Application,
    Applications,
    ApplicationSearch,
    FallsDue,
    Move,
    Payable,
    PaymentLine,
    State,
)
from incentives.engine.findings.assessment import Assessment
from tests.applications.bicycles import drafted
from tests.applications.people import act
from tests.domains.test_bicycles import NOTICE, Buyer, buyer

ALL = ApplicationSearch()
PAID = """
    paid:
      cite: § 1
      instalments:
        - {share: first, due: purchase.bought_on, text: {zh: 第一期, en: first}}
        - {share: second, due: "add_years(purchase.bought_on, later)", text: {zh: 二, en: second}}
        - {rest: true, due: "add_years(purchase.bought_on, last)", text: {zh: 三, en: third}}
  cargo_bonus:"""
SHARES = """
  first:
    text: {zh: 首期, en: first share}
    unit: 1
    values:
      - {value: 40%, cite: § 5}
  second:
    text: {zh: 二期, en: second share}
    unit: 1
    values:
      - {value: 30%, cite: § 5}
  later:
    text: {zh: 一年, en: one year}
    unit: year
    values:
      - {value: 1, cite: § 5}
  last:
    text: {zh: 两年, en: two years}
    unit: year
    values:
      - {value: 2, cite: § 5}
incentives:"""
PRICE = "400"
"""Half of it is granted: 200.00, by 80, 60 and 60."""


@cache
def in_instalments() -> incentives.Library:
    notice = NOTICE.replace("\n  cargo_bonus:", PAID).replace("\nincentives:", SHARES)
    folder = Path(mkdtemp(prefix="instalments-"))
    (folder / "bicycles-2024.yaml").write_text(notice, encoding="utf-8")
    (folder / "library.yaml").write_text("version: 1.2\n", encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Buyer)


@cache
def assessed() -> Assessment:
    return incentives.assess(buyer(PRICE), in_instalments(), on=date(2024, 12, 31))


def determined(applications: Applications, name: str = "甲园", number: int = 0) -> Application:
    application = drafted(applications, name, number, price=PRICE)
    said = {"assessment": assessed(), "acknowledged": "容后补"}
    for minute, (move, who) in enumerate(
        ((Move.SUBMIT, "经办"), (Move.REVIEW, "复核"), (Move.APPROVE, "负责人")), start=1
    ):
        by = act(who, minute, again="另一件")
        given = {} if move is Move.REVIEW else said
        application = applications.move(application, move, act=by, opinion="同意", **given)  # type: ignore[arg-type]
    return application


def pay(applications: Applications, line: Payable, minute: int, amount: str = "") -> None:
    money = Money(Decimal(amount), line.due.currency) if amount else line.due
    paid = PaymentLine(
        application=line.application,
        determination=line.determination,
        incentive=line.incentive,
        amount=money,
    )
    by = act("出纳", minute, unusual="先行拨付", again="下一期")
    outcome = applications.pay_list([paid], paid_on=date(2024, 1, 5), act=by)
    assert not outcome.refused


def due(applications: Applications, by: date) -> list[str]:
    return [f"{line.due.amount:.2f}" for line in applications.payables(ALL, by=by)]


@pytest.mark.parametrize(
    ("by", "amount", "numbers"),
    [
        (date(2024, 12, 31), "80.00", []),
        (date(2025, 4, 30), "80.00", []),
        (date(2025, 5, 1), "140.00", [2]),
        (date(2026, 4, 30), "140.00", [2]),
        (date(2026, 5, 1), "200.00", [2, 3]),
        (date(2030, 1, 1), "200.00", [2, 3]),
    ],
)
def test_the_list_of_a_day_has_what_falls_due_by_then(
    applications: Applications, by: date, amount: str, numbers: list[int]
) -> None:
    """Each instalment that has come since is named with its day, on the day and not before."""
    determined(applications)
    [line] = applications.payables(ALL, by=by)
    assert f"{line.due.amount:.2f}" == amount
    assert [one.number for one in line.fallen_due] == numbers
    if numbers:
        second = FallsDue(number=2, on=date(2025, 5, 1), amount=Money("60.00", "EUR"))
        assert line.fallen_due[0] == second


def test_year_after_year_each_instalment_is_paid_once(applications: Applications) -> None:
    """It is determined until the last one is paid, and on no list of a year that has nothing."""
    application = determined(applications)
    for minute, year in enumerate((2024, 2025, 2026), start=5):
        by = date(year, 12, 31)
        [line] = applications.payables(ALL, by=by)
        assert applications.read(application.id).state is State.DETERMINED
        pay(applications, line, minute)
        assert due(applications, by) == []
    assert applications.read(application.id).state is State.PAID
    assert due(applications, date.max) == []


def test_what_was_paid_too_early_or_in_part_is_set_off(of_file: Applications) -> None:
    """More than the first instalment in the first year, and a part of the second in the second."""
    determined(of_file)
    [line] = of_file.payables(ALL, by=date(2024, 12, 31))
    pay(of_file, line, 5, "100.00")
    assert due(of_file, date(2024, 12, 31)) == []
    assert due(of_file, date(2025, 5, 1)) == ["40.00"]
    [line] = of_file.payables(ALL, by=date(2025, 5, 1))
    pay(of_file, line, 6, "15.50")
    assert due(of_file, date(2025, 5, 1)) == ["24.50"]
    assert due(of_file, date(2026, 5, 1)) == ["84.50"]


def test_of_several_of_whatever_year_each_is_on_the_list(of_file: Applications) -> None:
    """One of which the first was paid, beside one of which nothing was."""
    for number, name in enumerate(("甲园", "乙园")):
        determined(of_file, name, number)
    first, _ = of_file.payables(ALL, by=date(2024, 12, 31))
    pay(of_file, first, 5)
    assert sorted(due(of_file, date(2025, 12, 31))) == ["140.00", "60.00"]
