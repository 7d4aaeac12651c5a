"""Who an applicant is, by code or name, and what is told from what officers type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.register import Applicant, Register, code_of
from incentives.register.identifying import code_in, identity_of
from incentives.register.short_code import is_like_code
from tests.register.offices import Office
from tests.register.test_short_code import FINGERPRINTS
from tests.register.whose.test_identity import ONE, OTHER, applicant, file


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        (applicant("甲", ONE), applicant("乙", ONE), True),
        (applicant("甲", ONE), applicant("甲", OTHER), False),
        (applicant("甲", ONE), applicant("甲"), True),
        (applicant("甲", ONE), applicant("乙"), False),
        (applicant("甲 A"), applicant("甲ａ"), True),
        (applicant("甲"), applicant("乙"), False),
    ],
)
def test_the_code_says_who_it_is_and_without_one_the_name(
    one: Applicant, other: Applicant, *, are_one: bool
) -> None:
    """Whichever of the two is asked about the other."""
    assert (are_one, are_one) == (one.is_same(other), other.is_same(one))


def test_who_is_known_by_a_code_is_told_by_it(file_register: Register, office: Office) -> None:
    """And who is known by the name has none; a code of the name is its own."""
    file(file_register, office, applicant("甲"))
    with file_register.database.reading() as connection:
        assert "" == code_in(identity_of(connection, applicant("甲")))
    file(file_register, office, applicant("甲", ONE))
    with file_register.database.reading() as connection:
        assert ONE == code_in(identity_of(connection, applicant("甲")))
        assert OTHER == code_in(identity_of(connection, applicant("甲", OTHER)))


@given(fingerprint=FINGERPRINTS, number=st.integers(1, 10**6))
def test_a_code_is_told_from_a_number_with_a_fingerprint(fingerprint: str, number: int) -> None:
    """Also where a sign or two were typed too much; blanks and hyphens count for nothing."""
    code = code_of(fingerprint)
    assert all(map(is_like_code, (code, f" {code} -", f"{code}AA", code[:5], "")))
    assert not is_like_code(f"{code}AAA")
    assert not is_like_code(f"{number}-{fingerprint}")
