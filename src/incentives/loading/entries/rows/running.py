"""A limit that rows fill one after the other: `running` of a definition.

It is said as one thing and means what the rows before a row leave of the limit, at most what the
row has of its own: `max(min(limit - before, own), 0)`, where `before` is the sum over those rows.
"""

from collections.abc import Iterator
from typing import Protocol, assert_never, cast

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import (
    Apply,
    Branch,
    Carry,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
    is_broken,
    walk,
)
from incentives.language.operators.gathering import Gathering
from incentives.language.rows.running import EARLIER
from incentives.language.scope import placeholder
from incentives.language.types import NumberType, RecordType, RowsType, ZeroType
from incentives.language.units.related import as_unit_of
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.rows.keys import EACH, read_keys
from incentives.loading.text.nodes import Node
from incentives.policy.rule import Definition
from incentives.values.span import Span

RUNNING_KEYS = ("of", "when", EACH, "in_order_of", "at_most")
REQUIRED_RUNNING_KEYS = ("of", "in_order_of", "at_most")


class Naming(Protocol):
    """What holds the names of all instruments."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The facts of the domain."""


class Linked(Protocol):
    """What has read the definitions that others name."""

    @property
    def names(self) -> Naming:
        """The names of all instruments."""

    @property
    def definitions(self) -> dict[str, Definition]:
        """Those read so far, by id."""

    def free_rows(self, definition: Definition) -> frozenset[str]:
        """The rows that the definition speaks of without going over them."""


def read_running(node: Node, reader: ExpressionReader, linked: Linked) -> Expression:
    """What a row gets of the limit; of no type where something of it is faulty."""
    broken = placeholder(node.span)
    table = reader.fields.table(
        node, allowed=RUNNING_KEYS, required=REQUIRED_RUNNING_KEYS, what="'running'"
    )
    if table is None or any(table.find(key) is None for key in REQUIRED_RUNNING_KEYS):
        return broken
    limit = reader.quantity(cast(Node, table.find("at_most")))
    own = reader.quantity(cast(Node, table.find("of")))
    limit = as_unit_of(own, limit, reader.checker.scope)
    if isinstance(limit.type, NumberType):
        own = reader.conform(own, limit.type)
    moment = reader.expression(cast(Node, table.find("in_order_of")))
    test = table.find("when")
    tests = [] if test is None else [reader.condition(test)]
    keys = read_keys(table, reader)
    if any(map(is_broken, (own, limit, moment, *tests, *keys))):
        return broken
    over = _rows_in_order_of(moment, linked)
    if over is None:
        message = "'in_order_of' names the date or month by which the rows of a list are in order"
        reader.fields.log.add(moment.span, message, "wrong-type")
        return broken
    another = _Another(row=over.row, linked=linked)
    if not all(map(another.can_say, (own, *tests, *keys))):
        message = "what goes by periods or accounts cannot be said of the rows before"
        reader.fields.log.add(node.span, message, "wrong-type")
        return broken
    return _Lowering(reader=reader, over=over, another=another, span=table.span).lowered(
        own, limit, moment, (*tests, *keys), len(tests)
    )


def _rows_in_order_of(moment: Expression, linked: Linked) -> RowsType | None:
    """The list of which this is the date or month of a row that puts it in order."""
    if not isinstance(moment, RowValue):
        return None
    lists = (field.type for field in linked.names.vocabulary.root.fields.values())
    for over in lists:
        if isinstance(over, RowsType) and over.row.name == moment.variable:
            return over if moment.path == (over.row.order,) else None
    return None


@attrs.frozen(kw_only=True, repr=False)
class _Lowering:
    reader: ExpressionReader
    over: RowsType
    another: "_Another"
    span: Span

    def lowered(
        self,
        own: Expression,
        limit: Expression,
        moment: Expression,
        asked: tuple[Expression, ...],
        conditions: int,
    ) -> Expression:
        """The limit less what the rows before take of it, not below zero and at most its own."""
        order = self._apply("precedes", *self._places(moment))
        tests = [self.another.said(test) for test in asked[:conditions]]
        alike = [self._apply("==", self.another.said(key), key) for key in asked[conditions:]]
        guard = self._apply("and", *tests, *alike, order) if tests or alike else order
        before = Gather(
            Gathering.SUM,
            self.over.field,
            self.another.variable,
            self.another.said(own),
            guard,
            own.type,
            span=self.span,
        )
        rest = self._apply("-", limit, before)
        within = self._apply("min", rest, own)
        result = self._apply("max", within, Constant(0, ZeroType(), span=self.span))
        self.reader.log_faults()
        return result

    def _places(self, moment: Expression) -> Iterator[Expression]:
        """The rows that `precedes` compares, each with its moment."""
        row = self.over.row
        before, itself = self.another.variable, row.name
        for variable, at in ((before, self.another.said(moment)), (itself, moment)):
            yield RowValue(variable, (), row, span=self.span)
            yield at

    def _apply(self, operator: str, *arguments: Expression) -> Expression:
        return self.reader.checker.apply(operator, arguments, self.span)


@attrs.frozen(kw_only=True, repr=False)
class _Another:
    """Says of a row that comes before what a definition says of its own row."""

    row: RecordType
    linked: Linked

    @property
    def variable(self) -> str:
        """What stands for the row that comes before; no author can write it."""
        return f"{EARLIER}{self.row.name}"

    def can_say(self, expression: Expression) -> bool:
        """Whether nothing in it goes by the row itself, as periods and accounts do."""
        return not any(
            isinstance(part, Carry) or (isinstance(part, Gather) and part.periods is not None)
            for part in walk(expression)
        )

    def said(self, expression: Expression) -> Expression:
        """The same of the row before."""
        match expression:
            case RowValue(variable=variable) if variable == self.row.name:
                return attrs.evolve(expression, variable=self.variable)
            case Named():
                return self._named(expression)
            case Apply(arguments=arguments):
                return attrs.evolve(expression, arguments=tuple(map(self.said, arguments)))
            case Choose(branches=branches, otherwise=otherwise):
                return attrs.evolve(
                    expression,
                    branches=tuple(map(self._branch, branches)),
                    otherwise=None if otherwise is None else self.said(otherwise),
                )
            case Gather(variable=variable) if variable != self.row.name:
                guard, most = expression.guard, expression.most
                return attrs.evolve(
                    expression,
                    body=self.said(expression.body),
                    guard=None if guard is None else self.said(guard),
                    most=None if most is None else self.said(most),
                )
            case Lookup(keys=keys):
                return attrs.evolve(expression, keys=tuple(map(self.said, keys)))
            case Graduate(argument=argument):
                return attrs.evolve(expression, argument=self.said(argument))
            case Stated(body=body):
                return attrs.evolve(expression, body=self.said(body))
            case Constant() | FactValue() | RowValue() | Gather() | Carry():
                return expression  # says nothing of the row itself
            case _:
                assert_never(expression)

    def _branch(self, branch: Branch) -> Branch:
        value = branch.value
        return attrs.evolve(
            branch,
            test=self.said(branch.test),
            value=None if value is None else self.said(value),
        )

    def _named(self, named: Named) -> Named:
        if named.kind is not NameKind.DEFINITION:
            return named
        if named.of_row is not None:
            record, variable = named.of_row
            is_row = variable == self.row.name
            return attrs.evolve(named, of_row=(record, self.variable)) if is_row else named
        definition = self.linked.definitions.get(named.id)
        if definition is None or self.row.name not in self.linked.free_rows(definition):
            return named
        return attrs.evolve(named, of_row=(self.row.name, self.variable))
