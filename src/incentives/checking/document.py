"""A check as JSON: what was proven, and the coverage of every boundary."""

from typing import assert_never, cast

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
from incentives.documents.envelope import library_document
from incentives.documents.values import Json
from incentives.policy.library import Library
from incentives.policy.proof import Proof
from incentives.values.number import written_decimal
from incentives.values.period import Period


def check_document(report: CheckReport, *, with_boundaries: bool) -> dict[str, Json]:
    """The report of a clean check; `with_boundaries`: also every threshold, rule by rule."""
    document: dict[str, Json] = {
        "instruments": report.instruments,
        "incentives": report.incentives,
        "parameters": report.parameters,
        "cases": report.cases,
        "advice": [str(advice) for advice in report.advice],
        "passed_over": {"hidden": list(report.hidden), "others": list(report.others)},
    }
    if report.library is not None:
        document["library"] = cast(Json, library_document(report.library))
    if report.proof is not None:
        document["proof"] = _proof(report.proof)
    if report.coverage is not None and report.library is not None:
        document["boundaries"] = _coverage(
            report.coverage, report.library, with_thresholds=with_boundaries
        )
    return document


def _proof(proof: Proof) -> dict[str, Json]:
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
) -> dict[str, Json]:
    document: dict[str, Json] = {"covered": coverage.covered, "needed": coverage.needed}
    if with_thresholds:
        document["incentives"] = [_rule(rule, library) for rule in coverage.incentives]
        if coverage.results:
            document["results"] = [_rule(rule, library) for rule in coverage.results]
    return document


def _rule(coverage: RuleCoverage, library: Library) -> dict[str, Json]:
    return {
        "id": coverage.rule.id,
        "covered": coverage.covered,
        "needed": coverage.needed,
        "thresholds": [_threshold(threshold, library) for threshold in coverage.thresholds],
    }


def _threshold(coverage: ThresholdCoverage, library: Library) -> dict[str, Json]:
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
        "sides": [side.value for side in Side if side in threshold.sides],
        "lacking": [side.value for side in coverage.lacking],
        "days": _days(threshold),
    }


def _kind(threshold: Threshold) -> str:
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


def _days(threshold: Threshold) -> dict[str, Json] | None:
    """By side the days on which a law date must fall; None where the threshold is no day."""
    match threshold:
        case WindowLimit(days=days) | FigureChange(days=days):
            return {side.value: _period(period) for side, period in days}
        case Comparison() | BracketLimit() | TableEnd():
            return None
        case _:
            assert_never(threshold)


def _period(period: Period) -> dict[str, Json]:
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat() if period.last is not None else None,
    }
