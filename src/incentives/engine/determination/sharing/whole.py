"""What all rows of an incentive come to together is held to its floor and its cap, and shared.

What rows come to above nothing is what they share by: of the whole each has the part that it has
of the sum of these. So what is cut off, what a floor adds and what rows below nothing take away
fall on all of them in proportion; where none comes to anything, they have equal parts.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property

import attrs

from incentives.engine.determination.arithmetic import at_least_nothing, greater, lesser
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Kept, Part, Step, StepKind, Together
from incentives.language.expression import Expression
from incentives.language.possible import (
    MissingSet,
    Open,
    Result,
    either,
    in_order,
    is_number,
    missing_in,
    open_number,
    range_of,
)
from incentives.policy.rule import Incentive
from incentives.policy.sharing.rows import Whole
from incentives.values.number import Exact, exact
from incentives.values.place import WHOLE_CASE
from incentives.values.range import NOTHING, Range, sum_of

STEPS_OF_A_SHARE = 2
"""To share the whole takes so many steps for each part, beside those of its limits."""


def whole_shared(
    parts: Sequence[Part], together: Range, whole: Whole, incentive: Incentive, evaluator: Evaluator
) -> tuple[list[Part], Range]:
    """The parts of the whole, and between which bounds they come together.

    `together`: what they come to without it. Where a limit does not exist, nothing is given.
    """
    shared = list(parts)
    for kind, limit in (
        (StepKind.WHOLE_FLOOR, whole.at_least),
        (StepKind.WHOLE_CAP, whole.at_most),
    ):
        counted = [at for at, part in enumerate(shared) if part.by_itself.is_counted]
        if limit is None or not counted:
            continue
        held = _Held(
            kind=kind,
            limit=limit,
            given=[shared[at] for at in counted],
            before=together,
            incentive=incentive,
            evaluator=evaluator,
        )
        for at, part in zip(counted, held.parts(), strict=True):
            shared[at] = part
        together = held.whole
    return shared, together


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class _Held:
    """The parts that are given, or may be, held together to one limit.

    `before`: between which bounds they come together without it.
    """

    kind: StepKind
    limit: Expression
    given: Sequence[Part]
    before: Range
    incentive: Incentive
    evaluator: Evaluator

    @cached_property
    def _limits(self) -> list[Trace]:
        """The limit as the law has it on the day of the last row that is given; all that may be."""
        return [self.evaluator.shared_trace(self.limit, day) for day in _last_days(self.given)]

    @cached_property
    def _bound(self) -> Result:
        return either([trace.value for trace in self._limits], frozenset())

    @cached_property
    def _missing(self) -> MissingSet:
        """What is missing to know the limit, and what all rows come to."""
        outcomes = ((part.by_itself.outcome, part.missing) for part in self.given)
        lacking = (missing for outcome, missing in outcomes if outcome is Outcome.UNDETERMINED)
        return missing_in([self._bound]).union(*lacking)

    @cached_property
    def _value(self) -> Result:
        """What the limit leaves of what they come to; None: it does not exist."""
        hold = greater if self.kind is StepKind.WHOLE_FLOOR else lesser
        return at_least_nothing(hold(open_number(self._missing, self.before), self._bound))

    @cached_property
    def whole(self) -> Range:
        """Between which bounds they come together; nothing where nothing may be given."""
        if self._value is None:
            return NOTHING
        within = range_of(self._value)
        is_due = any(part.by_itself.is_due for part in self.given)
        may_be_none = isinstance(self._value, Open) and self._value.may_be_none
        return within if is_due and not may_be_none else within.or_nothing

    @cached_property
    def _together(self) -> Together:
        before, after = (open_number(self._missing, one) for one in (self.before, self.whole))
        return Together(before=before, after=None if self._value is None else after)

    def parts(self) -> list[Part]:
        """Each with its part of the whole."""
        self.evaluator.effort.take(STEPS_OF_A_SHARE * len(self.given))
        if self._value is None:
            return [self._part(part, NOTHING, Outcome.INELIGIBLE) for part in self.given]
        shares = [
            _Share(own=part.by_itself.within.not_below_zero, part=part) for part in self.given
        ]
        everything = sum_of(share.own for share in shares)
        is_floor = self.kind is StepKind.WHOLE_FLOOR
        may_rise = is_floor and not _is_at_most(self._bound, everything.least)
        sure = sum(part.by_itself.is_due for part in self.given)
        shared = []
        for share in shares:
            portion = share.of(everything, may_rise=may_rise)
            if everything.known == 0:
                others = sure - share.part.by_itself.is_due
                portion = Range(Fraction(1, len(shares)), Fraction(1, others + 1))
            shared.append(self._shared(share, portion, may_rise=may_rise))
        return shared

    def _shared(self, share: "_Share", portion: Range, *, may_rise: bool) -> Part:
        part, within = share.part, self.whole * portion
        if not may_rise:
            within = within.clipped(Range(0, share.own.high))
        if not part.by_itself.is_due:
            within = within.or_nothing
        is_known = part.by_itself.is_due and within.known is not None
        return self._part(part, within, Outcome.ELIGIBLE if is_known else Outcome.UNDETERMINED)

    def _part(self, part: Part, within: Range, outcome: Outcome) -> Part:
        is_open = outcome is Outcome.UNDETERMINED
        missing = self._missing if is_open else frozenset()
        is_due = part.by_itself.is_due and outcome is not Outcome.INELIGIBLE
        step = Step(
            kind=self.kind,
            subject=self.incentive,
            trace=self._limits[-1],
            value=None if self._value is None else open_number(missing, within),
            together=self._together,
        )
        return attrs.evolve(
            part,
            by_itself=Kept(outcome=outcome, within=within, is_due=is_due),
            steps=(*part.steps, step),
            missing=in_order(missing | frozenset(part.missing)) if is_open else part.missing,
        )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Share:
    """What a part has of its own, by which it has its part of the whole."""

    own: Range
    part: Part

    def of(self, everything: Range, *, may_rise: bool) -> Range:
        """The portion of the whole that it has: its own by all that there is."""
        if self.own.high == 0 and not (may_rise and everything.least == 0):
            return NOTHING
        rest = Range(
            exact(everything.least - self.own.least),
            None
            if everything.high is None or self.own.high is None
            else exact(everything.high - self.own.high),
        )
        least = _portion(self.own.least, rest.high)
        most = 1 if self.own.high is None else _portion(self.own.high, rest.least, nothing=1)
        return Range(least, most)


def _portion(own: Exact, rest: Exact | None, *, nothing: Exact = 0) -> Exact:
    """The part that one has of both; `nothing`: where there is neither."""
    if rest is None:
        return 0
    return exact(Fraction(own) / (own + rest)) if own + rest else nothing


def _is_at_most(bound: Result, number: Exact) -> bool:
    """Whether the limit is surely no more than the number; no floor is below every one."""
    if not is_number(bound):
        return True
    most = range_of(bound).high
    return most is not None and most <= number


def _last_days(given: Sequence[Part]) -> list[Situation]:
    """The days that may be the last on which a row is given something; the last one at the end."""
    due = [part.law_date for part in given if part.by_itself.is_due and part.law_date is not None]
    last = max(due, default=date.min)
    days = {
        part.situation.law_date: part.situation
        for part in sorted(given, key=lambda part: part.law_date or date.min)
        if part.law_date is None or part.law_date >= last
    }
    return [attrs.evolve(day, rows={}, place=WHOLE_CASE) for day in days.values()]
