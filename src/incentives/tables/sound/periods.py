"""The periods of a whole column, and which of them are no status that could be."""

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as arrow
import pyarrow.types as kinds

from incentives.compile.words import LAST_DAY, UNKNOWN
from incentives.facts.plain import PERIOD_KEYS
from incentives.tables.sound.figures import Longs, Marks, days_in_calendar, said_in


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Periods:
    """The periods of the cells of a column, one behind the other: `counts` of each cell.

    `starts`: where those of a cell begin. Of what has not ended the last day is that of the
    calendar, which no other has.
    """

    counts: Longs
    starts: Longs
    firsts: Longs
    lasts: Longs

    @property
    def begun(self) -> Longs:
        """The first day of each cell; UNKNOWN where there was none."""
        days = np.full(len(self.counts), UNKNOWN, np.int64)
        is_held = self.counts > 0
        days[is_held] = self.firsts[self.starts[is_held]]
        return days

    def keys(self) -> Longs:
        """Numbers of the cells, alike where their periods are."""
        seen: dict[tuple[object, ...], int] = {}
        spans = [*zip(self.firsts.tolist(), self.lasts.tolist(), strict=True)]
        cells = zip(self.starts.tolist(), self.counts.tolist(), strict=True)
        keys = [seen.setdefault((*spans[at : at + count],), len(seen)) for at, count in cells]
        return np.array(keys, dtype=np.int64)


def periods_in(array: pa.Array) -> tuple[Periods, Marks]:
    """The periods of a column of lists or of one each, and where they are surely a status."""
    counts, spans = unlisted(array)
    ends = np.cumsum(counts)
    firsts, lasts, is_good = _days_of(spans)
    owners = np.repeat(np.arange(len(counts)), counts)
    follows = owners[1:] == owners[:-1]
    is_good = is_good & (firsts <= lasts)
    is_good[1:] &= ~(follows & (firsts[1:] <= lasts[:-1]))
    is_sound = np.ones(len(counts), np.bool_)
    is_sound[owners[~is_good]] = False
    periods = Periods(counts=counts, starts=ends - counts, firsts=firsts, lasts=lasts)
    return periods, is_sound


def unlisted(array: pa.Array) -> tuple[Longs, pa.Array]:
    """How much stands in each cell, and all of it one behind the other."""
    if kinds.is_struct(array.type):
        return said_in(array).astype(np.int64), array.drop_null()
    lists = array
    if kinds.is_fixed_size_list(array.type):
        lists = array.cast(pa.list_(array.type.value_type))
    lengths = arrow.list_value_length(lists).fill_null(0).to_numpy(zero_copy_only=False)
    return lengths.astype(np.int64), arrow.list_flatten(lists)


def _days_of(spans: pa.Array) -> tuple[Longs, Longs, Marks]:
    """The first and last day of each period, and which are days."""
    nothing = np.zeros(len(spans), np.int64)
    first, last = PERIOD_KEYS["first"], PERIOD_KEYS["last"]
    if kinds.is_null(spans.type) or len(spans) == 0:
        return nothing, nothing, np.zeros(len(spans), np.bool_)
    columns = dict(zip([field.name for field in spans.type], spans.flatten(), strict=True))
    if not {*columns} <= {first, last} or first not in columns:
        return nothing, nothing, np.zeros(len(spans), np.bool_)
    firsts, are_days = days_in_calendar(columns[first])
    is_good = are_days & said_in(columns[first])
    if last not in columns:
        return firsts, np.full(len(spans), LAST_DAY, np.int64), is_good
    lasts, are_days = days_in_calendar(columns[last])
    has_ended = said_in(columns[last])
    ends = np.where(has_ended, lasts, LAST_DAY)
    return firsts, ends, is_good & ((are_days & (lasts < LAST_DAY)) | ~has_ended)
