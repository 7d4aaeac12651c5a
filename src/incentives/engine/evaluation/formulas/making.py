"""Functions that give the value of an expression, each made once for a library."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Protocol

import attrs

from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.evaluation.dependence import (
    Time,
    dependence_of,
    joined_dependence,
    rests_on,
)
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.figures.epochs import Calendar
from incentives.engine.evaluation.formulas.keys import (
    KeyForm,
    epoch_key,
    key_form,
    stretch_key,
)
from incentives.engine.evaluation.formulas.memory import NOT_YET, Memory
from incentives.engine.evaluation.reading import Reader
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.facts.known import KnownFacts
from incentives.language.expression import Apply, Expression, Named, Stated, parts_of
from incentives.language.possible import Result
from incentives.policy.library import Library
from incentives.policy.rule import Definition

MANY_NODES = 24
"""What is made of so many expressions is remembered at the parts of which it is made."""


class Before(Protocol):
    """Where the same case is worked out without what is supposed."""

    @property
    def memory(self) -> Memory:
        """What came out there."""


class Work(Protocol):
    """Where expressions are worked out: one law, one case."""

    facts: KnownFacts
    reading: Reader
    effort: Effort
    consulted: Consulted
    calendar: Calendar
    memory: Memory
    supposed: Mapping[str, Result]

    @property
    def unsupposed(self) -> "Before | None":
        """Where the same case is worked out without what is supposed, if anything is."""

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The value with its working."""

    def result_of(self, name: Named) -> Result:
        """What another incentive comes to, or whether it is due."""


Formula = Callable[[Work, Situation], Result]
"""The value of one expression in a situation."""
Maker = Callable[..., Formula]
"""From an expression of one kind, and the formulas of what is inside it, to its formula."""


@attrs.define(kw_only=True, eq=False, repr=False)
class Formulas:
    """The formulas of one library, each made when it is first asked for.

    `makers`: by kind of expression how a formula is made of it.
    """

    library: Library
    makers: Mapping[type, Maker]
    _made: dict[Expression, Formula] = attrs.field(factory=dict)
    _inside: dict[Expression, Formula] = attrs.field(factory=dict)
    _remembered: dict[Expression, Formula] = attrs.field(factory=dict)
    _keys: dict[Expression | str, KeyForm | None] = attrs.field(factory=dict)

    def of(self, expression: Expression) -> Formula:
        """Its value; the steps of its operators are counted."""
        formula = self._made.get(expression)
        if formula is None:
            formula = self.inside(expression)
            if (steps := _steps_of(expression)) and isinstance(expression, Apply | Stated):
                formula = _counted(formula, steps)
            self._made[expression] = formula
        return formula

    def inside(self, expression: Expression) -> Formula:
        """As `of`, of an argument of an operator: its steps are counted with those around it."""
        formula = self._inside.get(expression)
        if formula is None:
            formula = self.makers[expression.__class__](expression, self)
            self._inside[expression] = formula
        return formula

    def argument(self, expression: Expression) -> Formula:
        """As `inside`; of a large one what came out is remembered.

        So of a sum of many facts that nobody knows not all terms are added up anew for each of
        them that is tried.
        """
        return self.remembered(expression) if _is_large(expression) else self.inside(expression)

    def defined(self, definition: Definition) -> Formula:
        """As `remembered`, of what a definition says; that it was read is noted."""
        body = self.of(definition.body)

        def defined(work: Work, situation: Situation) -> Result:
            work.effort.take(1)
            work.consulted.rules.add(definition.id)
            value = body(work, situation)
            work.effort.weigh(value)
            return value

        return self._remembering(definition.body, defined)

    def remembered(self, expression: Expression) -> Formula:
        """As `of`; worked out once for all situations in which it must come to the same."""
        formula = self._remembered.get(expression)
        if formula is None:
            formula = self._remembering(expression, self.of(expression))
            self._remembered[expression] = formula
        return formula

    def key_of(self, expression: Expression) -> KeyForm | None:
        """What tells the situations apart in which it has different workings.

        None if it must be worked out anew in each of them.
        """
        if expression not in self._keys:
            dependence = dependence_of(expression, self.library)
            self._keys[expression] = key_form(expression, dependence, epoch_key)
        return self._keys[expression]

    def key_of_reliefs(self, charge_id: str) -> KeyForm | None:
        """What tells the situations apart in which other reliefs of a charge may apply."""
        if charge_id not in self._keys:
            reliefs = self.library.reliefs.get(charge_id, ())
            asked = [expression for relief in reliefs for expression in relief.expressions]
            instruments = frozenset(relief.instrument for relief in reliefs)
            dependence = joined_dependence(
                asked, self.library, at_least=Time.BY_EPOCH, dated=instruments
            )
            self._keys[charge_id] = key_form(charge_id, dependence, stretch_key)
        return self._keys[charge_id]

    def _remembering(self, expression: Expression, formula: Formula) -> Formula:
        """One value for all days between which nothing changes that it reads.

        There are more workings than values: each epoch has its own.
        """
        key_of = key_form(expression, dependence_of(expression, self.library), stretch_key)
        return formula if key_of is None else _remembering(formula, key_of)


def _counted(formula: Formula, steps: int) -> Formula:
    def counted(work: Work, situation: Situation) -> Result:
        work.effort.steps += steps
        return formula(work, situation)

    return counted


def _steps_of(expression: Expression) -> int:
    """The arguments of its operators, as far as all of them are worked out whatever comes."""
    if isinstance(expression, Stated):
        return _steps_of(expression.body)
    if not isinstance(expression, Apply):
        return 0
    arguments = expression.arguments
    return len(arguments) + sum(_steps_of(part) for part in arguments if not _is_large(part))


def _is_large(expression: Expression) -> bool:
    return isinstance(expression, Apply) and _size_of(expression) >= MANY_NODES


@lru_cache(maxsize=100_000)
def _size_of(expression: Expression) -> int:
    return 1 + sum(map(_size_of, parts_of(expression)))


def _remembering(formula: Formula, key_of: KeyForm) -> Formula:
    def remembering(work: Work, situation: Situation) -> Result:
        key = key_of(work, situation)
        values = work.memory.values
        value = values.get(key, NOT_YET)
        if value is not NOT_YET:
            return value
        if (before := work.unsupposed) is not None:
            known = before.memory.values.get(key, NOT_YET)
            if known is not NOT_YET and not rests_on(known, work.supposed):
                return known  # what is supposed has no part in it
        value = values[key] = formula(work, situation)
        return value

    return remembering
