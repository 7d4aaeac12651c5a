"""Filing a determination, recording a payment, annulling an entry.

Each is checked under the lock and appended in the same transaction: what was true when it was
checked is true when it is filed, and what is refused leaves nothing behind. Each returns the entry
that was appended, committed.
"""

from sqlalchemy import Connection, func, select

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Outcome
from incentives.register.acts import (
    Act,
    Applicant,
    Kind,
    Paying,
    check_act,
    check_names,
    hundredths,
    in_units,
)
from incentives.register.content import (
    annulment_content,
    determination_content,
    hundredths_of,
    payment_content,
)
from incentives.register.entry import Entry, ended_numbers, ending_of, read_entry
from incentives.register.errors import RegisterError, filled
from incentives.register.person import Duty
from incentives.register.plain import Plain
from incentives.register.store.database import Database
from incentives.register.store.tables import filings, payments
from incentives.register.writing.alike import check_alike
from incentives.register.writing.allowing import check_allowed
from incentives.register.writing.appending import (
    append,
    check_counts,
    check_new,
    check_stands,
    lock,
)
from incentives.wordings import people
from incentives.wordings import register as wordings


def file_determination(
    database: Database, assessment: Assessment, applicant: Applicant, act: Act
) -> Entry:
    """The assessment is filed as the next entry; what that entry corrects does not count any more.

    The applicant may be anybody, and need not be the one of an entry that it corrects.
    `Register.file` lists what is refused.
    """
    check_act(act, needs_reason=act.corrects is not None)
    _check_applicant(applicant)
    document = determination_content(assessment, applicant, act)
    with database.writing() as connection:
        lock(connection)
        check_allowed(connection, act, Duty.FILE)
        check_new(connection, document, act)
        check_alike(connection, applicant, act)
        return append(connection, document)


def record_payment(database: Database, paying: Paying, act: Act) -> Entry:
    """The payment is recorded as the next entry, for the applicant of its determination.

    `Register.pay` lists all that is refused.

    Raises:
        RegisterError: `no-amount`, if nothing or less is paid; and more from what is checked.
    """
    check_act(act, needs_reason=act.corrects is not None)
    check_names({"incentive": paying.incentive, "subject": paying.subject, "payer": paying.payer})
    amount = hundredths(paying.amount.amount)
    if amount <= 0:
        raise RegisterError("no-amount", wordings.NO_AMOUNT)
    with database.writing() as connection:
        lock(connection)
        check_allowed(connection, act, Duty.PAY)
        determination = check_counts(connection, paying.determination, Kind.DETERMINATION)
        document = payment_content(paying, determination.applicant, act)
        check_new(connection, document, act)
        _check_due(connection, determination, paying, act)
        return append(connection, document)


def annul(database: Database, number: int, act: Act) -> Entry:
    """The annulment is the next entry, and the one that it annuls does not count any more.

    `Register.annul` lists all that is refused.

    Raises:
        RegisterError: `not-to-be-annulled` if it is an annulment or of duties; `has-payments` if a
            payment for it, or for one that it corrects, still counts; and what is checked besides.
    """
    check_act(act, needs_reason=True)
    with database.writing() as connection:
        lock(connection)
        check_allowed(connection, act, Duty.ANNUL)
        entry = read_entry(connection, number)
        if entry.kind is Kind.DUTIES:
            raise RegisterError("not-to-be-annulled", people.NOT_CORRECTED, entry=number)
        if entry.kind is Kind.ANNULMENT:
            text = filled(wordings.NOT_TO_BE_ANNULLED, number=number)
            raise RegisterError("not-to-be-annulled", text, entry=number)
        check_stands(connection, number)
        payment = _standing_payment(connection, number)
        if payment is not None:
            text = filled(wordings.HAS_PAYMENTS, number=number, payment=payment)
            raise RegisterError("has-payments", text, entry=payment)
        return append(connection, annulment_content(number, entry.applicant, act))


def _check_applicant(applicant: Applicant) -> None:
    if not applicant.name.strip():
        raise RegisterError("no-applicant", wordings.NO_APPLICANT)
    # A domain without places has no districts, and who has one dossier need not name it.
    check_names(
        {
            "applicant": applicant.name,
            "district": applicant.district or None,
            "dossier": applicant.dossier or None,
        }
    )


def _check_due(connection: Connection, determination: Entry, paying: Paying, act: Act) -> None:
    """The incentive was found due, and no more of it is paid than was determined.

    Raises:
        RegisterError: `not-determined` if it is not eligible with an amount; `other-currency`;
            `beyond` if more is paid and the act does not say why.
    """
    award = _award_of(determination, paying.incentive)
    amount = award.maybe_part("amount") if award is not None else None
    if award is None or amount is None or award.text("outcome") != Outcome.ELIGIBLE.value:
        text = filled(wordings.NOT_DETERMINED, number=determination.number)
        raise RegisterError("not-determined", text, entry=determination.number)
    if amount.text("currency") != paying.amount.currency.code:
        raise RegisterError("other-currency", wordings.OTHER_CURRENCY)
    determined = hundredths_of(amount)
    before = _paid_before(connection, determination, award, but=act.corrects)
    paid = before + hundredths(paying.amount.amount)
    if paid > determined and not act.beyond.strip():
        text = filled(wordings.BEYOND, paid=in_units(paid), amount=in_units(determined))
        raise RegisterError("beyond", text, entry=determination.number)


def _award_of(determination: Entry, incentive: str) -> Plain | None:
    """What the entry determines of the incentive."""
    awards = determination.assessment.rows("determinations")
    return next((award for award in awards if award.text("incentive") == incentive), None)


def _paid_before(
    connection: Connection, determination: Entry, award: Plain, *, but: int | None
) -> int:
    """What was paid before, in hundredths.

    By the case or by payments for other determinations of the dossier, whichever is more; and by
    those for this one. A payment that is being corrected does not count.

    A determination states all that is due in its dossier, whatever was determined before it.
    """
    incentive, payment = award.text("incentive"), award.maybe_part("payment")
    said = 0
    if payment is not None:
        said = hundredths_of(payment.part("account").part("paid").part("low"))
    others = _others_of(connection, determination)
    earlier = _paid_for(connection, others, incentive, but=but)
    return max(said, earlier) + _paid_for(connection, (determination.number,), incentive, but=but)


def _paid_for(
    connection: Connection, numbers: tuple[int, ...], incentive: str, *, but: int | None
) -> int:
    """The sum of the payments for the incentive that still count, in hundredths."""
    query = select(func.coalesce(func.sum(payments.c.amount), 0)).where(
        payments.c.determination.in_(numbers),
        payments.c.incentive == incentive,
        payments.c.entry.not_in(ended_numbers()),
    )
    if but is not None:
        query = query.where(payments.c.entry != but)
    return int(connection.execute(query).scalar_one())


def _others_of(connection: Connection, determination: Entry) -> tuple[int, ...]:
    """The numbers of all other determinations of its dossier, whether they still count or not."""
    whose = determination.applicant
    query = select(filings.c.number).where(
        filings.c.kind == Kind.DETERMINATION.value,
        filings.c.applicant_key == whose.key,
        filings.c.district == whose.district,
        filings.c.dossier_key == whose.dossier_key,
        filings.c.number != determination.number,
    )
    return tuple(connection.execute(query).scalars())


def corrected_by(connection: Connection, number: int) -> tuple[int, ...]:
    """The numbers of what the entry corrects, and what that corrected, and so on."""
    corrected: list[int] = []
    query = select(filings.c.ends).where(filings.c.kind != Kind.ANNULMENT.value)
    earlier = connection.execute(query.where(filings.c.number == number)).scalar_one_or_none()
    while earlier is not None and earlier not in corrected:
        corrected.append(earlier)
        earlier = connection.execute(query.where(filings.c.number == earlier)).scalar_one_or_none()
    return tuple(corrected)


def _standing_payment(connection: Connection, number: int) -> int | None:
    """A payment of the determination, or of one that it corrects, that still counts."""
    numbers = (number, *corrected_by(connection, number))
    query = (
        select(payments.c.entry)
        .where(payments.c.determination.in_(numbers))
        .order_by(payments.c.entry)
    )
    return next(
        (entry for (entry,) in connection.execute(query) if ending_of(connection, entry) is None),
        None,
    )
