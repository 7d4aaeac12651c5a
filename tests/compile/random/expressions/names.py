"""What has no parts: facts of the case and of rows, definitions, and figures made where needed."""

from tests.compile.random.grammar import leaf
from tests.compile.random.sections.figures import figure
from tests.compile.random.writing import (
    DAY,
    PLAIN,
    Defined,
    Row,
    Scope,
    Type,
    Writing,
)

NUMBER, TRUTH, WORD = "number", "truth", "word"
MOST_ROWS = 2
"""How deep rows are set against rows."""
ALL = (NUMBER, TRUTH, "day", "month", "text", "status", "set", WORD)


def facts_of(writing: Writing, scope: Scope, type_: Type) -> list[str]:
    """Facts of that type: of rows here first, then of the case."""
    of_rows = [f"{called}.{fact}" for called, row in scope.rows for fact in row.of(type_)]
    return [*of_rows, *writing.facts.get(type_, ()), *scope.own.get(type_, ())]


def definitions_of(writing: Writing, scope: Scope, type_: Type) -> list[str]:
    """Definitions of that type that can be said here."""
    if not scope.has_law:
        return []
    return [said for one in writing.definitions if one.type == type_ for said in _said(one, scope)]


def _said(one: Defined, scope: Scope) -> list[str]:
    """How the definition is named: by itself, or of a row that has another name here."""
    if scope.gathered + one.gathered > MOST_ROWS:
        return []
    if one.row is None:
        return [one.name]
    rows = [(called, row) for called, row in scope.rows if row.name == one.row]
    return [one.name if called == row.called else f"{called}.{one.name}" for called, row in rows]


def fact(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A fact, or a name of the place."""
    found = facts_of(writing, scope, type_)
    return writing.drawn.pick(found) if found else None


def definition(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A definition that the instrument has by now."""
    found = definitions_of(writing, scope, type_)
    return writing.drawn.pick(found) if found else None


for _kind in ALL:
    leaf(_kind, weight=3)(fact)
for _kind in (NUMBER, TRUTH, "day", WORD):
    leaf(_kind, weight=2)(definition)


@leaf(NUMBER, weight=2)
@leaf(TRUTH)
@leaf("day")
@leaf(WORD)
def figure_of_law(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A figure that the instrument has, or a new one."""
    return figure(writing, type_) if scope.has_law else None


@leaf(NUMBER)
def one(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A number that is no figure."""
    return "1" if type_ == PLAIN else None


@leaf(NUMBER)
def between(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """How much time lies between two days of the case."""
    if type_.of not in {"day", "month", "year"}:
        return None
    one, other = (writing.drawn.pick(writing.facts[DAY]) for _ in range(2))
    return f"{type_.of}s_between({one}, {other})"


@leaf("day")
def law_date(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """The day of which law is read."""
    return "law_date" if scope.has_law_date and type_ == DAY else None


def row_of(scope: Scope, *, ordered: bool = False) -> tuple[str, Row] | None:
    """The innermost row here; `ordered`: one whose list comes in an order."""
    found = [one for one in scope.rows if one[1].order is not None or not ordered]
    return found[-1] if found else None
