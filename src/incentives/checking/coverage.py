"""Boundary coverage: on which sides of each threshold the policy cases of a rule lie."""

from collections.abc import Collection, Sequence
from typing import assert_never

import attrs

from incentives.checking.cases import ReadyCase
from incentives.checking.finding import thresholds_of
from incentives.checking.thresholds import (
    BracketLimit,
    Comparison,
    FigureChange,
    Side,
    TableEnd,
    Threshold,
    WindowLimit,
)
from incentives.checking.watching import Seen, watch
from incentives.errors import AssessmentError, CaseError
from incentives.facts.field import Role
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.policy.check import ComputedResult
from incentives.policy.library import Law, Library, law_of
from incentives.policy.rule import Incentive


@attrs.frozen(kw_only=True)
class ThresholdCoverage:
    """A threshold with the sides on which some case lies."""

    threshold: Threshold
    covered: frozenset[Side]

    @property
    def lacking(self) -> tuple[Side, ...]:
        """The sides on which no policy case lies."""
        return tuple(side for side in Side if side in self.threshold.sides - self.covered)


@attrs.frozen(kw_only=True)
class RuleCoverage:
    """The thresholds of one incentive or result."""

    rule: Incentive | ComputedResult
    thresholds: tuple[ThresholdCoverage, ...]

    @property
    def needed(self) -> int:
        """How many sides its thresholds have."""
        return sum(len(coverage.threshold.sides) for coverage in self.thresholds)

    @property
    def covered(self) -> int:
        """How many sides of its thresholds a policy case lies on."""
        return self.needed - sum(len(coverage.lacking) for coverage in self.thresholds)


@attrs.frozen(kw_only=True)
class BoundaryCoverage:
    """All incentives and results of a library, in its order.

    `needed` and `covered` count the sides of thresholds.
    """

    incentives: tuple[RuleCoverage, ...]
    results: tuple[RuleCoverage, ...]

    @property
    def rules(self) -> tuple[RuleCoverage, ...]:
        """Incentives, then results."""
        return (*self.incentives, *self.results)

    @property
    def needed(self) -> int:
        """How many sides there are."""
        return sum(coverage.needed for coverage in self.rules)

    @property
    def covered(self) -> int:
        """How many sides a policy case lies on."""
        return sum(coverage.covered for coverage in self.rules)


def measure_coverage(
    library: Library, cases: Sequence[ReadyCase], asked: Collection[str]
) -> BoundaryCoverage:
    """Where the cases that expect something of an incentive or of a result lie.

    `asked`: the ids of those that count.

    Cases that cannot be assessed count for nothing; nothing is raised for them.
    """
    known: dict[str, Incentive | ComputedResult] = {**library.incentives, **library.results}
    rules = {name: rule for name, rule in known.items() if name in asked}
    seen: dict[str, Seen] = {name: Seen() for name in rules}
    for ready in cases:
        try:
            snapshot = take_snapshot(ready.case.case, library.vocabulary)
            law = _law_for(snapshot, ready, library)
            if law is None:
                continue
            for name in sorted(ready.case.speaks_of & rules.keys()):
                watch(rules[name], law, snapshot, on=ready.case.on, seen=seen[name])
        except (CaseError, AssessmentError):
            continue  # told as a fault of the case
    return BoundaryCoverage(
        incentives=tuple(
            _rule_coverage(incentive, library, seen[incentive.id])
            for incentive in library.incentives.values()
            if incentive.id in asked
        ),
        results=tuple(
            _rule_coverage(result, library, seen[result.id])
            for result in library.results.values()
            if result.id in asked
        ),
    )


def _rule_coverage(rule: Incentive | ComputedResult, library: Library, seen: Seen) -> RuleCoverage:
    return RuleCoverage(
        rule=rule,
        thresholds=tuple(
            ThresholdCoverage(threshold=threshold, covered=_covered(threshold, seen))
            for threshold in thresholds_of(rule, library)
        ),
    )


def _law_for(snapshot: Snapshot, ready: ReadyCase, library: Library) -> Law | None:
    field = library.vocabulary.role(Role.JURISDICTION)
    chain = (
        tuple(library.jurisdictions)
        if field is None
        else library.chain_of(str(snapshot.values[field.name]))
    )
    return None if chain is None else law_of(library, chain, ready.case.known_on, ready.overlays)


def _covered(threshold: Threshold, seen: Seen) -> frozenset[Side]:
    match threshold:
        case Comparison(expression=expression, figure=figure):
            return frozenset(
                side for side in threshold.sides if (expression, figure, side) in seen.comparisons
            )
        case BracketLimit(expression=expression, figure=figure, schedule=schedule):
            return frozenset(
                side
                for side in threshold.sides
                if (expression, figure, schedule, threshold.at, threshold.of, side) in seen.brackets
            )
        case TableEnd(expression=expression, key=key, figure=figure, limit=limit):
            return frozenset(
                side
                for side in threshold.sides
                if (expression, figure, key, limit, side) in seen.table_ends
            )
        case WindowLimit(days=days, of=of):
            fallen = [day for said_by, day in seen.law_dates if said_by is of]
            return frozenset(
                side for side, period in days if any(period.holds_on(day) for day in fallen)
            )
        case FigureChange(before=before, figure=figure, days=days):
            return frozenset(
                side
                for side, period in days
                for dated, day in seen.readings
                if dated is (before if side is Side.BELOW else figure) and period.holds_on(day)
            )
        case _:
            assert_never(threshold)
