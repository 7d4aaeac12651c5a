"""A piece of what a determination gives, and how sure it is.

What is surely given is what the KNOWN pieces come to; totals, budgets and sheets add up no other.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from functools import lru_cache

import attrs

from incentives.values.number import Exact
from incentives.values.period import Month
from incentives.values.range import Range


class Certainty(Enum):
    """How sure it is that an amount is given."""

    KNOWN = "known"
    OPEN = "open"  # it may be given, and lies between bounds
    STOPPED = "stopped"  # an instalment that is not paid out


@attrs.frozen(kw_only=True, repr=False)
class Slot:
    """Where an amount stands: how sure it is, in which month, borne by whom.

    `month=None`: it has no day; `level=None`: no text says who bears it.
    """

    certainty: Certainty
    month: Month | None
    level: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Given:
    """An amount `within` bounds, to the fen; where it is KNOWN, they meet.

    `charge`: falls away of this charge, which is built on the relieved one.
    """

    slot: Slot
    beneficiary: str
    within: Range
    charge: str | None = None


def surely_given(pieces: Sequence[Given]) -> list[tuple[Exact, str]]:
    """The pieces that are given whatever comes, each with its beneficiary."""
    return [
        (piece.within.least, piece.beneficiary)
        for piece in pieces
        if piece.slot.certainty is Certainty.KNOWN
    ]


def may_be_more(pieces: Sequence[Given]) -> bool:
    """Whether more may be given than what surely is."""
    return any(piece.slot.certainty is Certainty.OPEN for piece in pieces)


@lru_cache(maxsize=10_000)
def month_of(day: date | None) -> Month | None:
    """The month in which something of that day stands; None: it has no day."""
    return Month(day.year, day.month) if day is not None else None
