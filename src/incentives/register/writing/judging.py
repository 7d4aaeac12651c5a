"""An act is judged whole before it is filed: of its kind, on a day that can be, for whom it may be.

What cannot be right is refused outright. What is unusual is a `Doubt`: it is refused with all that
is doubted unless the act gives the reason, which is kept in the entry.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import attrs
from sqlalchemy import Connection, select

from incentives.engine.findings.assessment import Assessment
from incentives.facts.field import Role
from incentives.register.acts import (
    Act,
    Applicant,
    Paying,
    check_act,
    check_names,
    hundredths,
)
from incentives.register.content import hundredths_of
from incentives.register.entry import Entry
from incentives.register.errors import RegisterError
from incentives.register.plain import Plain
from incentives.register.shapes import check_act as check_act_kinds
from incentives.register.shapes import check_applicant as check_applicant_kinds
from incentives.register.shapes import check_kind, check_paying, shown
from incentives.register.store.tables import filings
from incentives.values.text import Text, filled
from incentives.values.texts.credit_code import fault_of_credit_code
from incentives.wordings import judging as wordings
from incentives.wordings import register as register_wordings

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""The years in which something can be filed; nothing was paid before the first of them."""

MOST_AMOUNT = 10**13
"""The largest amount that is taken, in hundredths: a hundred thousand million of the currency.

No grant of a district comes near it, and 900,000 of them add up to less than 2⁶³.
"""
MOST_DAYS_AHEAD = 92
"""A payment that was ordered is recorded at most a quarter before the day on which it is made."""

MOST_INSTALMENTS = 999

_CLOCKS_DIFFER = timedelta(minutes=15)
"""By so much the clocks of two machines may differ without a question."""


@attrs.frozen(kw_only=True)
class Doubt:
    """Something unusual about an act, under its slug; `entry`: the entry that it is about."""

    slug: str
    text: Text
    entry: int | None = None


def judge_act(act: Act, *, needs_reason: bool) -> None:
    """The act can be one: who, when, and why where that is asked.

    Raises:
        RegisterError: `odd-value`, `no-entry`; what `acts.check_act` refuses; `no-moment` if it is
            filed outside of the years that there can be.
    """
    check_act_kinds(act)
    check_act(act, needs_reason=needs_reason)
    if not FIRST_YEAR <= act.filed_at.year <= LAST_YEAR:
        text = filled(wordings.NO_MOMENT, moment=moment_in_words(act.filed_at))
        raise RegisterError("no-moment", text)


def judge_applicant(applicant: Applicant) -> None:
    """The applicant has a name, and texts that can be kept.

    Raises:
        RegisterError: `odd-value`, `no-applicant`, `bad-credit-code`, what `check_names` refuses.
    """
    check_applicant_kinds(applicant)
    if not applicant.name.strip():
        raise RegisterError("no-applicant", register_wordings.NO_APPLICANT)
    # A domain without places has no districts, and who has one dossier need not name it.
    check_names(
        {
            "applicant": applicant.name,
            "district": applicant.district or None,
            "dossier": applicant.dossier or None,
        }
    )
    check_credit_code(applicant.credit_code)


def check_credit_code(code: str) -> None:
    """The code is one as it is kept, or empty.

    Raises:
        RegisterError: `bad-credit-code`, with what is wrong.
    """
    fault = fault_of_credit_code(code) if code else None
    if fault is not None:
        raise RegisterError("bad-credit-code", filled(wordings.BAD_CREDIT_CODE[fault], code=code))


def judge_place(assessment: Assessment, applicant: Applicant) -> None:
    """The applicant's district is the place of the case or lies in it, by any code of the place.

    The law of a city can be all that there is for its districts.

    Raises:
        RegisterError: `odd-value` if it is no assessment; `other-district` if it is another place.
    """
    check_kind(assessment, Assessment, wordings.ASSESSMENT, wordings.AN_ASSESSMENT)
    library = assessment.law.library
    field = library.vocabulary.role(Role.JURISDICTION)
    own = getattr(assessment.case, field.name) if field is not None else applicant.district
    codes = {own}.union(
        *(place.codes for place in library.jurisdictions.values() if own in place.codes)
    )
    if not any(_lies_in(applicant.district, str(code)) for code in codes):
        text = filled(wordings.OTHER_DISTRICT, own=own, district=applicant.district)
        raise RegisterError("other-district", text)


def _lies_in(code: str, place: str) -> bool:
    """Whether the code of a district is that of the place, or of one below it.

    Source: GB/T 2260: two digits each for province, city and district; noughts for what is above.
    """
    if code == place:
        return True
    above = place.removesuffix("00").removesuffix("00")
    are_codes = all(re.fullmatch("[0-9]{6}", each) for each in (code, place))
    return above != place and are_codes and code.startswith(above)


def judge_paying(paying: Paying, act: Act) -> int:
    """The payment can have been made by the day of filing; its amount in hundredths.

    Raises:
        RegisterError: `odd-value`, `no-entry`, what `check_names` refuses; `no-amount`;
            `too-large`; `no-instalment` if it cannot be counted; `paid-too-early` before the year
            2000, `paid-later` if the day is more than a quarter after that of filing.
    """
    check_paying(paying)
    check_names({"incentive": paying.incentive, "subject": paying.subject, "payer": paying.payer})
    amount = hundredths(paying.amount.amount)
    if amount <= 0:
        raise RegisterError("no-amount", register_wordings.NO_AMOUNT)
    judge_amount(amount, paying.amount.amount)
    if paying.instalment is not None and not 1 <= paying.instalment <= MOST_INSTALMENTS:
        number = shown(paying.instalment)
        text = filled(wordings.NO_INSTALMENT, number=number, most=MOST_INSTALMENTS)
        raise RegisterError("no-instalment", text)
    if paying.paid_on.year < FIRST_YEAR:
        text = filled(wordings.PAID_TOO_EARLY, day=paying.paid_on.isoformat())
        raise RegisterError("paid-too-early", text)
    filed_on = act.filed_at.date()
    if paying.paid_on > filed_on + timedelta(days=MOST_DAYS_AHEAD):
        days = {"day": paying.paid_on.isoformat(), "filed": filed_on.isoformat()}
        text = filled(wordings.PAID_LATER, most=MOST_DAYS_AHEAD, **days)
        raise RegisterError("paid-later", text)
    return amount


def judge_amount(amount: int, written: object) -> None:
    """The amount, in hundredths, can be added up with as many others as a register can have.

    Raises:
        RegisterError: `too-large`, if it is beyond `MOST_AMOUNT`, either way.
    """
    if abs(amount) > MOST_AMOUNT:
        raise RegisterError("too-large", filled(register_wordings.TOO_LARGE, amount=written))


def doubts_of_moment(connection: Connection, act: Act) -> list[Doubt]:
    """That it is filed before the last entry was, if it is.

    An entry of a moment that cannot have been, as registers of earlier editions may have, is passed
    over.
    """
    query = (
        select(filings.c.number, filings.c.filed_at)
        .where(filings.c.year <= LAST_YEAR)
        .order_by(filings.c.number.desc())
        .limit(1)
    )
    last = connection.execute(query).one_or_none()
    if last is None:
        return []
    last_at = _moment_of(last.number, last.filed_at)
    if act.filed_at >= last_at - _CLOCKS_DIFFER:
        return []
    text = filled(
        wordings.FILED_EARLIER,
        moment=moment_in_words(act.filed_at),
        number=last.number,
        last=moment_in_words(last_at),
    )
    return [Doubt(slug="filed-earlier", text=text, entry=last.number)]


def _moment_of(number: int, written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        text = filled(register_wordings.CHANGED, number=number)
        raise RegisterError("changed", text, entry=number) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def doubts_of_move(earlier: Entry | None, applicant: Applicant) -> list[Doubt]:
    """That an entry is corrected for another applicant, district or dossier, if it is."""
    if earlier is None or not is_moved(earlier, applicant):
        return []
    own = earlier.applicant
    was = "，".join(part for part in (own.name, own.district, own.dossier) if part)
    text = filled(wordings.MOVES, number=earlier.number, was=was)
    return [Doubt(slug="moves", text=text, entry=earlier.number)]


def is_moved(earlier: Entry, applicant: Applicant) -> bool:
    """Whether the applicant, its district or its dossier is another than that of the entry."""
    own = earlier.applicant
    return not own.is_same(applicant) or (own.district, own.dossier_key) != (
        applicant.district,
        applicant.dossier_key,
    )


def judge_amounts(document: Mapping[str, object]) -> None:
    """Every amount that the document of a determination gives can be added up (`judge_amount`)."""
    for award in Plain(document).part("assessment").rows("determinations"):
        payment = award.maybe_part("payment")
        levels = payment.rows("levels") if payment is not None else ()
        for amount in (award.maybe_part("amount"), *(row.maybe_part("amount") for row in levels)):
            if amount is not None:
                judge_amount(hundredths_of(amount), amount.text("amount"))


def settle(doubts: Sequence[Doubt], reason: str, why: Text) -> None:
    """There are no doubts, or the reason is given; `why` asks for it.

    Raises:
        RegisterError: under the slug of the first doubt, with the sentences of all of them.
    """
    if not doubts or reason.strip():
        return
    zh = "".join(doubt.text.zh for doubt in doubts) + why.zh
    en = " ".join([*(doubt.text.en for doubt in doubts), why.en])
    raise RegisterError(doubts[0].slug, Text(zh, en), entry=doubts[0].entry)


def moment_in_words(moment: datetime) -> str:
    """The moment to the minute, with its distance from universal time."""
    return moment.isoformat(sep=" ", timespec="minutes")
