"""What the facts of a case say against each other: events out of order, rows that stand twice, sums above their whole.

Only facts that are known can contradict each other; the fault names both, with their values.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import cast

import attrs

from incentives.errors import CaseFault
from incentives.facts.field import SumAtMost
from incentives.facts.in_chinese import day, label, quantity, row_name, said, unit_of
from incentives.facts.known import KnownFacts, KnownRows, RowFacts
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.operators import Value
from incentives.language.types import NumberType, RecordType, RowsType
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text


def contradictions(values: KnownFacts, rows: KnownRows, vocabulary: Vocabulary) -> Iterator[CaseFault]:
    """Every contradiction between known facts, in the order of the vocabulary."""
    yield from _out_of_order(vocabulary.root, "", values, values, vocabulary)
    for name, field in vocabulary.root.fields.items():
        listed = rows.get(name, UNKNOWN)
        if not isinstance(field.type, RowsType) or isinstance(listed, Unknown):
            continue
        record = vocabulary.records[field.type.row.name]
        for row in listed:
            yield from _out_of_order(record, row.path, row.values, values, vocabulary)
        yield from _standing_twice(field, record, listed, vocabulary)
        if field.spec.sum_at_most is not None:
            yield from _Sums(field.spec.sum_at_most, record, vocabulary).above_their_whole(listed)


def _out_of_order(
    record: Record, path: str, facts: KnownFacts, of_case: KnownFacts, vocabulary: Vocabulary, prefix: str = ""
) -> Iterator[CaseFault]:
    for name, field in record.fields.items():
        if isinstance(field.type, RecordType):
            inner = vocabulary.records[field.type.name]
            yield from _out_of_order(inner, path, facts, of_case, vocabulary, f"{prefix}{name}.")
        here = f"{path}.{prefix}{name}" if path else f"{prefix}{name}"
        for earlier_name in field.spec.not_before:
            is_of_case = "." in earlier_name
            earlier = _begun(of_case.get(earlier_name) if is_of_case else facts.get(prefix + earlier_name))
            later = _begun(facts.get(prefix + name))
            if earlier is not None and later is not None and later < earlier:
                reached = vocabulary.root if is_of_case else record
                text = Text(
                    f"填写为{day(later)}，早于{_label_at(earlier_name, reached, vocabulary)}（{day(earlier)}）",
                    f"got {later}, which is before {earlier_name} on {earlier}",
                )
                yield CaseFault(path=here, text=text, slug="dates-out-of-order")
                break


def _label_at(path: str, record: Record, vocabulary: Vocabulary) -> str:
    """What the fact at a dotted path from the record is called in Chinese."""
    name, _, rest = path.partition(".")
    field = record.fields[name]
    return (
        _label_at(rest, vocabulary.records[field.type.name], vocabulary) if isinstance(field.type, RecordType) else label(field)
    )


def _begun(value: Value | Unknown) -> date | None:
    """The day of an event, or the first day of a status; None where neither is known to have come."""
    if isinstance(value, tuple):
        return value[0].first if value else None
    return value if isinstance(value, date) else None


def _standing_twice(field: Field, record: Record, rows: Sequence[RowFacts], vocabulary: Vocabulary) -> Iterator[CaseFault]:
    columns = field.spec.unique
    first: dict[Hashable, RowFacts] = {}
    for row in rows:
        key = _key(row, columns)
        if key is None:
            continue
        if (before := first.setdefault(key, row)) is not row:
            told = " and ".join(f"{name} {_shown(row.values[name])}" for name in columns)
            path = f"{row.path}.{columns[0]}" if len(columns) == 1 else row.path
            told_zh = "、".join(f"{label(record.fields[name])}{_said(row.values[name])}" for name in columns)
            text = Text(f"{told_zh}，与{row_name(before.path, vocabulary)}重复", f"got {told}, which {before.path} has already")
            yield CaseFault(path=path, text=text, slug="repeated-row")


def _key(row: RowFacts, columns: Sequence[str]) -> Hashable | None:
    """The values in the columns; None if one is not known, or there are no columns."""
    found = tuple(row.values.get(name, UNKNOWN) for name in columns)
    return None if not found or any(value is UNKNOWN or value is None for value in found) else found


@attrs.frozen
class _Sums:
    rule: SumAtMost
    record: Record
    vocabulary: Vocabulary

    def above_their_whole(self, rows: Sequence[RowFacts]) -> Iterator[CaseFault]:
        """A row that takes more than its whole, wholes that are stated differently, and wholes that are exceeded together."""
        single = [self._excess([row]) for row in rows]
        yield from (fault for fault in single if fault is not None)
        for whole in self._wholes(rows):
            differing = list(self._differing(whole))
            yield from differing
            if not differing and all(self._excess([row]) is None for row in whole):
                fault = self._excess(whole)
                yield from [fault] if fault is not None else []

    def _wholes(self, rows: Iterable[RowFacts]) -> Iterator[Sequence[RowFacts]]:
        """The rows that surely speak of one whole, where there are several of them."""
        alike: dict[Hashable, list[RowFacts]] = {}
        for row in rows:
            key = _key(row, self.rule.by)
            if key is not None:
                alike.setdefault(key, []).append(row)
        for group in alike.values():
            told_apart: dict[Hashable, list[RowFacts]] = {}
            for row in group:
                if (mark := _key(row, self.rule.apart)) is not None:
                    told_apart.setdefault(mark, []).append(row)
            # Of several wholes, nobody can say which one a row without its mark speaks of.
            wholes = told_apart.values() if len(told_apart) > 1 else [group]
            yield from (each for each in wholes if len(each) > 1)

    def _differing(self, whole: Sequence[RowFacts]) -> Iterator[CaseFault]:
        stated = [row for row in whole if _number(row, self.rule.limit) is not None]
        for row in stated[1:]:
            if row.values[self.rule.limit] != stated[0].values[self.rule.limit]:
                text = Text(
                    f"填写为{self._said(row, self.rule.limit)}，而{self._whole_said(stated[0])}，"
                    f"两者的{self._labels(self.rule.by)}相同",
                    f"got {self._told(row, self.rule.limit)}, while {stated[0].path}.{self.rule.limit} is "
                    f"{self._told(stated[0], self.rule.limit)} for the same {' and '.join(self.rule.by)}",
                )
                path = f"{row.path}.{self.rule.limit}"
                yield CaseFault(path=path, text=text, slug="totals-differ", advice=self._advice(whole))

    def _excess(self, whole: Sequence[RowFacts]) -> CaseFault | None:
        """The fault of rows that come to more than their whole; told at the last of them."""
        limited = next((row for row in whole if _number(row, self.rule.limit) is not None), None)
        parts = [(row, amount) for row in whole if (amount := _number(row, self.rule.of)) is not None]
        if limited is None or not parts:
            return None
        limit = cast(Exact, _number(limited, self.rule.limit))
        total = sum((amount for _, amount in parts), 0)
        if total <= limit:
            return None
        path = f"{parts[-1][0].path}.{self.rule.of}"
        text = self._above([row for row, _ in parts], total, limited)
        advice = self._advice(whole) if len(parts) > 1 else None
        return CaseFault(path=path, text=text, slug="sum-above-whole", advice=advice)

    def _above(self, rows: Sequence[RowFacts], total: Exact, limited: RowFacts) -> Text:
        of, limit = self.rule.of, self.rule.limit
        more_than = f"more than {limited.path}.{limit} of {self._told(limited, limit)}"
        if len(rows) == 1:
            return Text(
                f"填写为{self._said(rows[0], of)}，超过{self._whole_said(limited)}",
                f"got {self._told(rows[0], of)}, {more_than}",
            )
        named = " and ".join(f"{row.path} with {self._told(row, of)}" for row in rows)
        named_zh = "、".join(f"{row_name(row.path, self.vocabulary)}{self._said(row, of)}" for row in rows)
        total_zh = quantity(total, unit_of(self.record.fields[of]), self.vocabulary)
        return Text(
            f"{named_zh}，合计 {total_zh}，超过{self._whole_said(limited)}",
            f"{named} come to {written_decimal(total)}{self._unit}, {more_than}",
        )

    def _advice(self, whole: Sequence[RowFacts]) -> Text | None:
        """How to say that the rows speak of different wholes, where they have not said that they speak of one."""
        if not self.rule.apart or all(_key(row, self.rule.apart) is not None for row in whole):
            return None
        return Text(
            f"如不属于同一笔，请在各行分别填写{self._labels(self.rule.apart)}，以便区分。",
            f"If they do not belong together, tell them apart: state {' and '.join(self.rule.apart)} in each.",
        )

    def _labels(self, names: Iterable[str]) -> str:
        return "、".join(label(self.record.fields[name]) for name in names)

    def _whole_said(self, row: RowFacts) -> str:
        """The whole as a row states it: `以往拨付1的核定总额 5,000 元`."""
        limit = self.rule.limit
        return f"{row_name(row.path, self.vocabulary)}的{label(self.record.fields[limit])}{self._said(row, limit)}"

    def _said(self, row: RowFacts, name: str) -> str:
        value = _number(row, name)
        if value is None:
            return _said(row.values[name])
        return f" {quantity(value, unit_of(self.record.fields[name]), self.vocabulary)}"

    def _told(self, row: RowFacts, name: str) -> str:
        return f"{_shown(row.values[name])}{self._unit}"

    @property
    def _unit(self) -> str:
        type_ = self.record.fields[self.rule.of].type
        return f" {type_.unit}" if isinstance(type_, NumberType) and type_.unit.powers else ""


def _number(row: RowFacts, name: str) -> Exact | None:
    value = row.values.get(name, UNKNOWN)
    return value if isinstance(value, Exact) and not isinstance(value, bool) else None


def _shown(value: Value | Unknown) -> str:
    if isinstance(value, Exact) and not isinstance(value, bool):
        return written_decimal(value)
    return f"'{value}'" if isinstance(value, str) else str(value)


def _said(value: Value | Unknown) -> str:
    is_number = isinstance(value, Exact) and not isinstance(value, bool)
    return f" {said(value)}" if is_number else said(value)
