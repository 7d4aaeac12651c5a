"""How entries are sealed.

Each fingerprint covers the number, the fingerprint before and everything stored.
"""

import hashlib
import json
import re
from collections.abc import Mapping

import attrs

from incentives.register.errors import RegisterError
from incentives.wordings import register as wordings

GENESIS = "0" * 64
"""What stands in the first entry as the fingerprint before it."""

LEAST_DIGITS = 16
"""So many digits of a fingerprint tell it from any other."""

_HEAD = re.compile(r"\s*([1-9][0-9]{0,11})\s*[-－—:：\s]\s*([0-9a-fA-F]{16,64})\s*")


@attrs.frozen(kw_only=True)
class Head:
    """An entry as it was written down elsewhere.

    Its number, and its fingerprint in lower case or how that begins.
    """

    number: int
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.number}-{self.fingerprint}"

    def is_of(self, fingerprint: str) -> bool:
        """Whether the fingerprint is the one written down, of which 16 digits at least are."""
        return len(self.fingerprint) >= LEAST_DIGITS and fingerprint.startswith(self.fingerprint)


def read_head(text: str) -> Head:
    """The head that somebody has typed as it was written down.

    The number, a dash, and at least 16 digits of the fingerprint; blanks, full-width dashes and
    capital letters are taken too.

    Raises:
        RegisterError: `no-head`, if the text is none.

    >>> str(read_head(" 12 - 00ff00ff00ff00ff "))
    '12-00ff00ff00ff00ff'
    """
    matched = _HEAD.fullmatch(text)
    if matched is None:
        raise RegisterError("no-head", wordings.NO_HEAD)
    return Head(number=int(matched[1]), fingerprint=matched[2].lower())


def digest_of(text: str) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal digits.

    >>> digest_of("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def seal(number: int, previous: str, content_digest: str) -> str:
    """The fingerprint of an entry.

    The digest of three lines: its number, the fingerprint before, and the digest of its content.
    """
    return digest_of(f"{number}\n{previous}\n{content_digest}")


def canonical(document: Mapping[str, object]) -> str:
    """The document as JSON that has the same bytes whenever it says the same."""
    return json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
