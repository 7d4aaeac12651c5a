"""What a rule says of a row or of another one, and when two of them say the same."""

from collections.abc import Hashable, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from itertools import count
from typing import assert_never

import attrs

from incentives.engine.evaluation.dependence import Time, dependence_of
from incentives.engine.evaluation.figures.prevailing import not_published
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
from incentives.policy.library import Law
from incentives.policy.readings import names_read


class Whose(Enum):
    """Of which row a variable speaks, where one row looks at others."""

    ITS_OWN = "its_own"  # the row that is given something
    ANOTHER = "another"  # a row of the sum


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Said:
    """An expression, and of which row each of its variables speaks."""

    expression: Expression
    rows: Mapping[str, Whose]

    @property
    def key(self) -> Hashable:
        """The same for the very expression said of the same rows."""
        return self.expression, tuple(sorted(self.rows.items(), key=str))

    def part(self, expression: Expression) -> "Said":
        """Something inside it."""
        return attrs.evolve(self, expression=expression)


def conjuncts(said: Said, law: Law) -> Iterator[Said]:
    """All that it asks for, one by one, each once."""
    seen: set[Hashable] = set()
    waiting = [said]
    while waiting:
        inner = opened(waiting.pop(), law)
        if inner.key in seen:
            continue
        seen.add(inner.key)
        expression = inner.expression
        if isinstance(expression, Apply) and expression.operator.name == "and":
            waiting.extend(inner.part(argument) for argument in reversed(expression.arguments))
        else:
            yield inner


def as_its_own(said: Said) -> Said:
    """The same said of the row itself."""
    return attrs.evolve(said, rows=dict.fromkeys(said.rows, Whose.ITS_OWN))


def is_timeless(said: Said, law: Law) -> bool:
    """Whether it says the same on every day: it reads no day, and no figure that ever changed."""
    expression, library = said.expression, law.library
    time = dependence_of(expression, library).time
    if time in {Time.NOT, Time.BY_DAY}:
        return time is Time.NOT
    figures = names_read([expression], library.definitions, NameKind.FIGURE)
    is_by_date = names_read([expression], library.definitions, NameKind.LAW_DATE)
    return not is_by_date and all(len(law.figures[figure]) <= 1 for figure in figures)


@lru_cache(maxsize=64)
def _meanings_of(law: Law) -> "_Meanings":
    return _Meanings(law)


def meaning_of(said: Said, law: Law) -> Hashable:
    """The same for whatever says the same of the same rows on any day; definitions are read."""
    return _meanings_of(law).number_of(said)


@attrs.frozen(eq=False, repr=False)
class _Meanings:
    """The meanings met so far, by what they are made of; each has a number.

    So that a part that stands in many places is read once, and two are compared at once.
    """

    law: Law
    _count: Iterator[int] = attrs.field(init=False, factory=count)
    _numbers: dict[Hashable, int] = attrs.field(init=False, factory=dict)
    _known: dict[Hashable, int] = attrs.field(init=False, factory=dict)

    def number_of(self, said: Said) -> int:
        """The number of what is said."""
        if said.key not in self._known:
            made_of = self._made_of(opened(said, self.law))
            self._known[said.key] = self._numbers.setdefault(made_of, next(self._count))
        return self._known[said.key]

    def _made_of(self, said: Said) -> Hashable:
        expression = said.expression

        def of(part: Expression | None) -> Hashable:
            return None if part is None else self.number_of(said.part(part))

        match expression:
            case Constant(value=value):
                return ("constant", value)
            case FactValue(path=path):
                return ("fact", path)
            case RowValue(variable=variable, path=path):
                return ("row", said.rows.get(variable, variable), path)
            case Named(kind=kind, id=name):
                rows = self._rows_of(expression)
                return (kind, name, *((row, said.rows.get(meant, meant)) for row, meant in rows))
            case Apply(operator=operator, arguments=arguments):
                return (operator.name, *map(of, arguments))
            case Choose(branches=branches, otherwise=otherwise):
                cases = tuple((of(branch.test), of(branch.value)) for branch in branches)
                return ("choose", cases, of(otherwise))
            case Lookup(table=table, keys=keys):
                return ("lookup", table.id, *map(of, keys))
            case Gather() | Carry() | Graduate() | Stated():
                return ("this", said.key)
            case _:
                assert_never(expression)

    def _rows_of(self, named: Named) -> list[tuple[str, str]]:
        """The rows of which a definition speaks, each with the variable that is meant by it."""
        if named.of_row is not None:
            return [named.of_row]
        return [(row, row) for row in sorted(dependence_of(named, self.law.library).rows)]


def opened(said: Said, law: Law) -> Said:
    """What stands behind clauses and definitions, as far as they are published."""
    while True:
        expression = said.expression
        if isinstance(expression, Stated):
            said = said.part(expression.body)
        elif isinstance(expression, Named) and expression.kind is NameKind.DEFINITION:
            definition = law.library.definitions[expression.id]
            if not_published(law, definition.instrument):
                return said
            rows = dict(said.rows)
            if expression.of_row is not None:
                record, variable = expression.of_row
                rows[record] = said.rows[variable]
            said = Said(expression=definition.body, rows=rows)
        else:
            return said
