"""Rounds of application: the one that an application made, and the next one."""

from collections.abc import Mapping
from datetime import date

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.payment import ApplicationResult, ApplicationRound
from incentives.language.possible import Open
from incentives.policy.payment import Application, YearDay
from incentives.values.place import RowPlace


def work_out_application(
    determination: Determination,
    evaluator: Evaluator,
    situations: Mapping[RowPlace, Situation],
    on: date,
) -> ApplicationResult | None:
    """The rounds of the incentive; None where it says nothing of them, or cannot be given.

    The next round closes later than the day `on`, and no round closes after the instrument has
    ended. `situations`: by the places of the parts.
    """
    rule = determination.rule.application
    if rule is None or not determination.outcome.is_given or not rule.closes:
        return None
    rounds = _rounds(rule, determination, evaluator, situations)
    last = determination.instrument.in_force.last
    closing = _closing(rule, on, is_after=True)
    if closing is None or (last is not None and closing[0] > last.latest):
        return ApplicationResult(
            rule=rule, rounds=rounds, next_opens_on=None, next_closes_on=None, next_text=None
        )
    closes_on, day = closing
    return ApplicationResult(
        rule=rule,
        rounds=rounds,
        next_opens_on=_opening(rule, closes_on),
        next_closes_on=closes_on,
        next_text=day.text,
    )


def _rounds(
    rule: Application,
    determination: Determination,
    evaluator: Evaluator,
    situations: Mapping[RowPlace, Situation],
) -> tuple[ApplicationRound, ...]:
    if rule.at is None:
        return ()
    rounds: dict[tuple[RowPlace, object], ApplicationRound] = {}
    for part in determination.working:
        if part.by_itself.is_counted and part.place in situations:
            at = evaluator.value(rule.at, situations[part.place])
            rows = RowPlace(part.place.rows)
            rounds.setdefault(
                (rows, at), _round(rule, rows, at if isinstance(at, date | Open) else None)
            )
    return tuple(rounds.values())


def _round(rule: Application, place: RowPlace, at: date | Open | None) -> ApplicationRound:
    if not isinstance(at, date):
        missing = tuple(sorted(at.missing)) if isinstance(at, Open) else ()
        return ApplicationRound(
            place=place, applied_on=None, closes_on=None, text=None, missing=missing
        )
    closing = _closing(rule, at, is_after=False)
    closes_on, text = (closing[0], closing[1].text) if closing is not None else (None, None)
    return ApplicationRound(place=place, applied_on=at, closes_on=closes_on, text=text, missing=())


def _closing(rule: Application, day: date, *, is_after: bool) -> tuple[date, YearDay] | None:
    """The first day on which a round closes, on `day` or later (`is_after`: later).

    None at the end of the calendar.
    """
    years = range(day.year, min(day.year + 1, date.max.year) + 1)
    closings = [(closes.in_year(year), closes) for year in years for closes in rule.closes]
    left = [
        closing for closing in closings if day < closing[0] or (day == closing[0] and not is_after)
    ]
    return min(left, key=lambda closing: closing[0], default=None)


def _opening(rule: Application, closes_on: date) -> date | None:
    """The last day before the closing on which rounds open."""
    if rule.opens is None:
        return None
    opened = [rule.opens.in_year(year) for year in (closes_on.year, max(closes_on.year - 1, 1))]
    return next((day for day in opened if day <= closes_on), None)
