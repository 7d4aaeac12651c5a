"""How a formula is made of each kind of expression.

What comes out is what the handlers of the evaluator come to, which give the working too. Operators
are those of the one table; what is seldom asked for is worked out with its working.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import assert_never, cast

from incentives.engine.evaluation.figures.prevailing import not_published
from incentives.engine.evaluation.figures.reading_brackets import limits_to_read
from incentives.engine.evaluation.formulas.making import Formula, Formulas, Maker, Work
from incentives.engine.evaluation.situation import Situation
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
)
from incentives.language.operators import lift
from incentives.language.possible import MissingSet, Open, Result, either, open_of
from incentives.policy.figures.schedule import NoFigure, Schedule
from incentives.policy.library import Library
from incentives.policy.parameter import CellKeys, Table


@lru_cache(maxsize=16)
def formulas_of(library: Library) -> Formulas:
    """The formulas of the library: the same for all cases that are worked out by it."""
    return Formulas(library=library, makers=_MAKERS)


def _constant(expression: Constant, _: Formulas) -> Formula:
    value = expression.value
    return lambda _, __: value


def _stated(expression: Stated, formulas: Formulas) -> Formula:
    return formulas.argument(expression.body)


def _fact(expression: FactValue, _: Formulas) -> Formula:
    path = ".".join(expression.path)

    def fact(work: Work, _: Situation) -> Result:
        known = work.facts.get(path, UNKNOWN)
        return work.reading.unsaid.value(expression, path) if isinstance(known, Unknown) else known

    return fact


def _row_fact(expression: RowValue, _: Formulas) -> Formula:
    variable, name = expression.variable, ".".join(expression.path)

    def row_fact(work: Work, situation: Situation) -> Result:
        row = situation.rows[variable]
        known = row.facts.values.get(name, UNKNOWN)
        if isinstance(known, Unknown):  # or it asks for the place of the row
            return work.reading.row_fact(expression, row).value
        return known

    return row_fact


def _named(expression: Named, formulas: Formulas) -> Formula:
    name = expression.id
    match expression.kind:
        case NameKind.FIGURE:
            return _figure(expression)
        case NameKind.DEFINITION:
            return _definition(expression, formulas)
        case NameKind.LAW_DATE:
            return lambda _, situation: situation.law_date_there
        case NameKind.BASIS:
            return lambda _, situation: situation.basis
        case NameKind.RELIEVED:
            return lambda _, situation: situation.relief.relieved
        case NameKind.EXEMPT:
            return lambda _, situation: situation.relief.exempt
        case NameKind.CHARGE:
            return lambda _, situation: situation.charges[name]
        case NameKind.DECLARED | NameKind.BEGINS | NameKind.ENDS | NameKind.INCENTIVE:
            return lambda work, _: work.reading.stated(expression).value
        case NameKind.AMOUNT | NameKind.ELIGIBILITY:
            return lambda work, _: work.result_of(expression)
        case _:
            assert_never(expression.kind)


def _figure(expression: Named) -> Formula:
    def figure(work: Work, situation: Situation) -> Result:
        day = situation.law_date
        if isinstance(day, date):
            return work.reading.figure_on(expression, day, situation.supposed)[0]
        return work.reading.figure(expression, situation).value

    return figure


def _definition(expression: Named, formulas: Formulas) -> Formula:
    definition = formulas.library.definitions[expression.id]
    body = formulas.defined(definition)

    def defined(work: Work, situation: Situation) -> Result:
        if missing := not_published(work.reading.law, definition.instrument):
            work.consulted.rules.add(definition.id)
            return open_of(expression.type, missing)
        return body(work, situation)

    if expression.of_row is None:
        return defined
    record, variable = expression.of_row

    def said_of_row(work: Work, situation: Situation) -> Result:
        return defined(work, situation.with_row(record, situation.rows[variable]))

    return said_of_row


def _apply(expression: Apply, formulas: Formulas) -> Formula:
    operator, type_ = expression.operator, expression.type
    compute = operator.compute
    parts = tuple(map(formulas.argument, expression.arguments))
    if len(parts) != 2:

        def applied(work: Work, situation: Situation) -> Result:
            return lift(operator, type_, [part(work, situation) for part in parts])

        return applied
    first, second = parts

    def applied_to_two(work: Work, situation: Situation) -> Result:
        left, right = first(work, situation), second(work, situation)
        if left is None or right is None or left.__class__ is Open or right.__class__ is Open:
            return lift(operator, type_, (left, right))
        return compute(left, right)

    return applied_to_two


def _choose(expression: Choose, formulas: Formulas) -> Formula:
    if expression.dated is not None:
        return _version(expression, formulas)
    branches = [
        (formulas.of(branch.test), _or_none(branch.value, formulas))
        for branch in expression.branches
    ]
    otherwise = _or_none(expression.otherwise, formulas)

    def chosen(work: Work, situation: Situation) -> Result:
        possible: list[Result] = []
        missing: MissingSet = frozenset()
        for test, value in branches:
            holds = test(work, situation)
            if holds is False or holds is None:
                continue
            possible.append(value(work, situation))
            if holds is True:
                return either(possible, missing)
            missing |= cast(Open, holds).missing
        possible.append(otherwise(work, situation))
        return either(possible, missing)

    return chosen


def _or_none(expression: Expression | None, formulas: Formulas) -> Formula:
    """The value; None is 'not applicable'."""
    return formulas.of(expression) if expression is not None else lambda _, __: None


def _version(expression: Choose, formulas: Formulas) -> Formula:
    """The version of the law date; where that is not known it is told with its working."""
    assert expression.dated is not None
    figure = expression.dated.figure
    values = (*(branch.value for branch in expression.branches), expression.otherwise)
    versions = [formulas.of(value) for value in values if value is not None]

    def version(work: Work, situation: Situation) -> Result:
        day = situation.law_date
        if not isinstance(day, date):
            return work.trace(expression, situation).value
        number, _ = work.reading.figure_on(figure, day, situation.supposed)
        if isinstance(number, Open):
            return open_of(expression.type, number.missing)
        return versions[cast(int, number) - 1](work, situation)

    return version


def _lookup(expression: Lookup, formulas: Formulas) -> Formula:
    keys = tuple(map(formulas.of, expression.keys))

    def looked_up(work: Work, situation: Situation) -> Result:
        day = situation.law_date
        if isinstance(day, date):
            value, dated = work.reading.figure_on(expression.table, day, situation.supposed)
            table = dated.figure if dated is not None else None
            if isinstance(table, Table) and not isinstance(value, Open):
                known = tuple([key(work, situation) for key in keys])
                cell = table.figures.get(cast(CellKeys, known))
                if cell is not None and not isinstance(cell, NoFigure | Schedule):
                    return cell
        return work.trace(expression, situation).value

    return looked_up


def _graduate(expression: Graduate, formulas: Formulas) -> Formula:
    argument = formulas.of(expression.argument)

    def graduated(work: Work, situation: Situation) -> Result:
        schedule = work.trace(expression.brackets, situation)
        number = argument(work, situation)
        named = limits_to_read(expression, schedule)
        limits = {limit.id: work.reading.figure(limit, situation).value for limit in named}
        return work.reading.brackets(expression, schedule, number, limits)

    return graduated


def _with_working(expression: Gather | Carry, _: Formulas) -> Formula:
    return lambda work, situation: work.trace(expression, situation).value


WITH_WORKING = (Gather, Carry)
"""Of these the working is made with the value."""

_MAKERS: Mapping[type, Maker] = {
    Constant: _constant,
    Stated: _stated,
    FactValue: _fact,
    RowValue: _row_fact,
    Named: _named,
    Lookup: _lookup,
    Apply: _apply,
    Choose: _choose,
    Graduate: _graduate,
    **dict.fromkeys(WITH_WORKING, _with_working),
}
