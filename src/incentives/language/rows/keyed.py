"""The row that a key names: `children[stay.child].born_on`, or `stay.child.born_on` for short."""

from collections.abc import Callable
from functools import partial

from incentives.language import syntax
from incentives.language.expression import (
    Apply,
    Expression,
    Gather,
)
from incentives.language.operators import OPERATORS
from incentives.language.operators.gathering import Gathering
from incentives.language.scope import Checking, Rows, placeholder
from incentives.language.slips.nearest import meant
from incentives.language.types import (
    BOOLEAN,
    BrokenType,
    ChoiceType,
    RecordType,
    RowsType,
)
from incentives.values.text import Text

Find = Callable[[tuple[str, ...], Rows], Expression | None]


def check_keyed(checker: Checking, tree: syntax.Select, over: RowsType, rows: Rows) -> Expression:
    """The fact of the row of that list whose key is the one written in brackets."""
    if over.row.key is None:
        message = f"no one fact tells the rows of '{over.field}' apart"
        hint = _write(f"max(row.… for row in {over.field} if …)")
        return checker.broken(tree.table.span, message, "wrong-type", hint)
    if len(tree.keys) != 1 or not tree.path:
        message = "a row is named by one key, and a fact of it stands after a dot"
        hint = _write(f"{over.field}[{over.row.key}].…")
        return checker.broken(tree.span, message, "unknown-form", hint)
    [written] = tree.keys
    find = partial(checker.scope.find, span=tree.span)
    own = _own_key(over, find, rows)
    key = (
        checker.value_of(written, own.type, rows)
        if isinstance(own.type, ChoiceType)
        else checker.check_in(written, rows)
    )
    key = checker.conform(key, own.type)
    if isinstance(key.type, BrokenType):
        return placeholder(tree.span)
    named = row_named(over, key, tree.path, find=find, rows=rows)
    if named is not None:
        return named
    name, of_row = ".".join(tree.path), f"{over.row.name}."
    known = checker.scope.known_names()
    facts = [each.removeprefix(of_row) for each in known if each.startswith(of_row)]
    near = meant(name, facts, cutoff=0.7)
    return checker.broken(tree.span, f"unknown name '{name}'", "unknown-name", near)


def row_named(
    over: RowsType, key: Expression, path: tuple[str, ...], *, find: Find, rows: Rows
) -> Expression | None:
    """A fact of the row that the key names, or a definition said of it; None if it has none."""
    variable = _variable(over.row, rows)
    body = find((variable, *path), {**rows, variable: over.row})
    if body is None or isinstance(body.type, BrokenType):
        return body
    guard = Apply(OPERATORS["=="], (_own_key(over, find, rows), key), BOOLEAN, span=body.span)
    return Gather(Gathering.KEYED, over.field, variable, body, guard, body.type, span=body.span)


def _own_key(over: RowsType, find: Find, rows: Rows) -> Expression:
    """What tells the row apart, of a list whose rows have that."""
    variable = _variable(over.row, rows)
    own = find((variable, over.row.key or ""), {**rows, variable: over.row})
    assert own is not None
    return own


def _variable(row: RecordType, rows: Rows) -> str:
    """A name for the row that no author can write, and that no row around it has."""
    variable = f"{row.name}[]"
    while variable in rows:
        variable += "[]"
    return variable


def _write(form: str) -> Text:
    return Text(f"请写作：{form}", f"Write: {form}")
