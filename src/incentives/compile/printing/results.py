"""What the function of an incentive writes: what its places stand for.

The results of an incentive stand at R[r] and after it: what it comes to in hundredths, or why it
comes to nothing; the place of the clause that fails first; the place of the role that benefits, or
that several do; whether it may be paid otherwise than it is due; what falls away of each dependent
charge, in hundredths too; and what each of several roles has, if there are several. A row begins as
that of what is not eligible, of which no clause fails and nobody benefits.
"""

from enum import IntEnum
from functools import cached_property

import attrs

from incentives.compile.bounded.concluding import (
    OPEN,
    SAVED,
    WORDS_BEFORE_WHOSE,
    WORDS_OF_SAVED,
)
from incentives.compile.bounded.returning import WORDS_OF_LINE
from incentives.compile.runtime import LEFT


class Answer(IntEnum):
    """What stands in place of an amount; only the open form says that something is open."""

    INELIGIBLE = -1
    NOT_IN_FORCE = -2
    LEFT = LEFT
    OPEN = OPEN


NO_CLAUSE = -1
"""No clause fails."""
SOME_CLAUSE = -2
"""Which of the clauses is told first only the reference knows."""
NO_ROLE = -1
"""Nobody benefits."""
CLAUSE = 1
"""Where the place of the clause stands that fails first."""
WHOSE = 2
"""Where the place of the role stands that benefits."""
PAID_OTHERWISE = 3
"""Where it stands, as 1, that something of it may not be paid as it is due."""
WORDS_BEFORE_SAVED = 4


@attrs.frozen(kw_only=True, eq=False)
class PrintedIncentive:
    """The function of an incentive, and what the places in its results stand for.

    `saved`: the charges of which something may fall away, in their order. `is_valued`: it has an
    amount. `tells_whose`: the open form tells what of it is surely whose, if several benefit.
    """

    function: str
    clauses: tuple[str, ...]
    roles: tuple[str, ...]
    saved: tuple[str, ...]
    lines: int = 0
    is_valued: bool = True
    tells_whose: bool = False

    @property
    def width(self) -> int:
        """How many words its results have."""
        return self.before_roles + (len(self.roles) if len(self.roles) > 1 else 0)

    @property
    def beginning(self) -> tuple[int, ...]:
        """What stands in them at first, where its function writes only what is otherwise."""
        told = (Answer.INELIGIBLE.value, NO_CLAUSE, NO_ROLE)
        return (*told, *[0] * (self.width - len(told)))

    @property
    def before_roles(self) -> int:
        """How many words stand before what each role has, if there are several."""
        return WORDS_BEFORE_SAVED + len(self.saved)

    @cached_property
    def before_whose(self) -> int:
        """How many words of the results of its open form stand before whose it is."""
        return SAVED + WORDS_OF_SAVED * len(self.saved)

    @cached_property
    def told_width(self) -> int:
        """How many words the results of its open form tell something by, as `concluding` says."""
        whose = WORDS_BEFORE_WHOSE + len(self.roles) if self.tells_whose else 0
        return self.before_whose + whose

    @cached_property
    def open_width(self) -> int:
        """How many words the results of its open form have, with those that it works with."""
        return self.told_width + WORDS_OF_LINE * self.lines
