"""The sheet of a reassessment."""

import attrs

from incentives.engine.comparison.causes import Cause, CauseKind
from incentives.engine.comparison.ledger import LedgerEntry, Reassessment
from incentives.engine.findings.determination import Determination
from incentives.facts.plain import unstructure_case
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.passages.parts import role_called
from incentives.report.printing.blocks import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Pairs,
    Paragraph,
    Sheet,
    Table,
)
from incentives.report.words.heads import case_rows, day_rows, library_rows
from incentives.report.words.names import Words, printable
from incentives.report.words.numerals import numeral
from incentives.report.words.spreads import SpreadWords
from incentives.values.range import MoneyRange
from incentives.values.text import Language, Text
from incentives.wordings.report import ledger as said
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def ledger_sheet(reassessment: Reassessment, language: Language) -> Sheet:
    """What is said of a reassessment, from the heading to the fingerprint."""
    document = unstructure_case(reassessment.before.case)
    words = Words(
        library=reassessment.before.law.library, language=language, case_document=document
    )
    return _LedgerSheet(reassessment, words, SpreadWords(words)).sheet()


@attrs.frozen
class _LedgerSheet:
    ledger: Reassessment
    words: Words
    amounts: SpreadWords

    def sheet(self) -> Sheet:
        say = self.words.say
        blocks: list[Block] = [Pairs(rows=tuple(self._head()))]
        if self.ledger.entries:
            blocks.append(self._overview())
            for number, entry in enumerate(self.ledger, start=1):
                blocks += [Heading(text=self._numbered(number, entry)), *self._entry(entry)]
            blocks += self._totals()
        else:
            blocks.append(Paragraph(text=say(said.NOTHING_CHANGED)))
        blocks += [
            Paragraph(text=say(wordings.DISCLAIMER)),
            Pairs(rows=((say(wordings.FINGERPRINT), self.ledger.fingerprint),)),
        ]
        return Sheet(title=say(said.LEDGER_TITLE), blocks=tuple(blocks))

    def _head(self) -> list[tuple[str, str]]:
        say, words, before = self.words.say, self.words, self.ledger.before
        return [
            *case_rows(before, words),
            *day_rows(before, words),
            (say(said.WAS_KNOWN), say(said.WAS_KNOWN_VALUE, day=words.day(self.ledger.was))),
            (say(said.NOW_KNOWN), say(said.WAS_KNOWN_VALUE, day=words.day(self.ledger.now))),
            *library_rows(before.law.library, before.law.overlays, words),
        ]

    def _numbered(self, number: int, entry: LedgerEntry) -> str:
        numbered = numeral(number, self.words.language)
        return self.words.say(
            wordings.NUMBERED, number=numbered, title=self.words.law(entry.now.rule.title)
        )

    def _overview(self) -> Table:
        """All entries; what was paid only if that is known of any."""
        columns = self._said(said.LEDGER_COLUMNS)
        is_paid_known = any(entry.paid is not None for entry in self.ledger)
        shown = len(columns) if is_paid_known else len(columns) - 2
        rows: list[tuple[str, ...]] = []
        for number, entry in enumerate(self.ledger, start=1):
            rows.append(
                (
                    self._numbered(number, entry),
                    self.amounts.amount(entry.was_due),
                    self.amounts.amount(entry.now_due),
                    self.amounts.difference(entry.difference),
                    self._paid(entry),
                    self._outstanding(entry),
                )
            )
            if not entry.consequences.is_nothing:
                title = self.words.say(said.WITH_IT, title=self.words.law(entry.now.rule.title))
                rows.append((title, "", "", self.amounts.difference(entry.consequences), "", ""))
        return Table(
            title=self.words.say(said.LEDGER_OVERVIEW),
            columns=columns[:shown],
            rows=tuple(row[:shown] for row in rows),
            right=frozenset(range(1, shown)),
        )

    def _paid(self, entry: LedgerEntry) -> str:
        if entry.paid is None:
            return self.words.say(said.PAID_UNKNOWN)
        return self.amounts.amount(entry.paid)

    def _outstanding(self, entry: LedgerEntry) -> str:
        if entry.outstanding is None:
            return self.words.say(said.PAID_UNKNOWN)
        return self.amounts.difference(entry.outstanding)

    def _entry(self, entry: LedgerEntry) -> list[Block]:
        say, words = self.words.say, self.words
        rows = [
            (said.WAS, self._side(entry.was, entry.was_due)),
            (said.NOW, self._side(entry.now, entry.now_due)),
            (said.DIFFERENCE, self.amounts.difference(entry.difference)),
            (said.PAID, self._paid(entry)),
            (said.OUTSTANDING, self._outstanding(entry)),
        ]
        if entry.beneficiary != APPLICANT:
            rows.append((wordings.BENEFICIARY, role_called(entry.beneficiary, words)))
        blocks: list[Block] = [Pairs(rows=tuple((say(name), value) for name, value in rows))]
        causes = tuple(Bullet(text=line) for line in self._causes(entry))
        if causes:
            blocks.append(Bullets(title=say(said.CAUSES), entries=causes))
        lacking = dict.fromkeys((*entry.was.lacking, *entry.now.lacking))
        if lacking:
            tell = DeterminationBlocks(words).missing
            blocks.append(
                Bullets(
                    title=say(said.MISSING),
                    entries=tuple(Bullet(text=tell(missing)) for missing in lacking),
                )
            )
        return blocks

    def _side(self, determination: Determination, due: MoneyRange) -> str:
        outcome = self.words.say(terms.OUTCOMES[determination.outcome])
        if not determination.outcome.is_given:
            return outcome
        return self.words.say(said.SIDE, outcome=outcome, amount=self.amounts.amount(due))

    def _causes(self, entry: LedgerEntry) -> list[str]:
        """One line a document: when it was published, and its clauses."""
        documents: dict[tuple[str, object], list[Cause]] = {}
        for cause in entry.causes:
            documents.setdefault((cause.citation.document, cause.published), []).append(cause)
        lines = []
        for (document, _), causes in documents.items():
            clauses = dict.fromkeys(map(self._clause, causes))
            values = {
                "document": printable(document),
                "day": self.words.day(causes[0].published),
                "clauses": self.words.say(terms.LIST_SEMICOLON).join(clauses),
            }
            lines.append(self.words.say(said.CAUSE_DOCUMENT, **values))
        return lines

    def _clause(self, cause: Cause) -> str:
        clause = self.words.clause(cause.citation)
        if cause.kind is CauseKind.INCENTIVE:
            return clause or self.words.law(cause.title)
        if not clause:
            return self.words.law(cause.title)
        return self.words.say(said.CAUSE_FIGURE, clause=clause, title=self.words.law(cause.title))

    def _totals(self) -> list[Block]:
        say = self.words.say
        rows = tuple(
            (
                say(terms.FORMS[total.form]),
                role_called(total.beneficiary, self.words),
                self.amounts.amount(total.was_due),
                self.amounts.amount(total.now_due),
                self.amounts.difference(total.difference),
            )
            for total in self.ledger.totals
        )
        columns = self._said(said.LEDGER_TOTAL_COLUMNS)
        return [
            Heading(text=say(said.LEDGER_TOTALS)),
            Table(title="", columns=columns, rows=rows, right=frozenset({2, 3, 4})),
            Paragraph(text=say(said.LEDGER_TOTALS_NOTE)),
        ]

    def _said(self, texts: tuple[Text, ...]) -> tuple[str, ...]:
        return tuple(self.words.say(text) for text in texts)
