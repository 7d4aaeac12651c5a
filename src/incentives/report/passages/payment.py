"""How a determination is paid, when to apply and what must be kept, as blocks of a sheet."""

from datetime import date

import attrs

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.payment import (
    Account,
    ApplicationResult,
    ApplicationRound,
    InstalmentResult,
    InstalmentState,
    LevelShare,
    PartPayment,
    Payment,
    PaymentListed,
)
from incentives.language.possible import Open
from incentives.report.passages.obligations import obligation_lines
from incentives.report.passages.places import parts_called
from incentives.report.printing.blocks import Block, Bullet, Bullets, Table
from incentives.report.words.amounts import bounded, missing_names, paid_so_far
from incentives.report.words.names import Words
from incentives.values.number import Exact
from incentives.values.text import Text
from incentives.wordings.report import payment as wordings
from incentives.wordings.report import terms


def payment_blocks(determination: Determination, words: Words) -> list[Block]:
    """The blocks on payment, application and obligations; none where there is nothing to say."""
    blocks: list[Block] = []
    if determination.payment is not None and _is_telling(determination, determination.payment):
        blocks += PaymentBlocks(words).blocks(determination, determination.payment)
    if determination.application is not None:
        lines = _application_lines(determination.application, words)
        blocks.append(Bullets(title=words.say(wordings.APPLICATION), entries=tuple(lines)))
    if determination.obligations:
        beside = determination.rule.citation
        lines = [
            obligation_lines(obligation, words, beside) for obligation in determination.obligations
        ]
        blocks.append(Bullets(title=words.say(wordings.OBLIGATIONS), entries=tuple(lines)))
    return blocks


def _is_telling(determination: Determination, payment: Payment) -> bool:
    """Whether the law says how it is paid, or something has been paid."""
    return (
        determination.rule.paid is not None
        or bool(payment.account.paid.exact.least)
        or bool(payment.unmatched.amount)
        or bool(payment.listed)
    )


@attrs.frozen
class PaymentBlocks:
    """Puts payments into words."""

    words: Words

    def blocks(self, determination: Determination, payment: Payment) -> list[Block]:
        """The table of instalments, and the account of what is due and paid."""
        blocks: list[Block] = [self._table(determination, payment)] if payment.parts else []
        entries = [Bullet(text=line) for line in self._account_lines(payment)]
        return [*blocks, Bullets(title=self.words.say(wordings.ACCOUNT), entries=tuple(entries))]

    def _table(self, determination: Determination, payment: Payment) -> Table:
        say = self.words.say
        payers = [self.words.payer(level.payer) for level in payment.levels]
        names = (
            wordings.COLUMN_INSTALMENT,
            wordings.COLUMN_DUE_ON,
            wordings.COLUMN_SHARE,
            wordings.COLUMN_AMOUNT,
        )
        rows = [
            self._row(part, instalment, payment)
            for part in payment.parts
            for instalment in part.instalments
        ]
        is_known = determination.amount is not None and all(
            instalment.amount is not None for instalment in payment.instalments
        )
        if len(rows) > 1 and is_known and determination.amount is not None:
            levels = [self._cell(level) for level in payment.levels]
            total = self.words.numbers.money(determination.amount)
            rows.append((say(wordings.TOTAL), "", "", total, *levels, ""))
        clause = self.words.clause(payment.citation)
        return Table(
            title=say(wordings.PAYMENT_OF, source=clause) if clause else say(wordings.PAYMENT),
            columns=(*(say(name) for name in names), *payers, say(wordings.COLUMN_STATE)),
            rows=tuple(rows),
            right=frozenset(range(2, 4 + len(payers))),
        )

    def _row(
        self, part: PartPayment, instalment: InstalmentResult, payment: Payment
    ) -> tuple[str, ...]:
        say, words = self.words.say, self.words
        amount = (
            words.numbers.money(instalment.amount)
            if instalment.amount is not None
            else say(terms.EMPTY)
        )
        due_on = words.day(instalment.due_on) if instalment.due_on is not None else say(terms.EMPTY)
        cells = [self._cell(level) for level in instalment.levels]
        name = self.instalment_name(instalment)
        if len(payment.parts) > 1 and part.places:
            called_part = parts_called(part.places, words)
            name = say(wordings.INSTALMENT_OF, part=called_part, instalment=name)
        share = words.numbers.share(1) if len(part.instalments) == 1 else self.share_of(instalment)
        return (name, due_on, share, amount, *cells, say(state_of(instalment)))

    def instalment_name(self, instalment: InstalmentResult) -> str:
        """Its number, and what the law calls it."""
        say = self.words.say
        if instalment.rule is None:
            return say(wordings.ALL_AT_ONCE)
        if instalment.text is None:
            return say(wordings.INSTALMENT, number=instalment.number)
        text = self.words.law(instalment.text)
        return say(wordings.INSTALMENT_TEXT, number=instalment.number, text=text)

    def share_of(self, instalment: InstalmentResult) -> str:
        """Its share of the amount: what the law says, the rest, or that it is not known."""
        share = instalment.share
        if share is None:
            return self.words.say(wordings.THE_REST)
        if isinstance(share, Open):
            return self.words.say(terms.UNKNOWN)
        return self.words.numbers.share(share) if isinstance(share, Exact) else ""

    def _cell(self, level: LevelShare) -> str:
        if level.amount is not None:
            return self.words.numbers.money(level.amount)
        if isinstance(level.share, Exact):
            return self.words.numbers.share(level.share)
        return self.words.say(terms.EMPTY)

    def _account_lines(self, payment: Payment) -> list[str]:
        say = self.words.say
        lines = []
        line = self._account_line(payment.account)
        own = [(part.places, part.account) for part in payment.parts if part.account is not None]
        if len(own) > 1:
            for places, account in own:
                part, told = parts_called(places, self.words), self._account_line(account)
                lines.append(say(wordings.ACCOUNT_OF, part=part, line=told))
            line = say(wordings.ACCOUNT_OF, part=say(wordings.TOTAL), line=line)
        lines.append(line)
        lines.extend(self.listed_line(made) for made in payment.listed)
        if payment.account.missing:
            facts = missing_names(payment.account.missing, self.words)
            lines.append(say(wordings.MISSING, facts=facts))
        if payment.unmatched.amount:
            amount = self.words.numbers.money(payment.unmatched)
            lines.append(say(wordings.UNMATCHED, amount=amount))
        if len(payment.instalments) > 1 or payment.levels:
            lines.append(say(wordings.REST_NOTE))
        return lines

    def listed_line(self, made: PaymentListed) -> str:
        """When it was paid, how much, under which number it stands in the register."""
        say, words = self.words.say, self.words
        line = say(
            wordings.LISTED,
            day=words.day(made.paid_on) if made.paid_on is not None else say(wordings.SOME_DAY),
            amount=bounded(made.amount, words),
        )
        if made.entry is not None:
            line = say(wordings.OF_ENTRY, line=line, number=made.entry)
        return line if made.is_set_off else say(wordings.NOT_SET_OFF, line=line)

    def _account_line(self, account: Account) -> str:
        say, words = self.words.say, self.words
        line = say(
            wordings.ACCOUNT_LINE,
            paid=paid_so_far(account.paid, words),
            due=bounded(account.due, words),
        )
        if account.overpaid.exact.least:
            over = say(wordings.OVERPAID, amount=bounded(account.overpaid, words))
            line = say(terms.LIST_SEMICOLON).join([line, over])
        return line


def state_of(instalment: InstalmentResult) -> Text:
    """An instalment that was paid in full is told as paid, not as due."""
    amount, paid = instalment.amount, instalment.paid
    if (
        instalment.state is InstalmentState.DUE
        and amount is not None
        and paid is not None
        and paid.amount
        and paid >= amount
    ):
        return wordings.PAID_OUT
    return wordings.STATES[instalment.state]


def _application_lines(application: ApplicationResult, words: Words) -> list[Bullet]:
    lines = [_round_line(application_round, words) for application_round in application.rounds]
    return [Bullet(text=line) for line in [*lines, _next_line(application, words)]]


def _round_line(made: ApplicationRound, words: Words) -> str:
    if made.missing:
        line = words.say(wordings.APPLIED_UNKNOWN)
    elif made.applied_on is None or made.closes_on is None:
        line = words.say(wordings.NOT_APPLIED)
    else:
        closes = _closing_day(made.closes_on, made.text, words)
        line = words.say(wordings.APPLIED, day=words.day(made.applied_on), closes=closes)
    if not made.place:
        return line
    return words.say(wordings.OF_ROW, part=parts_called([made.place], words), line=line)


def _closing_day(day: date, text: Text | None, words: Words) -> str:
    """The day, with what the law calls it where it does."""
    if text is None:
        return words.day(day)
    return words.say(wordings.DAY_SAID, day=words.day(day), text=words.law(text))


def _next_line(application: ApplicationResult, words: Words) -> str:
    if application.next_closes_on is None:
        return words.say(wordings.NO_NEXT_ROUND)
    closes = _closing_day(application.next_closes_on, application.next_text, words)
    if application.next_opens_on is None:
        return words.say(wordings.NEXT_CLOSING, closes=closes)
    return words.say(wordings.NEXT_ROUND, opens=words.day(application.next_opens_on), closes=closes)
