"""Accounts that go from row to row: what rows add, use and leave, by what applies anyway."""

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.days import in_force_at
from incentives.compile.lowering.place import At, RowAt, Tried
from incentives.compile.lowering.rows.gathering import rows_of
from incentives.compile.lowering.rows.reliefs import tried_in_row
from incentives.compile.lowering.work import Lowering
from incentives.compile.tree import (
    NO,
    NOTHING,
    Account,
    Carried,
    Function,
    Given,
    Leave,
    Node,
    is_left,
    is_nothing,
)
from incentives.compile.words import MOST_IN_ACCOUNT
from incentives.language.expression import Carry
from incentives.policy.library import Law


def carried(carry: Carry, at: At, lowering: Lowering) -> Node:
    """What is used in the row of what rows before it, or it, have added."""
    tried = at.tried
    if tried is not None and tried.charge != carry.charge:
        tried = None
    account = _Account(carry=carry, lowering=lowering, tried=tried).lowered()
    if isinstance(account, Leave):
        return account
    adds = account.used.body
    return Carried(
        kind=Kind.NUMBER,
        account=account,
        row=at.rows[carry.variable].address,
        denominator=adds.denominator,
        high=min(adds.high, MOST_IN_ACCOUNT),
    )


_ROW = Given(kind=Kind.NUMBER, name="r0")
_DAY = Given(kind=Kind.DAY, name="day", low=1)


@attrs.frozen(kw_only=True, eq=False)
class _Account:
    carry: Carry
    lowering: Lowering
    tried: Tried | None

    def lowered(self) -> Account | Leave:
        """The account, if the words of a kernel can keep it."""
        carry, lowering = self.carry, self.lowering
        rows = {carry.variable: RowAt(address=_ROW, list_name=carry.rows)}
        day = self._day(At(day=None, rows=rows))
        instrument = lowering.law.library.instruments[carry.instrument]
        in_force, there = in_force_at(instrument, At(day=_DAY, rows=rows))
        if in_force is None:
            in_force = NO
        there = self._relieved(there)
        moved = [_movement(lowering.node(part, there)) for part in (carry.adds, carry.used)]
        opening = None
        if carry.opening is not None:
            opening = _movement(lowering.node(carry.opening, At(day=_DAY)))
        every = [*moved, *([] if opening is None else [opening])]
        aligned = numbers.aligned(*every)
        if any(one.over is not None or is_left(one) for one in aligned) or is_left(day):
            return Leave(kind=Kind.NUMBER, why="an account that only the reference keeps")
        counts = truths.all_of((in_force, lowering.truth(carry.test, there)))
        return Account(
            name=f"account of {carry.rows}",
            rows=rows_of(lowering.layout, carry.rows),
            day=self._function("day", day),
            counts=self._function("counts", counts, is_dated=True),
            keys=tuple(
                self._function("key", lowering.node(key, there), is_dated=True)
                for key in carry.keys
            ),
            adds=self._function("adds", aligned[0], is_dated=True),
            used=self._function("uses", aligned[1], is_dated=True),
            opening=None if opening is None else self._opening(aligned[2]),
            lasts=carry.lasts,
        )

    def _day(self, bare: At) -> Node:
        charge = self.carry.charge
        said = self.carry.at if charge is None else self._law.library.charges[charge].at
        return NOTHING if said is None else self.lowering.node(said, bare)

    @property
    def _law(self) -> Law:
        return self.lowering.law

    def _relieved(self, there: At) -> At:
        """The place, with what the law takes off in the row anyway, and what is tried."""
        frees = self._freed_anyway(there)
        taken: Node = numbers.ZERO
        if self.tried is not None:
            record = self.lowering.layout.rows_of(self.carry.rows).record
            row = there.with_row(record, there.rows[self.carry.variable])
            tried, taken = tried_in_row(self.tried, row, self.lowering)
            frees += tried
        return attrs.evolve(there, exempt=truths.any_of(frees), relieved=taken)

    def _freed_anyway(self, there: At) -> list[Node]:
        """Each time a relief that applies anyway may free the row from the whole charge."""
        law, charge = self._law, self.carry.charge
        frees: list[Node] = []
        for relief in law.library.reliefs.get(charge, ()) if charge is not None else ():
            if law.applies(relief.instrument) and law.is_known(relief.instrument):
                instrument = law.library.instruments[relief.instrument]
                in_force, inner = in_force_at(instrument, there)
                if in_force is not None:
                    share = self.lowering.node(relief.share, inner)
                    is_whole = numbers.compared("==", share, numbers.ONE)
                    applies = self.lowering.truth(relief.condition, inner)
                    frees.append(truths.all_of((in_force, applies, is_whole)))
        return frees

    def _function(self, part: str, body: Node, *, is_dated: bool = False) -> Function:
        span = self.carry.span
        return Function(
            name=f"{part} of {self.carry.rows}",
            parameters=(_ROW, _DAY) if is_dated else (_ROW,),
            body=body,
            comment=f"{part} of an account ({span.file}:{span.line})",
            where=span,
        )

    def _opening(self, body: Node) -> Function:
        span = self.carry.span
        return Function(
            name=f"opening of {self.carry.rows}",
            parameters=(_DAY,),
            body=body,
            comment=f"opening of an account ({span.file}:{span.line})",
            where=span,
        )


def _movement(value: Node) -> Node:
    """What moves, never below nothing; what does not exist moves nothing."""
    if is_nothing(value):
        return numbers.ZERO
    if is_left(value):
        return value
    if value.none:
        value = numbers.chosen((truths.exists(value),), (value,), numbers.ZERO)
        value = attrs.evolve(value, none=False)
    return numbers.narrowed(numbers.greatest(value, numbers.ZERO), MOST_IN_ACCOUNT)
