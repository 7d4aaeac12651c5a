"""A comparison of two editions of the law as canonical JSON, and its fingerprint."""

from incentives.documents.seal import overlay_document, sealed, spread_document
from incentives.documents.values import (
    Json,
    citation_document,
    day_document,
    text_document,
    value_document,
)
from incentives.engine.comparison.editions import Comparison
from incentives.engine.comparison.effects import (
    CaseEffect,
    Example,
    IncentiveEffect,
    IncentiveTotal,
    LawChange,
)
from incentives.engine.comparison.result_effects import ResultEffect
from incentives.engine.findings.assessment import DefinitionValue
from incentives.engine.findings.determination import Determination
from incentives.language.possible import Open
from incentives.policy.aspects import Aspect, aspects_of
from incentives.policy.comparison import AspectChange, EntryChange
from incentives.policy.figure_changes import Edition, FigureChange
from incentives.policy.parameter import DatedFigure

_SAID_BESIDE = frozenset(
    {"window", "citation", "standing", "known_from", "jurisdiction", "overlay"}
)


def serialise_comparison(comparison: Comparison) -> tuple[str, str]:
    """The canonical JSON of the comparison and its fingerprint, which stands in it.

    Changes of instruments and rules come before those of figures, as the comparison has them.
    """
    document: dict[str, Json] = {
        "before": _edition(comparison.before),
        "after": _edition(comparison.after),
        "changes": [
            _change(change, comparison.examples.get(at))
            for at, change in enumerate(comparison.changes)
        ],
        "cases_asked": comparison.asked,
        "cases": [_case(case) for case in comparison.cases],
        "totals": [_total(total) for total in comparison.totals],
    }
    return sealed(document, {})


def _edition(edition: Edition) -> dict[str, Json]:
    return {
        "version": edition.library.version,
        "digest": edition.library.digest,
        "overlays": [overlay_document(overlay) for overlay in edition.overlays],
    }


def _change(change: LawChange, example: Example | None) -> dict[str, Json]:
    said = _entry(change) if isinstance(change, EntryChange) else _figure_change(change)
    return {**said, "example": _example(example) if example is not None else None}


def _entry(change: EntryChange) -> dict[str, Json]:
    return {
        "section": change.section,
        "id": change.id,
        "change": change.kind.value,
        "title": text_document(change.title) if change.title is not None else None,
        "citation": citation_document(change.citation) if change.citation is not None else None,
        "aspects": [_aspect_change(aspect) for aspect in change.aspects],
    }


def _aspect_change(change: AspectChange) -> dict[str, Json]:
    return {"name": change.name, "before": _aspect(change.before), "after": _aspect(change.after)}


def _aspect(aspect: Aspect | None) -> dict[str, Json] | None:
    if aspect is None:
        return None
    return {
        "content": aspect.content,
        "wording": text_document(aspect.wording) if aspect.wording is not None else None,
        "citation": citation_document(aspect.citation) if aspect.citation is not None else None,
    }


def _figure_change(change: FigureChange) -> dict[str, Json]:
    return {
        "section": "figures",
        "id": change.parameter.id,
        "title": text_document(change.parameter.text),
        "place": change.jurisdiction,
        "from": change.first.isoformat(),
        "to": day_document(change.last),
        "before": _figure(change.before),
        "after": _figure(change.after),
    }


def _figure(dated: DatedFigure | None) -> dict[str, Json] | None:
    """The figure, a table or schedule cell by cell.

    What is said of it beside, such as `is_gap`, stands where it holds.
    """
    if dated is None:
        return None
    said = aspects_of(dated, without=_SAID_BESIDE).items()
    return {
        "figure": {
            name: aspect.content
            for name, aspect in said
            if name.startswith("figure") or aspect.content == "true"
        },
        "citation": citation_document(dated.citation),
        "standing": dated.standing.value,
        "overlay": text_document(dated.overlay) if dated.overlay is not None else None,
    }


def _example(example: Example) -> dict[str, Json]:
    return {
        "case": example.case.name,
        "on": example.case.on.isoformat(),
        "is_sole": example.is_sole,
        **_any_effect(example.effect),
    }


def _case(case: CaseEffect) -> dict[str, Json]:
    return {
        "name": case.name,
        "on": case.on.isoformat(),
        "effects": [_effect(effect) for effect in case.effects],
        **({"results": [_result(effect) for effect in case.results]} if case.results else {}),
        "undecided": list(case.undecided),
        "refused": [str(refusal) if refusal is not None else None for refusal in case.refusals],
    }


def _any_effect(effect: IncentiveEffect | ResultEffect) -> dict[str, Json]:
    return _result(effect) if isinstance(effect, ResultEffect) else _effect(effect)


def _result(effect: ResultEffect) -> dict[str, Json]:
    return {
        "result": effect.result,
        "row": effect.row.text if effect.row is not None else None,
        "before": _value(effect.before),
        "after": _value(effect.after),
    }


def _value(told: DefinitionValue | None) -> dict[str, Json] | None:
    """The value by its name; null where there is no such result."""
    if told is None:
        return None
    return {
        "value": value_document(told.value, told.definition.type),
        **(
            {"may_be_none": True} if isinstance(told.value, Open) and told.value.may_be_none else {}
        ),
    }


def _effect(effect: IncentiveEffect) -> dict[str, Json]:
    return {
        "incentive": effect.incentive,
        "outcomes": [_outcome(effect.before), _outcome(effect.after)],
        "before": spread_document(effect.was_due),
        "after": spread_document(effect.now_due),
        "difference": spread_document(effect.difference),
        "consequences": spread_document(effect.consequences),
    }


def _outcome(determination: Determination | None) -> str | None:
    return determination.outcome.value if determination is not None else None


def _total(total: IncentiveTotal) -> dict[str, Json]:
    return {
        "incentive": total.incentive,
        "cases": total.cases,
        "before": spread_document(total.was_due),
        "after": spread_document(total.now_due),
        "difference": spread_document(total.difference),
        "consequences": spread_document(total.consequences),
    }
