"""First-match cases, and sums and their like over rows, of which some may or may not count."""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

import attrs

from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.keyed_rows import of_any, of_row_named
from incentives.engine.evaluation.ranked.of_rows import largest_of, of_any_rows
from incentives.engine.evaluation.row_index import Candidates, SharedRows
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.trace import FirstParts, Trace
from incentives.language.expression import Choose, Dated, Expression, Gather
from incentives.language.operators import OPERATORS, lift
from incentives.language.operators.gathering import Gathering
from incentives.language.possible import (
    Missing,
    MissingKind,
    MissingSet,
    Open,
    Result,
    either,
    is_number,
    missing_in,
    open_number,
    open_of,
    open_truth,
    range_of,
)
from incentives.language.rows.named import key_of_row
from incentives.language.types import NumberType, ZeroType
from incentives.values.place import FactPath
from incentives.values.range import ANYTHING, NOTHING, Range, hull, least_of, most_of
from incentives.values.tables import one_for_each

_PLUS = OPERATORS["+"]

# What a row that does not count adds, by kind of gathering.
_LEFT_OUT: Mapping[Gathering, Result] = one_for_each(
    Gathering,
    {
        Gathering.ANY: False,
        Gathering.ALL: True,
        Gathering.SUM: 0,
        Gathering.COUNT: 0,
        Gathering.MAX: None,
        Gathering.MIN: None,
        Gathering.LARGEST: None,
        Gathering.KEYED: None,
    },
)


class Rows(Protocol):
    """Where expressions are worked out, and which rows there are."""

    @property
    def effort(self) -> Effort:
        """What the work costs."""

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The working of the expression."""

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """All rows of the list, or None."""

    def candidates(self, expression: Gather, situation: Situation) -> Candidates | None:
        """The rows that may count; None where nobody has listed them."""

    def unlisted_row(self, list_name: str) -> BoundRow:
        """What stands for rows of which nothing is known."""


def choose(expression: Choose, situation: Situation, rows: Rows) -> Trace:
    """The first branch whose test holds; all that may be the first where that is not known."""
    if expression.dated is not None:
        return _choose_version(expression, expression.dated, situation, rows)
    parts: list[Trace] = []
    possible: list[Result] = []
    missing: frozenset[Missing] = frozenset()
    for branch in expression.branches:
        test = rows.trace(branch.test, situation)
        parts.append(test)
        if test.value is False or test.value is None:
            continue
        value = rows.trace(branch.value, situation) if branch.value is not None else None
        if value is not None:
            parts.append(value)
        possible.append(value.value if value is not None else None)
        if test.value is True:
            return Trace(expression, either(possible, missing), tuple(parts))
        missing |= cast(Open, test.value).missing
    if expression.otherwise is None:
        possible.append(None)
    else:
        otherwise = rows.trace(expression.otherwise, situation)
        parts.append(otherwise)
        possible.append(otherwise.value)
    return Trace(expression, either(possible, missing), tuple(parts))


def _choose_version(expression: Choose, dated: Dated, situation: Situation, rows: Rows) -> Trace:
    """The version that holds on the law date; all that may where the day is not known.

    On a day without a version it is open: nothing is carried over from one beside it.
    """
    number = rows.trace(dated.figure, situation)
    parts = [number] if number.value != 0 else []  # no rule sets it: of that nothing is told
    values = (*(branch.value for branch in expression.branches), expression.otherwise)
    versions = [value for value in values if value is not None]  # as each version does
    possible: list[Result] = []
    for one in number.parts or (number,):
        if isinstance(one.value, Open):
            possible.append(open_of(expression.type, one.value.missing))
            continue
        parts.append(rows.trace(versions[cast(int, one.value) - 1], situation))
        possible.append(parts[-1].value)
    return Trace(expression, either(possible, missing_in([number.value])), tuple(parts))


def gather(expression: Gather, situation: Situation, rows: Rows) -> Trace:
    """The value over all rows that count, with the workings of those that do or may.

    A row that surely does not count leaves no working. Who asks for the same rows as another gets
    the same working, and who asks for some more of them one that goes on from it.
    """
    candidates = rows.candidates(expression, situation)
    if candidates is None:
        missing = frozenset({Missing(MissingKind.FACT, FactPath.parse(expression.rows))})
        return _gather_unlisted(expression, situation, rows, missing)
    if expression.kind is Gathering.KEYED:
        return of_row_named(expression, candidates, situation, rows)
    if candidates.shared is not None and expression.most is None:
        trace = _gather_first(expression, *candidates.shared, situation, rows)
        if trace is not None:
            return trace
    return _gather_each(expression, candidates, situation, rows)


def _gather_each(
    expression: Gather, candidates: Candidates, situation: Situation, rows: Rows
) -> Trace:
    """The rows tried one by one."""
    parts: list[Trace] = []
    values: list[Result] = []
    rows.effort.visit(expression.rows, len(candidates.rows))
    for row in candidates.rows:
        inner = situation.with_row(expression.variable, row)
        guard = rows.trace(expression.guard, inner) if expression.guard is not None else None
        if guard is not None and (guard.value is False or guard.value is None):
            continue
        body = rows.trace(expression.body, inner)
        value = body.value
        if guard is not None and isinstance(guard.value, Open):
            parts.append(guard)
            value = either([_LEFT_OUT[expression.kind], value], guard.value.missing)
        if doubt := candidates.in_doubt.get(row.place):
            value = either([_LEFT_OUT[expression.kind], value], doubt)
        parts.append(body)
        values.append(value)
    if candidates.to_come:
        values.append(_gather_unlisted(expression, situation, rows, candidates.to_come).value)
    if expression.most is not None:
        count = rows.trace(expression.most, situation)
        return largest_of(expression, count, values, parts, rows.effort)
    return Trace(expression, _gathered(expression, values, rows.effort), tuple(parts))


def _gather_first(
    expression: Gather, shared: SharedRows, count: int, situation: Situation, rows: Rows
) -> Trace | None:
    """The first rows that count, from where somebody before came to.

    None where a term of a greatest or least is open: what that comes to takes all of them at once.
    """
    totals, terms = shared.totals, shared.terms
    if not totals:
        totals.append(Trace(expression, _gathered(expression, [], rows.effort)))
    while len(totals) <= count:
        row = shared.rows[len(terms)]
        rows.effort.visit(expression.rows, 1)
        body = rows.trace(expression.body, situation.with_row(expression.variable, row))
        if isinstance(body.value, Open) and expression.kind.is_extreme:
            return None
        shared.add(body)
        total = _with_one_more(expression, totals[-1].value, body.value)
        rows.effort.weigh(total)
        totals.append(Trace(expression, total, FirstParts(terms, len(terms))))
    for figure in shared.read_for(count):
        rows.trace(figure, situation)  # notes that it was read for this day too
    return totals[count]


def _gather_unlisted(
    expression: Gather, situation: Situation, rows: Rows, missing: MissingSet
) -> Trace:
    """Any number of rows of which nothing is known, for want of what is missing."""
    rows_path = FactPath.parse(expression.rows)
    if expression.kind.is_truth:
        return Trace(expression, open_truth(missing), fact=rows_path)
    inner = situation.with_row(expression.variable, rows.unlisted_row(expression.rows))
    body = rows.trace(expression.body, inner).value
    if expression.kind is Gathering.KEYED:
        key = rows.trace(key_of_row(expression), situation)
        return Trace(expression, of_any(expression, key, body, missing), (key,), fact=rows_path)
    within = _range(body)
    if not expression.kind.is_extreme:
        least, most = within.ends
        total = open_number(missing, Range(0 if least >= 0 else None, 0 if most <= 0 else None))
        if expression.most is not None:
            return of_any_rows(expression, rows.trace(expression.most, situation), total)
        return Trace(expression, total, fact=rows_path)
    extreme = (
        Open(missing, within, is_number=True)
        if _is_numeric(expression)
        else open_of(expression.type, missing)
    )
    return Trace(expression, attrs.evolve(extreme, may_be_none=True), fact=rows_path)


def _range(value: Result) -> Range:
    """Between which bounds a number lies; of what is open and no number nothing is known."""
    if is_number(value):
        return range_of(value)
    return ANYTHING if isinstance(value, Open) else NOTHING


def _is_numeric(expression: Gather) -> bool:
    return isinstance(expression.type, NumberType | ZeroType)


def _gathered(expression: Gather, values: list[Result], effort: Effort) -> Result:
    if expression.kind.is_truth:
        joined_by = OPERATORS["or" if expression.kind is Gathering.ANY else "and"]
        return lift(joined_by, expression.type, values)
    existing = [value for value in values if value is not None]
    if expression.kind.is_extreme:
        return _extreme(expression, existing)
    total: Result = 0
    for value in existing:
        total = lift(_PLUS, expression.type, (total, _or_nothing(value)))
        effort.weigh(total)
    return total


def _with_one_more(expression: Gather, total: Result, value: Result) -> Result:
    """As `_gathered`, of what the values before come to and one more; of extremes a known one."""
    if expression.kind.is_truth:
        joined_by = OPERATORS["or" if expression.kind is Gathering.ANY else "and"]
        return lift(joined_by, expression.type, (total, value))
    if value is None:
        return total
    if not expression.kind.is_extreme:
        return lift(_PLUS, expression.type, (total, _or_nothing(value)))
    return (
        value
        if total is None
        else lift(OPERATORS[expression.kind], expression.type, (total, value))
    )


def _or_nothing(value: Result) -> Result:
    """As a term of a sum: what may not exist may add nothing."""
    if isinstance(value, Open) and value.may_be_none:
        return attrs.evolve(value, within=hull([value.within, NOTHING]), may_be_none=False)
    return value


def _extreme(expression: Gather, values: Sequence[Result]) -> Result:
    """The greatest or least of the values; of none nothing.

    What may not exist can only add to what is possible.
    """
    if not values:
        return None
    operator = OPERATORS[expression.kind]
    certain = [value for value in values if not (isinstance(value, Open) and value.may_be_none)]
    doubtful = [
        attrs.evolve(value, may_be_none=False)
        for value in values
        if isinstance(value, Open) and value.may_be_none
    ]
    if not doubtful:
        return lift(operator, expression.type, certain) if len(certain) > 1 else certain[0]
    missing = missing_in(values)
    if not _is_numeric(expression):
        return Open(missing, may_be_none=not certain)
    surely = [_range(value) for value in certain]
    maybe = [*surely, *(value.within for value in doubtful)]
    if not certain:
        return Open(missing, hull(maybe), is_number=True, may_be_none=True)
    if expression.kind is Gathering.MAX:
        return open_number(missing, Range(most_of(surely).low, most_of(maybe).high))
    return open_number(missing, Range(least_of(maybe).low, least_of(surely).high))
