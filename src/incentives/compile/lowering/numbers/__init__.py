"""Numbers as words: what each operator makes of them, with bounds that no word passes.

Read `words`, then `choices` and `quotients`.
"""

from incentives.compile.lowering.numbers.choices import (
    chosen,
    compared,
    from_nothing_up,
    greatest,
    least,
)
from incentives.compile.lowering.numbers.quotients import quotient
from incentives.compile.lowering.numbers.words import (
    ONE,
    ZERO,
    aligned,
    bare,
    either_left,
    is_zero,
    minus,
    narrowed,
    number,
    plus,
    scaled,
    stated_number,
    times,
)

__all__ = [
    "ONE",
    "ZERO",
    "aligned",
    "bare",
    "chosen",
    "compared",
    "either_left",
    "from_nothing_up",
    "greatest",
    "is_zero",
    "least",
    "minus",
    "narrowed",
    "number",
    "plus",
    "quotient",
    "scaled",
    "stated_number",
    "times",
]
