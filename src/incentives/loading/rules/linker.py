"""Entries linked: each is built when it is first named, once; cycles are found on the way."""

from collections.abc import Mapping
from typing import assert_never

import attrs

from incentives.language.checker import Checker
from incentives.language.expression import (
    Expression,
    Named,
    NameKind,
    RowPeriods,
    is_broken,
)
from incentives.language.scope import Rows, placeholder
from incentives.language.types import RecordType
from incentives.loading.entries.choices import read_group
from incentives.loading.entries.declared import is_asked_of_some, read_asked
from incentives.loading.entries.definitions import (
    Defined,
    definition_table,
    read_definition,
    result_table,
)
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.extents import too_many
from incentives.loading.entries.figures.dated import FigureSource
from incentives.loading.entries.figures.of_rule import FiguresKept
from incentives.loading.entries.figures.parameters import read_parameter
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.entries.rows.own_lists import is_own_list
from incentives.loading.entries.rows.spoken_of import free_rows
from incentives.loading.rules.accounts import may_be_named, read_account
from incentives.loading.rules.names import NamedEntry, Names
from incentives.loading.rules.reading_order import reading_order
from incentives.loading.rules.scope import OVER_WHICH_ROWS, InstrumentScope, OfRule
from incentives.loading.rules.symbols.charged import charge_symbol, incentive_symbol, without_value
from incentives.loading.rules.symbols.domain import NamesOfDomain
from incentives.loading.rules.symbols.facts import fact_of_row, fact_symbol, read_fact, row_asked
from incentives.loading.rules.symbols.lists import list_symbol
from incentives.loading.rules.symbols.set_by_rule import SetRules, figure_symbol
from incentives.loading.rules.symbols.words import WordsOfRules
from incentives.loading.text.nodes import Table
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.parameter import Parameter
from incentives.policy.rule import Definition
from incentives.values.citation import Citation
from incentives.values.span import Span

_OF_NO_RULE = OfRule()
_MOST_WITHIN = 20


@attrs.define(kw_only=True, repr=False)
class Linker:
    """Builds parameters, definitions and declared facts on demand; gives rules their scope.

    `parameters`, `definitions`, `declared_facts` stand by full id; a faulty entry in `names` alone.
    """

    names: Names
    parameters: dict[str, Parameter] = attrs.field(factory=dict)
    definitions: dict[str, Definition] = attrs.field(factory=dict)
    declared_facts: dict[str, DeclaredFact] = attrs.field(factory=dict)
    row_periods: dict[str, RowPeriods] = attrs.field(factory=dict)
    currency: str | None = None
    set_rules: SetRules = attrs.field(factory=SetRules)
    _free_rows: dict[str, frozenset[str]] = attrs.field(factory=dict)
    _broken: set[str] = attrs.field(factory=set)
    _waiting: list[str] = attrs.field(factory=list)
    words: WordsOfRules = attrs.Factory(
        lambda self: WordsOfRules(names=self.names), takes_self=True
    )
    kept: FiguresKept = attrs.Factory(
        lambda self: FiguresKept(entries=self.names.entries, parameters=self.parameters),
        takes_self=True,
    )

    def symbol(self, full_id: str, span: Span, *, rows: Rows, of_rule: OfRule) -> Expression | None:
        """The entry as an expression that stands at the span; of no type where it is faulty.

        `of_rule`: what of a charge may be named there.
        """
        entry = self.names.entries.get(full_id)
        if entry is None:
            return placeholder(span)
        self.names.named.add(full_id)
        match entry.section:
            case "parameters":
                return self._figure_symbol(full_id, span, rows)
            case "definitions" | "results":
                return self._definition_symbol(full_id, span, rows, of_rule)
            case "facts":
                return self._fact_symbol(entry, full_id, span, rows)
            case "groups":
                return attrs.evolve(self.group(full_id), span=span)
            case "charges":
                return charge_symbol(full_id, span, of_rule.built_on, self.names, self.currency)
            case "incentives" | "periods" | "roles" | "reliefs" | "checks":
                return without_value(entry, span, self.names)
            case _:
                assert_never(entry.section)

    def _figure_symbol(self, full_id: str, span: Span, rows: Rows) -> Expression:
        figure = figure_symbol(full_id, span, self.set_rules, self)
        return self._definition_symbol(figure, span, rows) if isinstance(figure, str) else figure

    def _fact_symbol(self, entry: NamedEntry, full_id: str, span: Span, rows: Rows) -> Expression:
        if is_own_list(entry.node):
            return list_symbol(full_id, span, self.names)
        declared = self.declared_fact(full_id)
        if is_asked_of_some(entry.node) and (declared is None or declared.of is None):
            return self._definition_symbol(full_id, span, rows)
        return fact_symbol(full_id, declared, span, self.names)

    def periods(self, full_id: str) -> RowPeriods | None:
        """The periods of rows of that id; None if it is of something else, or cannot be read."""
        return self.row_periods.get(full_id)

    def incentive(self, full_id: str, kind: NameKind, span: Span) -> Expression:
        """The amount or eligibility of an incentive; of no type where there is no such entry."""
        return incentive_symbol(full_id, kind, span, self.names, self.currency)

    def _definition_symbol(
        self, full_id: str, span: Span, rows: Rows, of_rule: OfRule = _OF_NO_RULE
    ) -> Expression:
        definition = self.definition(full_id, span)
        if (
            definition is None
            or is_broken(definition.body)
            or not may_be_named(definition, span, of_rule, self.names.fields)
        ):
            return placeholder(span)
        for variable in sorted(self.free_rows(definition) - set(rows)):
            message = f"'{full_id}' speaks of '{variable}', which is no row of this rule"
            self.names.fields.log.add(span, message, "row-missing", OVER_WHICH_ROWS)
        return Named(NameKind.DEFINITION, full_id, definition.type, span=span)

    def said_of_row(
        self, full_id: str, variable: str, span: Span, *, rows: Rows
    ) -> Expression | None:
        """A definition, or a fact that is asked of rows, said of the row of the variable.

        None if it is neither. One that does not speak of such rows is a fault.
        """
        entry = self.names.entries.get(full_id)
        if entry is None or entry.section not in {"definitions", "results", "facts"}:
            return None
        self.names.named.add(full_id)
        if entry.section == "facts":
            row, declared = (variable, rows[variable]), self.declared_fact(full_id)
            fact = fact_of_row(full_id, declared, row, span, self.names)
            if is_broken(fact) or not is_asked_of_some(entry.node):
                return fact
        definition = self.definition(full_id, span)
        if definition is None or is_broken(definition.body):
            return placeholder(span)
        record = rows[variable].name
        if record not in self.free_rows(definition):
            message = f"'{full_id}' does not speak of '{record}'"
            hint = f"Write '{entry.name.text}' by itself."
            self.names.fields.log.add(span, message, "row-missing", hint)
            return placeholder(span)
        symbol = self._definition_symbol(full_id, span, {record: rows[variable], **rows})
        if not isinstance(symbol, Named) or variable == record:
            return symbol
        return attrs.evolve(symbol, of_row=(record, variable))

    def free_rows(self, definition: Definition) -> frozenset[str]:
        """The rows that a definition, or one behind it, speaks of without going over them."""
        known = self._free_rows
        if definition.id not in known:
            known[definition.id] = free_rows(definition.body, self.definitions, known)
        return known[definition.id]

    def named_in(self, written: WrittenInstrument) -> NamesOfDomain:
        """The units, enumerations and groups that the entries of the instrument may name."""
        return NamesOfDomain(names=self.names, written=written, symbols=self)

    def parameter(self, full_id: str) -> Parameter | None:
        """The parameter, read when first named; None if it cannot be read."""
        if full_id not in self.parameters and full_id not in self._broken:
            entry = self.names.entries[full_id]
            names = self.named_in(entry.written)
            source = FigureSource(instrument=entry.written.instrument, names=names)
            parameter = read_parameter(full_id, entry.node, source, names, self.names.fields)
            if parameter is None:
                self._broken.add(full_id)
            else:
                self.parameters[full_id] = parameter
        return self.parameters.get(full_id)

    def definition(self, full_id: str, span: Span) -> Definition | None:
        """The definition, read when first named at `span`; None if it cannot be read.

        One that rests on itself is a fault (`definition-cycle`).
        """
        if not self._waiting and not self._is_read(full_id):
            for before in reading_order(full_id, self.names, self._is_read)[:-1]:
                self._read_once(before, self.names.entries[before].name.span)
        return self._read_once(full_id, span)

    def _is_read(self, full_id: str) -> bool:
        return full_id in self.definitions or full_id in self._broken

    def _read_once(self, full_id: str, span: Span) -> Definition | None:
        if self._is_read(full_id):
            return self.definitions.get(full_id)
        if full_id in self._waiting:
            chain = " → ".join([*self._waiting[self._waiting.index(full_id) :], full_id])
            self.names.fields.log.add(
                span, f"a definition rests on itself: {chain}", "definition-cycle"
            )
            return None
        if len(self._waiting) >= _MOST_WITHIN:  # of a circle: others are read one by one
            self.names.fields.log.add(span, too_many(self._waiting), "definition-too-deep")
            return None
        self._waiting.append(full_id)
        definition = self._read_definition(full_id, self.names.entries[full_id])
        self._waiting.pop()
        if definition is None:
            self._broken.add(full_id)
        else:
            self.definitions[full_id] = definition
        return definition

    def _read_definition(self, full_id: str, entry: NamedEntry) -> Definition | None:
        if entry.section == "facts" and isinstance(entry.node, Table):
            return self._read_asked(entry.written, entry.node, self.declared_fact(full_id))
        read_table = result_table if entry.section == "results" else definition_table
        table = read_table(entry.node, self.names.fields)
        if table is None:
            return None
        rows = self.names.rows_in(entry.written)
        reader = self.reader(entry.written, table, rows, implied_rows=frozenset(rows))
        account = read_account(entry, table, self)
        defined = Defined(
            id=full_id,
            name=entry.name.text,
            instrument=entry.written.instrument.id,
            words=self.words.of(full_id, self),
        )
        return read_definition(defined, table, reader, account, self)

    def _read_asked(
        self, written: WrittenInstrument, table: Table, fact: DeclaredFact | None
    ) -> Definition | None:
        """What the name of a fact stands for that is asked of some cases, or of some rows."""
        row = row_asked(fact, self.names) if fact is not None else None
        if fact is None or (row is None and fact.of is not None):
            return None
        rows = {row: self.names.rows_in(written)[row]} if row is not None else {}
        reader = self.reader(written, table, rows, implied_rows=frozenset(rows))
        return read_asked(fact, table, reader, row)

    def reader(
        self,
        written: WrittenInstrument,
        table: Table,
        rows: Mapping[str, RecordType],
        *,
        of_rule: OfRule = _OF_NO_RULE,
        implied_rows: frozenset[str] = frozenset(),
    ) -> ExpressionReader:
        """A reader for the conditions and quantities of one rule; it cites what the table cites."""
        clause = self.names.fields.words(table.find("cite"), what="'cite'") or ""
        scope = InstrumentScope(
            written=written,
            names=self.names,
            symbols=self,
            rows=rows,
            of_rule=of_rule,
            implied_rows=implied_rows,
        )
        return ExpressionReader(
            checker=Checker(scope),
            fields=self.names.fields,
            citation=Citation(written.instrument.number, clause),
            papers=self.names.vocabulary.paper_kinds,
            figures=self.kept.of_rule(written, table, self.named_in(written)),
        )

    def declared_fact(self, full_id: str) -> DeclaredFact | None:
        """The fact that an instrument asks for; read and answered as `parameter` is."""
        if full_id not in self.declared_facts and full_id not in self._broken:
            names = self.named_in(self.names.entries[full_id].written)
            declared = read_fact(full_id, self.names, names)
            if declared is None:
                self._broken.add(full_id)
            else:
                self.declared_facts[full_id] = declared
        return self.declared_facts.get(full_id)

    def group(self, full_id: str) -> Expression:
        """The values of a named group."""
        entry = self.names.entries[full_id]
        names = self.named_in(entry.written)
        return read_group(entry.node, entry.name.span, self.names.fields, names)
