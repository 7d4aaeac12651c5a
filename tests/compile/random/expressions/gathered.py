"""What is made of rows of a list: sums and their like, and facts of the row of a key."""

from tests.compile.random.expressions.names import MOST_ROWS, facts_of
from tests.compile.random.grammar import form, grow
from tests.compile.random.sections.figures import figure
from tests.compile.random.writing import (
    DAY,
    PLAIN,
    TEXT,
    TRUTH,
    Document,
    Row,
    Scope,
    Type,
    Writing,
)


def _over(writing: Writing, scope: Scope, depth: int) -> tuple[str, Row, Scope] | None:
    """A list to go over, or a part: what a row of it is called, and what can be named then."""
    if scope.gathered >= MOST_ROWS:
        return None
    row = writing.lists[writing.drawn.pick(sorted(writing.lists))]
    if not row.is_whole and not scope.has_law:
        return None
    if not scope.names_row(row) and writing.drawn.chance(40):
        return row.called, row, scope.over_row(row.called, row)
    writing.variables += 1
    called = f"e{writing.variables}"
    return called, row, scope.over_row(called, row)


def _guard(writing: Writing, scope: Scope, inner: Scope, depth: int) -> str:
    """Which rows count: none said, a condition, or what sets a row against another."""
    drawn = writing.drawn
    if drawn.chance(70 if scope.is_plain else 50):
        return ""
    called, row = inner.rows[-1]
    outer = [name for name, of in scope.rows if of.called == row.called]
    if outer and drawn.chance(60):
        tests = []
        type_ = drawn.pick([one for one in row.fields if one.kind in {"word", "text", "truth"}])
        if type_.kind != "truth":
            same = drawn.pick(row.of(type_))
            tests.append(f"{called}.{same} == {drawn.pick(outer)}.{same}")
        if row.order is not None and drawn.chance(60):
            tests.append(f"precedes({called}, {drawn.pick(outer)})")
        if tests:
            return f" if {' and '.join(tests)}"
    return f" if {grow(writing, inner, TRUTH, min(depth, 1))}"


@form("number", weight=3, plain=5)
def gathered(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A sum, the least, the greatest, the largest of rows; of plain numbers how many there are."""
    drawn = writing.drawn
    over = _over(writing, scope, depth)
    if over is None:
        return None
    called, row, inner = over
    loop = f"for {called} in {row.name}{_guard(writing, scope, inner, depth)}"
    if type_ == PLAIN and drawn.chance(60):
        return f"count({called} {loop})"
    # Mostly a fact of the row: of what is the same for all rows, least and greatest are one.
    own = [f"{called}.{fact}" for fact in row.of(type_)]
    is_of_row = bool(own) and drawn.chance(70)
    body = drawn.pick(own) if is_of_row else grow(writing, inner, type_, min(depth, 1))
    if scope.has_law and drawn.chance(4):
        return f"largest({figure(writing, PLAIN)}, ({body} {loop}))"
    return f"{drawn.pick(('sum', 'sum', 'max', 'min'))}({body} {loop})"


@form("day")
def extreme_day_of_rows(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """The earliest or latest of rows."""
    over = _over(writing, scope, depth)
    if over is None:
        return None
    called, row, inner = over
    loop = f"for {called} in {row.name}{_guard(writing, scope, inner, depth)}"
    body = grow(writing, inner, DAY, min(depth, 1))
    return f"{writing.drawn.pick(('max', 'min'))}({body} {loop})"


@form("truth", weight=2, plain=2)
def of_rows(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """Whether it holds of one row, or of all."""
    over = _over(writing, scope, depth)
    if over is None:
        return None
    called, row, inner = over
    loop = f"for {called} in {row.name}{_guard(writing, scope, inner, depth)}"
    return (
        f"{writing.drawn.pick(('any', 'all'))}({grow(writing, inner, TRUTH, min(depth, 1))} {loop})"
    )


@form("number", plain=1)
@form("truth", plain=2)
@form("day")
@form("word")
def keyed(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """A fact of the one row that a key names, or that a fact refers to."""
    drawn = writing.drawn
    lists = [row for row in writing.lists.values() if row.key and row.of(type_) and row.is_whole]
    if not lists:
        return None
    row = drawn.pick(lists)
    assert row.key is not None
    wanted = drawn.pick(row.of(type_))
    if row.name == "sites":
        referring = [called for called, of in scope.rows if "site" in of.of(TEXT)]
        if referring and drawn.chance(60):
            return f"{drawn.pick(referring)}.site.{wanted}"
    key = grow(writing, scope, row.key[1], min(depth, 1))
    return f"{row.name}[{key}].{wanted}"


@form("truth")
def whether_of_part(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """Whether a row is of a part of its list."""
    parts = [one for one in writing.lists.values() if not one.is_whole]
    said = [
        f"{called}.{part.name}"
        for called, row in scope.rows
        for part in parts
        if part.called == row.called and scope.has_law
    ]
    return writing.drawn.pick(said) if said else None


@form("number")
def in_period(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """What the rows of the period of a row come to, such as those of a tax return."""
    if not scope.has_law or not any(called == "sale" for called, _ in scope.rows):
        return None
    drawn = writing.drawn
    name = period(writing)
    if scope.gathered >= MOST_ROWS:
        return None
    writing.variables += 1
    called = f"e{writing.variables}"
    inner = scope.over_row(called, writing.lists["sales"])
    if type_ == PLAIN:
        return f"count({called} for {called} in {name})"
    facts = [one for one in facts_of(writing, inner, type_) if one.startswith(f"{called}.")]
    body = drawn.pick(facts) if facts else grow(writing, inner, type_, 0)
    return f"{drawn.pick(('sum', 'max', 'min'))}({body} for {called} in {name})"


def period(writing: Writing) -> str:
    """The periods of sales, of which there are one or two kinds."""
    drawn = writing.drawn
    name = f"season{drawn.up_to(1)}"
    if name not in writing.section("periods"):
        entry: Document = {"text": {"zh": "期", "en": "season"}, "of": "sales", "cite": "5"}
        cycles = ("quarter", "month", "half_year", "year")
        writing.section("periods")[name] = entry
        by: object = drawn.pick(cycles)
        if drawn.chance(40):
            test = grow(writing, Scope(has_awards=False), TRUTH, 1)
            by = {"cases": [{"when": test, "is": drawn.pick(cycles)}, {"otherwise": by}]}
        entry["by"] = by
        if drawn.chance(40):
            entry["while"] = grow(writing, Scope(has_awards=False), TRUTH, 1)
    return name
