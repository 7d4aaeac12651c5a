"""The parts of a determination: one for each row or month that an incentive goes over.

Each is worked out under the law of its own date.
"""

from collections.abc import Hashable, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import product
from typing import assert_never, cast

import attrs

from incentives.engine.determination.carrying import with_carried
from incentives.engine.determination.charges import arises
from incentives.engine.determination.places.frame import Frame, frame_of
from incentives.engine.determination.returns import Returns
from incentives.engine.determination.supposing.taken_over import (
    AS_IT_IS,
    WhatIf,
    Worths,
    leaves_unbounded,
    worths_before,
)
from incentives.engine.determination.worth import worth_of
from incentives.engine.evaluation.dependence import (
    Time,
    joined_dependence,
    reads_law_date,
)
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import BoundRow, Situation, supposed_in_force
from incentives.engine.evaluation.triggers import days_of, is_later
from incentives.engine.findings.outcome import NoPart, Outcome
from incentives.engine.findings.part import NOTHING_GIVEN, Kept, Part, Worth
from incentives.language.possible import (
    Missing,
    MissingSet,
    Open,
    Result,
    either,
    in_order,
    missing_in,
    range_of,
)
from incentives.policy.library import Library
from incentives.policy.rule import Charge, Incentive, Pays, ReducesBasis, Relieves
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.values.period import Month
from incentives.values.place import RowPlace
from incentives.values.range import NOTHING as NO_AMOUNT
from incentives.values.range import Range

STEPS_OF_A_ROW = 10
"""To work out a part takes so many steps for each of its rows, beside those of its expressions."""


def work_out_parts(
    incentive: Incentive,
    evaluator: Evaluator,
    on: date,
    what_if: WhatIf = AS_IT_IS,
) -> tuple[list[Part], frozenset[NoPart]]:
    """Every part up to the day `on`, and why there are no others.

    In the order of the case, rows before months; without any part there is always a reason.
    `what_if`: of a question what it asks, and what is known before.
    """
    charge = charge_of(incentive, evaluator)
    worths = worths_before(what_if.before, evaluator.supposed)
    rule = _Rule(incentive=incentive, charge=charge, evaluator=evaluator, worths=worths)
    parts: list[Part] = []
    left_out: set[NoPart] = set()
    returns = Returns(charge=charge, evaluator=evaluator)
    for bare in situations_of(incentive, charge, evaluator, on):
        situation = returns.placed(bare)
        if charge is not None and charge.by_month and isinstance(situation.law_date, date):
            part = rule.in_month(charge, situation)
        elif (untimely := rule.untimely(situation, on)) is not None:
            left_out.add(untimely)
            continue
        else:
            part = rule.work_out(situation)
        if part is None:
            left_out.add(NoPart.NO_CHARGE)
        else:
            parts.append(part)
            if what_if.until_unbounded and leaves_unbounded(part, incentive):
                break
    parts = with_carried(incentive, charge, parts, evaluator)
    return parts, frozenset(left_out or ({NoPart.NO_ROWS} if not parts else ()))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Rule:
    """An incentive that is worked out place by place.

    `charge`: as `charge_of` says. `worths`: what is known of its parts before.
    """

    incentive: Incentive
    charge: Charge | None
    evaluator: Evaluator
    worths: Worths
    _by_epoch: dict[Hashable, Part | None] = attrs.field(factory=dict)
    _frames: dict[Hashable, Frame] = attrs.field(factory=dict)

    def untimely(self, situation: Situation, on: date) -> NoPart | None:
        """Why the law date leaves the situation out, if it does.

        Of a charge that does not arise at all, that it does not is told rather than that it has no
        day.
        """
        if situation.law_date is None:
            return NoPart.NOT_HAPPENED if self._arises(situation) is not False else None
        return NoPart.LATER if is_later(situation, on) else None

    def in_month(self, charge: Charge, situation: Situation) -> Part | None:
        """The part of a month; months between which neither law nor statuses change share one.

        Where months are parts of a return each has its own, to the step that it is rounded to; what
        must be so for it to count they share.
        """
        day, library = cast(date, situation.law_date), self.evaluator.law.library
        if situation.book is not None:
            return self._part(self._frame_shared(charge, situation), situation)
        key = self._key(situation, by_day=reads_law_date(self.incentive, charge, library))
        if key not in self._by_epoch:
            self._by_epoch[key] = self.work_out(situation)
        part = self._by_epoch[key]
        if part is None or part.law_date == day:
            return part
        return attrs.evolve(part, law_date=day, situation=situation)

    def _frame_shared(self, charge: Charge, situation: Situation) -> Frame:
        """The frame of a month; the same for all months in which it must be the same."""
        arises_there = arises(charge, self.evaluator, situation)
        by_day = _is_judged_by_day(self.incentive, self.evaluator.law.library)
        key = (arises_there, self._key(situation, by_day=by_day))
        if key not in self._frames:
            self._frames[key] = frame_of(self.incentive, arises_there, self.evaluator, situation)
        return self._frames[key]

    def _key(self, situation: Situation, *, by_day: bool) -> Hashable:
        """What is the same for all months that are alike; `by_day`: each is by itself."""
        rows = tuple([id(row.facts) for row in situation.rows.values()])
        day = cast(date, situation.law_date)
        return (rows, day if by_day else self.evaluator.epoch_of(day))

    def work_out(self, situation: Situation) -> Part | None:
        """The part of one row or month; None where the charge does not arise there."""
        return self._part(self._frame(situation), situation)

    def _frame(self, situation: Situation) -> Frame:
        return frame_of(self.incentive, self._arises(situation), self.evaluator, situation)

    def _part(self, frame: Frame, situation: Situation) -> Part | None:
        if frame.arises is False:
            return None
        law_date = situation.law_date if isinstance(situation.law_date, date) else None
        part = partial(Part, law_date=law_date, situation=situation)
        if frame.in_force is False:
            kept = Kept(outcome=Outcome.NOT_IN_FORCE, within=NO_AMOUNT)
            return part(by_itself=kept, steps=(), beneficiary=APPLICANT, missing=())
        worth = NOTHING_GIVEN if frame.fails else self._worth(situation)
        if situation.book is not None and not frame.fails:
            situation.book.put_in(frame.doubts)
        return _concluded(part, worth, frame, self.evaluator)

    def _worth(self, situation: Situation) -> Worth:
        known = self.worths.get(situation.place) if self.worths else None
        return known or worth_of(self.incentive, self.charge, self.evaluator, situation)

    def _arises(self, situation: Situation) -> Result:
        """Whether the charge arises in the situation at all; true where there is none."""
        return True if self.charge is None else arises(self.charge, self.evaluator, situation)


@lru_cache(maxsize=10_000)
def _is_judged_by_day(incentive: Incentive, library: Library) -> bool:
    """Whether what must be so for a month to count, or whose it is, hangs on its very last day."""
    judged = [expression for case in incentive.beneficiary for expression in case.expressions]
    if incentive.condition is not None:
        judged.append(incentive.condition)
    return joined_dependence(judged, library).time is Time.BY_DAY


def charge_of(incentive: Incentive, evaluator: Evaluator) -> Charge | None:
    """The charge that the incentive makes smaller; None if it pays money of its own."""
    match incentive.benefit:
        case Relieves(charge=charge_id) | ReducesBasis(charge=charge_id):
            return evaluator.law.library.charges[charge_id]
        case Pays():
            return None
        case _:
            assert_never(incentive.benefit)


def situations_of(
    incentive: Incentive, charge: Charge | None, evaluator: Evaluator, on: date
) -> Iterator[Situation]:
    """The rows (and months) that the incentive goes over, each with its law date.

    The months are those of the year of `on` that are over by then. The law date may lie after `on`;
    it is None where what brings the incentive about is known not to have happened. Rows that nobody
    has listed have one stand-in; a list known to be empty gives no situation.
    `charge`: as `charge_of` says.
    """
    instrument = evaluator.law.library.instruments[incentive.instrument]
    choices = [
        evaluator.rows_of(name) or _unlisted_or_none(name, evaluator) for name in incentive.for_each
    ]
    for combination in product(*choices):
        for row in combination:
            evaluator.effort.visit(row.list_name, STEPS_OF_A_ROW)
        rows = {row.record: row for row in combination}
        paths = tuple(row.facts.path for row in combination)
        if charge is not None and charge.by_month:
            for month, last_day in _months_over(on):
                place = RowPlace(paths, month)
                supposed = supposed_in_force(instrument, last_day, until=on)
                yield Situation(place=place, rows=rows, law_date=last_day, supposed=supposed)
        else:
            at = charge.at if charge is not None else incentive.trigger
            place = RowPlace(paths)
            bare = Situation(place=place, rows=rows, law_date=None)
            day, others = days_of(at, incentive.also_on, evaluator, bare)
            supposed = supposed_in_force(instrument, day, until=on)
            yield bare.dated(day, others, supposed)


@lru_cache(maxsize=100)
def _months_over(on: date) -> tuple[tuple[Month, date], ...]:
    """The months of the year whose last day is past or is that day, each with its last day."""
    months = [Month(on.year, month) for month in range(1, on.month + 1)]
    return tuple((month, month.last_day) for month in months if month.last_day <= on)


def _unlisted_or_none(list_name: str, evaluator: Evaluator) -> tuple[BoundRow, ...]:
    """A stand-in where nobody has said which rows there are; nothing where there are none."""
    return (evaluator.unlisted_row(list_name),) if evaluator.rows_of(list_name) is None else ()


def in_order_told(missing: MissingSet, evaluator: Evaluator) -> tuple[Missing, ...]:
    """What is missing in order; a question 'what if' tells nobody, so there it stands in none."""
    return in_order(missing) if evaluator.unsupposed is None else tuple(missing)


def _concluded(part: "partial[Part]", worth: Worth, frame: Frame, evaluator: Evaluator) -> Part:
    """The part with its outcome."""
    gives_nothing = worth.value is None
    may_be_nothing = isinstance(worth.value, Open) and worth.value.may_be_none
    is_due = frame.is_sure and frame.asked is True and not gives_nothing
    missing: frozenset[Missing] = frozenset()
    within = NO_AMOUNT
    if not gives_nothing:
        missing = frame.missing | missing_in([worth.value])
        within = _within(worth.value, is_due=is_due, many=bool(frame.unlisted))
    outcome = _outcome(worth, frame)
    return part(
        condition=frame.condition,
        by_itself=Kept(outcome=outcome, within=within, is_due=is_due and not may_be_nothing),
        steps=worth.steps,
        beneficiary=frame.whose.role,
        missing=in_order_told(missing, evaluator),
        shares=frame.whose.shares,
        worth=worth,
        consequences=_consequences(worth, frame.asked, outcome, missing),
    )


def _outcome(worth: Worth, frame: Frame) -> Outcome:
    if worth.value is None:
        return Outcome.INELIGIBLE  # whatever else is not known: nothing comes of it
    if not frame.is_sure:
        return Outcome.UNDETERMINED
    is_sure = frame.asked is True and not isinstance(worth.value, Open)
    return Outcome.ELIGIBLE if is_sure else Outcome.UNDETERMINED


def _consequences(
    worth: Worth, condition: Result, outcome: Outcome, missing: frozenset[Missing]
) -> tuple[tuple[Charge, Result], ...]:
    """What falls away of the charges built on the relieved one; nothing may, if that is open."""
    if outcome is not Outcome.UNDETERMINED or condition is True:
        return worth.consequences
    return tuple((charge, either([0, saved], missing)) for charge, saved in worth.consequences)


def _within(value: Result, *, is_due: bool, many: bool) -> Range:
    """Between which bounds the part can come out.

    `is_due`: it is sure to be due, only its amount may be open. `many`: it stands for any number of
    rows.
    """
    within = range_of(value)
    if not is_due or (isinstance(value, Open) and value.may_be_none):
        within = within.or_nothing
    low = None if many and within.ends[0] < 0 else within.low
    return Range(low, None if many and within.ends[1] > 0 else within.high)
