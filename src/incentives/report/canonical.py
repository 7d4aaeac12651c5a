"""An assessment as canonical JSON, and its fingerprint."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from math import isinf

from moneyed import Money

from incentives.engine.open_value import Open, Result
from incentives.engine.result import (
    AmountRange,
    Assessment,
    Change,
    ConditionResult,
    Consequence,
    Determination,
    FactUsed,
    Part,
    Step,
)
from incentives.engine.trace import Trace
from incentives.facts.plain import unstructure_case
from incentives.language.expression import (
    Apply,
    Choose,
    Constant,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    RowValue,
    Stated,
)
from incentives.language.types import NumberType
from incentives.policy.parameter import DatedFigure
from incentives.values.citation import Citation
from incentives.values.number import Exact, written_decimal
from incentives.values.period import Month, Period
from incentives.values.text import Text

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def serialise(assessment: Assessment) -> tuple[str, str]:
    """The canonical JSON of the assessment and its fingerprint, which stands in it."""
    document = _document(assessment)
    sealed = {"case": unstructure_case(assessment.case), "result": document}
    fingerprint = hashlib.sha256(_canonical(sealed).encode()).hexdigest()
    return _canonical({**document, "fingerprint": fingerprint}), fingerprint


def _canonical(document: Mapping[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _document(assessment: Assessment) -> dict[str, Json]:
    library = assessment.law.library
    return {
        "on": assessment.on.isoformat(),
        "known_on": assessment.known_on.isoformat() if assessment.known_on is not None else None,
        "library": {"version": library.version, "digest": library.digest},
        "overlays": [
            {
                "title": _text(overlay.title),
                "authority": _text(overlay.authority),
                "digest": overlay.digest,
                "reform": overlay.is_reform,
            }
            for overlay in assessment.law.overlays
        ],
        "determinations": [_determination(each) for each in assessment],
        "totals": {form: _money(total) for form, total in assessment.totals.items()},
        "open_totals": sorted(assessment.open_totals),
        "totals_for_others": {role: _money(total) for role, total in assessment.totals_for_others.items()},
    }


def _determination(determination: Determination) -> dict[str, Json]:
    return {
        "incentive": determination.incentive,
        "title": _text(determination.rule.title),
        "kind": determination.rule.kind.value,
        "instrument": {"id": determination.instrument.id, "number": determination.instrument.number},
        "outcome": determination.outcome.value,
        "amount": _money(determination.amount),
        "range": _range(determination.amount_range),
        "beneficiary": determination.beneficiary,
        "missing": [each.id for each in determination.missing],
        "missing_kinds": {each.id: each.kind.value for each in determination.missing},
        "conditions": [_condition(each) for each in determination.conditions],
        "evidence_held": [*determination.evidence_held],
        "evidence_outstanding": list(determination.evidence_outstanding),
        "consequences": [_consequence(each) for each in determination.consequences],
        "working": [_part(each) for each in determination.working],
        "no_parts": sorted(each.value for each in determination.no_parts),
        "changes": [_change(each) for each in determination.changes],
        "citations": [_citation(each) for each in determination.citations],
        "recalled": [_citation(each) for each in determination.recalled],
        "open_matters": [
            {"text": _text(matter.text), "citation": _citation(matter.citation)} for matter in determination.rule.open_matters
        ],
        "ends_on": _date(determination.ends_on),
    }


def _condition(condition: ConditionResult) -> dict[str, Json]:
    return {
        "id": condition.id,
        "text": _text(condition.text) if condition.text is not None else None,
        "citation": _citation(condition.citation) if condition.citation is not None else None,
        "standing": condition.standing.value,
        "holds": condition.holds,
        "facts": [_fact(each) for each in condition.facts],
        "missing": [each.id for each in condition.missing],
        "evidence_held": list(condition.evidence_held),
        "evidence_outstanding": list(condition.evidence_outstanding),
        "parts": list(condition.parts),
    }


def _part(part: Part) -> dict[str, Json]:
    return {
        "label": part.label,
        "law_date": _date(part.law_date),
        "outcome": part.outcome.value,
        "low": exact_text(part.low),
        "high": exact_text(part.high) if part.high is not None else None,
        "beneficiary": part.beneficiary,
        "missing": [each.id for each in part.missing],
        "steps": [_step(each) for each in part.steps],
    }


def _step(step: Step) -> dict[str, Json]:
    return {
        "kind": step.kind.value,
        "subject": step.subject.id,
        "title": _text(step.subject.title),
        "citation": _citation(step.subject.citation),
        "value": value_document(step.value),
        "trace": _trace(step.trace) if step.trace is not None else None,
    }


def _trace(trace: Trace) -> dict[str, Json]:
    expression = trace.expression
    span = expression.span
    document: dict[str, Json] = {
        "op": _operation(trace),
        "value": value_document(trace.value),
        "at": f"{_within_library(span.file)}:{span.line}",
    }
    if isinstance(expression.type, NumberType) and expression.type.unit.powers:
        document["unit"] = str(expression.type.unit)
    if isinstance(expression, Stated):
        clause = expression.clause
        if clause.text is not None:
            document["text"] = _text(clause.text)
        if clause.citation is not None:
            document["citation"] = _citation(clause.citation)
    if trace.fact is not None:
        document["fact"] = trace.fact
    if trace.figure is not None:
        document["figure"] = _figure(trace.figure)
    if trace.defaulted:
        document["defaulted"] = True
    if trace.parts:
        document["parts"] = [_trace(part) for part in trace.parts]
    return document


def _within_library(file: str) -> str:
    """The path inside the library: where its folder lies is no part of the answer."""
    return file.partition("/")[2] or file


def _operation(trace: Trace) -> str:
    match trace.expression:
        case Apply(operator=operator):
            return operator.name
        case Constant():
            return "constant"
        case FactValue() | RowValue():
            return "fact"
        case Named(kind=kind, id=name):
            return f"{kind.value}:{name}"
        case Choose():
            return "cases"
        case Gather(kind=kind):
            return kind
        case Lookup(table=table):
            return f"table:{table.id}"
        case Graduate(kind=kind):
            return kind
        case Stated(clause=clause):
            return f"clause:{clause.id}"


def _figure(figure: DatedFigure) -> dict[str, Json]:
    return {
        "citation": _citation(figure.citation),
        "standing": figure.standing.value,
        "from": str(figure.window.first),
        "to": str(figure.window.last) if figure.window.last is not None else None,
        "overlay": _text(figure.overlay) if figure.overlay is not None else None,
    }


def _fact(fact: FactUsed) -> dict[str, Json]:
    return {"path": fact.path, "value": value_document(fact.value)}


def value_document(value: Result) -> Json:
    """A value as JSON: numbers as decimal (or fraction) strings, an open value as what is known of it."""
    match value:
        case Open(is_number=True, low=low, high=high):
            return {"low": None if isinf(low) else exact_text(low), "high": None if isinf(high) else exact_text(high)}  # type: ignore[arg-type]
        case Open():
            return {"open": True}
        case None | bool() | str():
            return value
        case date():
            return value.isoformat()
        case Month():
            return str(value)
        case tuple():
            return [_period(period) for period in value]
        case frozenset():
            return [*sorted(value)]
        case _:
            return exact_text(value)


def exact_text(number: Exact) -> str:
    """The exact number as decimal digits, or as a fraction where it has no end."""
    return written_decimal(number)


def _period(period: Period) -> dict[str, Json]:
    return {"from": period.first.isoformat(), "to": _date(period.last)}


def _consequence(consequence: Consequence) -> dict[str, Json]:
    return {
        "charge": consequence.charge.id,
        "title": _text(consequence.charge.title),
        "citation": _citation(consequence.charge.citation),
        "amount": _money(consequence.amount),
        "range": _range(consequence.amount_range),
    }


def _change(change: Change) -> dict[str, Json]:
    return {
        "citation": _citation(change.relation.citation),
        "text": _text(change.relation.text) if change.relation.text is not None else None,
        "before": _money(change.before),
        "after": _money(change.after),
        "because_of": list(change.because_of),
    }


def _citation(citation: Citation) -> dict[str, Json]:
    return {"document": citation.document, "clause": citation.clause}


def _text(text: Text) -> dict[str, Json]:
    return {"zh": text.zh, "en": text.en}


def _money(money: Money | None) -> dict[str, Json] | None:
    return None if money is None else {"amount": f"{money.amount:.2f}", "currency": str(money.currency)}


def _range(amount_range: AmountRange | None) -> list[Json] | None:
    if amount_range is None:
        return None
    return [f"{end.amount:.2f}" if end is not None else None for end in amount_range]


def _date(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
