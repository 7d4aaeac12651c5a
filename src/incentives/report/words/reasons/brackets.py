"""Brackets of a schedule in words: from which number on and up to which one is in them."""

from incentives.engine.evaluation.figures.reading_brackets import schedule_with_limits
from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Graduate, Lookup
from incentives.language.operators.gathering import Graduation
from incentives.language.types import BracketsType
from incentives.policy.figures.schedule import NoFigure, Schedule
from incentives.report.words.names import Words
from incentives.values.number import Exact
from incentives.values.unit import ONE
from incentives.wordings.report import operators as op


def cell_read(lookup: Trace, table: str, words: Words) -> str:
    """What the table is called, with the keys by which it was read."""
    keys = words.listed(words.value(key.value, key.expression.type) for key in lookup.parts[1:])
    return words.say(op.TABLE_AT, table=table, keys=keys)


def brackets_read(graduate: Trace, figure: str, words: Words) -> str:
    """What the figure of the law is called with whose brackets the number was reckoned."""
    brackets = graduate.parts[0]
    return cell_read(brackets, figure, words) if isinstance(brackets.expression, Lookup) else figure


def bracket_without_figure(graduate: Trace, words: Words) -> str:
    """Which bracket says that it is not applicable; empty where nobody can tell which one."""
    expression, number = graduate.expression, graduate.parts[1].value
    schedule = schedule_with_limits(graduate)
    if not isinstance(expression, Graduate) or not isinstance(number, Exact) or schedule is None:
        return ""
    last = schedule.place_of(number)
    first = last if expression.kind is Graduation.STEP else 0
    at = next(
        place
        for place in range(first, last + 1)
        if schedule.brackets[place].rate is NoFigure.NOT_APPLICABLE
    )
    return _numbers_in(schedule, at, expression.brackets.type, words)


def _numbers_in(schedule: Schedule, at: int, type_: object, words: Words) -> str:
    """Which numbers lie in the bracket."""
    unit = type_.limits if isinstance(type_, BracketsType) else ONE
    bracket, before = schedule.brackets[at], schedule.brackets[at - 1] if at else None
    ends = []
    if before is not None and before.end is not None:
        wording = op.BRACKET_FROM if before.is_below else op.BRACKET_ABOVE
        ends.append(words.say(wording, limit=words.numbers.quantity(before.end, unit)))
    if bracket.end is not None:
        wording = op.BRACKET_BELOW if bracket.is_below else op.BRACKET_UP_TO
        ends.append(words.say(wording, limit=words.numbers.quantity(bracket.end, unit)))
    return words.listed(ends)
