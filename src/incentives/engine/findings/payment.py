"""What is said of paying out and of recovery: values only; sentences are made of them elsewhere."""

from datetime import date
from enum import Enum

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.language.possible import Missing, Result
from incentives.policy.payment import Application, Instalment, Obligation
from incentives.values.citation import Citation
from incentives.values.place import FactPath, RowPlace
from incentives.values.range import MoneyRange
from incentives.values.text import Text


class InstalmentState(Enum):
    """Where an instalment stands on the day of the assessment."""

    DUE = "due"  # its date has come and its condition held then
    STOPPED = "stopped"  # its condition did not hold, or an obligation had been broken
    TO_COME = "to_come"  # its date has not come
    OPEN = "open"  # a fact is missing


@attrs.frozen(kw_only=True)
class LevelShare:
    """What one level of government or body bears.

    `amount=None`: not known. `share=None`: the rest, or it differs between instalments.
    """

    payer: str
    share: Result
    amount: Money | None

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False)
class InstalmentResult:
    """One instalment. `rule=None`: all at once. `share=None`: the rest. `amount=None`: not known.

    `sure`: what of it is paid out whatever is still missing, now or when its date comes.
    `paid`: what payments that name this instalment come to; None where that is not known.
    """

    number: int
    rule: Instalment | None
    share: Result
    amount: Money | None
    sure: Money
    due_on: date | None
    state: InstalmentState
    levels: tuple[LevelShare, ...]
    paid: Money | None
    missing: tuple[Missing, ...]

    __repr__ = brief

    @property
    def text(self) -> Text | None:
        """Its wording; None: all is paid at once, or it has none."""
        return self.rule.text if self.rule is not None else None


@attrs.frozen(kw_only=True)
class Account:
    """What has been paid, what is due now beside it, and what was paid beyond what is due.

    None of them is ever below zero.
    """

    paid: MoneyRange
    due: MoneyRange
    overpaid: MoneyRange
    missing: tuple[Missing, ...]

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False)
class PartPayment:
    """How the rows or months at `places` (empty: the whole case) are paid.

    `account`: their own, where they have a subject.
    """

    places: tuple[RowPlace, ...]
    subject: str | None
    amount: Money | None
    instalments: tuple[InstalmentResult, ...]
    account: Account | None

    __repr__ = brief

    @property
    def labels(self) -> tuple[str, ...]:
        """The places as they are written."""
        return tuple(map(str, self.places))


@attrs.frozen(kw_only=True, eq=False)
class PaymentListed:
    """A payment for the incentive that the case lists at `place`.

    `entry`: its number in a register; None where the case names none. `paid_on=None`: that is not
    known. `is_set_off`: it was made by the day of the sheet, or may have been.
    """

    place: FactPath
    entry: int | None
    paid_on: date | None
    amount: MoneyRange
    is_set_off: bool

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False)
class Payment:
    """How a determination is paid: by parts, in all by level, and what is due now.

    `unmatched`: payments for this incentive whose subject is none of the parts; no part of the
    account. `listed`: each payment for it, in the order of the case, those after the day of the
    sheet too, which are set off against nothing.
    """

    parts: tuple[PartPayment, ...]
    levels: tuple[LevelShare, ...]
    account: Account
    unmatched: Money
    citation: Citation
    listed: tuple[PaymentListed, ...] = ()

    __repr__ = brief

    @property
    def instalments(self) -> tuple[InstalmentResult, ...]:
        """Those of all parts, in order."""
        return tuple(instalment for part in self.parts for instalment in part.instalments)


@attrs.frozen(kw_only=True)
class ApplicationRound:
    """The round that an application for the rows at `place` made.

    `closes_on=None`: its date is not known, or it was not made.
    """

    place: RowPlace
    applied_on: date | None
    closes_on: date | None
    text: Text | None
    missing: tuple[Missing, ...]

    __repr__ = brief

    @property
    def label(self) -> str:
        """The place as it is written; empty for the whole case."""
        return str(self.place)


@attrs.frozen(kw_only=True, eq=False)
class ApplicationResult:
    """The rounds of the applications made, and the next one after the day of the assessment.

    `next_…=None`: there is none.
    """

    rule: Application
    rounds: tuple[ApplicationRound, ...]
    next_opens_on: date | None
    next_closes_on: date | None
    next_text: Text | None

    __repr__ = brief


class ObligationState(Enum):
    """What has become of an obligation by the day of the assessment."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"  # a fact is missing


@attrs.frozen(kw_only=True, eq=False)
class ObligationResult:
    """One obligation for the rows or months at `places` (empty: the whole case).

    `until` is its last day. `months`: how many it lasts, and `months_kept` of them. `base`: of what
    is recovered.
    `recovery` is None where nothing can be recovered; `may_be_broken`: nobody can say that it has
    been kept so far.
    """

    rule: Obligation
    places: tuple[RowPlace, ...]
    subject: str | None
    begins_on: date | None
    until: date | None
    broken_on: date | None
    state: ObligationState
    may_be_broken: bool
    months: int | None
    months_kept: int | None
    base: MoneyRange
    recovery: MoneyRange | None
    missing: tuple[Missing, ...]

    __repr__ = brief

    @property
    def labels(self) -> tuple[str, ...]:
        """The places as they are written."""
        return tuple(map(str, self.places))
