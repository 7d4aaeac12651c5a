"""The months that a sum covers."""

import attrs

from incentives.values.period import Month


@attrs.frozen(kw_only=True)
class Months:
    """From a first month to a last one, both in it, such as a budget year.

    >>> str(Months.of_year(2024).last)
    '2024-12'
    """

    first: Month
    last: Month

    @classmethod
    def of_year(cls, year: int) -> "Months":
        """The calendar year, which is the budget year."""
        return cls(first=Month(year, 1), last=Month(year, 12))

    def holds(self, month: Month | None) -> bool:
        """Whether the month is one of them; what has no day is in none."""
        return month is not None and self.first <= month <= self.last
