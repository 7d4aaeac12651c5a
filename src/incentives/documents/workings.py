"""Conditions, and how amounts come about row by row, as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from incentives.documents.citing import Cite
from incentives.documents.shapes.values import Value
from incentives.documents.shapes.workings import (
    ConditionDocument,
    FactDocument,
    FailedDocument,
    KeptDocument,
    NotApplicableDocument,
    PartDocument,
    StepDocument,
)
from incentives.documents.trace import TraceWriter
from incentives.documents.values import (
    day_document,
    exact_text,
    text_document,
    value_document,
    wording_document,
)
from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.not_applicable import NotApplicable, why_not_applicable
from incentives.engine.findings.part import Kept, Part, Step
from incentives.engine.findings.uses import FactUsed, WordUsed
from incentives.language.expression import Gather, Lookup
from incentives.language.written import ExpressionWriter


def failed_document(condition: ConditionResult, cite: Cite) -> FailedDocument:
    """Which condition it is, and where it is said."""
    citation = condition.citation
    return {
        "id": condition.id,
        "text": wording_document(condition.text),
        "citation": cite(citation) if citation is not None else None,
        "parts": list(condition.parts),
    }


def condition_document(condition: ConditionResult, cite: Cite) -> ConditionDocument:
    """A condition with what it rests on."""
    citation = condition.citation
    document: ConditionDocument = {
        "id": condition.id,
        "text": wording_document(condition.text),
        "citation": cite(citation) if citation is not None else None,
        "parts": list(condition.parts),
        "standing": condition.standing.value,
        "holds": condition.holds,
        "facts": [_fact(fact) for fact in condition.facts],
        "missing": [missing.id for missing in condition.missing],
        "evidence_held": list(condition.evidence_held),
        "evidence_outstanding": list(condition.evidence_outstanding),
    }
    if condition.words:
        document["words"] = _words(condition.words)
    if reasons := _reasons(condition.not_applicable, cite):
        document["not_applicable"] = reasons
    return document


def part_document(part: Part, workings: TraceWriter, cite: Cite) -> PartDocument:
    """What one row or month comes to, with its steps."""
    own = _kept(part.by_itself)
    document: PartDocument = {
        "outcome": own["outcome"],
        "low": own["low"],
        "high": own["high"],
        "label": part.label,
        "law_date": day_document(part.law_date),
        "after": _kept(part.after) if part.after is not None else None,
        "beneficiary": part.beneficiary,
        "shares": [{"role": role, "share": exact_text(share)} for role, share in part.shares],
        "missing": [missing.id for missing in part.missing],
        "steps": [_step(step, workings, cite) for step in part.steps],
    }
    if part.situation.also_on:
        # The other days on which the instrument has to be in force, null where one is not known.
        days = part.situation.also_on
        document["also_on"] = [day_document(_known(day)) for day in days]
    if part.carried != 0:
        document["carried"] = value_document(part.carried)
    if reasons := _reasons(why_not_applicable(part), cite):
        document["not_applicable"] = reasons
    return document


def _known(day: object) -> date | None:
    return day if isinstance(day, date) else None


def _reasons(reasons: Iterable[NotApplicable], cite: Cite) -> list[NotApplicableDocument]:
    """What was looked for in vain, or made an amount not applicable."""
    return [_reason(reason, cite) for reason in reasons]


def _reason(reason: NotApplicable, cite: Cite) -> NotApplicableDocument:
    document: NotApplicableDocument = {
        "because": reason.because.value,
        "expression": ExpressionWriter().written(reason.expression),
        "list": reason.expression.rows if isinstance(reason.expression, Gather) else None,
        "fact": str(reason.fact) if reason.fact is not None else None,
        "sought": _sought(reason),
    }
    if (citation := reason.citation) is not None:
        document["citation"] = cite(citation)
    return document


def _sought(reason: NotApplicable) -> Mapping[str, Value]:
    """What the row or cell was looked for by: facts by their own names, a key as it is written."""
    writer = ExpressionWriter()
    if reason.working is not None and isinstance(reason.expression, Lookup):
        keys = reason.working.parts[1:]
        return {writer.written(key.expression): value_document(key.value) for key in keys}
    if reason.key is not None:
        key, value = reason.key
        return {writer.written(key): value_document(value)}
    return {".".join(fact.path): value_document(value) for fact, value in reason.sought}


def _kept(kept: Kept) -> KeptDocument:
    """What a part comes to by itself, or what relations left of it."""
    within = kept.within
    return {
        "outcome": kept.outcome.value,
        "low": exact_text(within.least),
        "high": exact_text(within.high) if within.high is not None else None,
    }


def _step(step: Step, workings: TraceWriter, cite: Cite) -> StepDocument:
    document: StepDocument = {
        "kind": step.kind.value,
        "subject": step.subject.id,
        "title": text_document(step.subject.title),
        "citation": cite(step.subject.citation),
        "value": value_document(step.value),
        "trace": workings.document(step.trace) if step.trace is not None else None,
    }
    if step.together is not None:
        document["together"] = {
            "before": value_document(step.together.before),
            "after": value_document(step.together.after),
        }
    return document


def _fact(fact: FactUsed) -> FactDocument:
    return {"path": str(fact.path), "value": value_document(fact.value)}


def _words(used: Sequence[WordUsed]) -> Mapping[str, Sequence[Value]]:
    """By definition the words to which it came."""
    return {
        word.definition.id: [value_document(value, word.definition.type) for value in word.values]
        for word in used
    }
