"""One incentive on the annexes of an approval form.

Clause, amount and rounding, conditions, arithmetic, who bears it, instalments.
"""

from fractions import Fraction

import attrs

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import LevelShare, Payment
from incentives.policy.rule import FORMS, Form
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.report.passages.amounts import Amounts
from incentives.report.passages.changes import change_lines
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.passages.parts import working_lines
from incentives.report.passages.payment import payment_blocks
from incentives.report.passages.working import StepLines
from incentives.report.printing.blocks import Block, Bullets, Pairs, Table
from incentives.report.rule.payment import RulePayment
from incentives.report.words.amounts import bounded
from incentives.report.words.names import Words
from incentives.values.money import money_of
from incentives.values.number import Exact, exact
from incentives.values.range import sum_of
from incentives.values.text import Text
from incentives.wordings.report import determination as wordings
from incentives.wordings.report import payment as payment_words
from incentives.wordings.report import sheet as sheet_wordings
from incentives.wordings.report import terms


@attrs.frozen
class Details:
    """Puts what was determined of single incentives into words."""

    words: Words

    def blocks(self, determination: Determination) -> tuple[Block, ...]:
        """Everything that the sheet says, below its heading, of an incentive that is given."""
        blocks: list[Block] = [Pairs(rows=tuple(self._head(determination)))]
        told = DeterminationBlocks(self.words)
        if determination.conditions:
            blocks.append(told.conditions(determination.conditions, asks=True))
        lists = (
            (sheet_wordings.WORKING, working_lines(determination, self.words)),
            (sheet_wordings.CONSEQUENCES, told.consequences(determination)),
            (sheet_wordings.CHANGES, change_lines(determination.changes, self.words)),
        )
        blocks += [
            Bullets(title=self.words.say(title), entries=tuple(entries))
            for title, entries in lists
            if entries
        ]
        if determination.payment is not None and determination.payment.levels:
            blocks.append(self._sources(determination.payment))
        blocks += payment_blocks(determination, self.words)
        conditions = RulePayment(determination.rule, self.words).instalment_conditions()
        if conditions:
            title = self.words.say(wordings.INSTALMENT_CONDITIONS)
            blocks.append(Bullets(title=title, entries=tuple(conditions)))
        return tuple(blocks)

    def _head(self, determination: Determination) -> list[tuple[str, str]]:
        say, told = self.words.say, DeterminationBlocks(self.words)
        is_cash = FORMS[determination.rule.kind] is Form.CASH
        rows: list[tuple[Text, str]] = [
            (sheet_wordings.BASIS_OF_RULE, told.basis(determination)),
            (sheet_wordings.KIND, say(terms.KINDS[determination.rule.kind])),
            (wordings.AMOUNT if is_cash else wordings.SAVED, told.amount(determination)),
        ]
        if determination.amount is not None and is_cash:
            rows.append(
                (wordings.IN_CAPITALS, Amounts(self.words).in_capitals(determination.amount))
            )
        if (rounding := self._rounding(determination)) is not None:
            rows.append((wordings.ROUNDING, rounding))
        if determination.beneficiary != APPLICANT:
            rows.append((sheet_wordings.BENEFICIARY, told.whom(determination)))
        rows += self._payment(determination)
        if determination.rule.department is not None:
            rows.append((payment_words.DEPARTMENT, self.words.law(determination.rule.department)))
        if determination.ends_on is not None:
            day = self.words.day(determination.ends_on)
            rows.append((sheet_wordings.ENDS_ON, say(sheet_wordings.ENDS_ON_VALUE, day=day)))
        return [(say(name), value) for name, value in rows]

    def _payment(self, determination: Determination) -> list[tuple[Text, str]]:
        """What is due now of cash, and what no text says of how it is paid."""
        payment = determination.payment
        if FORMS[determination.rule.kind] is not Form.CASH or payment is None:
            return []
        say, due = self.words.say, payment.account.due
        rows = [(wordings.DUE_NOW, bounded(due, self.words))]
        if due.known is not None:
            rows.append((wordings.DUE_IN_CAPITALS, Amounts(self.words).in_capitals(due.known)))
        if not payment.levels:
            rows.append((wordings.SOURCES, say(wordings.SOURCES_UNSTATED)))
        if determination.rule.paid is None or not determination.rule.paid.instalments:
            rows.append((wordings.PLAN, say(wordings.PLAN_UNSTATED)))
        return rows

    def _rounding(self, determination: Determination) -> str | None:
        """What was rounded; None where there is no amount, or a relation set it."""
        if determination.amount is None or not determination.rule.is_valued:
            return None
        total = sum_of(
            part.kept.within
            for part in determination.working
            if part.kept.outcome is Outcome.ELIGIBLE
        ).least
        if exact(determination.amount.amount) == total:
            return self.words.say(wordings.NOT_ROUNDED)
        if money_of(total, self.words.library.currency) != determination.amount:
            return None
        shown = StepLines(self.words).money(total)
        amount = self.words.numbers.money(determination.amount)
        return self.words.say(wordings.ROUNDED, exact=shown, amount=amount)

    def _sources(self, payment: Payment) -> Table:
        """What each level of government or body bears."""
        rows = [
            (self.words.payer(level.payer), self._share(level, payment), self._amount(level))
            for level in payment.levels
        ]
        columns = tuple(self.words.say(column) for column in wordings.SOURCE_COLUMNS)
        return Table(
            title=self.words.say(wordings.SOURCES),
            columns=columns,
            rows=tuple(rows),
            right=frozenset({1, 2}),
        )

    def _share(self, level: LevelShare, payment: Payment) -> str:
        """The share that the text states; of the level that takes the rest, what others leave."""
        others = [other.share for other in payment.levels if other is not level]
        stated = [share for share in others if isinstance(share, Exact)]
        if isinstance(level.share, Exact):
            return self.words.numbers.share(level.share)
        if level.share is not None or len(stated) < len(others):
            return self.words.say(terms.EMPTY)
        return self.words.numbers.share(exact(1 - sum(stated, Fraction(0))))

    def _amount(self, level: LevelShare) -> str:
        if level.amount is None:
            return self.words.say(terms.EMPTY)
        return self.words.numbers.money(level.amount)
