"""An assessment as the pages of a workbook: values only, before they are written."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from incentives.engine.assessment.papers import papers_asked, papers_unasked
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import PartPayment
from incentives.facts.plain import unstructure_case
from incentives.report.papers.annexes import Annexes
from incentives.report.papers.evidence import proof_lines
from incentives.report.papers.order import ordered
from incentives.report.papers.values import result_rows
from incentives.report.passages.amounts import Amounts
from incentives.report.passages.changes import conflict_line
from incentives.report.passages.coverage import coverage_lists
from incentives.report.passages.parts import role_called, working_lines
from incentives.report.passages.payment import PaymentBlocks, state_of
from incentives.report.passages.places import parts_called
from incentives.report.printing.blocks import Bullet
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.printing.formats import Book
from incentives.report.words.amounts import bounded
from incentives.report.words.heads import case_rows, library_rows, title_of
from incentives.report.words.names import Words, printable
from incentives.values.range import NOT_NEGATIVE, MoneyRange
from incentives.values.text import Language, Text
from incentives.wordings.report import evidence as evidence_wordings
from incentives.wordings.report import sheet as sheet_wordings
from incentives.wordings.report import terms
from incentives.wordings.report import workbook as wordings

_INDENT = "　　"
_HOLDS: Mapping[bool | None, Text] = MappingProxyType(
    {True: wordings.YES, False: wordings.NO, None: wordings.UNKNOWN}
)


def assessment_book(assessment: Assessment, language: Language) -> Book:
    """All of the assessment; the same assessment gives the same bytes."""
    return Book(
        pages=excel_pages(assessment, language),
        title=wordings.SUMMARY.to(language),
        day=assessment.on,
    )


def excel_pages(assessment: Assessment, language: Language) -> tuple[Page, ...]:
    """The pages in order; one without rows is there too, so that workbooks always look alike."""
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    return _Pages(assessment, words).pages()


def _told_range(determination: Determination) -> MoneyRange:
    """Between what an open amount lies; that it is not below zero says nothing."""
    if determination.amount_range is None or determination.amount_range.exact == NOT_NEGATIVE:
        return MoneyRange()
    return determination.amount_range


@attrs.frozen
class _Pages:
    assessment: Assessment
    words: Words

    def pages(self) -> tuple[Page, ...]:
        w = wordings
        return (
            self._page(
                w.SUMMARY,
                self._summary(),
                w.PLACE,
                w.INCENTIVE,
                w.KIND,
                w.DOCUMENT,
                w.CLAUSE,
                w.OUTCOME,
                w.BENEFICIARY,
                w.AMOUNT,
                w.LOW,
                w.HIGH,
                w.PAID,
                w.DUE,
                w.REASON,
            ),
            self._page(w.TOTALS, self._totals(), w.OF_WHAT, w.AMOUNT, w.CAPITALS),
            self._page(w.WORKINGS, self._workings(), w.PLACE, w.INCENTIVE, w.LINE),
            self._page(
                w.CONDITIONS,
                self._conditions(),
                w.PLACE,
                w.INCENTIVE,
                w.CONDITION,
                w.CLAUSE,
                w.HOLDS,
                w.PARTS,
                w.HELD,
                w.OUTSTANDING,
            ),
            self._page(w.PAPERS, self._papers(), w.PAPER, w.STATE, w.NUMBER, w.VALID_TO, w.PROVES),
            self._page(
                w.FACTS,
                iter(Annexes(self.assessment, self.words).fact_rows()),
                w.FACT,
                w.FOUND,
                w.FACT_PAPERS,
            ),
            self._page(
                w.PAYMENTS,
                self._payments(),
                w.PLACE,
                w.INCENTIVE,
                w.PART,
                w.INSTALMENT,
                w.DUE_ON,
                w.STATE,
                w.PAYER,
                w.PAYER_AMOUNT,
            ),
            self._page(
                w.RESULTS,
                result_rows(self.assessment.results, self.words),
                w.RESULT,
                w.DOCUMENT,
                w.CLAUSE,
                w.RESULT_VALUE,
                w.LINE,
            ),
            self._page(w.OPEN, self._left_open(), w.MATTER, w.CONTENT),
            self._page(w.BASIS, self._basis(), w.NAME, w.VALUE),
        )

    def _page(self, name: Text, rows: Iterator[tuple[Cell, ...]], *columns: Text) -> Page:
        currency = self.words.currency
        headings = tuple(self.words.say(column, currency=currency) for column in columns)
        return Page(name=self.words.say(name), columns=headings, rows=tuple(rows))

    def _numbered(self) -> list[tuple[int, Determination, str]]:
        """The determinations that are in force, with number and title, as on the form."""
        return [
            (
                row.number,
                row.determination,
                title_of(row.determination, self.assessment, self.words),
            )
            for row in ordered(self.assessment)
        ]

    def _summary(self) -> Iterator[tuple[Cell, ...]]:
        say = self.words.say
        for place, determination, title in self._numbered():
            low, high = _told_range(determination)
            account = determination.payment.account if determination.payment is not None else None
            is_refused = determination.outcome is Outcome.INELIGIBLE
            yield (
                place,
                title,
                say(terms.KINDS[determination.rule.kind]),
                self.words.document(determination.rule.citation),
                self.words.clause(determination.rule.citation),
                say(terms.OUTCOMES[determination.outcome]),
                "" if is_refused else role_called(determination.beneficiary, self.words),
                None if is_refused or not determination.rule.is_valued else determination.amount,
                low,
                high,
                account.paid.known if account is not None else None,
                account.due.known if account is not None else None,
                self._why(determination),
            )

    def _why(self, determination: Determination) -> str:
        """Why the applicant is not eligible, or what is missing to tell."""
        annexes = Annexes(self.assessment, self.words)
        if determination.outcome is Outcome.INELIGIBLE:
            return annexes.reason(determination)
        return annexes.missing(determination) if determination.missing else ""

    def _totals(self) -> Iterator[tuple[Cell, ...]]:
        for line in Amounts(self.words).total_lines(self.assessment):
            known = line.amount.known
            yield (
                line.name,
                known if known is not None else bounded(line.amount, self.words),
                line.capitals,
            )

    def _workings(self) -> Iterator[tuple[Cell, ...]]:
        for place, determination, title in self._numbered():
            for line in _flat(working_lines(determination, self.words)):
                yield place, title, line

    def _conditions(self) -> Iterator[tuple[Cell, ...]]:
        for place, determination, title in self._numbered():
            is_refused = determination.outcome is Outcome.INELIGIBLE
            for condition in determination.conditions:
                outstanding = () if is_refused else condition.evidence_outstanding
                yield (
                    place,
                    title,
                    *self._condition(condition),
                    self._named(condition.evidence_held),
                    self._named(outstanding),
                )

    def _condition(self, condition: ConditionResult) -> tuple[str, str, str, str]:
        """What was asked, where, whether it holds, and for which parts alone."""
        words, citation = self.words, condition.citation
        return (
            words.law(condition.text) if condition.text is not None else condition.id,
            words.source(citation) if citation is not None else "",
            words.say(_HOLDS[condition.holds]),
            parts_called(condition.places, words) if condition.places else "",
        )

    def _named(self, papers: tuple[str, ...]) -> str:
        return self.words.say(terms.LIST_SEMICOLON).join(map(self.words.paper, papers))

    def _papers(self) -> Iterator[tuple[Cell, ...]]:
        for paper in (*papers_asked(self.assessment), *papers_unasked(self.assessment)):
            lines = proof_lines(paper.proofs, self.words)
            proves = self.words.say(terms.LIST_SEMICOLON).join(lines)
            state = self.words.say(evidence_wordings.STATES[paper.state])
            yield (
                self.words.paper(paper.kind),
                state,
                printable(paper.number),
                paper.valid_to,
                proves,
            )

    def _payments(self) -> Iterator[tuple[Cell, ...]]:
        for place, determination, title in self._numbered():
            for part in determination.payment.parts if determination.payment is not None else ():
                for told in self._instalments(part):
                    yield place, title, *told

    def _instalments(self, part: PartPayment) -> Iterator[tuple[Cell, ...]]:
        """Each instalment of a part level by level; as a whole where no text says who bears it."""
        blocks, say = PaymentBlocks(self.words), self.words.say
        for instalment in part.instalments:
            told = (
                parts_called(part.places, self.words),
                blocks.instalment_name(instalment),
                instalment.due_on,
                say(state_of(instalment)),
            )
            for level in instalment.levels:
                yield *told, self.words.payer(level.payer), level.amount
            if not instalment.levels:
                yield *told, say(wordings.TOGETHER), instalment.amount

    def _left_open(self) -> Iterator[tuple[Cell, ...]]:
        annexes = Annexes(self.assessment, self.words)
        for _, determination, title in self._numbered():
            if determination.outcome is Outcome.UNDETERMINED:
                missing = self.words.say(
                    terms.COLON, name=title, value=annexes.missing(determination)
                )
                yield self.words.say(terms.OUTCOMES[determination.outcome]), missing
        for conflict in self.assessment.conflicts:
            yield self.words.say(sheet_wordings.CONFLICTS), conflict_line(conflict, self.words)
        for listed in coverage_lists(self.assessment.coverage, self.words):
            for line in _flat(listed.entries):
                yield listed.title, line

    def _basis(self) -> Iterator[tuple[Cell, ...]]:
        say, assessment = self.words.say, self.assessment
        yield from case_rows(assessment, self.words)
        yield say(sheet_wordings.ON), assessment.on
        if assessment.known_on is not None:
            yield say(sheet_wordings.KNOWN_ON), assessment.known_on
        yield from library_rows(assessment.law.library, assessment.law.overlays, self.words)
        yield say(sheet_wordings.FINGERPRINT), assessment.fingerprint


def _flat(entries: Iterable[Bullet], depth: int = 0) -> Iterator[str]:
    """The lines one below the other, those below another line set in."""
    for entry in entries:
        yield f"{_INDENT * depth}{entry.text}"
        yield from _flat(entry.below, depth + 1)
