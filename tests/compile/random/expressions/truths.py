"""Conditions: comparisons, logic, statuses, and what is there at all."""

from tests.compile.random.expressions.names import facts_of
from tests.compile.random.expressions.numbers import beside
from tests.compile.random.grammar import form, grow
from tests.compile.random.writing import (
    DAY,
    MONEY,
    MONTH,
    PLAIN,
    SET,
    STATUS,
    TEXT,
    TRUTH,
    Scope,
    Type,
    Writing,
    number_of,
    word_of,
)

COMPARED = (
    MONEY,
    MONEY,
    PLAIN,
    *map(number_of, ("person", "m2", "day", "CNY/year", "CNY/month")),
    DAY,
    MONTH,
)
TRUTHS = "truth"
ORDERINGS = ("<", "<=", ">", ">=", "==", "!=")


@form(TRUTHS, weight=5, plain=4)
def comparison(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """Two or three of one type, in an order."""
    drawn = writing.drawn
    of = drawn.pick(COMPARED)
    first = grow(writing, scope, of, depth)
    more = [beside(writing, scope, of, depth) for _ in range(1 + drawn.chance(15))]
    parts = [first, *more]
    written = f"{parts[0]} {drawn.pick(ORDERINGS)} {parts[1]}"
    return f"({written} {drawn.pick(ORDERINGS[:4])} {parts[2]})" if parts[2:] else f"({written})"


@form(TRUTHS, weight=3, plain=5)
def joined(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """Two conditions, or three of which just one holds."""
    drawn = writing.drawn
    left, right = (grow(writing, scope, TRUTH, depth) for _ in range(2))
    word = drawn.pick(("or", "and", "or", "exactly_one"))
    if word == "exactly_one":
        more = f", {grow(writing, scope, TRUTH, depth)}" if drawn.chance(30) else ""
        return f"exactly_one({left}, {right}{more})"
    return f"({left} {word} {right})"


@form(TRUTHS, weight=2, plain=1)
def denied(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """What does not hold."""
    return f"(not {grow(writing, scope, TRUTH, depth)})"


@form(TRUTHS, weight=3, plain=2)
def of_words(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """A word is another, or one of several, or of a group."""
    drawn = writing.drawn
    enumeration = drawn.pick(sorted(writing.words))
    values = writing.words[enumeration]
    subject = grow(writing, scope, word_of(enumeration), depth)
    match drawn.pick(("same", "among", "group", "alike")):
        case "same":
            return f"({subject} {drawn.pick(('==', '!='))} {drawn.pick(values)})"
        case "alike":
            other = grow(writing, scope, word_of(enumeration), depth)
            return f"({subject} {drawn.pick(('==', '!='))} {other})"
        case "group" if scope.has_law and enumeration in GROUPED:
            return f"({subject} {drawn.pick(('in', 'not in'))} {group(writing, enumeration)})"
    some = [value for value in values if drawn.chance(60)] or [values[0]]
    return f"({subject} {drawn.pick(('in', 'not in'))} {{{', '.join(some)}}})"


GROUPED = {"trade": "firm.trade", "zone": "firm.zone"}
"""The enumerations of which there are groups, by a fact of theirs."""


def group(writing: Writing, enumeration: str) -> str:
    """A group of values, one for each enumeration."""
    name, values = f"some_{enumeration}s", writing.words[enumeration]
    some = [value for value in values if writing.drawn.chance(50)] or [values[-1]]
    entry = {"of": GROUPED[enumeration], "values": some, "text": {"zh": name, "en": name}}
    writing.section("groups").setdefault(name, entry)
    return name


@form(TRUTHS)
def of_texts(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """One text is another."""
    one, other = (grow(writing, scope, TEXT, 0) for _ in range(2))
    return f"({one} {writing.drawn.pick(('==', '!='))} {other})"


@form(TRUTHS)
def of_sets(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """What is known of several has one in common with others."""
    drawn = writing.drawn
    some = [value for value in writing.words["trade"] if drawn.chance(40)] or ["smith"]
    return f"overlaps({grow(writing, scope, SET, 0)}, {{{', '.join(some)}}})"


@form(TRUTHS, weight=2)
def of_status(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """Whether it is held: at the law date, on a day, in a whole month, ever."""
    drawn = writing.drawn
    status = grow(writing, scope, STATUS, 0)
    match drawn.pick(("bare", "held_on", "held_throughout", "ever")):
        case "bare" if scope.has_law_date:
            return f"({status} {drawn.pick(('and', 'or'))} {grow(writing, scope, TRUTH, 0)})"
        case "held_throughout":
            return f"held_throughout({status}, {grow(writing, scope, MONTH, depth)})"
        case "held_on":
            return f"held_on({status}, {grow(writing, scope, DAY, depth)})"
    return f"ever({status})"


@form(TRUTHS, weight=2)
def there(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """Whether something has come about, or is there."""
    drawn = writing.drawn
    if drawn.chance(50):
        return f"happened({grow(writing, scope, DAY, depth)})"
    enumeration = drawn.pick(sorted(writing.words))
    of = drawn.pick((MONEY, PLAIN, MONTH, TEXT, word_of(enumeration)))
    found = facts_of(writing, scope, of)
    if depth == 0 and found:
        return f"exists({drawn.pick(found)})"
    return f"exists({grow(writing, scope, of, depth)})"


@form(TRUTHS)
def within_the_law(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """Whether the instrument is in force on a day."""
    return f"in_force({grow(writing, scope, DAY, depth)})" if scope.has_law else None


@form(TRUTHS)
def before(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """One row of a list comes before another, or itself."""
    ordered = [(called, row) for called, row in scope.rows if row.order is not None]
    if not ordered:
        return None
    called, row = writing.drawn.pick(ordered)
    others = [other for other, of in ordered if of.name == row.name]
    return f"precedes({called}, {writing.drawn.pick(others)})"
