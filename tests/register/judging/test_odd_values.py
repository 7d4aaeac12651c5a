"""What is given to the register and is of another kind than it says is refused by the register."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import attrs
import pytest
from moneyed import Money

from incentives.register import Act, Applicant, Paying, Register, Search
from incentives.register.acts import hundredths
from tests.register.offices import GRANT, Office, act, paying
from tests.register.test_filing import refused

NOON = datetime(2024, 1, 5, 12, tzinfo=UTC)


ODD: dict[str, Callable[[Register, Office], object]] = {
    "a time for the day of payment": lambda register, _: register.pay(
        paying(1, paid_on=NOON), act()
    ),
    "a text for the day of payment": lambda register, _: register.pay(
        paying(1, paid_on="2024-03-01"), act()
    ),
    "a number for an amount": lambda register, _: register.pay(
        Paying(determination=1, incentive=GRANT, amount=5, paid_on=NOON.date()),  # type: ignore[arg-type]
        act(),
    ),
    "no incentive": lambda register, _: register.pay(paying(1, incentive=None), act()),
    "a truth for an instalment": lambda register, _: register.pay(
        paying(1, instalment=True), act()
    ),
    "a number for a payer": lambda register, _: register.pay(paying(1, payer=1), act()),
    "a day for a moment": lambda register, _: register.pay(
        paying(1),
        Act(officer="x", filed_at=date(2024, 1, 5)),  # type: ignore[arg-type]
    ),
    "no officer": lambda register, _: register.pay(
        paying(1),
        Act(officer=None, filed_at=NOON),  # type: ignore[arg-type]
    ),
    "a number for a reason": lambda register, _: register.pay(paying(1), act(unusual=1)),
    "no applicant": lambda register, office: register.file(
        office.assessed(),
        None,  # type: ignore[arg-type]
        act(),
    ),
    "a number for a district": lambda register, office: register.file(
        office.assessed(),
        Applicant(name="甲", district=320614),  # type: ignore[arg-type]
        act(),
    ),
    "no assessment": lambda register, office: register.file(
        None,  # type: ignore[arg-type]
        office.applicant(),
        act(),
    ),
    "a time for a first day": lambda register, _: register.lines(Search(filed_from=NOON)),
    "a text for a last day": lambda register, _: register.filings(
        Search(filed_to="2024-01-01")  # type: ignore[arg-type]
    ),
    "a number for a name": lambda register, _: register.lines(Search(applicant=5)),  # type: ignore[arg-type]
    "a text for a number": lambda register, _: register.lines(Search(number="1")),  # type: ignore[arg-type]
    "a text for an outcome": lambda register, _: register.lines(
        Search(outcome="eligible")  # type: ignore[arg-type]
    ),
    "a page before the first": lambda register, _: register.filings(Search(), first=-1),
    "less than no rows": lambda register, _: register.filings(Search(), most=-1),
    "more rows than can be": lambda register, _: register.lines(Search(), most=2**70),
    "a year before the first": lambda register, _: register.totals(0),
    "a year of six digits": lambda register, _: register.months(10**6),
    "a text for a year": lambda register, _: register.totals("2024"),  # type: ignore[arg-type]
    "a text for an applicant": lambda register, _: register.dossiers("甲"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("asked", ODD.values(), ids=ODD)
def test_what_is_of_another_kind_is_refused(
    file_register: Register, office: Office, asked: Callable[[Register, Office], object]
) -> None:
    """By a RegisterError, and never by an error of Python or of a database."""
    office.file(file_register)
    with refused("odd-value"):
        asked(file_register, office)
    assert 1 == file_register.verify().entries


@pytest.mark.parametrize("odd", [None, 5, b"x", ["x"]], ids=["none", "number", "octets", "list"])
@pytest.mark.parametrize(
    "said", ["officer", "remark", "again", "beyond", "alike", "unusual", "reason", "filed_at"]
)
def test_what_an_act_says_is_of_its_kind(file_register: Register, said: str, odd: object) -> None:
    """Of each text and of the moment, before anything is looked up."""
    with refused("odd-value"):
        file_register.annul(1, attrs.evolve(act(reason="x"), **{said: odd}))  # type: ignore[arg-type]


@pytest.mark.parametrize("said", [field.name for field in attrs.fields(Applicant)])
def test_what_an_applicant_says_is_text(file_register: Register, office: Office, said: str) -> None:
    """Whatever it is of, before it is compared with anybody."""
    odd = attrs.evolve(office.applicant(), **{said: 320614})  # type: ignore[arg-type]
    with refused("odd-value"):
        file_register.file(office.assessed(), odd, act())
    assert 0 == file_register.verify().entries


@pytest.mark.parametrize(
    "number",
    [2**63, 2**70, 10**5000, 0, -1, True, 1.0, "1", None],
    ids=["2^63", "2^70", "10^5000", "nought", "below", "truth", "fraction", "text", "none"],
)
def test_a_number_that_no_entry_can_have_has_no_entry(
    file_register: Register, office: Office, number: int
) -> None:
    """Wherever a number is asked for."""
    office.file(file_register)
    asked: list[Callable[[], object]] = [
        lambda: file_register.entry(number),
        lambda: file_register.payments(number),
        lambda: file_register.annul(number, act(reason="x")),
        lambda: file_register.pay(paying(number), act()),
    ]
    if number is not None:
        asked.append(lambda: office.file(file_register, corrects=number, reason="x"))
    for ask in asked:
        with refused("no-entry"):
            ask()


@pytest.mark.parametrize("number", [2**63, 2**70, 0, -1, 7])
def test_a_search_for_a_number_that_is_not_there_finds_nothing(
    register: Register, office: Office, number: int
) -> None:
    """However large it is."""
    office.file(register)
    assert ((), 0) == register.lines(Search(number=number))
    assert ((), 0) == register.filings(Search(number=number))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("0E+999999", 0), ("-0", 0), ("1.10000000000000000000000000000000", 110), ("92E2", 920000)],
)
def test_an_amount_is_read_exactly_however_it_is_written(amount: str, expected: int) -> None:
    """Noughts at its end are no parts of a hundredth."""
    assert expected == hundredths(Decimal(amount))


def test_an_amount_that_is_no_decimal_number_is_refused(
    file_register: Register, office: Office
) -> None:
    """Money can be given anything after it was made."""
    office.file(file_register)
    money = Money("1.00", "CNY")
    object.__setattr__(money, "amount", 1.0)
    with refused("odd-value"):
        file_register.pay(attrs.evolve(paying(1), amount=money), act())
