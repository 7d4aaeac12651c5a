"""Accounts that go from row to row: what rows add, use and leave, by what applies anyway."""

from collections.abc import Sequence

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.days import in_force_at
from incentives.compile.lowering.kinds import rows_of
from incentives.compile.lowering.place import At, RowAt, Tried
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
    Movement,
    Node,
    OpenDay,
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
    bare = (
        account if tried is None else _Account(carry=carry, lowering=lowering, tried=None).lowered()
    )
    if isinstance(account, Leave):
        return account
    if isinstance(bare, Leave):
        return bare
    used = account.dated.used.body
    return Carried(
        kind=Kind.NUMBER,
        account=account,
        unlisted=bare,
        row=at.rows[carry.variable].address,
        denominator=used.denominator,
        high=max(min(used.high, MOST_IN_ACCOUNT), 0),
    )


_ROW = Given(kind=Kind.NUMBER, name="r0")
_DAY = Given(kind=Kind.DAY, name="day", low=1)
_OPEN_DAY = OpenDay(kind=Kind.DAY, name="day", low=1)


@attrs.frozen(kw_only=True, eq=False)
class _Moved:
    """What a row does on a day, as nodes."""

    day: Given
    counts: Node
    keys: tuple[Node, ...]
    amounts: tuple[Node, Node]


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
        dated, undated = (self._moved(At(day=each, rows=rows)) for each in (_DAY, _OPEN_DAY))
        opening: list[Node] = []
        if carry.opening is not None:
            opening.append(_movement(lowering.node(carry.opening, At(day=_DAY))))
        every = [*dated.amounts, *opening]
        if is_left(day) or not all(map(_is_kept, every)):
            return Leave(kind=Kind.NUMBER, why="an account that only the reference keeps")
        is_kept_undated = all(map(_is_kept, undated.amounts))
        every = [*numbers.aligned(*every, *(undated.amounts if is_kept_undated else ()))]
        if not all(map(_is_kept, every)):
            return Leave(kind=Kind.NUMBER, why="an account that only the reference keeps")
        after = 2 + len(opening)
        return Account(
            name=f"account of {carry.rows}",
            rows=rows_of(lowering.layout, carry.rows),
            day=self._function("day", day),
            dated=self._movement_of(dated, every[:2]),
            undated=self._movement_of(undated, every[after:]) if is_kept_undated else None,
            opening=self._function("opening", every[2], (_DAY,)) if opening else None,
            lasts=carry.lasts,
        )

    def _moved(self, at: At) -> _Moved:
        """What a row does on the day of the place."""
        carry, lowering = self.carry, self.lowering
        instrument = lowering.law.library.instruments[carry.instrument]
        in_force, there = in_force_at(instrument, at)
        if in_force is None:
            in_force = NO
        there = self._relieved(there)
        assert isinstance(at.day, Given)
        return _Moved(
            day=at.day,
            counts=truths.all_of((in_force, lowering.truth(carry.test, there))),
            keys=tuple(lowering.node(key, there) for key in carry.keys),
            amounts=(
                _movement(lowering.node(carry.adds, there)),
                _movement(lowering.node(carry.used, there)),
            ),
        )

    def _movement_of(self, moved: _Moved, amounts: Sequence[Node]) -> Movement:
        parameters = (_ROW, moved.day)
        adds, used = amounts
        return Movement(
            counts=self._function("counts", moved.counts, parameters),
            keys=tuple(self._function("key", key, parameters) for key in moved.keys),
            adds=self._function("adds", adds, parameters),
            used=self._function("uses", used, parameters),
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

    def _function(self, part: str, body: Node, parameters: tuple[Given, ...] = (_ROW,)) -> Function:
        span = self.carry.span
        return Function(
            name=f"{part} of {self.carry.rows}",
            parameters=parameters,
            body=body,
            comment=f"{part} of an account ({span.file}:{span.line})",
            where=span,
        )


def _is_kept(amount: Node) -> bool:
    """Whether what moves is a word over a denominator that is known."""
    return amount.over is None and not is_left(amount)


def _movement(value: Node) -> Node:
    """What moves; what does not exist moves nothing."""
    if is_nothing(value):
        return numbers.ZERO
    return value if is_left(value) else numbers.narrowed(value, MOST_IN_ACCOUNT)
