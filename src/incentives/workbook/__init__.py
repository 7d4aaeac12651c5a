"""Many cases in one workbook.

A template to fill in, reading it cell by cell, and assessing and filing all of its rows.
"""

from incentives.extras import check_extra

check_extra("papers")
