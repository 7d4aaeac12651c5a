"""A payment held against what was determined: for what, in which instalment, by whom, how much.

What the determination does not know is refused with the names that it knows. What goes beyond what
it lays down, or comes before it, needs a reason.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from incentives.language.slips.nearest import one_of
from incentives.register.acts import Act, Paying, in_units
from incentives.register.entry import Entry
from incentives.register.errors import RegisterError
from incentives.register.shapes import shown
from incentives.register.store.tables import filings
from incentives.register.writing.due import (
    Due,
    Made,
    award_of,
    dossier_of,
    made_in_dossier,
    said_paid,
    sum_of,
)
from incentives.register.writing.judging import Doubt, settle
from incentives.values.text import Language, Text, filled
from incentives.values.unit_words import currency_called
from incentives.wordings import judging as wordings


def judge_due(
    connection: Connection, determination: Entry, paying: Paying, act: Act, amount: int
) -> list[Doubt]:
    """What is doubted of the payment by its determination; `amount`: its own, in hundredths.

    Refused are an incentive that is not eligible with an amount (`not-determined`), another
    currency (`other-currency`), a subject or payer that the determination does not know
    (`unknown-subject`, `unknown-payer`); `already-paid` if the instalment has a payment of that
    payer and the act does not say why (`again`); `beyond` if more is paid in all, in the instalment
    or by the payer, and it does not say why.
    """
    award, determined = award_of(determination, paying)
    payment = award.maybe_part("payment")
    due = Due(
        determination=determination,
        award=award,
        parts=payment.rows("parts") if payment is not None else (),
        levels=payment.rows("levels") if payment is not None else (),
        made=made_in_dossier(connection, determination, paying.incentive, but=act.corrects),
        paying=paying,
        amount=amount,
    )
    doubts = [
        *_doubts_of_payment(due),
        *_doubts_of_subject(due),
        *_doubts_of_payer(due),
        *_doubts_of_instalment(due),
        *_doubts_of_day(connection, due),
    ]
    settle([*_doubts_of_the_same(due)], act.again, wordings.WHY_AGAIN)
    settle([*_doubts_of_sums(due, determined)], act.beyond, wordings.WHY_BEYOND)
    return doubts


def _doubts_of_payment(due: Due) -> Iterator[Doubt]:
    """A payment for what pays no money, such as a relief of a tax, is doubted."""
    if due.award.maybe_part("payment") is None:
        text = filled(wordings.PAYS_NOTHING, number=due.determination.number)
        yield Doubt(slug="pays-nothing", text=text, entry=due.determination.number)


def _doubts_of_subject(due: Due) -> Iterator[Doubt]:
    """A subject is doubted where that of a part is not known.

    Raises:
        RegisterError: `unknown-subject`, if all parts have subjects and none has this one.
    """
    subject, number = due.paying.subject, due.determination.number
    known = [part.maybe_text("subject") for part in due.parts]
    if subject is None or subject in known:
        return
    names = [name for name in known if name is not None]
    if not names or len(names) < len(known):
        text = filled(wordings.SUBJECT_NOT_TOLD, number=number, subject=shown(subject))
        yield Doubt(slug="unknown-subject", text=text, entry=number)
        return
    text = filled(
        wordings.UNKNOWN_SUBJECT,
        number=number,
        subject=shown(subject),
        advice=one_of(subject, dict.fromkeys(names)),
    )
    raise RegisterError("unknown-subject", text, entry=number)


def _doubts_of_payer(due: Due) -> Iterator[Doubt]:
    """A payer that bears nothing is doubted, where it is known who bears something.

    Entries of earlier editions do not keep the payers of the law, so that none can be refused.

    Raises:
        RegisterError: `unknown-payer`, if the law has no such payer.
    """
    payer, number = due.paying.payer, due.determination.number
    bearing = [level.text("payer") for level in due.levels]
    listed = due.determination.content.of.get("payers")
    known = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else None
    if payer is None or payer in bearing:
        return
    if known is not None and payer not in known:
        text = filled(
            wordings.UNKNOWN_PAYER, number=number, payer=shown(payer), advice=one_of(payer, known)
        )
        raise RegisterError("unknown-payer", text, entry=number)
    if bearing or known is None:
        text = filled(wordings.PAYER_NOT_NAMED, number=number, payer=shown(payer))
        yield Doubt(slug="unknown-payer", text=text, entry=number)


def _doubts_of_instalment(due: Due) -> Iterator[Doubt]:
    """An instalment beyond those laid down is doubted.

    Where the law lays down none, an office counts its own, each after the payments made so far.
    """
    instalment = due.paying.instalment
    if instalment is None:
        return
    laid_down = [row.whole("number") for row in due.instalments if row.maybe_part("citation")]
    most = max(laid_down) if laid_down else len(due.made) + 1
    if instalment > most:
        number = shown(instalment)
        text = filled(wordings.INSTALMENT_BEYOND, instalment=number, most=most)
        yield Doubt(slug="unknown-instalment", text=text, entry=due.determination.number)


def _doubts_of_day(connection: Connection, due: Due) -> Iterator[Doubt]:
    """A payment from before the day of the first determination of the dossier is doubted.

    What was paid by then belongs into its case. A determination is filed on its day or later, but
    one of a day to come counts from its filing.
    """
    query = select(func.min(filings.c.on_day), func.min(filings.c.filed_on))
    days = connection.execute(query.where(dossier_of(connection, due.determination))).one()
    first = min((day for day in days if day is not None), default="")
    paid_on = due.paying.paid_on.isoformat()
    if paid_on < first:
        text = filled(wordings.PAID_BEFORE, day=paid_on, first=first)
        yield Doubt(slug="paid-before", text=text, entry=due.determination.number)


def _doubts_of_the_same(due: Due) -> Iterator[Doubt]:
    """An instalment of which the payer has paid something already is doubted."""
    paying = due.paying
    if paying.instalment is None:
        return
    for payment in due.made:
        if payment.instalment == paying.instalment and _may_be_one(payment, paying):
            text = filled(
                wordings.INSTALMENT_AGAIN, instalment=paying.instalment, payment=payment.number
            )
            yield Doubt(slug="already-paid", text=text, entry=payment.number)
            return


def _may_be_one(payment: Made, paying: Paying) -> bool:
    """Whether both can be for one subject and by one payer."""
    return (None in {payment.subject, paying.subject} or payment.subject == paying.subject) and (
        None in {payment.payer, paying.payer} or payment.payer == paying.payer
    )


def _doubts_of_sums(due: Due, determined: int) -> Iterator[Doubt]:
    """More than was determined, than is due in the instalment, or than the payer bears."""
    paid = due.paid(said_paid(due.award), due.made)
    if paid > determined:
        text = filled(wordings.BEYOND_TOTAL, **_figures(due, paid, determined))
        yield Doubt(slug="beyond", text=text, entry=due.determination.number)
    yield from _doubts_of_one_instalment(due)
    yield from _doubts_of_share(due)


def _doubts_of_one_instalment(due: Due) -> Iterator[Doubt]:
    paying = due.paying
    rows = [row for row in due.instalments if row.whole("number") == paying.instalment]
    most = sum_of(row.maybe_part("amount") for row in rows)
    if not rows or most is None:
        return
    said = sum_of(row.maybe_part("paid") for row in rows)
    made = [one for one in due.made if one.instalment == paying.instalment]
    if paying.subject is not None:
        made = [one for one in made if one.subject in {paying.subject, None}]
    paid = due.paid(said or 0, made)
    if paid > most:
        figures = _figures(due, paid, most)
        text = filled(wordings.BEYOND_INSTALMENT, instalment=paying.instalment, **figures)
        yield Doubt(slug="beyond", text=text, entry=due.determination.number)


def _doubts_of_share(due: Due) -> Iterator[Doubt]:
    payer = due.paying.payer
    bears = [row for row in due.levels if row.text("payer") == payer]
    most = sum_of(row.maybe_part("amount") for row in bears)
    if not bears or most is None:
        return
    paid = due.paid(0, [one for one in due.made if one.payer == payer])
    if paid > most:
        figures = _figures(due, paid, most)
        text = filled(wordings.BEYOND_SHARE, payer=payer, **figures)
        yield Doubt(slug="beyond", text=text, entry=due.determination.number)


def _figures(due: Due, paid: int, amount: int) -> dict[str, Text]:
    """The two amounts in words, in the currency of the payment."""
    unit = currency_called(due.paying.amount.currency.code, Language.ZH)
    told = {"paid": in_units(paid), "amount": in_units(amount)}
    return {name: Text(f"{figure} {unit}", figure) for name, figure in told.items()}
