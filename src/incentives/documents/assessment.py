"""An assessment as canonical JSON, and its fingerprint."""

from collections.abc import Iterable, Sequence
from datetime import date

from incentives.documents.coverage import check_document, note_document, values_document
from incentives.documents.payment import payment_documents
from incentives.documents.seal import overlay_document, sealed
from incentives.documents.trace import TraceWriter
from incentives.documents.values import (
    Json,
    citation_document,
    day_document,
    exact_text,
    only_document,
    paid_by_document,
    text_document,
    value_document,
)
from incentives.documents.values import money_document as _money
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.change import Bundle, Change, Conflict
from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.not_applicable import NotApplicable, why_not_applicable
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Kept, Part, Step
from incentives.engine.findings.pieces.of_determination import shares_by_role
from incentives.engine.findings.uses import FactUsed, WordUsed
from incentives.facts.plain import unstructure_case
from incentives.language.expression import Gather, Lookup
from incentives.language.written import ExpressionWriter
from incentives.values.money import money_of
from incentives.values.range import MoneyRange


def serialise(assessment: Assessment) -> tuple[str, str]:
    """The canonical JSON of the assessment and its fingerprint, which stands in it.

    The fingerprint is sealed over the case as well, which the JSON does not hold. Amounts are text
    to the hundredth, other numbers exact text; what is not known is null, or what is known of it.
    """
    return sealed(_document(assessment), {"case": unstructure_case(assessment.case)})


def _document(assessment: Assessment) -> dict[str, Json]:
    library = assessment.law.library
    return {
        "on": assessment.on.isoformat(),
        "known_on": assessment.known_on.isoformat() if assessment.known_on is not None else None,
        **paid_by_document(assessment.paid_by),
        **only_document(assessment.only),
        **values_document("values", assessment.asked_values),
        **values_document("results", assessment.results),
        "library": {"version": library.version, "digest": library.digest},
        "overlays": [
            {**overlay_document(overlay), "authority": text_document(overlay.authority)}
            for overlay in assessment.law.overlays
        ],
        "determinations": [determination_document(determination) for determination in assessment],
        "checks": [check_document(check, _condition) for check in assessment.checks],
        "coverage": [note_document(note) for note in assessment.coverage],
        "totals": {form: _money(total) for form, total in assessment.totals.items()},
        "open_totals": sorted(assessment.open_totals),
        "conflicts": [_conflict(conflict) for conflict in assessment.conflicts],
        "totals_for_others": {
            role: _money(total) for role, total in assessment.totals_for_others.items()
        },
    }


def determination_document(determination: Determination) -> dict[str, Json]:
    """Everything that is said of one incentive.

    Definitions are numbered within it, so that it can be read without the other determinations.
    """
    workings = TraceWriter()
    return {
        "incentive": determination.incentive,
        "title": text_document(determination.rule.title),
        "kind": determination.rule.kind.value,
        "instrument": {
            "id": determination.instrument.id,
            "number": determination.instrument.number,
        },
        "outcome": determination.outcome.value,
        "amount": _money(determination.amount),
        "range": _range(determination.amount_range),
        "beneficiary": determination.beneficiary,
        "shares": _shares(determination),
        "missing": [missing.id for missing in determination.missing],
        "missing_kinds": {missing.id: missing.kind.value for missing in determination.missing},
        "conditions": [_condition(condition) for condition in determination.conditions],
        "evidence_held": [*determination.evidence_held],
        "evidence_outstanding": list(determination.evidence_outstanding),
        "consequences": [_consequence(consequence) for consequence in determination.consequences],
        "working": [_part(part, workings) for part in determination.working],
        "no_parts": sorted(reason.value for reason in determination.no_parts),
        "changes": [_change(change) for change in determination.changes],
        "citations": [citation_document(citation) for citation in determination.citations],
        "recalled": [citation_document(citation) for citation in determination.recalled],
        "floors": [citation_document(citation) for citation in determination.floors],
        "open_matters": [
            {
                "text": text_document(matter.text),
                "citation": citation_document(matter.citation),
                "kind": matter.kind.value,
            }
            for matter in determination.rule.open_matters
        ],
        "ends_on": day_document(determination.ends_on),
        **payment_documents(determination),
    }


def _shares(determination: Determination) -> list[Json]:
    """What each of several beneficiaries has; empty where one has all."""
    shares = shares_by_role(determination) if determination.outcome is Outcome.ELIGIBLE else []
    currency = str(determination.amount.currency) if determination.amount is not None else ""
    if len(shares) < 2:
        return []
    return [{"role": role, "amount": _money(money_of(amount, currency))} for amount, role in shares]


def _condition(condition: ConditionResult) -> dict[str, Json]:
    citation = condition.citation
    return {
        "id": condition.id,
        "text": text_document(condition.text) if condition.text is not None else None,
        "citation": citation_document(citation) if citation is not None else None,
        "standing": condition.standing.value,
        "holds": condition.holds,
        "facts": [_fact(fact) for fact in condition.facts],
        **_words(condition.words),
        "missing": [missing.id for missing in condition.missing],
        "evidence_held": list(condition.evidence_held),
        "evidence_outstanding": list(condition.evidence_outstanding),
        "parts": list(condition.parts),
        **_reasons("not_applicable", condition.not_applicable),
    }


def _part(part: Part, workings: TraceWriter) -> dict[str, Json]:
    return {
        "label": part.label,
        "law_date": day_document(part.law_date),
        **_also_on(part),
        **_kept(part.by_itself),
        "after": _kept(part.after) if part.after is not None else None,
        "beneficiary": part.beneficiary,
        "shares": [{"role": role, "share": exact_text(share)} for role, share in part.shares],
        "missing": [missing.id for missing in part.missing],
        "steps": [_step(step, workings) for step in part.steps],
        **_carried(part),
        **_reasons("not_applicable", why_not_applicable(part)),
    }


def _reasons(name: str, reasons: Iterable[NotApplicable]) -> dict[str, Json]:
    """What was looked for in vain, or made an amount not applicable; nothing where nothing was."""
    documents: list[Json] = [
        {
            "because": reason.because.value,
            "expression": ExpressionWriter().written(reason.expression),
            "list": reason.expression.rows if isinstance(reason.expression, Gather) else None,
            "fact": str(reason.fact) if reason.fact is not None else None,
            "sought": _sought(reason),
            **({} if said is None else {"citation": citation_document(said)}),
        }
        for reason in reasons
        for said in (reason.citation,)
    ]
    return {name: documents} if documents else {}


def _sought(reason: NotApplicable) -> dict[str, Json]:
    """What the row or cell was looked for by: facts by their own names, a key as it is written."""
    writer = ExpressionWriter()
    if reason.working is not None and isinstance(reason.expression, Lookup):
        keys = reason.working.parts[1:]
        return {writer.written(key.expression): value_document(key.value) for key in keys}
    if reason.key is not None:
        key, value = reason.key
        return {writer.written(key): value_document(value)}
    return {".".join(fact.path): value_document(value) for fact, value in reason.sought}


def _also_on(part: Part) -> dict[str, Json]:
    """The other days on which the instrument has to be in force, null where one is not known."""
    days = part.situation.also_on
    listed = [day_document(day if isinstance(day, date) else None) for day in days]
    return {"also_on": listed} if listed else {}


def _carried(part: Part) -> dict[str, Json]:
    """What the charge is less, or below zero more, where the incentive does not apply."""
    return {} if part.carried == 0 else {"carried": value_document(part.carried)}


def _kept(kept: Kept) -> dict[str, Json]:
    """What a part comes to by itself, or what relations left of it."""
    within = kept.within
    return {
        "outcome": kept.outcome.value,
        "low": exact_text(within.least),
        "high": exact_text(within.high) if within.high is not None else None,
    }


def _step(step: Step, workings: TraceWriter) -> dict[str, Json]:
    return {
        "kind": step.kind.value,
        "subject": step.subject.id,
        "title": text_document(step.subject.title),
        "citation": citation_document(step.subject.citation),
        "value": value_document(step.value),
        "trace": workings.document(step.trace) if step.trace is not None else None,
        **_together(step),
    }


def _together(step: Step) -> dict[str, Json]:
    """What all rows come to before and after a limit that they are held to together."""
    if step.together is None:
        return {}
    before, after = (value_document(one) for one in (step.together.before, step.together.after))
    return {"together": {"before": before, "after": after}}


def _fact(fact: FactUsed) -> dict[str, Json]:
    return {"path": str(fact.path), "value": value_document(fact.value)}


def _words(used: Sequence[WordUsed]) -> dict[str, Json]:
    """By definition the words to which it came; nothing where none came to a word."""
    words: dict[str, Json] = {
        word.definition.id: [value_document(value, word.definition.type) for value in word.values]
        for word in used
    }
    return {"words": words} if words else {}


def _consequence(consequence: Consequence) -> dict[str, Json]:
    return {
        "charge": consequence.charge.id,
        "title": text_document(consequence.charge.title),
        "citation": citation_document(consequence.charge.citation),
        "amount": _money(consequence.amount),
        "range": _range(consequence.amount_range),
    }


def _change(change: Change) -> dict[str, Json]:
    return {
        "citation": citation_document(change.relation.citation),
        "text": text_document(change.relation.text) if change.relation.text is not None else None,
        "before": _money(change.before),
        "after": _money(change.after),
        "because_of": list(change.because_of),
        "reason": change.reason.value,
        "rows": list(change.rows),
        "choices": [
            {
                "chosen": _bundle(choice.chosen),
                "runner_up": _bundle(choice.runner_up) if choice.runner_up is not None else None,
            }
            for choice in change.choices
        ],
    }


def _bundle(bundle: Bundle) -> dict[str, Json]:
    return {
        "incentives": [
            {"id": claimed.incentive, "rows": list(claimed.rows)} for claimed in bundle.claimed
        ],
        "total": _money(bundle.total),
    }


def _conflict(conflict: Conflict) -> dict[str, Json]:
    return {
        "charge": conflict.charge.id,
        "title": text_document(conflict.charge.title),
        "incentives": list(conflict.incentives),
        "parts": list(conflict.parts),
        "certain": conflict.is_certain,
        "due": _money(conflict.due),
        "claimed": _money(conflict.claimed),
    }


def _range(amount_range: MoneyRange | None) -> list[Json] | None:
    if amount_range is None:
        return None
    return [f"{end.amount:.2f}" if end is not None else None for end in amount_range]
