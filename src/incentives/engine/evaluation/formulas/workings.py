"""How each kind of expression is worked out with its working."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, assert_never, cast

from incentives.engine.evaluation.carried.account import Accounts
from incentives.engine.evaluation.carried.account import Rows as AccountedRows
from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.evaluation.dependence import AGAINST_LAW_DATE, fact_set_against_law_date
from incentives.engine.evaluation.figures.prevailing import not_published
from incentives.engine.evaluation.figures.reading_brackets import limits_to_read
from incentives.engine.evaluation.gathering import Rows, choose, gather
from incentives.engine.evaluation.reading import Reader
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
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
from incentives.language.possible import Result, open_of

Making = Callable[[Expression, Situation], Trace]


class Maker(Rows, AccountedRows, Protocol):
    """Where workings are made: one law, one case."""

    reading: Reader
    consulted: Consulted
    accounts: Accounts
    handlers: "Mapping[type, Handler]"

    def remembered(self, expression: Expression, situation: Situation, work: Making) -> Trace:
        """What `work` gives; once for all situations in which it must come to the same."""

    def result_of(self, name: Named) -> Result:
        """What another incentive comes to, or whether it is due."""


def _constant(_: Maker, expression: Constant, __: Situation) -> Trace:
    return Trace(expression, expression.value)


def _stated(maker: Maker, expression: Stated, situation: Situation) -> Trace:
    inside = expression.body
    body = maker.handlers[inside.__class__](maker, inside, situation)
    return Trace(expression, body.value, (body,))


def _fact(maker: Maker, expression: FactValue, _: Situation) -> Trace:
    return maker.reading.fact(expression)


def _row_fact(maker: Maker, expression: RowValue, situation: Situation) -> Trace:
    return maker.reading.row_fact(expression, situation.rows[expression.variable])


def _named(maker: Maker, expression: Named, situation: Situation) -> Trace:
    match expression.kind:
        case NameKind.FIGURE:
            return maker.reading.figure(expression, situation)
        case NameKind.DEFINITION:
            return _definition(maker, expression, situation)
        case NameKind.LAW_DATE:
            return Trace(expression, situation.law_date_there)
        case NameKind.BASIS:
            return Trace(expression, situation.basis)
        case NameKind.RELIEVED:
            return Trace(expression, situation.relief.relieved)
        case NameKind.EXEMPT:
            return Trace(expression, situation.relief.exempt)
        case NameKind.CHARGE:
            return Trace(expression, situation.charges[expression.id])
        case NameKind.DECLARED | NameKind.BEGINS | NameKind.ENDS | NameKind.INCENTIVE:
            return maker.reading.stated(expression)
        case NameKind.AMOUNT | NameKind.ELIGIBILITY:
            return Trace(expression, maker.result_of(expression))
        case _:
            assert_never(expression.kind)


def _definition(maker: Maker, expression: Named, situation: Situation) -> Trace:
    definition = maker.law.library.definitions[expression.id]
    maker.effort.take(1)
    maker.consulted.rules.add(definition.id)
    if missing := not_published(maker.law, definition.instrument):
        return Trace(expression, open_of(expression.type, missing))
    if expression.of_row is not None:
        record, variable = expression.of_row
        situation = situation.with_row(record, situation.rows[variable])
    body = maker.remembered(definition.body, situation, maker.trace)
    maker.effort.weigh(body.value)
    row = situation.rows[definition.asked_of].facts.path if definition.asked_of else None
    return Trace(expression, body.value, (body,), definition=definition, row=row)


def _lookup(maker: Maker, expression: Lookup, situation: Situation) -> Trace:
    table = maker.trace(expression.table, situation)
    keys = tuple([maker.trace(key, situation) for key in expression.keys])
    return maker.reading.cell(expression, table, keys)


def _graduate(maker: Maker, expression: Graduate, situation: Situation) -> Trace:
    schedule = maker.trace(expression.brackets, situation)
    argument = maker.trace(expression.argument, situation)
    named = limits_to_read(expression, schedule)
    limits = [maker.trace(limit, situation) for limit in named]
    values = {limit.id: read.value for limit, read in zip(named, limits, strict=True)}
    value = maker.reading.brackets(expression, schedule, argument.value, values)
    return Trace(expression, value, (schedule, argument, *limits), figure=schedule.figure)


def _apply(maker: Maker, expression: Apply, situation: Situation) -> Trace:
    handlers = maker.handlers
    parts = tuple(
        [
            handlers[argument.__class__](maker, argument, situation)
            for argument in expression.arguments
        ]
    )
    maker.effort.steps += len(parts)
    operator = expression.operator
    value = lift(operator, expression.type, [part.value for part in parts])
    if operator.name in AGAINST_LAW_DATE and fact_set_against_law_date(expression) is not None:
        # All days on which the status stands alike share the working, so it names none of them.
        parts = tuple([part for part in parts if not _is_law_date(part.expression)])
    return Trace(expression, value, parts)


def _is_law_date(expression: Expression) -> bool:
    return isinstance(expression, Named) and expression.kind is NameKind.LAW_DATE


def _choose(maker: Maker, expression: Choose, situation: Situation) -> Trace:
    return choose(expression, situation, maker)


def _gather(maker: Maker, expression: Gather, situation: Situation) -> Trace:
    """A sum that speaks of no outer row is worked out once, not once for each of them."""
    return maker.remembered(expression, situation, partial(gather, rows=maker))


def _carry(maker: Maker, expression: Carry, situation: Situation) -> Trace:
    return maker.accounts.trace(expression, situation, maker)


Handler = Callable[[Maker, object, Situation], Trace]

HANDLERS: Mapping[type, Handler] = cast(
    Mapping[type, Handler],
    {
        Constant: _constant,
        Stated: _stated,
        FactValue: _fact,
        RowValue: _row_fact,
        Named: _named,
        Lookup: _lookup,
        Graduate: _graduate,
        Apply: _apply,
        Choose: _choose,
        Gather: _gather,
        Carry: _carry,
    },
)
"""By kind of expression how it is worked out with its working."""
