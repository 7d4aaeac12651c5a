"""What must be so for a place to count, and whose is what it comes to."""

import attrs

from incentives.engine.determination.beneficiaries import (
    NOBODY_KNOWN,
    Beneficiaries,
    beneficiaries_of,
)
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.engine.evaluation.triggers import in_force_throughout
from incentives.language.possible import Missing, MissingKind, Result, missing_in
from incentives.policy.rule import Incentive
from incentives.values.place import FactPath


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Frame:
    """What must be so for a place to count at all, the condition of the incentive, and whose it is.

    `unlisted`: the lists of which nobody has said which rows there are.
    """

    in_force: Result
    arises: Result
    condition: Trace | None = None
    whose: Beneficiaries = NOBODY_KNOWN
    unlisted: frozenset[Missing] = frozenset()

    @property
    def asked(self) -> Result:
        """What the condition comes to."""
        return True if self.condition is None else self.condition.value

    @property
    def fails(self) -> bool:
        return self.asked is False or self.asked is None

    @property
    def is_sure(self) -> bool:
        return self.in_force is True and self.arises is True and not self.unlisted

    @property
    def missing(self) -> frozenset[Missing]:
        """What is missing to know whether it counts."""
        return self.doubts | self.whose.missing

    @property
    def doubts(self) -> frozenset[Missing]:
        """What is missing to know whether it is given."""
        return missing_in([self.in_force, self.arises, self.asked]) | self.unlisted


def frame_of(
    incentive: Incentive, arises: Result, evaluator: Evaluator, situation: Situation
) -> Frame:
    """What is so in the place; `arises`: whether the charge does that the incentive relieves.

    Where it does not, or the instrument is not in force, nothing else is asked.
    """
    instrument = evaluator.law.library.instruments[incentive.instrument]
    in_force = False if arises is False else in_force_throughout(instrument, situation)
    if in_force is False:
        return Frame(in_force=False, arises=arises)
    asked = incentive.condition
    return Frame(
        in_force=in_force,
        arises=arises,
        condition=evaluator.shared_trace(asked, situation) if asked is not None else None,
        whose=beneficiaries_of(incentive, evaluator, situation),
        unlisted=_unlisted_in(situation),
    )


def _unlisted_in(situation: Situation) -> frozenset[Missing]:
    """The lists of which nobody has said which rows there are."""
    return frozenset(
        Missing(MissingKind.FACT, FactPath.parse(row.list_name))
        for row in situation.rows.values()
        if row.is_unlisted
    )
