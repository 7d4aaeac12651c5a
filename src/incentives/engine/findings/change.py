"""What relations do to amounts, and what no relation settles."""

from enum import Enum

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.policy.relation import Relation
from incentives.policy.rule import Charge
from incentives.values.place import RowPlace


class Reason(Enum):
    """Why a relation changed an amount."""

    EXCLUDED = "excluded"  # another that is given excludes it
    NOT_HIGHEST = "not_highest"  # another is higher
    NOT_CHOSEN = "not_chosen"  # the applicant may have only one, and another bundle pays more
    KEY_TAKEN = "key_taken"  # another is given for the same key
    KEY_AWARDED = "key_awarded"  # another was paid before for the same key
    DEDUCTED = "deducted"  # what another pays comes off
    CAPPED = "capped"  # together they would exceed a cap


@attrs.frozen(repr=False)
class Claimed:
    """An incentive of a bundle, and the rows for which it is given (empty: the whole case)."""

    incentive: str
    places: tuple[RowPlace, ...]

    __repr__ = brief

    @property
    def rows(self) -> tuple[str, ...]:
        """The places as they are written."""
        return tuple(map(str, self.places))


@attrs.frozen(kw_only=True)
class Bundle:
    """What the applicant may have together, and what it pays the applicant.

    `total=None`: it is not known.
    """

    claimed: tuple[Claimed, ...]
    total: Money | None

    __repr__ = brief


@attrs.frozen(kw_only=True)
class ChoiceMade:
    """The bundle that pays most, and the best of the others."""

    chosen: Bundle
    runner_up: Bundle | None

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False)
class Change:
    """What a relation made of an amount (None: not known). `places`: where; empty: everywhere.

    `choices`: where the applicant has the choice, how it was made.
    """

    relation: Relation
    reason: Reason
    before: Money | None
    after: Money | None
    because_of: tuple[str, ...]
    places: tuple[RowPlace, ...] = ()
    choices: tuple[ChoiceMade, ...] = ()

    __repr__ = brief

    @property
    def rows(self) -> tuple[str, ...]:
        """The places as they are written."""
        return tuple(map(str, self.places))


@attrs.frozen(kw_only=True)
class Conflict:
    """Incentives that relieve one charge by more than is due, and no relation says which gives way.

    `places`: the rows or months. `is_certain`: whatever is still missing; else it may turn out so.
    `due` and `claimed`: what is due there, and what they come to together; None: not known.
    """

    charge: Charge
    incentives: tuple[str, ...]
    places: tuple[RowPlace, ...]
    is_certain: bool
    due: Money | None
    claimed: Money | None

    __repr__ = brief

    @property
    def parts(self) -> tuple[str, ...]:
        """The places as they are written."""
        return tuple(map(str, self.places))
