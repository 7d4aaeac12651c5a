"""A named part of a list: the rows of it that meet a condition."""

from incentives.language.expression import Expression, is_broken
from incentives.language.scope import placeholder
from incentives.language.slips.nearest import meant
from incentives.language.types import BrokenType, RowsType, in_words
from incentives.loading.entries.expressions import CONDITION_FORMS, ExpressionReader
from incentives.loading.entries.figures.compared import COMPARISONS
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.rule import Definition
from incentives.values.text import Text

OF_ROWS = "rows"
KEYS_OF_SUBSET = (*CONDITION_FORMS, *COMPARISONS, "unless")


def rows_said(node: Node) -> Scalar | None:
    """The list of which a definition names a part, as it is written; None of any other."""
    rows = node.find(OF_ROWS) if isinstance(node, Table) else None
    return rows if isinstance(rows, Scalar) else None


def read_subset(table: Table, reader: ExpressionReader) -> tuple[Expression, RowsType | None]:
    """Whether a row is of the part, and of which list; of no type where that is faulty."""
    broken = placeholder(table.span)
    own = tuple(pair for pair in table.entries if pair[0].text in KEYS_OF_SUBSET)
    for key, _ in table.entries:
        if key.text not in (*KEYS_OF_SUBSET, OF_ROWS):
            message = Text(
                f"'{key.text}' 不能与 '{OF_ROWS}' 并用",
                f"'{key.text}' cannot stand beside '{OF_ROWS}'",
            )
            hint = Text("请写明各行应符合的条件。", "Say what rows must fulfil, as a condition.")
            reader.fields.log.add(key.span, message, "conflicting-keys", hint)
            return broken, None
    scalar = reader.fields.scalar(table.find(OF_ROWS), what=f"'{OF_ROWS}'")
    condition = reader.condition(Table(entries=own, span=table.span))
    if scalar is None:
        return broken, None
    path, scope = tuple(scalar.text.split(".")), reader.checker.scope
    subset = scope.subset(path, None, scalar.span)
    if subset is not None:
        over, is_in = subset
        return reader.checker.apply("and", (is_in, condition), table.span), over
    source = scope.find(path, scope.rows, scalar.span)
    if source is not None and isinstance(source.type, RowsType):
        return condition, source.type
    if source is None:
        unknown = Text(f"没有“{scalar.text}”这一清单", f"there is no list '{scalar.text}'")
        near = meant(scalar.text, [name for name in scope.known_names() if "." not in name])
        reader.fields.log.add(scalar.span, unknown, "unknown-name", near)
    elif not isinstance(source.type, BrokenType):
        found = f"expected a repeated fact, found {in_words(source.type)}"
        reader.fields.log.add(scalar.span, found, "wrong-type")
    return broken, None


def check_rows_of_subset(
    definition: Definition, over: RowsType, spoken_of: frozenset[str], reader: ExpressionReader
) -> None:
    """A row is of the part by what is said of it, not by what is said of a row of another list."""
    if not is_broken(definition.body) and over.row.name not in spoken_of:
        message = Text(
            f"条件没有说到清单中的一行“{over.row.name}”",
            f"the condition does not speak of '{over.row.name}', a row of the list",
        )
        reader.fields.log.add(definition.span, message, "row-missing")
    for variable in sorted(spoken_of - {over.row.name}):
        message = Text(
            f"此处说到“{variable}”的一行，而清单中各行是“{over.row.name}”",
            f"it speaks of '{variable}', and rows of the list are called '{over.row.name}'",
        )
        reader.fields.log.add(definition.span, message, "row-missing")
