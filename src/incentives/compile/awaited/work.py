"""How much work a case surely is at most for the reference, by how long its lists are.

It is reckoned as if the reference remembered of nothing what came out, but for definitions that say
the same on every day: those it works out once for each row. So it is far more than it ever takes.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs

from incentives.compile.awaited.growth import NO_WORK, Growth
from incentives.engine.determination.kept import ENTRIES_OF_A_PART
from incentives.engine.determination.parts import STEPS_OF_A_ROW
from incentives.engine.evaluation.dependence import Time, dependence_of
from incentives.facts.field import Role
from incentives.language.expression import (
    Carry,
    Expression,
    Gather,
    Lookup,
    Named,
    NameKind,
    parts_of,
)
from incentives.language.types import RowsType
from incentives.policy.check import Check, ComputedResult
from incentives.policy.library import Law
from incentives.policy.parameter import Table
from incentives.policy.rule import Charge, Incentive, Pays

_OF_A_ROW = 4
"""What a row costs that is looked at, beside what is worked out of it."""
_TIMES_TRIED = 8
"""So often a charge, and what makes it smaller, is worked out for one row at most: with and without
an incentive and those before it, for itself and for what is built on it.
"""
_MONTHS = 12


@lru_cache(maxsize=64)
def work_of(law: Law) -> Growth:
    """What all incentives, checks and results of the law cost at most."""
    return _Reckoner(law=law).whole()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Reckoner:
    law: Law
    _definitions: dict[str, Growth] = attrs.field(factory=dict)
    _once: dict[str, Growth] = attrs.field(factory=dict)
    _charges: dict[str, Growth] = attrs.field(factory=dict)

    def whole(self) -> Growth:
        library = self.law.library
        each = [self._incentive(one) for one in library.incentives.values()]
        each += [self._rule(one, []) for one in library.checks.values()]
        for result in library.results.values():
            each.append(self._rule(result, [] if result.for_each is None else [result.for_each]))
        return sum((*each, *self._once.values()), NO_WORK)

    def _rule(self, rule: Check | ComputedResult, lists: Sequence[str]) -> Growth:
        """What is worked out of it for each row of these lists."""
        if not self.law.applies(rule.instrument):
            return NO_WORK
        return (self._all(rule.expressions) + _OF_A_ROW).for_rows(lists)

    def _incentive(self, incentive: Incentive) -> Growth:
        """Its parts, each with what is worked out of it, paid for it and told of it."""
        if not self.law.applies(incentive.instrument):
            return NO_WORK
        own, lists, months = self._all(incentive.expressions), incentive.for_each, 1
        if isinstance(incentive.benefit, Pays):
            own = own * 2
        else:
            charge = self.law.library.charges[incentive.benefit.charge]
            lists, months = charge.for_each, _MONTHS if charge.by_month else 1
            own = (own + self._family(charge)) * _TIMES_TRIED
        part = own + len(lists) * STEPS_OF_A_ROW + ENTRIES_OF_A_PART + self._awards()
        whole = part.for_rows(lists) * months
        if not isinstance(incentive.benefit, Pays) or not incentive.benefit.shared:
            return whole
        together = self._all(incentive.benefit.shared) + _OF_A_ROW
        return whole + together.for_rows((*lists, *lists))

    def _awards(self) -> Growth:
        """What was paid before, looked through for a part."""
        field = self.law.library.vocabulary.role(Role.AWARDS)
        return NO_WORK if field is None else (NO_WORK + _OF_A_ROW).for_rows([field.name])

    def _family(self, charge: Charge) -> Growth:
        """The charge with all that it is built on, or that is built on it."""
        charges = self.law.library.charges
        named = {charge.id}
        while True:
            more = {
                other.id
                for other in charges.values()
                if other.built_on in named
                or any(charges[name].built_on == other.id for name in named)
            }
            if more <= named:
                return sum(map(self._charge, sorted(named)), NO_WORK)
            named |= more

    def _charge(self, name: str) -> Growth:
        if name not in self._charges:
            self._charges[name] = NO_WORK  # what goes in a circle is cut where it begins again
            library = self.law.library
            reliefs = library.reliefs.get(name, ())
            asked = [part for relief in reliefs for part in relief.expressions]
            self._charges[name] = self._all((*library.charges[name].expressions, *asked))
        return self._charges[name]

    def _all(self, expressions: Iterable[Expression]) -> Growth:
        return sum(map(self._of, expressions), NO_WORK)

    def _of(self, expression: Expression) -> Growth:
        """What the expression costs wherever it is worked out, one for each that is inside it."""
        inside = self._all(parts_of(expression)) + 1
        if isinstance(expression, Gather | Carry):
            return (inside + _OF_A_ROW).for_rows([expression.rows]) + 1
        if isinstance(expression, Lookup):
            return inside + self._cells(expression.table.id)
        return inside + self._named(expression) if isinstance(expression, Named) else inside

    def _named(self, name: Named) -> Growth:
        """What a name costs that stands for something which is worked out, or looked up."""
        if name.kind is NameKind.FIGURE:
            return NO_WORK + len(self.law.figures[name.id])
        if name.kind is NameKind.DEFINITION:
            return self._definition(name.id)
        return self._charge(name.id) if name.kind is NameKind.CHARGE else NO_WORK

    def _cells(self, table: str) -> int:
        tables = (dated.figure for dated in self.law.figures[table])
        return sum(len(one.figures) + len(one.beyond) for one in tables if isinstance(one, Table))

    def _definition(self, name: str) -> Growth:
        if name not in self._definitions:
            library = self.law.library
            body = library.definitions[name].body
            whole = self._of(body) + 1
            depends = dependence_of(body, library)
            if depends.time is Time.NOT and not depends.is_volatile:
                self._once[name] = whole.for_each_of(self._lists(row) for row in depends.rows)
                whole = NO_WORK + 1
            self._definitions[name] = whole
        return self._definitions[name]

    def _lists(self, record: str) -> Sequence[str]:
        """The lists whose rows are called so."""
        return [
            field.name
            for field in self.law.library.vocabulary.root.fields.values()
            if isinstance(field.type, RowsType) and field.type.row.name == record
        ]
