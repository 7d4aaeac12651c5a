"""What is commonly written in place of a form of the language, and what to write for it.

In comes a text that was found to be no expression; out goes its first slip, with a hint that mends.
Read `slip` (what is told), `forms` (one row a kind), `gaps` (what is missing), `names`,
`find`.
"""

from incentives.language.slips.find import find_slip, find_slip_of_word, mend
from incentives.language.slips.gaps import LARGEST_FORM, find_bare_rows, find_gap
from incentives.language.slips.names import FUNCTIONS, gathered, over_rows
from incentives.language.slips.slip import Slip

__all__ = [
    "FUNCTIONS",
    "LARGEST_FORM",
    "Slip",
    "find_bare_rows",
    "find_gap",
    "find_slip",
    "find_slip_of_word",
    "gathered",
    "mend",
    "over_rows",
]
