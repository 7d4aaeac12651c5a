"""The parts of a determination: one for each row or month that an incentive goes over, each under the law of its own date."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from itertools import product
from math import inf, isinf
from typing import cast

import attrs

from incentives.engine.determination.beneficiaries import Beneficiaries, beneficiaries_of
from incentives.engine.determination.worth import NOTHING, Worth, worth_of
from incentives.engine.evaluation.dependence import reads_law_date
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.prevailing import in_force_on, not_published
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.findings.outcome import NoPart, Outcome
from incentives.engine.findings.part import Part
from incentives.language.possible import Missing, MissingKind, Open, Result, either, missing_in, open_truth
from incentives.policy.rule import Charge, Incentive, ReducesBasis, Relieves
from incentives.values.number import Exact
from incentives.values.period import Month

APPLICANT = "applicant"


def work_out_parts(incentive: Incentive, evaluator: Evaluator, on: date) -> tuple[list[Part], frozenset[NoPart]]:
    """Every part up to the day `on`, and why there are no others."""
    charge = charge_of(incentive, evaluator)
    by_epoch: dict[Hashable, Part | None] = {}
    parts: list[Part] = []
    left_out: set[NoPart] = set()
    for situation in situations_of(incentive, charge, evaluator, on):
        day = situation.law_date
        is_month = charge is not None and charge.by_month and isinstance(day, date)
        if charge is not None and is_month:
            found = _in_month(incentive, charge, evaluator, situation, by_epoch)
        elif day is None and not (charge is not None and _arises(charge, evaluator, situation) is False):
            left_out.add(NoPart.NOT_HAPPENED)
            continue
        elif isinstance(day, date) and day > on:
            left_out.add(NoPart.LATER)
            continue
        else:
            found = _work_out(incentive, charge, evaluator, situation)
        if found is None:
            left_out.add(NoPart.NO_CHARGE)
        else:
            parts.append(found)
    return parts, frozenset(left_out or ({NoPart.NO_ROWS} if not parts else ()))


def _in_month(
    incentive: Incentive,
    charge: Charge,
    evaluator: Evaluator,
    situation: Situation,
    by_epoch: dict[Hashable, Part | None],
) -> Part | None:
    """The part of a month; months between which neither law nor statuses change are worked out once."""
    day = cast(date, situation.law_date)
    key: Hashable = (tuple(id(row.facts) for row in situation.rows.values()), evaluator.epoch_of(day))
    if reads_law_date(incentive, charge, evaluator.law.library):
        key = (key, day)
    if key not in by_epoch:
        by_epoch[key] = _work_out(incentive, charge, evaluator, situation)
    found = by_epoch[key]
    if found is None or found.law_date == day:
        return found
    return attrs.evolve(found, label=situation.label, law_date=day, situation=situation)


def charge_of(incentive: Incentive, evaluator: Evaluator) -> Charge | None:
    """The charge that the incentive makes smaller, if it is of that sort."""
    match incentive.benefit:
        case Relieves(charge=charge_id) | ReducesBasis(charge=charge_id):
            return evaluator.law.library.charges[charge_id]
        case _:
            return None


def situations_of(incentive: Incentive, charge: Charge | None, evaluator: Evaluator, on: date) -> Iterator[Situation]:
    """The rows (and months) that the incentive goes over, each with its law date."""
    choices = [evaluator.rows_of(name) or _unlisted_or_none(name, evaluator) for name in incentive.for_each]
    for combination in product(*choices):
        rows = {row.record: row for row in combination}
        label = ", ".join(row.facts.path for row in combination)
        if charge is not None and charge.by_month:
            for month, last_day in _months_to(on.year, on.month):
                yield Situation(label=f"{label} {month}" if label else month, rows=rows, law_date=last_day)
        else:
            at = charge.at if charge is not None else incentive.trigger
            bare = Situation(label=label, rows=rows, law_date=None)
            found = evaluator.shared_trace(at, bare).value if at is not None else on
            yield Situation(label=label, rows=rows, law_date=cast("date | Open | None", found))


@lru_cache(maxsize=100)
def _months_to(year: int, number: int) -> tuple[tuple[str, date], ...]:
    """The months of the year up to this one, as they are written, each with its last day."""
    months = [Month(year, each) for each in range(1, number + 1)]
    return tuple((str(month), month.last_day) for month in months)


def _unlisted_or_none(list_name: str, evaluator: Evaluator) -> tuple[BoundRow, ...]:
    """A stand-in row where nobody has said which rows there are; nothing where there are known to be none."""
    return (evaluator.unlisted_row(list_name),) if evaluator.rows_of(list_name) is None else ()


def _arises(charge: Charge, evaluator: Evaluator, situation: Situation) -> Result:
    """Whether the charge arises in the situation at all."""
    if missing := not_published(evaluator.law, charge.instrument):
        return open_truth(missing)
    if charge.arises is None:
        return True
    value = evaluator.shared_trace(charge.arises, situation).value
    return False if value is None else value


def _work_out(incentive: Incentive, charge: Charge | None, evaluator: Evaluator, situation: Situation) -> Part | None:
    """The part of one row or month; None where the charge does not arise there."""
    arises = _arises(charge, evaluator, situation) if charge is not None else True
    if arises is False:
        return None
    instrument = evaluator.law.library.instruments[incentive.instrument]
    in_force = in_force_on(instrument, situation.law_date)
    law_date = situation.law_date if isinstance(situation.law_date, date) else None
    part = partial(Part, label=situation.label, law_date=law_date, situation=situation)
    if in_force is False:
        return part(outcome=Outcome.NOT_IN_FORCE, low=0, high=0, steps=(), beneficiary=APPLICANT, missing=())
    trace = evaluator.shared_trace(incentive.condition, situation) if incentive.condition is not None else None
    condition: Result = trace.value if trace is not None else True
    fails = condition is False or condition is None
    worth = NOTHING if fails else worth_of(incentive, charge, evaluator, situation)
    whose, unlisted = beneficiaries_of(incentive, evaluator, situation), _unlisted_missing(situation)
    done = _concluded(partial(part, condition=trace), worth, condition, [in_force, arises], whose=whose, unlisted=unlisted)
    if worth.consequences and done.outcome is Outcome.UNDETERMINED and condition is not True:
        missing = frozenset(done.missing)
        doubtful = tuple((each, either([0, saved], missing)) for each, saved in worth.consequences)
        done = attrs.evolve(done, consequences=doubtful)
    return done


def _concluded(
    part: "partial[Part]", worth: Worth, condition: Result, frame: Sequence[Result], /,
    *, whose: Beneficiaries, unlisted: frozenset[Missing],
) -> Part:  # fmt: skip
    """The part with its outcome. `frame`: whether the instrument is in force, and whether the charge arises at all."""
    is_framed = all(each is True for each in frame) and not unlisted
    gives_nothing = worth.value is None
    is_sure = condition is True and not isinstance(worth.value, Open)
    missing = missing_in(frame) | unlisted
    if not gives_nothing:
        missing |= missing_in([condition, worth.value]) | whose.missing
    low, high = (0, 0) if gives_nothing else _bounds(worth.value, is_due=is_framed and condition is True, many=bool(unlisted))
    outcome = Outcome.INELIGIBLE if gives_nothing else Outcome.ELIGIBLE
    if not is_framed or not (gives_nothing or is_sure):
        outcome = Outcome.UNDETERMINED
    may_be_nothing = isinstance(worth.value, Open) and worth.value.may_be_none
    return part(
        outcome=outcome, low=low, high=high, steps=worth.steps, beneficiary=whose.role, missing=tuple(sorted(missing)),
        shares=whose.shares,
        charge_due=worth.charge_due,
        consequences=worth.consequences,
        is_due=is_framed and condition is True and not gives_nothing and not may_be_nothing,
    )  # fmt: skip


def _unlisted_missing(situation: Situation) -> frozenset[Missing]:
    return frozenset(Missing(MissingKind.FACT, row.list_name) for row in situation.rows.values() if row.is_unlisted)


def _bounds(value: Result, *, is_due: bool, many: bool) -> tuple[Exact, Exact | None]:
    """The least and the most that the part can come to.

    `is_due`: it is sure to be due, only its amount may be open. `many`: it stands for any number of rows.
    """
    low = value.low if isinstance(value, Open) else cast(Exact, value)
    high = value.high if isinstance(value, Open) else cast(Exact, value)
    if not is_due or (isinstance(value, Open) and value.may_be_none):
        low, high = min(low, 0), max(high, 0)
    if many and high > 0:
        high = inf
    return cast(Exact, 0 if isinf(low) else low), None if isinf(high) else cast(Exact, high)
