"""The form of a determination drawn from its entry alone: amounts and outcomes as they were filed.

It is drawn so where the policies of today come to another record than the one that was filed.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.applications.papers.filed_sheet import blocks_of
from incentives.engine.findings.outcome import Outcome
from incentives.policy.rule import FORMS, Form, IncentiveKind
from incentives.register import Entry
from incentives.register.plain import Plain
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.party import CREDIT_CODE, particulars
from incentives.report.papers.approval.sheet import (
    account_rows,
    head_with,
    signatures_of,
    stated_rows,
)
from incentives.report.passages.amounts import Amounts
from incentives.report.passages.parts import role_called
from incentives.report.printing.blocks import Block, Heading, Pairs, Paragraph, Sheet, Table
from incentives.report.printing.columns import LINE
from incentives.report.words.names import Words, printable
from incentives.values.citation import Citation
from incentives.values.number import exact
from incentives.wordings import papers as own_wordings
from incentives.wordings.report import approval as wordings
from incentives.wordings.report import determination as determination_wordings
from incentives.wordings.report import sheet as sheet_wordings
from incentives.wordings.report import terms


def recorded_form(entry: Entry, words: Words, form: ApprovalForm) -> Sheet:
    """The form: what was granted with its amounts as filed, opinions, number and code."""
    drawn = _Recorded(entry, words, form)
    blocks: list[Block] = [
        drawn.head(),
        Heading(text=words.say(wordings.APPLICANT)),
        Pairs(rows=tuple(drawn.applicant()), across=2),
        *drawn.tables(),
        Heading(text=words.say(wordings.SUMS), keeps_together=True),
        *drawn.sums(),
        Paragraph(text=words.say(own_wordings.FROM_RECORD, number=entry.number)),
        signatures_of(form, words),
    ]
    return Sheet(title=words.say(wordings.TITLE), blocks=tuple(blocks), foot=drawn.foot())


def recorded_annexes(entry: Entry, words: Words, form: ApprovalForm) -> Sheet:
    """The annexes: the whole sheet that was filed, line by line."""
    drawn = _Recorded(entry, words, form)
    blocks: list[Block] = [
        drawn.head(),
        Paragraph(text=words.say(own_wordings.FROM_RECORD, number=entry.number)),
        Heading(text=words.say(own_wordings.TITLE_SHEET)),
        *blocks_of(entry.sheet(words.language)),
    ]
    return Sheet(title=words.say(wordings.ANNEXES_TITLE), blocks=tuple(blocks), foot=drawn.foot())


@attrs.frozen
class _Recorded:
    entry: Entry
    words: Words
    form: ApprovalForm

    def head(self) -> Pairs:
        paid_by = self.entry.assessment.maybe_text("paid_by")
        made_on = date.fromisoformat(paid_by) if paid_by is not None else self.entry.on
        return head_with(self.words, self.form, on=self.entry.on, made_on=made_on)

    def foot(self) -> str:
        return self.words.say(wordings.FOOT_FILED, entry=self.form.entry, code=self.form.code)

    def applicant(self) -> Iterator[tuple[str, str]]:
        say, party = self.words.say, self.form.party
        yield say(wordings.NAME), printable(party.name)
        if CREDIT_CODE in particulars(self.words.library.vocabulary) or party.credit_code:
            yield say(wordings.CREDIT_CODE), printable(party.credit_code)
        yield from stated_rows(party, self.words)
        if self.entry.applicant.district:
            yield say(sheet_wordings.PLACE), printable(self.entry.applicant.district)
        yield from account_rows(party, self.words)

    def tables(self) -> Iterator[Block]:
        """What is given in cash, and what is saved, a row each."""
        for title, names, forms, right in (
            (wordings.SAVED, wordings.SAVED_COLUMNS, (Form.TAX_AND_FEE, Form.PRICE), {3}),
            (wordings.CASH, wordings.CASH_COLUMNS, (Form.CASH,), {2, 3, 4}),
        ):
            rows = tuple(
                (str(number), *self._row(award))
                for number, award in enumerate(self._given(*forms), start=1)
            )
            if rows:
                yield Heading(text=self.words.say(title))
                currency = self.words.currency
                columns = tuple(self.words.say(column, currency=currency) for column in names)
                yield Table(title="", columns=columns, rows=rows, right=frozenset(right))

    def _given(self, *forms: Form) -> Iterator[Plain]:
        for award in self.entry.assessment.rows("determinations"):
            is_given = award.text("outcome") == Outcome.ELIGIBLE.value
            if is_given and FORMS[IncentiveKind(award.text("kind"))] in forms:
                yield award

    def _row(self, award: Plain) -> tuple[str, ...]:
        instrument = award.part("instrument").text("number")
        named = award.rows("citations")
        cited = (Citation(one.text("document"), one.text("clause")) for one in named)
        own = next((one for one in cited if one.document == instrument), Citation(instrument, ""))
        amount = _money(award.maybe_part("amount"))
        lines = [
            self.words.law(award.wording("title")),
            self.words.say(wordings.SOURCE, source=self.words.source(own)),
        ]
        if FORMS[IncentiveKind(award.text("kind"))] is not Form.CASH:
            role = role_called(award.text("beneficiary"), self.words)
            return LINE.join(lines), role, self._figures(amount)
        capitals = Amounts(self.words).in_capitals(amount)
        lines.append(self.words.say(wordings.CAPITALS, amount=capitals))
        payment = award.maybe_part("payment")
        account = payment.part("account") if payment is not None else None
        paid, due = (
            self._ends(account.part(name)) if account is not None else self.words.say(terms.EMPTY)
            for name in ("paid", "due")
        )
        return LINE.join(lines), self._figures(amount), paid, due

    def sums(self) -> Iterator[Block]:
        """What each kind of money comes to, as filed; what was open is told by its count."""
        say, rows = self.words.say, list[tuple[str, str]]()
        totals = self.entry.assessment.part("totals")
        for form, name in (
            (Form.CASH, determination_wordings.SUM_CASH),
            (Form.TAX_AND_FEE, determination_wordings.SUM_TAXES),
            (Form.PRICE, determination_wordings.SUM_PRICES),
            (Form.IN_KIND, determination_wordings.SUM_IN_KIND),
        ):
            total = _money(totals.maybe_part(form.value))
            if total is not None and total.amount:
                rows.append((say(name), self._in_both(total)))
        if rows:
            yield Pairs(rows=tuple(rows))
        undetermined = sum(
            award.text("outcome") == Outcome.UNDETERMINED.value
            for award in self.entry.assessment.rows("determinations")
        )
        if undetermined:
            yield Paragraph(text=say(wordings.OPEN, count=undetermined))
        titles = [self._titled(one) for one in self.entry.assessment.rows("overlays")]
        if titles:
            yield Paragraph(text=say(wordings.OVERLAYS, titles=self.words.listed(titles)))
        remarks = say(wordings.SENTENCES).join(map(printable, self.form.remarks))
        if remarks:
            yield Paragraph(text=remarks)

    def _titled(self, overlay: Plain) -> str:
        return self.words.say(wordings.OVERLAY, title=self.words.law(overlay.wording("title")))

    def _in_both(self, amount: Money) -> str:
        capitals = Amounts(self.words).in_capitals(amount)
        told = self.words.numbers.money(amount)
        if capitals == self.words.say(terms.EMPTY):
            return told
        return self.words.say(wordings.IN_BOTH, amount=told, capitals=capitals)

    def _ends(self, amount: Plain) -> str:
        low, high = _money(amount.maybe_part("low")), _money(amount.maybe_part("high"))
        return self._figures(low) if low == high else self.words.say(wordings.TO_BE_CHECKED)

    def _figures(self, amount: Money | None) -> str:
        if amount is None:
            return self.words.say(terms.EMPTY)
        return self.words.numbers.digits(exact(amount.amount), least_places=2)


def _money(part: Plain | None) -> Money | None:
    return Money(Decimal(part.text("amount")), part.text("currency")) if part is not None else None
