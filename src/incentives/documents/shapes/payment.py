"""How what is given is paid, applied for, kept and paid back."""

from collections.abc import Sequence
from typing import Annotated, TypedDict

from incentives.documents.shapes.meaning import WordOf
from incentives.documents.shapes.values import (
    Cited,
    Day,
    MoneyDocument,
    RangeDocument,
    TextDocument,
    Value,
)
from incentives.engine.findings.payment import InstalmentState, ObligationState
from incentives.policy.payment import RecoveryBase, RecoveryMode

Amount = Annotated[MoneyDocument | None, "null: not known."]


class LevelDocument(TypedDict):
    """What one payer bears."""

    payer: Annotated[str, "The level of government or body, by id."]
    share: Annotated[Value, "The part of one; null: the rest, or it differs between instalments."]
    amount: Amount


class InstalmentDocument(TypedDict):
    """One instalment."""

    number: Annotated[int, "From 1."]
    text: TextDocument | None
    citation: Annotated[Cited | None, "null: all is paid at once."]
    share: Annotated[Value, "The part of one; null: the rest."]
    amount: Amount
    due_on: Annotated[Day | None, "null: not known."]
    state: Annotated[str, WordOf(InstalmentState)]
    levels: Sequence[LevelDocument]
    paid: Annotated[MoneyDocument | None, "What payments that name it come to; null: not known."]
    missing: Sequence[str]


class AccountDocument(TypedDict):
    """What has been paid, what is due now beside it, and what was paid beyond that."""

    paid: RangeDocument
    due: RangeDocument
    overpaid: RangeDocument
    missing: Sequence[str]


class PartPaymentDocument(TypedDict):
    """How some rows or months are paid together."""

    labels: Annotated[Sequence[str], "The rows or months; empty: the whole case."]
    subject: Annotated[str | None, "What payments for it name."]
    amount: Amount
    instalments: Sequence[InstalmentDocument]
    account: Annotated[AccountDocument | None, "Its own, where it has a subject."]


class PaymentDocument(TypedDict):
    """How a determination is paid: by parts, in all by payer, and what is due now."""

    citation: Cited
    parts: Sequence[PartPaymentDocument]
    levels: Annotated[Sequence[LevelDocument], "What each payer bears of all parts."]
    account: AccountDocument
    unmatched: Annotated[MoneyDocument, "Paid for subjects that are none of the parts."]


class RoundDocument(TypedDict):
    """The round of applications that an application made."""

    label: str
    applied_on: Day | None
    closes_on: Annotated[Day | None, "null: not known, or it was not made."]
    text: TextDocument | None
    missing: Sequence[str]


class NextRoundDocument(TypedDict):
    """The next round after the day of the assessment; null: there is none."""

    opens_on: Day | None
    closes_on: Day | None
    text: TextDocument | None


class ApplicationDocument(TypedDict):
    """The rounds in which it was applied for, and the next one."""

    citation: Cited
    rounds: Sequence[RoundDocument]
    next: NextRoundDocument


class ObligationDocument(TypedDict):
    """What has to be kept, whether it has been, and what is recovered if not."""

    id: str
    text: TextDocument
    citation: Cited
    labels: Annotated[Sequence[str], "The rows or months; empty: the whole case."]
    subject: str | None
    begins_on: Day | None
    until: Annotated[Day | None, "Its last day."]
    broken_on: Day | None
    state: Annotated[str, WordOf(ObligationState)]
    recovers: Annotated[str, WordOf(RecoveryMode, may_grow=True)]
    of: Annotated[str, WordOf(RecoveryBase, may_grow=True)]
    months: Annotated[int | None, "How many it lasts."]
    months_kept: Annotated[int | None, "How many of them it was kept."]
    base: Annotated[RangeDocument, "Of what something is recovered."]
    recovery: Annotated[RangeDocument | None, "What is recovered; null: nothing can be."]
    missing: Sequence[str]


class RecoveryDocument(ObligationDocument):
    """An obligation that was taken on with an incentive."""

    incentive: Annotated[str, "By its full id."]
    title: TextDocument
