"""What an incentive comes to for one row or month, with the steps of its working."""

from datetime import date
from enum import Enum

import attrs

from incentives.brief import brief
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.outcome import Outcome
from incentives.language.possible import Missing, Result
from incentives.policy.rule import Charge, Incentive, Relief
from incentives.values.number import Exact
from incentives.values.place import RowPlace
from incentives.values.range import Range


class StepKind(Enum):
    """What a step of a working does."""

    AMOUNT = "amount"  # an amount of money of its own
    CHARGE = "charge"  # a charge before reliefs; for a charge by month the twelfth of it
    RELIEF = "relief"  # the share of the charge that falls away anyway
    SHARE = "share"  # the share that the incentive takes of what is left
    REDUCTION = "reduction"  # what the incentive takes off the basis
    EARLIER_REDUCTION = "earlier_reduction"  # what another incentive takes off the basis before
    BASIS = "basis"  # the basis of the charge
    REDUCED_BASIS = "reduced_basis"  # the basis less what the incentive takes off
    REDUCED_CHARGE = "reduced_charge"  # the charge on the reduced basis, after reliefs
    FLOOR = "floor"  # an amount below nothing counts as nothing
    WHOLE_FLOOR = "whole_floor"  # what it has of all rows, held to their floor together
    WHOLE_CAP = "whole_cap"  # what it has of all rows, held to their cap together
    WITHIN = "within"  # what a limit leaves of it within which the best-paid rows count


@attrs.frozen(kw_only=True, repr=False)
class Together:
    """What all rows come to together before a limit, and after it."""

    before: Result
    after: Result

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """One step of a working: what it is about, its trace, and the running result after it.

    `together`: what all rows come to, where the step holds them to a limit.
    """

    kind: StepKind
    subject: Incentive | Charge | Relief
    trace: Trace | None
    value: Result
    together: Together | None = None

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Worth:
    """What an incentive gives in a place if its conditions hold, not rounded; None: nothing.

    `charge_due`: what is due of the relieved charge. `consequences`: what falls away of those built
    on it.
    """

    value: Result
    steps: tuple[Step, ...]
    consequences: tuple[tuple[Charge, Result], ...] = ()
    charge_due: Result = None

    __repr__ = brief


NOTHING_GIVEN = Worth(value=None, steps=())


@attrs.frozen(kw_only=True, repr=False)
class Kept:
    """What a part comes to: an amount `within` bounds, exact, not rounded and never below zero.

    `is_due`: it is sure to be given, even if its amount is still open.
    """

    outcome: Outcome
    within: Range
    is_due: bool = False

    __repr__ = brief

    @property
    def is_counted(self) -> bool:
        """Whether it is given, or may be."""
        return self.outcome.is_given


@attrs.frozen(kw_only=True, eq=False)
class Part:
    """What an incentive comes to for one row or month: `by_itself`, before any relation.

    `after`: what relations left of it, if they changed it.
    `shares`: where several benefit (`beneficiary` is then 'several'), each with its part of one.
    `condition`: the working of its condition. `worth`: what it comes to if that holds.
    `consequences`: what falls away of the charges built on the relieved one. `carried`: where the
    incentive does not apply, by how much the charge is less (below zero: more) for what it does
    elsewhere; it is no part of any amount.
    """

    law_date: date | None
    by_itself: Kept
    steps: tuple[Step, ...]
    beneficiary: str
    missing: tuple[Missing, ...]
    situation: Situation
    condition: Trace | None = None
    shares: tuple[tuple[str, Exact], ...] = ()
    worth: Worth = attrs.field(default=NOTHING_GIVEN, repr=False)
    consequences: tuple[tuple[Charge, Result], ...] = ()
    after: Kept | None = None
    carried: Result = 0

    __repr__ = brief

    @property
    def place(self) -> RowPlace:
        """The row or rows, and the month."""
        return self.situation.place

    @property
    def label(self) -> str:
        """The place as it is written; empty for the whole case."""
        return str(self.place)

    @property
    def amount(self) -> Exact | None:
        """What it comes to before relations, not rounded; None while that is not known."""
        one = self.by_itself
        return one.within.least if one.outcome is not Outcome.UNDETERMINED else None

    @property
    def kept(self) -> Kept:
        """What it comes to in the end."""
        return self.after or self.by_itself

    @property
    def is_unlisted(self) -> bool:
        """Whether it stands for rows that nobody has listed."""
        return any(row.is_unlisted for row in self.situation.rows.values())
