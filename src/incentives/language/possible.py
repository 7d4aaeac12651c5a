"""Values, known and open: of an open one only bounds or possibilities, and what is missing."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import Enum
from functools import total_ordering
from operator import attrgetter
from typing import assert_never, cast

import attrs

from incentives.brief import brief
from incentives.language.no_limit import NoLimit
from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
    TableType,
    TextType,
    Type,
    ZeroType,
)
from incentives.values.number import Exact, is_exact
from incentives.values.period import Month, Status
from incentives.values.place import FactPath, FigureCell, PeriodPlace
from incentives.values.range import ANYTHING, Range, hull

Value = Exact | bool | str | date | Month | Status | frozenset[str] | NoLimit | None
"""A known value; None is what is known not to exist: a date that has not come about."""


class MissingKind(Enum):
    """What is missing: something the caller can say, or something the law has not said.

    `FACT`: the caller can say it. `FIGURE`: it is not published. `GAP`: for that day, or for keys
    of a table, the law has no figure. `IN_FORCE`: a first or last day is on record to the month
    only. `INSTRUMENT`: not yet published on the day of knowledge. `PERIOD`: it is not over on the
    day of the assessment. `RELATION`: none says which of several incentives for a charge gives way.
    `CHOICE`: there are too many ways to choose to compare them all.
    """

    FACT = "fact"
    FIGURE = "figure"
    GAP = "gap"
    IN_FORCE = "in_force"
    INSTRUMENT = "instrument"
    PERIOD = "period"
    RELATION = "relation"
    CHOICE = "choice"


def _written_place(missing: "Missing") -> str:
    return str(missing.at)


@total_ordering
@attrs.frozen(cache_hash=True)
class Missing:
    """What is missing, and where; in the order of kinds and ids.

    A fact at its path; a figure at its parameter or cell; a period at its days; all else by its id:
    an instrument (a limit known to the month, or not published); a charge for which no relation
    says which of several incentives gives way; an incentive among too many that the applicant may
    choose from.
    """

    kind: MissingKind
    at: FactPath | FigureCell | PeriodPlace | str
    id: str = attrs.field(
        default=attrs.Factory(_written_place, takes_self=True), init=False, eq=False, repr=False
    )
    """Where it is, as it is written."""
    _place_in_order: tuple[str, str] = attrs.field(init=False, eq=False, repr=False)

    @_place_in_order.default
    def _kind_and_id(self) -> tuple[str, str]:
        return self.kind.value, self.id

    __repr__ = brief

    @property
    def path(self) -> FactPath:
        """Where the fact is; only what is a fact has one."""
        assert isinstance(self.at, FactPath)
        return self.at

    @property
    def cell(self) -> FigureCell:
        """Which figure it is; only a figure, or a gap where one should be, has it."""
        assert isinstance(self.at, FigureCell)
        return self.at

    @property
    def is_of_no_cell(self) -> bool:
        """Whether a table has no figure for its keys."""
        return self.kind is MissingKind.GAP and bool(self.cell.keys)

    @property
    def period(self) -> PeriodPlace:
        """Which period it is; only one that is not over has it."""
        assert isinstance(self.at, PeriodPlace)
        return self.at

    def __lt__(self, other: "Missing") -> bool:
        return self._place_in_order < other._place_in_order


MissingSet = frozenset[Missing]
_IN_ORDER = attrgetter("_place_in_order")


def in_order(missing: Collection[Missing]) -> tuple[Missing, ...]:
    """What is missing in the order of kinds and ids; of very many quicker than one by one."""
    return tuple(sorted(missing, key=_IN_ORDER)) if missing else ()


@attrs.frozen(eq=False, repr=False)
class InOrder:
    """What is missing in order, of each set once: of many rows it is often the same."""

    _known: dict[MissingSet, tuple[Missing, ...]] = attrs.field(factory=dict)

    def of(self, missing: MissingSet) -> tuple[Missing, ...]:
        """As `in_order`."""
        known = self._known.get(missing)
        if known is None:
            known = self._known[missing] = in_order(missing)
        return known


_TRUTHS: frozenset[Value] = frozenset({True, False})


@attrs.frozen
class Open:
    """A value not known: a number `within` bounds, or one of `among` (None: anything).

    `may_be_none`: it may also not exist at all, such as an amount that may turn out not to be
    applicable.
    """

    missing: MissingSet
    within: Range = ANYTHING
    among: frozenset[Value] | None = None
    is_number: bool = False
    may_be_none: bool = False

    __repr__ = brief


Result = Value | Open
"""What an expression comes to: a known value, or one of which something is missing."""


def open_number(missing: MissingSet, within: Range = ANYTHING) -> Result:
    """A number within bounds; if the bounds meet, it is known."""
    known = within.known
    return Open(missing, within, is_number=True) if known is None else known


def doubtful_number(missing: MissingSet, within: Range) -> Open:
    """A number within bounds that may turn out not to exist, so it is open though they meet."""
    return Open(missing, within, is_number=True, may_be_none=True)


def open_truth(missing: MissingSet) -> Open:
    """A condition that may hold or not."""
    return Open(missing, among=_TRUTHS)


def open_of(type_: Type, missing: MissingSet) -> Open:
    """A value of the type of which nothing is known."""
    match type_:
        case NumberType() | ZeroType():
            return Open(missing, is_number=True)
        case BooleanType():
            return open_truth(missing)
        case ChoiceType(values=values):
            return Open(missing, among=frozenset(values))
        case (
            DateType()
            | MonthType()
            | StatusType()
            | TextType()
            | ChoiceSetType()
            | RecordType()
            | RowsType()
            | TableType()
            | BracketsType()
            | GroupType()
            | BrokenType()
        ):
            return Open(missing)
        case _:
            assert_never(type_)


def missing_in(results: Iterable[Result]) -> MissingSet:
    """All that is missing for the open ones."""
    found: MissingSet = frozenset()
    for result in results:
        if isinstance(result, Open):
            found = found | result.missing if found else result.missing
    return found


def is_number(result: Result) -> bool:
    """Whether it is a number, known or open."""
    return result.is_number if isinstance(result, Open) else is_exact(result)


def range_of(number: Result) -> Range:
    """Between which bounds the number lies; it must be one."""
    return number.within if isinstance(number, Open) else Range.exactly(cast(Exact, number))


def ranges_of(results: Iterable[Result]) -> list[Range] | None:
    """Between which bounds each of the numbers lies; None where one is no number."""
    ranges: list[Range] = []
    for result in results:
        if isinstance(result, Open):
            if not result.is_number:
                return None
            ranges.append(result.within)
        elif is_exact(result):
            ranges.append(Range(result, result))
        else:
            return None
    return ranges


def may_be_none(results: Iterable[Result]) -> bool:
    """Whether one of them is known not to exist, or may turn out not to."""
    for result in results:
        if result is None or (isinstance(result, Open) and result.may_be_none):
            return True
    return False


def is_anything(result: Result) -> bool:
    """Whether nothing is known of it: neither bounds nor a choice."""
    return isinstance(result, Open) and result.among is None and result.within == ANYTHING


def possibilities(result: Result) -> frozenset[Value] | None:
    """The values that it can have; None: too many to name."""
    return result.among if isinstance(result, Open) else frozenset({result})


def words_left(result: Result, type_: Type | None) -> tuple[str, ...]:
    """The values of the enumeration that an open one can have, where others are ruled out."""
    if not isinstance(result, Open) or not isinstance(type_, ChoiceType) or result.among is None:
        return ()
    left = tuple(value for value in type_.values if value in result.among)
    return left if len(left) < len(type_.values) else ()


def without_limit(ranges: Sequence[Range], no_limits: Iterable[NoLimit]) -> Range:
    """All that a limit can be which lies in one of the ranges, or may be none.

    >>> without_limit([Range(5, 8)], [NoLimit.CAP])
    Range(low=5, high=None)
    """
    within = hull(ranges) if ranges else ANYTHING
    for no_limit in no_limits:
        within = Range(within.low, None) if no_limit is NoLimit.CAP else Range(None, within.high)
    return within


def either(results: Sequence[Result], missing: MissingSet) -> Result:
    """What is known of one of `results`, nobody knows which for lack of `missing`."""
    first = results[0]
    if len(results) == 1 and not missing:
        return first
    if first.__class__ is not Open and all(
        other.__class__ is not Open and other == first for other in results
    ):
        return first
    missing = missing | missing_in(results)
    no_limits = [result for result in results if isinstance(result, NoLimit)]
    numbers = [result for result in results if result is not None and result not in no_limits]
    if no_limits or (numbers and all(map(is_number, numbers))):
        within = without_limit([range_of(number) for number in numbers], no_limits)
        return Open(missing, within, is_number=True, may_be_none=may_be_none(results))
    among: set[Value] = set()
    for result in results:
        if (values := possibilities(result)) is None:
            return Open(missing, may_be_none=may_be_none(results))
        among |= values
    return Open(missing, among=frozenset(among - {None}), may_be_none=may_be_none(results))
