"""What rows have added and use, settled: which account each is on, and what is used of it there."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import cast

import attrs

from incentives.engine.evaluation.carried.balance import Movement, settle
from incentives.engine.evaluation.situation import BoundRow
from incentives.engine.evaluation.trace import Entry, Trace
from incentives.language.possible import (
    MissingSet,
    Open,
    Result,
    is_number,
    may_be_none,
    missing_in,
    open_number,
    range_of,
)
from incentives.values.range import NOTHING, Range, least_of, sum_of

_MOST_STRETCHES = 60


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CarriedRow:
    """What a row adds and at most uses, with the workings; `entry` is None without an order.

    `value`: what is used in it of the account.
    """

    traces: tuple[Trace, ...]
    value: Result
    entry: Entry | None


@attrs.frozen(kw_only=True, repr=False)
class Moved:
    """What one row adds and at most uses, and what is missing for it; `day` None: not at all.

    `key`: rows of one key have an account together; None: nobody knows of which it is.
    """

    row: BoundRow
    day: "date | Open | None"
    key: Hashable | None = ()
    adds: Range = NOTHING
    used: Range = NOTHING
    missing: MissingSet = frozenset()
    traces: tuple[Trace, ...] = ()

    @property
    def perhaps(self) -> "Moved":
        """The same on an account on which it may not be."""
        return attrs.evolve(self, adds=self.adds.or_nothing, used=self.used.or_nothing)


def key_of(values: Sequence[Result], row: BoundRow) -> Hashable | None:
    """What a row has in common with others; one for which something of it does not exist, none."""
    if any(isinstance(value, Open) for value in values):
        return None
    return ("alone", id(row.facts)) if None in values else tuple(values)


def within(value: Result, *, is_sure: bool) -> Range:
    """Between which bounds a movement lies; what may not exist at all may be nothing."""
    if not is_number(value):
        return Range(0, None) if isinstance(value, Open) else NOTHING
    bounds = range_of(value).not_below_zero
    is_there = is_sure and not may_be_none([value])
    return bounds if is_there else bounds.or_nothing


def settled(
    moved: Sequence[Moved], opening: Trace | None, lasts: int | None
) -> Mapping[int, CarriedRow]:
    """What is used in each row, by the identity of its facts; rows stand as they are listed.

    A row of which nobody knows on which account it is may move on each; so the others lie between
    what they are with it and without it.
    """
    accounts: dict[Hashable, list[Moved]] = {}
    anywhere = [movement for movement in moved if movement.day is not None and movement.key is None]
    rows: dict[int, CarriedRow] = {}
    for movement in moved:
        if movement.day is None:
            traces = movement.traces
            rows[id(movement.row.facts)] = CarriedRow(traces=traces, value=0, entry=None)
        elif movement.key is not None:
            accounts.setdefault(movement.key, []).append(movement)
    for account in accounts.values():
        shared = _listed(account, anywhere, moved) if anywhere else account
        told = _on_account(shared, opening, lasts)
        rows |= {id(own.row.facts): told[id(own.row.facts)] for own in account}
    if anywhere:
        everyone = [movement for movement in moved if movement.day is not None]
        rows |= _without_order(anywhere, everyone, opening)
    return rows


def _listed(
    account: Sequence[Moved], anywhere: Sequence[Moved], moved: Sequence[Moved]
) -> list[Moved]:
    """The rows of the account, and those that may be on it, as they are listed."""
    on_it = {id(own.row.facts): own for own in account}
    on_it |= {id(other.row.facts): other.perhaps for other in anywhere}
    return [on_it[id(one.row.facts)] for one in moved if id(one.row.facts) in on_it]


def _on_account(
    account: Sequence[Moved], opening: Trace | None, lasts: int | None
) -> dict[int, CarriedRow]:
    if any(isinstance(movement.day, Open) for movement in account):
        return _without_order(account, account, opening)
    return _in_order(account, opening, lasts)


def _in_order(
    account: Sequence[Moved], opening: Trace | None, lasts: int | None
) -> dict[int, CarriedRow]:
    in_order = sorted(account, key=lambda movement: cast(date, movement.day))
    movements = [
        Movement(on=cast(date, moved.day), adds=moved.adds, used=moved.used) for moved in in_order
    ]
    entries = settle(_opened(opening), movements, lasts)
    missing = _missing_up_to(in_order, opening)
    return {
        id(moved.row.facts): CarriedRow(
            traces=_with_opening(moved, opening),
            value=open_number(missing[place], entry.used),
            entry=entry,
        )
        for place, (moved, entry) in enumerate(zip(in_order, entries, strict=True))
    }


def _without_order(
    rows: Sequence[Moved], everyone: Sequence[Moved], opening: Trace | None
) -> dict[int, CarriedRow]:
    """Of rows of which nobody knows which comes first: at most all that `everyone` ever adds."""
    most = sum_of([_opened(opening), *(moved.adds for moved in everyone)]).high
    missing = _missing_of(opening).union(*(moved.missing for moved in everyone))
    return {
        id(moved.row.facts): CarriedRow(
            traces=_with_opening(moved, opening),
            value=open_number(missing, least_of([Range(0, most), Range(0, moved.used.high)])),
            entry=None,
        )
        for moved in rows
    }


def _opened(opening: Trace | None) -> Range:
    return NOTHING if opening is None else within(opening.value, is_sure=True)


def _with_opening(moved: Moved, opening: Trace | None) -> tuple[Trace, ...]:
    return moved.traces if opening is None else (opening, *moved.traces)


def _missing_of(opening: Trace | None) -> MissingSet:
    return missing_in([opening.value] if opening is not None else [])


def _missing_up_to(in_order: Sequence[Moved], opening: Trace | None) -> list[MissingSet]:
    """What is missing for each row: for it and those before it.

    Of very many rows some that come shortly after are among it, so that it stays of a size.
    """
    size = 1 + len(in_order) // _MOST_STRETCHES
    missing, told = _missing_of(opening), []
    for first in range(0, len(in_order), size):
        stretch = in_order[first : first + size]
        missing = missing.union(*(moved.missing for moved in stretch))
        told += [missing] * len(stretch)
    return told
