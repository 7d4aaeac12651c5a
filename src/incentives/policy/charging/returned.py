"""By which period a charge is returned, and what its return is rounded to."""

import attrs

from incentives.language.expression import Expression, RowPeriods
from incentives.values.period import Cycle
from incentives.values.rounding import TO_THE_FEN, Rounding


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Returned:
    """By which period a charge is returned, and to what its return is rounded.

    `by`: the cycle that its law date falls in, for each row by itself; the periods of its rows,
    several to a return; or (None) each by itself.
    """

    by: Cycle | RowPeriods | None
    rounding: Rounding = TO_THE_FEN

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return self.by.expressions if isinstance(self.by, RowPeriods) else ()
