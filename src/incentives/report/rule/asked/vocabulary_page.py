"""The reference of a vocabulary as Markdown: each fact as rules write it, and what reads it.

It is for whoever writes a policy. Both languages stand beside each other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from incentives.facts.field import Role
from incentives.facts.vocabulary import Field, Record
from incentives.language.types import RecordType, RowsType
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Library
from incentives.report.printing.markdown import escaped
from incentives.report.rule.asked.facts_read import readers_of
from incentives.report.rule.asked.hints import Hints
from incentives.report.words.names import Words
from incentives.values.text import Language, Text
from incentives.wordings.report import vocabulary as wordings

_BESIDE = " · "


def vocabulary_page(library: Library, language: Language, *, place: str | None = None) -> str:
    """The page, ending in a line break; `language` comes first, the other one beside it.

    `place`: a code; what reads a fact and which facts instruments ask for is told of the law of
    that place and those above it. Without a code, or with one that the library does not know, it is
    told of all places.
    """
    chain = library.chain_of(place) if place is not None else None
    return _Page(library=library, language=language, chain=chain).text()


@attrs.frozen(kw_only=True)
class _Entry:
    """One fact, or a list as a whole: how rules write it, and by which name its readers are kept.

    `hints`, `values`: what is said of it in the language of the hints. `full_id`: of what an
    instrument asks for; empty: the vocabulary has it.
    """

    written: str
    label: Text
    key: str
    hints: Callable[[Hints], Iterator[str]]
    values: Callable[[Hints], Sequence[tuple[str, str]]]
    full_id: str = ""
    is_list: bool = False


@attrs.frozen(kw_only=True)
class _Section:
    """Facts that stand under one heading; of a list, the list itself is the first of them."""

    title: Text
    entries: tuple[_Entry, ...]


@attrs.frozen(kw_only=True)
class _Page:
    library: Library
    language: Language
    chain: tuple[str, ...] | None
    readers: Mapping[str, tuple[str, ...]] = attrs.field(init=False)
    hints: tuple[Hints, ...] = attrs.field(init=False)

    @readers.default
    def _of_chain(self) -> Mapping[str, tuple[str, ...]]:
        every = tuple(self.library.jurisdictions)
        return readers_of(self.library, every if self.chain is None else self.chain)

    @hints.default
    def _in_each_language(self) -> tuple[Hints, ...]:
        languages = sorted(self.library.languages, key=lambda other: other != self.language)
        return tuple(Hints(Words(library=self.library, language=each)) for each in languages)

    def text(self) -> str:
        """The whole page."""
        sections = [*self._of_vocabulary(), *self._of_instruments()]
        facts = sum(not entry.is_list for section in sections for entry in section.entries)
        of_library = (*self.library.incentives.values(), *self.library.beside_incentives)
        rules = sum(self._is_law(rule.instrument) for rule in of_library)
        lines = [f"# {self._title()}", ""]
        for hints in self.hints:
            lines += [escaped(hints.words.say(wordings.ABOUT, facts=facts, rules=rules)), ""]
        for section in sections:
            lines += [f"## {self._beside(section.title)}", ""]
            for entry in section.entries:
                lines += [*self._entry(entry), ""]
        return "\n".join(lines).rstrip() + "\n"

    def _is_law(self, instrument: str) -> bool:
        return self.chain is None or self.library.instruments[instrument].jurisdiction in self.chain

    def _title(self) -> str:
        if self.chain is None:
            return self._beside(wordings.TITLE)
        name = self.library.jurisdictions[self.chain[-1]].name
        return self._said(wordings.TITLE_OF_PLACE, place=name)

    def _of_vocabulary(self) -> Iterator[_Section]:
        """The facts of the case itself, then records and lists in their order."""
        root, records = self.library.vocabulary.root, self.library.vocabulary.records
        own: list[_Entry] = []
        parts: list[_Section] = []
        for name, field in root.fields.items():
            if field.spec.role is Role.DECLARED or field.asked is not None:
                continue  # instruments ask for it, and it stands under theirs
            if isinstance(field.type, RecordType):
                record = records[field.type.name]
                inner = tuple(_facts_of(record, records, f"{name}.", f"{name}."))
                parts.append(_Section(title=field.label, entries=inner))
            elif isinstance(field.type, RowsType):
                listed = tuple(_list_of(field, records, name))
                parts.append(_Section(title=field.label, entries=listed))
            else:
                own.append(_fact_of(field, name, name))
        if own:
            yield _Section(title=wordings.THE_CASE, entries=tuple(own))
        yield from parts

    def _of_instruments(self) -> Iterator[_Section]:
        """What instruments ask for, under the title of each."""
        for name, instrument in self.library.instruments.items():
            entries = tuple(self._asked_by(name)) if self._is_law(name) else ()
            if entries:
                number = Text(instrument.number, instrument.number)
                title = _filled(wordings.ASKED_BY, title=instrument.title, number=number)
                yield _Section(title=title, entries=entries)

    def _asked_by(self, instrument: str) -> Iterator[_Entry]:
        """Its facts of the case, of rows of the lists of the domain, and its own lists."""
        root, records = self.library.vocabulary.root, self.library.vocabulary.records
        for fact in self.library.facts_of_case.values():
            if fact.instrument == instrument:
                yield _declared(fact)
        for name, field in root.fields.items():
            if not isinstance(field.type, RowsType):
                continue
            row = field.type.row.name
            if field.asked is None:
                for asked in records[row].fields.values():
                    if asked.asked is not None and asked.asked.instrument == instrument:
                        short = _short(asked.asked.id, instrument)
                        yield _fact_of(asked, f"{row}.{short}", f"{name}.{asked.name}")
            elif field.asked.instrument == instrument:
                yield from _list_of(field, records, _short(name, instrument))

    def _entry(self, entry: _Entry) -> Iterator[str]:
        yield f"### `{entry.written}`"
        yield ""
        yield f"**{self._beside(entry.label)}**"
        yield ""
        if entry.full_id:
            yield f"- {self._beside(wordings.FACT_ID)}: `{entry.full_id}`"
        for hints in self.hints:
            if told := hints.joined(entry.hints(hints)):
                yield f"- {escaped(told)}"
        for (value, label), *others in zip(*map(entry.values, self.hints), strict=True):
            labels = dict.fromkeys((label, *(other for _, other in others)))
            yield f"  - `{value}` {_BESIDE.join(map(escaped, labels))}"
        yield from self._read_by(entry)

    def _read_by(self, entry: _Entry) -> Iterator[str]:
        rules = self.readers.get(entry.key, ())
        if not rules:
            none = wordings.LIST_READ_BY_NONE if entry.is_list else wordings.READ_BY_NONE
            yield f"- {self._beside(none)}"
            return
        yield f"- {self._beside(wordings.LIST_READ_BY if entry.is_list else wordings.READ_BY)}:"
        for rule in rules:
            yield f"  - {self._beside(self.library.title_of(rule))} `{rule}`"

    def _beside(self, text: Text) -> str:
        """The text in both languages, once where they are alike."""
        told = dict.fromkeys(hints.words.law(text) for hints in self.hints)
        return _BESIDE.join(map(escaped, told))

    def _said(self, wording: Text, **gaps: Text) -> str:
        return self._beside(_filled(wording, **gaps))


def _filled(wording: Text, **gaps: Text) -> Text:
    """The wording, each language with its own in the gaps."""
    chinese = {name: text.zh for name, text in gaps.items()}
    english = {name: text.en for name, text in gaps.items()}
    return Text(wording.zh.format(**chinese), wording.en.format(**english))


def _short(full_id: str, instrument: str) -> str:
    """How rules of the instrument itself write what it asks for."""
    return full_id.removeprefix(f"{instrument}.")


def _facts_of(
    record: Record, records: Mapping[str, Record], written: str, key: str
) -> Iterator[_Entry]:
    """The facts of a record or a row, those inside them too; `written`, `key`: what comes before.

    Of a row of the domain, not those that instruments ask for.
    """
    for name, field in record.fields.items():
        if isinstance(field.type, RecordType):
            inner = records[field.type.name]
            yield from _facts_of(inner, records, f"{written}{name}.", f"{key}{name}.")
        elif not field.is_by_id:
            yield _fact_of(field, f"{written}{name}", f"{key}{name}")


def _list_of(field: Field, records: Mapping[str, Record], written: str) -> Iterator[_Entry]:
    """The list itself, then the facts of each of its rows."""
    type_ = field.type
    assert isinstance(type_, RowsType)
    row = type_.row
    yield _Entry(
        written=written,
        label=field.label,
        key=field.name,
        hints=lambda hints: hints.of_rows(field, row),
        values=lambda _: (),
        full_id=field.asked.id if field.asked is not None else "",
        is_list=True,
    )
    yield from _facts_of(records[row.name], records, f"{row.name}.", f"{field.name}.")


def _fact_of(field: Field, written: str, key: str) -> _Entry:
    """A fact of the vocabulary, or one that an instrument asks of each row."""
    asked = field.asked

    def told(hints: Hints) -> Iterator[str]:
        yield from hints.of_field(field)
        yield from hints.asked_if(asked.id) if asked is not None else ()

    return _Entry(
        written=written,
        label=field.label,
        key=key,
        hints=told,
        values=lambda hints: hints.values(field),
        full_id=field.name if field.is_by_id else "",
    )


def _declared(fact: DeclaredFact) -> _Entry:
    """A fact that an instrument asks of the case as a whole."""

    def told(hints: Hints) -> Iterator[str]:
        yield from hints.of_declared(fact)
        yield from hints.asked_if(fact.id)

    return _Entry(
        written=_short(fact.id, fact.instrument),
        label=fact.text,
        key=fact.id,
        hints=told,
        values=lambda hints: hints.choices(fact.type),
        full_id=fact.id,
    )
