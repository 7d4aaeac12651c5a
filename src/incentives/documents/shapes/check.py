"""What a check of policies says: what was proven, and which side of each threshold a case shows."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NotRequired, TypedDict

from incentives.documents.shapes.values import Day, PeriodDocument, TextDocument

SideWord = Literal["below", "on", "above"]
ThresholdWord = Literal["comparison", "table", "bracket", "window", "figure_change"]


class PassedOverDocument(TypedDict):
    """Files of the folder that are no policies."""

    hidden: Annotated[Sequence[str], "By their names."]
    others: Annotated[Sequence[str], "By their endings."]


class ProofDocument(TypedDict):
    """What was proven day by day: each figure is one, or a declared gap."""

    jurisdictions: int
    series: Annotated[int, "Of figures, place by place."]
    days: Annotated[int, "Days of all series together."]
    first: Day
    last: Day
    figures: Annotated[int, "Each with its citation and standing."]
    brackets: Annotated[int, "That meet."]


class ThresholdDocument(TypedDict):
    """Where a fen, a unit or a day more or less changes the answer."""

    kind: ThresholdWord
    at: Annotated[str, "FILE:LINE."]
    subject: TextDocument
    limit: Annotated[str | None, "Of a bracket or table, in digits; null: it has none."]
    sides: Annotated[Sequence[SideWord], "On which a case should lie."]
    lacking: Annotated[Sequence[SideWord], "On which none lies."]
    days: Annotated[
        Mapping[str, PeriodDocument] | None, "By side when a law date falls there; null: no day."
    ]


class CoveredDocument(TypedDict):
    """How many sides of thresholds there are, and on how many a policy case lies."""

    covered: int
    needed: int


class RuleCoverageDocument(CoveredDocument):
    """The same of one incentive or result."""

    id: Annotated[str, "The full id."]
    thresholds: Sequence[ThresholdDocument]


class BoundariesDocument(CoveredDocument):
    """The same of all; rule by rule where it was asked for."""

    incentives: NotRequired[Sequence[RuleCoverageDocument]]
    results: NotRequired[Sequence[RuleCoverageDocument]]


class CheckedDocument(TypedDict):
    """What policies without a fault come to; what counts speaks of the layer that was checked."""

    instruments: int
    incentives: int
    parameters: int
    cases: Annotated[int, "Policy cases that were run."]
    advice: Annotated[Sequence[str], "What might be said better, with its place."]
    passed_over: PassedOverDocument
    proof: ProofDocument
    boundaries: BoundariesDocument
