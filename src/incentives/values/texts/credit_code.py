"""The unified social credit code of an organisation, with its check character verified.

Source: GB 32100-2015, 4 to 6.
"""

import re

from incentives.values.texts.plain_text import half_width

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 signs of a code in the order of their values; I, O, S, V and Z are none."""

_LENGTH = 18
_BETWEEN = re.compile(r"[\s\-‐-―－]+")
_WEIGHTS = tuple(pow(3, place, 31) for place in range(_LENGTH - 1))


def written_credit_code(text: str) -> str:
    """The code as it is kept: capital letters and digits, without blanks and dashes between them.

    >>> written_credit_code(" 91350100-m000100y43 ")
    '91350100M000100Y43'
    """
    return _BETWEEN.sub("", half_width(text)).upper()


def check_character(body: str) -> str:
    """The eighteenth sign of the code whose first seventeen signs these are.

    >>> check_character("91350100M000100Y4")
    '3'
    """
    total = sum(SIGNS.index(sign) * weight for sign, weight in zip(body, _WEIGHTS, strict=True))
    return SIGNS[-total % len(SIGNS)]


def fault_of_credit_code(code: str) -> str | None:
    """What is wrong with a code as it is kept; None: nothing.

    `length`; `sign`, one that no code has; `district`, the third to eighth signs are no digits;
    `check`, one of the signs is mistyped.

    >>> fault_of_credit_code("91350100M000100Y43")
    >>> fault_of_credit_code("91350100M000100Y34")
    'check'
    """
    if len(code) != _LENGTH:
        return "length"
    if any(sign not in SIGNS for sign in code):
        return "sign"
    if not code[2:8].isdigit():
        return "district"
    return None if code[-1] == check_character(code[:-1]) else "check"
