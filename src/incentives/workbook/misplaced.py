"""Rows that may stand under the key of another: one applicant has a month twice, another lacks it.

A row under another valid key, without such a trace, cannot be told from one that belongs there.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import attrs

from incentives.facts.plain import MONTH
from incentives.facts.vocabulary import Field, Record
from incentives.forms.editing import rows_at
from incentives.language.types import MonthType, NumberType, RowsType
from incentives.values.place import FactPath, Step
from incentives.workbook.faults import RowPlaces
from incentives.workbook.layout import Layout

Listed = tuple[RowPlaces, Mapping[str, object]]
"""An applicant: where its facts stand, and what they are."""

_Moment = tuple[tuple[object, ...], int]
"""What else tells a row apart, and its month or year, counted."""
_Moments = dict[_Moment, list[tuple[int, Mapping[str, object]]]]


@attrs.frozen(kw_only=True)
class Misplaced:
    """Rows of a list that stand twice with one applicant, `whose`, and may be of another."""

    key: str
    list_key: str
    whose: str
    rows: tuple[int, ...]


def misplaced(applicants: Sequence[Listed], layout: Layout) -> Iterator[Misplaced]:
    """Of each list that has one row a month or a year, the rows that may be another's.

    They may be of whoever has a row of the month before or after, and none of that month.
    """
    vocabulary = layout.words.library.vocabulary
    for name, field in vocabulary.root.fields.items():
        if not isinstance(field.type, RowsType) or not field.spec.unique:
            continue
        record = vocabulary.records[field.type.row.name]
        times = [column for column in field.spec.unique if _is_time(record.fields[column])]
        if len(times) == 1:
            steps = vocabulary.steps_to(FactPath.parse(name))
            yield from _Calendar(field, record, times[0]).misplaced(applicants, name, steps)


def _is_time(column: Field) -> bool:
    is_year = isinstance(column.type, NumberType) and column.name == "year"
    return is_year or isinstance(column.type, MonthType)


@attrs.frozen
class _Calendar:
    """A list that has one row a month, or a year, of whatever else tells rows apart.

    A second bill in a single month is in doubt where another applicant lacks just that month.
    """

    field: Field
    record: Record
    time: str

    def misplaced(
        self, applicants: Sequence[Listed], name: str, steps: Sequence[Step]
    ) -> Iterator[Misplaced]:
        """The rows that may be another's; `steps` lead to the list in the document of a case."""
        by_moment = {
            places.key: self._by_moment(rows_at(document, steps), places.lists.get(name, ()))
            for places, document in applicants
        }
        twice = [
            (whose, moment, tuple(number for number, _ in rows))
            for whose, moments in by_moment.items()
            for moment, rows in moments.items()
            if self._is_repeated([row for _, row in rows]) or _is_odd(moment, moments)
        ]
        for whose, (rest, time), numbers in twice:
            for key, moments in by_moment.items():
                has_neighbour = (rest, time - 1) in moments or (rest, time + 1) in moments
                if key != whose and has_neighbour and (rest, time) not in moments:
                    yield Misplaced(key=key, list_key=name, whose=whose, rows=numbers)

    @property
    def _others(self) -> list[str]:
        """What tells rows of one month apart, beside figures: two bills need not be of one sum."""
        columns = self.record.fields
        unique = [column for column in self.field.spec.unique if column != self.time]
        return [column for column in unique if not isinstance(columns[column].type, NumberType)]

    def _by_moment(self, listed: object, numbers: Sequence[int]) -> _Moments:
        found: _Moments = {}
        rows = cast(Sequence[Mapping[str, object]], listed)
        others = self._others
        for number, row in zip(numbers, rows, strict=False):
            time = _counted(row.get(self.time))
            rest = tuple(row.get(column) for column in others)
            if time is not None and None not in rest:
                found.setdefault((rest, time), []).append((number, row))
        return found

    def _is_repeated(self, rows: Sequence[Mapping[str, object]]) -> bool:
        """Whether the first two rows of one moment are told apart by nothing."""
        if len(rows) < 2 or self._are_apart(rows[0], rows[1]):
            return False
        return all(rows[0].get(column) == rows[1].get(column) for column in self.field.spec.unique)

    def _are_apart(self, one: Mapping[str, object], other: Mapping[str, object]) -> bool:
        pairs = ((one.get(name), other.get(name)) for name in self.field.spec.apart)
        return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _is_odd(moment: _Moment, moments: _Moments) -> bool:
    """Whether there are several rows of the moment, and one of every other of its kind."""
    return len(moments[moment]) > 1 and not any(
        len(rows) > 1
        for other, rows in moments.items()
        if other != moment and other[0] == moment[0]
    )


def _counted(time: object) -> int | None:
    """The number of a month, or of a year, as a document has it."""
    matched = MONTH.fullmatch(time) if isinstance(time, str) else None
    if matched is not None:
        return int(matched[1]) * 12 + int(matched[2])
    return int(time) if isinstance(time, str) and time.isdecimal() else None
