"""What each row asks of a limit within which the best paid count: between bounds."""

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from math import floor, inf
from typing import cast

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.language.possible import MissingSet, Open, Result, missing_in, range_of
from incentives.policy.sharing.rows import Within
from incentives.values.number import Exact, exact
from incentives.values.range import NOTHING, End, Range, least_of

STEPS_OF_A_CLAIM = 3
"""To put one row among the others takes so many steps, beside those of its expressions."""

_ONE = Range.exactly(1)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Claim:
    """What one row comes to by itself (`pays`, never below nothing) and `takes` of its `limit`.

    `key`: rows of one key have a limit together (None: it may be any). `position`: of its part.
    `told`: the working of the limit. `lacking`: what is missing for all of it.
    """

    position: int
    part: Part
    key: Hashable | None
    pays: Range
    takes: Range
    limit: Range
    told: Trace
    lacking: MissingSet

    @property
    def is_due(self) -> bool:
        return self.part.by_itself.is_due

    @property
    def below_zero(self) -> Range:
        """What it comes to below nothing; that takes none of the limit."""
        return least_of((self.part.by_itself.within, NOTHING))

    @property
    def is_sure(self) -> bool:
        """Whether it is surely given, and known what it takes of which limit."""
        is_known = None not in (self.takes.known, self.limit.known)
        return self.key is not None and is_known and self.is_due

    @property
    def same_as(self) -> int:
        """The same for rows that surely come to the same: their amount is worked out once."""
        return id(self.part.steps[0].trace)

    @property
    def best(self) -> End:
        """The most that it may come to for each of what it takes."""
        return over(inf if self.pays.high is None else self.pays.high, self.takes.least)

    @property
    def worst(self) -> End:
        """The least that it comes to for each of what it takes."""
        return over(self.pays.least, inf if self.takes.high is None else self.takes.high)

    def given(self, room: Range) -> Range:
        """What it gets where so much is left of its limit, which is never less than nothing."""
        least = portion(room.least, self.takes.high)
        most = None if room.high is None else portion(room.high, self.takes.low)
        low = exact(self.pays.least * least)
        if most == 0:
            return NOTHING
        if self.pays.high is None:
            return Range(low, None)
        return Range(low, exact(self.pays.high * (1 if most is None else most)))


def over(pays: End, takes: End) -> End:
    """What is paid for each of what is taken; where nothing is taken nothing comes before it."""
    if takes == 0:
        return inf
    if takes == inf:
        return 0
    return inf if pays == inf else Fraction(cast(Exact, pays)) / cast(Exact, takes)


def portion(room: Exact, takes: Exact | None) -> Exact:
    """The part of a row for which there is room, from 0 to 1; `takes` without bound: none."""
    if takes is None:
        return 0
    return 1 if takes <= room else exact(Fraction(room) / takes)


def claims_of(within: Within, parts: Sequence[Part], evaluator: Evaluator) -> Iterator[Claim]:
    """What each part that is given, or may be, asks of its limit; in the order of the parts."""
    for position, part in enumerate(parts):
        if not part.by_itself.is_counted:
            continue
        evaluator.effort.take(STEPS_OF_A_CLAIM)
        traces = [evaluator.shared_trace(key, part.situation) for key in within.each]
        told = evaluator.shared_trace(within.at_most, part.situation)
        of = within.of
        taken = 1 if of is None else evaluator.value(of, part.situation)
        keys = [trace.value for trace in traces]
        limit = _amount(told.value)
        is_open = part.by_itself.outcome is Outcome.UNDETERMINED
        yield Claim(
            position=position,
            part=part,
            key=_key(keys, position),
            pays=part.by_itself.within.not_below_zero,
            takes=_ONE if of is None else _amount(taken),
            limit=limit.rising(floor) if of is None else limit,
            told=told,
            lacking=missing_in([*keys, told.value, taken])
            | (frozenset(part.missing) if is_open else frozenset()),
        )


def _key(values: Sequence[Result], position: int) -> Hashable | None:
    """What rows of one limit have in common; a row for which it does not exist is alone."""
    if any(isinstance(value, Open) for value in values):
        return None
    return ("alone", position) if None in values else tuple(values)


def _amount(value: Result) -> Range:
    """The quantity, never below nothing; what does not exist is nothing."""
    if value is None:
        return NOTHING
    within = range_of(value)
    if isinstance(value, Open) and value.may_be_none:
        within = within.or_nothing
    return within.not_below_zero
