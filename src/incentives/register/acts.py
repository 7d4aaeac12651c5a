"""What is done at the register: who does it and when, a determination filed, a payment recorded, an entry annulled."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

import attrs
from moneyed import Money

from incentives.register.errors import refusal
from incentives.values.text import Text
from incentives.wordings import register as wordings

MOST_HUNDREDTHS = 2**63 - 1


class Kind(Enum):
    """What an entry is."""

    DETERMINATION = "determination"
    PAYMENT = "payment"
    ANNULMENT = "annulment"


KINDS = {
    Kind.DETERMINATION: Text("审定", "determination"),
    Kind.PAYMENT: Text("拨付", "payment"),
    Kind.ANNULMENT: Text("作废", "annulment"),
}


@attrs.frozen(kw_only=True)
class Act:
    """Who files something, and when: the caller says it, no clock is read.

    `again`: why the same is filed once more; `beyond`: why more is paid than was determined. `corrects`: the entry that this
    one takes the place of, and `reason` why; an annulment has its reason too.
    """

    officer: str
    filed_at: datetime
    remark: str = ""
    again: str = ""
    beyond: str = ""
    corrects: int | None = None
    reason: str = ""


@attrs.frozen(kw_only=True)
class Applicant:
    """For whom something is filed: the name as the office writes it, and the code of the district.

    `dossier`: which of several of this applicant it belongs to, such as one for each institution that it runs; empty where it
    has only one. A later determination of a dossier states anew all that is due in it; dossiers are added up.
    """

    name: str
    district: str
    dossier: str = ""

    @property
    def key(self) -> str:
        """The name as it is searched: without blanks, full-width letters and small differences of writing."""
        return key_of(self.name)

    @property
    def dossier_key(self) -> str:
        """The dossier as it is compared, likewise."""
        return key_of(self.dossier)


@attrs.frozen(kw_only=True)
class Paying:
    """A payment for one incentive of a determination. `payer`: the level of government that paid, if it is known."""

    determination: int
    incentive: str
    amount: Money
    paid_on: date
    subject: str | None = None
    instalment: int | None = None
    payer: str | None = None


def key_of(name: str) -> str:
    """The name as it is searched.

    >>> key_of("海门 ＡＢ托育(一)") == key_of("海门ab托育（一）")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def check_act(act: Act, *, needs_reason: bool) -> None:
    """The act says who, when, and why where that is asked.

    Raises: RegisterError, if it does not.
    """
    if not act.officer.strip():
        raise refusal("no-officer", wordings.NO_OFFICER)
    if act.filed_at.tzinfo is None:
        raise refusal("no-time-zone", wordings.NO_TIME_ZONE)
    if needs_reason and not act.reason.strip():
        raise refusal("no-reason", wordings.NO_REASON)
    check_characters(act.officer, act.remark, act.again, act.beyond, act.reason)


def check_characters(*texts: str | None) -> None:
    """Every text can be kept in any database, and is shown as it is.

    Raises: RegisterError, if one cannot.
    """
    for text in texts:
        if any(unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t" for each in text or ""):
            raise refusal("bad-character", wordings.BAD_CHARACTER)


def hundredths(amount: Decimal) -> int:
    """The amount in hundredths of its currency (fen).

    Raises: RegisterError, if it has more decimals, or is larger than the register can keep.

    >>> hundredths(Decimal("1234.50"))
    123450
    """
    if not amount.is_finite() or amount.adjusted() > 20:
        raise refusal("too-large", wordings.TOO_LARGE, amount=amount)
    sign, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)
    whole: int
    rest: int
    whole, rest = divmod(int("".join(map(str, digits))) * 10 ** max(exponent + 2, 0), 10 ** max(-exponent - 2, 0))
    if rest:
        raise refusal("no-amount", wordings.NO_AMOUNT)
    if whole > MOST_HUNDREDTHS:
        raise refusal("too-large", wordings.TOO_LARGE, amount=amount)
    return -whole if sign else whole


def in_units(amount: int) -> str:
    """The hundredths in units of the currency, with two decimals.

    >>> in_units(123450), in_units(-5)
    ('1234.50', '-0.05')
    """
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def money(amount: int, currency: str) -> Money:
    """The hundredths as money."""
    return Money(Decimal(in_units(amount)), currency)
