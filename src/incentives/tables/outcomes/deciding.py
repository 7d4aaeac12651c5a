"""Cases of one law decided by its kernel, all in one go, and which of them stand as they are."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import cast

import numpy as np
import pyarrow as pa

from incentives.compile.settling import Settling
from incentives.tables.outcomes.filled import Filled
from incentives.tables.outcomes.merging import Answered, Placed, no_rows
from incentives.tables.outcomes.opening import OpenRows, put_open
from incentives.tables.outcomes.plan import outcome_plan
from incentives.tables.outcomes.standing import are_bound, stand
from incentives.tables.outcomes.verdicts import Verdicts, known_verdicts
from incentives.tables.outcomes.writing import cases_table, decisions_table
from incentives.tables.results import FAULTS
from incentives.tables.sound.figures import Longs, Marks


def decided_by_columns(filled: Filled, settling: Settling, on: date) -> tuple[Answered, Longs]:
    """What comes of the cases that stand as the kernel decides them; which are all others.

    By their numbers among these cases.
    """
    verdicts = _verdicts(filled, settling, on)
    standing = stand(verdicts, filled, on)
    rows, others = np.flatnonzero(standing), np.flatnonzero(~standing)
    keys, places = filled.keys, filled.places
    if len(others):
        verdicts, keys, places = verdicts.of(rows), keys.take(pa.array(rows)), places[rows]
    width = len(verdicts.plan.names)
    answered = Answered(
        decisions=Placed(rows=decisions_table(keys, verdicts), places=np.repeat(places, width)),
        cases=Placed(rows=cases_table(keys, verdicts), places=places),
        faults=no_rows(FAULTS),
    )
    return answered, others


def _verdicts(filled: Filled, settling: Settling, on: date) -> Verdicts:
    """Those of all cases; what is open of one that is surely bound is not asked for."""
    kernel, plan = settling.kernel, outcome_plan(settling)
    day, addresses = on.toordinal(), filled.addresses
    number = len(addresses)
    if kernel.is_compiled:
        results = kernel.decided(filled.words, addresses, np.full(number, day))  # type: ignore[arg-type]
    else:
        results = kernel.decided(filled.words, addresses.tolist(), [day] * number)
    verdicts = known_verdicts(_longs(results).reshape(number, kernel.width), plan)
    left = verdicts.are_left
    if left.any():
        left[are_bound(verdicts, filled, on, surely=True)] = False
        _open(left, filled, verdicts, day)
    return verdicts


def _open(left: Marks, filled: Filled, verdicts: Verdicts, day: int) -> None:
    """Each incentive by its open form in the cases in which it is left."""
    plan, kernel = verdicts.plan, verdicts.plan.settling.kernel
    for column in np.flatnonzero(left.any(axis=0)).tolist():
        rows = np.flatnonzero(left[:, column])
        those = filled.addresses[rows]
        cases = cast("Sequence[int]", those) if kernel.is_compiled else those.tolist()
        printed, words = kernel.opened(plan.names[column], filled.words, cases, day)
        results = _longs(words).reshape(len(rows), printed.told_width)
        told = OpenRows(printed=printed, plan=plan, column=column, rows=rows, results=results)
        put_open(told, verdicts)


def _longs(words: Sequence[int] | Longs) -> Longs:
    """The words as an array; those that plain code wrote are a list."""
    told = array("q", words) if isinstance(words, list) else words
    return np.asarray(told, dtype=np.int64)
