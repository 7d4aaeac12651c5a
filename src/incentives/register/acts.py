"""What is done at the register, who does it and when, and how its amounts are kept."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

import attrs
from moneyed import Money

from incentives.register.errors import RegisterError
from incentives.register.person import Duty, Person
from incentives.values.tables import one_for_each
from incentives.values.text import Text, filled
from incentives.values.texts.plain_text import (
    Unfit,
    compared,
    unfit_lines,
    unfit_name,
    without_hidden,
)
from incentives.wordings import people
from incentives.wordings import register as wordings

MOST_HUNDREDTHS = 2**63 - 1
MOST_ID = 500
"""No issuer and no id of a provider is longer, in characters."""


class Kind(Enum):
    """What an entry is."""

    DETERMINATION = "determination"
    PAYMENT = "payment"
    ANNULMENT = "annulment"
    DUTIES = "duties"


KINDS = {
    Kind.DETERMINATION: Text("审定", "determination"),
    Kind.PAYMENT: Text("拨付", "payment"),
    Kind.ANNULMENT: Text("作废", "annulment"),
    Kind.DUTIES: Text("人员权限", "duties"),
}
DUTIES: Mapping[Kind, Duty] = one_for_each(
    Kind,
    {
        Kind.DETERMINATION: Duty.FILE,
        Kind.PAYMENT: Duty.PAY,
        Kind.ANNULMENT: Duty.ANNUL,
        Kind.DUTIES: Duty.ADMINISTER,
    },
)
"""The duty that an entry of each kind needs, once somebody administers the register."""


@attrs.frozen(kw_only=True)
class Act:
    """Who files something, and when: the caller says it, no clock is read.

    `filed_at` has a time zone. `again`: why the same is filed once more; `beyond`: why more is paid
    than was determined, by an instalment or by a payer; `alike`: why the applicant is another than
    the one whose name looks like it; `unusual`: why it is right all the same, where something else
    of it is doubted. `corrects`: the entry that this one takes the place of, and `reason` why; an
    annulment has its reason too. `person`: who acts, as signed in, and then `officer` is what he is
    called; None where nobody signs in. The officer is one line, the others may have several (see
    `values/texts/plain_text`).
    """

    officer: str
    filed_at: datetime
    remark: str = ""
    again: str = ""
    beyond: str = ""
    alike: str = ""
    unusual: str = ""
    corrects: int | None = None
    reason: str = ""
    person: Person | None = None


@attrs.frozen(kw_only=True)
class Applicant:
    """For whom something is filed: the name as the office writes it, and the code of the district.

    `dossier`: which of several of this applicant it belongs to, such as one for each institution
    that it runs; empty where it has only one. A later determination of a dossier states anew all
    that is due in it; dossiers are added up. `credit_code`: the unified social credit code as it
    is kept (see `values/texts/credit_code`), empty where it is not known. With a code the code
    says who it is, whatever the name; where one of two has none, the name does.
    """

    name: str
    district: str
    dossier: str = ""
    credit_code: str = ""

    @property
    def key(self) -> str:
        """The name as it is searched, whatever its blanks, width and case."""
        return compared(self.name)

    @property
    def dossier_key(self) -> str:
        """The dossier as it is compared, likewise."""
        return compared(self.dossier)

    def is_same(self, other: "Applicant") -> bool:
        """Whether both are one: by their codes, and by their names where one has no code."""
        if self.credit_code and other.credit_code:
            return self.credit_code == other.credit_code
        return self.key == other.key


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


def check_act(act: Act, *, needs_reason: bool) -> None:
    """The act says who, when, and why where that is asked.

    Raises:
        RegisterError: `no-officer`; `no-time-zone` if the moment of filing has none; `no-reason`
            if one is needed; `no-person`; `other-officer` if another has signed in; and of a text
            what `check_names` and `check_lines` refuse.
    """
    if not act.officer.strip():
        raise RegisterError("no-officer", wordings.NO_OFFICER)
    if act.person is not None:
        check_person(act.person)
        if act.officer != act.person.name:
            text = filled(people.OTHER_OFFICER, name=act.person.name)
            raise RegisterError("other-officer", text)
    if act.filed_at.utcoffset() is None:
        raise RegisterError("no-time-zone", wordings.NO_TIME_ZONE)
    if needs_reason and not act.reason.strip():
        raise RegisterError("no-reason", wordings.NO_REASON)
    check_names({"officer": act.officer})
    check_lines({name: getattr(act, name) for name in wordings.FREE_TEXTS})


def check_person(person: Person) -> None:
    """The id and the name of a person can be kept anywhere, and are shown as they are.

    Raises:
        RegisterError: `no-person`, if one of them is missing, too long or unfit.
    """
    for text in (person.issuer, person.subject, person.name):
        if unfit_name(text, longest=MOST_ID) is not None:
            raise RegisterError("no-person", filled(people.NO_PERSON, most=MOST_ID))


def check_names(texts: Mapping[str, str | None]) -> None:
    """Each name, number and id can be kept anywhere, and is shown as it is; None: nothing is said.

    `texts`: by the names of `wordings.TEXTS`. RegisterError is raised with `bad-character` if a
    text has a character that cannot be seen or kept, `outer-blank` if it begins or ends with a
    blank, `blank-text` or `text-too-long`.
    """
    for name, text in texts.items():
        _check(name, unfit_name(text) if text is not None else None)


def check_lines(texts: Mapping[str, str]) -> None:
    """Likewise each text that may be empty, and have several lines.

    RegisterError is raised with `bad-character` or `text-too-long`.
    """
    for name, text in texts.items():
        _check(name, unfit_lines(text))


def check_searched(name: str) -> str:
    """What is looked for in names, as they are compared.

    What was filed by an earlier edition may have characters that are refused today. RegisterError
    is raised for what no database can be asked (`bad-character`), and with `text-too-long`.
    """
    _check("search", unfit_lines(without_hidden(name)))
    return compared(name)


def _check(name: str, unfit: Unfit | None) -> None:
    if unfit is None:
        return
    is_character = unfit.slug.endswith("-character") or unfit.slug == "stray-mark"
    text = filled(wordings.UNFIT, what=wordings.TEXTS[name], text=unfit.text, advice=unfit.advice)
    raise RegisterError("bad-character" if is_character else unfit.slug, text)


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
