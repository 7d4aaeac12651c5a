"""What stands behind an approval form: facts relied on, what is left open, what was refused."""

from collections.abc import Sequence
from itertools import groupby

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.coverage import CoverageKind
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.language.types import NumberType
from incentives.report.passages.changes import change_lines, conflict_line
from incentives.report.passages.coverage import coverage_lists
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.passages.facts_relied_on import Relied, facts_relied_on
from incentives.report.passages.parts import left_out_lines
from incentives.report.passages.places import as_told, called
from incentives.report.printing.blocks import Block, Bullet, Bullets, Paragraph, Table
from incentives.report.words.heads import title_of
from incentives.report.words.names import Words
from incentives.report.words.reasons.not_applicable import not_applicable_lines
from incentives.values.place import RowPlace
from incentives.values.text import Text
from incentives.wordings.report import determination as wordings
from incentives.wordings.report import terms
from incentives.wordings.report.sheet import CONFLICTS

_NOT_OF_THIS_CASE = frozenset({CoverageKind.MEASURE_WITHOUT_RULE, CoverageKind.ENDING})


@attrs.frozen
class Annexes:
    """Puts what stands behind a determination into words."""

    assessment: Assessment
    words: Words

    def facts(self) -> list[Block]:
        """Each fact that was relied on, as it was found, with its papers."""
        rows = self.fact_rows()
        if not rows:
            return [Paragraph(text=self.words.say(wordings.NO_FACTS))]
        return [Table(title="", columns=self._said(wordings.FACT_COLUMNS), rows=rows)]

    def fact_rows(self) -> tuple[tuple[str, str, str], ...]:
        """Each fact that was relied on: its name, its value, its papers."""
        return tuple(self._fact(relied) for relied in facts_relied_on(self.assessment, self.words))

    def left_open(self) -> list[Block]:
        """What is undetermined, conflicts, and what the law does not fix.

        What is undetermined stands with its range and what is missing. Of what the law does not
        fix only that is told which bears on what was decided.
        """
        undetermined = [
            determination
            for determination in self.assessment
            if determination.outcome is Outcome.UNDETERMINED
        ]
        blocks: list[Block] = []
        if undetermined:
            rows = tuple(self._undetermined(determination) for determination in undetermined)
            title = self.words.say(wordings.UNDETERMINED)
            columns = self._said(wordings.UNDETERMINED_COLUMNS)
            blocks.append(Table(title=title, columns=columns, rows=rows, right=frozenset({2})))
        else:
            blocks.append(Paragraph(text=self.words.say(wordings.NOTHING_OPEN)))
        conflicts = tuple(
            Bullet(text=conflict_line(conflict, self.words))
            for conflict in self.assessment.conflicts
        )
        if conflicts:
            blocks.append(Bullets(title=self.words.say(CONFLICTS), entries=conflicts))
        decided = {
            determination.incentive
            for determination in self.assessment
            if determination.outcome.is_given
        }
        notes = [
            note
            for note in self.assessment.coverage
            if note.kind not in _NOT_OF_THIS_CASE and decided.intersection(note.touches)
        ]
        return [*blocks, *coverage_lists(notes, self.words)]

    def refused(self) -> list[Block]:
        """What the applicant is not eligible for, by document, each on one line with its reason."""
        refused = [
            determination
            for determination in self.assessment
            if determination.outcome is Outcome.INELIGIBLE
        ]
        if not refused:
            return [Paragraph(text=self.words.say(wordings.NOTHING_REFUSED))]
        return [
            Table(
                title=document,
                columns=self._said(wordings.REFUSED_COLUMNS),
                rows=tuple(self._refused(determination) for determination in alike),
            )
            for document, alike in groupby(
                refused, key=lambda determination: self.words.document(determination.rule.citation)
            )
        ]

    def _said(self, texts: Sequence[Text]) -> tuple[str, ...]:
        return tuple(self.words.say(text) for text in texts)

    def _fact(self, relied: Relied) -> tuple[str, str, str]:
        words, first = self.words, relied.paths[0]
        name = words.fact(first, with_row=False)
        if first.list_name is not None:
            rows = [path.of_row for path in relied.paths if path.of_row is not None]
            places = [as_told(RowPlace((row,)), words) for row in rows]
            row = words.list_called(first.list_name) if places[0].month is not None else ""
            name = words.say(terms.FACT_OF_ROW, row=row or called(places, words), fact=name)
            if row:
                name = words.say(wordings.FACT_OF_MONTHS, fact=name, months=called(places, words))
        type_ = words.type_of(first)
        value = words.value(relied.value, type_) if type_ is not None else words.say(terms.EMPTY)
        if len(relied.paths) > 1 and isinstance(type_, NumberType):
            value = words.say(wordings.EACH_MONTH, value=value)
        papers = [words.paper(kind) for kind in relied.held]
        papers += [
            words.say(wordings.PAPER_OUTSTANDING, paper=words.paper(kind))
            for kind in relied.outstanding
        ]
        return name, value, words.say(terms.LIST_SEMICOLON).join(papers) or words.say(terms.EMPTY)

    def _undetermined(self, determination: Determination) -> tuple[str, ...]:
        amount = DeterminationBlocks(self.words).amount(determination)
        return (
            self._title(determination),
            self.words.source(determination.rule.citation),
            amount,
            self.missing(determination),
        )

    def missing(self, determination: Determination) -> str:
        """What is missing to determine it, the most decisive first."""
        told = DeterminationBlocks(self.words)
        return self._joined([told.missing(missing) for missing in determination.missing])

    def _refused(self, determination: Determination) -> tuple[str, ...]:
        return (
            self._title(determination),
            self.words.clause(determination.rule.citation),
            self.reason(determination),
        )

    def reason(self, determination: Determination) -> str:
        """Why the applicant is not eligible: each clause that fails, and why rows are left out.

        Where there is neither, what a relation took away.
        """
        reasons = [
            self._failed(condition)
            for condition in determination.conditions
            if condition.holds is False
        ]
        reasons += left_out_lines(determination, self.words)
        for part in determination.working:
            reasons += not_applicable_lines(part, self.words)
        if not reasons:
            reasons = [bullet.text for bullet in change_lines(determination.changes, self.words)]
        return self._joined(list(dict.fromkeys(reasons)))

    def _failed(self, condition: ConditionResult) -> str:
        text = self.words.law(condition.text) if condition.text is not None else condition.id
        clause = self.words.clause(condition.citation) if condition.citation is not None else ""
        reason = (
            self.words.say(wordings.FAILED, condition=text, clause=clause)
            if clause
            else self.words.say(wordings.FAILED_UNSOURCED, condition=text)
        )
        days = self.words.days(condition.judged_for)
        return self.words.say(wordings.ON_DAY, day=days, reason=reason) if days else reason

    def _title(self, determination: Determination) -> str:
        return title_of(determination, self.assessment, self.words)

    def _joined(self, lines: Sequence[str]) -> str:
        return self.words.say(terms.LIST_SEMICOLON).join(lines) or self.words.say(terms.EMPTY)
