"""Tables looked up by keys that may be known only as several values or within bounds."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import ceil, floor
from typing import cast

import attrs

from incentives.language.possible import (
    Open,
    Result,
    missing_in,
    open_number,
    range_of,
)
from incentives.language.types import ChoiceType, NumberType
from incentives.policy.figures.schedule import NoFigure, Schedule
from incentives.policy.parameter import CellKeys, Table
from incentives.values.number import Exact
from incentives.values.range import Range, sum_of

Key = str | Exact


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OpenCells:
    """What is said of figures that are not known.

    `unpublished`: of a cell that nobody has published. `without`: of keys for which the table has
    no figure; None: of some of those that the keys may turn out to be. `bounds`: of any figure.
    """

    unpublished: Callable[[CellKeys], Result]
    without: Callable[[tuple[Key, ...] | None], Result]
    bounds: Range


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TableKey:
    """A key as far as it is known; `is_whole`: a number that cannot turn out to be a fraction."""

    value: Result
    type: ChoiceType | NumberType
    is_whole: bool


def figures_for(table: Table, keys: Sequence[TableKey], cells: OpenCells) -> list[Result]:
    """The figures of the table for all that the keys may turn out to be.

    None is one that is not applicable. Numbers without end are told by one figure that has none
    either.
    """
    values = [_candidates(key, at, table) for at, key in enumerate(keys)]
    endless = [at for at, key in enumerate(keys) if _is_endless(key)]
    figures = [figure_for(table, chosen, cells) for chosen in product(*values)]
    if len(endless) == 1:
        figures += _rising_along(table, values, endless[0], cells)
    elif endless:
        figures.append(
            open_number(missing_in(key.value for key in keys), table.range_within(cells.bounds))
        )
    return figures


def schedules_for(
    table: Table, keys: Sequence[TableKey], cells: OpenCells
) -> list[Schedule | Result]:
    """The schedules in the cells for all that the keys may turn out to be.

    None is one that is not applicable, open what stands for one that is not known.
    """
    values = [_candidates(key, at, table) for at, key in enumerate(keys)]
    return [_schedule_for(table, chosen, cells) for chosen in product(*values)]


def _schedule_for(
    table: Table, keys: tuple[Key | None, ...], cells: OpenCells
) -> Schedule | Result:
    cell = None if None in keys else table.figure_for(cast(tuple[Key, ...], keys))
    return cell if isinstance(cell, Schedule) else figure_for(table, keys, cells)


def figure_for(table: Table, keys: tuple[Key | None, ...], cells: OpenCells) -> Result:
    """The figure for known keys, None: not applicable.

    A key that is None is one of those without a figure. No cell of the table is a schedule.
    """
    if None in keys:
        return cells.without(None)
    known = cast(tuple[Key, ...], keys)
    parts = [(times, at, table.cell(at)) for times, at in table.cells_for(known)]
    if not parts:
        return cells.without(known)
    if any(cell is NoFigure.NOT_APPLICABLE for _, _, cell in parts):
        return None
    results = [
        (times, cells.unpublished(at) if cell is None else cast(Result, cell))
        for times, at, cell in parts
    ]
    if len(results) == 1 and results[0][0] == 1:
        return results[0][1]
    missing = missing_in(result for _, result in results)
    return open_number(
        missing, sum_of(range_of(result) * Range.exactly(times) for times, result in results)
    )


def _candidates(key: TableKey, at: int, table: Table) -> Sequence[Key | None]:
    """The values of the key among whose figures those of all others lie; None: without figure."""
    value = key.value
    if isinstance(key.type, ChoiceType):
        if not isinstance(value, Open):
            return (str(value),)
        return key.type.values if value.among is None else sorted(cast(frozenset[str], value.among))
    if not isinstance(value, Open):
        return (cast(Exact, value),)
    return list(_numbers(range_of(value), at, table, is_whole=key.is_whole))


def _numbers(within: Range, at: int, table: Table, *, is_whole: bool) -> Iterator[int | None]:
    spans = [span for above, span in table.spans.items() if len(above) == at]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    low = None if within.low is None else ceil(within.low)
    high = None if within.high is None else floor(within.high)
    if not is_whole or low is None or low < first:
        yield None
    listed_from = first if low is None else max(low, first)
    listed_to = last if high is None else min(high, last)
    yield from range(listed_from, listed_to + 1)
    above = last + 1 if low is None else max(low, last + 1)
    if high is None or above <= high:
        yield above
    if high is not None and above < high:
        yield high


def _is_endless(key: TableKey) -> bool:
    return isinstance(key.value, Open) and key.value.is_number and range_of(key.value).high is None


def _rising_along(
    table: Table, values: Sequence[Sequence[Key | None]], at: int, cells: OpenCells
) -> Iterator[Result]:
    """Where figures rise or fall with a number that has no end: such as have none either."""
    start = cast(int, values[at][-1])  # beyond all that the table lists, figures lie on a line
    for keys in product(*(chosen for place, chosen in enumerate(values) if place != at)):
        here, next_ = (
            figure_for(table, (*keys[:at], number, *keys[at:]), cells)
            for number in (start, start + 1)
        )
        if here is None:
            continue  # it is so for all of them, and told of the first
        before, after = range_of(here), range_of(next_)
        endless = Range(
            before.low if after.ends[0] >= before.ends[0] else None,
            before.high if after.ends[1] <= before.ends[1] else None,
        )
        yield open_number(missing_in((here, next_)), endless)
