"""Filing a determination, recording a payment, annulling an entry.

Each is checked under the lock and appended in the same transaction: what was true when it was
checked is true when it is filed, and what is refused leaves nothing behind. Each returns the entry
that was appended, committed.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from incentives.engine.findings.assessment import Assessment
from incentives.register.acts import Act, Applicant, Kind, Paying
from incentives.register.content import annulment_content, determination_content, payment_content
from incentives.register.entry import Entry, ending_of, read_entry
from incentives.register.errors import RegisterError
from incentives.register.reading.unreckoned import unreckoned
from incentives.register.shapes import check_entry_number
from incentives.register.store.database import Database
from incentives.register.store.tables import filings, payments
from incentives.register.writing.alike import check_alike
from incentives.register.writing.allowing import check_allowed
from incentives.register.writing.appending import (
    append,
    check_counts,
    check_new,
    check_stands,
)
from incentives.register.writing.doubting import judge_due
from incentives.register.writing.judging import (
    Doubt,
    doubts_of_moment,
    doubts_of_move,
    is_moved,
    judge_act,
    judge_amounts,
    judge_applicant,
    judge_paying,
    judge_place,
    settle,
)
from incentives.values.text import Text, filled
from incentives.wordings import judging as judging_wordings
from incentives.wordings import payments_known as known_wordings
from incentives.wordings import people
from incentives.wordings import register as wordings


def file_determination(
    database: Database, assessment: Assessment, applicant: Applicant, act: Act
) -> Entry:
    """The assessment is the next determination of the chain.

    `Register.file` lists what is refused.
    """
    document = judged_determination(assessment, applicant, act)
    with database.filing() as connection:
        check_allowed(connection, act, Kind.DETERMINATION)
        doubts = doubts_of_payments(connection, assessment, applicant)
        return file_within(connection, document, applicant, act, doubts=doubts)


def judged_determination(
    assessment: Assessment, applicant: Applicant, act: Act
) -> dict[str, object]:
    """What the determination will hold, as far as it can be judged before the lock."""
    judge_act(act, needs_reason=act.corrects is not None)
    judge_applicant(applicant)
    judge_place(assessment, applicant)
    document = determination_content(assessment, applicant, act)
    judge_amounts(document)
    return document


def doubts_of_payments(
    connection: Connection, assessment: Assessment, applicant: Applicant
) -> list[Doubt]:
    """That the assessment does not reckon with all that was paid, as the register has it."""
    return [
        Doubt(slug=one.slug, text=filled(known_wordings.RECKON, told=one.text), entry=one.entry)
        for one in unreckoned(connection, assessment, applicant)
    ]


def file_within(
    connection: Connection,
    document: dict[str, object],
    applicant: Applicant,
    act: Act,
    *,
    doubts: Sequence[Doubt],
) -> Entry:
    """The judged determination is the next entry; the lock is held, and the duty was looked at.

    `doubts`: those of its payments (`doubts_of_payments`), unless a reason is kept already.
    """
    check_new(connection, document, act)
    check_alike(connection, applicant, act)
    corrected = read_entry(connection, act.corrects) if act.corrects is not None else None
    if corrected is not None and is_moved(corrected, applicant):
        _check_unpaid(connection, corrected.number, judging_wordings.MOVES_PAID)
    of_act = [*doubts_of_moment(connection, act), *doubts_of_move(corrected, applicant)]
    settle([*doubts, *of_act], act.unusual, judging_wordings.WHY_UNUSUAL)
    return append(connection, document)


def record_payment(database: Database, paying: Paying, act: Act) -> Entry:
    """The payment is recorded as the next entry, for the applicant of its determination.

    `Register.pay` lists all that is refused.
    """
    judge_act(act, needs_reason=act.corrects is not None)
    amount = judge_paying(paying, act)
    with database.filing() as connection:
        check_allowed(connection, act, Kind.PAYMENT)
        return pay_within(connection, paying, act, amount)


def pay_within(connection: Connection, paying: Paying, act: Act, amount: int) -> Entry:
    """Likewise; the lock is held, the duty was looked at, and `amount` judged, in hundredths."""
    determination = check_counts(connection, paying.determination, Kind.DETERMINATION)
    whose = determination.applicant
    document = payment_content(paying, whose, act)
    check_new(connection, document, act)
    corrected = read_entry(connection, act.corrects) if act.corrects is not None else None
    doubts = [
        *doubts_of_moment(connection, act),
        *doubts_of_move(corrected, whose),
        *judge_due(connection, determination, paying, act, amount),
    ]
    settle(doubts, act.unusual, judging_wordings.WHY_UNUSUAL)
    return append(connection, document)


def annul(database: Database, number: int, act: Act) -> Entry:
    """The annulment is the next entry, and the one that it annuls does not count any more.

    `Register.annul` lists all that is refused.
    """
    with database.filing() as connection:
        check_allowed(connection, act, Kind.ANNULMENT)
        return annul_within(connection, number, act)


def annul_within(
    connection: Connection, number: int, act: Act, besides: Mapping[str, object] | None = None
) -> Entry:
    """Likewise; the lock is held, and the duty was looked at. `besides`: what the entry also holds.

    Raises:
        RegisterError: `other-kind` if the act corrects an entry besides; `not-to-be-annulled` if it
            is an annulment or of duties; `has-payments` if a payment for it, or for one that it
            corrects, still counts; and more from what is judged.
    """
    judge_act(act, needs_reason=True)
    check_entry_number(number)
    if act.corrects is not None:
        raise RegisterError("other-kind", judging_wordings.ANNULS_AND_CORRECTS, entry=number)
    entry = read_entry(connection, number)
    if entry.kind is Kind.DUTIES:
        raise RegisterError("not-to-be-annulled", people.NOT_CORRECTED, entry=number)
    if entry.kind is Kind.ANNULMENT:
        text = filled(wordings.NOT_TO_BE_ANNULLED, number=number)
        raise RegisterError("not-to-be-annulled", text, entry=number)
    check_stands(connection, number)
    _check_unpaid(connection, number, wordings.HAS_PAYMENTS)
    settle(doubts_of_moment(connection, act), act.unusual, judging_wordings.WHY_UNUSUAL)
    document = annulment_content(number, entry.applicant, act)
    return append(connection, {**document, **(besides or {})})


def _check_unpaid(connection: Connection, number: int, wording: Text) -> None:
    """No payment for the determination, or for one that it corrects, still counts.

    Raises:
        RegisterError: `has-payments`, if one does.
    """
    payment = _standing_payment(connection, number)
    if payment is not None:
        text = filled(wording, number=number, payment=payment)
        raise RegisterError("has-payments", text, entry=payment)


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
