"""The rows that rules go over and the dates at which they are read."""

from collections.abc import Collection, Sequence

from incentives.language.expression import Expression, Named, NameKind, walk
from incentives.language.types import DATE
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.names import Names
from incentives.loading.rules.scope import subset_named
from incentives.loading.text.nodes import Node, Scalar, Table, one_or_several
from incentives.policy.readings import names_read
from incentives.values.text import Text

TRIGGER_KEYS = ("all_of",)
NOT_STATED = "not_stated"
"""In place of the law date: the law names none."""
_ON_ITSELF = "the law date cannot rest on itself"
_HINT_OF_NO_DATE = Text(
    "文件未写明日期的，请写 `trigger: not_stated`，即按核定基准日。",
    "Where the law names no date write `trigger: not_stated`: that of the assessment then counts.",
)


def lists_named(
    node: Node,
    names: Names,
    written: WrittenInstrument,
    among: Collection[str] | None = None,
    parts: list[Scalar] | None = None,
) -> tuple[tuple[Scalar, str], ...] | None:
    """The lists that are named there, as they are written, each with its full name.

    `among`: the full names of those that may be. None, and a fault, where one is none of them.
    `parts`: where those go that name a part of a list; None: there can be none.
    """
    read: list[tuple[Scalar, str]] = []
    for named in one_or_several(node):
        scalar = names.fields.scalar(named, what="'for_each'")
        if scalar is None:
            return None
        over = names.list_named(written, scalar.text)
        part = subset_named(names, written, scalar.text) if over is None else None
        if part is not None and parts is not None:
            parts.append(scalar)
            over = part[1]
        elif part is not None:
            message = Text(
                f"“{scalar.text}”是清单“{part[1].field}”的一部分，此处只写清单",
                f"'{scalar.text}' is a part of '{part[1].field}'; here a whole list is named",
            )
            hint = Text(f"请写作：{part[1].field}", f"Write: {part[1].field}")
            names.fields.log.add(scalar.span, message, "wrong-kind", hint)
            return None
        if over is None or (among is not None and over.field not in among):
            names.fields.unknown_value(scalar, among or tuple(names.lists_of(written)))
            return None
        read.append((scalar, over.field))
    return tuple(read)


def read_for_each(
    table: Table,
    names: Names,
    written: WrittenInstrument,
    parts: list[Scalar] | None = None,
) -> tuple[str, ...] | None:
    """The repeated facts that the rule goes over, in its order; none, and it is for the whole case.

    `parts`: as of `lists_named`. None if they cannot be told, so that nothing of the rule can be
    checked.
    """
    node, fields = table.find("for_each"), names.fields
    if node is None:
        return None if fields.log.broken.lacks_keys(table) else ()  # the unknown key may be it
    named = lists_named(node, names, written, parts=parts)
    if named is None:
        return None
    lists = [full_name for _, full_name in named]
    for place, (scalar, full_name) in enumerate(named):
        if full_name in lists[:place]:
            fields.log.add(scalar.span, f"'for_each' names '{scalar.text}' twice", "repeated-value")
    return tuple(lists)


def of_parts(
    parts: Sequence[Scalar],
    condition: Expression | None,
    reader: ExpressionReader,
) -> Expression | None:
    """The condition, and that each row is of the part of its list that is named."""
    said = [
        reader.checker.scope.subset(tuple(scalar.text.split(".")), None, scalar.span)
        for scalar in parts
    ]
    tests = [is_in for found in said if found is not None for _, is_in in [found]]
    tests += [] if condition is None else [condition]
    if len(tests) < 2:
        return tests[0] if tests else None
    return reader.checker.apply("and", tuple(tests), tests[-1].span)


def read_date(
    table: Table, key: str, reader: ExpressionReader, *, is_needed: bool
) -> Expression | None:
    """A date that a rule goes by; it does not speak of the law date, which it sets."""
    node = table.find(key)
    if node is None:
        if is_needed and not reader.fields.log.broken.lacks_keys(table):
            message = f"'{key}' must say at which date law and statuses are read"
            reader.fields.log.add(table.span, message, "missing-key", _HINT_OF_NO_DATE)
        return None
    return _date_at(node, reader)


def _date_at(node: Node, reader: ExpressionReader) -> Expression:
    expression = reader.expression(node, DATE)
    if any(isinstance(part, Named) and part.kind is NameKind.LAW_DATE for part in walk(expression)):
        reader.fields.log.add(node.span, _ON_ITSELF, "law-date-cycle")
    return expression


def read_law_date(
    table: Table, key: str, reader: ExpressionReader, linker: Linker, *, is_needed: bool
) -> Expression | None:
    """The date at which law is read.

    It can read no law that changes, but a figure that never changes it can.
    """
    expression = read_date(table, key, reader, is_needed=is_needed)
    node = table.find(key)
    if expression is None or node is None:
        return None
    _check_law_date(expression, node, linker)
    return expression


def _check_law_date(expression: Expression, node: Node, linker: Linker) -> None:
    if names_read([expression], linker.definitions, NameKind.LAW_DATE):
        linker.names.fields.log.add(node.span, _ON_ITSELF, "law-date-cycle")
    for figure in sorted(names_read([expression], linker.definitions, NameKind.FIGURE)):
        parameter = linker.parameters.get(figure)
        if parameter is not None and (len(parameter.figures) > 1 or parameter.number_of):
            message = f"the law date cannot rest on '{figure}', which changes from date to date"
            linker.names.fields.log.add(node.span, message, "law-date-cycle")


def read_triggers(table: Table, reader: ExpressionReader, linker: Linker) -> tuple[Expression, ...]:
    """The law date, and after it the other days on which the instrument has to be in force.

    None where it says that the law names no date: then the day of the assessment counts.
    """
    node = table.find("trigger")
    if isinstance(node, Scalar) and node.text == NOT_STATED:
        return ()
    if not isinstance(node, Table):
        only = read_law_date(table, "trigger", reader, linker, is_needed=True)
        return () if only is None else (only,)
    fields = reader.fields
    days = fields.table(node, allowed=TRIGGER_KEYS, required=TRIGGER_KEYS, what="'trigger'")
    members = fields.members(days.find("all_of") if days is not None else None, what="'all_of'")
    if days is not None and len(members) < 2:
        message = Text("'all_of' 至少列两个日期", "'all_of' lists two days or more")
        hint = Text(
            "只有一个日期的，直接写在 `trigger:` 后。", "Write one day after `trigger:` itself."
        )
        fields.log.add(node.span, message, "empty-list", hint)
    expressions = tuple(_date_at(member, reader) for member in members)
    for expression, member in zip(expressions, members, strict=True):
        _check_law_date(expression, member, linker)
    return expressions
