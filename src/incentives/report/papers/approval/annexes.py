"""The annexes of an approval form, a document of their own.

Facts, each incentive clause by clause, papers, what was left open, and what was refused.
"""

from collections.abc import Iterator, Sequence

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Outcome
from incentives.facts.plain import unstructure_case
from incentives.report.papers.annexes import Annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.sheet import foot_of, head_of
from incentives.report.papers.details import Details
from incentives.report.papers.evidence import evidence_blocks
from incentives.report.papers.order import ordered
from incentives.report.printing.blocks import Block, Heading, Pairs, Paragraph, Sheet
from incentives.report.words.heads import case_rows, library_rows, title_of
from incentives.report.words.names import Words, printable
from incentives.values.text import Language, Text
from incentives.wordings.report import approval as wordings
from incentives.wordings.report import sheet as sheet_wordings


def approval_annexes(assessment: Assessment, language: Language, form: ApprovalForm) -> Sheet:
    """The annexes of `approval_sheet` of the same values; the same values give the same sheet."""
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    return _ApprovalAnnexes(assessment, words, form).sheet()


@attrs.frozen
class _ApprovalAnnexes:
    assessment: Assessment
    words: Words
    form: ApprovalForm

    def sheet(self) -> Sheet:
        say, annexes = self.words.say, Annexes(self.assessment, self.words)
        blocks: list[Block] = [
            head_of(self.assessment, self.words, self.form),
            Pairs(rows=tuple(self._basis())),
        ]
        sections: tuple[tuple[Text, Sequence[Block]], ...] = (
            (wordings.FACTS, annexes.facts()),
            (wordings.WORKINGS, self._workings()),
            (wordings.PAPERS, evidence_blocks(self.assessment, self.words)),
            (wordings.LEFT_OPEN, annexes.left_open()),
            (wordings.REFUSED, self._refused(annexes)),
        )
        for title, inside in sections:
            blocks += [Heading(text=say(title)), *inside]
        foot = foot_of(self.assessment, self.words, self.form)
        return Sheet(title=say(wordings.ANNEXES_TITLE), blocks=tuple(blocks), foot=foot)

    def _basis(self) -> Iterator[tuple[str, str]]:
        """Whose case it is, by what it was judged, and the digest of what came out."""
        say, assessment, party = self.words.say, self.assessment, self.form.party
        if party.name:
            yield say(wordings.NAME), printable(party.name)
        if party.credit_code:
            yield say(wordings.CREDIT_CODE), printable(party.credit_code)
        yield from case_rows(assessment, self.words)
        if assessment.known_on is not None:
            known = say(sheet_wordings.KNOWN_ON_VALUE, day=self.words.day(assessment.known_on))
            yield say(sheet_wordings.KNOWN_ON), known
        yield from library_rows(assessment.law.library, assessment.law.overlays, self.words)
        yield say(sheet_wordings.FINGERPRINT), assessment.fingerprint

    def _workings(self) -> list[Block]:
        """What is given, one by one, by the numbers of the form."""
        blocks: list[Block] = []
        for row in ordered(self.assessment).given:
            if row.determination.outcome is Outcome.ELIGIBLE:
                title = title_of(row.determination, self.assessment, self.words)
                named = self.words.say(wordings.ITEM, number=row.number, title=title)
                told = Details(self.words).blocks(row.determination)
                blocks += [Heading(text=named, level=3), *told]
        return blocks or [Paragraph(text=self.words.say(wordings.NONE_GIVEN))]

    def _refused(self, annexes: Annexes) -> list[Block]:
        """What was refused, with the day for which it was judged."""
        day = self.words.day(self.assessment.on)
        told = self.words.say(wordings.REFUSED_ON, day=day)
        is_any = bool(ordered(self.assessment).refused)
        return [*([Paragraph(text=told)] if is_any else []), *annexes.refused()]
