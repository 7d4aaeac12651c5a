"""What of a determination is the same whatever is supposed, so that nobody works it out anew."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from incentives.engine.evaluation.dependence import rests_on
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part, Worth
from incentives.language.expression import Expression
from incentives.language.possible import Open, Result
from incentives.policy.rule import Charge, Incentive, Pays
from incentives.values.place import RowPlace

Worths = Mapping[RowPlace, Worth]
"""By the places of parts what each is worth."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class WhatIf:
    """What is asked of an incentive: as it is, or with supposed facts.

    `before`: the determination without what is supposed, if there is any. `until_unbounded`: of
    what is open without an end above only that is asked, so that not all parts need be there.
    """

    before: Determination | None = None
    until_unbounded: bool = False


AS_IT_IS = WhatIf()
_NONE_KNOWN: Worths = MappingProxyType({})


def worths_before(before: Determination | None, supposed: Mapping[str, Result]) -> Worths:
    """What each part is worth whatever is supposed.

    None where what is supposed has a part in one of them, or in its day: in a return rows are
    rounded one after the other, so that they are worked out together or not at all.
    """
    parts = before.working if before is not None else ()
    if any(_rests_on(part, supposed) for part in parts):
        return _NONE_KNOWN
    return {part.place: part.worth for part in parts}


def stays_open(before: Determination, charge: Charge | None, evaluator: Evaluator) -> bool:
    """Whether outcome and range are those without what is supposed, because conditions stay open.

    That is told where what is supposed has a part in conditions alone, and rows do not bear on each
    other. `charge`: the one that the incentive makes smaller.
    """
    benefit = before.rule.benefit
    if isinstance(benefit, Pays):
        bear_on_each_other = benefit.within is not None or benefit.whole is not None
        if bear_on_each_other or len(before.working) > 1:
            return False
    arises = None if charge is None else charge.arises
    return bool(before.working) and all(
        not _rests_on(part, evaluator.supposed)
        and (arises is None or not _is_supposed(arises, part, evaluator))
        and _condition_stays_open(part, before.rule.condition, evaluator)
        for part in before.working
    )


def surely_fails(before: Determination, charge: Charge | None, evaluator: Evaluator) -> bool:
    """Whether each part fails the condition by what is supposed, so that nothing is given.

    That is told where what is supposed has no part in which parts there are, nor in their days.
    `charge`: the one that the incentive makes smaller.
    """
    condition = before.rule.condition
    arises = None if charge is None else charge.arises
    return (
        condition is not None
        and bool(before.working)
        and all(
            part.condition is not None
            and not any(rests_on(day, evaluator.supposed) for day in _days_of(part))
            and (arises is None or not _is_supposed(arises, part, evaluator))
            and _fails(evaluator.value(condition, part.situation))
            for part in before.working
        )
    )


def leaves_unbounded(part: Part, incentive: Incentive) -> bool:
    """Whether the incentive is open and has no end above, whatever its other parts come to.

    Rows that nobody has listed may come to anything, and are bounded by no limit that rows share.
    """
    benefit, kept = incentive.benefit, part.by_itself
    is_held = isinstance(benefit, Pays) and benefit.whole is not None
    is_open = kept.outcome is Outcome.UNDETERMINED and kept.within.high is None
    return is_open and part.is_unlisted and not is_held


def _rests_on(part: Part, supposed: Mapping[str, Result]) -> bool:
    """Whether what is supposed has a part in what the part is worth, or in its day."""
    return any(rests_on(value, supposed) for value in (part.worth.value, *_days_of(part)))


def _fails(condition: Result) -> bool:
    return condition is False or condition is None


def _days_of(part: Part) -> tuple[Result, ...]:
    return (part.situation.law_date, *part.situation.also_on)


def _is_supposed(expression: Expression, part: Part, evaluator: Evaluator) -> bool:
    before = evaluator.unsupposed
    assert before is not None  # something is supposed
    return rests_on(before.value(expression, part.situation), evaluator.supposed)


def _condition_stays_open(part: Part, condition: Expression | None, evaluator: Evaluator) -> bool:
    if condition is None or part.condition is None:
        return True
    if not rests_on(part.condition.value, evaluator.supposed):
        return True
    return isinstance(evaluator.value(condition, part.situation), Open)
