"""The whole sheet of an assessment."""

import attrs
from moneyed import Money

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.plain import unstructure_case
from incentives.report.papers.order import ordered
from incentives.report.papers.values import result_blocks, value_blocks
from incentives.report.passages.amounts import forms_told
from incentives.report.passages.changes import conflict_line
from incentives.report.passages.checks import check_blocks
from incentives.report.passages.coverage import coverage_blocks
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
from incentives.report.words.heads import case_rows, day_rows, library_rows, title_of
from incentives.report.words.names import Words, printable
from incentives.report.words.numerals import numeral
from incentives.values.text import Language, Text
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def assessment_sheet(assessment: Assessment, language: Language) -> Sheet:
    """What is said of an assessment, from the heading to the fingerprint."""
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    return _AssessmentSheet(assessment, words).sheet()


@attrs.frozen
class _AssessmentSheet:
    assessment: Assessment
    words: Words

    def sheet(self) -> Sheet:
        numbered = [(row.number, row.determination) for row in ordered(self.assessment)]
        blocks: list[Block] = [Pairs(rows=tuple(self._head())), self._overview(numbered)]
        for number, determination in numbered:
            blocks.append(Heading(text=self._numbered(number, determination)))
            blocks.extend(DeterminationBlocks(self.words).blocks(determination))
        blocks.extend(self._conflicts())
        blocks.extend(self._not_in_force())
        blocks.extend(self._totals())
        blocks.extend(check_blocks(self.assessment.checks, self.words))
        blocks.extend(result_blocks(self.assessment.results, self.words))
        blocks.extend(value_blocks(self.assessment.asked_values, self.words))
        blocks.extend(coverage_blocks(self.assessment.coverage, self.words))
        blocks.extend(self._seal())
        return Sheet(title=self.words.say(wordings.SHEET_TITLE), blocks=tuple(blocks))

    def _head(self) -> list[tuple[str, str]]:
        say, words, law = self.words.say, self.words, self.assessment.law
        rows = [
            *case_rows(self.assessment, words),
            *day_rows(self.assessment, words),
        ]
        if self.assessment.known_on is not None:
            known = say(wordings.KNOWN_ON_VALUE, day=words.day(self.assessment.known_on))
            rows.append((say(wordings.KNOWN_ON), known))
        return [*rows, *library_rows(law.library, law.overlays, words)]

    def _numbered(self, number: int, determination: Determination) -> str:
        title = title_of(determination, self.assessment, self.words)
        return self.words.say(
            wordings.NUMBERED, number=numeral(number, self.words.language), title=title
        )

    def _overview(self, numbered: list[tuple[int, Determination]]) -> Block:
        if not numbered:
            return Paragraph(text=self.words.say(wordings.NO_INCENTIVES))
        blocks = DeterminationBlocks(self.words)
        rows = tuple(
            (
                self._numbered(number, determination),
                self.words.say(terms.OUTCOMES[determination.outcome]),
                blocks.amount(determination),
            )
            for number, determination in numbered
        )
        return Table(
            title=self.words.say(wordings.OVERVIEW),
            columns=self._said(wordings.OVERVIEW_COLUMNS),
            rows=rows,
            right=frozenset({2}),
        )

    def _said(self, texts: tuple[Text, ...]) -> tuple[str, ...]:
        return tuple(self.words.say(text) for text in texts)

    def _conflicts(self) -> list[Block]:
        lines = tuple(
            Bullet(text=conflict_line(conflict, self.words))
            for conflict in self.assessment.conflicts
        )
        if not lines:
            return []
        return [Heading(text=self.words.say(wordings.CONFLICTS)), Bullets(title="", entries=lines)]

    def _not_in_force(self) -> list[Block]:
        titles: dict[str, list[str]] = {}
        for determination in self.assessment:
            if determination.outcome is Outcome.NOT_IN_FORCE:
                titles.setdefault(determination.instrument.id, []).append(
                    self.words.law(determination.rule.title)
                )
        lines = [self._instrument_line(name, named) for name, named in titles.items()]
        if not lines:
            return []
        return [
            Heading(text=self.words.say(wordings.NOT_IN_FORCE)),
            Bullets(title="", entries=tuple(Bullet(text=line) for line in lines)),
        ]

    def _instrument_line(self, instrument_id: str, titles: list[str]) -> str:
        law = self.assessment.law
        instrument = law.library.instruments[instrument_id]
        is_known = law.is_known(instrument_id)
        return self.words.say(
            wordings.NOT_IN_FORCE_LINE,
            source=printable(instrument.number),
            window=self.words.window(instrument.in_force)
            if is_known
            else self.words.say(wordings.NOT_PUBLISHED),
            titles=self.words.say(terms.LIST_SEMICOLON).join(titles),
        )

    def _totals(self) -> list[Block]:
        say, assessment = self.words.say, self.assessment
        rows = tuple(
            (
                say(terms.FORMS[form]),
                self._money(total),
                say(wordings.STILL_OPEN) if form in assessment.open_totals else "",
            )
            for form, total in assessment.totals.items()
            if form in forms_told(assessment)
        )
        blocks: list[Block] = [
            Heading(text=say(wordings.TOTALS)),
            Table(
                title="",
                columns=self._said(wordings.TOTAL_COLUMNS),
                rows=rows,
                right=frozenset({1}),
            ),
            Paragraph(text=say(wordings.TOTALS_NOTE)),
        ]
        if assessment.totals_for_others:
            others = tuple(
                Bullet(
                    text=say(
                        wordings.CONSEQUENCE,
                        charge=role_called(role, self.words),
                        amount=self._money(total),
                    )
                )
                for role, total in assessment.totals_for_others.items()
            )
            blocks.append(Bullets(title=say(wordings.TOTALS_FOR_OTHERS), entries=others))
        return blocks

    def _seal(self) -> list[Block]:
        return [
            Paragraph(text=self.words.say(wordings.DISCLAIMER)),
            Pairs(rows=((self.words.say(wordings.FINGERPRINT), self.assessment.fingerprint),)),
        ]

    def _money(self, money: Money) -> str:
        return self.words.numbers.money(money)
