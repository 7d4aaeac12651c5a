"""How money is paid out, and what is recovered.

Instalments, levels of government, windows of application and obligations.
"""

import calendar
from datetime import date
from enum import Enum

import attrs

from incentives.language.expression import Expression
from incentives.values.citation import Citation
from incentives.values.text import Text

DAYS_IN_A_WEEK = 7


def given(*expressions: Expression | None) -> tuple[Expression, ...]:
    """Those of the expressions that a rule states, in their order."""
    return tuple(expression for expression in expressions if expression is not None)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Instalment:
    """A share of the amount (None: the rest), due on a date if `condition` holds then."""

    share: Expression | None
    due: Expression
    condition: Expression | None
    text: Text | None
    citation: Citation

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return given(self.share, self.due, self.condition)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PayerShare:
    """The share of every instalment that one level of government or body bears (None: the rest)."""

    payer: str
    share: Expression | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Paid:
    """How an amount is paid.

    No instalments: all of it at once, at the law date. No levels: nobody says who bears it.
    """

    instalments: tuple[Instalment, ...]
    levels: tuple[PayerShare, ...]
    citation: Citation

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return (
            *(
                expression
                for instalment in self.instalments
                for expression in instalment.expressions
            ),
            *given(*(level.share for level in self.levels)),
        )


@attrs.frozen(kw_only=True, repr=False)
class YearDay:
    """A day that comes round every year; `day=None`: the last of its month."""

    month: int
    day: int | None
    text: Text | None

    def in_year(self, year: int) -> date:
        """The day in that year; one that its month does not have is the last of it.

        >>> YearDay(month=2, day=29, text=None).in_year(2023)
        datetime.date(2023, 2, 28)
        """
        last = calendar.monthrange(year, self.month)[1]
        return date(year, self.month, last if self.day is None else min(self.day, last))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Application:
    """When to apply.

    `closes`: the days on which rounds close, every year. `opens`: the day on which they open.
    `at`: the date of the application that was made.
    """

    at: Expression | None
    closes: tuple[YearDay, ...]
    opens: YearDay | None
    citation: Citation

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return given(self.at)


class RecoveryMode(Enum):
    """What is recovered when an obligation is broken."""

    ALL = "all"
    BY_MONTHS = "by_months"  # in proportion to the months that were left
    INSTALMENTS_STOP = "instalments_stop"  # nothing; what has not been paid is not paid any more


class RecoveryBase(Enum):
    """Of what it is recovered."""

    PAID = "paid"  # the payments that were made
    RELIEVED = "relieved"  # the amount of the determination: a charge that was not levied


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Obligation:
    """What must be kept for a time, and what follows if it is not.

    From `begins` for as long as `lasts`, a number of months or years, or through the day `until`.
    `keeps_begun_month`: a month that had begun when it was broken counts as kept.
    """

    id: str
    text: Text
    begins: Expression
    lasts: Expression | None
    until: Expression | None
    broken_on: Expression
    recovers: RecoveryMode
    base: RecoveryBase
    keeps_begun_month: bool
    citation: Citation

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return given(self.begins, self.lasts, self.until, self.broken_on)
