"""The reliefs of a charge in one place: which apply anyway, or may, and what share of it goes."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import attrs

from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.evaluation.situation import Situation
from incentives.language.expression import Expression
from incentives.language.possible import Open, Result, missing_in, open_truth
from incentives.policy.rule import Relief


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Relieving:
    """A relief that applies, or may: `applies` is True, or open; `share`: of what is due."""

    relief: Relief
    applies: Result
    share: Result


class Place(Protocol):
    """Where reliefs are worked out: one law, one case."""

    consulted: Consulted

    def reliefs_on(
        self, charge_id: str, day: "date | Open | None"
    ) -> tuple[tuple[Relief, Result], ...]:
        """The reliefs of a charge that are law, each with whether it is in force."""

    def value(self, expression: Expression, situation: Situation) -> Result:
        """The value of the expression."""


def reliefs_in(charge_id: str, situation: Situation, place: Place) -> Iterator[Relieving]:
    """The reliefs of the charge in the order of the library; those that apply are noted as read."""
    for relief, in_force in place.reliefs_on(charge_id, situation.law_date):
        applies = _applies(relief, in_force, situation, place)
        if applies is False:
            continue
        share = place.value(relief.share, situation)
        if share is not None:
            place.consulted.rules |= {relief.id, relief.instrument}
            yield Relieving(relief=relief, applies=applies, share=share)


def _applies(relief: Relief, in_force: Result, situation: Situation, place: Place) -> Result:
    """Whether the relief applies: True, False, or open."""
    if relief.condition is None:
        return in_force
    condition = place.value(relief.condition, situation)
    if condition is False or condition is None:
        return False
    if in_force is True and condition is True:
        return True
    return open_truth(missing_in([in_force, condition]))
