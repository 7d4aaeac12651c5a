"""The determination sheet of one case: what is filed, checked by a second officer and signed.

The first part is what is signed: applicant, results, totals, the law it rests on. The annexes say
how each came about.
"""

from collections.abc import Iterator, Sequence

import attrs

from incentives.engine.assessment.papers import PaperState, papers_asked
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.plain import unstructure_case
from incentives.facts.snapshot import take_snapshot
from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.report.papers.annexes import Annexes
from incentives.report.papers.details import Details
from incentives.report.passages.amounts import Amounts
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.printing.blocks import (
    Block,
    Heading,
    Pairs,
    Paragraph,
    Sheet,
    Signatures,
    Table,
)
from incentives.report.words.heads import case_rows, day_rows, library_rows, title_of
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from incentives.values.text import Language, Text
from incentives.wordings.report import determination as wordings
from incentives.wordings.report import sheet as sheet_wordings
from incentives.wordings.report import terms

_SHORT = 16
"""Digits of the fingerprint that every page carries: they bind the annexes to what is signed."""


def determination_sheet(
    assessment: Assessment,
    language: Language,
    *,
    office: str = "",
    number: str = "",
    applicant: Sequence[str] = (),
) -> Sheet:
    """The sheet of a case.

    Args:
        assessment: what the case came to.
        language: that of the sheet; capitals are Chinese in either.
        office: the office that determines; empty: left to be filled in by hand.
        number: the number of the sheet in the office's file; empty: left to be filled in by hand.
        applicant: the paths of facts that stand beside the applicant's name, such as
            `institution.registered_on`, each of them in the vocabulary.
    """
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    return _DeterminationSheet(assessment, words).sheet(office, number, applicant)


@attrs.frozen
class _DeterminationSheet:
    assessment: Assessment
    words: Words

    def sheet(self, office: str, number: str, applicant: Sequence[str]) -> Sheet:
        say = self.words.say
        blank = say(wordings.TO_BE_FILLED)
        filled = ((say(wordings.OFFICE), office or blank), (say(wordings.NUMBER), number or blank))
        annexes = Annexes(self.assessment, self.words)
        sections: tuple[tuple[Text, Sequence[Block]], ...] = (
            (wordings.APPLICANT, [Pairs(rows=tuple(self._applicant(applicant)))]),
            (wordings.RESULTS, self._results()),
            (wordings.SUMS, self._sums()),
            (wordings.BASIS, list(self._basis())),
            (wordings.SIGNED, [Paragraph(text=say(wordings.STATEMENT)), self._signatures()]),
            (wordings.FACTS, annexes.facts()),
            (wordings.WORKINGS, self._workings()),
            (wordings.OPEN, annexes.left_open()),
            (wordings.REFUSED, annexes.refused()),
        )
        blocks: list[Block] = [Pairs(rows=filled)]
        for title, inside in sections:
            if inside:
                heading = Heading(text=say(title), starts_page=title is wordings.FACTS)
                blocks += [heading, *inside]
        foot = say(wordings.FOOT, fingerprint=self.assessment.fingerprint[:_SHORT])
        return Sheet(title=say(wordings.TITLE), blocks=tuple(blocks), foot=foot)

    def _applicant(self, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
        yield from case_rows(self.assessment, self.words)
        values = take_snapshot(self.assessment.case, self.assessment.law.library.vocabulary).values
        for path in map(FactPath.parse, paths):
            yield self.words.fact(path), self._value(path, values[path.text])
        for name, state in (
            (wordings.OUTSTANDING, PaperState.OUTSTANDING),
            (wordings.EXPIRED, PaperState.EXPIRED),
        ):
            papers = [
                self.words.paper(paper.kind)
                for paper in papers_asked(self.assessment)
                if paper.state is state
            ]
            if papers:
                yield self.words.say(name), self.words.say(terms.LIST_SEMICOLON).join(papers)

    def _value(self, path: FactPath, value: Value | Unknown) -> str:
        type_ = self.words.type_of(path)
        if isinstance(value, Unknown) or type_ is None:
            return self.words.say(terms.UNKNOWN)
        return self.words.value(value, type_)

    def _results(self) -> list[Block]:
        """What the applicant is eligible for, and what is undetermined."""
        told = DeterminationBlocks(self.words)
        rows = tuple(
            (
                str(place),
                self._title(determination),
                self.words.source(determination.rule.citation),
                self._outcome(determination),
                told.amount(determination),
            )
            for place, determination in enumerate(self._decided(), start=1)
        )
        if not rows:
            return [Paragraph(text=self.words.say(wordings.NOTHING_GIVEN))]
        columns = (
            wordings.PLACE,
            wordings.INCENTIVE,
            wordings.CLAUSE,
            wordings.OUTCOME,
            wordings.AMOUNT,
        )
        headings = tuple(map(self.words.say, columns))
        return [Table(title="", columns=headings, rows=rows, right=frozenset({4}))]

    def _sums(self) -> list[Block]:
        totals = Amounts(self.words).totals(self.assessment)
        return [totals, Paragraph(text=self.words.say(wordings.SUMS_NOTE))]

    def _basis(self) -> Iterator[Block]:
        """The day, the library and its overlays, and the fingerprint."""
        say, words, assessment = self.words.say, self.words, self.assessment
        rows = day_rows(assessment, words)
        if assessment.known_on is not None:
            known = say(sheet_wordings.KNOWN_ON_VALUE, day=words.day(assessment.known_on))
            rows.append((say(sheet_wordings.KNOWN_ON), known))
        rows += library_rows(assessment.law.library, assessment.law.overlays, words)
        rows.append((say(sheet_wordings.FINGERPRINT), assessment.fingerprint))
        yield Pairs(rows=tuple(rows))
        if any(overlay.is_reform for overlay in assessment.law.overlays):
            yield Paragraph(text=say(wordings.REFORM_WARNING))

    def _signatures(self) -> Signatures:
        say = self.words.say
        signers = tuple(say(signer) for signer in wordings.SIGNERS)
        return Signatures(signers=signers, day=say(wordings.SIGNED_ON), seal=say(wordings.SEAL))

    def _workings(self) -> list[Block]:
        """What the applicant is eligible for, one by one, by the numbers of the results."""
        blocks: list[Block] = []
        for place, determination in enumerate(self._decided(), start=1):
            if determination.outcome is Outcome.ELIGIBLE:
                title = self.words.say(
                    wordings.NUMBERED, number=place, title=self._title(determination)
                )
                blocks += [Heading(text=title, level=3), *Details(self.words).blocks(determination)]
        return blocks

    def _decided(self) -> list[Determination]:
        return [
            determination for determination in self.assessment if determination.outcome.is_given
        ]

    def _outcome(self, determination: Determination) -> str:
        return self.words.say(terms.OUTCOMES[determination.outcome])

    def _title(self, determination: Determination) -> str:
        return title_of(determination, self.assessment, self.words)
