"""Quantities and conditions as tables: bounds, cases, versions, roundings, exceptions, clauses."""

from collections.abc import Callable
from datetime import timedelta

from tests.compile.random.grammar import grow
from tests.compile.random.sections.figures import at_place, step_of
from tests.compile.random.writing import (
    DAY,
    MONEY,
    TRUTH,
    Document,
    Scope,
    Type,
    Writing,
    number_of,
    text,
)

MODES = ("half_up", "half_even", "up", "down", "ceiling", "floor")
DEPTH = 3
RARE = 3
"""How often of a hundred what the kernel leaves to the reference whatever the case is like."""


def expression(writing: Writing, scope: Scope, type_: Type, depth: int = DEPTH) -> str:
    """An expression as a part of the file says it."""
    return grow(writing, scope, type_, depth)


def quantity(writing: Writing, scope: Scope, type_: Type, steps: int = 2) -> object:
    """A number: an expression, a figure at its place, or a table with bounds."""
    drawn = writing.drawn
    if steps == 0 or drawn.chance(45):
        if scope.has_law and drawn.chance(12):
            return at_place(writing, type_)
        return expression(writing, scope, type_, 2 if steps < 2 else DEPTH)
    return quantity_table(writing, scope, type_, steps)


def quantity_table(writing: Writing, scope: Scope, type_: Type, steps: int = 2) -> Document:
    """A number with what comes off, floor, cap and rounding."""
    drawn = writing.drawn
    table = _form_of_quantity(writing, scope, type_, steps)
    if drawn.chance(10):
        less = [quantity(writing, scope, type_, 0) for _ in range(1 + drawn.up_to(1))]
        table["less"] = less[0] if len(less) == 1 else less
    if drawn.chance(30):
        table["at_least"] = "0" if drawn.chance(60) else _bound(writing, scope, type_)
    if drawn.chance(25):
        floor = table.get("at_least")
        if floor is None:
            table["at_most"] = _bound(writing, scope, type_)
        elif floor == "0" and scope.has_law:
            table["at_most"] = step_of(writing, type_)
    if drawn.chance(40):
        to = drawn.pick(("0.01", "1", "0.02", "10", "0.3", "0.02", "0.5", "100", "0.05"))
        table["round"] = {"to": to, "mode": drawn.pick(MODES)}
        if drawn.chance(20):
            del table["round"]["mode"]
    if drawn.chance(10):
        table |= {"text": text("q"), "cite": "3"}
        if drawn.chance(40):
            table["standing"] = "recalled"
    return table


def _form_of_quantity(writing: Writing, scope: Scope, type_: Type, steps: int) -> Document:
    drawn = writing.drawn
    form = drawn.pick(("value", "value", "value", "cases", "cases", "sum", "product"))
    match "versions" if drawn.chance(RARE) else form:
        case "cases":
            return {"cases": cases(writing, scope, type_, steps - 1)}
        case "sum":
            return {"sum": [quantity(writing, scope, type_, steps - 1) for _ in range(2)]}
        case "product":
            other = quantity(writing, scope, number_of("1"), steps - 1)
            return {"product": [quantity(writing, scope, type_, steps - 1), other]}
        case "versions" if scope.has_law:
            value = lambda: {"value": expression(writing, scope, type_, 2)}  # noqa: E731
            return {"versions": versions(writing, value)}
    return {"value": expression(writing, scope, type_)}


def cases(writing: Writing, scope: Scope, type_: Type, steps: int) -> list[Document]:
    """The first that applies decides; some say that nothing does."""
    drawn = writing.drawn
    found: list[Document] = []
    for _ in range(1 + drawn.up_to(1)):
        case: Document = {"when": expression(writing, scope, TRUTH, 2)}
        if drawn.chance(8):
            case |= {"not_applicable": "true"}
        elif steps > 0 and drawn.chance(15):
            case |= {"cases": cases(writing, scope, type_, steps - 1)}
        else:
            case |= {"value": quantity(writing, scope, type_, steps)}
        if drawn.chance(15):
            case |= {"text": text("case"), "cite": "3", "id": writing.name("case_")}
            if drawn.chance(40):
                case["standing"] = "recalled"
        found.append(case)
    last = "not_applicable" if drawn.chance(8) else quantity(writing, scope, type_, steps)
    return [*found, {"otherwise": last}]


def _bound(writing: Writing, scope: Scope, type_: Type) -> object:
    """A cap or floor, which may bind in some cases only."""
    drawn = writing.drawn
    if drawn.chance(85):
        return quantity(writing, scope, type_, 1)
    found: list[Document] = []
    for _ in range(1 + drawn.up_to(1)):
        test: Document = {"when": expression(writing, scope, TRUTH, 2)}
        if drawn.chance(40):
            found.append({**test, "no_limit": "true"})
        else:
            found.append({**test, "value": quantity(writing, scope, type_, 0)})
    last = "no_limit" if drawn.chance(60) else quantity(writing, scope, type_, 0)
    return {"cases": [*found, {"otherwise": last}]}


def versions(writing: Writing, form: Callable[[], Document]) -> list[Document]:
    """What a rule was on which days; on some nobody knows."""
    drawn = writing.drawn
    change = drawn.day()
    last = (change - timedelta(days=1)).isoformat()
    before: Document = {"from": "2015-01-01", "to": last, "cite": "4"}
    gap: Document = {"gap": "true", "text": text("gap")}
    if drawn.chance(70):
        gap["published"] = drawn.day().isoformat()
    first = gap if drawn.chance(10) else form()
    after: Document = {
        "from": change.isoformat(),
        "to": "2031-12-31",
        "cite": "4",
        **form(),
    }
    return [{**before, **first}, after]


def condition(writing: Writing, scope: Scope, steps: int = 2) -> object:
    """A condition: an expression or a table."""
    if steps == 0 or writing.drawn.chance(35):
        return expression(writing, scope, TRUTH)
    return condition_table(writing, scope, steps)


def condition_table(
    writing: Writing, scope: Scope, steps: int = 2, *, is_worded: bool | None = None
) -> Document:
    """A condition with its clause, exceptions and papers."""
    drawn = writing.drawn
    table = _form_of_condition(writing, scope, steps)
    if is_worded if is_worded is not None else drawn.chance(60):
        table |= {"id": writing.name("c"), "text": text("c")}
        if drawn.chance(20):
            table |= {"evidence": ["deed"], "cite": "6", "standing": "recalled"}
    if "versions" not in table and drawn.chance(15):
        table["unless"] = [condition(writing, scope, 0) for _ in range(1 + drawn.up_to(1))]
    return table


def _form_of_condition(writing: Writing, scope: Scope, steps: int) -> Document:
    drawn = writing.drawn
    form = drawn.pick(("any", "when", "all", "any", "exactly_one", "not", "compared", "cases"))
    match "versions" if drawn.chance(RARE) else form:
        case "all" | "any" | "exactly_one":
            return {form: [condition(writing, scope, steps - 1) for _ in range(2)]}
        case "not":
            return {"not": condition(writing, scope, steps - 1)}
        case "compared":
            of = drawn.pick((MONEY, MONEY, number_of("person"), DAY))
            of_what = quantity if of != DAY else expression
            table: Document = {"compared": of_what(writing, scope, of, 1)}
            bounds = drawn.pick((("at_least",), ("above",), ("at_most",), ("above", "below")))
            return table | {
                bound: of_what(writing, scope, of, 0 if of != DAY else 1) for bound in bounds
            }
        case "cases":
            required = [
                {
                    "when": expression(writing, scope, TRUTH, 1),
                    "require": condition(writing, scope, 0),
                },
                {"when": expression(writing, scope, TRUTH, 1), "not_applicable": "true"},
            ]
            return {
                "cases": [*required[drawn.up_to(1) :], {"otherwise": condition(writing, scope, 0)}]
            }
        case "versions" if scope.has_law:
            return {
                "versions": versions(
                    writing, lambda: {"when": expression(writing, scope, TRUTH, 2)}
                )
            }
    return {"when": expression(writing, scope, TRUTH)}
