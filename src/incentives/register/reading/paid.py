"""The payments recorded for a determination."""

from datetime import date

import attrs
from moneyed import Money
from sqlalchemy import Connection, or_, select

from incentives.register.acts import money
from incentives.register.entry import Ending, ending_from
from incentives.register.shapes import check_entry_number
from incentives.register.store.tables import awards, filings, payments
from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class PaymentMade:
    """One payment as it was recorded. `ending`: by what it was annulled or corrected, if it was."""

    number: int
    determination: int
    incentive: str
    title: Text
    amount: Money
    paid_on: date
    subject: str | None
    instalment: int | None
    payer: str | None
    officer: str
    ending: Ending | None


def payments_of(connection: Connection, number: int) -> tuple[PaymentMade, ...]:
    """The payments for the determination of this number, the first one first.

    Those that were annulled or corrected too, each with its ending. Of the number of a payment,
    that payment; of any other, none.
    """
    check_entry_number(number)
    endings = filings.alias("endings")
    joined = (
        payments.join(filings, filings.c.number == payments.c.entry)
        .join(
            awards,
            (awards.c.entry == payments.c.determination)
            & (awards.c.incentive == payments.c.incentive),
        )
        .outerjoin(endings, endings.c.ends == payments.c.entry)
    )
    query = (
        select(
            payments,
            filings.c.officer,
            awards.c.title_zh,
            awards.c.title_en,
            endings.c.number.label("ended_by"),
            endings.c.kind.label("ended_kind"),
        )
        .select_from(joined)
        .where(or_(payments.c.determination == number, payments.c.entry == number))
        .order_by(payments.c.entry)
    )
    return tuple(
        PaymentMade(
            number=row.entry,
            determination=row.determination,
            incentive=row.incentive,
            title=Text(row.title_zh, row.title_en),
            amount=money(row.amount, row.currency),
            paid_on=date.fromisoformat(row.paid_on),
            subject=row.subject,
            instalment=row.instalment,
            payer=row.payer,
            officer=row.officer,
            ending=ending_from(row.ended_by, row.ended_kind),
        )
        for row in connection.execute(query)
    )
