"""What can become of an incentive, and of one row of it; and how much is told of it."""

from collections.abc import Iterable
from enum import Enum, StrEnum


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


class Detail(StrEnum):
    """What can be told besides: each takes more room than what came out."""

    WORKINGS = "workings"  # every condition, and the working of every amount, row by row
    PAPERS = "papers"  # where and when it is applied for, and the evidence
    COVERAGE = "coverage"  # what is not decided, what rests on pages not at hand, what ends


def details_named(words: Iterable[str]) -> frozenset[Detail]:
    """The details by their words.

    Raises:
        ValueError: if one is none.
        TypeError: if a single word is given in place of several.
    """
    known = ", ".join(repr(detail.value) for detail in Detail)
    if isinstance(words, str):
        raise TypeError(f"detail: got the text {str(words)!r}, expected a list of {known}")
    asked = frozenset(words)  # an iterator gives them once
    unknown = sorted(asked.difference(Detail))
    if unknown:
        raise ValueError(f"detail: got {unknown[0]!r}, expected some of {known}")
    return frozenset(map(Detail, asked))
