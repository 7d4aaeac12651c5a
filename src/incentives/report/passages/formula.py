"""A working as a line of arithmetic: `新增托位 60 个托位 × … = 600,000.00 元；不超过…`."""

from typing import assert_never, cast

import attrs

from incentives.engine.evaluation.figures.reading_brackets import schedule_with_limits
from incentives.engine.evaluation.trace import Trace, chosen_case, possible_cases
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Constant,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
)
from incentives.language.no_limit import NoLimit
from incentives.language.operators import EXTREMES, LEAST, OPERATORS, Strength
from incentives.language.operators.gathering import Graduation
from incentives.language.possible import Open, Result
from incentives.language.types import NumberType, RowsType
from incentives.report.passages.places import are_one_a_month
from incentives.report.words.arithmetic import Piece, combine
from incentives.report.words.expressions import Phrases, record_gathered, rows_gathered
from incentives.report.words.names import Words
from incentives.report.words.reasons.brackets import brackets_read, cell_read
from incentives.values.number import Exact
from incentives.values.range import NOT_NEGATIVE
from incentives.values.unit import ONE
from incentives.wordings.report import operators as op
from incentives.wordings.report import terms


def formula(trace: Trace, words: Words, *, rounded: Exact | None = None) -> str:
    """The arithmetic of the working, its result, and the caps and floors that it was held to.

    `rounded`: what its result counts as, where that is another number.
    """
    differs = rounded is not None and isinstance(trace.value, Exact) and rounded != trace.value
    return _Formula(words, (trace.value, rounded) if differs else None).line(trace)


def reasons(trace: Trace, words: Words) -> tuple[str, ...]:
    """What the rule says in words about the way that was taken.

    Of the case chosen, and of the sum itself; the outermost wording comes first.
    """
    expression = trace.expression
    match expression:
        case Stated(clause=clause):
            own = (words.law(clause.text),) if clause.text is not None else ()
            return (*own, *reasons(trace.parts[0], words))
        case Choose() if (chosen := chosen_case(trace)) is not None:
            return reasons(chosen, words)
        case Apply(operator=operator) if operator.name in EXTREMES:
            return reasons(trace.parts[0], words)
        case (
            Constant()
            | FactValue()
            | RowValue()
            | Named()
            | Apply()
            | Choose()
            | Gather()
            | Carry()
            | Lookup()
            | Graduate()
        ):
            return ()
        case _:
            assert_never(expression)


@attrs.frozen
class _Formula:
    words: Words
    rounded: tuple[Result, Result] | None = None

    def line(self, trace: Trace) -> str:
        expression = trace.expression
        match expression:
            case Stated():
                return self.line(trace.parts[0])
            case Choose() if (chosen := chosen_case(trace)) is not None:
                return self.line(chosen)
            case Apply(operator=operator) if operator.name in EXTREMES and len(trace.parts) == 2:
                return self._bounded(trace, is_cap=operator is LEAST)
            case Graduate() if trace.value is None:
                return self.term(trace).text
            case Apply() | Graduate() if isinstance(
                trace.value, Open
            ) and not self.words.numbers.is_told(trace.value):
                return self.words.say(op.COMES_TO_OPEN, terms=self.term(trace).text)
            case Apply() | Graduate() if (
                self.rounded is not None and trace.value == self.rounded[0]
            ):
                value = self.words.value(self.rounded[1], expression.type)
                terms_said = self.term(trace).text
                return self.words.say(op.ROUNDS_TO, terms=terms_said, value=value)
            case Apply() | Graduate():
                wording = op.COMES_TO if isinstance(trace.value, Open) else op.EQUALS
                said = self.term(trace).text
                return self.words.say(wording, terms=said, value=self._value(trace))
            case (
                Constant()
                | FactValue()
                | RowValue()
                | Named()
                | Choose()
                | Gather()
                | Carry()
                | Lookup()
            ):
                return self.term(trace).text
            case _:
                assert_never(expression)

    def _bounded(self, trace: Trace, *, is_cap: bool) -> str:
        """The line with its cap or floor; a floor of zero is told only where it holds."""
        body, bound = trace.parts
        line = self.line(body)
        is_known = not isinstance(trace.value, Open) and not isinstance(body.value, Open)
        binds = is_known and trace.value != body.value
        if _is_zero(bound):
            return self.words.say(op.ZERO_BINDS, line=line) if binds else line
        plain, binding = (op.CAPPED, op.CAP_BINDS) if is_cap else (op.FLOORED, op.FLOOR_BINDS)
        said = self.term(bound).text
        if isinstance(bound.value, NoLimit):
            return self.words.say(op.UNLIMITED, line=line, bound=said)
        if binds:
            return self.words.say(binding, line=line, bound=said, value=self._value(trace))
        return self.words.say(plain, line=line, bound=said)

    def term(self, trace: Trace) -> Piece:
        expression = trace.expression
        match expression:
            case Constant():
                return Phrases(self.words).constant(expression)
            case FactValue() | RowValue():
                return Piece(self._fact(trace, expression))
            case Named():
                return Piece(self._named(trace, expression), size=self._size(trace, expression))
            case Stated():
                return self.term(trace.parts[0])
            case Choose():
                return self._chosen(trace)
            case Apply(operator=operator):
                types = [part.expression.type for part in trace.parts]
                parts = [self.term(part) for part in trace.parts]
                return combine(operator, parts, types, self.words)
            case Gather() | Carry():
                return Piece(self._over_rows(trace, expression))
            case Lookup():
                return Piece(self._cell(trace, expression))
            case Graduate():
                return self._graduated(trace, expression)
            case _:
                assert_never(expression)

    def _fact(self, trace: Trace, expression: FactValue | RowValue) -> str:
        """The name and value of a fact, without its row.

        Of the row itself, which has no value, and of rows that nobody has listed, only the name.
        """
        if isinstance(expression, RowValue) and not expression.path:
            return Phrases(self.words).of(expression)
        is_row = trace.fact is not None and not isinstance(self.words.type_of(trace.fact), RowsType)
        label = (
            self.words.fact(trace.fact, with_row=False)
            if trace.fact is not None and is_row
            else Phrases(self.words).of(expression)
        )
        if isinstance(trace.value, Open):
            return self.words.say(op.VALUE_OPEN, name=label, value=self.words.say(terms.UNKNOWN))
        if trace.defaulted:
            return self.words.say(op.ASSUMED, name=label, value=self._value(trace))
        return self._named_value(label, trace)

    def _cell(self, trace: Trace, lookup: Lookup) -> str:
        """The cell of a table, named by its keys."""
        table = Phrases(self.words).name(lookup.table)
        return self._figure(trace, cell_read(trace, table, self.words))

    def _named(self, trace: Trace, named: Named) -> str:
        name = Phrases(self.words).name(named)
        if named.kind is NameKind.FIGURE:
            return self._figure(trace, name)
        if trace.defaulted:
            return self.words.say(op.DEFAULTED, name=name, value=self._value(trace))
        says_it_all = named.kind in {NameKind.BEGINS, NameKind.ENDS, NameKind.INCENTIVE}
        return name if says_it_all else self._named_value(name, trace)

    def _size(self, trace: Trace, named: Named) -> str | None:
        """What is below zero, named with its value but without the sign."""
        if not isinstance(trace.value, Exact) or trace.value >= 0:
            return None
        return self._named(attrs.evolve(trace, value=-trace.value), named)

    def _figure(self, trace: Trace, name: str) -> str:
        """A figure of the law with its value; of an unpublished one, the bounds it lies within."""
        value = trace.value
        if value is None:
            return self.words.say(op.VALUE, name=name, value=self.words.say(op.NOT_APPLICABLE))
        if trace.figure is None and isinstance(value, Open):
            return self.words.say(op.DATE_UNKNOWN, name=name)
        if not isinstance(value, Open):
            return self._named_value(name, trace)
        if any(lack.is_of_no_cell for lack in value.missing):
            return self.words.say(op.NO_CELL, name=name)
        if trace.figure is not None and trace.figure.figure is not None:
            return self._named_value(name, trace)
        if trace.figure is not None and trace.figure.is_gap:
            return self.words.say(op.NO_FIGURE, name=name)
        if value.is_number and value.within != NOT_NEGATIVE:
            return self.words.say(op.UNPUBLISHED_WITHIN, name=name, bounds=self._value(trace))
        return self.words.say(op.UNPUBLISHED, name=name)

    def _named_value(self, name: str, trace: Trace) -> str:
        wording = op.VALUE_OPEN if isinstance(trace.value, Open) else op.VALUE
        return self.words.say(wording, name=name, value=self._value(trace))

    def _chosen(self, trace: Trace) -> Piece:
        possible = possible_cases(trace)
        if not possible and isinstance(trace.value, Open):
            return self.term(trace.parts[0])  # the version, which nobody knows
        if not possible:
            return Piece(self.words.say(op.NOT_APPLICABLE))
        if len(possible) == 1:
            return self.term(possible[0])
        first, *rest = [self.term(case).text for case in possible]
        for other in rest:
            first = self.words.say(op.EITHER, first=first, second=other)
        return Piece(self.words.filled(op.BRACKETED, first))

    def _over_rows(self, trace: Trace, gather: Gather | Carry) -> str:
        if isinstance(gather, Carry) or gather.kind != "sum" or trace.fact is not None:
            return self._named_value(Phrases(self.words).of(gather), trace)
        bodies = [part for part in trace.parts if part.expression is gather.body]
        inner = Phrases(self.words, {gather.variable: record_gathered(gather, self.words)})
        wording = op.SUMMED_MONTHS if are_one_a_month(bodies, self.words) else op.SUMMED
        label = rows_gathered(gather, self.words)
        name = self.words.say(wording, rows=label, count=len(bodies), body=inner.of(gather.body))
        return self._named_value(name, trace)

    def _graduated(self, trace: Trace, graduate: Graduate) -> Piece:
        """Each slice at its rate; the rate alone of a bracket."""
        argument = trace.parts[1]
        schedule = schedule_with_limits(trace)
        if (
            graduate.kind is Graduation.STEP
            or schedule is None
            or not isinstance(argument.value, Exact)
            or trace.value is None
        ):
            name = brackets_read(trace, Phrases(self.words).name(graduate.figure), self.words)
            return Piece(self._figure(trace, name))
        slices = [
            Piece(
                f"{self._quantity(size, argument)} × {self.words.numbers.share(cast(Exact, rate))}",
                Strength.PRODUCT,
            )
            for size, rate in schedule.slices_of(argument.value)
        ]
        if len(slices) == 1:
            return slices[0]
        return combine(OPERATORS["+"], slices, [graduate.type] * len(slices), self.words)

    def _quantity(self, number: Exact, like: Trace) -> str:
        type_ = like.expression.type
        unit = type_.unit if isinstance(type_, NumberType) else ONE
        return self.words.numbers.quantity(number, unit)

    def _value(self, trace: Trace) -> str:
        return value_of(trace, trace.value, self.words)


def value_of(trace: Trace, value: Result, words: Words) -> str:
    """A value in the unit of the trace's expression."""
    return words.value(value, trace.expression.type)


def _is_zero(bound: Trace) -> bool:
    return isinstance(bound.expression, Constant) and bound.value == 0
