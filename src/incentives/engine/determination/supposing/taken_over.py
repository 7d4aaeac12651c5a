"""What of a determination is the same whatever is supposed, so that nobody works it out anew."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from incentives.engine.evaluation.dependence import rests_on
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part, Worth
from incentives.language.expression import Expression
from incentives.language.possible import Open, Result, missing_in
from incentives.policy.rule import Charge, Incentive, Pays
from incentives.values.place import RowPlace

Worths = Mapping[RowPlace, Worth]
"""By the places of parts what each is worth."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Before:
    """The determination without what is supposed, and in what of it missing facts have a part.

    By ids: those in what `worths` are, in their `days`, in whether the charge `arises`, and in a
    condition. It is told once of a determination, of which many facts are tried.
    """

    determination: Determination
    worths: frozenset[str]
    days: frozenset[str]
    arises: frozenset[str]
    conditions: frozenset[str]

    def rests_on(self, supposed: Mapping[str, Result], *inside: frozenset[str]) -> bool:
        """Whether what is supposed has a part in any of these."""
        return not all(map(supposed.keys().isdisjoint, inside))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class WhatIf:
    """What is asked of an incentive: as it is, or with supposed facts.

    `before`: what it is without what is supposed, if there is any. `until_unbounded`: of what is
    open without an end above only that is asked, so that not all parts need be there.
    """

    before: Before | None = None
    until_unbounded: bool = False


AS_IT_IS = WhatIf()
_NONE_KNOWN: Worths = MappingProxyType({})


def before_of(determination: Determination, charge: Charge | None, evaluator: Evaluator) -> Before:
    """In what missing facts have a part. `charge`: the one that the incentive makes smaller."""
    parts = determination.working
    arises = None if charge is None else charge.arises
    return Before(
        determination=determination,
        worths=_missing_ids(part.worth.value for part in parts),
        days=_missing_ids(day for part in parts for day in _days_of(part)),
        arises=_missing_ids(
            evaluator.value(arises, part.situation) for part in parts if arises is not None
        ),
        conditions=_missing_ids(
            part.condition.value for part in parts if part.condition is not None
        ),
    )


def worths_before(before: Before | None, supposed: Mapping[str, Result]) -> Worths:
    """What each part is worth whatever is supposed.

    None where what is supposed has a part in one of them, or in its day: in a return rows are
    rounded one after the other, so that they are worked out together or not at all.
    """
    if before is None or before.rests_on(supposed, before.worths, before.days):
        return _NONE_KNOWN
    return {part.place: part.worth for part in before.determination.working}


def stays_open(before: Before, evaluator: Evaluator) -> bool:
    """Whether outcome and range are those without what is supposed, because conditions stay open.

    That is told where what is supposed has a part in conditions alone, and rows do not bear on each
    other.
    """
    parts, rule = before.determination.working, before.determination.rule
    if isinstance(rule.benefit, Pays):
        bear_on_each_other = rule.benefit.within is not None or rule.benefit.whole is not None
        if bear_on_each_other or len(parts) > 1:
            return False
    supposed = evaluator.supposed
    if not parts or before.rests_on(supposed, before.worths, before.days, before.arises):
        return False
    return not before.rests_on(supposed, before.conditions) or all(
        _condition_stays_open(part, rule.condition, evaluator) for part in parts
    )


def surely_fails(before: Before, evaluator: Evaluator) -> bool:
    """Whether each part fails the condition by what is supposed, so that nothing is given.

    That is told where what is supposed has no part in which parts there are, nor in their days.
    """
    parts, condition = before.determination.working, before.determination.rule.condition
    if condition is None or not parts:
        return False
    if before.rests_on(evaluator.supposed, before.days, before.arises):
        return False
    return all(
        part.condition is not None and _fails(evaluator.value(condition, part.situation))
        for part in parts
    )


def leaves_unbounded(part: Part, incentive: Incentive) -> bool:
    """Whether the incentive is open and has no end above, whatever its other parts come to.

    Rows that nobody has listed may come to anything, and are bounded by no limit that rows share.
    """
    benefit, kept = incentive.benefit, part.by_itself
    is_held = isinstance(benefit, Pays) and benefit.whole is not None
    is_open = kept.outcome is Outcome.UNDETERMINED and kept.within.high is None
    return is_open and part.is_unlisted and not is_held


def _missing_ids(values: Iterable[Result]) -> frozenset[str]:
    return frozenset(missing.id for missing in missing_in(values))


def _fails(condition: Result) -> bool:
    return condition is False or condition is None


def _days_of(part: Part) -> tuple[Result, ...]:
    return (part.situation.law_date, *part.situation.also_on)


def _condition_stays_open(part: Part, condition: Expression | None, evaluator: Evaluator) -> bool:
    if condition is None or part.condition is None:
        return True
    if not rests_on(part.condition.value, evaluator.supposed):
        return True
    return isinstance(evaluator.value(condition, part.situation), Open)
