"""What is handed to the register is what it says it is, whoever hands it over.

A text is a text, a day has no time, a number is whole and can be kept. Whatever else is given is
refused with `odd-value`, and an entry's number that none can have with `no-entry`; nothing of it
reaches the database.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from moneyed import Money

from incentives.register.acts import Act, Applicant, Paying
from incentives.register.errors import RegisterError
from incentives.register.person import Person
from incentives.register.plain import MOST_WHOLE
from incentives.values.text import Text, filled
from incentives.wordings import judging as wordings
from incentives.wordings import register as register_wordings

_LONGEST_SHOWN = 40

_T = TypeVar("_T")


def check_kind(value: object, kind: type[_T], name: Text, expected: Text) -> None:
    """The value is of the kind.

    Raises:
        RegisterError: `odd-value`, if it is not.
    """
    if not isinstance(value, kind):
        raise RegisterError("odd-value", _odd(value, name, expected))


def check_act(act: object) -> None:
    """Everything that the act says is of its kind.

    Raises:
        RegisterError: `odd-value`, if something is not; `no-entry` if what it corrects is no number
            of an entry.
    """
    if not isinstance(act, Act):
        raise RegisterError("odd-value", _odd(act, wordings.ACT, wordings.AN_ACT))
    check_kind(act.officer, str, wordings.OFFICER, wordings.A_TEXT)
    check_kind(act.filed_at, datetime, wordings.FILED_AT, wordings.A_MOMENT)
    check_kind(act.remark, str, wordings.REMARK, wordings.A_TEXT)
    for reason in (act.again, act.beyond, act.alike, act.unusual, act.reason):
        check_kind(reason, str, wordings.REASONS, wordings.A_TEXT)
    if act.corrects is not None:
        check_entry_number(act.corrects)
    if act.person is not None:
        check_person(act.person)


def check_person(person: object) -> None:
    """The provider, the id and the name of a person are texts.

    Raises:
        RegisterError: `odd-value`, if one is not.
    """
    if not isinstance(person, Person):
        raise RegisterError("odd-value", _odd(person, wordings.PERSON, wordings.A_PERSON))
    for text in (person.issuer, person.subject, person.name):
        check_kind(text, str, wordings.PERSON, wordings.A_TEXT)


def check_applicant(applicant: object) -> None:
    """Name, district, dossier and credit code are texts.

    Raises:
        RegisterError: `odd-value`, if one is not.
    """
    if not isinstance(applicant, Applicant):
        raise RegisterError("odd-value", _odd(applicant, wordings.APPLICANT, wordings.AN_APPLICANT))
    check_kind(applicant.name, str, wordings.APPLICANT, wordings.A_TEXT)
    check_kind(applicant.district, str, wordings.DISTRICT, wordings.A_TEXT)
    check_kind(applicant.dossier, str, wordings.DOSSIER, wordings.A_TEXT)
    check_kind(applicant.credit_code, str, wordings.CREDIT_CODE, wordings.A_TEXT)


def check_paying(paying: object) -> None:
    """Everything that is said of a payment is of its kind.

    Raises:
        RegisterError: `odd-value`, if something is not; `no-entry` if its determination is no
            number of an entry.
    """
    if not isinstance(paying, Paying):
        raise RegisterError("odd-value", _odd(paying, wordings.PAYING, wordings.A_PAYING))
    check_entry_number(paying.determination)
    check_kind(paying.incentive, str, wordings.INCENTIVE, wordings.A_TEXT)
    amount: object = paying.amount
    if not isinstance(amount, Money) or not isinstance(amount.amount, Decimal):
        raise RegisterError("odd-value", _odd(amount, wordings.AMOUNT, wordings.AN_AMOUNT))
    check_day(paying.paid_on, wordings.PAID_ON)
    for text, name in ((paying.subject, wordings.SUBJECT), (paying.payer, wordings.PAYER)):
        if text is not None:
            check_kind(text, str, name, wordings.A_TEXT)
    if paying.instalment is not None:
        check_whole(paying.instalment, wordings.INSTALMENT)


def check_day(day: object, name: Text) -> None:
    """It is a day, and has no time.

    Raises:
        RegisterError: `odd-value`, if it is not.
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise RegisterError("odd-value", _odd(day, name, wordings.A_DAY))


def check_whole(number: object, name: Text) -> None:
    """It is a whole number, of any size.

    Raises:
        RegisterError: `odd-value`, if it is not.
    """
    if not _is_whole(number):
        raise RegisterError("odd-value", _odd(number, name, wordings.A_WHOLE_NUMBER))


def check_entry_number(number: object) -> None:
    """It can be the number of an entry: whole, and from 1 to 2⁶³ - 1.

    Raises:
        RegisterError: `no-entry`, if it cannot.
    """
    if not is_whole(number, least=1):
        text = filled(register_wordings.NO_ENTRY, number=shown(number))
        raise RegisterError("no-entry", text)


def check_year(year: object) -> None:
    """It is a year of the calendar.

    Raises:
        RegisterError: `odd-value`, if it is not.
    """
    if not is_whole(year, least=1, most=9999):
        raise RegisterError("odd-value", _odd(year, wordings.YEAR, wordings.A_YEAR))


def check_page(first: object, most: object) -> None:
    """The page begins at a place and has so many rows; `most` None: all.

    Raises:
        RegisterError: `odd-value`, if one of them is below zero or no whole number.
    """
    if not is_whole(first, least=0):
        raise RegisterError("odd-value", _odd(first, wordings.FIRST, wordings.NOT_BELOW_ZERO))
    if most is not None and not is_whole(most, least=0):
        raise RegisterError("odd-value", _odd(most, wordings.MOST, wordings.NOT_BELOW_ZERO))


def is_whole(value: object, *, least: int, most: int = MOST_WHOLE) -> bool:
    """Whether it is a whole number within these bounds, which a database can keep."""
    return _is_whole(value) and isinstance(value, int) and least <= value <= most


def shown(value: object) -> str:
    """What was given, as far as it can be shown in a sentence."""
    if isinstance(value, int) and abs(value) > MOST_WHOLE:
        return "…"
    text = str(value).encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _odd(value: object, name: Text, expected: Text) -> Text:
    return filled(wordings.ODD_VALUE, name=name, expected=expected, found=shown(value))
