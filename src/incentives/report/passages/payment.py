"""How a determination is paid, when to apply and what must be kept, as blocks of a sheet."""

from collections.abc import Sequence

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
)
from incentives.language.possible import Open
from incentives.report.passages.obligations import obligation_lines
from incentives.report.passages.places import Place, called
from incentives.report.printing.blocks import Block, Bullet, Bullets, Table
from incentives.report.words.amounts import bounded, missing_names, paid_so_far
from incentives.report.words.names import Words
from incentives.values.number import Exact
from incentives.values.text import Text
from incentives.wordings.report import payment as wordings
from incentives.wordings.report import terms


def payment_blocks(found: Determination, words: Words) -> list[Block]:
    """The blocks on payment, application and obligations; none where there is nothing to say."""
    blocks: list[Block] = []
    if found.payment is not None and _is_telling(found, found.payment):
        blocks += PaymentBlocks(words).blocks(found, found.payment)
    if found.application is not None:
        lines = _application_lines(found.application, words)
        blocks.append(Bullets(title=words.say(wordings.APPLICATION), entries=tuple(lines)))
    if found.obligations:
        lines = [obligation_lines(each, words) for each in found.obligations]
        blocks.append(Bullets(title=words.say(wordings.OBLIGATIONS), entries=tuple(lines)))
    return blocks


def _is_telling(found: Determination, payment: Payment) -> bool:
    """Whether the law says how it is paid, or something has been paid."""
    return found.rule.paid is not None or bool(payment.account.paid.low.amount) or bool(payment.unmatched.amount)


@attrs.frozen
class PaymentBlocks:
    """Puts payments into words."""

    words: Words

    def blocks(self, found: Determination, payment: Payment) -> list[Block]:
        """The table of instalments, and the account of what is due and paid."""
        blocks: list[Block] = [self._table(found, payment)] if payment.parts else []
        entries = [Bullet(text=line) for line in self._account_lines(payment)]
        return [*blocks, Bullets(title=self.words.say(wordings.ACCOUNT), entries=tuple(entries))]

    def _table(self, found: Determination, payment: Payment) -> Table:
        say = self.words.say
        payers = [self.words.payer(level.payer) for level in payment.levels]
        names = (
            wordings.COLUMN_INSTALMENT, wordings.COLUMN_DUE_ON, wordings.COLUMN_SHARE, wordings.COLUMN_AMOUNT,
        )  # fmt: skip
        rows = [self._row(part, each, payment) for part in payment.parts for each in part.instalments]
        is_known = found.amount is not None and all(each.amount is not None for each in payment.instalments)
        if len(rows) > 1 and is_known and found.amount is not None:
            levels = [self._cell(level) for level in payment.levels]
            total = self.words.numbers.money(found.amount)
            rows.append((say(wordings.TOTAL), "", "", total, *levels, ""))
        clause = self.words.clause(payment.citation)
        return Table(
            title=say(wordings.PAYMENT_OF, source=clause) if clause else say(wordings.PAYMENT),
            columns=(*(say(name) for name in names), *payers, say(wordings.COLUMN_STATE)), rows=tuple(rows),
            right=frozenset(range(2, 4 + len(payers))),
        )  # fmt: skip

    def _row(self, part: PartPayment, instalment: InstalmentResult, payment: Payment) -> tuple[str, ...]:
        say, words = self.words.say, self.words
        amount = words.numbers.money(instalment.amount) if instalment.amount is not None else say(terms.EMPTY)
        due_on = words.day(instalment.due_on) if instalment.due_on is not None else say(terms.EMPTY)
        cells = [self._cell(level) for level in instalment.levels]
        name = self.instalment_name(instalment)
        if len(payment.parts) > 1 and part.labels:
            name = say(wordings.INSTALMENT_OF, part=parts_called(part.labels, words), instalment=name)
        share = words.numbers.share(1) if len(part.instalments) == 1 else self.share_of(instalment)
        return (name, due_on, share, amount, *cells, say(state_of(instalment)))

    def instalment_name(self, instalment: InstalmentResult) -> str:
        """Its number, and what the law calls it."""
        say = self.words.say
        if instalment.rule is None:
            return say(wordings.ALL_AT_ONCE)
        if instalment.text is None:
            return say(wordings.INSTALMENT, number=instalment.number)
        return say(wordings.INSTALMENT_TEXT, number=instalment.number, text=self.words.law(instalment.text))

    def share_of(self, instalment: InstalmentResult) -> str:
        """Its share of the amount."""
        share = instalment.share
        if share is None:
            return self.words.say(wordings.THE_REST)
        if isinstance(share, Open):
            return self.words.say(terms.UNKNOWN)
        return self.words.numbers.share(share) if isinstance(share, Exact) else ""

    def _cell(self, level: LevelShare) -> str:
        if level.amount is not None:
            return self.words.numbers.money(level.amount)
        share = level.share
        return self.words.numbers.share(share) if isinstance(share, Exact) else self.words.say(terms.EMPTY)

    def _account_lines(self, payment: Payment) -> list[str]:
        say = self.words.say
        lines = []
        own = [part for part in payment.parts if part.account is not None]
        for part in own if len(own) > 1 else ():
            if part.account is not None:
                named = parts_called(part.labels, self.words)
                lines.append(say(wordings.ACCOUNT_OF, part=named, line=self._account_line(part.account)))
        line = self._account_line(payment.account)
        lines.append(say(wordings.ACCOUNT_OF, part=say(wordings.TOTAL), line=line) if len(own) > 1 else line)
        if payment.account.missing:
            lines.append(say(wordings.MISSING, facts=missing_names(payment.account.missing, self.words)))
        if payment.unmatched.amount:
            lines.append(say(wordings.UNMATCHED, amount=self.words.numbers.money(payment.unmatched)))
        if len(payment.instalments) > 1 or payment.levels:
            lines.append(say(wordings.REST_NOTE))
        return lines

    def _account_line(self, account: Account) -> str:
        say, words = self.words.say, self.words
        line = say(wordings.ACCOUNT_LINE, paid=paid_so_far(account.paid, words), due=bounded(account.due, words))
        if account.overpaid.low.amount:
            over = say(wordings.OVERPAID, amount=bounded(account.overpaid, words))
            line = say(terms.LIST_SEMICOLON).join([line, over])
        return line


def state_of(instalment: InstalmentResult) -> Text:
    """An instalment that was paid in full is told as paid, not as due."""
    amount, paid = instalment.amount, instalment.paid
    if instalment.state is InstalmentState.DUE and amount is not None and paid is not None and paid.amount and paid >= amount:
        return wordings.PAID_OUT
    return wordings.STATES[instalment.state]


def parts_called(labels: Sequence[str], words: Words) -> str:
    """What is paid together: its rows or months."""
    return called([Place.of(label, words) for label in labels], words)


def _application_lines(application: ApplicationResult, words: Words) -> list[Bullet]:
    lines = [_round_line(each, words) for each in application.rounds]
    return [Bullet(text=line) for line in [*lines, _next_line(application, words)]]


def _round_line(made: ApplicationRound, words: Words) -> str:
    if made.missing:
        line = words.say(wordings.APPLIED_UNKNOWN)
    elif made.applied_on is None or made.closes_on is None:
        line = words.say(wordings.NOT_APPLIED)
    else:
        closes = words.day(made.closes_on)
        if made.text is not None:
            closes = words.say(wordings.DAY_SAID, day=closes, text=words.law(made.text))
        line = words.say(wordings.APPLIED, day=words.day(made.applied_on), closes=closes)
    return words.say(wordings.OF_ROW, part=parts_called([made.label], words), line=line) if made.label else line


def _next_line(application: ApplicationResult, words: Words) -> str:
    if application.next_closes_on is None:
        return words.say(wordings.NO_NEXT_ROUND)
    closes = words.day(application.next_closes_on)
    if application.next_text is not None:
        closes = words.say(wordings.DAY_SAID, day=closes, text=words.law(application.next_text))
    if application.next_opens_on is None:
        return words.say(wordings.NEXT_CLOSING, closes=closes)
    return words.say(wordings.NEXT_ROUND, opens=words.day(application.next_opens_on), closes=closes)
