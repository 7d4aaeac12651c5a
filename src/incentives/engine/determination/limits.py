"""Rows that fill a limit one after the other, bounded together: never more than the limit.

Row by row each could have all of it. Together, whatever each turns out to be and in whatever order
they come, they take of it at most the limit; and what is surely asked of it is surely taken.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from incentives.engine.determination.running_limit import (
    RunningLimit,
    record_of,
    running_limit_of,
)
from incentives.engine.determination.said import (
    Said,
    Whose,
    as_its_own,
    conjuncts,
    is_timeless,
    meaning_of,
)
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.triggers import in_force_throughout
from incentives.engine.findings.part import Part
from incentives.language.possible import Open, Result, is_number, range_of
from incentives.policy.instrument import Instrument
from incentives.policy.rule import Incentive
from incentives.values.number import Exact, exact
from incentives.values.range import NOTHING, Range, sum_of

MOST_JUDGED = 5_000
"""So many rows on so many days are judged at most; beyond that each is bounded by itself."""


def within_limits(parts: Sequence[Part], incentive: Incentive, evaluator: Evaluator) -> Range:
    """Between which bounds the parts of the incentive come together, exact, before relations.

    Parts that fill a limit are bounded by it together; all others one by one.
    """
    singly = sum_of(part.by_itself.within for part in parts)
    if singly.known is not None or len(parts) < 2 or any(part.is_unlisted for part in parts):
        return singly
    limit = running_limit_of(incentive, evaluator.law)
    if limit is None:
        return singly
    filling = _Filling(limit=limit, incentive=incentive, evaluator=evaluator, parts=tuple(parts))
    claims = filling.claims()
    if claims is None:
        return singly
    groups: dict[Hashable, list[_Claim]] = {}
    anywhere = [claim for claim in claims if claim.key is None]
    for claim in claims:
        if claim.key is not None:
            groups.setdefault(claim.key, []).append(claim)
    together = sum_of(_taken(group, anywhere) for group in groups.values())
    return (together + sum_of(claim.pays for claim in anywhere)).clipped(singly)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Claim:
    """What one row asks of the limit that rows of its key share (None: it may be any).

    `own`: its quantity; `pays`: what it comes to by itself, at `rate` for each of the quantity.
    `limit` as its own law has it. `is_due`: it is surely given and surely takes of the limit.
    `takes_if_given`: what it is given for others do not have; `given_if_takes`: the reverse.
    """

    key: Hashable | None
    own: Range
    rate: Range
    limit: Range
    pays: Range
    may_take: bool
    is_due: bool
    takes_if_given: bool
    given_if_takes: bool

    @property
    def may_pay(self) -> bool:
        return self.pays != NOTHING

    @property
    def most_taken(self) -> Exact | None:
        """The most of the limit for which it can come to more; None: no bound."""
        highs = [high for high in (self.own.high, self._most_paid_for) if high is not None]
        return min(highs, default=None)

    @property
    def _most_paid_for(self) -> Exact | None:
        if self.pays.high is None or not self.rate.high:
            return None
        return (Range.exactly(self.pays.high) / Range.exactly(self.rate.high)).high


def _taken(claims: Sequence[_Claim], anywhere: Sequence[_Claim]) -> Range:
    """What the rows of one key come to together; rows of `anywhere` may fill their limit too."""
    payers = [claim for claim in claims if claim.may_pay]
    if not payers:
        return NOTHING
    sharing = [claim for claim in payers if claim.takes_if_given]
    others = sum_of(claim.pays for claim in payers if not claim.takes_if_given)
    singly = sum_of(claim.pays for claim in payers)
    ends = [claim.limit.high for claim in payers]
    limit = None if None in ends else max((end for end in ends if end is not None), default=0)
    most = (Range(0, _most_of(sharing, limit)) + others).high
    least = _least_of(claims, anywhere, min(claim.limit.least for claim in payers))
    return Range(max(least, singly.least), most).clipped(singly)


def _most_of(sharing: Sequence[_Claim], limit: Exact | None) -> Exact | None:
    """The most that they come to: those are served first that come to most for what they take."""
    if limit is None or any(claim.rate.high is None for claim in sharing):
        return None
    total, left = Range.exactly(0), max(limit, 0)
    for claim in sorted(sharing, key=lambda claim: -(claim.rate.high or 0)):
        taken = left if claim.most_taken is None else min(claim.most_taken, left)
        total = total + Range.exactly(taken) * Range.exactly(claim.rate.high or 0)
        left = exact(left - taken)
    return total.high


def _least_of(claims: Sequence[_Claim], anywhere: Sequence[_Claim], limit: Exact) -> Exact:
    """The least that they come to: what is surely asked of the limit is taken by the cheapest.

    Rows that may take of it without being given anything come first.
    """
    due = [claim for claim in claims if claim.is_due]
    left = min(max(limit, 0), sum((claim.own.least for claim in due), 0))
    takers = [claim for claim in (*claims, *anywhere) if claim.may_take or claim.is_due]
    prices = [
        (claim.rate.least if claim.is_due or claim.given_if_takes else 0, claim)
        for claim in takers
        if claim.key is not None
    ]
    prices += [(0, claim) for claim in anywhere if claim.may_take]
    total = Range.exactly(0)
    for price, claim in sorted(prices, key=lambda pair: pair[0]):
        taken = left if claim.own.high is None else min(claim.own.high, left)
        total = total + Range.exactly(taken) * Range.exactly(price)
        left = exact(left - taken)
    return total.least


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class _Filling:
    """Reads of each row of a case what it asks of the limit."""

    limit: RunningLimit
    incentive: Incentive
    evaluator: Evaluator
    parts: tuple[Part, ...]

    @cached_property
    def _days(self) -> list[Situation]:
        """A situation for each law date of the parts that may be given: there the law answers."""
        return [*{situation.law_date: situation for situation in self._givers}.values()]

    @cached_property
    def _givers(self) -> list[Situation]:
        return [part.situation for part in self.parts if part.by_itself.is_counted]

    def claims(self) -> list[_Claim] | None:
        """A claim for each row of the list; None where rows cannot be bounded together."""
        (list_name,) = self.incentive.for_each
        rows = self.evaluator.rows_of(list_name)
        record = record_of(list_name, self.evaluator.law)
        by_place = {part.situation.rows[record].place: part for part in self.parts}
        if rows is None or len(rows) * len(self._days) > MOST_JUDGED:
            return None
        self.evaluator.effort.visit(list_name, len(rows))
        claims = []
        for row in rows:
            claim = self._claim(row, by_place.get(row.place))
            if claim is None:
                return None
            claims.append(claim)
        return claims

    def _claim(self, row: BoundRow, part: Part | None) -> _Claim | None:
        """What the row asks; None where a quantity of it may be below nothing."""
        own = self._range(self.limit.own, row, self._days[0])
        gives = part if part is not None and part.by_itself.is_counted else None
        rate, limit = Range.exactly(0), NOTHING
        if gives is not None:
            limit = self._range(self.limit.limit, row, gives.situation)
            rate = self._rate(row, gives.situation).not_below_zero
        if own.low is None or own.low < 0:
            return None
        fills = [(meaning, self._truth(said, row, self._days)) for meaning, said in self._fills]
        truths = [truth for _, truth in fills]
        asked, taking = self._asked(row, gives), {meaning for meaning, _ in fills}
        return _Claim(
            key=self._key(row, self._days[0]),
            own=own,
            rate=rate,
            limit=limit,
            pays=gives.by_itself.within if gives is not None else NOTHING,
            may_take=False not in truths and (gives is not None or self._may_come_before(row)),
            is_due=gives is not None and gives.by_itself.is_due and set(truths) <= {True},
            takes_if_given=all(truth is True or meaning in asked for meaning, truth in fills),
            given_if_takes=gives is not None
            and in_force_throughout(self._instrument, gives.situation) is True
            and all(truth is True or meaning in taking for meaning, truth in asked.items()),
        )

    @property
    def _instrument(self) -> Instrument:
        return self.evaluator.law.library.instruments[self.incentive.instrument]

    def _asked(self, row: BoundRow, part: Part | None) -> dict[Hashable, bool | None]:
        """What the condition of the incentive asks of the row, and whether it is so."""
        if part is None:
            return {}
        return {
            meaning: self._truth(said, row, [part.situation]) for meaning, said in self._conditions
        }

    @cached_property
    def _conditions(self) -> list[tuple[Hashable, Said]]:
        """All that the condition of the incentive asks for, each with what it means."""
        condition = self.incentive.condition
        if condition is None:
            return []
        record = record_of(self.incentive.for_each[0], self.evaluator.law)
        said = Said(expression=condition, rows={record: Whose.ITS_OWN})
        return [(self._meaning(one), one) for one in conjuncts(said, self.evaluator.law)]

    @cached_property
    def _fills(self) -> list[tuple[Hashable, Said]]:
        """What must be so of a row for it to fill the limit, each with what it means."""
        return [(self._meaning(said), said) for said in self.limit.fills]

    def _meaning(self, said: Said) -> Hashable:
        """What is said, of the row itself; what hangs on the day is like nothing else."""
        if not is_timeless(said, self.evaluator.law):
            return ("this", id(said))
        return meaning_of(as_its_own(said), self.evaluator.law)

    def _truth(self, said: Said, row: BoundRow, days: Iterable[Situation]) -> bool | None:
        """Whether it is so of the row by the law of all the days; None: not surely."""
        truths = {_truth_of(self._value(said, row, situation)) for situation in days}
        return truths.pop() if len(truths) == 1 else None

    def _key(self, row: BoundRow, situation: Situation) -> Hashable | None:
        values = tuple(self._value(key, row, situation) for key in self.limit.keys)
        return None if any(isinstance(value, Open) for value in values) else values

    def _may_come_before(self, row: BoundRow) -> bool:
        """Whether the row may come before one of those that may be given something."""
        order = self.limit.order
        return any(
            self._value_of(order, {Whose.ANOTHER: row}, situation) is not False
            for situation in self._givers
        )

    def _rate(self, row: BoundRow, situation: Situation) -> Range:
        rate = Range.exactly(1)
        for said, divides in self.limit.rates:
            factor = self._range(said, row, situation)
            rate = rate / factor if divides else rate * factor
        return rate

    def _range(self, said: Said, row: BoundRow, situation: Situation) -> Range:
        value = self._value(said, row, situation)
        within = range_of(value) if is_number(value) else NOTHING
        may_be_none = isinstance(value, Open) and value.may_be_none
        return within.or_nothing if may_be_none else within

    def _value(self, said: Said, row: BoundRow, situation: Situation) -> Result:
        """The value where each of its variables speaks of the row."""
        there = situation.with_rows(dict.fromkeys(said.rows, row))
        return self.evaluator.value(said.expression, there)

    def _value_of(
        self, said: Said, meant: Mapping[Whose, BoundRow], situation: Situation
    ) -> Result:
        """The value where each of its variables speaks of the row that is meant."""
        rows = {name: meant[whose] for name, whose in said.rows.items() if whose in meant}
        there = situation.with_rows(rows)
        return self.evaluator.value(said.expression, there)


def _truth_of(value: Result) -> bool | None:
    return None if isinstance(value, Open) else value is True
