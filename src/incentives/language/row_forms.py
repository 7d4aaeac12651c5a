"""The forms that speak of rows and of the law, checked.

They are sums and their like, which row comes first, tables, brackets, the days in force and what
other incentives come to. Each of the functions notes its faults with the checker; what it gives
back then is of the broken type.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from incentives.language import syntax
from incentives.language.expression import (
    Constant,
    Expression,
    Gather,
    Graduate,
    Lookup,
    Named,
    RowPeriods,
    RowValue,
)
from incentives.language.operators.gathering import Gathering, Graduation
from incentives.language.rows.awarded import check_awarded_before, check_named_incentive
from incentives.language.rows.keyed import check_keyed
from incentives.language.rows.largest import how_many
from incentives.language.rows.other_incentives import check_granted, check_incentive
from incentives.language.scope import Checking, Rows, placeholder
from incentives.language.types import (
    BOOLEAN,
    DATE,
    BracketsType,
    BrokenType,
    ChoiceType,
    DateType,
    NumberType,
    RecordType,
    RowsType,
    TableType,
    Type,
    ZeroType,
    in_words,
)
from incentives.values.text import Text
from incentives.values.unit import ONE


def check_gather(checker: Checking, tree: syntax.Gather, rows: Rows) -> Expression:
    """A sum and its like over the rows of a repeated fact.

    Its variable may be what the domain calls one row.
    """
    periods = checker.scope.periods(tree.rows.path)
    if periods is not None:
        return _gather_of_period(checker, tree, rows, periods)
    subset = checker.scope.subset(tree.rows.path, tree.variable, tree.rows.span)
    if subset is not None:
        over, is_in = subset
        taken = _is_taken(checker, tree, rows, over.row)
        return _name_taken(checker, tree) if taken else _gathered(checker, tree, rows, over, is_in)
    source = checker.scope.find(tree.rows.path, rows, tree.rows.span)
    if source is not None and isinstance(source.type, BrokenType):
        return source
    if source is None:
        return checker.unknown_name(tree.rows, checker.scope.known_names(), "unknown-name")
    if not isinstance(source.type, RowsType):
        message = f"expected a repeated fact, found {in_words(source.type)}"
        return checker.broken(tree.rows.span, message, "wrong-type")
    if _is_taken(checker, tree, rows, source.type.row):
        return _name_taken(checker, tree)
    return _gathered(checker, tree, rows, source.type)


def _name_taken(checker: Checking, tree: syntax.Gather) -> Expression:
    message = f"'{tree.variable}' has a meaning here already"
    return checker.broken(tree.span, message, "name-taken", "Choose another name.")


def _gather_of_period(
    checker: Checking, tree: syntax.Gather, rows: Rows, periods: RowPeriods
) -> Expression:
    """A sum and its like over the rows that are of one period with the row of the rule."""
    row = periods.row
    if row.name not in rows:
        message = f"'{tree.rows}' is the period of '{row.name}', which is no row of this rule"
        hint = "Say in `for_each` over which rows the rule goes."
        return checker.broken(tree.rows.span, message, "row-missing", hint)
    if tree.variable in rows or checker.scope.find((tree.variable,), rows, tree.span) is not None:
        return _name_taken(checker, tree)
    gathered = _gathered(checker, tree, rows, RowsType(periods.list_name, row))
    return (
        attrs.evolve(gathered, periods=periods, span=tree.span)
        if isinstance(gathered, Gather)
        else gathered
    )


def _gathered(
    checker: Checking,
    tree: syntax.Gather,
    rows: Rows,
    over: RowsType,
    is_in: Expression | None = None,
) -> Expression:
    """The form over those rows, once its variable is known to be free; `is_in`: which count."""
    inner = {**rows, tree.variable: over.row}
    checker.bound.append(tree.variable)
    guard = _guard(checker, tree, inner, is_in)
    body = (
        _counted(checker, tree)
        if tree.kind is Gathering.COUNT
        else checker.check_in(tree.body, inner)
    )
    checker.bound.pop()
    if tree.kind.is_truth:
        body = checker.conform(body, BOOLEAN)
    most = how_many(checker, tree, rows)
    type_ = _gathered_type(tree.kind, body.type)
    if type_ is None:
        wanted = "numbers and dates are compared" if tree.kind.is_extreme else "numbers are summed"
        message = f"only {wanted}, found {in_words(body.type)}"
        return checker.broken(tree.span, message, "wrong-type")
    variable, span = tree.variable, tree.span
    return Gather(tree.kind, over.field, variable, body, guard, type_, most=most, span=span)


def row_of(checker: Checking, name: syntax.Name, rows: Rows) -> RecordType | None:
    """The row of the list that a name begins with; None if it begins with none."""
    if name.path[0] in rows:
        return None
    source = checker.scope.find(name.path[:1], rows, name.span)
    if source is None or not isinstance(source.type, RowsType):
        return None
    return source.type.row


def hint_of_row(checker: Checking, name: syntax.Name) -> Text | None:
    """How a fact of one row is written, where a dotted name begins with the list of them."""
    row = row_of(checker, name, checker.scope.rows) if len(name.path) > 1 else None
    if row is None:
        return None
    right = ".".join((row.name, *name.path[1:]))
    return Text(f"请写作：{right}", f"Write: {right}")


def _guard(
    checker: Checking, tree: syntax.Gather, rows: Rows, is_in: Expression | None
) -> Expression | None:
    if tree.guard is None:
        return is_in
    guard = checker.conform(checker.check_in(tree.guard, rows), BOOLEAN)
    return guard if is_in is None else checker.apply("and", (is_in, guard), tree.span)


def _is_taken(checker: Checking, tree: syntax.Gather, rows: Rows, row: RecordType) -> bool:
    """Whether the variable means something else.

    A definition goes over no rows itself, so there a row's name is free.
    """
    if tree.variable in rows:
        return (
            tree.variable in checker.bound
            or tree.variable not in checker.scope.implied_rows
            or tree.variable != row.name
        )
    if tree.variable == row.name:
        return False
    meaning = checker.scope.find((tree.variable,), rows, tree.span)
    return meaning is not None and not isinstance(meaning.type, BrokenType)


def _counted(checker: Checking, tree: syntax.Gather) -> Expression:
    if tree.body == syntax.Name((tree.variable,), span=tree.span):
        return Constant(1, NumberType(ONE), span=tree.span)
    hint = f"Write count({tree.variable} for {tree.variable} in {tree.rows} if …)."
    message = "a count counts rows; what they must fulfil stands after 'if'"
    return checker.broken(tree.span, message, "wrong-type", hint)


def _gathered_type(kind: Gathering, body: Type) -> Type | None:
    if kind.is_truth:
        return BOOLEAN
    if isinstance(body, NumberType | ZeroType | BrokenType) or (
        kind.is_extreme and isinstance(body, DateType)
    ):
        return body
    return None


def check_precedes(checker: Checking, tree: syntax.Apply, rows: Rows) -> Expression:
    """Which of two rows of one repeated fact comes first.

    By the date or month that orders the list, then by place in it.
    """
    arguments: list[Expression] = []
    for argument in tree.arguments:
        variable = str(argument) if isinstance(argument, syntax.Name) else ""
        record = rows.get(variable)
        if record is None:
            message = "'precedes' takes two rows, by their names"
            return checker.broken(argument.span, message, "wrong-type")
        if record.order is None:
            message = f"no date or month says in which order the rows of '{record.name}' come"
            return checker.broken(argument.span, message, "wrong-type")
        moment = checker.scope.find((variable, record.order), rows, argument.span)
        if moment is None:
            return placeholder(tree.span)
        arguments += [RowValue(variable, (), record, span=argument.span), moment]
    if len(tree.arguments) != 2:
        message = f"'precedes': expected 2 arguments, found {len(tree.arguments)}"
        return checker.broken(tree.span, message, "wrong-type")
    return checker.apply("precedes", tuple(arguments), tree.span)


def check_select(checker: Checking, tree: syntax.Select, rows: Rows) -> Expression:
    """The figure of a table for its keys, or a fact of the row that a key names."""
    table = checker.check_in(tree.table, rows)
    if isinstance(table.type, BrokenType):
        return table
    if isinstance(table.type, RowsType):
        return check_keyed(checker, tree, table.type, rows)
    if tree.path:
        message = f"'{tree.table}' has no rows, so nothing stands after its brackets"
        return checker.broken(tree.span, message, "unknown-form")
    if not isinstance(table.type, TableType) or not isinstance(table, Named):
        message = f"expected a table, found {in_words(table.type)}"
        return checker.broken(tree.table.span, message, "wrong-type")
    if len(tree.keys) != len(table.type.keys):
        message = f"the table has {len(table.type.keys)} key(s), found {len(tree.keys)}"
        return checker.broken(tree.span, message, "wrong-type")
    keys = tuple(
        checker.conform(_key_of_table(checker, key, type_, rows), type_)
        for key, type_ in zip(tree.keys, table.type.keys, strict=True)
    )
    return Lookup(table, keys, table.type.figure, span=tree.span)


def _key_of_table(
    checker: Checking, key: syntax.Syntax, type_: ChoiceType | NumberType, rows: Rows
) -> Expression:
    """The key, where it is known of which enumeration it is a value."""
    if isinstance(type_, ChoiceType):
        return checker.value_of(key, type_, rows)
    return checker.check_in(key, rows)


def check_graduate(checker: Checking, tree: syntax.Apply, rows: Rows) -> Expression:
    """A schedule of brackets applied to a number."""
    checked = tuple(checker.check_in(argument, rows) for argument in tree.arguments)
    if any(isinstance(argument.type, BrokenType) for argument in checked):
        return placeholder(tree.span)
    match checked:
        case (Named() | Lookup() as schedule, argument) if isinstance(
            brackets := schedule.type, BracketsType
        ):
            argument = checker.conform(argument, NumberType(brackets.limits))
            kind = Graduation(tree.operator)
            by_slice = kind is Graduation.MARGINAL
            unit = brackets.rates * brackets.limits if by_slice else brackets.rates
            table = schedule.table if isinstance(schedule, Lookup) else schedule
            limits = checker.scope.named_limits(table.id, NumberType(brackets.limits), tree.span)
            return Graduate(kind, schedule, argument, NumberType(unit), limits, span=tree.span)
        case _:
            message = f"'{tree.operator}' takes a schedule of brackets and a number"
            return checker.broken(tree.span, message, "wrong-type")


def check_in_force(checker: Checking, tree: syntax.Apply, rows: Rows) -> Expression:
    """Whether the instrument that is read is in force on the day: from its first to its last."""
    if len(tree.arguments) != 1:
        message = Text(
            f"{tree.operator} 应写一个日期，此处有 {len(tree.arguments)} 项",
            f"'{tree.operator}' takes one day, found {len(tree.arguments)} arguments",
        )
        return checker.broken(tree.span, message, "wrong-type")
    day = checker.conform(checker.check_in(tree.arguments[0], rows), DATE)
    first, last = checker.scope.in_force(tree.span)
    since = checker.apply(">=", (day, first), tree.span)
    if last is None:
        return since
    return checker.apply("and", (since, checker.apply("<=", (day, last), tree.span)), tree.span)


FORMS: Mapping[str, Callable[[Checking, syntax.Apply, Rows], Expression | None]] = MappingProxyType(
    {
        **dict.fromkeys(("==", "!=", "in"), check_named_incentive),
        **dict.fromkeys(Graduation, check_graduate),
        **dict.fromkeys(("amount_of", "is_eligible"), check_incentive),
        "precedes": check_precedes,
        "in_force": check_in_force,
        "granted_by": check_granted,
        "awarded_before": check_awarded_before,
    }
)
"""What is written as an operator or a function and is none; None: here it is one."""
