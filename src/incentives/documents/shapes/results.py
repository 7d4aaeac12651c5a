"""What stands at the head of every JSON of the program, and the six that there are."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NotRequired, TypedDict

from incentives.documents.shapes.assessment import (
    CheckDocument,
    ConflictDocument,
    CoverageNoteDocument,
    DefinitionValueDocument,
    DeterminationDocument,
    InstrumentDocument,
    WithCoverage,
)
from incentives.documents.shapes.check import CheckedDocument
from incentives.documents.shapes.comparison import (
    CaseEffectDocument,
    FigureChangeDocument,
    IncentiveTotalDocument,
    LawChangeDocument,
)
from incentives.documents.shapes.ledger import LedgerEntryDocument, LedgerTotalDocument
from incentives.documents.shapes.meaning import Form, WordOf
from incentives.documents.shapes.payment import RecoveryDocument
from incentives.documents.shapes.values import (
    CitationDocument,
    Day,
    MoneyDocument,
    RangeDocument,
    TextDocument,
)
from incentives.engine.findings.outcome import Detail

Digest = Annotated[str, Form("^[0-9a-f]{64}$")]


class LayerDocument(TypedDict):
    """A layer of the library: a folder or package of policies."""

    name: str
    version: str
    digest: Annotated[Digest, "A SHA-256 over its files."]


class LibraryDocument(TypedDict):
    """The law by which it was worked out."""

    version: str
    digest: Annotated[Digest, "A SHA-256 over all files."]
    layers: Annotated[Sequence[LayerDocument], "The uppermost first."]


class OverlayDocument(TypedDict):
    """Figures that an authority has supplied, or that were tried."""

    title: TextDocument
    authority: TextDocument
    digest: Annotated[str, "By which it is known again."]
    reform: Annotated[bool, "Whether they are only tried."]


class HeadDocument(TypedDict):
    """By what a document is read."""

    format_version: Annotated[
        str, Form("^1[.][0-9]+$"), "Of the format; whoever reads its first number reads it."
    ]
    program: Annotated[str, "The version of the program that wrote it."]


class CaseDocument(HeadDocument):
    """A case: what is known of an applicant."""

    format: Literal["case"]
    library: LibraryDocument
    case: Annotated[object, "Facts by name; what is not known is left out."]


class ResultDocument(HeadDocument):
    """What every result says."""

    library: LibraryDocument
    currency: Annotated[str, Form("^[A-Z]{3}$"), "Of its amounts; XXX: no fact is money."]
    overlays: Annotated[Sequence[OverlayDocument], "In rising precedence."]
    on: Annotated[Day, "The last day of which facts count."]
    paid_by: NotRequired[Annotated[Day, "The day up to which payments are set off; else `on`."]]
    citations: Annotated[Mapping[str, CitationDocument], "The clauses that are named, by key."]
    fingerprint: Annotated[Digest, "A SHA-256 over case and result; the same for every detail."]


class AssessmentDocument(ResultDocument):
    """What every incentive of a place comes to for one case."""

    format: Literal["assessment"]
    detail: Annotated[Sequence[Annotated[str, WordOf(Detail, may_grow=True)]], "What it has."]
    known_on: Annotated[Day | None, "What was published by then counts; null: all."]
    only: NotRequired[Annotated[Sequence[str], "The incentives asked for; else all."]]
    determinations: Sequence[DeterminationDocument]
    checks: Sequence[CheckDocument]
    results: NotRequired[Sequence[DefinitionValueDocument]]
    values: NotRequired[Annotated[Sequence[DefinitionValueDocument], "Those asked for."]]
    totals: Annotated[Mapping[str, MoneyDocument], "What surely comes to the applicant, by form."]
    open_totals: Annotated[Sequence[str], "The forms to whose totals more may come."]
    totals_for_others: Annotated[Mapping[str, MoneyDocument], "What others surely have, by role."]
    conflicts: Annotated[Sequence[ConflictDocument], "What no relation settles."]
    instruments: Annotated[Mapping[str, InstrumentDocument], "Those that are named, by id."]
    coverage: NotRequired[
        Annotated[Sequence[CoverageNoteDocument], WithCoverage + "what it does not decide."]
    ]


class ReassessmentDocument(ResultDocument):
    """What comes out differently by the law as known on a later day."""

    format: Literal["reassessment"]
    was: Annotated[Day, "What was published by then counted."]
    now: Annotated[Day, "What was published by then counts."]
    entries: Annotated[Sequence[LedgerEntryDocument], "Incentives that came to something else."]
    totals: Sequence[LedgerTotalDocument]


class RecoveriesDocument(ResultDocument):
    """What must be kept, what was broken, and what is recovered of it."""

    format: Literal["recovery"]
    known_on: Annotated[Day | None, "What was published by then counts; null: all."]
    assessment: Annotated[Digest, "The fingerprint of the assessment that it is of."]
    recoveries: Sequence[RecoveryDocument]
    total: Annotated[RangeDocument, "What is recovered in all."]


class EditionDocument(TypedDict):
    """One of the two editions of the law that are compared."""

    library: LibraryDocument
    overlays: Annotated[Sequence[OverlayDocument], "In rising precedence."]


class ComparisonDocument(HeadDocument):
    """What two editions of the law state differently, and what that makes of cases."""

    format: Literal["comparison"]
    currency: Annotated[str, Form("^[A-Z]{3}$"), "Of its amounts; XXX: no fact is money."]
    before: EditionDocument
    after: EditionDocument
    changes: Annotated[
        Sequence[LawChangeDocument | FigureChangeDocument], "Of rules, then of figures."
    ]
    cases_asked: int
    cases: Annotated[Sequence[CaseEffectDocument], "Those that came, or may, to something else."]
    totals: Annotated[Sequence[IncentiveTotalDocument], "Of all cases that both answer."]
    citations: Annotated[Mapping[str, CitationDocument], "The clauses that are named, by key."]
    fingerprint: Annotated[Digest, "A SHA-256 over the result."]


class PolicyCheckDocument(HeadDocument, CheckedDocument):
    """A check of policies that found no fault."""

    format: Literal["check"]
    library: Annotated[LibraryDocument, "The policies checked, over those under them."]
