"""The approval form: one or two pages on which an office decides, signed where the amounts stand.

The annexes are a document of their own.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from incentives.engine.assessment.papers import PaperState, papers_asked
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Outcome
from incentives.facts.plain import unstructure_case
from incentives.facts.snapshot import take_snapshot
from incentives.facts.unknown import Unknown
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.party import CREDIT_CODE, Party, particulars
from incentives.report.papers.approval.rows import Approved, CashRows
from incentives.report.papers.order import Numbered, Order, ordered
from incentives.report.passages.amounts import Amounts, TotalLine
from incentives.report.passages.parts import role_called
from incentives.report.printing.blocks import (
    Block,
    Heading,
    Opinion,
    Pairs,
    Paragraph,
    Sheet,
    Signatures,
    Table,
)
from incentives.report.printing.columns import LINE
from incentives.report.printing.layout import width_of
from incentives.report.words.amounts import bounded
from incentives.report.words.heads import case_rows
from incentives.report.words.names import Words, printable
from incentives.report.words.numerals import numeral
from incentives.values.place import FactPath
from incentives.values.text import Language, Text
from incentives.wordings.report import approval as wordings
from incentives.wordings.report import determination as determination_wordings
from incentives.wordings.report import terms

_SHORT = 16
"""Digits of the digest of a draft that every page carries."""
_ROOM, _WIDE = 26, 38
"""A table of no more lines than this, of so many columns of a terminal, stands on one page with the
totals and three opinions.
"""

Section = tuple[str, Sequence[Block], bool]
"""Its title, what stands in it, and whether it keeps together."""


def approval_sheet(assessment: Assessment, language: Language, form: ApprovalForm) -> Sheet:
    """The form of a case, to be signed; what is not granted, or not sure, is told by its count.

    Capitals are Chinese in either language. The same values give the same sheet: nothing is read
    from a clock.
    """
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    return _ApprovalSheet(assessment, words, form).sheet()


def foot_of(assessment: Assessment, words: Words, form: ApprovalForm) -> str:
    """What binds the pages of a form and of its annexes together."""
    if form.is_state:
        return words.say(wordings.FOOT_STATE, entry=printable(form.entry))
    if form.is_filed:
        return words.say(wordings.FOOT_FILED, entry=printable(form.entry), code=form.code)
    return words.say(wordings.FOOT_DRAFT, digest=assessment.fingerprint[:_SHORT])


def head_of(assessment: Assessment, words: Words, form: ApprovalForm) -> Pairs:
    """The office, the numbers, the code (as a picture too) and the two days."""
    return head_with(words, form, on=assessment.on, made_on=assessment.payments_until)


def head_with(words: Words, form: ApprovalForm, *, on: date, made_on: date) -> Pairs:
    """Likewise, with the day as of which facts count, and that of the sheet."""
    blank = words.say(determination_wordings.TO_BE_FILLED)
    is_entered = form.is_filed or form.is_state
    entry = form.entry if is_entered else words.say(wordings.NOT_FILED)
    rows = [
        (wordings.OFFICE, printable(form.office) or blank),
        (wordings.NUMBER, printable(form.number) or blank),
        (wordings.ENTRY, printable(entry)),
        *([(wordings.CODE, form.code)] if form.is_filed else []),
        (wordings.ON, words.day(on)),
        (wordings.MADE_ON, words.day(made_on)),
    ]
    return Pairs(
        rows=tuple((words.say(name), value) for name, value in rows), across=2, code=form.code
    )


def stated_rows(party: Party, words: Words) -> Iterator[tuple[str, str]]:
    """What is stated of who applies, besides name, code and account."""
    contact = " ".join(filter(None, (party.contact, party.phone)))
    stated = (
        (wordings.REPRESENTATIVE, party.legal_representative),
        (wordings.TOWNSHIP, party.township),
        (wordings.ADDRESS, party.address),
        (wordings.CONTACT, contact),
    )
    yield from ((words.say(name), printable(value)) for name, value in stated if value)


def account_rows(party: Party, words: Words) -> Iterator[tuple[str, str]]:
    """The account, with room to be filled in by hand."""
    yield words.say(wordings.ACCOUNT_NAME), printable(party.account_name)
    yield words.say(wordings.BANK), printable(party.bank)
    yield words.say(wordings.ACCOUNT_NUMBER), printable(party.account_number)


def signatures_of(form: ApprovalForm, words: Words) -> Signatures:
    """Where the three sign, with what they have said."""
    say = words.say
    return Signatures(
        signers=tuple(map(say, wordings.SIGNERS)),
        day=say(determination_wordings.SIGNED_ON),
        seal=say(determination_wordings.SEAL),
        opinions=form.opinions or (Opinion(),) * len(wordings.SIGNERS),
        sign=say(wordings.SIGN),
    )


@attrs.frozen
class _ApprovalSheet:
    assessment: Assessment
    words: Words
    form: ApprovalForm

    def sheet(self) -> Sheet:
        sections = [(title, blocks, keeps) for title, blocks, keeps in self._sections() if blocks]
        blocks: list[Block] = [head_of(self.assessment, self.words, self.form)]
        for number, (title, inside, keeps) in enumerate(sections, start=1):
            mark = numeral(number, self.words.language)
            text = self.words.say(wordings.NUMBERED, mark=mark, title=title)
            blocks += [Heading(text=text, keeps_together=keeps), *inside]
        foot = foot_of(self.assessment, self.words, self.form)
        named = wordings.STATE_TITLE if self.form.is_state else wordings.TITLE
        return Sheet(title=self.words.say(named), blocks=tuple(blocks), foot=foot)

    def _sections(self) -> Iterator[Section]:
        """What is signed comes last, on one page with the last amounts that have room beside it."""
        say, order = self.words.say, ordered(self.assessment)
        yield say(wordings.APPLICANT), [Pairs(rows=tuple(self._applicant()), across=2)], False
        parts: list[tuple[str, Table | None, Sequence[Block]]] = [
            (say(wordings.SAVED), self._saved(order.saved), self._beside_savings(order)),
            (say(wordings.CASH), self._cash(), ()),
        ]
        told = [(title, table, notes) for title, table, notes in parts if table or notes]
        signed = [*self._sums(order), *self._further(order), *self._signatures()]
        *first, last = told or [("", None, ())]
        yield from ((title, [*_there(table), *notes], False) for title, table, notes in first)
        title, table, notes = last
        if table is None or not _is_short(table):
            yield title, [*_there(table), *notes], False
            yield say(wordings.STATE_SUMS if self.form.is_state else wordings.SUMS), signed, True
        else:
            and_opinions = say(wordings.AND_OPINIONS, title=title)
            yield title if self.form.is_state else and_opinions, [table, *notes, *signed], True

    def _applicant(self) -> Iterator[tuple[str, str]]:
        """Who applies, with code and account, and what of him was asked for beside them.

        Code and account have room to be filled in by hand; what else is not stated is left out.
        """
        say, party = self.words.say, self.form.party
        named = case_rows(self.assessment, self.words)
        own, *others = named or [("", "")]
        yield say(wordings.NAME), printable(party.name) or own[1]
        if CREDIT_CODE in particulars(self.words.library.vocabulary) or party.credit_code:
            yield say(wordings.CREDIT_CODE), printable(party.credit_code)
        yield from stated_rows(party, self.words)
        yield from others
        yield from self._facts()
        yield from account_rows(party, self.words)

    def _facts(self) -> Iterator[tuple[str, str]]:
        vocabulary = self.assessment.law.library.vocabulary
        values = take_snapshot(self.assessment.case, vocabulary).values
        for path in map(FactPath.parse, self.form.facts):
            value, type_ = values[path.text], self.words.type_of(path)
            if not isinstance(value, Unknown) and type_ is not None:
                yield self.words.fact(path), self.words.value(value, type_)

    def _cash(self) -> Table | None:
        """What is granted in cash, a row each; None where nothing is."""
        rows = CashRows(self.assessment, self.words).rows()
        if not rows:
            return None
        columns = self._columns(wordings.CASH_COLUMNS)
        return Table(title="", columns=columns, rows=rows, right=frozenset({2, 3, 4}))

    def _saved(self, saved: Sequence[Numbered]) -> Table | None:
        """What is saved of taxes, fees and prices, a row each, and what it comes to."""
        if not saved:
            return None
        approved = Approved(self.assessment, self.words)
        rows = tuple(
            (
                str(row.number),
                LINE.join(called),
                role_called(row.determination.beneficiary, self.words),
                approved.figures(approved.sure(row.determination)),
            )
            for row, called in zip(saved, approved.called(saved), strict=True)
        )
        rows += tuple(
            ("", line.name, "", approved.figures(line.amount.known))
            for line in Amounts(self.words).saved_lines(self.assessment)
            if line.amount.known is not None and line.amount.known.amount
        )
        columns = self._columns(wordings.SAVED_COLUMNS)
        return Table(title="", columns=columns, rows=rows, right=frozenset({3}))

    def _beside_savings(self, order: Order) -> list[Block]:
        """Who takes the savings off, and what is given in kind."""
        say, approved = self.words.say, Approved(self.assessment, self.words)
        sentences = [say(wordings.SAVED_NOTE)] if order.saved else []
        if order.in_kind:
            titles = self.words.listed(approved.in_kind(row.determination) for row in order.in_kind)
            sentences.append(say(wordings.IN_KIND, titles=titles))
        return [Paragraph(text=say(wordings.SENTENCES).join(sentences))] if sentences else []

    def _sums(self, order: Order) -> list[Block]:
        """What the cash comes to, and what broken obligations bring back."""
        amounts = Amounts(self.words)
        lines = [
            *(amounts.cash_lines(self.assessment) if order.cash else ()),
            *amounts.recovered_lines(self.assessment),
        ]
        nothing = [] if order.cash else [Paragraph(text=self.words.say(wordings.NOTHING))]
        return [*nothing, *([Pairs(rows=tuple(map(self._sum, lines)))] if lines else [])]

    def _signatures(self) -> list[Block]:
        """Where the three sign; what tells a state is signed by nobody, and says what it is."""
        if not self.form.is_state:
            return [signatures_of(self.form, self.words)]
        entry = printable(self.form.entry)
        return [Paragraph(text=self.words.say(wordings.STATE_NOTE, entry=entry))]

    def _sum(self, line: TotalLine) -> tuple[str, str]:
        amount = bounded(line.amount, self.words)
        if line.amount.known is None or line.capitals == self.words.say(terms.EMPTY):
            return line.name, amount
        return line.name, self.words.say(wordings.IN_BOTH, amount=amount, capitals=line.capitals)

    def _further(self, order: Order) -> list[Block]:
        """What the officers who sign must know beside the amounts, a sentence each."""
        say, overlays = self.words.say, self.assessment.law.overlays
        states = [paper.state for paper in papers_asked(self.assessment)]
        counted = (
            (wordings.OPEN, _count_open(order)),
            (wordings.OUTSTANDING, states.count(PaperState.OUTSTANDING)),
            (wordings.EXPIRED, states.count(PaperState.EXPIRED)),
        )
        sentences = [say(text, count=count) for text, count in counted if count]
        if overlays:
            titles = self.words.listed(
                say(wordings.OVERLAY, title=self.words.law(overlay.title)) for overlay in overlays
            )
            sentences.append(say(wordings.OVERLAYS, titles=titles))
        if any(overlay.is_reform for overlay in overlays):
            sentences.append(say(determination_wordings.REFORM_WARNING))
        sentences += map(printable, self.form.remarks)
        return [Paragraph(text=say(wordings.SENTENCES).join(sentences))] if sentences else []

    def _columns(self, columns: Sequence[Text]) -> tuple[str, ...]:
        currency = self.words.currency
        return tuple(self.words.say(column, currency=currency) for column in columns)


def _there(table: Table | None) -> list[Block]:
    return [table] if table is not None else []


def _count_open(order: Order) -> int:
    """How many are undetermined, those among them of which something is sure."""
    return sum(row.determination.outcome is Outcome.UNDETERMINED for row in order)


def _is_short(table: Table) -> bool:
    """Whether the table has room on the page of the opinions."""
    lines = [-(-width_of(line) // _WIDE) for row in table.rows for line in row[1].split(LINE)]
    return sum(lines) <= _ROOM
