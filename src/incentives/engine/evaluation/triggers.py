"""The days that bring an incentive about: the law date, and others that count beside it."""

from datetime import date
from typing import cast

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.figures.prevailing import in_force_on
from incentives.engine.evaluation.situation import Situation
from incentives.language.expression import Expression
from incentives.language.possible import Open, Result, missing_in, open_truth
from incentives.policy.instrument import Instrument

Day = date | Open | None


def days_of(
    at: Expression | None, also_on: tuple[Expression, ...], evaluator: Evaluator, bare: Situation
) -> tuple[Day, tuple[date | Open, ...]]:
    """The law date and the other days; where one of them has not come about, there is none.

    `at`: None where it is the day of the assessment.
    """
    day = evaluator.value(at, bare) if at is not None else evaluator.on
    others = [cast(Day, evaluator.value(other, bare)) for other in also_on]
    happened = tuple(other for other in others if other is not None)
    return (cast(Day, day), happened) if len(happened) == len(others) else (None, ())


def is_later(situation: Situation, on: date) -> bool:
    """Whether one of its days is known to lie after the day of the assessment."""
    days = (situation.law_date, *situation.also_on)
    return any(isinstance(day, date) and day > on for day in days)


def in_force_throughout(instrument: Instrument, situation: Situation) -> Result:
    """Whether the instrument is in force on all days of the situation: True, False, or open."""
    on_days = [in_force_on(instrument, day) for day in (situation.law_date, *situation.also_on)]
    if False in on_days:
        return False
    return True if all(one is True for one in on_days) else open_truth(missing_in(on_days))
