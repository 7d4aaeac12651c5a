"""What can become of an incentive, and of one row of it."""

from enum import Enum


class Outcome(Enum):
    """What became of an incentive."""

    ELIGIBLE = "ELIGIBLE"
    INELIGIBLE = "INELIGIBLE"
    UNDETERMINED = "UNDETERMINED"
    NOT_IN_FORCE = "NOT_IN_FORCE"

    @property
    def is_given(self) -> bool:
        """Whether something is given, or may be."""
        return self is Outcome.ELIGIBLE or self is Outcome.UNDETERMINED


class NoPart(Enum):
    """Why a row, or the whole case, is no part of a determination."""

    NO_ROWS = "no_rows"  # the case is known to have no such row
    NOT_HAPPENED = "not_happened"  # what the incentive is given for is known not to have come about
    LATER = "later"  # it came about after the day of the assessment
    NO_CHARGE = "no_charge"  # the charge that would be relieved does not arise
