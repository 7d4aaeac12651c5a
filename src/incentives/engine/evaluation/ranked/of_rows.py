"""The largest of what rows come to, with the workings of those that count."""

from collections.abc import Sequence

from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Gather
from incentives.language.possible import Open, Result, missing_in, range_of
from incentives.values.place import FactPath


def largest_of(
    gather: Gather, count: Trace, values: Sequence[Result], parts: Sequence[Trace], effort: Effort
) -> Trace:
    """The sum of so many largest; how many, and the workings of the rows that count, or may.

    `values`: of each row in turn, whose workings are `parts`; a guard that is open stands before
    the row's own.
    """
    from incentives.engine.evaluation.ranked.largest import sum_of_largest

    effort.take(len(values))
    largest = sum_of_largest(values, count.value)
    effort.weigh(largest.value)
    of_row: list[list[Trace]] = [[]]
    for part in parts:
        of_row[-1].append(part)
        if part.expression is gather.body:
            of_row.append([])
    told = (part for place in largest.places for part in of_row[place])
    return Trace(gather, largest.value, (count, *told))


def of_any_rows(gather: Gather, count: Trace, total: Result) -> Trace:
    """The largest of any number of rows, all of which come to the `total`."""
    rows, value = FactPath.parse(gather.rows), total
    if count.value is None:
        value = None
    elif isinstance(count.value, Open) and (count.value.may_be_none or isinstance(total, Open)):
        missing, may_be_none = missing_in([total, count.value]), count.value.may_be_none
        value = Open(missing, range_of(total), is_number=True, may_be_none=may_be_none)
    return Trace(gather, value, (count,), fact=rows)
