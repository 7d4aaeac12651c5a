"""Events in their order: none before one that it must follow, no more days than a month has."""

from collections.abc import Iterator
from datetime import date

import attrs

from incentives.errors import CaseFault
from incentives.facts.consistency.references import References
from incentives.facts.in_chinese import day, label, month, row_name, said
from incentives.facts.known import KnownFacts, RowFacts
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.possible import Value
from incentives.language.types import RecordType, RowsType
from incentives.values.number import Exact, is_exact, written_decimal
from incentives.values.period import Month
from incentives.values.text import Text


@attrs.frozen(repr=False)
class Events:
    """The events of a case, those of rows among them, and what each cannot precede."""

    of_case: KnownFacts
    references: References
    vocabulary: Vocabulary

    def out_of_order(
        self, record: Record, facts: RowFacts, prefix: str = ""
    ) -> Iterator[CaseFault]:
        """Each event of the record, whose names begin with `prefix`, that came too early."""
        for name, field in record.fields.items():
            if isinstance(field.type, RecordType):
                inner = self.vocabulary.records[field.type.name]
                yield from self.out_of_order(inner, facts, f"{prefix}{name}.")
            if field.spec.not_before:
                text = self._too_early(field, record, facts, prefix)
                if text is not None:
                    path = str(facts.path_of(prefix + name))
                    yield CaseFault(path=path, text=text, slug="dates-out-of-order")
            if field.spec.days_of is not None:
                value = facts.values.get(prefix + name)
                of = facts.values.get(f"{prefix}{field.spec.days_of}")
                if isinstance(of, Month) and is_exact(value) and value > of.last_day.day:
                    path = str(facts.path_of(prefix + name))
                    yield CaseFault(path=path, text=_too_many(value, of), slug="days-beyond-month")

    def _too_early(self, field: Field, record: Record, facts: RowFacts, prefix: str) -> Text | None:
        """That an event came before the first of those that it cannot precede."""
        value = facts.values.get(prefix + field.name)
        later = value.last_day if isinstance(value, Month) else _begun(value)
        if later is None:
            return None
        shown = value if isinstance(value, Month) else later
        for name in field.spec.not_before:
            earlier = self._day_of(name, record, facts, prefix)
            if earlier is not None and later < earlier:
                called, called_zh = self._called(name, record, facts)
                return Text(
                    f"填写为{said(shown)}，早于{called_zh}（{day(earlier)}）",
                    f"got {shown}, which is before {called} on {earlier}",
                )
        return None

    def _day_of(self, name: str, record: Record, facts: RowFacts, prefix: str) -> date | None:
        """The day of an event that another cannot precede; None where none is known."""
        first, _, rest = name.partition(".")
        if self._list_called(name) is not None:
            row = self.references.row_named(first, record, facts)
            return _begun(row.values.get(rest)) if row is not None else None
        return _begun(self.of_case.get(name) if rest else facts.values.get(prefix + name))

    def _called(self, name: str, record: Record, facts: RowFacts) -> tuple[str, str]:
        """What an event is called that another cannot precede: its path, and in Chinese."""
        first, _, rest = name.partition(".")
        rows = self._list_called(name)
        row = self.references.row_named(first, record, facts) if rows is not None else None
        if rows is None or row is None:
            return name, self._label_at(name, self.vocabulary.root if rest else record)
        called = self._label_at(rest, self.vocabulary.records[rows.row.name])
        return str(row.path_of(rest)), f"{row_name(row.path, self.vocabulary)}的{called}"

    def _list_called(self, name: str) -> RowsType | None:
        """The list with which the name of a fact begins, if it is one of a row."""
        first, _, rest = name.partition(".")
        list_ = self.vocabulary.root.fields.get(first) if rest else None
        return list_.type if list_ is not None and isinstance(list_.type, RowsType) else None

    def _label_at(self, path: str, record: Record) -> str:
        """What the fact at a dotted path from the record is called in Chinese."""
        name, _, rest = path.partition(".")
        field = record.fields[name]
        if isinstance(field.type, RecordType):
            return self._label_at(rest, self.vocabulary.records[field.type.name])
        return label(field)


def _begun(value: Value | Unknown | None) -> date | None:
    """The day of an event, or the first day of a status; None where none is known to have come."""
    if isinstance(value, tuple):
        return value[0].first if value else None
    return value if isinstance(value, date) else None


def _too_many(days: Exact, of: Month) -> Text:
    written = written_decimal(days)
    return Text(
        f"填写为 {written} 天，而{month(of)}只有 {of.last_day.day} 天",
        f"got {written} days, and {of} has {of.last_day.day}",
    )
