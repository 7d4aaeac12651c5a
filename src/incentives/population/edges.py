"""Values of facts at which the law turns, with those just below and just above."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

import attrs

from incentives.checking.finding import thresholds_of
from incentives.checking.thresholds import (
    BracketLimit,
    Comparison,
    FigureChange,
    TableEnd,
    Threshold,
    WindowLimit,
)
from incentives.language.expression import (
    Apply,
    Constant,
    Expression,
    FactValue,
    Gather,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
)
from incentives.language.types import DateType, MonthType, NumberType, RowsType
from incentives.policy.check import ComputedResult
from incentives.policy.library import Library
from incentives.policy.parameter import Table
from incentives.policy.readings import charges_behind
from incentives.policy.rule import Charge, Incentive, Pays
from incentives.population.scene import Way, Ways
from incentives.population.values import plain, step_of
from incentives.values.number import is_exact
from incentives.values.period import Month

_DAY = timedelta(days=1)
_SAME_DAY = frozenset({"first_day", "last_day", "month_at", "year_end"})
"""What makes another day or month of one: on which side that one lies, its fact does."""
_MOST_PLACES = 12
Turn = object
"""What a value is compared with, such as a number or a day."""


def edges_of(library: Library, ways: Ways) -> Mapping[str, tuple[str, ...]]:
    """By the name of a fact, its values on edges, each once, in the order of the library."""
    finder = _Finder(library=library, ways=_by_speech(ways))
    edges: dict[str, dict[str, None]] = {}
    rules: tuple[Incentive | ComputedResult, ...] = (
        *library.incentives.values(),
        *library.results.values(),
    )
    for rule in rules:
        for threshold in thresholds_of(rule, library):
            for way, turn in finder.turns(threshold, rule):
                values = edges.setdefault(way.name, {})
                values.update(dict.fromkeys(_around(turn, way)))
    return {name: tuple(values) for name, values in edges.items() if values}


def _by_speech(ways: Ways) -> Mapping[tuple[str, str], Way]:
    """Facts by the record that an expression speaks of, empty for the case, and their name."""
    by_speech: dict[tuple[str, str], Way] = {}
    for way in ways.each():
        field, record = way.column.field, ""
        if way.list_ is not None:
            assert isinstance(way.list_.field.type, RowsType)
            record = way.list_.field.type.row.name
        name = field.name if field.asked is not None else ".".join(way.column.steps)
        by_speech.setdefault((record, name), way)
    return by_speech


@attrs.frozen(kw_only=True, repr=False)
class _Finder:
    library: Library
    ways: Mapping[tuple[str, str], Way]

    def turns(
        self, threshold: Threshold, rule: Incentive | ComputedResult
    ) -> Iterator[tuple[Way, Turn]]:
        """The facts that a threshold of the rule compares with something, and with what."""
        found = partial(self._facts, rule=rule)
        match threshold:
            case Comparison(expression=Apply(arguments=(left, right))):
                for side, other in ((left, right), (right, left)):
                    for way in found(side, rows=threshold.rows):
                        yield from ((way, turn) for turn in _turns(other, threshold))
            case BracketLimit(expression=expression, limit=limit):
                yield from ((way, limit) for way in found(expression.argument, rows={}))
            case TableEnd(expression=expression, key=key, limit=limit):
                yield from ((way, limit) for way in found(expression.keys[key], rows={}))
            case WindowLimit(days=days, of=of):
                for way in found(_law_date(rule, self.library) if of is None else of, rows={}):
                    yield from ((way, day.first) for _, day in days)
            case FigureChange(first=first):
                yield from ((way, first) for way in found(_law_date(rule, self.library), rows={}))

    def _facts(
        self,
        expression: Expression | None,
        *,
        rule: Incentive | ComputedResult,
        rows: Mapping[str, str],
    ) -> Iterator[Way]:
        """The facts that the expression is, or is the sum of, or the day of."""
        onward = partial(self._facts, rule=rule, rows=rows)
        match expression:
            case Stated(body=inner) | Gather(body=inner):
                yield from onward(inner)
            case Apply(operator=operator, arguments=(inner,)) if operator.name in _SAME_DAY:
                yield from onward(inner)
            case Named(kind=NameKind.DEFINITION, id=name):
                yield from onward(self.library.definitions[name].body)
            case Named(kind=NameKind.BASIS) if isinstance(rule, Incentive):
                for charge in charges_behind(rule, self.library):
                    yield from onward(charge.basis)
            case Named(kind=NameKind.DECLARED, id=name):
                yield from self._way("", name)
            case FactValue(path=path):
                yield from self._way("", ".".join(path))
            case RowValue(variable=variable, path=path):
                yield from self._way(rows.get(variable, variable), ".".join(path))

    def _way(self, record: str, name: str) -> Iterator[Way]:
        way = self.ways.get((record, name))
        if way is not None:
            yield way


def _law_date(rule: Incentive | ComputedResult, library: Library) -> Expression | None:
    if isinstance(rule, ComputedResult):
        return rule.at
    if isinstance(rule.benefit, Pays):
        return rule.trigger
    charge: Charge = library.charges[rule.benefit.charge]
    return charge.at


def _turns(other: Expression, comparison: Comparison) -> Iterator[Turn]:
    """What stands on the other side: a figure, each cell of a table, or a value."""
    figure = comparison.figure.figure if comparison.figure is not None else None
    match other:
        case Stated(body=inner):
            yield from _turns(inner, comparison)
        case Constant(value=value):
            yield value
        case Named(kind=NameKind.FIGURE) | Lookup():
            yield from figure.figures.values() if isinstance(figure, Table) else (figure,)


def _around(turn: Turn, way: Way) -> Iterator[str]:
    """The values at the turn, just below and just above, as far as the fact can be one of them."""
    match way.column.field.type:
        case NumberType() if is_exact(turn):
            yield from _numbers_around(Fraction(turn), way)
        case DateType() if isinstance(turn, date) and _has_days_around(turn):
            yield from (day.isoformat() for day in (turn, turn - _DAY, turn + _DAY))
        case MonthType() if isinstance(turn, date) and _has_days_around(turn):
            month = Month(turn.year, turn.month)
            yield from map(str, (month, *_months_around(month)))


def _has_days_around(day: date) -> bool:
    return date.min.year < day.year < date.max.year


def _months_around(month: Month) -> Iterator[Month]:
    for day in (month.first_day - _DAY, month.last_day + _DAY):
        yield Month(day.year, day.month)


def _numbers_around(turn: Fraction, way: Way) -> Iterator[str]:
    """In steps of the fact, or finer ones where the turn has more places; thirds lie between."""
    field = way.column.field
    step = Fraction(step_of(field))
    for places in range(_MOST_PLACES if step != 1 else 0):
        if (turn * 10**places).denominator == 1:
            step = min(step, Fraction(1, 10**places))
            break
    at = turn // step * step
    least, most = field.spec.least, field.spec.most
    for number in (at, at - step, at + step):
        is_low, is_high = least is not None and number < least, most is not None and number > most
        if not is_low and not is_high:
            yield plain(Decimal(number.numerator) / Decimal(number.denominator))
