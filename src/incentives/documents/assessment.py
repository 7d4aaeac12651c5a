"""An assessment as JSON: what came out, and as much of how as is asked for."""

from incentives.collecting import without_collecting
from incentives.documents.citing import Citations
from incentives.documents.coverage import (
    check_conditions,
    check_document,
    note_document,
    told_value,
)
from incentives.documents.envelope import (
    library_document,
    overlay_document,
    program_version,
)
from incentives.documents.payment import (
    application_document,
    obligation_document,
    payment_document,
)
from incentives.documents.record import shares_document
from incentives.documents.relations import change_document, conflict_document
from incentives.documents.seal import canonical
from incentives.documents.shapes.assessment import (
    CheckDocument,
    ConsequenceDocument,
    DeterminationDocument,
    InstrumentDocument,
)
from incentives.documents.shapes.results import AssessmentDocument
from incentives.documents.trace import TraceWriter
from incentives.documents.values import (
    amount_document,
    day_document,
    money_document,
    range_document,
    text_document,
)
from incentives.documents.workings import condition_document, failed_document, part_document
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.conditions import CheckResult
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Detail
from incentives.facts.plain import FORMAT_VERSION


@without_collecting()
def result_of(assessment: Assessment, details: frozenset[Detail]) -> str:
    """The canonical JSON of an assessment, with the details that are asked for."""
    return canonical(_Writer(details).document(assessment))


class _Writer:
    """Writes one result: clauses and instruments that it names stand in it once, by their keys."""

    def __init__(self, details: frozenset[Detail]) -> None:
        self.details = details
        self.citations = Citations()
        self.cite = self.citations.key

    def document(self, assessment: Assessment) -> AssessmentDocument:
        library = assessment.law.library
        document: AssessmentDocument = {
            "format_version": FORMAT_VERSION,
            "program": program_version(),
            "format": "assessment",
            "detail": sorted(self.details),
            "library": library_document(library),
            "currency": library.currency,
            "overlays": [overlay_document(overlay) for overlay in assessment.law.overlays],
            "on": assessment.on.isoformat(),
            "known_on": day_document(assessment.known_on),
            "determinations": [self.determination(one) for one in assessment],
            "checks": [self.check(check) for check in assessment.checks],
            "totals": {form: money_document(total) for form, total in assessment.totals.items()},
            "open_totals": sorted(assessment.open_totals),
            "totals_for_others": {
                role: money_document(total) for role, total in assessment.totals_for_others.items()
            },
            "conflicts": [conflict_document(one) for one in assessment.conflicts],
            "instruments": _instruments(assessment),
            "citations": {},
            "fingerprint": assessment.fingerprint,
        }
        self.add_what_was_asked(assessment, document)
        if Detail.COVERAGE in self.details:
            document["coverage"] = [note_document(note, self.cite) for note in assessment.coverage]
        document["citations"] = self.citations.table()  # once all have been named
        return document

    def add_what_was_asked(self, assessment: Assessment, document: AssessmentDocument) -> None:
        """What is there only where it was asked for, or is."""
        worked = Detail.WORKINGS in self.details
        if assessment.paid_by is not None:
            document["paid_by"] = assessment.paid_by.isoformat()
        if assessment.only is not None:
            document["only"] = list(assessment.only)
        if results := assessment.results:
            document["results"] = [told_value(one, self.cite, worked=worked) for one in results]
        if values := assessment.asked_values:
            document["values"] = [told_value(one, self.cite, worked=worked) for one in values]

    def determination(self, determination: Determination) -> DeterminationDocument:
        cite = self.cite
        document: DeterminationDocument = {
            "incentive": determination.incentive,
            "title": text_document(determination.rule.title),
            "kind": determination.rule.kind.value,
            "instrument": determination.instrument.id,
            "outcome": determination.outcome.value,
            "amount": amount_document(determination.amount),
            "range": (
                range_document(determination.amount_range)
                if determination.amount_range is not None
                else None
            ),
            "beneficiary": determination.beneficiary,
            "missing": [missing.id for missing in determination.missing],
            "failed": [
                failed_document(condition, cite)
                for condition in determination.conditions
                if condition.holds is False
            ],
            "citations": [cite(citation) for citation in determination.citations],
        }
        self.add_what_is_given(determination, document)
        if Detail.WORKINGS in self.details:
            self.add_workings(determination, document)
        if Detail.PAPERS in self.details:
            self.add_papers(determination, document)
        if Detail.COVERAGE in self.details:
            self.add_coverage(determination, document)
        return document

    def add_what_is_given(
        self, determination: Determination, document: DeterminationDocument
    ) -> None:
        """What is there only where there is something to say."""
        cite = self.cite
        if missing := determination.missing:
            document["missing_kinds"] = {one.id: one.kind.value for one in missing}
        if shares := shares_document(determination):
            document["shares"] = shares
        if consequences := determination.consequences:
            document["consequences"] = [self.consequence(one) for one in consequences]
        if changes := determination.changes:
            document["changes"] = [change_document(change, cite) for change in changes]
        if determination.payment is not None:
            document["payment"] = payment_document(determination.payment, cite)
        if obligations := determination.obligations:
            document["obligations"] = [obligation_document(one, cite) for one in obligations]

    def add_workings(self, determination: Determination, document: DeterminationDocument) -> None:
        """Every condition, and how the amount comes about."""
        workings = TraceWriter(cite=self.cite)
        document["conditions"] = [
            condition_document(condition, self.cite) for condition in determination.conditions
        ]
        document["working"] = [
            part_document(part, workings, self.cite) for part in determination.working
        ]
        document["no_parts"] = sorted(reason.value for reason in determination.no_parts)

    def add_papers(self, determination: Determination, document: DeterminationDocument) -> None:
        """Where and when it is applied for, and with what."""
        document["evidence_held"] = list(determination.evidence_held)
        document["evidence_outstanding"] = list(determination.evidence_outstanding)
        if determination.rule.department is not None:
            document["department"] = text_document(determination.rule.department)
        if determination.application is not None:
            document["application"] = application_document(determination.application, self.cite)

    def add_coverage(self, determination: Determination, document: DeterminationDocument) -> None:
        """What it leaves open, and what it rests on that is not sure."""
        document["open_matters"] = [
            {
                "text": text_document(matter.text),
                "citation": self.cite(matter.citation),
                "kind": matter.kind.value,
            }
            for matter in determination.rule.open_matters
        ]
        document["recalled"] = [self.cite(citation) for citation in determination.recalled]
        document["floors"] = [self.cite(citation) for citation in determination.floors]
        if determination.ends_on is not None:
            document["ends_on"] = determination.ends_on.isoformat()

    def consequence(self, consequence: Consequence) -> ConsequenceDocument:
        return {
            "charge": consequence.charge.id,
            "title": text_document(consequence.charge.title),
            "citation": self.cite(consequence.charge.citation),
            "amount": amount_document(consequence.amount),
            "range": (
                range_document(consequence.amount_range)
                if consequence.amount_range is not None
                else None
            ),
        }

    def check(self, check: CheckResult) -> CheckDocument:
        document = check_document(check, self.cite)
        if Detail.WORKINGS in self.details:
            document["conditions"] = check_conditions(check, self.cite)
        return document


def _instruments(assessment: Assessment) -> dict[str, InstrumentDocument]:
    """The instruments of all incentives and checks, by id."""
    named = [one.instrument for one in assessment.determinations]
    named += [check.instrument for check in assessment.checks]
    return {instrument.id: {"number": instrument.number} for instrument in named}
