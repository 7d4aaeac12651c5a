"""A case file to fill in: every fact of the vocabulary, commented out.

Beside each stand its label, question, unit, bounds and values.
"""

import json
from collections.abc import Iterator, Sequence

import attrs

from incentives.facts.field import OTHER, NameOf, Role
from incentives.facts.vocabulary import Field, Record
from incentives.language.types import (
    ChoiceType,
    RecordType,
    RowsType,
    TextType,
)
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Library
from incentives.report.printing.layout import wrapped
from incentives.report.rule.asked.facts_read import facts_read
from incentives.report.rule.asked.hints import Hints
from incentives.report.rule.asked.saying import example_of
from incentives.report.words.names import Words
from incentives.values.text import Language
from incentives.wordings.report import rule as say

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
    hints: Hints = attrs.field(init=False)

    @hints.default
    def _hints(self) -> Hints:
        return Hints(self.words)

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
                hints = (self.words.say(say.ROWS), *self.hints.of_rows(field, row))
                yield from self._head(field, indent, hints)
                yield f"{_FACT}{indent}{field.name}:"
                yield from self._row(records[row.name], f"{indent}  ", f"{field.name}.")
            case _ if field.spec.role is Role.DECLARED:
                yield from self._declared_facts(field, indent)
            case _:
                yield from self._head(field, indent, self._of_field(field))
                mark = "" if field.is_required and not indent else _FACT
                yield f"{mark}{indent}{field.name}: {self._example(field)}"

    def _of_field(self, field: Field) -> tuple[str, ...]:
        asked = field.asked
        told = self.hints.asked_by(asked.id, asked.instrument) if asked is not None else ()
        return (*self.hints.of_field(field), *told)

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
        label = self.words.law(fact.text)
        hints = (*self.hints.of_declared(fact), *self.hints.asked_by(fact.id, fact.instrument))
        yield from _noted(self.hints.line(label, hints), indent)
        yield from self._listed(self.hints.choices(fact.type), indent)
        is_text = isinstance(fact.type, TextType)
        example = example_of(fact.type, fact.at_least)
        written = json.dumps(label, ensure_ascii=False) if is_text else example
        yield f"{_FACT}{indent}{fact.id}: {written}"

    def _head(self, field: Field, indent: str, hints: tuple[str, ...]) -> Iterator[str]:
        yield from _noted(self.hints.line(self.words.law(field.label), hints), indent)
        yield from self._listed(self.hints.values(field), indent)

    def _listed(self, values: Sequence[tuple[str, str]], indent: str) -> Iterator[str]:
        for value, label in values:
            line = self.words.say(say.CHOICE_VALUE, value=value, label=label)
            yield from _noted(line, f"{indent}  ")

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
