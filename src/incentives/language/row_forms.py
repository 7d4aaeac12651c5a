"""The forms that speak of rows and figures, checked: sums and their like, which row comes first, tables and brackets."""

from incentives.language import syntax
from incentives.language.expression import Constant, Expression, Gather, Graduate, Lookup, Named, RowValue
from incentives.language.scope import Checking, Rows
from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    BracketsType,
    BrokenType,
    DateType,
    NumberType,
    RecordType,
    RowsType,
    TableType,
    Type,
    ZeroType,
    in_words,
)
from incentives.values.unit import ONE

EXTREMES = frozenset({"max", "min"})
TRUTHS = frozenset({"any", "all"})


def check_gather(checker: Checking, tree: syntax.Gather, rows: Rows) -> Expression:
    """A sum and its like over the rows of a repeated fact; its variable may be what the domain calls one row."""
    source = checker.scope.find(tree.rows.path, rows, tree.rows.span)
    if source is None:
        return checker.unknown_name(tree.rows, checker.scope.known_names(), "unknown-name")
    if not isinstance(source.type, RowsType):
        return checker.broken(tree.rows.span, f"expected a repeated fact, found {in_words(source.type)}", "wrong-type")
    row = source.type.row
    if _is_taken(checker, tree, rows, row):
        message = f"'{tree.variable}' has a meaning here already"
        return checker.broken(tree.span, message, "name-taken", "Choose another name.")
    inner = {**rows, tree.variable: row}
    checker.bound.append(tree.variable)
    guard = checker.conform(checker.check_in(tree.guard, inner), BOOLEAN) if tree.guard is not None else None
    body = _counted(checker, tree) if tree.kind == "count" else checker.check_in(tree.body, inner)
    checker.bound.pop()
    if tree.kind in TRUTHS:
        body = checker.conform(body, BOOLEAN)
    type_ = _gathered_type(tree.kind, body.type)
    if type_ is None:
        wanted = "numbers and dates are compared" if tree.kind in EXTREMES else "numbers are summed"
        return checker.broken(tree.span, f"only {wanted}, found {in_words(body.type)}", "wrong-type")
    return Gather(tree.kind, source.type.field, tree.variable, body, guard, type_, span=tree.span)


def _is_taken(checker: Checking, tree: syntax.Gather, rows: Rows, row: RecordType) -> bool:
    """Whether the variable means something else; a definition goes over no rows itself, so there a row's name is free."""
    if tree.variable in rows:
        return tree.variable in checker.bound or tree.variable not in checker.scope.implied_rows or tree.variable != row.name
    return tree.variable != row.name and checker.scope.find((tree.variable,), rows, tree.span) is not None


def _counted(checker: Checking, tree: syntax.Gather) -> Expression:
    if tree.body == syntax.Name((tree.variable,), span=tree.span):
        return Constant(1, NumberType(ONE), span=tree.span)
    hint = f"Write count({tree.variable} for {tree.variable} in {tree.rows} if …)."
    message = "a count counts rows; what they must fulfil stands after 'if'"
    return checker.broken(tree.span, message, "wrong-type", hint)


def _gathered_type(kind: str, body: Type) -> Type | None:
    if kind in TRUTHS:
        return BOOLEAN
    if isinstance(body, NumberType | ZeroType | BrokenType) or (kind in EXTREMES and isinstance(body, DateType)):
        return body
    return None


def check_precedes(checker: Checking, tree: syntax.Apply, rows: Rows) -> Expression:
    """Which of two rows of one repeated fact comes first: by the date or month of the list, then by place in it."""
    arguments: list[Expression] = []
    for argument in tree.arguments:
        record = rows.get(argument.path[0]) if isinstance(argument, syntax.Name) and len(argument.path) == 1 else None
        if record is None or not isinstance(argument, syntax.Name):
            return checker.broken(argument.span, "'precedes' takes two rows, by their names", "wrong-type")
        if record.order is None:
            message = f"no date or month says in which order the rows of '{record.name}' come"
            return checker.broken(argument.span, message, "wrong-type")
        moment = checker.scope.find((argument.path[0], record.order), rows, argument.span)
        if moment is None:
            return Constant(0, BROKEN, span=tree.span)
        arguments += [RowValue(argument.path[0], (), record, span=argument.span), moment]
    if len(tree.arguments) != 2:
        return checker.broken(tree.span, f"'precedes': expected 2 arguments, found {len(tree.arguments)}", "wrong-type")
    return checker.apply("precedes", tuple(arguments), tree.span)


def check_select(checker: Checking, tree: syntax.Select, rows: Rows) -> Expression:
    """The cell of a table."""
    table = checker.check_in(tree.table, rows)
    if isinstance(table.type, BrokenType):
        return table
    if not isinstance(table.type, TableType) or not isinstance(table, Named):
        return checker.broken(tree.table.span, f"expected a table, found {in_words(table.type)}", "wrong-type")
    if len(tree.keys) != len(table.type.keys):
        message = f"the table has {len(table.type.keys)} key(s), found {len(tree.keys)}"
        return checker.broken(tree.span, message, "wrong-type")
    keys = tuple(
        checker.conform(checker.value_of(key, choice, rows), choice)
        for key, choice in zip(tree.keys, table.type.keys, strict=True)
    )
    return Lookup(table, keys, table.type.figure, span=tree.span)


def check_graduate(checker: Checking, tree: syntax.Apply, rows: Rows) -> Expression:
    """A schedule of brackets applied to a number."""
    checked = tuple(checker.check_in(argument, rows) for argument in tree.arguments)
    if any(isinstance(argument.type, BrokenType) for argument in checked):
        return Constant(0, BROKEN, span=tree.span)
    match checked:
        case (Named(type=BracketsType() as brackets) as schedule, argument):
            argument = checker.conform(argument, NumberType(brackets.limits))
            unit = brackets.rates * brackets.limits if tree.operator == "marginal" else brackets.rates
            return Graduate(tree.operator, schedule, argument, NumberType(unit), span=tree.span)
        case _:
            return checker.broken(tree.span, f"'{tree.operator}' takes a schedule of brackets and a number", "wrong-type")
