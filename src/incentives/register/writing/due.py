"""What a payment is held against: what was determined, and what was paid of it in the dossier."""

from collections.abc import Iterable

import attrs
from sqlalchemy import ColumnElement, Connection, and_, select

from incentives.engine.findings.outcome import Outcome
from incentives.language.slips.nearest import one_of
from incentives.register.acts import Kind, Paying
from incentives.register.content import hundredths_of
from incentives.register.entry import Entry, ended_numbers
from incentives.register.errors import RegisterError
from incentives.register.identifying import is_of
from incentives.register.plain import Plain
from incentives.register.shapes import shown
from incentives.register.store.tables import filings, payments
from incentives.values.text import filled
from incentives.wordings import judging as wordings
from incentives.wordings import register as register_wordings


@attrs.frozen(kw_only=True)
class Made:
    """A payment of the dossier that counts; `is_own`: for the same determination."""

    number: int
    is_own: bool
    subject: str | None
    instalment: int | None
    payer: str | None
    amount: int


@attrs.frozen(kw_only=True)
class Due:
    """What the payment is held against: the award, its parts, and what was paid in the dossier."""

    determination: Entry
    award: Plain
    parts: tuple[Plain, ...]
    levels: tuple[Plain, ...]
    made: tuple[Made, ...]
    paying: Paying
    amount: int

    def paid(self, said: int, made: Iterable[Made]) -> int:
        """What is paid with this payment, in hundredths.

        By the case (`said`) or by payments for other determinations of the dossier, whichever is
        more; those for this one; and this one. A determination states all that is due in its
        dossier, whatever was determined before it.
        """
        own, others = 0, 0
        for payment in made:
            if payment.is_own:
                own += payment.amount
            else:
                others += payment.amount
        return max(said, others) + own + self.amount

    @property
    def instalments(self) -> tuple[Plain, ...]:
        """The instalments laid down for the subject, or for all where none is named."""
        subject = self.paying.subject
        return tuple(
            instalment
            for part in self.parts
            if subject is None or part.maybe_text("subject") in {subject, None}
            for instalment in part.rows("instalments")
        )


def dossier_of(connection: Connection, entry: Entry) -> ColumnElement[bool]:
    """The condition that a filing is a determination in the dossier of the entry."""
    return and_(
        filings.c.kind == Kind.DETERMINATION.value,
        is_of(connection, entry.applicant),
        filings.c.dossier_key == entry.applicant.dossier_key,
    )


def award_of(determination: Entry, paying: Paying) -> tuple[Plain, int]:
    """What the entry determines of the incentive, and that in hundredths.

    Raises:
        RegisterError: `not-determined` if that is nothing, or no amount; `other-currency`.
    """
    number = determination.number
    awards = {
        award.text("incentive"): award for award in determination.assessment.rows("determinations")
    }
    award = awards.get(paying.incentive)
    if award is None:
        written = shown(paying.incentive)
        advice = one_of(paying.incentive, awards)
        text = filled(wordings.UNKNOWN_INCENTIVE, number=number, incentive=written, advice=advice)
        raise RegisterError("not-determined", text, entry=number)
    amount = award.maybe_part("amount")
    if amount is None or award.text("outcome") != Outcome.ELIGIBLE.value:
        text = filled(register_wordings.NOT_DETERMINED, number=number)
        raise RegisterError("not-determined", text, entry=number)
    if amount.text("currency") != paying.amount.currency.code:
        raise RegisterError("other-currency", register_wordings.OTHER_CURRENCY)
    return award, hundredths_of(amount)


def made_in_dossier(
    connection: Connection, determination: Entry, incentive: str, *, but: int | None
) -> tuple[Made, ...]:
    """The payments for the incentive in the dossier that count.

    For determinations that do not count any more too. `but`: the payment that is being corrected.
    """
    query = (
        select(payments)
        .join(filings, filings.c.number == payments.c.determination)
        .where(
            dossier_of(connection, determination),
            payments.c.incentive == incentive,
            payments.c.entry.not_in(ended_numbers()),
        )
        .order_by(payments.c.entry)
    )
    if but is not None:
        query = query.where(payments.c.entry != but)
    return tuple(
        Made(
            number=row.entry,
            is_own=row.determination == determination.number,
            subject=row.subject,
            instalment=row.instalment,
            payer=row.payer,
            amount=row.amount,
        )
        for row in connection.execute(query)
    )


def said_paid(award: Plain) -> int:
    """What the case says was paid before, in hundredths."""
    payment = award.maybe_part("payment")
    if payment is None:
        return 0
    return hundredths_of(payment.part("account").part("paid").part("low"))


def sum_of(amounts: Iterable[Plain | None]) -> int | None:
    """Their sum in hundredths; None where one is not known."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += hundredths_of(amount)
    return total
