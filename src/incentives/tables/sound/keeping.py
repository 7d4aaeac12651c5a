"""What holds between the facts of cases: a case in which it may not is off.

Nothing is told here, and in doubt a case is off: what is wrong, and whether anything is, is told by
those that look at cases one by one (`incentives.facts.consistency`).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import attrs
import numpy as np

from incentives.compile.layout import Kind, Place, WordLayout
from incentives.compile.listing import fields_in
from incentives.compile.words import UNKNOWN
from incentives.facts.field import SumAtMost
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import RowsType
from incentives.tables.sound.cells import Cells
from incentives.tables.sound.facts import Facts, Known
from incentives.tables.sound.figures import Longs, Marks, last_days
from incentives.tables.sound.joining import Index, alike, index_of

_MOST_ALIKE = 50


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Of:
    """The records of one kind, of a case or a list: what the vocabulary says, and their places."""

    record: Record
    places: Mapping[str, Place]
    fields: Mapping[str, Field]
    list_name: str = ""


def kinds_of_records(vocabulary: Vocabulary, layout: WordLayout) -> Iterator[Of]:
    """The case itself, then the rows of each list."""
    yield _of(vocabulary.root, vocabulary, layout.facts)
    for name, rows in layout.rows.items():
        yield _of(vocabulary.records[rows.record], vocabulary, rows.facts, name)


def _of(
    record: Record, vocabulary: Vocabulary, places: Mapping[str, Place], list_name: str = ""
) -> Of:
    fields = dict(fields_in(record, vocabulary))
    return Of(record=record, places=places, fields=fields, list_name=list_name)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Joined:
    """The facts of a batch, and rows of its lists by their names."""

    known: Known
    vocabulary: Vocabulary
    _indexes: dict[tuple[str, str], Index] = attrs.field(factory=dict, init=False)

    def facts(self, list_name: str) -> Facts:
        """Those of the rows of a list; of the cases, if it is empty."""
        if not list_name:
            return self.known.whole
        listed = self.known.lists.get(list_name)
        return listed.facts if listed is not None else _NO_ROWS

    def index(self, list_name: str, column: str) -> Index:
        """The rows of the list by this column."""
        if (list_name, column) not in self._indexes:
            facts = self.facts(list_name)
            names = facts.of(column)
            listed = self.known.lists.get(list_name)
            incomplete = np.ones(self.known.count, np.bool_)
            if listed is not None:
                incomplete = listed.is_unknown.copy()
                incomplete[facts.cases[~names.are_said]] = True
            words = np.where(names.are_said, names.words, -1)
            self._indexes[list_name, column] = index_of(facts.cases, words, incomplete)
        return self._indexes[list_name, column]


_NO_ROWS = Facts(count=0, cases=np.zeros(0, np.int64), cells={}, is_off=np.zeros(0, np.bool_))


def off_between(of: Of, joined: Joined) -> Marks:
    """The records of this kind that may be at odds with themselves, or with what they name."""
    facts = joined.facts(of.list_name)
    is_off = np.zeros(facts.count, np.bool_)
    for path, field in of.fields.items():
        if path not in facts.cells:
            continue
        cells = facts.of(path)
        prefix = path[: len(path) - len(field.name)]
        for name in field.spec.not_before:
            is_off |= _precedes(cells, of.places[path], _earlier(name, prefix, of, joined))
        if field.spec.days_of is not None and f"{prefix}{field.spec.days_of}" in of.places:
            month = f"{prefix}{field.spec.days_of}"
            is_off |= _too_many_days(cells, of.places[path], facts.of(month), of.places[month])
        if field.spec.refers_to:
            is_off |= _names_nothing(cells, facts, field, joined)
    return is_off


def _begun(cells: Cells) -> Longs:
    """The day of an event, or the first day of a status; below 1 where none is known."""
    if cells.periods is None:
        return cells.words
    return np.where(cells.are_said, cells.periods.begun, UNKNOWN)


def _precedes(cells: Cells, place: Place, earlier: Longs) -> Marks:
    """Where an event comes before one that it must follow."""
    if place.kind is Kind.MONTH:
        later = np.where(
            cells.are_said, last_days(np.where(cells.are_said, cells.words, 0)), UNKNOWN
        )
    elif place.kind in {Kind.DAY, Kind.STATUS}:
        later = _begun(cells)
    else:
        return np.zeros(len(earlier), np.bool_)
    precedes: Marks = (later > 0) & (later < earlier)
    return precedes


def _earlier(name: str, prefix: str, of: Of, joined: Joined) -> Longs:
    """The day that an event of each record cannot precede; below 1 where none is known."""
    facts, vocabulary = joined.facts(of.list_name), joined.vocabulary
    first, _, rest = name.partition(".")
    list_ = vocabulary.root.fields.get(first) if rest else None
    if list_ is not None and isinstance(list_.type, RowsType):
        named = _row_named(first, of, joined)
        rows = joined.facts(first)
        if rows.count == 0:
            return np.full(facts.count, UNKNOWN, np.int64)
        return np.where(named >= 0, _begun(rows.of(rest))[named], UNKNOWN)
    if rest:
        return _begun(joined.known.whole.of(name))[facts.cases]
    return _begun(facts.of(prefix + name))


def _row_named(list_name: str, of: Of, joined: Joined) -> Longs:
    """The row of the list that each record names; -1 where none is known."""
    facts, row = joined.facts(of.list_name), np.full(joined.facts(of.list_name).count, -1, np.int64)
    for name, field in reversed([*of.record.fields.items()]):
        if field.spec.refers_to != (list_name,):
            continue
        ((list_, column),) = joined.vocabulary.named_columns(field)
        names = facts.of(name)
        found = joined.index(list_.name, column.name).row_of(facts.cases, names.words)
        row = np.where(names.are_said, found, row)
    return row


def _too_many_days(cells: Cells, place: Place, months: Cells, month: Place) -> Marks:
    if month.kind is not Kind.MONTH or place.kind is not Kind.NUMBER:
        return np.zeros(len(cells.words), np.bool_)
    both = cells.are_said & months.are_said
    known = np.where(both, months.words, 12)
    days = last_days(known) - last_days(known - 1)
    too_many: Marks = both & (cells.words > days * place.denominator)
    return too_many


def _names_nothing(cells: Cells, facts: Facts, field: Field, joined: Joined) -> Marks:
    """Where a fact may name no row of the lists whose rows it names."""
    is_found = ~cells.are_said
    for list_, column in joined.vocabulary.named_columns(field):
        index = joined.index(list_.name, column.name)
        is_found |= index.incomplete[facts.cases]
        is_found |= index.row_of(facts.cases, cells.words) >= 0
    return ~is_found


def off_in_rows(of: Of, list_: Field, joined: Joined) -> Iterator[int]:
    """The cases, from 0, in which rows of a list may stand twice or be above their whole."""
    facts = joined.facts(of.list_name)
    for stated in (list_, *of.record.fields.values()):
        if stated.spec.unique:
            for group in _alike(facts, stated.spec.unique):
                if len(group) > _MOST_ALIKE or not _are_apart(facts, group, stated.spec.apart):
                    yield int(facts.cases[group[0]])
    if list_.spec.sum_at_most is not None:
        yield from _above_whole(facts, list_.spec.sum_at_most, of)


def _alike(facts: Facts, columns: Sequence[str]) -> list[list[int]]:
    """The rows of one case that are alike in these columns, which all of them state."""
    cells = [facts.of(name) for name in columns]
    are_said = np.logical_and.reduce([each.are_said for each in cells])
    return alike([facts.cases, *map(_comparable, cells)], are_said)


def _comparable(cells: Cells) -> Longs:
    return cells.words if cells.periods is None else cells.periods.keys()


def _are_apart(facts: Facts, rows: Sequence[int], columns: Sequence[str]) -> bool:
    """Whether each two of the rows state something else in one of the columns."""
    stated = [
        {row: (int(cells.words[row]), int(words[row])) for row in rows}
        for cells, words in ((cells, _comparable(cells)) for cells in map(facts.of, columns))
    ]
    return all(
        any(
            by_row[one][0] != UNKNOWN != by_row[other][0] and by_row[one] != by_row[other]
            for by_row in stated
        )
        for one, other in combinations(rows, 2)
    )


def _above_whole(facts: Facts, rule: SumAtMost, of: Of) -> Iterator[int]:
    """The cases in which rows may come to more than their whole, or state several wholes."""
    parts, limits = facts.of(rule.of), facts.of(rule.limit)
    of_part, of_limit = of.places[rule.of].denominator, of.places[rule.limit].denominator
    both = parts.are_said & limits.are_said
    above = np.where(both, parts.words, 0) * of_limit > np.where(both, limits.words, 0) * of_part
    yield from facts.cases[above].tolist()
    for group in _alike(facts, rule.by):
        stated = {int(limits.words[row]) for row in group if limits.are_said[row]}
        total = sum(int(parts.words[row]) for row in group if parts.are_said[row])
        if len(stated) > 1 or any(total * of_limit > limit * of_part for limit in stated):
            yield int(facts.cases[group[0]])
