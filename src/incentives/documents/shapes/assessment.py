"""What an assessment says of each incentive, and beside them."""

from collections.abc import Mapping, Sequence
from typing import Annotated, NotRequired, TypedDict

from incentives.documents.shapes.meaning import WordOf
from incentives.documents.shapes.payment import (
    Amount,
    ApplicationDocument,
    ObligationDocument,
    PaymentDocument,
)
from incentives.documents.shapes.values import (
    Cited,
    Day,
    MoneyDocument,
    RangeDocument,
    TextDocument,
    Value,
)
from incentives.documents.shapes.workings import (
    CheckConditionDocument,
    ConditionDocument,
    FailedDocument,
    NodeDocument,
    OutcomeWord,
    PartDocument,
)
from incentives.engine.findings.change import Reason
from incentives.engine.findings.coverage import CoverageKind
from incentives.engine.findings.outcome import NoPart
from incentives.language.possible import MissingKind
from incentives.policy.rule import IncentiveKind, OpenKind

MissingWord = Annotated[str, WordOf(MissingKind, may_grow=True)]
MissingIds = Annotated[Sequence[str], "What is missing, by id; what settles most first."]
WithWorkings = "With the detail `workings`: "
WithPapers = "With the detail `papers`: "
WithCoverage = "With the detail `coverage`: "


class RoleShareDocument(TypedDict):
    """What one of several beneficiaries has of an amount."""

    role: str
    amount: MoneyDocument


class ConsequenceDocument(TypedDict):
    """A charge that is built on a relieved one, and what of it falls away too."""

    charge: Annotated[str, "By its full id."]
    title: TextDocument
    citation: Cited
    amount: Amount
    range: Annotated[RangeDocument | None, "null: the amount is known."]


class ClaimedDocument(TypedDict):
    """An incentive of a bundle."""

    id: str
    rows: Annotated[Sequence[str], "The rows for which it is claimed; empty: all."]


class BundleDocument(TypedDict):
    """What the applicant may have together."""

    incentives: Sequence[ClaimedDocument]
    total: Annotated[MoneyDocument | None, "What it pays the applicant; null: not known."]


class ChoiceDocument(TypedDict):
    """A choice of the applicant: what was taken since it pays most, and the next best."""

    chosen: BundleDocument
    runner_up: BundleDocument | None


class ChangeDocument(TypedDict):
    """What a relation made of an amount."""

    citation: Cited
    text: TextDocument | None
    before: Amount
    after: Amount
    because_of: Annotated[Sequence[str], "The other incentives, by full id."]
    reason: Annotated[str, WordOf(Reason, may_grow=True)]
    rows: Annotated[Sequence[str], "Where it was so; empty: everywhere."]
    choices: Sequence[ChoiceDocument]


class OpenMatterDocument(TypedDict):
    """What the law leaves open, or to discretion."""

    text: TextDocument
    citation: Cited
    kind: Annotated[str, WordOf(OpenKind, may_grow=True)]


class DeterminationDocument(TypedDict):
    """What one incentive comes to. A list or a part that has nothing to say is left out."""

    incentive: Annotated[str, "By its full id."]
    title: TextDocument
    kind: Annotated[str, WordOf(IncentiveKind)]
    instrument: Annotated[str, "The id of the instrument, a key of `instruments`."]
    outcome: OutcomeWord
    amount: Annotated[MoneyDocument | None, "null: undetermined, or not valued."]
    range: Annotated[RangeDocument | None, "What an undetermined amount lies between."]
    beneficiary: Annotated[str, "Who gets or saves it, by role."]
    missing: MissingIds
    missing_kinds: NotRequired[Annotated[Mapping[str, MissingWord], "By id what is missing."]]
    failed: Annotated[Sequence[FailedDocument], "The conditions that do not hold."]
    citations: Annotated[Sequence[Cited], "The clauses on which it rests."]
    shares: NotRequired[Annotated[Sequence[RoleShareDocument], "Where several benefit."]]
    consequences: NotRequired[Sequence[ConsequenceDocument]]
    changes: NotRequired[Annotated[Sequence[ChangeDocument], "By relations to other incentives."]]
    payment: NotRequired[PaymentDocument]
    obligations: NotRequired[Sequence[ObligationDocument]]
    conditions: NotRequired[Annotated[Sequence[ConditionDocument], WithWorkings + "all of them."]]
    working: NotRequired[Annotated[Sequence[PartDocument], WithWorkings + "row by row."]]
    no_parts: NotRequired[
        Annotated[
            Sequence[Annotated[str, WordOf(NoPart, may_grow=True)]],
            WithWorkings + "why there is nothing to work out.",
        ]
    ]
    department: NotRequired[Annotated[TextDocument, WithPapers + "where it is applied for."]]
    application: NotRequired[Annotated[ApplicationDocument, WithPapers + "when."]]
    evidence_held: NotRequired[Annotated[Sequence[str], WithPapers + "those that are there."]]
    evidence_outstanding: NotRequired[Annotated[Sequence[str], WithPapers + "those that are not."]]
    open_matters: NotRequired[Annotated[Sequence[OpenMatterDocument], WithCoverage + "left open."]]
    recalled: NotRequired[
        Annotated[Sequence[Cited], WithCoverage + "clauses whose page was not at hand."]
    ]
    floors: NotRequired[
        Annotated[Sequence[Cited], WithCoverage + "minima that were taken as the figure."]
    ]
    ends_on: NotRequired[Annotated[Day, WithCoverage + "when it ends, if within a year."]]


class InstrumentDocument(TypedDict):
    """A legal document."""

    number: Annotated[str, "Such as 财政部等六部门公告2019年第76号."]


class CheckDocument(TypedDict):
    """A check that an instrument sets and that gives nothing."""

    id: str
    text: TextDocument
    citation: Cited
    instrument: Annotated[str, "The id of the instrument, a key of `instruments`."]
    law_date: Day | None
    holds: Annotated[bool | None, "null: not known."]
    conditions: NotRequired[Annotated[Sequence[CheckConditionDocument], WithWorkings + "all."]]
    missing: Sequence[str]


class DefinitionValueDocument(TypedDict):
    """What a definition comes to in the case, or in one row of it."""

    definition: Annotated[str, "By its full id."]
    text: TextDocument
    citation: Cited
    law_date: Day | None
    row: Annotated[str | None, "The row of which it is said; null: the case."]
    value: Value
    missing: Sequence[str]
    working: NotRequired[Annotated[NodeDocument, WithWorkings + "how it comes about."]]


class CoverageNoteDocument(TypedDict):
    """One thing that the assessment does not decide."""

    kind: Annotated[str, WordOf(CoverageKind, may_grow=True)]
    subject: Annotated[str, "The parameter or instrument, by full id."]
    text: TextDocument
    citation: Cited
    touches: Annotated[Sequence[str], "The incentives that it touches, by full id."]
    ends_on: Day | None
    continued_by: Sequence[str]
    reason: TextDocument | None
    since: Day | None
    read_for: Day | None


class ConflictDocument(TypedDict):
    """Incentives that relieve a charge by more than is due; no relation says which gives way."""

    charge: str
    title: TextDocument
    incentives: Sequence[str]
    parts: Annotated[Sequence[str], "The rows or months; empty: the whole case."]
    certain: bool
    due: Amount
    claimed: Amount
