"""Numbers: arithmetic, rounding, calendar, and what tables and brackets make of them."""

from tests.compile.random.expressions.names import facts_of
from tests.compile.random.grammar import form, grow
from tests.compile.random.sections.figures import brackets, figure, step_of
from tests.compile.random.sections.tables import bracketed_table, read_table, table
from tests.compile.random.writing import (
    DAY,
    MONEY,
    MONTH,
    PLAIN,
    STATUS,
    TRUTH,
    Scope,
    Type,
    Writing,
    number_of,
)

NUMBER = "number"
COUNTED = ("person", "m2", "day")
"""Units of facts by which a rate is multiplied."""
ROUNDINGS = ("half_up", "half_even", "up", "down", "ceiling", "floor")


@form(NUMBER, weight=3, plain=4)
def sum_of_two(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """Numbers of one unit, added or taken away."""
    left, right = grow(writing, scope, type_, depth), beside(writing, scope, type_, depth)
    sign = writing.drawn.pick("+++-" if scope.is_plain else "+-")
    return f"({left} {sign} {right})"


def beside(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """Another number beside one that says in what unit they are: that may be nothing."""
    is_nothing = type_.kind == NUMBER and writing.drawn.chance(4 if scope.is_plain else 12)
    return "0" if is_nothing else grow(writing, scope, type_, depth)


@form(NUMBER, plain=1)
def negated(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """A number below zero, or above."""
    return f"(-{grow(writing, scope, type_, depth)})"


@form(NUMBER, weight=2, plain=2)
def extreme(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """The least or the greatest of two or three."""
    number = 2 + writing.drawn.up_to(1)
    first = grow(writing, scope, type_, depth)
    parts = [first, *(beside(writing, scope, type_, depth) for _ in range(number - 1))]
    return f"{writing.drawn.pick(('min', 'max'))}({', '.join(parts)})"


@form(NUMBER, weight=2, plain=2)
@form("truth")
@form("day")
@form("month")
@form("word")
def one_or_other(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """One value or another, by a condition."""
    test = grow(writing, scope, TRUTH, depth)
    one, other = grow(writing, scope, type_, depth), beside(writing, scope, type_, depth)
    return f"({one} if {test} else {other})"


@form(NUMBER, weight=2, plain=2)
def scaled(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """So many times as much."""
    return f"({grow(writing, scope, type_, depth)} * {grow(writing, scope, PLAIN, depth)})"


@form(NUMBER, weight=2, plain=3)
def rated(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A rate for each of what is counted."""
    if type_ != MONEY or not scope.has_law:
        return None
    unit = writing.drawn.pick(COUNTED)
    rate = figure(writing, number_of(f"CNY/{unit}"))
    return f"({grow(writing, scope, number_of(unit), depth)} * {rate})"


@form(NUMBER, weight=2, plain=1)
def in_proportion(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """A part of it, in proportion to two numbers of the case; or one plain number by another."""
    like = number_of(writing.drawn.pick(("CNY", *COUNTED, "1")))
    above, below = grow(writing, scope, like, depth), divisor(writing, scope, like)
    if type_ == PLAIN:
        return f"({above} / {below})"
    return f"({grow(writing, scope, type_, depth)} * ({above} / {below}))"


@form(NUMBER, plain=1)
def divided(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """Divided by a plain number."""
    return f"({grow(writing, scope, type_, depth)} / {divisor(writing, scope, PLAIN)})"


def divisor(writing: Writing, scope: Scope, type_: Type) -> str:
    """What may come to nothing, but is not nothing in words: that the loader refuses."""
    drawn = writing.drawn
    known = facts_of(writing, scope, type_)
    if not scope.has_law and not known:
        return grow(writing, scope, type_, 0)
    if scope.has_law and (not known or drawn.chance(40)):
        return figure(writing, type_)
    one, other = drawn.pick(known), drawn.pick(known)
    return one if drawn.chance(88) else f"({one} - {other})"


@form(NUMBER, weight=2, plain=3)
def rounded(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """To whole units, or to multiples of a figure; below zero too, where it is paid of."""
    way = writing.drawn.pick(ROUNDINGS)
    name = way if way in {"ceiling", "floor"} else f"round_{way}"
    inside = grow(writing, scope, type_, depth)
    is_below = writing.drawn.chance(25)
    inside = f"(-{inside})" if is_below else inside
    written = f"{name}({inside})"
    if scope.has_law and writing.drawn.chance(60):
        written = f"{name}({inside}, {step_of(writing, type_)})"
    return f"(-{written})" if is_below else written


@form(NUMBER, weight=2, plain=1)
def of_calendar(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """What days and months say: parts of dates, and what lies between them."""
    drawn = writing.drawn
    match type_.of:
        case "1":
            moment = grow(writing, scope, drawn.pick((DAY, MONTH)), depth)
            return f"{drawn.pick(('year_of', 'month_of', 'quarter_of'))}({moment})"
        case "day" if drawn.chance(50):
            return f"days_in({grow(writing, scope, MONTH, depth)})"
        case "day" if drawn.chance(50):
            status = grow(writing, scope, STATUS, 0)
            return f"days_held({status}, {grow(writing, scope, MONTH, depth)})"
        case "day" | "month" | "year":
            begin, end = (grow(writing, scope, DAY, depth) for _ in range(2))
            return f"{type_.of}s_between({begin}, {end})"
        case "CNY":
            unit = drawn.pick(("year", "month"))
            rate = grow(writing, scope, number_of(f"CNY/{unit}"), depth)
            return f"({rate} * {grow(writing, scope, number_of(unit), depth)})"
    return None


@form(NUMBER, weight=2, plain=2)
def per_time(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A figure per year as one per month, and the other way."""
    other = {"CNY/year": "CNY/month", "CNY/month": "CNY/year"}.get(type_.of)
    if other is None:
        return None
    return f"per_{type_.of[4:]}({grow(writing, scope, number_of(other), depth)})"


@form(NUMBER)
@form("day")
@form("truth")
@form("word")
def of_table(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """The cell of a table, by one key or two."""
    if not scope.has_law:
        return None
    return read_table(writing, table(writing, type_), lambda key: _key(writing, scope, key, depth))


@form(NUMBER, weight=2, plain=4)
def by_brackets(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """Slices at their rates, or the rate of the bracket; brackets may stand in a cell."""
    if not scope.has_law:
        return None
    drawn = writing.drawn
    like = number_of(drawn.pick(("CNY", "person", "m2", "1")))
    is_step = drawn.chance(50) or (type_ == PLAIN and like != PLAIN)
    kind = "step" if is_step else "marginal"
    rates = type_ if is_step else PLAIN
    # Often a fact by itself: cases lie on the limits of brackets, but seldom what is made of them.
    deep = 0 if drawn.chance(60) else depth
    argument = grow(writing, scope, like if is_step else type_, deep)
    of_limits = like if is_step else type_
    if not is_step and type_.of not in {"CNY", "1", "person", "m2"}:
        return None
    if drawn.chance(94):
        return f"{kind}({brackets(writing, rates, of_limits)}, {argument})"
    named = bracketed_table(writing, rates, of_limits)
    cell = read_table(writing, named, lambda key: _key(writing, scope, key, depth))
    return f"{kind}({cell}, {argument})"


def _key(writing: Writing, scope: Scope, key: Type, depth: int) -> str:
    """What a table is read by; of words a fact or definition, never a word by itself."""
    return grow(writing, scope, key, min(depth, 1))


@form(NUMBER)
def one_for_one(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """People and the rooms that they take, the lesser of them."""
    if type_.of not in {"person", "room"}:
        return None
    other = number_of("room" if type_.of == "person" else "person")
    return f"min({grow(writing, scope, type_, depth)}, {grow(writing, scope, other, depth)})"
