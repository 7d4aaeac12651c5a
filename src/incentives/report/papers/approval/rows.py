"""What of an assessment is approved, row by row of a form."""

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs
from moneyed import Money

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import InstalmentResult, LevelShare, Payment
from incentives.engine.findings.pieces.given import surely_given
from incentives.engine.findings.pieces.of_determination import pieces_of
from incentives.policy.rule import FORMS, Form
from incentives.report.papers.order import Numbered, ordered
from incentives.report.passages.amounts import Amounts
from incentives.report.passages.payment import PaymentBlocks, state_of
from incentives.report.printing.columns import LINE
from incentives.report.words.heads import title_of
from incentives.report.words.names import Words
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact, exact
from incentives.values.range import MoneyRange
from incentives.wordings.report import approval as wordings
from incentives.wordings.report import terms

_FEW = 4
"""So many instalments are told one by one; more are told by where they stand."""


@attrs.frozen
class Approved:
    """What is granted, and what of it is sure."""

    assessment: Assessment
    words: Words

    def sure(self, determination: Determination) -> Money:
        """What is surely given of it, with what falls away of charges built on a relieved one.

        Of cash that is determined: the whole of it, also what is no longer paid out.
        """
        if FORMS[determination.rule.kind] is Form.CASH and determination.amount is not None:
            return determination.amount
        pieces = surely_given(pieces_of(determination))
        return money_of(sum((amount for amount, _ in pieces), 0), self.words.library.currency)

    def title(self, determination: Determination) -> str:
        """Its title; of what is undetermined with a word that this is only what is sure."""
        title = title_of(determination, self.assessment, self.words)
        if determination.outcome is Outcome.ELIGIBLE:
            return title
        return self.words.say(wordings.SURE_ONLY, title=title)

    def called(self, rows: Sequence[Numbered]) -> list[tuple[str, ...]]:
        """The title of each, and its document and clause in a line below.

        Where the one before has the same document, the clause stands behind the title.
        """
        told: list[tuple[str, ...]] = []
        before = ""
        for determination in (row.determination for row in rows):
            title, citation = self.title(determination), determination.rule.citation
            if citation.document == before and (clause := self.words.clause(citation)):
                told.append((self.words.say(wordings.SAME_SOURCE, title=title, clause=clause),))
            else:
                source = self.words.source(citation)
                told.append((title, self.words.say(wordings.SOURCE, source=source)))
            before = citation.document
        return told

    def in_kind(self, determination: Determination) -> str:
        """The title of help in kind, with what it is worth where that is stated."""
        title = self.title(determination)
        if not determination.rule.is_valued:
            return title
        worth = self.words.numbers.money(self.sure(determination))
        return self.words.say(wordings.IN_KIND_WORTH, title=title, worth=worth)

    def figures(self, amount: Money) -> str:
        """The amount with separators, without its unit."""
        return self.words.numbers.digits(exact(amount.amount), least_places=2)


@attrs.frozen
class CashRows:
    """A row for each grant and award: what, by which clause, how it is paid, and its amounts."""

    assessment: Assessment
    words: Words

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Number, the incentive with its clause and payment, amount, paid, due now."""
        approved = Approved(self.assessment, self.words)
        given = ordered(self.assessment).cash
        return tuple(
            (
                str(row.number),
                LINE.join((*called, *self._lines(row.determination, approved))),
                approved.figures(approved.sure(row.determination)),
                *self._account(row.determination, approved),
            )
            for row, called in zip(given, approved.called(given), strict=True)
        )

    def _account(self, determination: Determination, approved: Approved) -> tuple[str, str]:
        payment = determination.payment
        if payment is None:
            return self.words.say(terms.EMPTY), self.words.say(terms.EMPTY)
        account = payment.account
        return self._told(account.paid, approved), self._told(account.due, approved)

    def _told(self, amount: MoneyRange, approved: Approved) -> str:
        if amount.known is not None:
            return approved.figures(amount.known)
        return self.words.say(wordings.TO_BE_CHECKED)

    def _lines(self, determination: Determination, approved: Approved) -> Iterator[str]:
        say = self.words.say
        capitals = Amounts(self.words).in_capitals(approved.sure(determination))
        if capitals != say(terms.EMPTY):
            yield say(wordings.CAPITALS, amount=capitals)
        payment = determination.payment
        if payment is None:
            return
        levels = [self._level(level) for level in payment.levels if level.amount]
        if levels:
            yield say(wordings.LEVELS, levels=say(terms.LIST_SEMICOLON).join(levels))
        if len(payment.instalments) > 1 and not any(
            instalment.amount is None for instalment in payment.instalments
        ):
            yield say(wordings.INSTALMENTS, instalments=self._instalments(payment))

    def _level(self, level: LevelShare) -> str:
        assert level.amount is not None
        payer, amount = self.words.payer(level.payer), self.words.numbers.money(level.amount)
        if not isinstance(level.share, Exact):
            return self.words.say(wordings.LEVEL, payer=payer, amount=amount)
        share = self.words.numbers.share(level.share)
        return self.words.say(wordings.LEVEL_SHARE, payer=payer, share=share, amount=amount)

    def _instalments(self, payment: Payment) -> str:
        say, instalments = self.words.say, payment.instalments
        if len(instalments) <= _FEW:
            return say(terms.LIST_SEMICOLON).join(map(self._instalment, instalments))
        sums: dict[str, Exact] = {}
        counts: Counter[str] = Counter()
        for instalment in instalments:
            assert instalment.amount is not None
            state = say(state_of(instalment))
            counts[state] += 1
            sums[state] = sums.get(state, 0) + exact_amount(instalment.amount)
        states = [
            say(wordings.BY_STATE, count=counts[state], state=state, amount=self._money(total))
            for state, total in sums.items()
        ]
        listed = say(terms.LIST_SEMICOLON).join(states)
        return say(wordings.IN_DETAIL, count=len(instalments), states=listed)

    def _instalment(self, instalment: InstalmentResult) -> str:
        assert instalment.amount is not None
        told = {
            "name": PaymentBlocks(self.words).instalment_name(instalment),
            "amount": self.words.numbers.money(instalment.amount),
            "state": self.words.say(state_of(instalment)),
        }
        if instalment.due_on is None:
            return self.words.say(wordings.UNDATED, **told)
        return self.words.say(wordings.INSTALMENT, day=self.words.day(instalment.due_on), **told)

    def _money(self, amount: Exact) -> str:
        return self.words.numbers.money(money_of(amount, self.words.library.currency))
