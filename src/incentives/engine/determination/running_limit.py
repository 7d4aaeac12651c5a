"""A limit that rows fill one after the other, read off the amount that an incentive gives for each.

Such an amount is what the rows before it leave of a limit, at most the row's own quantity, times
whatever else: `max(min(limit - before, own), 0) * rate`, where `before` is a sum of the same
quantity over the rows that precede it.
"""

from collections.abc import Iterator
from typing import cast

import attrs

from incentives.engine.determination.said import (
    Said,
    Whose,
    as_its_own,
    conjuncts,
    is_timeless,
    meaning_of,
    opened,
)
from incentives.engine.evaluation.dependence import dependence_of
from incentives.language.expression import (
    Apply,
    Constant,
    Gather,
)
from incentives.language.operators.gathering import Gathering
from incentives.language.types import RowsType
from incentives.policy.library import Law
from incentives.policy.rule import Incentive, Pays

_MOST_FACTORS = 100


@attrs.frozen(kw_only=True, eq=False, repr=False)
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
    (place,) = found
    rates = tuple(factor for at, factor in enumerate(factors) if at != place)
    return attrs.evolve(cast(RunningLimit, limits[place]), rates=rates)


def record_of(list_name: str, law: Law) -> str:
    """By what name rules speak of a row of the list."""
    return cast(RowsType, law.library.vocabulary.root.fields[list_name].type).row.name


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Shapes:
    """Recognises the pieces of an amount over the rows of one list."""

    law: Law
    list_name: str

    def factors(self, said: Said) -> Iterator[tuple[Said, bool]]:
        """What is multiplied, each with whether it divides; of very many some are one."""
        waiting, told = [(said, False)], 0
        while waiting:
            current, divides = waiting.pop()
            inner = current if divides else opened(current, self.law)
            expression = inner.expression
            name = expression.operator.name if isinstance(expression, Apply) else ""
            is_product = name in {"*", "/"} and told + len(waiting) < _MOST_FACTORS
            if isinstance(expression, Apply) and is_product and not divides:
                first, second = map(inner.part, expression.arguments)
                waiting += [(second, name == "/"), (first, False)]
            else:
                told += 1
                yield inner, divides

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
        said = opened(said, self.law)
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
        expression = opened(said, self.law).expression
        return isinstance(expression, Constant) and expression.value == 0

    def _rest(self, said: Said, own: Said) -> RunningLimit | None:
        """A limit less a sum over the rows before, of what the row has of its own."""
        said = opened(said, self.law)
        expression = said.expression
        if not isinstance(expression, Apply) or expression.operator.name != "-":
            return None
        limit, before = map(said.part, expression.arguments)
        before = opened(before, self.law)
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
