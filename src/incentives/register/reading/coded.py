"""Entries by their short codes, and whether a paper agrees with what was filed."""

from decimal import Decimal

import attrs
from moneyed import Money
from sqlalchemy import Connection, select

from incentives.engine.findings.outcome import Outcome
from incentives.register.acts import KINDS, Kind
from incentives.register.entry import Entry, read_entry
from incentives.register.errors import RegisterError
from incentives.register.plain import Plain
from incentives.register.short_code import beginning_of, read_code
from incentives.register.store.tables import entries
from incentives.values.text import Text, filled
from incentives.wordings import short_code as wordings


def entry_coded(connection: Connection, text: str) -> Entry:
    """The entry of the code that was typed, as it was filed.

    Raises:
        RegisterError: `no-code` and `code-slip` as by `read_code`; `no-such-code`;
            `several-codes` if two entries have the code; `changed` if the entry is not what its
            fingerprint is over.
    """
    code, begins = read_code(text), beginning_of(text)
    column = entries.c.fingerprint
    query = select(entries.c.number).where(column >= begins, column < f"{begins}g")
    numbers = sorted(connection.execute(query.order_by(entries.c.number)).scalars())
    if not numbers:
        raise RegisterError("no-such-code", filled(wordings.NO_SUCH, code=code))
    if len(numbers) > 1:
        zh, en = "、".join(map(str, numbers)), ", ".join(map(str, numbers))
        text_ = filled(wordings.SEVERAL, code=code, numbers=Text(zh, en))
        raise RegisterError("several-codes", text_, entry=numbers[0])
    entry = read_entry(connection, numbers[0])
    if not entry.is_as_sealed:
        raise RegisterError("changed", filled(wordings.TAMPERED, number=entry.number))
    return entry


@attrs.frozen(kw_only=True)
class Figure:
    """An amount that an entry was filed with."""

    title: Text
    amount: Money


def figures_of(entry: Entry) -> tuple[Figure, ...]:
    """The amounts that a paper of the entry shows: what was determined of each incentive, or paid.

    Of an entry that was changed none is told: RegisterError (`changed`).
    """
    if entry.kind is Kind.PAYMENT:
        return (Figure(title=KINDS[entry.kind], amount=entry.amount),)
    if entry.kind is not Kind.DETERMINATION:
        return ()
    awards = entry.assessment.rows("determinations")
    given = [award for award in awards if award.text("outcome") == Outcome.ELIGIBLE.value]
    amounts = ((award, award.maybe_part("amount")) for award in given)
    return tuple(
        Figure(title=award.wording("title"), amount=_money(amount))
        for award, amount in amounts
        if amount is not None
    )


def _money(amount: Plain) -> Money:
    return Money(Decimal(amount.text("amount")), amount.text("currency"))
