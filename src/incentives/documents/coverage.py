"""What stands beside the determinations, as JSON: checks, values, what is not decided."""

from incentives.documents.citing import Cite
from incentives.documents.shapes.assessment import (
    CheckDocument,
    CoverageNoteDocument,
    DefinitionValueDocument,
)
from incentives.documents.shapes.workings import CheckConditionDocument
from incentives.documents.trace import TraceWriter
from incentives.documents.values import (
    day_document,
    text_document,
    value_document,
    wording_document,
)
from incentives.documents.workings import condition_document
from incentives.engine.findings.assessment import DefinitionValue
from incentives.engine.findings.conditions import CheckResult
from incentives.engine.findings.coverage import CoverageNote


def check_document(check: CheckResult, cite: Cite) -> CheckDocument:
    """Whether a check holds; its instrument by id."""
    return {
        "id": check.id,
        "text": text_document(check.text),
        "citation": cite(check.citation),
        "instrument": check.instrument.id,
        "law_date": day_document(check.law_date),
        "holds": check.holds,
        "missing": [missing.id for missing in check.missing],
    }


def check_conditions(check: CheckResult, cite: Cite) -> list[CheckConditionDocument]:
    """The conditions of a check, each with its workings."""
    workings = TraceWriter(cite=cite)
    return [
        {
            **condition_document(condition, cite),
            "workings": [workings.document(trace) for trace in condition.workings],
        }
        for condition in check.conditions
    ]


def note_document(note: CoverageNote, cite: Cite) -> CoverageNoteDocument:
    """One thing that the assessment does not decide."""
    return {
        "kind": note.kind.value,
        "subject": note.subject,
        "text": text_document(note.text),
        "citation": cite(note.citation),
        "touches": list(note.touches),
        "ends_on": day_document(note.ends_on),
        "continued_by": list(note.continued_by),
        "reason": wording_document(note.reason),
        "since": day_document(note.since),
        "read_for": day_document(note.read_for),
    }


def told_value(value: DefinitionValue, cite: Cite, *, worked: bool) -> DefinitionValueDocument:
    """What a definition comes to; `worked`: with its working."""
    definition = value.definition
    document: DefinitionValueDocument = {
        "definition": definition.id,
        "text": text_document(definition.text),
        "citation": cite(definition.citation),
        "law_date": day_document(value.law_date),
        "row": value.row.text if value.row is not None else None,
        "value": value_document(value.value, value.definition.type),
        "missing": [missing.id for missing in value.missing],
    }
    if worked:
        document["working"] = TraceWriter(cite=cite).document(value.working)
    return document
