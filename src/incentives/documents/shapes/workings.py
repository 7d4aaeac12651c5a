"""How values and amounts come about: conditions, steps, and the trees of their expressions."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NotRequired, TypedDict

from incentives.documents.shapes.meaning import WordOf
from incentives.documents.shapes.values import Cited, Day, Exactly, TextDocument, Value
from incentives.engine.findings.not_applicable import Because
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import StepKind
from incentives.values.citation import Standing

StandingWord = Annotated[str, WordOf(Standing)]
OutcomeWord = Annotated[str, WordOf(Outcome)]

FigureDocument = TypedDict(
    "FigureDocument",
    {
        "citation": Cited,
        "standing": StandingWord,
        "floor": Annotated[bool, "Whether it is a minimum of the law."],
        "gap": Annotated[bool, "Whether the law says that there is none."],
        "from": Annotated[str, "From when it is in force."],
        "to": Annotated[str | None, "Until when; null: it has no end."],
        "overlay": Annotated[TextDocument | None, "The overlay that it comes from."],
    },
)
"""A dated figure of the law; its keys are no names of Python."""


class AccountEntryDocument(TypedDict):
    """A row of an account that is carried on: its balance before and after, and what moved."""

    before: Value
    lapsed: Value
    added: Value
    used: Value
    after: Value


class BeginsAsDocument(TypedDict):
    """The first parts of a node are the first parts of another one."""

    no: Annotated[int, "The number of the other node."]
    parts: Annotated[int, "How many of them."]


class NodeDocument(TypedDict):
    """A node of a working: what an expression came to, and because of what."""

    op: Annotated[str, "What was done: an operator, a fact, a figure, a definition by its id."]
    at: Annotated[str, "Where it is written: file of the library and line."]
    value: Value
    unit: NotRequired[str]
    text: NotRequired[TextDocument]
    citation: NotRequired[Cited]
    fact: NotRequired[Annotated[str, "Where the fact stands in the case."]]
    figure: NotRequired[FigureDocument]
    defaulted: NotRequired[Annotated[Literal[True], "The law's own default stood in for a fact."]]
    account: NotRequired[AccountEntryDocument]
    no: NotRequired[Annotated[int, "The number by which this node is named further down."]]
    same_as: NotRequired[Annotated[int, "Its parts are those of the node of that number."]]
    begins_as: NotRequired[BeginsAsDocument]
    parts: NotRequired[Annotated[Sequence["NodeDocument"], "What it comes from."]]


class FactDocument(TypedDict):
    """A fact that something rests on."""

    path: Annotated[str, "Where it stands in the case, such as projects[0].investment."]
    value: Value


class NotApplicableDocument(TypedDict):
    """Why a value does not exist."""

    because: Annotated[str, WordOf(Because, may_grow=True)]
    expression: Annotated[str, "What was to be worked out, in the language of policies."]
    list: Annotated[str | None, "The list in which a row was looked for."]
    fact: Annotated[str | None, "Where the fact stands that has not come about."]
    sought: Annotated[Mapping[str, Value], "By what a row or a cell was looked for."]
    citation: NotRequired[Cited]


class FailedDocument(TypedDict):
    """A condition that does not hold."""

    id: str
    text: TextDocument | None
    citation: Cited | None
    parts: Annotated[Sequence[str], "The rows or months of which it is said; empty: all."]


class ConditionDocument(FailedDocument):
    """A condition: whether it holds, and what that rests on."""

    standing: StandingWord
    holds: Annotated[bool | None, "null: not known."]
    facts: Sequence[FactDocument]
    words: NotRequired[Annotated[Mapping[str, Sequence[Value]], "By definition what it came to."]]
    missing: Annotated[Sequence[str], "What is missing to know it, by id."]
    evidence_held: Annotated[Sequence[str], "The papers that are there."]
    evidence_outstanding: Annotated[Sequence[str], "The papers that are not."]
    not_applicable: NotRequired[Sequence[NotApplicableDocument]]


class CheckConditionDocument(ConditionDocument):
    """A condition of a check, with its workings."""

    workings: Sequence[NodeDocument]


class KeptDocument(TypedDict):
    """What a part comes to, exact and not rounded."""

    outcome: OutcomeWord
    low: Exactly
    high: Annotated[Exactly | None, "null: no bound."]


class TogetherDocument(TypedDict):
    """What all rows come to before and after a limit that they are held to together."""

    before: Value
    after: Value


class StepDocument(TypedDict):
    """One step of a working, and the running value after it."""

    kind: Annotated[str, WordOf(StepKind, may_grow=True)]
    subject: Annotated[str, "The incentive, charge or relief that it is about, by id."]
    title: TextDocument
    citation: Cited
    value: Value
    trace: NodeDocument | None
    together: NotRequired[TogetherDocument]


class PartShareDocument(TypedDict):
    """What one of several has of a part."""

    role: str
    share: Annotated[Exactly, "The part of one."]


class PartDocument(KeptDocument):
    """What an incentive comes to for one row or month, before relations and `after` them."""

    label: Annotated[str, "The row or month; empty: the whole case."]
    law_date: Annotated[Day | None, "The day at which the law was read; null: not known."]
    also_on: NotRequired[Annotated[Sequence[Day | None], "Further days on which it is in force."]]
    after: Annotated[KeptDocument | None, "What relations left of it; null: they changed nothing."]
    beneficiary: str
    shares: Sequence[PartShareDocument]
    missing: Sequence[str]
    steps: Sequence[StepDocument]
    carried: NotRequired[Annotated[Value, "The charge is less by this where it is not given."]]
    not_applicable: NotRequired[Sequence[NotApplicableDocument]]
