"""What every charge has to say: five questions, each answered by a rule, or open."""

from enum import Enum

import attrs

from incentives.values.citation import Citation, Standing
from incentives.values.text import Text


class Question(Enum):
    """What is asked of every charge, in the order of telling."""

    BEGINS = "begins"  # when it begins and ends
    PERIOD = "period"  # by which period it is returned
    CARRIED = "carried"  # what is carried over to the next period
    PAYER = "payer"  # who pays it
    ROUNDING = "rounding"  # what is rounded, and when


@attrs.frozen(kw_only=True, repr=False)
class Answer:
    """What the law says to one of the questions; `is_open`: it does not, and the text says so."""

    question: Question
    text: Text
    citation: Citation
    is_open: bool = False
    standing: Standing = Standing.PUBLISHED

    @property
    def id(self) -> str:
        """The word of the question."""
        return self.question.value
