"""Filing a determination, recording a payment, annulling an entry: each is checked under the lock and then appended."""

from moneyed import Money
from sqlalchemy import Connection, func, select

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Outcome
from incentives.register.acts import Act, Applicant, Kind, Paying, check_act, check_characters, hundredths, in_units
from incentives.register.content import annulment_content, determination_content, payment_content
from incentives.register.entry import Entry, ending_of, read_entry
from incentives.register.errors import refusal
from incentives.register.plain import Plain
from incentives.register.store.database import Database
from incentives.register.store.tables import filings, payments
from incentives.register.writing.appending import append, check_counts, check_new, check_stands, lock
from incentives.wordings import register as wordings


def file_determination(database: Database, assessment: Assessment, applicant: Applicant, act: Act) -> Entry:
    """The assessment stands in the register.

    Raises: RegisterError.
    """
    check_act(act, needs_reason=act.corrects is not None)
    _check_applicant(applicant)
    document = determination_content(assessment, applicant, act)
    with database.writing() as connection:
        lock(connection)
        check_new(connection, document, act)
        return append(connection, document)


def record_payment(database: Database, paying: Paying, act: Act) -> Entry:
    """The payment stands in the register, for an incentive that a determination found due.

    Raises: RegisterError.
    """
    check_act(act, needs_reason=act.corrects is not None)
    check_characters(paying.subject, paying.payer)
    amount = hundredths(paying.amount.amount)
    if amount <= 0:
        raise refusal("no-amount", wordings.NO_AMOUNT)
    with database.writing() as connection:
        lock(connection)
        determination = check_counts(connection, paying.determination, Kind.DETERMINATION)
        document = payment_content(paying, determination.applicant, act)
        check_new(connection, document, act)
        _check_due(connection, determination, paying, act)
        return append(connection, document)


def annul(database: Database, number: int, act: Act) -> Entry:
    """The entry does not count any more.

    Raises: RegisterError.
    """
    check_act(act, needs_reason=True)
    with database.writing() as connection:
        lock(connection)
        found = read_entry(connection, number)
        if found.kind is Kind.ANNULMENT:
            raise refusal("not-to-be-annulled", wordings.NOT_TO_BE_ANNULLED, number=number, entry=number)
        check_stands(connection, number)
        payment = _standing_payment(connection, number)
        if payment is not None:
            raise refusal("has-payments", wordings.HAS_PAYMENTS, number=number, payment=payment, entry=payment)
        return append(connection, annulment_content(number, found.applicant, act))


def _check_applicant(applicant: Applicant) -> None:
    if not applicant.name.strip():
        raise refusal("no-applicant", wordings.NO_APPLICANT)
    check_characters(applicant.name, applicant.district, applicant.dossier)


def _check_due(connection: Connection, determination: Entry, paying: Paying, act: Act) -> None:
    """The incentive was found due, and no more of it is paid than was determined, unless the act says why."""
    found = next(
        (each for each in determination.assessment.rows("determinations") if each.text("incentive") == paying.incentive), None
    )
    amount = found.maybe_part("amount") if found is not None else None
    if found is None or amount is None or found.text("outcome") != Outcome.ELIGIBLE.value:
        raise refusal("not-determined", wordings.NOT_DETERMINED, number=determination.number, entry=determination.number)
    if amount.text("currency") != paying.amount.currency.code:
        raise refusal("other-currency", wordings.OTHER_CURRENCY)
    determined = _money_of(amount)
    paid = _paid_before(connection, determination, found, paying, act) + hundredths(paying.amount.amount)
    if paid > determined and not act.beyond.strip():
        raise refusal("beyond", wordings.BEYOND, paid=in_units(paid), amount=in_units(determined), entry=determination.number)


def _money_of(amount: Plain) -> int:
    return hundredths(Money(amount.text("amount"), amount.text("currency")).amount)


def _paid_before(connection: Connection, determination: Entry, found: Plain, paying: Paying, act: Act) -> int:
    """What was paid before: by the case or by payments for other determinations of the dossier, whichever is more; and its own.

    A determination states all that is due in its dossier, whatever was determined before it.
    """
    payment = found.maybe_part("payment")
    said = _money_of(payment.part("account").part("paid").part("low")) if payment is not None else 0
    earlier = _paid_for(connection, _others_of(connection, determination), paying.incentive, but=act.corrects)
    return max(said, earlier) + _paid_for(connection, (determination.number,), paying.incentive, but=act.corrects)


def _paid_for(connection: Connection, numbers: tuple[int, ...], incentive: str, *, but: int | None) -> int:
    ended = select(filings.c.ends).where(filings.c.ends.is_not(None))
    query = select(func.coalesce(func.sum(payments.c.amount), 0)).where(
        payments.c.determination.in_(numbers), payments.c.incentive == incentive, payments.c.entry.not_in(ended)
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
    found: list[int] = []
    query = select(filings.c.ends).where(filings.c.kind != Kind.ANNULMENT.value)
    earlier = connection.execute(query.where(filings.c.number == number)).scalar_one_or_none()
    while earlier is not None and earlier not in found:
        found.append(earlier)
        earlier = connection.execute(query.where(filings.c.number == earlier)).scalar_one_or_none()
    return tuple(found)


def _standing_payment(connection: Connection, number: int) -> int | None:
    """A payment of the determination, or of one that it corrects, that still counts."""
    numbers = (number, *corrected_by(connection, number))
    query = select(payments.c.entry).where(payments.c.determination.in_(numbers)).order_by(payments.c.entry)
    return next((entry for (entry,) in connection.execute(query) if ending_of(connection, entry) is None), None)
