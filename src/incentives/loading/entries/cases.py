"""First-match cases: `otherwise` is the last of them, and stands alone."""

from collections.abc import Callable, Collection
from typing import Protocol

import attrs

from incentives.language.checker import Checker
from incentives.language.expression import Branch, Clause, Constant, Expression
from incentives.language.no_limit import NoLimit
from incentives.language.scope import placeholder
from incentives.language.types import ZeroType
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.values.span import Span
from incentives.values.text import Text

NOT_APPLICABLE, NO_LIMIT = "not_applicable", "no_limit"
BRANCH_KEYS = ("when", "otherwise", "cases", NOT_APPLICABLE, "id", "text", "cite", "standing")
BRANCH_FORMS = ("cases", NOT_APPLICABLE)

_NO_LIMIT_HERE = Text(
    "`no_limit` 只写在 `at_most` 或 `at_least` 的情形中，旁边没有 `round` 等其他项。",
    "It stands in cases of an `at_most` or `at_least` with no bounds or rounding of their own.",
)

Inner = Callable[[Node], Expression]


class CaseReader(Protocol):
    """Reads what stands in a case."""

    @property
    def checker(self) -> Checker:
        """Checks what is read."""

    @property
    def fields(self) -> Fields:
        """Reads tables, and notes what is wrong in them."""

    def condition(self, node: Node) -> Expression:
        """When a case applies."""

    def stated(self, table: Table, body: Expression) -> Expression:
        """What it gives, with the clause around it."""

    def clause(self, table: Table) -> Clause | None:
        """The clause that it states."""

    def log_faults(self) -> None:
        """Notes what the checker has found."""


@attrs.frozen(kw_only=True, repr=False)
class Cases:
    """First-match cases of one kind.

    What one gives stands under `value_key` and is read by `inner`; `nothing`: what `not_applicable`
    stands for. `no_limit`: what that stands for in the cases of a cap or floor; elsewhere None.
    """

    value_key: str
    inner: Inner
    nothing: Expression | None
    reader: CaseReader
    no_limit: NoLimit | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """All that a case may say."""
        return (*BRANCH_KEYS, NO_LIMIT, self.value_key)

    @property
    def forms(self) -> tuple[str, ...]:
        """What a case gives, of which it has one."""
        return (self.value_key, *BRANCH_FORMS, NO_LIMIT)

    def read(self, node: Node) -> Expression:
        """All cases; the last must be `otherwise`.

        A nested `cases` stands where the value would.
        """
        fields = self.reader.fields
        entries = fields.members(node, what="'cases'")
        if not entries:
            if isinstance(node, Listing):
                fields.log.add(node.span, "'cases' lists no case", "empty-list")
            return placeholder(node.span)
        branches: list[Branch] = []
        otherwise: Expression | None = None
        why_none: Clause | None = None
        for index, entry in enumerate(entries):
            is_last = index == len(entries) - 1
            table = fields.table(entry, allowed=self.keys, what="a case")
            if table is None:
                continue
            if not ends_where_it_must(table, fields, is_last=is_last):
                continue
            if is_last:
                check_last_case(table, ("when", *self.forms), fields)
            value = self._value(table)
            why_none = self.reader.clause(table) if value is self.nothing else None
            if is_last:
                otherwise = value
            elif (test := table.find("when")) is None:
                fields.log.add(table.span, "a case needs `when`", "missing-key")
            else:
                branches.append(Branch(self.reader.condition(test), value, why_none))
        return self._chosen(tuple(branches), otherwise, why_none, node.span)

    def _chosen(
        self,
        branches: tuple[Branch, ...],
        otherwise: Expression | None,
        why_none: Clause | None,
        span: Span,
    ) -> Expression:
        chosen = self.reader.checker.choose(branches, otherwise, span, why_none=why_none)
        self.reader.log_faults()
        return chosen

    def _value(self, table: Table) -> Expression | None:
        last = table.find("otherwise")
        if last is not None:
            if isinstance(last, Scalar) and last.text == NOT_APPLICABLE:
                return self.nothing
            if self.no_limit is not None and isinstance(last, Scalar) and last.text == NO_LIMIT:
                return self.reader.stated(table, self._without_limit(last))
            return self.reader.stated(table, self.inner(last))
        fields = self.reader.fields
        chosen = fields.one_of(table, self.forms, what="a case")
        if chosen is None:
            return placeholder(table.span)
        form, node = chosen
        if form == NOT_APPLICABLE:
            fields.must_be_true(form, node)
            return self.nothing
        if form == NO_LIMIT:
            fields.must_be_true(form, node)
            return self.reader.stated(table, self._without_limit(node))
        return self.reader.stated(table, self.read(node) if form == "cases" else self.inner(node))

    def _without_limit(self, node: Node) -> Expression:
        if self.no_limit is not None:
            return Constant(self.no_limit, ZeroType(), span=node.span)
        message = Text("此处没有上限或下限可免", "'no_limit' where there is no cap or floor")
        self.reader.fields.log.add(node.span, message, "no-limit-here", _NO_LIMIT_HERE)
        return placeholder(node.span)


def ends_where_it_must(table: Table, fields: Fields, *, is_last: bool) -> bool:
    """Whether `otherwise` is the last case and no other; a misspelt one is told already."""
    if (table.find("otherwise") is not None) is is_last:
        return True
    message = "`otherwise` must be the last case"
    if is_last:
        message = "the last case must be `otherwise`"
    if not fields.log.broken.lacks_keys(table):
        fields.log.add(table.span, message, "cases-open")
    return False


def check_last_case(table: Table, forms: Collection[str], fields: Fields) -> None:
    """`otherwise` stands alone, but for its wording; `forms`: what cannot stand beside it."""
    beside = next((key for key, _ in table.entries if key.text in forms), None)
    if beside is not None:
        message = f"'{beside.text}' cannot stand beside 'otherwise'"
        fields.log.add(beside.span, message, "conflicting-keys")
