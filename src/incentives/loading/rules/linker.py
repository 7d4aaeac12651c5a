"""Names across instruments: every entry is built when it is first named, once, and cycles are found on the way."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from keyword import iskeyword

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.language.checker import Checker
from incentives.language.expression import Constant, Expression, Named, NameKind
from incentives.language.scope import Rows
from incentives.language.types import BOOLEAN, BROKEN, ChoiceType, NumberType, RecordType, RowsType, Type
from incentives.loading.entries.choices import read_choice, read_group, read_unit, units_declared
from incentives.loading.entries.declared import read_declared_fact
from incentives.loading.entries.definitions import definition_table, free_rows, read_definition
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.extents import MOST_RULES_IN_A_ROW
from incentives.loading.entries.figures import FigureSource, read_parameter
from incentives.loading.entries.instruments import NAMED_SECTIONS, Draft
from incentives.loading.rules.scope import InstrumentScope
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.parameter import Parameter
from incentives.policy.rule import DeclaredFact, Definition
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.unit import Unit


@attrs.frozen(kw_only=True)
class Entry:
    """A named entry of an instrument, before it is built."""

    section: str
    draft: Draft
    name: Scalar
    node: Node


@attrs.define(kw_only=True)
class Linker:
    """Builds parameters, definitions and declared facts on demand; gives rules the scope they are read in."""

    vocabulary: Vocabulary
    drafts: Mapping[str, Draft]
    fields: Fields
    entries: dict[str, Entry] = attrs.field(factory=dict)
    parameters: dict[str, Parameter] = attrs.field(factory=dict)
    definitions: dict[str, Definition] = attrs.field(factory=dict)
    declared_facts: dict[str, DeclaredFact] = attrs.field(factory=dict)
    currency: str | None = None
    named: set[str] = attrs.field(factory=set)
    _row_types: dict[str, RecordType] = attrs.field(factory=dict)
    _free_rows: dict[str, frozenset[str]] = attrs.field(factory=dict)
    _broken: set[str] = attrs.field(factory=set)
    _waiting: list[str] = attrs.field(factory=list)

    def declare(self) -> None:
        """Takes in the names of all instruments; a name that has a meaning already is a fault."""
        self._row_types = {
            field.type.row.name: field.type.row
            for field in self.vocabulary.root.fields.values()
            if isinstance(field.type, RowsType)
        }
        taken = {*self.vocabulary.root.fields, *self._row_types, "law_date", "basis"}
        for draft in self.drafts.values():
            seen: dict[str, str] = {}
            for section in NAMED_SECTIONS:
                for name, node in draft.named(section):
                    if name.text in seen or name.text in taken:
                        self.fields.log.add(name.span, f"the name '{name.text}' has a meaning here already", "name-taken")
                    if iskeyword(name.text):
                        self.fields.log.add(name.span, f"'{name.text}' is a word of the language and no name", "bad-name")
                    elif not name.text.isidentifier() or not name.text.isascii() or name.text.startswith("_"):
                        self.fields.log.add(name.span, f"'{name.text}' is no name: use a-z, 0-9 and _", "bad-name")
                    seen[name.text] = section
                    entry = Entry(section=section, draft=draft, name=name, node=node)
                    self.entries[f"{draft.instrument.id}.{name.text}"] = entry
            for alias, _ in draft.uses.values():
                if alias.text in seen or alias.text in taken:
                    self.fields.log.add(alias.span, f"the name '{alias.text}' has a meaning here already", "name-taken")
        for draft in self.drafts.values():
            for _, target in draft.uses.values():
                if target.text not in self.entries:
                    self.unknown_id(target)

    def unknown_id(self, target: Scalar, draft: Draft | None = None) -> None:
        """Notes a name that stands for nothing; suggests full ids, and the names of the instrument."""
        known = {*self.entries, *(self.local_names(draft) if draft is not None else ())} - {target.text}
        close = get_close_matches(target.text, sorted(known), n=1)
        self.fields.log.add(
            target.span,
            f"there is no '{target.text}'",
            "unknown-name",
            f"Did you mean '{close[0]}'?" if close else None,
        )

    def full_id(self, draft: Draft, name: str) -> str | None:
        local = f"{draft.instrument.id}.{name}"
        if local in self.entries:
            return local
        return draft.uses[name][1].text if name in draft.uses else None

    def local_names(self, draft: Draft) -> Iterable[str]:
        yield from (name for section in draft.entries.values() for name in section)
        yield from draft.uses

    def resolve(self, draft: Draft, scalar: Scalar, section: str) -> str | None:
        """The full id that a name or full id outside of expressions stands for; it must be of the section."""
        full_id = self.full_id(draft, scalar.text) or scalar.text
        entry = self.entries.get(full_id)
        if entry is None:
            self.unknown_id(scalar, draft)
            return None
        if entry.section != section:
            self.fields.log.add(scalar.span, f"'{scalar.text}' is not one of the {section}", "wrong-kind")
            return None
        self.named.add(full_id)
        return full_id

    def symbol(self, full_id: str, span: Span, *, rows: Rows, charges: frozenset[str]) -> Expression | None:
        entry = self.entries.get(full_id)
        if entry is None:
            return Constant(0, BROKEN, span=span)
        self.named.add(full_id)
        match entry.section:
            case "parameters":
                parameter = self.parameter(full_id)
                return Named(NameKind.FIGURE, full_id, parameter.type if parameter is not None else BROKEN, span=span)
            case "definitions":
                return self._definition_symbol(full_id, span, rows)
            case "facts":
                declared = self.declared_fact(full_id)
                return Named(NameKind.DECLARED, full_id, declared.type if declared is not None else BROKEN, span=span)
            case "groups":
                return attrs.evolve(self.group(full_id), span=span)
            case "charges":
                return self._charge_symbol(full_id, span, charges)
            case _:
                self.fields.log.add(
                    span, f"'{entry.name.text}' is one of the {entry.section} and has no value by itself", "wrong-kind",
                    "Write amount_of(…) or is_eligible(…)." if entry.section == "incentives" else None,
                )  # fmt: skip
                return Constant(0, BROKEN, span=span)

    def incentive(self, full_id: str, kind: NameKind, span: Span) -> Expression | None:
        entry = self.entries.get(full_id)
        if entry is None:
            return None
        if entry.section != "incentives":
            self.fields.log.add(span, f"'{entry.name.text}' is one of the {entry.section}, not an incentive", "wrong-kind")
            return Constant(0, BROKEN, span=span)
        self.named.add(full_id)
        type_: Type = BOOLEAN
        if kind is NameKind.AMOUNT:
            type_ = NumberType(Unit.parse(self.currency)) if self.currency is not None else BROKEN
        return Named(kind, full_id, type_, span=span)

    def missing_row(self, name: str, span: Span) -> Expression | None:
        """What stands for the row `name` where the rule does not go over such rows: a fault; None if there is no such row."""
        if name not in self._row_types:
            return None
        hint = "Say in `for_each` over which rows the rule goes."
        self.fields.log.add(span, f"'{name}' is no row of this rule", "row-missing", hint)
        return Constant(0, BROKEN, span=span)

    def _charge_symbol(self, full_id: str, span: Span, charges: frozenset[str]) -> Expression:
        if full_id not in charges or self.currency is None:
            message = "a charge can be named only in the amount of a charge that is built on it"
            self.fields.log.add(span, message, "wrong-kind")
            return Constant(0, BROKEN, span=span)
        return Named(NameKind.CHARGE, full_id, NumberType(Unit.parse(self.currency)), span=span)

    def _definition_symbol(self, full_id: str, span: Span, rows: Rows) -> Expression:
        definition = self.definition(full_id, span)
        if definition is None:
            return Constant(0, BROKEN, span=span)
        for variable in sorted(self.free_rows(definition) - set(rows)):
            message = f"'{full_id}' speaks of '{variable}', which is no row of this rule"
            self.fields.log.add(span, message, "row-missing", "Say in `for_each` over which rows the rule goes.")
        return Named(NameKind.DEFINITION, full_id, definition.type, span=span)

    def said_of_row(self, full_id: str, variable: str, span: Span, *, rows: Rows) -> Expression | None:
        """A definition that speaks of such a row, said of the row of the variable; None if it is nothing of the kind."""
        entry = self.entries.get(full_id)
        if entry is None or entry.section != "definitions":
            return None
        self.named.add(full_id)
        definition = self.definition(full_id, span)
        if definition is None:
            return Constant(0, BROKEN, span=span)
        record = rows[variable].name
        if record not in self.free_rows(definition):
            message = f"'{full_id}' does not speak of '{record}'"
            self.fields.log.add(span, message, "row-missing", f"Write '{entry.name.text}' by itself.")
            return Constant(0, BROKEN, span=span)
        others = {record: rows[variable], **rows}
        found = self._definition_symbol(full_id, span, others)
        return attrs.evolve(found, of_row=(record, variable)) if isinstance(found, Named) and variable != record else found

    def free_rows(self, definition: Definition) -> frozenset[str]:
        """The rows that a definition speaks of without going over them itself, through other definitions too."""
        if definition.id not in self._free_rows:
            self._free_rows[definition.id] = free_rows(definition.body, self.definitions, self._free_rows)
        return self._free_rows[definition.id]

    def parse_unit(self, scalar: Scalar) -> Unit | None:
        """The unit as written; its base units must be known to the domain."""
        declared = units_declared(entry.node for entry in self.entries.values() if entry.section == "facts")
        return read_unit(scalar, self.vocabulary.base_units | declared, self.fields)

    def choice_at(self, scalar: Scalar) -> ChoiceType | None:
        """The enumeration of the fact at a dotted name, rows by the name of one row."""
        return read_choice(scalar, self.vocabulary, frozenset(self._row_types), self.fields)

    def parameter(self, full_id: str) -> Parameter | None:
        """The parameter, read when first named."""
        if full_id not in self.parameters and full_id not in self._broken:
            entry = self.entries[full_id]
            source = FigureSource(instrument=entry.draft.instrument)
            parameter = read_parameter(
                full_id, entry.node, source, self.fields, parse_unit=self.parse_unit, choice_at=self.choice_at
            )
            if parameter is None:
                self._broken.add(full_id)
            else:
                self.parameters[full_id] = parameter
        return self.parameters.get(full_id)

    def definition(self, full_id: str, span: Span) -> Definition | None:
        """The definition, read when first named; one that rests on itself is a fault."""
        if full_id in self.definitions or full_id in self._broken:
            return self.definitions.get(full_id)
        if full_id in self._waiting:
            chain = " → ".join([*self._waiting[self._waiting.index(full_id) :], full_id])
            self.fields.log.add(span, f"a definition rests on itself: {chain}", "definition-cycle")
            return None
        if len(self._waiting) >= MOST_RULES_IN_A_ROW:
            message = f"over {MOST_RULES_IN_A_ROW} definitions rest on each other in a row"
            self.fields.log.add(span, message, "definition-too-deep")
            return None
        self._waiting.append(full_id)
        definition = self._read_definition(full_id, self.entries[full_id])
        self._waiting.pop()
        if definition is None:
            self._broken.add(full_id)
        else:
            self.definitions[full_id] = definition
        return definition

    def _read_definition(self, full_id: str, entry: Entry) -> Definition | None:
        table = definition_table(entry.node, self.fields)
        if table is None:
            return None
        reader = self.reader(entry.draft, table, self._row_types, implied_rows=frozenset(self._row_types))
        return read_definition(full_id, entry.name.text, table, reader, instrument=entry.draft.instrument.id)

    def reader(
        self, draft: Draft, table: Table, rows: Mapping[str, RecordType], *,
        charges: frozenset[str] = frozenset(), basis: Type | None = None, implied_rows: frozenset[str] = frozenset(),
    ) -> ExpressionReader:  # fmt: skip
        """A reader for the conditions and quantities of one rule."""
        clause = self.fields.words(table.find("cite"), what="'cite'") or ""
        scope = InstrumentScope(
            draft=draft, symbols=self, vocabulary=self.vocabulary, rows=rows, charges=charges, basis=basis,
            implied_rows=implied_rows,
        )  # fmt: skip
        return ExpressionReader(
            checker=Checker(scope), fields=self.fields, citation=Citation(draft.instrument.number, clause),
            papers=self.vocabulary.paper_kinds,
        )  # fmt: skip

    def declared_fact(self, full_id: str) -> DeclaredFact | None:
        """The fact that an instrument asks for."""
        if full_id not in self.declared_facts and full_id not in self._broken:
            entry = self.entries[full_id]
            declared = read_declared_fact(full_id, entry.node, entry.draft.instrument, self.fields, self.parse_unit)
            if declared is None:
                self._broken.add(full_id)
            else:
                self.declared_facts[full_id] = declared
        return self.declared_facts.get(full_id)

    def group(self, full_id: str) -> Expression:
        """The values of a named group."""
        entry = self.entries[full_id]
        return read_group(entry.node, entry.name.span, self.fields, self.choice_at)

    def row_types(self, lists: Iterable[str]) -> dict[str, RecordType]:
        """The rows of repeated facts, by what a policy calls one row."""
        found = {}
        for name in lists:
            field = self.vocabulary.root.fields.get(name)
            if field is not None and isinstance(field.type, RowsType):
                found[field.type.row.name] = field.type.row
        return found
