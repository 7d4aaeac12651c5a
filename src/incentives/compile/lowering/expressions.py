"""Checked expressions of one law to nodes: the same meaning as the reference, of known facts.

Nothing is refused: what cannot be said in words of 64 bits is left to the reference at its place.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import cast

import attrs

from incentives.compile.layout import Kind, WordLayout
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.applying import NO_LIMIT, applied
from incentives.compile.lowering.asking import called
from incentives.compile.lowering.days import limit_of
from incentives.compile.lowering.figures import brackets, stretches, tables
from incentives.compile.lowering.kinds import fact_at, kind_of
from incentives.compile.lowering.place import At, RowAt
from incentives.compile.lowering.rows import accounts, gathering
from incentives.compile.lowering.sharing import Making
from incentives.compile.tree import (
    NO,
    NOTHING,
    YES,
    Function,
    Given,
    Leave,
    Node,
    OpenDay,
    Word,
    truth,
)
from incentives.compile.words import word_of_month
from incentives.engine.evaluation.dependence import Time, dependence_of
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
from incentives.language.no_limit import NoLimit
from incentives.language.types import (
    BooleanType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    TextType,
    ZeroType,
)
from incentives.policy.library import Law
from incentives.policy.rule import Definition
from incentives.values.number import Exact
from incentives.values.period import Month


@attrs.define(kw_only=True, eq=False)
class Lowerer:
    """Lowers the expressions of one law; each definition once for the place at which it is read."""

    making: Making
    layout: WordLayout

    @property
    def law(self) -> Law:
        """The law, as what is just being made asks it."""
        return self.making.law

    def node(self, expression: Expression, at: At) -> Node:
        """What the expression comes to there."""
        node = _LOWERED[expression.__class__](self, expression, at)
        if isinstance(node, Leave) and node.where is None and node is not NO_LIMIT:
            return attrs.evolve(node, where=expression.span)
        return node

    def truth(self, expression: Expression | None, at: At) -> Node:
        """Whether it holds; no condition at all always does."""
        return YES if expression is None else truths.as_truth(self.node(expression, at))

    def _constant(self, constant: Constant, _: At) -> Node:
        if constant.value is None:
            return NOTHING
        if isinstance(constant.value, NoLimit):
            return NO_LIMIT
        value = constant.value
        match constant.type:
            case NumberType() | ZeroType():
                return numbers.stated_number(cast(Exact, value))
            case BooleanType():
                return truth(bool(value))
            case ChoiceType(values=values):
                return _word(Kind.CODE, values.index(str(value)))
            case GroupType(choice=choice) | ChoiceSetType(choice=choice):
                members = cast(frozenset[str], value)
                return _word(Kind.MASK, sum(1 << choice.values.index(each) for each in members))
            case MonthType():
                return _word(Kind.MONTH, word_of_month(cast(Month, value)))
            case DateType():
                return stretches.stated(cast(date, value), constant.type)
            case TextType():
                return self._text(str(value))
            case _:
                return Leave(kind=kind_of(constant.type), why="no word for it")

    def _text(self, text: str) -> Node:
        known = self.layout.texts.get(text)
        return Leave(kind=Kind.TEXT, why="a text") if known is None else _word(Kind.TEXT, known)

    def _stated(self, stated: Stated, at: At) -> Node:
        return self.node(stated.body, at)

    def _fact(self, fact: FactValue, _: At) -> Node:
        path = ".".join(fact.path)
        return fact_at(self.layout.place_of(path), None, path)

    def _row_fact(self, fact: RowValue, at: At) -> Node:
        row = at.rows[fact.variable]
        if not fact.path:
            return row.address
        path = ".".join(fact.path)
        rows = self.layout.rows_of(row.list_name)
        return fact_at(rows.place_of(path), row.address, f"{row.list_name}[].{path}", rows)

    def _named(self, named: Named, at: At) -> Node:
        match named.kind:
            case NameKind.FIGURE:
                return stretches.figure(self.law, named, at)
            case NameKind.DEFINITION:
                return self._definition(named, at)
            case NameKind.DECLARED:
                return fact_at(self.layout.declared(named.id), None, named.id)
            case NameKind.LAW_DATE:
                lacking = Leave(kind=Kind.DAY, why="the law date is still to be found")
                return lacking if at.day is None else at.day
            case NameKind.BEGINS | NameKind.ENDS:
                return limit_of(self.law.library.instruments[named.id], named.kind)
            case NameKind.INCENTIVE:
                return self._text(named.id)
            case NameKind.AMOUNT | NameKind.ELIGIBILITY:
                return self._of_incentive(named)
            case _:
                return self._of_charge(named, at)

    def _of_charge(self, named: Named, at: At) -> Node:
        """What the place has of a charge that is worked out, or of the row of an account."""
        match named.kind:
            case NameKind.BASIS if at.basis is not None:
                return at.basis
            case NameKind.CHARGE if named.id in at.charges:
                return at.charges[named.id]
            case NameKind.EXEMPT if at.exempt is not None:
                return at.exempt
            case NameKind.RELIEVED if at.relieved is not None:
                return at.relieved
            case _:
                return Leave(kind=kind_of(named.type), why=f"{named.kind.value} that is not here")

    def _of_incentive(self, named: Named) -> Node:
        incentive = self.law.library.incentives[named.id]
        if not self.law.applies(incentive.instrument) or named in self.law.library.never_read:
            return NO if named.kind is NameKind.ELIGIBILITY else numbers.ZERO
        return Leave(kind=kind_of(named.type), why=f"what {named.id} comes to")

    def _definition(self, named: Named, at: At) -> Node:
        definition = self.law.library.definitions[named.id]
        if not self.law.is_known(definition.instrument):
            return Leave(kind=kind_of(named.type), why=f"{definition.instrument} is not published")
        if named.of_row is not None:
            record, variable = named.of_row
            at = at.with_row(record, at.rows[variable])
        dependence = dependence_of(definition.body, self.law.library)
        if dependence.is_volatile:
            return self.node(definition.body, at)
        used = tuple(name for name in dependence.sorted_rows if name in at.rows)
        is_dated = dependence.time is not Time.NOT and at.day is not None
        return self._called(definition, at, used, is_dated=is_dated)

    def _called(
        self, definition: Definition, at: At, used: tuple[str, ...], *, is_dated: bool
    ) -> Node:
        lists = tuple(at.rows[name].list_name for name in used)
        stretch: Hashable = at.day is None
        if is_dated:
            stretch = (at.first, at.last, at.supposed, isinstance(at.day, OpenDay))
        function = self.making.once(
            ("definition", definition.id, used, lists, stretch),
            lambda: self._function(definition, at, used, is_dated=is_dated),
        )
        body = function.body
        if isinstance(body, Word | Leave):
            return body
        arguments: list[Node] = [at.rows[name].address for name in used]
        if is_dated:
            arguments.append(cast(Node, at.day))
        return called(function, tuple(arguments))

    def _function(
        self, definition: Definition, at: At, used: tuple[str, ...], *, is_dated: bool
    ) -> Function:
        addresses = {name: Given(kind=Kind.NUMBER, name=f"r{n}") for n, name in enumerate(used)}
        parameters = [*addresses.values()]
        day: Node | None = at.day
        if is_dated:
            form = OpenDay if isinstance(at.day, OpenDay) else Given
            day = form(kind=Kind.DAY, name="day", low=at.first, high=at.last)
            parameters.append(day)
        inner = At(
            day=day,
            supposed=at.supposed,
            first=at.first,
            last=at.last,
            rows={
                name: RowAt(address=address, list_name=at.rows[name].list_name)
                for name, address in addresses.items()
            },
        )
        body = self.node(definition.body, inner)
        if body.kind is Kind.TRUTH:
            body = truths.as_truth(body)
        span = definition.span
        return Function(
            name=definition.id,
            parameters=tuple(parameters),
            body=body,
            comment=f"{definition.text.en}, {definition.citation} ({span.file}:{span.line})",
            where=span,
            kept=self._kept(definition, at, used),
        )

    def _kept(self, definition: Definition, at: At, used: tuple[str, ...]) -> int | None:
        """Where the one row that the definition speaks of keeps what it comes to."""
        rows = [self.layout.rows_of(at.rows[name].list_name) for name in used]
        return rows[0].kept.get(definition.id) if len(rows) == 1 else None

    def _apply(self, apply: Apply, at: At) -> Node:
        return applied(apply, tuple(self.node(each, at) for each in apply.arguments))

    def _choose(self, choose: Choose, at: At) -> Node:
        if choose.dated is not None:
            return Leave(kind=kind_of(choose.type), why="versions of a rule")
        tests = tuple(self.truth(branch.test, at) for branch in choose.branches)
        values = tuple(
            NOTHING if branch.value is None else self.node(branch.value, at)
            for branch in choose.branches
        )
        last = NOTHING if choose.otherwise is None else self.node(choose.otherwise, at)
        return numbers.chosen(tests, values, last)

    def _gather(self, gather: Gather, at: At) -> Node:
        return gathering.gathered(gather, at, self)

    def _carry(self, carry: Carry, at: At) -> Node:
        return accounts.carried(carry, at, self)

    def _lookup(self, lookup: Lookup, at: At) -> Node:
        keys = tuple(self.node(key, at) for key in lookup.keys)
        return tables.looked_up(self.law, lookup, keys, at)

    def _graduate(self, graduate: Graduate, at: At) -> Node:
        limits = {limit.id: self.node(limit, at) for limit in graduate.limits}
        argument = self.node(graduate.argument, at)
        return brackets.graduated(self.law, graduate, argument, limits, at)


def _word(kind: Kind, word: int) -> Word:
    return Word(kind=kind, word=word, low=word, high=word)


_Lowered = Callable[[Lowerer, object, At], Node]
_LOWERED: Mapping[type, _Lowered] = cast(
    Mapping[type, _Lowered],
    {
        Constant: Lowerer._constant,
        Stated: Lowerer._stated,
        FactValue: Lowerer._fact,
        RowValue: Lowerer._row_fact,
        Named: Lowerer._named,
        Apply: Lowerer._apply,
        Choose: Lowerer._choose,
        Gather: Lowerer._gather,
        Carry: Lowerer._carry,
        Lookup: Lowerer._lookup,
        Graduate: Lowerer._graduate,
    },
)
