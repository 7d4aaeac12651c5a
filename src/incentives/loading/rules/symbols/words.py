"""The enumerations of rules that come to a word: stated at the rule, or those of something else.

They are read before the rule itself, so that tables may go by a rule that reads tables.
"""

from typing import Protocol

import attrs

from incentives.language.types import BROKEN, BrokenType, ChoiceType
from incentives.loading.entries.cases import NO_LIMIT, NOT_APPLICABLE
from incentives.loading.entries.choices import OF, OWN, Enumeration
from incentives.loading.entries.fact_kinds import read_values
from incentives.loading.entries.figures.tables import UNPUBLISHED
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.names import NamedEntry, Names
from incentives.loading.text.nodes import Scalar, Table
from incentives.values.text import Text

_NOT_WORDS = frozenset({UNPUBLISHED, NOT_APPLICABLE, NO_LIMIT})
"""What means something else where a rule says one of its words."""


class NamesAt(Protocol):
    """What the entries of one instrument may name."""

    def words_at(self, scalar: Scalar) -> ChoiceType | None:
        """The enumeration of what has that name, of which a rule is to be one of the values."""


class Linked(Protocol):
    """Who links the entries of all instruments."""

    def named_in(self, written: WrittenInstrument) -> NamesAt:
        """What the entries of the instrument may name."""


@attrs.define(kw_only=True, repr=False)
class WordsOfRules:
    """The enumeration of each definition that comes to a word, read once.

    It does not hold who links: the two would hold each other, and with them all that was read.
    """

    names: Names
    _read: dict[str, Enumeration | BrokenType | None] = attrs.field(factory=dict)
    _waiting: list[str] = attrs.field(factory=list)

    def of(self, full_id: str, linked: Linked) -> Enumeration | BrokenType | None:
        """That of the definition; None where it comes to no word, broken where that is faulty."""
        if full_id in self._waiting:
            return BROKEN
        if full_id not in self._read:
            self._waiting.append(full_id)
            self._read[full_id] = self._read_one(full_id, self.names.entries[full_id], linked)
            self._waiting.pop()
        return self._read[full_id]

    def _read_one(
        self, full_id: str, entry: NamedEntry, linked: Linked
    ) -> Enumeration | BrokenType | None:
        table, fields = entry.node, self.names.fields
        if not isinstance(table, Table):
            return None
        own, of = table.find(OWN), table.find(OF)
        if own is not None and of is not None:
            beside = f"'{OF}' cannot stand beside '{OWN}'"
            fields.log.add(of.span, beside, "conflicting-keys")
            return BROKEN
        if own is not None:
            labels = read_values(table, fields, no_names=_NOT_WORDS)
            if not labels:
                return BROKEN
            return Enumeration(type=ChoiceType(full_id, tuple(labels)), labels=labels)
        if of is None:
            return None
        scalar = fields.scalar(of, what=f"'{OF}'")
        choice = self._another(entry, scalar, linked) if scalar is not None else None
        return Enumeration(type=choice) if choice is not None else BROKEN

    def _another(self, entry: NamedEntry, scalar: Scalar, linked: Linked) -> ChoiceType | None:
        """The enumeration that the rule takes from elsewhere; a fault where it has none to take."""
        log, named = self.names.fields.log, self.names.full_id(entry.written, scalar.text)
        if named in self._waiting:
            chain = " → ".join([*self._waiting[self._waiting.index(named) :], named])
            log.add(scalar.span, f"a definition rests on itself: {chain}", "definition-cycle")
            return None
        return linked.named_in(entry.written).words_at(scalar)


def check_words(choice: ChoiceType | None, scalar: Scalar, names: Names) -> ChoiceType | None:
    """The enumeration, of which no value is a word of the language where rules say values."""
    taken = sorted(_NOT_WORDS & frozenset(choice.values)) if choice is not None else []
    if not taken:
        return choice
    message = Text(
        f"'{scalar.text}' 有选项 '{taken[0]}'，而该词在此处另有含义",
        f"'{scalar.text}' has the value '{taken[0]}', which means something else here",
    )
    names.fields.log.add(scalar.span, message, "bad-name")
    return None
