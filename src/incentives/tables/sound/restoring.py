"""The facts of sound rows as the reference reads them, where it is asked for something of one.

They are those that its case would have, though no case is made.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import attrs
import numpy as np

from incentives.compile.layout import Kind, Place
from incentives.compile.records import value_maker
from incentives.compile.words import LAST_DAY, NONE, UNKNOWN
from incentives.engine.comparison.moves import as_declared
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.tables.sound.cells import Cells
from incentives.tables.sound.facts import Facts, Known
from incentives.tables.sound.keeping import Of
from incentives.tables.sound.texts import NO_FORM, Texts
from incentives.values.period import Period, Status
from incentives.values.place import THE_CASE

_NOT_SAID = Unknown.UNKNOWN
Said = Callable[[int], Value | Unknown]
"""What is said in the cell of that number."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Restored:
    """The facts of the rows of a batch, each made when it is asked for."""

    known: Known
    kinds: Sequence[Of]
    asked: Mapping[str, Place]
    texts: Texts
    _columns: dict[str, Mapping[str, Said]] = attrs.field(factory=dict, init=False)
    _begins: dict[str, list[int]] = attrs.field(factory=dict, init=False)

    def facts(self, row: int) -> Snapshot:
        """Those of the sound row, as `take_snapshot` takes them of its case."""
        whole, *lists = self.kinds
        said = self._said("asked", self.known.whole, self.asked)
        given = {id_: cell(row) for id_, cell in said.items()}
        return Snapshot(
            values=self._record(whole, self.known.whole, row),
            rows={of.list_name: self._rows(of, row) for of in lists},
            declared={
                id_: as_declared(value)
                for id_, value in given.items()
                if not isinstance(value, Unknown)
            },
            texts=dict(self._texts(row)),
        )

    def _record(self, of: Of, facts: Facts, record: int) -> Mapping[str, Value | Unknown]:
        values: dict[str, Value | Unknown] = dict.fromkeys(of.fields, _NOT_SAID)
        for name, cell in self._said(of.list_name, facts, of.places).items():
            values[name] = cell(record)
        return values

    def _rows(self, of: Of, row: int) -> tuple[RowFacts, ...] | Unknown:
        listed = self.known.lists.get(of.list_name)
        if listed is None or listed.is_unknown[row]:
            return _NOT_SAID
        path = THE_CASE.inner(of.list_name)
        return tuple(
            RowFacts(path.row(at), self._record(of, listed.facts, record))
            for at, record in enumerate(self._records(of.list_name, row))
        )

    def _records(self, list_name: str, row: int) -> range:
        """Which of the rows of a list are those of the case."""
        if list_name not in self._begins:
            counts = self.known.lists[list_name].counts
            self._begins[list_name] = [0, *np.cumsum(counts).tolist()]
        begins = self._begins[list_name]
        return range(begins[row], begins[row + 1])

    def _said(self, key: str, facts: Facts, places: Mapping[str, Place]) -> Mapping[str, Said]:
        """What is said in the columns that there are."""
        if key not in self._columns:
            self._columns[key] = {
                name: _said_in(facts.cells[name], place, self.texts.forms())
                for name, place in places.items()
                if name in facts.cells
            }
        return self._columns[key]

    def _texts(self, row: int) -> Iterator[tuple[str, str]]:
        """The texts of the case by what they are compared by."""
        written = self.texts.forms()
        records = [(self.known.whole, range(row, row + 1))]
        records += [
            (listed.facts, self._records(name, row)) for name, listed in self.known.lists.items()
        ]
        for facts, those in records:
            for cells in facts.cells.values():
                if cells.forms is not None:
                    for form in cells.forms[those.start : those.stop].tolist():
                        if form != NO_FORM:
                            yield self.texts.compared(form), written[form]


def _said_in(cells: Cells, place: Place, written: Sequence[str]) -> Said:
    words = cells.words.tolist()
    value_of = _values_in(cells, place, words, written)

    def said(at: int) -> Value | Unknown:
        word = words[at]
        if word == UNKNOWN:
            return _NOT_SAID
        return None if word == NONE else value_of(at)

    return said


def _values_in(
    cells: Cells, place: Place, words: Sequence[int], written: Sequence[str]
) -> Callable[[int], Value]:
    """The value of the cell of that number, in which one is said."""
    value_of = value_maker(place)
    if value_of is not None:
        return lambda at: value_of(words[at])
    if place.kind is Kind.STATUS:
        return lambda at: _status(cells, at)
    forms = [] if cells.forms is None else cells.forms.tolist()  # none: all are null
    return lambda at: written[forms[at]]


def _status(cells: Cells, at: int) -> Status:
    periods = cells.periods
    assert periods is not None, "a status that is said has its periods"
    begin = int(periods.starts[at])
    end = begin + int(periods.counts[at])
    spans = zip(periods.firsts[begin:end].tolist(), periods.lasts[begin:end].tolist(), strict=True)
    return tuple(
        Period(date.fromordinal(first), None if last == LAST_DAY else date.fromordinal(last))
        for first, last in spans
    )
