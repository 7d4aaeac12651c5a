"""What the facts of a case say against each other.

Events are out of order, rows stand twice, sums are above their whole. Only facts that are
known can contradict each other; the fault names both, with their values.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from incentives.errors import CaseFault
from incentives.facts.consistency.events import Events
from incentives.facts.consistency.references import References
from incentives.facts.consistency.repeats import Repeats, key_of
from incentives.facts.consistency.told import said_of, shown
from incentives.facts.field import SumAtMost
from incentives.facts.in_chinese import label, quantity, row_name, unit_of
from incentives.facts.known import KnownFacts, KnownRows, RowFacts
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import NumberType, RecordType, RowsType
from incentives.values.number import Exact, is_exact, written_decimal
from incentives.values.place import THE_CASE
from incentives.values.text import Text


def contradictions(
    values: KnownFacts, rows: KnownRows, vocabulary: Vocabulary
) -> Iterator[CaseFault]:
    """Every contradiction between known facts, in the order of the vocabulary.

    The slugs are `dates-out-of-order`, `days-beyond-month`, `no-such-row`, `repeated-row`,
    `totals-differ` and `sum-above-whole`.
    """
    references = References(rows, vocabulary)
    events = Events(values, references, vocabulary)
    whole = RowFacts(THE_CASE, values)
    yield from references.dangling(vocabulary.root, whole)
    yield from events.out_of_order(vocabulary.root, whole)
    for judged in _lists_judged(vocabulary):
        listed, record = rows.get(judged.list_.name, UNKNOWN), judged.record
        if isinstance(listed, Unknown):
            continue
        for row in listed if judged.names_rows or judged.has_order else ():
            yield from references.dangling(record, row) if judged.names_rows else ()
            yield from events.out_of_order(record, row) if judged.has_order else ()
        for stated in judged.unique:
            yield from Repeats(stated, record, vocabulary).in_rows(listed)
        if (sums := judged.list_.spec.sum_at_most) is not None:
            yield from _Sums(sums, record, vocabulary).above_their_whole(listed)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Judged:
    """What can be wrong between the rows of a list, and between the facts of each.

    `names_rows`: some fact names a row; `has_order`: some event may come too early. `unique`: what
    says which rows stand twice.
    """

    list_: Field
    record: Record
    names_rows: bool
    has_order: bool
    unique: tuple[Field, ...]


@lru_cache(maxsize=64)
def _lists_judged(vocabulary: Vocabulary) -> tuple[_Judged, ...]:
    """The lists of the vocabulary, in its order: worked out once, most facts say nothing."""
    judged: list[_Judged] = []
    for field in vocabulary.root.fields.values():
        if not isinstance(field.type, RowsType):
            continue
        record = vocabulary.records[field.type.row.name]
        inside = [*_fields_in(record, vocabulary)]
        stated = (field, *record.fields.values())
        judged.append(
            _Judged(
                list_=field,
                record=record,
                names_rows=any(one.spec.refers_to for one in inside),
                has_order=any(
                    one.spec.not_before or one.spec.days_of is not None for one in inside
                ),
                unique=tuple(one for one in stated if one.spec.unique),
            )
        )
    return tuple(judged)


def _fields_in(record: Record, vocabulary: Vocabulary) -> Iterator[Field]:
    """The facts of the record and of the records in it."""
    for field in record.fields.values():
        yield field
        if isinstance(field.type, RecordType):
            yield from _fields_in(vocabulary.records[field.type.name], vocabulary)


@attrs.frozen(repr=False)
class _Sums:
    rule: SumAtMost
    record: Record
    vocabulary: Vocabulary

    def above_their_whole(self, rows: Sequence[RowFacts]) -> Iterator[CaseFault]:
        """Rows that take more than their whole, alone or together, and wholes stated apart."""
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
            key = key_of(row, self.rule.by)
            if key is not None:
                alike.setdefault(key, []).append(row)
        for group in alike.values():
            told_apart: dict[Hashable, list[RowFacts]] = {}
            for row in group:
                if (mark := key_of(row, self.rule.apart)) is not None:
                    told_apart.setdefault(mark, []).append(row)
            # Of several wholes, nobody can say which one a row without its mark speaks of.
            wholes = told_apart.values() if len(told_apart) > 1 else [group]
            yield from (whole for whole in wholes if len(whole) > 1)

    def _differing(self, whole: Sequence[RowFacts]) -> Iterator[CaseFault]:
        limit = self.rule.limit
        stated = [row for row in whole if _number(row, limit) is not None]
        for row in stated[1:]:
            first = stated[0]
            if row.values[limit] == first.values[limit]:
                continue
            text = Text(
                f"填写为{self._said(row, limit)}，而{self._whole_said(first)}，"
                f"两者的{self._labels(self.rule.by)}相同",
                f"got {self._told(row, limit)}, while {first.path_of(limit)} is "
                f"{self._told(first, limit)} for the same {' and '.join(self.rule.by)}",
            )
            yield CaseFault(
                path=str(row.path_of(limit)),
                text=text,
                slug="totals-differ",
                advice=self._advice(whole),
            )

    def _excess(self, whole: Sequence[RowFacts]) -> CaseFault | None:
        """The fault of rows that come to more than their whole; told at the last of them."""
        limits = _numbers(whole, self.rule.limit)
        parts = _numbers(whole, self.rule.of)
        if not limits or not parts:
            return None
        limited, limit = limits[0]
        total = sum((amount for _, amount in parts), 0)
        if total <= limit:
            return None
        path = str(parts[-1][0].path_of(self.rule.of))
        text = self._above([row for row, _ in parts], total, limited)
        advice = self._advice(whole) if len(parts) > 1 else None
        return CaseFault(path=path, text=text, slug="sum-above-whole", advice=advice)

    def _above(self, rows: Sequence[RowFacts], total: Exact, limited: RowFacts) -> Text:
        of, limit = self.rule.of, self.rule.limit
        more_than = f"more than {limited.path_of(limit)} of {self._told(limited, limit)}"
        if len(rows) == 1:
            return Text(
                f"填写为{self._said(rows[0], of)}，超过{self._whole_said(limited)}",
                f"got {self._told(rows[0], of)}, {more_than}",
            )
        named = " and ".join(f"{row.path} with {self._told(row, of)}" for row in rows)
        named_zh = "、".join(
            f"{row_name(row.path, self.vocabulary)}{self._said(row, of)}" for row in rows
        )
        total_zh = quantity(total, unit_of(self.record.fields[of]), self.vocabulary)
        return Text(
            f"{named_zh}，合计 {total_zh}，超过{self._whole_said(limited)}",
            f"{named} come to {written_decimal(total)}{self._unit}, {more_than}",
        )

    def _advice(self, whole: Sequence[RowFacts]) -> Text | None:
        """How to tell wholes apart, where the rows have not said that they speak of one."""
        if not self.rule.apart or all(key_of(row, self.rule.apart) is not None for row in whole):
            return None
        return Text(
            f"如不属于同一笔，请在各行分别填写{self._labels(self.rule.apart)}，以便区分。",
            "If they do not belong together, tell them apart: state "
            f"{' and '.join(self.rule.apart)} in each.",
        )

    def _labels(self, names: Iterable[str]) -> str:
        return "、".join(label(self.record.fields[name]) for name in names)

    def _whole_said(self, row: RowFacts) -> str:
        """The whole as a row states it: `以往拨付1的核定总额 5,000 元`."""
        limit = self.rule.limit
        called = label(self.record.fields[limit])
        return f"{row_name(row.path, self.vocabulary)}的{called}{self._said(row, limit)}"

    def _said(self, row: RowFacts, name: str) -> str:
        value = _number(row, name)
        if value is None:
            return said_of(row.values[name])
        return f" {quantity(value, unit_of(self.record.fields[name]), self.vocabulary)}"

    def _told(self, row: RowFacts, name: str) -> str:
        return f"{shown(row.values[name])}{self._unit}"

    @property
    def _unit(self) -> str:
        type_ = self.record.fields[self.rule.of].type
        return f" {type_.unit}" if isinstance(type_, NumberType) and type_.unit.powers else ""


def _number(row: RowFacts, name: str) -> Exact | None:
    value = row.values.get(name, UNKNOWN)
    return value if is_exact(value) else None


def _numbers(rows: Iterable[RowFacts], name: str) -> Sequence[tuple[RowFacts, Exact]]:
    """The rows of which the number is known, with it."""
    numbers = ((row, _number(row, name)) for row in rows)
    return [(row, number) for row, number in numbers if number is not None]
