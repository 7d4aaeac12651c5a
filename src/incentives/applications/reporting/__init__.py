"""What was granted and paid year by year, as the lists of an office have it.

In come the register, a year and what is looked for; out go the rows of a public notice, of a
summary and of years compared. What counts is what counts in the totals of the register. Read
`reading`, then `listing`.
"""

from incentives.applications.reporting.listing import notice_of, summary_of, years_of
from incentives.applications.reporting.reading import read_years
from incentives.applications.reporting.year import Awarded, OfYears, PaidOut, YearReport

__all__ = [
    "Awarded",
    "OfYears",
    "PaidOut",
    "YearReport",
    "notice_of",
    "read_years",
    "summary_of",
    "years_of",
]
