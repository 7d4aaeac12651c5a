"""What an earlier edition took stays readable, is added up and verifies."""

from datetime import date
from decimal import Decimal

from incentives.register import Register, Search
from incentives.register.content import determination_content, payment_content
from incentives.register.writing.appending import append
from tests.register.offices import GRANT, Office, act, paying
from tests.register.test_filing import refused

HUGE = "90000000000000000.00"
"""Two of them are more than 2⁶³ hundredths."""


def file_as_before(register: Register, document: dict[str, object]) -> None:
    """Filed as it was before acts were judged: without a reason, and without the payers known."""
    with register.database.filing() as connection:
        kept = {name: said for name, said in document.items() if name not in {"unusual", "payers"}}
        append(connection, kept)


def old_register(register: Register, office: Office) -> None:
    """A determination, two huge payments, one of 2001, and entries of the years 1970 and 9999."""
    whose, odd = office.applicant(), {"instalment": -1, "payer": "no such", "subject": "no such"}
    file_as_before(register, determination_content(office.assessed(), whose, act()))
    for said in ({}, {"instalment": 99}, {"paid_on": date(2001, 1, 1), **odd}):
        file_as_before(register, payment_content(paying(1, HUGE, **said), whose, act(beyond="x")))
    for year in (1970, 9999):
        elsewhere = office.applicant(str(year))
        content = determination_content(office.assessed(), elsewhere, act(day=date(year, 1, 5)))
        file_as_before(register, content)


def test_its_entries_are_added_up_and_verify(register: Register, office: Office) -> None:
    """However large they are, and whatever years they are of."""
    old_register(register, office)
    assert (9999, 2024, 2001, 1970) == register.years()
    (total,) = [total for total in register.totals(2024) if total.incentive == GRANT]
    assert total.paid is not None
    assert 2 * Decimal(HUGE) == total.paid.amount
    assert [2 * Decimal(HUGE)] == [month.paid.amount for month in register.months(2024)]
    (line, *_) = [line for line in register.lines(Search(incentive=GRANT))[0] if line.number == 1]
    assert line.paid is not None
    assert 3 * Decimal(HUGE) == line.paid.amount
    assert (-1, "no such") == (register.payments(1)[2].instalment, register.payments(1)[2].subject)
    assert register.verify().is_intact
    register.rebuild()
    assert ("x",) == register.entry(2).reasons


def test_it_goes_on(register: Register, office: Office) -> None:
    """An entry of the year 9999 keeps nobody from filing today; payers are judged as far as known.

    What is beyond is beyond the amount, however much was paid.
    """
    old_register(register, office)
    office.file(register, name="乙园")
    with refused("beyond"):
        register.pay(paying(1, "1.00"), act())
    with refused("unknown-payer"):
        register.pay(paying(1, "1.00", payer="no such"), act(beyond="x"))
    said = act(beyond="x", unusual="旧版登记")
    assert 8 == register.pay(paying(1, "1.00", payer="no such"), said).number
