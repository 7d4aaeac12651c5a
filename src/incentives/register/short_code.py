"""The short code of an entry: what a person types off paper to find and verify it.

It is the beginning of the entry's fingerprint and a check sign, in the 32 signs of Crockford's
base32, which has neither I, L, O nor U. Twelve signs are 60 bits of the fingerprint: among a
hundred thousand entries two have the same code by chance once in about two hundred million
registers.

The signs are the elements of the field of 32 (bits as polynomials modulo x⁵ + x² + 1), the check
sign c makes c + a·s₁ + a²·s₂ + … + a¹²·s₁₂ = 0, a being the element 2, whose first 31 powers all
differ. One wrong sign changes the sum by a power of a times what is not zero; two signs exchanged
change it by the sum of two different powers times their difference, which is not zero unless they
are the same sign. So one slip and one exchange, of neighbours or of any two, are always told; of
any other text of thirteen signs one in 32 passes, and then names no entry.
"""

import re
import unicodedata

from incentives.register.errors import RegisterError
from incentives.values.text import filled
from incentives.wordings import short_code as wordings

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 13
"""Signs of a code, with its check sign, which is the last."""

_BITS = 5
_HEX_DIGITS = (LENGTH - 1) * _BITS // 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = re.compile(r"[\s\-‐‑‒–—―−－_.·]+")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def code_of(fingerprint: str) -> str:
    """The code of the entry with this fingerprint (64 hexadecimal digits), in groups.

    >>> code_of("00ff" * 16)
    '03ZG-1ZR0-ZW0F8'

    Raises:
        ValueError: if it is no fingerprint.
    """
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise ValueError(f"expected 64 hexadecimal digits, got {fingerprint!r}")
    number = int(fingerprint[:_HEX_DIGITS], 16)
    values = [number >> shift & 31 for shift in range(_BITS * (LENGTH - 2), -1, -_BITS)]
    return grouped("".join(SIGNS[value] for value in (*values, _sum(values))))


def grouped(signs: str) -> str:
    """The thirteen signs as they are written: in groups of four, four and five."""
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def read_code(text: str) -> str:
    """The code that somebody typed or a scanner read, as it is written.

    Capitals, full width, blanks and dashes make no difference; O is read as 0, I and L as 1.

    Raises:
        RegisterError: `no-code` if a sign is none of the code's or their number is another;
            `code-slip` if the check sign does not fit: a sign is wrong, or two were exchanged.

    >>> read_code(" o3zg lzro—zwof8 ")
    '03ZG-1ZR0-ZW0F8'
    """
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper().translate(_READ_AS)
    strange = next((sign for sign in plain if sign not in SIGNS), None)
    if strange is not None:
        raise RegisterError("no-code", filled(wordings.STRANGE_SIGN, sign=strange))
    if len(plain) != LENGTH:
        raise RegisterError("no-code", filled(wordings.WRONG_LENGTH, count=len(plain)))
    values = [SIGNS.index(sign) for sign in plain]
    if _sum(values[:-1]) != values[-1]:
        raise RegisterError("code-slip", filled(wordings.SLIP, code=grouped(plain)))
    return grouped(plain)


def is_like_code(text: str) -> bool:
    """Whether the text is rather a code than a number with a fingerprint."""
    return len(_BETWEEN.sub("", text)) <= LENGTH + 2


def beginning_of(code: str) -> str:
    """How the fingerprints of entries with this code begin, in hexadecimal digits.

    What is refused is refused as by `read_code`.

    >>> beginning_of("03ZG-1ZR0-ZW0F8")
    '00ff00ff00ff00f'
    """
    number = 0
    for sign in read_code(code).replace("-", "")[:-1]:
        number = number << _BITS | SIGNS.index(sign)
    return f"{number:0{_HEX_DIGITS}x}"


def _sum(values: list[int]) -> int:
    """The check sign: a·s₁ + a²·s₂ + … in the field of 32."""
    total = 0
    for value in reversed(values):
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    """The element times 2, modulo x⁵ + x² + 1."""
    return (value << 1 ^ (0b100101 if value & 16 else 0)) & 63
