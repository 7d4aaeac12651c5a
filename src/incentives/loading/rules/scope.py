"""What names mean inside one instrument."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Protocol

import attrs

from incentives.language.expression import (
    Expression,
    FactValue,
    Named,
    NameKind,
    RowPeriods,
    RowValue,
    is_broken,
)
from incentives.language.rows.keyed import row_named
from incentives.language.scope import Rows, placeholder
from incentives.language.types import (
    BOOLEAN,
    DATE,
    NumberType,
    RecordType,
    RowsType,
    TextType,
    Type,
)
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.entries.rows.subsets import rows_said
from incentives.loading.rules.awarded import Awarded
from incentives.loading.rules.names import Names
from incentives.policy.parameter import Parameter
from incentives.policy.rule import Definition
from incentives.values.span import Span
from incentives.values.unit import Unit

OVER_WHICH_ROWS = "Say in `for_each` over which rows the rule goes."


class Symbols(Protocol):
    """The named entries of all instruments, as expressions."""

    def symbol(
        self, full_id: str, span: Span, *, rows: Rows, of_rule: "OfRule"
    ) -> Expression | None:
        """The entry as an expression, or None if it is nothing that an expression can name."""

    def said_of_row(
        self, full_id: str, variable: str, span: Span, *, rows: Rows
    ) -> Expression | None:
        """A definition, or a fact asked of rows, said of the row of the variable; else None."""

    def periods(self, full_id: str) -> RowPeriods | None:
        """The periods of rows of that id, or None."""

    def parameter(self, full_id: str) -> Parameter | None:
        """The figure of the law of that id, read when first asked for."""

    def definition(self, full_id: str, span: Span) -> Definition | None:
        """The definition, read when first named at the span; None if it cannot be read."""

    def incentive(self, full_id: str, kind: NameKind, span: Span) -> Expression | None:
        """The amount or eligibility of an incentive; of no type where it failed to load."""


@attrs.frozen(kw_only=True, repr=False)
class OfRule:
    """What only the rule itself may name: a charge what it is built on, an incentive itself.

    `built_on`: the full id of the charge that it is built on. `basis`: the type of its basis, which
    its amount alone can name. `accounts_of`: the full id of the charge whose accounts may be named,
    in its basis, its amount and its accounts. `relieved`: the type of what reliefs take off its
    basis, which its accounts alone can name. `this`: the full id of the incentive.
    """

    built_on: str | None = None
    basis: Type | None = None
    accounts_of: str | None = None
    relieved: Type | None = None
    this: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class InstrumentScope:
    """Names in one rule of an instrument: its rows, and what it may name as that rule.

    `implied_rows`: of a definition, the rows that its users go over.
    """

    written: WrittenInstrument
    names: Names
    symbols: Symbols
    rows: Mapping[str, RecordType]
    of_rule: OfRule
    implied_rows: frozenset[str] = frozenset()

    def find(self, path: tuple[str, ...], rows: Rows, span: Span) -> Expression | None:
        """Rows come first, then the names of the instrument, then the facts of the case."""
        if path[0] in rows:
            return self._find_in_row(path, rows, span)
        if len(path) == 1 and (own := self._of_charge(path[0], span)) is not None:
            return own
        full_id = self.names.full_id(self.written, ".".join(path))
        if full_id is not None:
            return self.symbols.symbol(full_id, span, rows=rows, of_rule=self.of_rule)
        field = self.names.vocabulary.field_at(path)
        if field is None:
            if (of_other := self._of_row_named(path, 1, rows, span)) is not None:
                return of_other
            is_told = self.names.note_dropped(self.written, path[0], span)
            if is_told or self.names.may_have(self.written, self._named_first(path)):
                return placeholder(span)
            return self._missing_row(path[0], span)
        return FactValue(path, field.type, span=span)

    def _named_first(self, path: tuple[str, ...]) -> str:
        """What the path names before it goes on to a fact: of another instrument with its name."""
        return ".".join(path[: 2 if path[0] in self.written.uses else 1])

    def _missing_row(self, name: str, span: Span) -> Expression | None:
        """What stands for a row that the rule does not go over: a fault; None for other names."""
        if name not in self.names.rows_in(self.written):
            return None
        message = f"'{name}' is no row of this rule"
        self.names.fields.log.add(span, message, "row-missing", OVER_WHICH_ROWS)
        return placeholder(span)

    def _of_charge(self, name: str, span: Span) -> Expression | None:
        """What only the rules of a charge may name, where the name is one of these."""
        basis, relieved = self.of_rule.basis, self.of_rule.relieved
        if name == NameKind.BASIS.value and basis is not None:
            return Named(NameKind.BASIS, name, basis, span=span)
        if name == NameKind.RELIEVED.value and relieved is not None:
            return Named(NameKind.RELIEVED, name, relieved, span=span)
        if name == NameKind.EXEMPT.value and relieved is not None:
            return Named(NameKind.EXEMPT, name, BOOLEAN, span=span)
        return None

    def _find_in_row(self, path: tuple[str, ...], rows: Rows, span: Span) -> Expression | None:
        """The row itself, a fact of it, or a definition said of it: `earlier.amount`."""
        record = rows[path[0]]
        if len(path) == 1:
            return RowValue(path[0], (), record, span=span)
        field = self.names.vocabulary.field_at(path[1:], record.name)
        if field is not None and field.asked is not None:
            return self.symbols.said_of_row(field.asked.id, path[0], span, rows=rows)
        if field is not None:
            return RowValue(path[0], path[1:], field.type, span=span)
        if (of_other := self._of_row_named(path, 2, rows, span)) is not None:
            return of_other
        full_id = self._said_behind_row(path[1:])
        if full_id is None:
            is_broken = self.names.may_have(self.written, self._named_first(path[1:]))
            return placeholder(span) if is_broken else None
        return self.symbols.said_of_row(full_id, path[0], span, rows=rows)

    def _of_row_named(
        self, path: tuple[str, ...], first: int, rows: Rows, span: Span
    ) -> Expression | None:
        """A fact of the row that another fact names: `stay.child.born_on`; None for other paths.

        `first`: how many names the fact that names it has at least.
        """
        vocabulary = self.names.vocabulary
        record = rows[path[0]].name if path[0] in rows else ""
        for size in range(first, len(path)):
            type_ = self._type_at(path[:size], record, rows, span)
            if type_ is None:
                return None
            named = type_.names if isinstance(type_, TextType) else None
            over = vocabulary.root.fields[named].type if named is not None else None
            if isinstance(over, RowsType) and over.row.key is not None:
                key = self.find(path[:size], rows, span)
                assert key is not None
                return row_named(
                    over, key, path[size:], find=partial(self.find, span=span), rows=rows
                )
        return None

    def _type_at(self, path: tuple[str, ...], record: str, rows: Rows, span: Span) -> Type | None:
        """The type of a fact of the case or, behind its variable, of a row; None: there is none."""
        field = self.names.vocabulary.field_at(path[1 if record else 0 :], record)
        if field is not None:
            return field.type
        full_id = self.names.full_id(self.written, path[1]) if record and len(path) == 2 else None
        entry = self.names.entries.get(full_id) if full_id is not None else None
        if full_id is None or entry is None or entry.section != "facts":
            return None
        asked = self.symbols.said_of_row(full_id, path[0], span, rows=rows)
        return asked.type if asked is not None else None

    def _said_behind_row(self, path: tuple[str, ...]) -> str | None:
        """The full id of what may be said of a row: its name here, or the full id itself."""
        name = ".".join(path)
        full_id = self.names.full_id(self.written, name)
        return name if full_id is None and name in self.names.entries else full_id

    def subset(
        self, path: tuple[str, ...], variable: str | None, span: Span
    ) -> tuple[RowsType, Expression] | None:
        found = subset_named(self.names, self.written, ".".join(path))
        if found is None:
            return None
        full_id, over = found
        self.names.named.add(full_id)
        definition = self.symbols.definition(full_id, span)
        if definition is None or is_broken(definition.body):
            return over, placeholder(span)
        record = over.row.name
        of_row = None if variable is None or variable == record else (record, variable)
        return over, Named(NameKind.DEFINITION, full_id, BOOLEAN, of_row=of_row, span=span)

    @property
    def awarded(self) -> Awarded:
        return Awarded(names=self.names, written=self.written, this=self.of_rule.this)

    def periods(self, path: tuple[str, ...]) -> RowPeriods | None:
        full_id = self.names.full_id(self.written, ".".join(path))
        return self.symbols.periods(full_id) if full_id is not None else None

    def named_limits(self, figure: str, type_: NumberType, span: Span) -> tuple[Named, ...]:
        parameter = self.symbols.parameter(figure)
        named = parameter.named_limits if parameter is not None else ()
        return tuple(Named(NameKind.FIGURE, name, type_, span=span) for name in named)

    def in_force(self, span: Span) -> tuple[Expression, Expression | None]:
        instrument = self.written.instrument
        first = Named(NameKind.BEGINS, instrument.id, DATE, span=span)
        if instrument.in_force.last is None:
            return first, None
        return first, Named(NameKind.ENDS, instrument.id, DATE, span=span)

    def is_one_for_one(self, ratio: Unit) -> bool:
        return self.names.vocabulary.relation(ratio) is not None

    def incentive(self, name: str, kind: NameKind, span: Span) -> Expression | None:
        full_id = self.names.full_id(self.written, name)
        if full_id is not None:
            return self.symbols.incentive(full_id, kind, span)
        is_broken = self.names.note_dropped(self.written, name, span) or self.names.may_have(
            self.written, name
        )
        return placeholder(span) if is_broken else None

    def known_names(self) -> Iterable[str]:
        yield from self.names.local_names(self.written)
        known = {*self.names.rows_in(self.written), *self.names.vocabulary.parts}
        yield from (
            name for name in self.names.vocabulary.paths() if name.partition(".")[0] in known
        )

    def granted_by(self, level: str, span: Span) -> tuple[Expression, ...] | None:
        """The amounts of what the level gives, as far as one case may have it with this rule."""
        if level not in self.names.levels:
            return None
        given = self.names.granted_by((level,), self.written)
        amounts = (self.symbols.incentive(name, NameKind.AMOUNT, span) for name in given)
        return tuple(amount for amount in amounts if amount is not None)

    def known_levels(self) -> Iterable[str]:
        """The levels of all places."""
        return self.names.levels

    def known_incentives(self) -> Iterable[str]:
        yield from self.written.entries["incentives"]
        yield from self.written.uses
        yield from self.names.names_used(self.written, ("incentives",))


def subset_named(
    names: Names, written: WrittenInstrument, name: str
) -> tuple[str, RowsType] | None:
    """The full id of the definition of that name, and the list of which it names a part.

    None where it is none, or names itself to be a part of itself.
    """
    full_id, seen = names.full_id(written, name), set[str]()
    first = full_id
    while full_id is not None and full_id not in seen:
        seen.add(full_id)
        entry = names.entries.get(full_id)
        said = rows_said(entry.node) if entry is not None else None
        if entry is None or said is None or entry.section != "definitions":
            return None
        over = names.list_named(entry.written, said.text)
        if over is not None and first is not None:
            return first, over
        full_id = names.full_id(entry.written, said.text)
    return None
