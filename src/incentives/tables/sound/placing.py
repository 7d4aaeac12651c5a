"""Sound facts as words: where `incentives.compile.layout` says that they stand."""

from collections.abc import Mapping, Sequence
from datetime import date

import attrs
import numpy as np

from incentives.compile.filling import Filling, ListWords
from incentives.compile.layout import BEYOND, OWN_WORDS, Kind, Place
from incentives.compile.records import RecordWords
from incentives.compile.words import LAST_DAY, NONE, UNKNOWN
from incentives.engine.evaluation.prior_awards import DAYS_OF_AWARDS
from incentives.facts.unknown import Unknown
from incentives.tables.sound.cells import Cells
from incentives.tables.sound.facts import Facts, Known, Listed
from incentives.tables.sound.figures import Longs, Marks
from incentives.values.period import Status


@attrs.define(repr=False)
class _Words:
    """Words that are being written, one stretch behind the other."""

    stretches: list[Longs]
    size: int

    def put(self, stretch: Longs) -> int:
        """The address of the stretch, which stands behind the others."""
        at = self.size
        self.stretches.append(stretch)
        self.size += len(stretch)
        return at

    def together(self) -> Longs:
        """All of them; a single one as it stands."""
        return self.stretches[0] if len(self.stretches) == 1 else np.concatenate(self.stretches)


@attrs.frozen(eq=False, repr=False)
class _Block:
    """Rows of words of one kind, each `unsaid` at first."""

    rows: Longs
    unsaid: Sequence[int]

    def __attrs_post_init__(self) -> None:
        self.rows[:] = self.unsaid


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Placed:
    """The words of cases, and the address of each."""

    words: Longs
    addresses: Longs


def placed(known: Known, cases: Longs, filling: Filling, on: date) -> Placed:
    """The words of those of the cases that are meant, as `Filling.fill` writes them one by one."""
    layout = filling.layout
    template = [*OWN_WORDS, *filling.case.unsaid, *filling.asked.unsaid]
    template += [UNKNOWN] * len(filling.lists)
    template[BEYOND] = filling.case.beyond + filling.asked.beyond
    begin = len(layout.beginning)
    stretch = np.empty(begin + len(cases) * len(template), np.int64)
    stretch[:begin] = layout.beginning
    block = _Block(stretch[begin:].reshape(-1, len(template)), template)
    headers = block.rows
    words = _Words([stretch], len(stretch))
    addresses = begin + np.arange(len(cases)) * len(template)
    for record, places in ((filling.case, layout.facts), (filling.asked, layout.asked)):
        _write(block, known.whole, cases, places, words)
        _write_presumed(headers, record, words)
    for listed in filling.lists:
        if listed.name in known.lists:
            places = layout.rows[listed.name].facts
            days = [name for name in DAYS_OF_AWARDS if listed.is_of_awards and name in places]
            rows = _rows(known.lists[listed.name], cases, days, on)
            _write_rows(headers, rows, listed, places, words)
    return Placed(words=words.together(), addresses=addresses)


def _write(
    block: _Block, facts: Facts, records: Longs, places: Mapping[str, Place], words: _Words
) -> None:
    """Puts what is said of the records into the rows of the block."""
    are_all = len(records) == facts.count
    for name, place in places.items():
        cells = facts.cells.get(name)
        if cells is None:
            continue
        column = cells.words if are_all else cells.words[records]
        if place.kind is Kind.STATUS:
            column = _addresses(cells, records, words)
        if block.unsaid[place.offset] == UNKNOWN:
            block.rows[:, place.offset] = column
        else:
            np.copyto(block.rows[:, place.offset], column, where=column != UNKNOWN)


def _write_presumed(block: Longs, record: RecordWords, words: _Words) -> None:
    """Puts in place which status is presumed where nobody has said it."""
    for offset, _, otherwise in record.statuses:
        if isinstance(otherwise, Unknown):
            continue
        word = NONE if otherwise is None else words.put(_stretch(otherwise))  # type: ignore[arg-type]
        block[block[:, offset] == UNKNOWN, offset] = word


def _stretch(status: Status) -> Longs:
    days = [
        (period.first.toordinal(), LAST_DAY if period.last is None else period.last.toordinal())
        for period in status
    ]
    return np.array([len(days), *(day for both in days for day in both)], dtype=np.int64)


def _addresses(cells: Cells, records: Longs, words: _Words) -> Longs:
    """Where the periods of the records stand."""
    column, periods = cells.words[records], cells.periods
    if periods is None:
        return column
    is_said = cells.are_said[records]
    meant = records[is_said]
    counts, starts = periods.counts[meant], periods.starts[meant]
    sizes = 1 + 2 * counts
    at = np.cumsum(sizes) - sizes
    stretch = np.zeros(int(sizes.sum()), np.int64)
    stretch[at] = counts
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    places = np.repeat(at + 1, counts) + 2 * within
    source = np.repeat(starts, counts) + within
    stretch[places] = periods.firsts[source]
    stretch[places + 1] = periods.lasts[source]
    column[is_said] = words.put(stretch) + at
    return column


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Rows:
    """The rows of a list that are written: of each case how many, and which of the facts."""

    counts: Longs
    is_unknown: Marks
    rows: Longs
    facts: Facts


def _rows(listed: Listed, cases: Longs, days: Sequence[str], on: date) -> _Rows:
    """The rows of the cases; of prior awards those that tell of something by the day `on`.

    `days`: the facts that say by when a row does, as `is_fact_by` has it; none: each does.
    """
    is_meant = np.zeros(len(listed.counts), np.bool_)
    is_meant[cases] = True
    is_written = is_meant[listed.facts.cases]
    if days:
        told = [listed.facts.of(name).words <= on.toordinal() for name in days]
        is_written &= np.logical_or.reduce(told)
    rows = np.flatnonzero(is_written)
    counts = np.bincount(listed.facts.cases[rows], minlength=len(listed.counts))[cases]
    return _Rows(counts=counts, is_unknown=listed.is_unknown[cases], rows=rows, facts=listed.facts)


def _write_rows(
    headers: Longs, rows: _Rows, listed: ListWords, places: Mapping[str, Place], words: _Words
) -> None:
    """Puts the rows of all cases behind what there is, and their addresses in place."""
    width = len(listed.words)
    block = _Block(np.empty((len(rows.rows), width), np.int64), listed.words)
    _write(block, rows.facts, rows.rows, places, words)
    _write_presumed(block.rows, listed.row, words)
    sizes = np.where(rows.is_unknown, 0, 1 + width * rows.counts)
    at = np.cumsum(sizes) - sizes
    stretch = np.zeros(int(sizes.sum()), np.int64)
    is_known = ~rows.is_unknown
    stretch[at[is_known]] = rows.counts[is_known]
    within = np.arange(len(rows.rows)) - np.repeat(
        np.cumsum(rows.counts) - rows.counts, rows.counts
    )
    begin = np.repeat(at + 1, rows.counts) + width * within
    stretch[(begin[:, None] + np.arange(width)).reshape(-1)] = block.rows.reshape(-1)
    headers[is_known, listed.offset] = words.put(stretch) + at[is_known]
    headers[:, BEYOND] += listed.row.beyond * rows.counts
