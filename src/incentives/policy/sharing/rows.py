"""What an amount says of all rows of its incentive together."""

import attrs

from incentives.language.expression import Expression
from incentives.policy.payment import given


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Within:
    """A limit within which those rows count that come to most.

    `of`: what a row takes of it (None: one, for itself), by which the amounts of rows are
    compared. `each`: rows that come to the same here have a limit together. `at_most`: the limit,
    as the row has it.
    """

    of: Expression | None
    each: tuple[Expression, ...]
    at_most: Expression

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return (*given(self.of), *self.each, self.at_most)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Whole:
    """What all rows come to together: not less than the floor, and not more than the cap."""

    at_least: Expression | None
    at_most: Expression | None

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return given(self.at_least, self.at_most)
