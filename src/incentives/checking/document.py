"""A check as JSON: what was proven, and the coverage of every boundary."""

from typing import assert_never

from incentives.checking.boundary_words import BoundaryWords
from incentives.checking.coverage import BoundaryCoverage, RuleCoverage, ThresholdCoverage
from incentives.checking.folder import CheckReport
from incentives.checking.thresholds import (
    BracketLimit,
    Comparison,
    FigureChange,
    Side,
    TableEnd,
    Threshold,
    WindowLimit,
)
from incentives.documents.envelope import library_document, program_version
from incentives.documents.shapes.check import (
    BoundariesDocument,
    ProofDocument,
    RuleCoverageDocument,
    SideWord,
    ThresholdDocument,
    ThresholdWord,
)
from incentives.documents.shapes.results import PolicyCheckDocument
from incentives.documents.shapes.values import PeriodDocument
from incentives.facts.plain import FORMAT_VERSION
from incentives.policy.library import Library
from incentives.policy.proof import Proof
from incentives.values.number import written_decimal
from incentives.values.period import Period


def check_document(report: CheckReport, *, with_boundaries: bool) -> PolicyCheckDocument:
    """The report of a clean check; `with_boundaries`: also every threshold, rule by rule."""
    library, proof, coverage = report.library, report.proof, report.coverage
    assert library is not None  # what could not be loaded is not clean
    assert proof is not None
    assert coverage is not None
    return {
        "format_version": FORMAT_VERSION,
        "program": program_version(),
        "format": "check",
        "library": library_document(library),
        "instruments": report.instruments,
        "incentives": report.incentives,
        "parameters": report.parameters,
        "cases": report.cases,
        "advice": [str(advice) for advice in report.advice],
        "passed_over": {"hidden": report.hidden, "others": report.others},
        "proof": _proof(proof),
        "boundaries": _coverage(coverage, library, with_thresholds=with_boundaries),
    }


def _proof(proof: Proof) -> ProofDocument:
    return {
        "jurisdictions": proof.places,
        "series": proof.series,
        "days": proof.days,
        "first": proof.first.isoformat(),
        "last": proof.last.isoformat(),
        "figures": proof.figures,
        "brackets": proof.brackets,
    }


def _coverage(
    coverage: BoundaryCoverage, library: Library, *, with_thresholds: bool
) -> BoundariesDocument:
    document: BoundariesDocument = {"covered": coverage.covered, "needed": coverage.needed}
    if with_thresholds:
        document["incentives"] = [_rule(rule, library) for rule in coverage.incentives]
        if coverage.results:
            document["results"] = [_rule(rule, library) for rule in coverage.results]
    return document


def _rule(coverage: RuleCoverage, library: Library) -> RuleCoverageDocument:
    return {
        "id": coverage.rule.id,
        "covered": coverage.covered,
        "needed": coverage.needed,
        "thresholds": [_threshold(threshold, library) for threshold in coverage.thresholds],
    }


def _threshold(coverage: ThresholdCoverage, library: Library) -> ThresholdDocument:
    threshold = coverage.threshold
    subject = {
        language.tag: BoundaryWords.of_library(library, language).subject(threshold)
        for language in library.languages
    }
    return {
        "kind": _kind(threshold),
        "at": f"{threshold.span.file}:{threshold.span.line}",
        "subject": subject,
        "limit": written_decimal(threshold.limit)
        if isinstance(threshold, BracketLimit | TableEnd)
        else None,
        "sides": [_side(side) for side in Side if side in threshold.sides],
        "lacking": [_side(side) for side in coverage.lacking],
        "days": _days(threshold),
    }


def _side(side: Side) -> SideWord:
    match side:
        case Side.BELOW:
            return "below"
        case Side.ON:
            return "on"
        case Side.ABOVE:
            return "above"
        case _:
            assert_never(side)


def _kind(threshold: Threshold) -> ThresholdWord:
    match threshold:
        case Comparison():
            return "comparison"
        case TableEnd():
            return "table"
        case BracketLimit():
            return "bracket"
        case WindowLimit():
            return "window"
        case FigureChange():
            return "figure_change"
        case _:
            assert_never(threshold)


def _days(threshold: Threshold) -> dict[str, PeriodDocument] | None:
    """By side the days on which a law date must fall; None where the threshold is no day."""
    match threshold:
        case WindowLimit(days=days) | FigureChange(days=days):
            return {side.value: _period(period) for side, period in days}
        case Comparison() | BracketLimit() | TableEnd():
            return None
        case _:
            assert_never(threshold)


def _period(period: Period) -> PeriodDocument:
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat() if period.last is not None else None,
    }
