"""What two editions of the law state differently, and what that makes of cases."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NotRequired, TypedDict

from incentives.documents.shapes.meaning import WordOf
from incentives.documents.shapes.values import Cited, Day, RangeDocument, TextDocument, Value
from incentives.documents.shapes.workings import OutcomeWord, StandingWord
from incentives.policy.comparison import ChangeKind


class AspectDocument(TypedDict):
    """One thing that an entry says."""

    content: Annotated[str, "In canonical form, without its wording."]
    wording: TextDocument | None
    citation: Cited | None


class AspectChangeDocument(TypedDict):
    """What an entry says otherwise; null: it does not say it."""

    name: str
    before: AspectDocument | None
    after: AspectDocument | None


class EffectDocument(TypedDict):
    """One incentive of a case before and after; null: it is no law at the place."""

    incentive: Annotated[str, "By its full id."]
    outcomes: Annotated[Sequence[OutcomeWord | None], "Before and after."]
    before: RangeDocument
    after: RangeDocument
    difference: RangeDocument
    consequences: Annotated[RangeDocument, "The same of charges built on the relieved one."]


class ResultValueDocument(TypedDict):
    """What a result comes to."""

    value: Value
    may_be_none: NotRequired[Annotated[Literal[True], "It may not exist."]]


class ResultEffectDocument(TypedDict):
    """One result of a case before and after; null: there is no such result."""

    result: Annotated[str, "By its full id."]
    row: Annotated[str | None, "The row of which it is said; null: the case."]
    before: ResultValueDocument | None
    after: ResultValueDocument | None


class ExampleDocument(TypedDict):
    """A case that a change touches, with what it makes of an incentive or of a result."""

    case: str
    on: Day
    is_sole: Annotated[bool, "It reads nothing else that changed."]
    effect: EffectDocument | ResultEffectDocument


class LawChangeDocument(TypedDict):
    """An instrument or a rule that was added, removed or changed."""

    section: str
    id: str
    change: Annotated[str, WordOf(ChangeKind)]
    title: TextDocument | None
    citation: Cited | None
    aspects: Sequence[AspectChangeDocument]
    example: ExampleDocument | None


class FigureSideDocument(TypedDict):
    """A figure of one of the editions, a table or schedule cell by cell."""

    figure: Mapping[str, str]
    citation: Cited
    standing: StandingWord
    overlay: TextDocument | None


FigureChangeDocument = TypedDict(
    "FigureChangeDocument",
    {
        "section": Literal["figures"],
        "id": str,
        "title": TextDocument,
        "place": Annotated[str, "The jurisdiction, by id."],
        "from": Day,
        "to": Annotated[Day | None, "null: it has no end."],
        "before": FigureSideDocument | None,
        "after": FigureSideDocument | None,
        "example": ExampleDocument | None,
    },
)
"""Days of a place on which another figure prevails; its keys are no names of Python."""


class CaseEffectDocument(TypedDict):
    """One case of which something changed, or may have."""

    name: str
    on: Day
    effects: Sequence[EffectDocument]
    results: NotRequired[Sequence[ResultEffectDocument]]
    undecided: Annotated[Sequence[str], "What reads a change, and lies between the same bounds."]
    refused: Annotated[Sequence[str | None], "Why, before and after; null: it is not refused."]


class IncentiveTotalDocument(TypedDict):
    """What an incentive comes to in all cases that both editions answer."""

    incentive: str
    cases: Annotated[int, "In how many it changed."]
    before: RangeDocument
    after: RangeDocument
    difference: RangeDocument
    consequences: RangeDocument
