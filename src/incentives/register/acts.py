"""What is done at the register, who does it and when, and how its amounts are kept."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

import attrs
from moneyed import Money

from incentives.register.errors import RegisterError, filled
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

    `filed_at` has a time zone. `again`: why the same is filed once more; `beyond`: why more is paid
    than was determined, by an instalment or by a payer; `unusual`: why it is right all the same,
    where something else of it is doubted. `corrects`: the entry that this one takes the place of,
    and `reason` why; an annulment has its reason too.
    """

    officer: str
    filed_at: datetime
    remark: str = ""
    again: str = ""
    beyond: str = ""
    unusual: str = ""
    corrects: int | None = None
    reason: str = ""


@attrs.frozen(kw_only=True)
class Applicant:
    """For whom something is filed: the name as the office writes it, and the code of the district.

    `dossier`: which of several of this applicant it belongs to, such as one for each institution
    that it runs; empty where it has only one. A later determination of a dossier states anew all
    that is due in it; dossiers are added up.
    """

    name: str
    district: str
    dossier: str = ""

    @property
    def key(self) -> str:
        """The name as it is searched, whatever its blanks, width and case."""
        return key_of(self.name)

    @property
    def dossier_key(self) -> str:
        """The dossier as it is compared, likewise."""
        return key_of(self.dossier)


@attrs.frozen(kw_only=True)
class Paying:
    """A payment for one incentive of a determination.

    `determination`: the number of its entry. `amount`: above zero, to the hundredth (fen), in the
    currency of the determination. `subject`, `instalment` (counted from 1) and `payer`, the level
    of government that paid: None where it is not known.
    """

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

    Raises:
        RegisterError: `no-officer`; `no-time-zone` if the moment of filing has none; `no-reason`
            if one is needed; `bad-character` in a text.
    """
    if not act.officer.strip():
        raise RegisterError("no-officer", wordings.NO_OFFICER)
    if act.filed_at.tzinfo is None:
        raise RegisterError("no-time-zone", wordings.NO_TIME_ZONE)
    if needs_reason and not act.reason.strip():
        raise RegisterError("no-reason", wordings.NO_REASON)
    check_characters(act.officer, act.remark, act.again, act.beyond, act.unusual, act.reason)


def check_characters(*texts: str | None) -> None:
    """Every text can be kept in any database, and is shown as it is.

    Raises:
        RegisterError: `bad-character`, if one has a control character other than a tab or the end
            of a line, or half of a surrogate pair.
    """
    for text in texts:
        if any(map(_is_unfit, text or "")):
            raise RegisterError("bad-character", wordings.BAD_CHARACTER)


def _is_unfit(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t"


def hundredths(amount: Decimal) -> int:
    """The amount in hundredths of its currency (fen).

    Nothing is rounded.

    Raises:
        RegisterError: `no-amount` if it has more than two decimals, `too-large` if it is no finite
            number, or beyond what the register can keep (`MOST_HUNDREDTHS`, either way).

    >>> hundredths(Decimal("1234.50"))
    123450
    """
    if not amount:
        return 0
    if not amount.is_finite() or amount.adjusted() > 20:
        raise RegisterError("too-large", filled(wordings.TOO_LARGE, amount=_shortened(amount)))
    if amount.adjusted() < -2:  # below a hundredth, and perhaps too small to be written out
        raise RegisterError("no-amount", wordings.NO_AMOUNT)
    numerator, denominator = amount.as_integer_ratio()
    whole, rest = divmod(numerator * 100, denominator)
    if rest:
        raise RegisterError("no-amount", wordings.NO_AMOUNT)
    if abs(whole) > MOST_HUNDREDTHS:
        raise RegisterError("too-large", filled(wordings.TOO_LARGE, amount=_shortened(amount)))
    return whole


def _shortened(amount: Decimal) -> str:
    written = str(amount)
    return written if len(written) <= 40 else f"{written[:40]}…"


def in_units(amount: int) -> str:
    """The hundredths in units of the currency, with two decimals.

    >>> in_units(123450), in_units(-5)
    ('1234.50', '-0.05')
    """
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def money(amount: int, currency: str) -> Money:
    """The hundredths as money."""
    return Money(Decimal(in_units(amount)), currency)
