"""The rows that rules go over and the dates at which they are read."""

from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import Expression, Named, NameKind, walk
from incentives.language.types import DATE, RowsType
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.rules.linker import Linker
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Table, one_or_several
from incentives.policy.readings import names_read
from incentives.values.text import Text

TRIGGER_KEYS = ("all_of",)
_ON_ITSELF = "the law date cannot rest on itself"


def repeated_facts(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The lists of rows that a rule may go over."""
    return tuple(
        field.name for field in vocabulary.root.fields.values() if isinstance(field.type, RowsType)
    )


def read_for_each(table: Table, vocabulary: Vocabulary, fields: Fields) -> tuple[str, ...] | None:
    """The repeated facts that the rule goes over, in its order; none, and it is for the whole case.

    None if they cannot be told, so that nothing of the rule can be checked.
    """
    node = table.find("for_each")
    if node is None and fields.log.broken.lacks_keys(table):
        return None  # the unknown key may be this one
    nodes = one_or_several(node)
    lists: list[str] = []
    repeated = repeated_facts(vocabulary)
    for named in nodes:
        scalar = fields.scalar(named, what="'for_each'")
        if scalar is None:
            return None
        if scalar.text not in repeated:
            fields.unknown_value(scalar, repeated)
            return None
        if scalar.text in lists:
            fields.log.add(scalar.span, f"'for_each' names '{scalar.text}' twice", "repeated-value")
        lists.append(scalar.text)
    return tuple(lists)


def read_date(
    table: Table, key: str, reader: ExpressionReader, *, is_needed: bool
) -> Expression | None:
    """A date that a rule goes by; it does not speak of the law date, which it sets."""
    node = table.find(key)
    if node is None:
        if is_needed and not reader.fields.log.broken.lacks_keys(table):
            message = f"'{key}' must say at which date law and statuses are read"
            reader.fields.log.add(table.span, message, "missing-key")
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
        if parameter is not None and len(parameter.figures) > 1:
            message = f"the law date cannot rest on '{figure}', which changes from date to date"
            linker.names.fields.log.add(node.span, message, "law-date-cycle")


def read_triggers(table: Table, reader: ExpressionReader, linker: Linker) -> tuple[Expression, ...]:
    """The law date, and after it the other days on which the instrument has to be in force."""
    node = table.find("trigger")
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
