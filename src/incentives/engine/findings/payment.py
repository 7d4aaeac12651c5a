"""What is said of paying out and of recovery: values only; sentences are made of them elsewhere."""

from datetime import date
from enum import Enum

import attrs
from moneyed import Money

from incentives.language.possible import Missing, Result
from incentives.policy.payment import Application, Instalment, Obligation
from incentives.values.citation import Citation
from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class Bounded:
    """An amount of money between `low` and `high` (None: no upper bound); known where they meet."""

    low: Money
    high: Money | None

    @property
    def known(self) -> Money | None:
        return self.low if self.low == self.high else None


class InstalmentState(Enum):
    """Where an instalment stands on the day of the assessment."""

    DUE = "due"  # its date has come and its condition held then
    STOPPED = "stopped"  # its condition did not hold, or an obligation had been broken
    TO_COME = "to_come"  # its date has not come
    OPEN = "open"  # a fact is missing


@attrs.frozen(kw_only=True)
class LevelShare:
    """What one level of government or body bears. `amount=None`: not known; `share=None`: the rest, or differs."""

    payer: str
    share: Result
    amount: Money | None


@attrs.frozen(kw_only=True, eq=False)
class InstalmentResult:
    """One instalment. `rule=None`: all at once. `share=None`: the rest. `amount=None`: not known.

    `paid`: what payments that name this instalment come to; None where that is not known.
    """

    number: int
    rule: Instalment | None
    share: Result
    amount: Money | None
    due_on: date | None
    state: InstalmentState
    levels: tuple[LevelShare, ...]
    paid: Money | None
    missing: tuple[Missing, ...]

    @property
    def text(self) -> Text | None:
        return self.rule.text if self.rule is not None else None


@attrs.frozen(kw_only=True)
class Account:
    """What has been paid, what is due now beside it, and what was paid beyond what is due; never below zero."""

    paid: Bounded
    due: Bounded
    overpaid: Bounded
    missing: tuple[Missing, ...]


@attrs.frozen(kw_only=True, eq=False)
class PartPayment:
    """How the rows or months `labels` (empty: the whole case) are paid. `account`: their own, where they have a subject."""

    labels: tuple[str, ...]
    subject: str | None
    amount: Money | None
    instalments: tuple[InstalmentResult, ...]
    account: Account | None


@attrs.frozen(kw_only=True, eq=False)
class Payment:
    """How a determination is paid: by parts, in all by level, and what is due now.

    `unmatched`: payments for this incentive whose subject is none of the parts; no part of the account.
    """

    parts: tuple[PartPayment, ...]
    levels: tuple[LevelShare, ...]
    account: Account
    unmatched: Money
    citation: Citation

    @property
    def instalments(self) -> tuple[InstalmentResult, ...]:
        """Those of all parts, in order."""
        return tuple(each for part in self.parts for each in part.instalments)


@attrs.frozen(kw_only=True)
class ApplicationRound:
    """The round that an application made; `closes_on=None`: its date is not known, or it was not made."""

    label: str
    applied_on: date | None
    closes_on: date | None
    text: Text | None
    missing: tuple[Missing, ...]


@attrs.frozen(kw_only=True, eq=False)
class ApplicationResult:
    """The rounds of the applications made, and the next one after the day of the assessment (None: there is none)."""

    rule: Application
    rounds: tuple[ApplicationRound, ...]
    next_opens_on: date | None
    next_closes_on: date | None
    next_text: Text | None


class ObligationState(Enum):
    """What has become of an obligation by the day of the assessment."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"  # a fact is missing


@attrs.frozen(kw_only=True, eq=False)
class ObligationResult:
    """One obligation for the rows or months `labels` (empty: the whole case).

    `until` is its last day. `months`: how many it lasts, and `months_kept` of them. `base`: of what is recovered.
    `recovery` is None where nothing can be recovered; `may_be_broken`: nobody can say that it has been kept so far.
    """

    rule: Obligation
    labels: tuple[str, ...]
    subject: str | None
    begins_on: date | None
    until: date | None
    broken_on: date | None
    state: ObligationState
    may_be_broken: bool
    months: int | None
    months_kept: int | None
    base: Bounded
    recovery: Bounded | None
    missing: tuple[Missing, ...]
