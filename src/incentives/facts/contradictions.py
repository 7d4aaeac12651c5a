"""What the facts of a case say against each other: events out of order, rows that stand twice, sums above their whole.

Only facts that are known can contradict each other; the fault names both, with their values.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import cast

import attrs

from incentives.errors import CaseFault
from incentives.facts.field import SumAtMost
from incentives.facts.known import KnownFacts, KnownRows, RowFacts
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.operators import Value
from incentives.language.types import NumberType, RecordType, RowsType
from incentives.values.number import Exact, written_decimal


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
        yield from _standing_twice(field, listed)
        if field.spec.sum_at_most is not None:
            yield from _Sums(field.spec.sum_at_most, record).above_their_whole(listed)


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
                message = f"got {later}, which is before {earlier_name} on {earlier}"
                yield CaseFault(path=here, message=message, slug="dates-out-of-order")
                break


def _begun(value: Value | Unknown) -> date | None:
    """The day of an event, or the first day of a status; None where neither is known to have come."""
    if isinstance(value, tuple):
        return value[0].first if value else None
    return value if isinstance(value, date) else None


def _standing_twice(field: Field, rows: Sequence[RowFacts]) -> Iterator[CaseFault]:
    columns = field.spec.unique
    first: dict[Hashable, RowFacts] = {}
    for row in rows:
        key = _key(row, columns)
        if key is None:
            continue
        if (before := first.setdefault(key, row)) is not row:
            told = " and ".join(f"{name} {_shown(row.values[name])}" for name in columns)
            path = f"{row.path}.{columns[0]}" if len(columns) == 1 else row.path
            yield CaseFault(path=path, message=f"got {told}, which {before.path} has already", slug="repeated-row")


def _key(row: RowFacts, columns: Sequence[str]) -> Hashable | None:
    """The values in the columns; None if one is not known, or there are no columns."""
    found = tuple(row.values.get(name, UNKNOWN) for name in columns)
    return None if not found or any(value is UNKNOWN or value is None for value in found) else found


@attrs.frozen
class _Sums:
    rule: SumAtMost
    record: Record

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
                message = (
                    f"got {self._told(row, self.rule.limit)}, while {stated[0].path}.{self.rule.limit} is "
                    f"{self._told(stated[0], self.rule.limit)} for the same {' and '.join(self.rule.by)}"
                )
                path = f"{row.path}.{self.rule.limit}"
                yield CaseFault(path=path, message=message, slug="totals-differ", hint=self._hint(whole))

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
        told = f"more than {limited.path}.{self.rule.limit} of {self._told(limited, self.rule.limit)}"
        path = f"{parts[-1][0].path}.{self.rule.of}"
        if len(parts) == 1:
            message = f"got {self._told(parts[0][0], self.rule.of)}, {told}"
            return CaseFault(path=path, message=message, slug="sum-above-whole")
        named = " and ".join(f"{row.path} with {self._told(row, self.rule.of)}" for row, _ in parts)
        message = f"{named} come to {written_decimal(total)}{self._unit}, {told}"
        return CaseFault(path=path, message=message, slug="sum-above-whole", hint=self._hint(whole))

    def _hint(self, whole: Sequence[RowFacts]) -> str | None:
        """How to say that the rows speak of different wholes, where they have not said that they speak of one."""
        if not self.rule.apart or all(_key(row, self.rule.apart) is not None for row in whole):
            return None
        return f"If they do not belong together, tell them apart: state {' and '.join(self.rule.apart)} in each."

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
