"""A limit that rows fill one after the other, read off the amount that an incentive gives for each.

Such an amount is what the rows before it leave of a limit, at most the row's own quantity, times
whatever else: `max(min(limit - before, own), 0) * rate`, where `before` is a sum of the same
quantity over the rows that precede it.
"""

from collections.abc import Hashable, Iterator, Mapping
from enum import Enum
from typing import assert_never, cast

import attrs

from incentives.engine.evaluation.dependence import Time, dependence_of
from incentives.engine.evaluation.prevailing import not_published
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
from incentives.language.syntax import Gathering
from incentives.language.types import RowsType
from incentives.policy.library import Law
from incentives.policy.rule import Incentive, Pays


class Whose(Enum):
    """Of which row a variable speaks, where one row looks at others."""

    ITS_OWN = "its_own"  # the row that is given something
    ANOTHER = "another"  # a row of the sum


@attrs.frozen(kw_only=True, eq=False)
class Said:
    """An expression, and of which row each of its variables speaks."""

    expression: Expression
    rows: Mapping[str, Whose]

    def part(self, expression: Expression) -> "Said":
        """Something inside it."""
        return attrs.evolve(self, expression=expression)


@attrs.frozen(kw_only=True, eq=False)
class RunningLimit:
    """The limit, what a row has of its own, and by what the rest of the amount is multiplied.

    `rates`: each with whether it divides. `fills`: what another row must fulfil to take of the
    limit. `keys`: what another row must have in common with it, as that row says it. `order`: that
    another comes before it.
    """

    limit: Said
    own: Said
    rates: tuple[tuple[Said, bool], ...]
    fills: tuple[Said, ...]
    keys: tuple[Said, ...]
    order: Said


def running_limit_of(incentive: Incentive, law: Law) -> RunningLimit | None:
    """The limit that the rows of the incentive fill; None where its amount has another shape."""
    benefit = incentive.benefit
    if not isinstance(benefit, Pays) or benefit.amount is None or len(incentive.for_each) != 1:
        return None
    (list_name,) = incentive.for_each
    rows = {record_of(list_name, law): Whose.ITS_OWN}
    reader = _Shapes(law=law, list_name=list_name)
    factors = [*reader.factors(Said(expression=benefit.amount, rows=rows))]
    limits = [None if divides else reader.running(said) for said, divides in factors]
    found = [at for at, limit in enumerate(limits) if limit is not None]
    if len(found) != 1:
        return None
    rates = tuple(factor for at, factor in enumerate(factors) if at != found[0])
    return attrs.evolve(cast(RunningLimit, limits[found[0]]), rates=rates)


def record_of(list_name: str, law: Law) -> str:
    """By what name rules speak of a row of the list."""
    return cast(RowsType, law.library.vocabulary.root.fields[list_name].type).row.name


def conjuncts(said: Said, law: Law) -> Iterator[Said]:
    """All that it asks for, one by one."""
    inner = _opened(said, law)
    if isinstance(inner.expression, Apply) and inner.expression.operator.name == "and":
        for argument in inner.expression.arguments:
            yield from conjuncts(inner.part(argument), law)
    else:
        yield inner


def as_its_own(said: Said) -> Said:
    """The same said of the row itself."""
    return attrs.evolve(said, rows=dict.fromkeys(said.rows, Whose.ITS_OWN))


def is_timeless(said: Said, law: Law) -> bool:
    """Whether it says the same on every day: it reads no day, and no figure that ever changed."""
    library = law.library
    time = dependence_of(said.expression, library).time
    if time in {Time.NOT, Time.BY_DAY}:
        return time is Time.NOT
    for expression in walk(said.expression):
        if not isinstance(expression, Named):
            continue
        if expression.kind is NameKind.FIGURE and len(law.figures[expression.id]) > 1:
            return False
        if expression.kind is NameKind.LAW_DATE:
            return False
        if expression.kind is NameKind.DEFINITION:
            definition = library.definitions[expression.id]
            if not is_timeless(said.part(definition.body), law):
                return False
    return True


def meaning_of(said: Said, law: Law) -> Hashable:
    """The same for whatever says the same of the same rows on any day; definitions are read."""
    said = _opened(said, law)
    expression = said.expression

    def of(part: Expression | None) -> Hashable:
        return None if part is None else meaning_of(said.part(part), law)

    match expression:
        case Constant(value=value):
            return ("constant", value)
        case FactValue(path=path):
            return ("fact", path)
        case RowValue(variable=variable, path=path):
            return ("row", said.rows.get(variable, variable), path)
        case Named(kind=kind, id=name, of_row=of_row):
            whose = None if of_row is None else (of_row[0], said.rows.get(of_row[1], of_row[1]))
            return (kind, name, whose)
        case Apply(operator=operator, arguments=arguments):
            return (operator.name, *map(of, arguments))
        case Choose(branches=branches, otherwise=otherwise):
            cases = tuple((of(branch.test), of(branch.value)) for branch in branches)
            return ("choose", cases, of(otherwise))
        case Lookup(table=table, keys=keys):
            return ("lookup", table.id, *map(of, keys))
        case Gather() | Carry() | Graduate() | Stated():
            return ("this", id(expression), tuple(sorted(said.rows.items())))
        case _:
            assert_never(expression)


def _opened(said: Said, law: Law) -> Said:
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


@attrs.frozen(kw_only=True, eq=False)
class _Shapes:
    """Recognises the pieces of an amount over the rows of one list."""

    law: Law
    list_name: str

    def factors(self, said: Said) -> Iterator[tuple[Said, bool]]:
        """What is multiplied, each with whether it divides."""
        said = _opened(said, self.law)
        expression = said.expression
        name = expression.operator.name if isinstance(expression, Apply) else ""
        if isinstance(expression, Apply) and name in {"*", "/"}:
            first, second = map(said.part, expression.arguments)
            yield from self.factors(first)
            yield from ([(second, True)] if name == "/" else self.factors(second))
        else:
            yield said, False

    def running(self, said: Said) -> RunningLimit | None:
        """`max(min(rest, own), 0)` or `min(max(rest, 0), own)`, where `rest` is that of a limit."""
        for inner, zero in self._pairs(said, "max"):
            if self._is_zero(zero):
                for rest, own in self._pairs(inner, "min"):
                    if (found := self._rest(rest, own)) is not None:
                        return found
        for inner, own in self._pairs(said, "min"):
            for rest, zero in self._pairs(inner, "max"):
                if self._is_zero(zero) and (found := self._rest(rest, own)) is not None:
                    return found
        return None

    def _pairs(self, said: Said, operator: str) -> Iterator[tuple[Said, Said]]:
        """The two arguments of the operator, either first; none where it is another."""
        said = _opened(said, self.law)
        expression = said.expression
        if (
            isinstance(expression, Apply)
            and expression.operator.name == operator
            and len(expression.arguments) == 2
        ):
            first, second = map(said.part, expression.arguments)
            yield first, second
            yield second, first

    def _is_zero(self, said: Said) -> bool:
        expression = _opened(said, self.law).expression
        return isinstance(expression, Constant) and expression.value == 0

    def _rest(self, said: Said, own: Said) -> RunningLimit | None:
        """A limit less a sum over the rows before, of what the row has of its own."""
        said = _opened(said, self.law)
        expression = said.expression
        if not isinstance(expression, Apply) or expression.operator.name != "-":
            return None
        limit, before = map(said.part, expression.arguments)
        before = _opened(before, self.law)
        gather = before.expression
        if (
            not isinstance(gather, Gather)
            or gather.kind is not Gathering.SUM
            or gather.rows != self.list_name
            or gather.guard is None
        ):
            return None
        rows = {**before.rows, gather.variable: Whose.ANOTHER}
        body = Said(expression=gather.body, rows=rows)
        is_same = meaning_of(as_its_own(body), self.law) == meaning_of(own, self.law)
        if not is_same or self._speaks_of(body) - {Whose.ANOTHER} or self._is_dated(body):
            return None
        fills, keys, orders = list[Said](), list[Said](), list[Said]()
        for conjunct in conjuncts(Said(expression=gather.guard, rows=rows), self.law):
            if self._is_order(conjunct):
                orders.append(conjunct)
            elif (key := self._key(conjunct)) is not None:
                keys.append(key)
            elif Whose.ITS_OWN in self._speaks_of(conjunct):
                return None
            else:
                fills.append(conjunct)
        if len(orders) != 1:
            return None
        return RunningLimit(
            limit=limit,
            own=own,
            rates=(),
            fills=tuple(fills),
            keys=tuple(keys),
            order=orders[0],
        )

    def _speaks_of(self, said: Said) -> set[Whose]:
        variables = dependence_of(said.expression, self.law.library).rows
        return {said.rows[variable] for variable in variables}

    def _is_dated(self, said: Said) -> bool:
        return not is_timeless(said, self.law)

    def _is_order(self, said: Said) -> bool:
        """`precedes(other, row)`."""
        expression = said.expression
        if not isinstance(expression, Apply) or expression.operator.name != "precedes":
            return False
        sides = [self._speaks_of(said.part(argument)) for argument in expression.arguments]
        return sides[0] == {Whose.ANOTHER} and sides[2] == {Whose.ITS_OWN}

    def _key(self, said: Said) -> Said | None:
        """What the other row says, where it must say the same as the row itself."""
        for theirs, its_own in self._pairs(said, "=="):
            same = meaning_of(as_its_own(theirs), self.law) == meaning_of(its_own, self.law)
            is_pair = self._speaks_of(theirs) == {Whose.ANOTHER}
            if same and is_pair and self._speaks_of(its_own) == {Whose.ITS_OWN}:
                return None if self._is_dated(theirs) else theirs
        return None
