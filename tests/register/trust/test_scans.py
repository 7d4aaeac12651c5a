"""Scans stand as they were stored, or are told by their digest."""

import hashlib

import pytest

from incentives.register import Register
from tests.register.offices import tamper
from tests.register.trust.telling import told

OCTETS = b"%PDF-1.7 scan"


@pytest.mark.parametrize(
    ("octets", "size", "is_sound"),
    [
        (OCTETS, len(OCTETS), True),
        (OCTETS, len(OCTETS) + 1, False),
        (OCTETS, 0, False),
        (OCTETS.lower(), len(OCTETS), False),
        (b"", 0, False),
    ],
)
def test_a_scan_is_as_long_as_it_was_and_has_its_digest(
    some: Register, octets: bytes, size: int, *, is_sound: bool
) -> None:
    """One of nothing is stored under the digest of nothing only."""
    digest, nothing = (hashlib.sha256(of).hexdigest() for of in (OCTETS, b""))
    tamper(
        some,
        *(
            "INSERT INTO application_contents (digest, media_type, size, octets) "  # noqa: S608 - to do harm
            f"VALUES ('{name}', 'application/pdf', {length}, x'{stored.hex()}')"
            for name, length, stored in ((digest, size, octets), (nothing, 0, b""))
        ),
    )
    assert (set() if is_sound else {("scan", 0, None, digest)}) == told(some)
