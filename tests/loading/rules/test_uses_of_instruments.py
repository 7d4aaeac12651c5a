"""An instrument is used as a whole: its names stand behind the name that it has here."""

from pathlib import Path

import pytest

from incentives import PolicyError, assess
from incentives.checking import check_folder
from incentives.values.period import Month
from tests.engine.small_domain import (
    APPLIED,
    ON,
    Case,
    Sale,
    Trade,
    Workshop,
    instrument,
    write_library,
    yuan,
)

LAW = """parameters:
  rate: {text: TEXT, unit: 1, values: [{value: 50%, cite: '1'}]}
  rates: {text: TEXT, unit: 1, by: workshop.trade, values: [{table: {rest: 20%}, cite: '1'}]}
groups:
  metal: {of: workshop.trade, values: [smith], text: TEXT}
definitions:
  spent: {text: TEXT, cite: '1', value: workshop.spent}
  net: {text: TEXT, cite: '1', value: sale.amount}
charges:
  levy: {title: TEXT, amount: workshop.spent, at: workshop.opened_on, cite: '1'}
incentives:
  first: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent}
"""
NOTICE = """uses: {law: land.law}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', REST}
"""
BY_CASE = "trigger: workshop.applied_on"
OF_METAL = "{text: TEXT, when: workshop.trade in law.metal}"


def notice(rest: str) -> dict[str, str]:
    text = instrument("land.one", NOTICE.replace("REST", rest))
    return {"land/law.yaml": instrument("land.law", LAW), "land/one.yaml": text}


@pytest.mark.parametrize(
    ("rest", "amount"),
    [
        (f"{BY_CASE}, amount: workshop.spent * law.rate", 50),
        (f"{BY_CASE}, amount: 'workshop.spent * law.rates[workshop.trade]'", 20),
        (f"{BY_CASE}, amount: law.spent", 100),
        (f"{BY_CASE}, when: {OF_METAL}, amount: law.spent", 100),
        (f"{BY_CASE}, amount: amount_of(law.first) * law.rate", 50),
        (f"{BY_CASE}, amount: sum(s.law.net for s in sales)", 16),
        ("for_each: sales, trigger: first_day(sale.month), amount: sale.law.net", 16),
        ("relieves: law.levy, share: law.rate", 50),
    ],
)
def test_what_the_instrument_has_is_named_behind_its_name(
    tmp_path: Path, rest: str, amount: int
) -> None:
    """Figures, tables, definitions, groups, incentives and charges, of rows too."""
    sales = (
        Sale(month=Month(2022, 1), amount=yuan(7)),
        Sale(month=Month(2022, 2), amount=yuan(9)),
    )
    library = write_library(tmp_path, notice(rest))
    workshop = Workshop(trade=Trade.SMITH, spent=yuan(100), opened_on=APPLIED, applied_on=APPLIED)
    answer = assess(Case(workshop=workshop, sales=sales), library, on=ON)
    assert answer["land.one.grant"].amount == yuan(amount)


def test_an_id_of_two_things_is_not_used(tmp_path: Path) -> None:
    """Where an instrument is called as an entry of another one, the fault names both."""
    files = notice(f"{BY_CASE}, amount: workshop.spent")
    files["land/law/rate.yaml"] = instrument("land.law.rate", "")
    files["land/one.yaml"] = files["land/one.yaml"].replace("land.law}", "land.law.rate}")
    with pytest.raises(PolicyError) as caught:
        write_library(tmp_path, files)
    assert [fault.slug for fault in caught.value.faults] == ["name-taken"]
    assert "'land.law.rate' is an instrument, and 'rate' of 'land.law'" in str(caught.value)


def test_a_broken_instrument_is_told_once(tmp_path: Path) -> None:
    """What is named of it may be right, and is silent."""
    files = notice(f"{BY_CASE}, amount: workshop.spent * law.rate")
    files["land/law.yaml"] = files["land/law.yaml"].replace("number:", "numbre:")
    with pytest.raises(PolicyError) as caught:
        write_library(tmp_path, files)
    assert [fault.slug for fault in caught.value.faults] == ["unknown-key"]


def test_a_broken_entry_of_it_is_told_once(tmp_path: Path) -> None:
    """A section that cannot be read may have the name."""
    files = notice(f"{BY_CASE}, amount: workshop.spent * law.rate")
    files["land/law.yaml"] = files["land/law.yaml"].replace("parameters:", "parametres:")
    with pytest.raises(PolicyError) as caught:
        write_library(tmp_path, files)
    assert [fault.slug for fault in caught.value.faults] == ["unknown-key"]


@pytest.mark.parametrize(("names", "is_advised"), [(2, False), (3, True)])
def test_a_long_list_of_names_is_advised_against(
    tmp_path: Path, names: int, is_advised: bool
) -> None:
    """From three names of one instrument on; those of others do not count."""
    used = {"rate": "rate", "rates": "rates", "spent": "spent"}
    listed = dict(list(used.items())[:names])
    uses = ", ".join(f"{name}: land.law.{target}" for name, target in listed.items())
    files = notice(f"{BY_CASE}, amount: workshop.spent")
    uses = f"{{{uses}, other: land.two.other}}"
    files["land/one.yaml"] = files["land/one.yaml"].replace("{law: land.law}", uses)
    other = "definitions: {other: {text: TEXT, cite: '1', value: 1}}\n"
    files["land/two.yaml"] = instrument("land.two", other)
    write_library(tmp_path, files)
    advice = check_folder(tmp_path, vocabulary=Case).advice
    told = [each.text.en for each in advice if each.slug == "longer-form"]
    assert told == ["3 names of 'land.law' are listed one by one"] * is_advised
