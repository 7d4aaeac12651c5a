"""Charges to nodes: what is due after the reliefs that apply anyway, and what falls away of it.

Every value on the way is stated in the order in which it is worked out, since those in a return
change its lines.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.days import in_force_at
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.place import At, Tried
from incentives.compile.lowering.relieving import (
    Left,
    left_in_return,
    part_of_whole,
)
from incentives.compile.lowering.rounding import in_line, rounded
from incentives.compile.lowering.rows.reliefs import reduction, total
from incentives.compile.tree import (
    NOTHING,
    Exists,
    Leave,
    Node,
    is_nothing,
    sure,
)
from incentives.compile.walking import may_be_left
from incentives.engine.determination.carrying import carries
from incentives.policy.readings import charges_built_on
from incentives.policy.rule import Charge, Incentive, Pays, ReducesBasis, Relief, Relieves

_TWELFTH = Fraction(1, 12)


@attrs.define(kw_only=True, eq=False)
class Working:
    """What is worked out in one part, in its order; and the lines of its return.

    `is_joint`: several parts stand in one return, or it is not known in which one a part does.
    `keeps_lines`: lines go on from part to part.
    """

    is_joint: bool
    keeps_lines: bool = True
    stated: list[Node] = attrs.field(factory=list)
    _lines: dict[tuple[str, ...], int] = attrs.field(factory=dict)

    def state(self, node: Node) -> Node:
        """Has the node worked out here, before all that is stated later."""
        self.stated.append(node)
        return node

    def line(self, *names: str) -> int:
        """Which of the lines of the return is called so."""
        return self._lines.setdefault(names, len(self._lines))

    @property
    def lines(self) -> int:
        """How many lines the return has."""
        return len(self._lines)


@attrs.frozen(kw_only=True, eq=False)
class ChargeLowerer:
    """Lowers what is due of charges in one part of an incentive."""

    lowerer: Lowerer
    working: Working

    def due(self, charge: Charge, at: At) -> Node:
        """The charge after reliefs; the charges that it is built on come before it."""
        if charge.built_on is not None and charge.built_on not in at.charges:
            base = self.lowerer.law.library.charges[charge.built_on]
            at = attrs.evolve(at, charges={**at.charges, base.id: self.due(base, at)})
        return self.charge_due(charge, at)

    def charge_due(
        self, charge: Charge, at: At, *, less_basis: Node | None = None, trial: str = ""
    ) -> Node:
        """The charge after the reliefs that apply anyway.

        `less_basis`: taken off its basis first, down to nothing. `trial`: what is tried of it.
        """
        law = self.lowerer.law
        if not law.is_known(charge.instrument):
            return Leave(kind=Kind.NUMBER, why=f"{charge.instrument} is not published")
        if charge.basis is not None:
            basis = self.working.state(self.lowerer.node(charge.basis, at))
            if less_basis is not None:
                basis = numbers.greatest(numbers.minus(basis, less_basis), numbers.ZERO)
                basis = self.working.state(basis)
            at = attrs.evolve(at, basis=basis)
        value = self.lowerer.node(charge.amount, at)
        if charge.by_month and charge.built_on is None:
            value = numbers.times(value, numbers.number(_TWELFTH))
        value = self.working.state(self._returned(charge, value, charge.id, trial))
        for relief in law.library.reliefs.get(charge.id, ()):
            if law.applies(relief.instrument) and law.is_known(relief.instrument):
                value = self.working.state(self._relieved(relief, charge, value, at, trial))
        return value

    def _returned(self, charge: Charge, value: Node, *line: str) -> Node:
        if charge.returned is None:
            return value
        rounding = charge.returned.rounding
        if not self.working.is_joint:
            return rounded(rounding, value)
        number = self.working.line(*line)
        return in_line(rounding, value, number)

    def left(self, charge: Charge, before: Node, share: Node, *line: str) -> Node:
        """What is left when the share, which is from nothing to all, falls away."""
        if charge.returned is None:
            return numbers.times(before, numbers.minus(numbers.ONE, share))
        left = self._left_of(charge, before, share, *line)
        number = self.working.line(*line) if self.working.is_joint else None
        return left_in_return(charge, Left(whole=before, share=share, left=left, line=number))

    def _left_of(self, charge: Charge, before: Node, share: Node, *line: str) -> Node:
        """The same of a charge that is returned, where all is known."""
        relief = self._returned(charge, numbers.times(before, share), *line)
        is_all = numbers.compared("==", share, numbers.ONE)
        nothing = numbers.times(before, numbers.ZERO)  # of a charge that there is
        some = numbers.minus(before, relief)
        return numbers.chosen((is_all,), (nothing,), some)

    def _relieved(self, relief: Relief, charge: Charge, before: Node, at: At, trial: str) -> Node:
        instrument = self.lowerer.law.library.instruments[relief.instrument]
        in_force, inner = in_force_at(instrument, at)
        if in_force is None or is_nothing(before):
            return before
        share = self.lowerer.node(relief.share, inner)
        if is_nothing(share) or (numbers.is_zero(before) and not share.none):
            return before
        applies = [in_force, self.lowerer.truth(relief.condition, inner)]
        if share.none:
            applies.append(truths.exists(share))
        there, whole = truths.all_of(applies), part_of_whole(share)
        line = (charge.id, trial, relief.id)
        if charge.returned is not None and self.working.is_joint:
            # What later parts add to its line hangs on whether it applies here.
            taken = numbers.chosen((there,), (whole,), numbers.ZERO)
            taken = sure(taken, share) if share.none else taken
            return self._left_in_line(charge, before, taken, (there, whole), *line)
        left = self.left(charge, before, whole, *line)
        value = numbers.chosen((there,), (left,), before)
        return sure(value, share) if share.none else value

    def _left_in_line(
        self, charge: Charge, before: Node, taken: Node, parts: tuple[Node, Node], *line: str
    ) -> Node:
        """What is left of a part of a line when `taken` is off: if the first holds, the share."""
        there, share = parts
        told = numbers.chosen((there,), (self._left_of(charge, before, share, *line),), before)
        left = self._left_of(charge, before, taken, *line)
        number = self.working.line(*line)
        of = Left(whole=before, share=taken, left=left, line=number, told=told)
        return left_in_return(charge, of)

    def saved(self, charge: Charge, before: Node, left: Node, at: At) -> Mapping[str, Node]:
        """What falls away of the charges built on it when of `before` only `left` is still due."""
        without, with_it = {charge.id: before}, {charge.id: left}
        saved: dict[str, Node] = {}
        for dependent in charges_built_on(charge.id, self.lowerer.law):
            name = dependent.id
            for trial, charges in (("without", without), ("with", with_it)):
                there = attrs.evolve(at, charges=dict(charges))
                charges[name] = self.charge_due(dependent, there, trial=trial)
            saved[name] = self.working.state(numbers.minus(without[name], with_it[name]))
        return saved

    def worth(self, incentive: Incentive, at: At) -> tuple[Node, Mapping[str, Node]]:
        """What the incentive gives, and what falls away of dependent charges."""
        match incentive.benefit:
            case Pays(amount=amount):
                worth = numbers.ZERO if amount is None else self.lowerer.node(amount, at)
                return worth, {}
            case Relieves(charge=charge, share=share):
                of_share = None if share is None else self.lowerer.node(share, at)
                return self._worth_relieved(incentive, self._charge(charge), of_share, at)
            case ReducesBasis(charge=charge):
                return self._worth_reduced(incentive, incentive.benefit, self._charge(charge), at)
            case _:
                assert_never(incentive.benefit)

    def _charge(self, name: str) -> Charge:
        return self.lowerer.law.library.charges[name]

    def _worth_relieved(
        self, incentive: Incentive, charge: Charge, share: Node | None, at: At
    ) -> tuple[Node, Mapping[str, Node]]:
        due = self.due(charge, at)
        if share is None:
            return due, self.saved(charge, due, numbers.ZERO, at)
        part = part_of_whole(share)
        left = self.working.state(self.left(charge, due, part, incentive.id))
        value = self.working.state(self._off(charge, due, left, part))
        return value, self.saved(charge, due, left, at)

    def _off(self, charge: Charge, due: Node, left: Node, share: Node) -> Node:
        """What falls away: of a line of several parts only where it is known what is left."""
        if charge.returned is not None and self.working.is_joint:
            return sure(numbers.minus(due, left), left)
        off = numbers.times(due, share)
        return off if charge.returned is None else rounded(charge.returned.rounding, off)

    def _worth_reduced(
        self, incentive: Incentive, benefit: ReducesBasis, charge: Charge, at: At
    ) -> tuple[Node, Mapping[str, Node]]:
        """What the charge is less; reductions that come first come off before it."""
        library = self.lowerer.law.library
        earlier = [
            self.working.state(taken)
            for name in benefit.after
            if (taken := reduction(library.incentives[name], at, self.lowerer)) is not None
        ]
        if earlier and self.working.is_joint and self.working.keeps_lines:
            why = "reductions of one basis in a return of several parts"
            return Leave(kind=Kind.NUMBER, why=why), {}
        taken = total(earlier)
        before = self._less_earlier(benefit, charge, at, earlier)
        by = self.working.state(self.lowerer.node(benefit.by, at))
        with_it = self._tried(charge, (*benefit.after, incentive.id), at)
        less = by if not earlier else self.working.state(numbers.plus(taken, by))
        after = self.charge_due(charge, with_it, less_basis=less, trial="after")
        saved = self.saved(charge, before, after, at)
        value = self.working.state(numbers.minus(before, after))
        # A reduction that is not applicable is none, whatever the amount reads.
        if by.none or may_be_left(by):
            is_there = Exists(kind=Kind.TRUTH, value=by, high=1)
            value = numbers.chosen((is_there,), (value,), NOTHING)
        return value, saved

    def _less_earlier(
        self, benefit: ReducesBasis, charge: Charge, at: At, earlier: list[Node]
    ) -> Node:
        """What is due of the charge where reductions that come first are off."""
        is_carried = bool(benefit.after) and carries(charge, self.lowerer.law.library)
        if not earlier and not is_carried:
            return self.charge_due(charge, at)
        there = self._tried(charge, benefit.after, at)
        before = self.charge_due(charge, there, less_basis=total(earlier), trial="before")
        if is_carried:
            return before
        # Where none of them takes anything, the basis is not held to nothing.
        some = truths.any_of(numbers.compared("!=", taken, numbers.ZERO) for taken in earlier)
        plain = self.charge_due(charge, at)
        return self.working.state(sure(numbers.chosen((some,), (before,), plain), *earlier))

    def _tried(self, charge: Charge, incentives: tuple[str, ...], at: At) -> At:
        """The place where these bear on the charge in all rows, if it carries anything on."""
        if not incentives or not carries(charge, self.lowerer.law.library):
            return at
        return attrs.evolve(at, tried=Tried(charge=charge.id, incentives=incentives))
