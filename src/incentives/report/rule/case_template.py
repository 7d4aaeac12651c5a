"""A case file to fill in: every fact of the vocabulary, commented out.

Beside each stand its label, question, unit, bounds and values.
"""

import json
from collections.abc import Iterator, Sequence

import attrs

from incentives.facts.field import OTHER, NameOf, Role
from incentives.facts.holding.held import Held
from incentives.facts.vocabulary import Field, Record
from incentives.language.types import (
    ChoiceSetType,
    ChoiceType,
    NumberType,
    RecordType,
    RowsType,
    TextType,
    Type,
)
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Library
from incentives.report.printing.layout import wrapped
from incentives.report.rule.facts_read import facts_read
from incentives.report.rule.saying import example_of, how_to_say
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words, printable
from incentives.values.number import Exact, exact
from incentives.values.place import FactPath
from incentives.values.text import Language
from incentives.wordings.report import rule as say
from incentives.wordings.report import terms

_FACT = "# "
_NOTE = "## "
_ANY_CHOICE = ChoiceType("", ())


def case_template(library: Library, language: Language, *, place: str | None = None) -> str:
    """The file. Lines that begin with `# ` are facts: without it, they are read.

    `place`: a code; only facts that the law of that place, or of one above it, reads are asked for.
    Without a code, or with one that the library does not know, all of them are.
    """
    words = Words(library=library, language=language)
    chain = library.chain_of(place) if place is not None else None
    read = facts_read(library, chain) if chain is not None else None
    head = [line for text in say.TEMPLATE_HEAD for line in _noted(words.say(text), "")]
    return (
        "\n".join([*head, *_Template(words, place, read).record(library.vocabulary.root, "", "")])
        + "\n"
    )


@attrs.frozen
class _Template:
    words: Words
    place: str | None
    read: frozenset[str] | None

    def record(self, record: Record, indent: str, within: str) -> Iterator[str]:
        """The facts of a record that are asked for; `within`: what its names begin with."""
        read = [field for field in record.fields.values() if self._is_read(field, within)]
        for field in read:
            if not indent:
                yield ""
            if not field.is_by_id:
                yield from self._field(field, indent, within)
        asked = [field for field in read if field.is_by_id]
        if asked and record.declared_in:
            yield f"{_FACT}{indent}{record.declared_in}:"
        for field in asked if record.declared_in else ():
            yield from self._field(field, f"{indent}  ", within)

    def _is_read(self, field: Field, within: str) -> bool:
        """Whether the law of the place reads the fact, or the record needs it."""
        if self.read is None or field.is_required or field.spec.role is Role.DECLARED:
            return True
        if field.asked is not None and not field.is_by_id:
            return True  # a list of an instrument is asked for as a whole
        own = f"{within}{field.name}"
        if isinstance(field.type, RecordType):
            return any(name.startswith(f"{own}.") for name in self.read)
        return own in self.read or within.partition(".")[0] in self._used_by_the_program

    @property
    def _used_by_the_program(self) -> frozenset[str]:
        """The lists of which the program itself reads every fact."""
        fields = self.words.library.vocabulary.root.fields.values()
        return frozenset(
            field.name for field in fields if field.spec.role in {Role.PAPERS, Role.AWARDS}
        )

    def _field(self, field: Field, indent: str, within: str) -> Iterator[str]:
        records = self.words.library.vocabulary.records
        match field.type:
            case RecordType(name=name):
                yield from self._head(field, indent, ())
                yield f"{_FACT}{indent}{field.name}:"
                yield from self.record(records[name], f"{indent}  ", f"{within}{field.name}.")
            case RowsType(row=row):
                called = self.words.say(say.ROW_CALLED, row=row.name)
                hints = (self.words.say(say.ROWS), called, *self._holding(field.holds))
                yield from self._head(field, indent, hints)
                yield f"{_FACT}{indent}{field.name}:"
                yield from self._row(records[row.name], f"{indent}  ", f"{field.name}.")
            case _ if field.spec.role is Role.DECLARED:
                yield from self._declared_facts(field, indent)
            case _:
                yield from self._head(field, indent, self._hints(field))
                mark = "" if field.is_required and not indent else _FACT
                yield f"{mark}{indent}{field.name}: {self._example(field)}"

    def _row(self, record: Record, indent: str, within: str) -> Iterator[str]:
        """One row as an example: its first fact begins with the dash."""
        is_first = True
        for line in self.record(record, f"{indent}  ", within):
            inner = f"{_FACT}{indent}  "
            starts = is_first and line.startswith(inner)
            yield f"{_FACT}{indent}- {line.removeprefix(inner)}" if starts else line
            is_first = is_first and not starts

    def _declared_facts(self, field: Field, indent: str) -> Iterator[str]:
        library = self.words.library
        declared = [
            fact for fact in library.facts_of_case.values() if self._is_asked_for(fact.instrument)
        ]
        lists = [
            list_
            for list_ in library.vocabulary.root.fields.values()
            if list_.is_by_id and list_.asked and self._is_asked_for(list_.asked.instrument)
        ]
        if not declared and not lists:
            return
        yield from self._head(field, indent, ())
        yield f"{_FACT}{indent}{field.name}:"
        for fact in declared:
            yield from self._declared(fact, f"{indent}  ")
        for list_ in lists:
            yield from self._field(list_, f"{indent}  ", "")

    def _is_asked_for(self, instrument: str) -> bool:
        library = self.words.library
        chain = library.chain_of(self.place) if self.place is not None else None
        return chain is None or library.instruments[instrument].jurisdiction in chain

    def _declared(self, fact: DeclaredFact, indent: str) -> Iterator[str]:
        hints = [self.words.law(fact.question)] if fact.question is not None else []
        hints += [
            how_to_say(fact.type, self.words, may_be_none=fact.may_be_none),
            *self._number_hints(fact.type, fact.at_least, fact.at_most),
            *self._holding(fact.holds),
        ]
        hints += self._asked_by(fact.id, fact.instrument)
        yield from _noted(self._line(self.words.law(fact.text), hints), indent)
        yield from self._listed(self._choices(fact.type), indent)
        is_text = isinstance(fact.type, TextType)
        label = json.dumps(self.words.law(fact.text), ensure_ascii=False)
        yield f"{_FACT}{indent}{fact.id}: " + (
            label if is_text else example_of(fact.type, fact.at_least)
        )

    def _head(self, field: Field, indent: str, hints: tuple[str, ...]) -> Iterator[str]:
        yield from _noted(self._line(self.words.law(field.label), hints), indent)
        yield from self._listed(self._values(field), indent)

    def _listed(self, values: Sequence[tuple[str, str]], indent: str) -> Iterator[str]:
        for value, label in values:
            line = self.words.say(say.CHOICE_VALUE, value=value, label=label)
            yield from _noted(line, f"{indent}  ")

    def _line(self, label: str, hints: Sequence[str]) -> str:
        comma = self.words.say(terms.LIST_SEMICOLON)
        joined = comma.join(hint for hint in hints if hint)
        joined = joined.replace(f"？{comma}", "？")
        joined = joined.replace(f"?{comma}", self.words.say(say.AFTER_QUESTION))
        return self.words.say(terms.COLON, name=label, value=joined) if joined else label

    def _hints(self, field: Field) -> tuple[str, ...]:
        words, spec = self.words, field.spec
        hints = [words.say(say.REQUIRED)] if field.is_required else []
        hints += [words.law(spec.question)] if spec.question is not None else []
        least = exact(spec.least) if spec.least is not None else None
        most = exact(spec.most) if spec.most is not None else None
        is_whole = field.python_type is int
        type_ = _ANY_CHOICE if spec.role is Role.JURISDICTION else field.type
        hints.append(how_to_say(type_, words, may_be_none=field.may_be_none, is_whole=is_whole))
        hints += self._number_hints(field.type, least, most)
        hints += [
            words.say(say.NOT_BEFORE, fact=self._earlier(field, name)) for name in spec.not_before
        ]
        hints += self._holding(field.holds)
        if field.asked is not None:
            hints += self._asked_by(field.asked.id, field.asked.instrument)
        return tuple(hints)

    def _asked_by(self, fact_id: str, instrument: str) -> Iterator[str]:
        """Of whom alone the fact is asked, and by which document."""
        if (test := self.words.library.asked_if(fact_id)) is not None:
            yield self.words.say(say.ASKED_IF, condition=Phrases(self.words).of(test))
        number = self.words.library.instruments[instrument].number
        yield self.words.say(say.DECLARED_BY, instrument=printable(number))

    def _holding(self, holds: Sequence[Held]) -> list[str]:
        phrases = Phrases(self.words)
        return [self.words.say(say.HOLDS, condition=phrases.of(held.condition)) for held in holds]

    def _earlier(self, field: Field, name: str) -> str:
        vocabulary = self.words.library.vocabulary
        if "." in name and vocabulary.field_at(name.split(".")) is not None:
            return self.words.fact(FactPath.parse(name))
        if (earlier := vocabulary.earlier_field(name, vocabulary.root)) is not None:
            return self.words.law(earlier.label)
        for record in vocabulary.records.values():
            if record.fields.get(field.name) is field:
                return self.words.law(record.fields[name].label)
        return name

    def _number_hints(self, type_: Type, least: Exact | None, most: Exact | None) -> list[str]:
        if not isinstance(type_, NumberType):
            return []
        numbers = self.words.numbers
        unit = numbers.unit(type_.unit)
        hints = [self.words.say(say.ASK_UNIT, unit=unit)] if unit else []
        grouped = numbers.digits if type_.unit.powers else str
        ends = [grouped(bound) if bound is not None else "" for bound in (least, most)]
        if least is not None and most is not None:
            hints.append(self.words.say(say.BETWEEN, least=ends[0], most=ends[1]))
        elif least is not None:
            hints.append(self.words.say(say.NO_LESS, least=ends[0]))
        elif most is not None:
            hints.append(self.words.say(say.NO_MORE, most=ends[1]))
        return hints

    def _values(self, field: Field) -> list[tuple[str, str]]:
        """The values of an enumeration, or the places of the library, with their wordings."""
        words = self.words
        if field.spec.role is Role.JURISDICTION:
            places = words.library.jurisdictions.values()
            return [(place.codes[0], words.law(place.name)) for place in places if place.codes]
        return self._choices(field.type)

    def _choices(self, type_: Type) -> list[tuple[str, str]]:
        choice = type_.choice if isinstance(type_, ChoiceSetType) else type_
        if not isinstance(choice, ChoiceType):
            return []
        return [(value, self.words.value(value, choice)) for value in choice.values]

    def _example(self, field: Field) -> str:
        if field.spec.name_of is NameOf.PLACE:
            deepest = max(self.words.library.jurisdictions.values(), key=lambda place: place.depth)
            return json.dumps(self.place or deepest.codes[0])
        if field.spec.name_of is NameOf.INCENTIVE:
            return json.dumps(next(iter(self.words.library.incentives), OTHER))
        if isinstance(field.type, TextType):
            columns = self.words.library.vocabulary.named_columns(field)
            named = columns[0][1] if columns else field
            return json.dumps(self.words.law(named.label), ensure_ascii=False)
        return example_of(field.type, field.spec.least)


def _noted(text: str, indent: str) -> list[str]:
    return wrapped(text, first=f"{_NOTE}{indent}", rest=f"{_NOTE}{indent}  ")
