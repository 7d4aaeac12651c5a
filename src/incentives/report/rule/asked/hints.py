"""What is said of a fact beside its label: how to write it, unit, bounds, values, what holds.

Each is a short phrase in one language, in an order that is the same in all of them.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from incentives.facts.field import NameOf, Role
from incentives.facts.holding.held import Held
from incentives.facts.vocabulary import Field, Record
from incentives.language.types import (
    ChoiceSetType,
    ChoiceType,
    NumberType,
    RecordType,
    Type,
)
from incentives.policy.asked.fact import DeclaredFact
from incentives.report.rule.asked.saying import how_to_say
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words, printable
from incentives.values.number import Exact, exact
from incentives.values.place import FactPath
from incentives.wordings.report import rule as say
from incentives.wordings.report import terms
from incentives.wordings.report import vocabulary as wordings

_ANY_CHOICE = ChoiceType("", ())


@attrs.frozen
class Hints:
    """The phrases in the language of the words."""

    words: Words

    def line(self, label: str, hints: Iterable[str]) -> str:
        """The label with what is said of it behind, in one line."""
        joined = self.joined(hints)
        return self.words.say(terms.COLON, name=label, value=joined) if joined else label

    def joined(self, hints: Iterable[str]) -> str:
        """The phrases in one line; behind a question stands no semicolon."""
        semicolon = self.words.say(terms.LIST_SEMICOLON)
        joined = semicolon.join(hint for hint in hints if hint)
        joined = joined.replace(f"？{semicolon}", "？")
        return joined.replace(f"?{semicolon}", self.words.say(say.AFTER_QUESTION))

    def of_field(self, field: Field) -> Iterator[str]:
        """Of a fact of the vocabulary, or one that an instrument asks of each row."""
        words, spec = self.words, field.spec
        if field.is_required:
            yield words.say(say.REQUIRED)
        if spec.question is not None:
            yield words.law(spec.question)
        is_whole = field.python_type is int
        type_ = _ANY_CHOICE if spec.role is Role.JURISDICTION else field.type
        how = how_to_say(type_, words, may_be_none=field.may_be_none, is_whole=is_whole)
        yield self._names(field) or how
        least = exact(spec.least) if spec.least is not None else None
        most = exact(spec.most) if spec.most is not None else None
        yield from self._of_number(field.type, least, most)
        for name in spec.not_before:
            yield words.say(say.NOT_BEFORE, fact=self._earlier(field, name))
        yield from self._holding(field.holds)

    def of_declared(self, fact: DeclaredFact) -> Iterator[str]:
        """Of a fact that an instrument asks of the case as a whole."""
        if fact.question is not None:
            yield self.words.law(fact.question)
        yield how_to_say(fact.type, self.words, may_be_none=fact.may_be_none)
        yield from self._of_number(fact.type, fact.at_least, fact.at_most)
        yield from self._holding(fact.holds)

    def of_rows(self, field: Field, row: RecordType) -> Iterator[str]:
        """Of a list: what rules call one row, what tells rows apart and orders them."""
        words, record = self.words, self.words.library.vocabulary.records[row.name]
        yield words.say(say.ROW_CALLED, row=row.name)
        apart = [self._label(name, record) for name in (*field.spec.unique, *field.spec.apart)]
        if apart:
            yield words.say(wordings.UNIQUE, columns=words.listed(apart))
        if field.spec.order is not None:
            yield words.say(wordings.ORDER, column=self._label(field.spec.order, record))
        yield from self._holding(field.holds)

    def asked_if(self, fact_id: str) -> Iterator[str]:
        """Of whom alone a fact that an instrument asks for is asked; nothing: of all."""
        test = self.words.library.asked_if(fact_id)
        if test is not None:
            yield self.words.say(say.ASKED_IF, condition=Phrases(self.words).of(test))

    def asked_by(self, fact_id: str, instrument: str) -> Iterator[str]:
        """Of whom alone the fact is asked, and by which document."""
        yield from self.asked_if(fact_id)
        number = self.words.library.instruments[instrument].number
        yield self.words.say(say.DECLARED_BY, instrument=printable(number))

    def values(self, field: Field) -> list[tuple[str, str]]:
        """The values of an enumeration, or the places of the library, with their wordings."""
        words = self.words
        if field.spec.role is Role.JURISDICTION:
            places = words.library.jurisdictions.values()
            return [(place.codes[0], words.law(place.name)) for place in places if place.codes]
        return self.choices(field.type)

    def choices(self, type_: Type) -> list[tuple[str, str]]:
        """The values of an enumeration with their wordings; of any other type none."""
        choice = type_.choice if isinstance(type_, ChoiceSetType) else type_
        if not isinstance(choice, ChoiceType):
            return []
        return [(value, self.words.value(value, choice)) for value in choice.values]

    def _names(self, field: Field) -> str | None:
        """What a text names: a row of the case, or something of the library; None: it is free."""
        words = self.words
        columns = [
            words.say(wordings.OF_LIST, rows=words.law(rows.label), column=words.law(column.label))
            for rows, column in words.library.vocabulary.named_columns(field)
        ]
        if columns:
            wording = wordings.NAMES_ROW if len(columns) == 1 else wordings.NAMES_ROW_OR_OTHER
            return words.say(wording, columns=words.alternatives(columns))
        if field.spec.name_of is NameOf.INCENTIVE:
            return words.say(wordings.NAMES_INCENTIVE)
        is_place = field.spec.name_of is NameOf.PLACE and field.spec.role is not Role.JURISDICTION
        return words.say(wordings.NAMES_PLACE) if is_place else None

    def _holding(self, holds: Sequence[Held]) -> Iterator[str]:
        phrases = Phrases(self.words)
        for held in holds:
            yield self.words.say(say.HOLDS, condition=phrases.of(held.condition))

    def _label(self, name: str, record: Record) -> str:
        return self.words.law(record.fields[name].label)

    def _earlier(self, field: Field, name: str) -> str:
        vocabulary = self.words.library.vocabulary
        if "." in name and vocabulary.field_at(name.split(".")) is not None:
            return self.words.fact(FactPath.parse(name))
        if (earlier := vocabulary.earlier_field(name, vocabulary.root)) is not None:
            return self.words.law(earlier.label)
        for record in vocabulary.records.values():
            if record.fields.get(field.name) is field:
                return self._label(name, record)
        return name

    def _of_number(self, type_: Type, least: Exact | None, most: Exact | None) -> Iterator[str]:
        if not isinstance(type_, NumberType):
            return
        numbers = self.words.numbers
        if unit := numbers.unit(type_.unit):
            yield self.words.say(say.ASK_UNIT, unit=unit)
        grouped = numbers.digits if type_.unit.powers else str
        ends = [grouped(bound) if bound is not None else "" for bound in (least, most)]
        if least is not None and most is not None:
            yield self.words.say(say.BETWEEN, least=ends[0], most=ends[1])
        elif least is not None:
            yield self.words.say(say.NO_LESS, least=ends[0])
        elif most is not None:
            yield self.words.say(say.NO_MORE, most=ends[1])
