"""What stands beside the determinations, as canonical JSON: checks, values, what is not decided."""

from collections.abc import Callable, Sequence

from incentives.documents.trace import TraceWriter
from incentives.documents.values import (
    Json,
    citation_document,
    day_document,
    text_document,
    value_document,
)
from incentives.engine.findings.assessment import DefinitionValue
from incentives.engine.findings.conditions import CheckResult, ConditionResult
from incentives.engine.findings.coverage import CoverageNote


def check_document(
    check: CheckResult, condition_document: Callable[[ConditionResult], dict[str, Json]]
) -> dict[str, Json]:
    """A check with its conditions, each with its working."""
    workings = TraceWriter()
    return {
        "id": check.id,
        "text": text_document(check.text),
        "citation": citation_document(check.citation),
        "instrument": {"id": check.instrument.id, "number": check.instrument.number},
        "law_date": day_document(check.law_date),
        "holds": check.holds,
        "conditions": [
            {
                **condition_document(condition),
                "workings": [workings.document(trace) for trace in condition.workings],
            }
            for condition in check.conditions
        ],
        "missing": [missing.id for missing in check.missing],
    }


def note_document(note: CoverageNote) -> dict[str, Json]:
    """One thing that the assessment does not decide."""
    return {
        "kind": note.kind.value,
        "subject": note.subject,
        "text": text_document(note.text),
        "citation": citation_document(note.citation),
        "touches": list(note.touches),
        "ends_on": day_document(note.ends_on),
        "continued_by": list(note.continued_by),
        "reason": text_document(note.reason) if note.reason is not None else None,
        "since": day_document(note.since),
        "read_for": day_document(note.read_for),
    }


def values_document(name: str, values: Sequence[DefinitionValue]) -> dict[str, Json]:
    """Under `name` what definitions come to with their workings; nothing where none is told."""
    return {name: [_value_document(value) for value in values]} if values else {}


def _value_document(value: DefinitionValue) -> dict[str, Json]:
    definition = value.definition
    return {
        "definition": definition.id,
        "text": text_document(definition.text),
        "citation": citation_document(definition.citation),
        "law_date": day_document(value.law_date),
        "row": value.row.text if value.row is not None else None,
        "value": value_document(value.value, value.definition.type),
        "missing": [missing.id for missing in value.missing],
        "working": TraceWriter().document(value.working),
    }
