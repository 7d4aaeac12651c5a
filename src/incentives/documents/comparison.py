"""A comparison of two editions of the law as canonical JSON, and its fingerprint."""

from incentives.documents.citing import Citations, Cite
from incentives.documents.envelope import (
    library_document,
    overlay_document,
    program_version,
)
from incentives.documents.seal import sealed
from incentives.documents.shapes.comparison import (
    AspectChangeDocument,
    AspectDocument,
    CaseEffectDocument,
    EffectDocument,
    ExampleDocument,
    FigureChangeDocument,
    FigureSideDocument,
    IncentiveTotalDocument,
    LawChangeDocument,
    ResultEffectDocument,
    ResultValueDocument,
)
from incentives.documents.shapes.results import ComparisonDocument, EditionDocument
from incentives.documents.values import (
    day_document,
    range_document,
    text_document,
    value_document,
    wording_document,
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
from incentives.facts.plain import FORMAT_VERSION
from incentives.language.possible import Open
from incentives.policy.aspects import Aspect, aspects_of
from incentives.policy.comparison import AspectChange
from incentives.policy.figure_changes import Edition, FigureChange
from incentives.policy.parameter import DatedFigure

_SAID_BESIDE = frozenset(
    {"window", "citation", "standing", "known_from", "jurisdiction", "overlay"}
)


def serialise_comparison(comparison: Comparison) -> tuple[str, str]:
    """The canonical JSON of the comparison and its fingerprint, which stands in it.

    Changes of instruments and rules come before those of figures, as the comparison has them.
    """
    citations = Citations()
    document: ComparisonDocument = {
        "format_version": FORMAT_VERSION,
        "program": program_version(),
        "format": "comparison",
        "currency": comparison.before.library.currency,
        "before": _edition(comparison.before),
        "after": _edition(comparison.after),
        "changes": [
            _change(change, comparison.examples.get(at), citations.key)
            for at, change in enumerate(comparison.changes)
        ],
        "cases_asked": comparison.asked,
        "cases": [_case(case) for case in comparison.cases],
        "totals": [_total(total) for total in comparison.totals],
        "citations": citations.table(),
        "fingerprint": "",
    }
    return sealed(document, {})


def _edition(edition: Edition) -> EditionDocument:
    return {
        "library": library_document(edition.library),
        "overlays": [overlay_document(overlay) for overlay in edition.overlays],
    }


def _change(
    change: LawChange, example: Example | None, cite: Cite
) -> LawChangeDocument | FigureChangeDocument:
    told = _example(example) if example is not None else None
    if isinstance(change, FigureChange):
        return _figure_change(change, told, cite)
    return {
        "section": change.section,
        "id": change.id,
        "change": change.kind.value,
        "title": wording_document(change.title),
        "citation": cite(change.citation) if change.citation is not None else None,
        "aspects": [_aspect_change(aspect, cite) for aspect in change.aspects],
        "example": told,
    }


def _aspect_change(change: AspectChange, cite: Cite) -> AspectChangeDocument:
    return {
        "name": change.name,
        "before": _aspect(change.before, cite),
        "after": _aspect(change.after, cite),
    }


def _aspect(aspect: Aspect | None, cite: Cite) -> AspectDocument | None:
    if aspect is None:
        return None
    return {
        "content": aspect.content,
        "wording": wording_document(aspect.wording),
        "citation": cite(aspect.citation) if aspect.citation is not None else None,
    }


def _figure_change(
    change: FigureChange, example: ExampleDocument | None, cite: Cite
) -> FigureChangeDocument:
    return {
        "section": "figures",
        "id": change.parameter.id,
        "title": text_document(change.parameter.text),
        "place": change.jurisdiction,
        "from": change.first.isoformat(),
        "to": day_document(change.last),
        "before": _figure(change.before, cite),
        "after": _figure(change.after, cite),
        "example": example,
    }


def _figure(dated: DatedFigure | None, cite: Cite) -> FigureSideDocument | None:
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
        "citation": cite(dated.citation),
        "standing": dated.standing.value,
        "overlay": wording_document(dated.overlay),
    }


def _example(example: Example) -> ExampleDocument:
    effect = example.effect
    return {
        "case": example.case.name,
        "on": example.case.on.isoformat(),
        "is_sole": example.is_sole,
        "effect": _result(effect) if isinstance(effect, ResultEffect) else _effect(effect),
    }


def _case(case: CaseEffect) -> CaseEffectDocument:
    document: CaseEffectDocument = {
        "name": case.name,
        "on": case.on.isoformat(),
        "effects": [_effect(effect) for effect in case.effects],
        "undecided": list(case.undecided),
        "refused": [str(refusal) if refusal is not None else None for refusal in case.refusals],
    }
    if case.results:
        document["results"] = [_result(effect) for effect in case.results]
    return document


def _result(effect: ResultEffect) -> ResultEffectDocument:
    return {
        "result": effect.result,
        "row": effect.row.text if effect.row is not None else None,
        "before": _value(effect.before),
        "after": _value(effect.after),
    }


def _value(told: DefinitionValue | None) -> ResultValueDocument | None:
    """The value by its name; null where there is no such result."""
    if told is None:
        return None
    value = value_document(told.value, told.definition.type)
    if isinstance(told.value, Open) and told.value.may_be_none:
        return {"value": value, "may_be_none": True}
    return {"value": value}


def _effect(effect: IncentiveEffect) -> EffectDocument:
    return {
        "incentive": effect.incentive,
        "outcomes": [_outcome(effect.before), _outcome(effect.after)],
        "before": range_document(effect.was_due),
        "after": range_document(effect.now_due),
        "difference": range_document(effect.difference),
        "consequences": range_document(effect.consequences),
    }


def _outcome(determination: Determination | None) -> str | None:
    return determination.outcome.value if determination is not None else None


def _total(total: IncentiveTotal) -> IncentiveTotalDocument:
    return {
        "incentive": total.incentive,
        "cases": total.cases,
        "before": range_document(total.was_due),
        "after": range_document(total.now_due),
        "difference": range_document(total.difference),
        "consequences": range_document(total.consequences),
    }
