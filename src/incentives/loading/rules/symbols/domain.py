"""What the entries of one instrument may name of the domain."""

from typing import Protocol

import attrs

from incentives.language.expression import Expression
from incentives.language.slips.nearest import meant
from incentives.language.types import (
    BROKEN,
    BrokenType,
    ChoiceType,
    GroupType,
    NumberType,
    Type,
    in_words,
)
from incentives.loading.entries.choices import (
    Enumeration,
    choice_of,
    read_choice,
    read_unit,
    type_of_fact,
)
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.names import Names
from incentives.loading.rules.symbols.facts import (
    read_list_asked,
    read_list_referred_to,
    row_asked,
)
from incentives.loading.rules.symbols.words import NamesAt, WordsOfRules, check_words
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.parameter import Parameter
from incentives.values.text import Text
from incentives.values.unit import ONE, TIME_UNITS, Unit

_SAY_WHICH_WORDS = Text(
    "该定义应以 `values` 写明自己的选项，或以 `of` 写明取自何处。",
    "Say in the definition which words it comes to: `values: {…}`, or `of: …`.",
)


class Declared(Protocol):
    """The facts, groups and words that all instruments declare."""

    def declared_fact(self, full_id: str) -> DeclaredFact | None:
        """The fact that an instrument asks for; None if it cannot be read."""

    def group(self, full_id: str) -> Expression:
        """The values of a named group."""

    def parameter(self, full_id: str) -> Parameter | None:
        """The figure of the law of that id, read when first asked for."""

    def named_in(self, written: WrittenInstrument) -> NamesAt:
        """What the entries of the instrument may name."""

    @property
    def words(self) -> WordsOfRules:
        """Of which enumerations definitions are values."""


def _has_several(node: Node) -> bool:
    """Whether a parameter is a table, or brackets."""
    return isinstance(node, Table) and any(node.find(key) for key in ("by", "brackets_of"))


@attrs.frozen(kw_only=True, repr=False)
class NamesOfDomain:
    """Units, enumerations and groups as the entries of one instrument may name them.

    Those of the domain, and what the facts bring that the instrument declares or uses.
    """

    names: Names
    written: WrittenInstrument
    symbols: Declared

    def parse_unit(self, scalar: Scalar) -> Unit | None:
        """The unit as written; its base units must be known to the domain."""
        return read_unit(scalar, self.names.base_units, self.names.fields)

    def list_asked(self, table: Table) -> str | BrokenType | None:
        """The list of whose rows a fact is asked, as `read_list_asked` reads it."""
        return read_list_asked(table, self.names.vocabulary, self.names.fields)

    def list_referred_to(self, scalar: Scalar) -> str | BrokenType:
        """The list of the domain by that name, as `read_list_referred_to` reads it."""
        return read_list_referred_to(scalar, self.names.vocabulary, self.names.fields)

    def choice_at(self, scalar: Scalar) -> ChoiceType | None:
        """The enumeration of the fact at a dotted name, rows by the name of one row.

        Of a fact that an instrument declares by its name here; None where it is faulty, which is
        told there.
        """
        full_id = self._entry_at(scalar.text)
        type_ = self._type_of(full_id) if full_id is not None else None
        if full_id is not None and isinstance(type_, ChoiceType):
            self.names.named.add(full_id)
            return type_
        if isinstance(type_, BrokenType):
            return None
        rows = frozenset(self.names.rows_in(self.written))
        hint = self._hint_of_words(full_id)
        return read_choice(scalar, self.names.vocabulary, rows, self.names.fields, hint)

    def _hint_of_words(self, full_id: str | None) -> Text | None:
        """What a definition has to say that others are to share the enumeration of."""
        entry = self.names.entries.get(full_id) if full_id is not None else None
        return _SAY_WHICH_WORDS if entry is not None and entry.section == "definitions" else None

    def words_at(self, scalar: Scalar) -> ChoiceType | None:
        """As `choice_at`, for a rule or figure that is one of the values."""
        return check_words(self.choice_at(scalar), scalar, self.names)

    def key_at(self, scalar: Scalar) -> ChoiceType | NumberType | None:
        """What a table goes by: a fact, an entry with a value, or a unit that numbers are in."""
        full_id = self._entry_at(scalar.text)
        type_: Type | None
        if full_id is not None:
            self.names.named.add(full_id)
            type_ = self._type_of(full_id)
        elif scalar.text in {*self.names.base_units, *TIME_UNITS}:
            return NumberType(Unit.parse(scalar.text))
        elif scalar.text == "1":
            return NumberType(ONE)
        else:
            rows = frozenset(self.names.rows_in(self.written))
            type_ = choice_of(type_of_fact(scalar.text, self.names.vocabulary, rows))
        if isinstance(type_, ChoiceType | NumberType):
            return type_
        if isinstance(type_, BrokenType):
            return None
        message = Text(
            f"“{scalar.text}”既没有固定的选项，也不是数",
            f"'{scalar.text}' has no fixed set of values and is no number",
        )
        known = {*self.names.vocabulary.paths(), *self.names.base_units} - {scalar.text}
        hint = self._hint_of_words(full_id) or meant(scalar.text, known)
        self.names.fields.log.add(scalar.span, message, "wrong-type", hint)
        return None

    def group_called(self, name: str, choice: ChoiceType) -> frozenset[str] | None:
        """The values in the group of that name, of the enumeration; None if there is none."""
        full_id = self.names.full_id(self.written, name)
        type_ = self._type_of(full_id) if full_id is not None else None
        if full_id is None or not isinstance(type_, GroupType) or type_.choice != choice:
            return None
        self.names.named.add(full_id)
        return type_.members

    def limit_called(self, scalar: Scalar, type_: NumberType) -> str | None:
        """The full id of the figure of that name, which is a number of the type.

        None, with a fault, where it is none; a table or brackets cannot be a limit.
        """
        full_id = self.names.full_id(self.written, scalar.text)
        entry = self.names.entries.get(full_id) if full_id is not None else None
        if full_id is None or entry is None:
            known = tuple(self.names.local_names(self.written))
            self.names.fields.unknown_value(scalar, known, what="limit")
            return None
        self.names.named.add(full_id)
        is_number = entry.section == "parameters" and not _has_several(entry.node)
        parameter = self.symbols.parameter(full_id) if is_number else None
        if is_number and parameter is None:
            return None  # it is told there
        if parameter is None or parameter.type != type_:
            kind = in_words(type_)
            message = Text(
                f"“{scalar.text}”不是与级距上限单位相同的政策数值",
                f"a limit of these brackets is a figure that is {kind}; '{scalar.text}' is none",
            )
            self.names.fields.log.add(scalar.span, message, "wrong-type")
            return None
        return full_id

    def _entry_at(self, text: str) -> str | None:
        """The full id of the entry that is meant; a fact asked of rows is behind one's name."""
        row, _, behind = text.partition(".")
        of = row if row in self.names.rows_in(self.written) else None
        full_id = self.names.full_id(self.written, text if of is None else behind)
        entry = self.names.entries.get(full_id) if full_id is not None else None
        if full_id is None or entry is None or entry.section != "facts":
            return full_id if of is None else None
        declared = self.symbols.declared_fact(full_id)
        is_meant = declared is None or row_asked(declared, self.names) == of
        return full_id if is_meant else None

    def _type_of(self, full_id: str) -> Type | None:
        """What an entry is that tables may go by, or of whose values they may have cells.

        Of a definition only what it says of its words, so that it need not be read itself.
        """
        section = self.names.entries[full_id].section if full_id in self.names.entries else None
        if section == "facts":
            declared = self.symbols.declared_fact(full_id)
            return declared.type if declared is not None else BROKEN
        if section == "definitions":
            words = self.symbols.words.of(full_id, self.symbols)
            return words.type if isinstance(words, Enumeration) else words
        return self.symbols.group(full_id).type if section == "groups" else None
