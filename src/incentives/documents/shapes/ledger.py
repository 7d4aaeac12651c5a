"""What a reassessment says of each incentive that came to something else."""

from collections.abc import Sequence
from typing import Annotated, TypedDict

from incentives.documents.shapes.meaning import WordOf
from incentives.documents.shapes.values import Cited, Day, RangeDocument, TextDocument
from incentives.documents.shapes.workings import OutcomeWord
from incentives.engine.comparison.causes import CauseKind
from incentives.policy.rule import IncentiveKind


class LedgerSideDocument(TypedDict):
    """What it came to by the law as known on one of the days."""

    outcome: OutcomeWord
    due: RangeDocument
    missing: Sequence[str]


class CauseDocument(TypedDict):
    """What was published in between."""

    kind: Annotated[str, WordOf(CauseKind, may_grow=True)]
    subject: Annotated[str, "By its full id."]
    title: TextDocument
    citation: Cited
    published: Day


class LedgerEntryDocument(TypedDict):
    """One incentive that came to something else."""

    incentive: Annotated[str, "By its full id."]
    title: TextDocument
    kind: Annotated[str, WordOf(IncentiveKind)]
    form: Annotated[str | None, "To which total it belongs; null: it has no amount."]
    beneficiary: Annotated[str, "Who gets or saves it, by role."]
    citation: Cited
    was: LedgerSideDocument
    now: LedgerSideDocument
    difference: Annotated[RangeDocument, "To be paid besides; below zero: to be given back."]
    consequences: Annotated[RangeDocument, "The same of charges built on the relieved one."]
    paid: Annotated[RangeDocument | None, "Prior awards; null: nobody has listed them."]
    outstanding: Annotated[RangeDocument | None, "What is due now less that."]
    causes: Sequence[CauseDocument]


class LedgerTotalDocument(TypedDict):
    """The sums of one form and beneficiary."""

    form: str
    beneficiary: str
    was: RangeDocument
    now: RangeDocument
    difference: RangeDocument
