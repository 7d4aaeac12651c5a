"""Versions of one rule, each with its days: the law of the day says which of them is read."""

from collections.abc import Callable, Sequence
from typing import Protocol

import attrs

from incentives.language.checker import Checker
from incentives.language.expression import (
    Apply,
    Branch,
    Choose,
    Constant,
    Dated,
    Expression,
    Named,
    NameKind,
)
from incentives.language.operators import OPERATORS
from incentives.language.scope import placeholder
from incentives.language.types import BOOLEAN, NumberType
from incentives.loading.entries.figures.dated import (
    FigureSource,
    known_from,
    read_window,
    settled,
    standing_of,
)
from incentives.loading.entries.figures.of_rule import FiguresOfRule
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Table
from incentives.policy.parameter import DatedFigure, Parameter
from incentives.values.citation import Citation
from incentives.values.period import Window
from incentives.values.span import Span
from incentives.values.text import Text, filled_in
from incentives.values.unit import ONE

VERSION_KEYS = ("from", "to", "published", "gap")
"""What a version says besides what the rule is on its days."""
GAP_KEYS = ("text", "cite")
"""What a version that is a gap says besides its days."""
_NUMBER = NumberType(ONE)
_RULE_ON = Text("{rule}的规定", "rule on {rule}")


class VersionReader(Protocol):
    """Reads what stands in a version."""

    @property
    def checker(self) -> Checker:
        """Checks what is read."""

    @property
    def fields(self) -> Fields:
        """Reads tables, and notes what is wrong in them."""

    @property
    def citation(self) -> Citation:
        """The clause of the rule."""

    @property
    def figures(self) -> FiguresOfRule | None:
        """Where the numbers of versions are kept; None where a rule can have none."""

    def log_faults(self) -> None:
        """Notes what the checker has found."""


@attrs.frozen(kw_only=True, repr=False)
class Versions:
    """Reads the versions of a condition or of a quantity; `inner` reads what one says."""

    inner: Callable[[Node], Expression]
    reader: VersionReader

    def read(self, node: Node) -> Expression:
        """First the versions in the order in which they stand, then which one holds when."""
        fields, numbers = self.reader.fields, self.reader.figures
        entries = fields.members(node, what="'versions'")
        if numbers is None:
            message = Text("此处不能写 versions", "'versions' can be said of rules only")
            fields.log.add(node.span, message, "conflicting-keys")
        elif not entries and isinstance(node, Listing):
            message = Text("'versions' 未列出任何版本", "'versions' lists no version")
            fields.log.add(node.span, message, "empty-list")
        if numbers is None or not entries:
            return placeholder(node.span)
        figures: list[DatedFigure] = []
        versions: list[Expression] = []
        for entry in entries:
            table = _version_table(entry, fields)
            window = read_window(table, numbers.source, fields) if table is not None else None
            if table is None or window is None:
                continue
            number = None
            if table.find("gap") is None:
                versions.append(self.inner(_without_days(table)))
                number = len(versions)
            figures.append(self._figure(table, window, number, numbers.source))
        with_ends = settled(figures, entries, fields)
        if not versions:
            return placeholder(node.span)
        named = self._kept(numbers, with_ends, node.span)
        windows = tuple(figure.window for figure in with_ends if not figure.is_gap)
        return self._chosen(versions, Dated(named, windows), node.span)

    def _figure(
        self, table: Table, window: Window, number: int | None, source: FigureSource
    ) -> DatedFigure:
        """The number of a version; None in a gap, which says its reason or its clause."""
        fields, is_gap = self.reader.fields, number is None
        clause = fields.words(table.find("cite"), what="'cite'") or self.reader.citation.clause
        return DatedFigure(
            figure=number,
            window=window,
            citation=attrs.evolve(self.reader.citation, clause=clause),
            standing=standing_of(table, fields, has_figure=not is_gap),
            known_from=known_from(table, window, source, fields),
            instrument=source.instrument.id,
            jurisdiction=source.instrument.jurisdiction,
            span=table.span,
            is_gap=is_gap,
            text=fields.wording(table.find("text"), what="'text'") if is_gap else None,
        )

    def _kept(self, numbers: FiguresOfRule, figures: tuple[DatedFigure, ...], span: Span) -> Named:
        parameter = Parameter(
            id=numbers.new_id("versions"),
            instrument=numbers.source.instrument.id,
            text=filled_in(self.reader.fields.languages, _RULE_ON, rule=numbers.rule),
            type=_NUMBER,
            at_least=None,
            at_most=None,
            figures=figures,
            span=span,
            is_version=True,
        )
        numbers.keep(parameter)
        return Named(NameKind.FIGURE, parameter.id, _NUMBER, span=span)

    def _chosen(self, versions: Sequence[Expression], dated: Dated, span: Span) -> Expression:
        """All versions, of which the last stands where the number is none of the others."""
        *others, last = versions
        branches = tuple(
            Branch(_is_number(dated.figure, number, span), version)
            for number, version in enumerate(others, start=1)
        )
        chosen = self.reader.checker.choose(branches, last, span)
        self.reader.log_faults()
        return attrs.evolve(chosen, dated=dated) if isinstance(chosen, Choose) else chosen


def _is_number(figure: Named, number: int, span: Span) -> Apply:
    arguments = (figure, Constant(number, _NUMBER, span=span))
    return Apply(OPERATORS["=="], arguments, BOOLEAN, span=span)


def _without_days(table: Table) -> Table:
    """What the rule is on the days of the version."""
    inside = tuple(pair for pair in table.entries if pair[0].text not in VERSION_KEYS)
    return Table(entries=inside, span=table.span)


def _version_table(node: Node, fields: Fields) -> Table | None:
    """The table of a version; a gap says so, with its reason or its clause, and nothing else.

    What a version says besides its days is read where it is read what the rule is.
    """
    if not isinstance(node, Table):
        return fields.table(node, allowed=(), what="a version")
    gap = node.find("gap")
    if gap is None:
        return node
    fields.must_be_true("gap", gap)
    required = () if node.find("cite") is not None else ("text",)
    return fields.table(node, allowed=(*VERSION_KEYS, *GAP_KEYS), required=required, what="a gap")
