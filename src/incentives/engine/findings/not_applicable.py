"""Why a value does not exist: which row was not found, which case or fact made it so."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import assert_never

import attrs

from incentives.brief import brief
from incentives.engine.evaluation.figures.reading_brackets import schedules_read
from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.engine.findings.part import Part
from incentives.facts.unknown import UNKNOWN
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
    walk,
)
from incentives.language.operators import OnNone
from incentives.language.operators.gathering import Gathering
from incentives.language.possible import Result
from incentives.values.citation import Citation
from incentives.values.place import FactPath


class Because(Enum):
    """What made a value not applicable."""

    NO_ROW = "no_row"  # no row of the list is the one that is looked for
    CASE = "case"  # the case that was taken says so
    NO_CASE = "no_case"  # none of the cases is given, and nothing is said of others
    NOT_HAPPENED = "not_happened"  # a fact or date is known not to have come about
    FIGURE = "figure"  # a cell of a table, or a bracket, says so in place of a figure
    NO_RESULT = "no_result"  # the values give no result, as in a division by zero


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotApplicable:
    """What made it so, and the expression that says it.

    Of NO_ROW that is the search in the list, of CASE the condition that holds, of NO_CASE all
    cases, of FIGURE the table or schedule with what it was read by, else the fact or the reckoning.
    `fact`: where the fact stands. `sought`: facts of the row in hand that the search compares with,
    and their values; `key`: what names the row, and its. `working`: of FIGURE how it was read.
    """

    because: Because
    expression: Expression
    fact: FactPath | None = None
    sought: tuple[tuple[RowValue, Result], ...] = ()
    key: tuple[Expression, Result] | None = None
    working: Trace | None = None

    __repr__ = brief

    @property
    def citation(self) -> Citation | None:
        """Where a figure says so."""
        figure = self.working.figure if self.working is not None else None
        return figure.citation if figure is not None else None


def why_not_applicable(part: Part) -> tuple[NotApplicable, ...]:
    """Why the part comes to nothing at all although no condition failed; empty for any other."""
    for step in part.steps:
        if step.trace is not None and step.value is None and step.trace.value is None:
            return tuple(_with_sought(_reasons(step.trace), part))
    return ()


def nothing_compared_in(trace: Trace) -> tuple[NotApplicable, ...]:
    """Why what a condition compares or asks for does not exist, so that it does not hold.

    Empty where all of it exists. Facts that are known not to have come about are not told again.
    """
    compared = [each for part in traces_in(trace) for each in _asked_in_vain(part)]
    reasons = _inside(compared)
    return tuple(reason for reason in reasons if reason.because is not Because.NOT_HAPPENED)


def _asked_in_vain(trace: Trace) -> Sequence[Trace]:
    """What a comparison that does not hold compares; a fact of a row that no key names."""
    expression = trace.expression
    if isinstance(expression, Apply) and expression.operator.on_none is OnNone.FALSE:
        return trace.parts if trace.value is False else ()
    is_keyed = isinstance(expression, Gather) and expression.kind is Gathering.KEYED
    return (trace,) if is_keyed and trace.value is None else ()


def _reasons(trace: Trace) -> list[NotApplicable]:
    """The reasons of a working without a value: those of its parts, if they have some."""
    if trace.value is not None:
        return []
    expression = trace.expression
    match expression:
        case Choose():
            return _of_cases(trace, expression)
        case Gather():
            if expression.kind is Gathering.KEYED:
                return _inside(trace.parts) or [_no_row_named(trace)]
            said = (expression.body, expression.most)
            told = [part for part in trace.parts if part.expression in said]
            return _inside(told) or [_because(Because.NO_ROW, trace)]
        case FactValue() | RowValue():
            return [_because(Because.NOT_HAPPENED, trace)]
        case Named(kind=NameKind.DECLARED | NameKind.LAW_DATE):
            return [_because(Because.NOT_HAPPENED, trace)]
        case Lookup():
            return _inside(trace.parts[1:]) or [_of_figure(trace)]
        case Graduate():
            return _of_brackets(trace)
        case Named() | Stated() | Apply() | Constant() | Carry():
            return _inside(trace.parts) or [_because(Because.NO_RESULT, trace)]
        case _:
            assert_never(expression)


def _of_cases(trace: Trace, choose: Choose) -> list[NotApplicable]:
    """Of cases: why the one taken has no value, that it says so itself, or that none was taken."""
    if choose.dated is not None:
        values = [part for part in trace.parts if part.expression is not choose.dated.figure]
        return _inside(values) or [_because(Because.NO_RESULT, trace)]
    by_expression = {id(part.expression): part for part in trace.parts}
    for branch in choose.branches:
        test = by_expression.get(id(branch.test))
        if test is None or test.value is not True:
            continue
        if branch.value is None:
            return [NotApplicable(because=Because.CASE, expression=branch.test)]
        return _reasons(by_expression[id(branch.value)])
    if choose.otherwise is None:
        return [_because(Because.NO_CASE, trace)]
    return _reasons(by_expression[id(choose.otherwise)])


def _of_brackets(trace: Trace) -> list[NotApplicable]:
    """Of brackets: why there is no number, or that the cell or the bracket says so."""
    brackets, number, *_ = trace.parts
    if number.value is None:
        return _reasons(number)
    if isinstance(brackets.expression, Lookup) and None in schedules_read(brackets):
        return _reasons(brackets)
    return [_of_figure(trace)]


def _of_figure(trace: Trace) -> NotApplicable:
    return attrs.evolve(_because(Because.FIGURE, trace), working=trace)


def _inside(parts: Iterable[Trace]) -> list[NotApplicable]:
    reasons = {id(reason.expression): reason for part in parts for reason in _reasons(part)}
    return list(reasons.values())


def _because(because: Because, trace: Trace) -> NotApplicable:
    return NotApplicable(because=because, expression=trace.expression, fact=trace.fact)


def _no_row_named(trace: Trace) -> NotApplicable:
    """That there is no row of that key."""
    key = trace.parts[0]
    return attrs.evolve(_because(Because.NO_ROW, trace), key=(key.expression, key.value))


def _with_sought(reasons: Iterable[NotApplicable], part: Part) -> Iterator[NotApplicable]:
    rows = part.situation.rows
    for reason in reasons:
        if reason.key is not None:
            yield reason
            continue
        guard = reason.expression.guard if isinstance(reason.expression, Gather) else None
        compared = {
            (inner.variable, inner.path): inner
            for inner in (walk(guard) if guard is not None else ())
            if isinstance(inner, RowValue) and inner.path and inner.variable in rows
        }
        values = {
            fact: rows[fact.variable].facts.values[".".join(fact.path)]
            for fact in compared.values()
        }
        sought = [(fact, value) for fact, value in values.items() if value is not UNKNOWN]
        yield attrs.evolve(reason, sought=tuple(sought))
