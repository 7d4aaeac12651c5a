"""Days and months: of the calendar, of statuses, and so much later."""

from tests.compile.random.grammar import form, grow
from tests.compile.random.sections.figures import figure
from tests.compile.random.writing import (
    DAY,
    MONTH,
    PLAIN,
    STATUS,
    Scope,
    Type,
    Writing,
    number_of,
)


@form("day", weight=2)
def later(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """A day so many days, months or years later."""
    unit = writing.drawn.pick(("day", "month", "year"))
    moment = grow(writing, scope, DAY, depth)
    return f"add_{unit}s({moment}, {_how_long(writing, scope, unit, depth)})"


@form("month")
def month_later(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """A month so many months or years later."""
    unit = writing.drawn.pick(("month", "year"))
    moment = grow(writing, scope, MONTH, depth)
    return f"add_{unit}s({moment}, {_how_long(writing, scope, unit, depth)})"


def _how_long(writing: Writing, scope: Scope, unit: str, depth: int) -> str:
    """Mostly a figure, as the law has it."""
    if scope.has_law and writing.drawn.chance(70):
        return figure(writing, number_of(unit))
    return grow(writing, scope, number_of(unit), min(depth, 1))


@form("month", weight=2)
def month_of_day(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """The month of a day."""
    return f"month_at({grow(writing, scope, DAY, depth)})"


@form("day", weight=2)
def end_of_month(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """The first or last day of a month."""
    first = writing.drawn.pick(("last_day", "first_day"))
    return f"{first}({grow(writing, scope, MONTH, depth)})"


@form("day", weight=2)
def of_status(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """When it began, ended, or lapsed from a day on."""
    status = grow(writing, scope, STATUS, 0)
    match writing.drawn.pick(("started", "ended", "lapsed")):
        case "lapsed":
            return f"lapsed({status}, {grow(writing, scope, DAY, depth)})"
        case name:
            return f"{name}({status})"


@form("day")
def made(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """A day of plain numbers, or the last of a year."""
    drawn = writing.drawn
    year = f"year_of({grow(writing, scope, DAY, depth)})"
    if drawn.chance(50):
        return f"year_end({year})"
    month, day = (f"{part}_of({grow(writing, scope, DAY, depth)})" for part in ("month", "quarter"))
    if drawn.chance(20):
        day = grow(writing, scope, PLAIN, depth)
    return f"make_date({year}, {month}, {day})"


@form("day")
def extreme_day(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """The earlier or later of two."""
    one, other = (grow(writing, scope, DAY, depth) for _ in range(2))
    return f"{writing.drawn.pick(('min', 'max'))}({one}, {other})"
