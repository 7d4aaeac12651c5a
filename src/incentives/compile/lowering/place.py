"""Where an expression is lowered: the day of its law, its rows, the charge that is worked out."""

from collections.abc import Mapping

import attrs

from incentives.compile.tree import Given, Node
from incentives.compile.words import LAST_DAY
from incentives.engine.evaluation.situation import Supposed


@attrs.frozen(kw_only=True, eq=False)
class RowAt:
    """A row that a variable stands for: its address, and the list it is of."""

    address: Given
    list_name: str


@attrs.frozen(kw_only=True)
class Tried:
    """That incentives bear on a charge in all of its rows, by which its accounts go."""

    charge: str
    incentives: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class At:
    """The place of an expression.

    `day`: the law date, which lies between `first` and `last` (ordinals); None: it is still to be
    found. `rows`: by variable. `basis`, `charges`: of the charge that is being worked out, and what
    is left of those that it is built on. `tried`: what is tried of it in all rows. `exempt`,
    `relieved`: in the row of an account whether a relief frees it from the whole charge, and what
    is taken off its basis. `supposed`: that the instrument is in force on a law date of which
    that is not known.
    """

    day: Node | None
    first: int = 1
    last: int = LAST_DAY
    rows: Mapping[str, RowAt] = attrs.field(factory=dict)
    basis: Node | None = None
    charges: Mapping[str, Node] = attrs.field(factory=dict)
    tried: Tried | None = None
    exempt: Node | None = None
    relieved: Node | None = None
    supposed: Supposed | None = None

    def with_row(self, variable: str, row: RowAt) -> "At":
        """The same with one row more."""
        return attrs.evolve(self, rows={**self.rows, variable: row})

    def within(self, first: int, last: int) -> "At":
        """The same, of which it is known that the day lies between these."""
        return attrs.evolve(self, first=max(first, self.first), last=min(last, self.last))
