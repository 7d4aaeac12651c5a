"""Codes of organisations: every slip of one sign is told, and what is wrong is told first."""

from itertools import pairwise

import pytest

from incentives.values.texts.credit_code import (
    SIGNS,
    check_character,
    fault_of_credit_code,
    written_credit_code,
)

CODE = "91350100M000100Y43"
"""The example of GB 32100-2015."""


@pytest.mark.parametrize("at", range(len(CODE)))
def test_one_mistyped_sign_is_told(at: int) -> None:
    """Whichever sign of the code, and whichever other stands for it."""
    for sign in SIGNS.replace(CODE[at], ""):
        expected = "district" if 2 <= at < 8 and not sign.isdigit() else "check"
        assert expected == fault_of_credit_code(CODE[:at] + sign + CODE[at + 1 :])


@pytest.mark.parametrize("at", range(len(CODE)))
@pytest.mark.parametrize("sign", ["I", "O", "S", "V", "Z", "a", "-", "号", " "])
def test_a_sign_that_no_code_has_is_told(at: int, sign: str) -> None:
    """The others may be right."""
    assert "sign" == fault_of_credit_code(CODE[:at] + sign + CODE[at + 1 :])


@pytest.mark.parametrize("code", ["", CODE[:-1], CODE[1:], f"{CODE}0", f"{CODE}号", CODE * 2, "号"])
def test_a_code_has_eighteen_signs(code: str) -> None:
    """That is told before anything else."""
    assert "length" == fault_of_credit_code(code)


def test_two_signs_that_changed_places_are_told() -> None:
    """Wherever they differ."""
    for at, (first, second) in enumerate(pairwise(CODE)):
        swapped = f"{CODE[:at]}{second}{first}{CODE[at + 2 :]}"
        assert (fault_of_credit_code(swapped) is None) is (first == second)


def test_each_check_character_is_met() -> None:
    """All 31 signs, of bodies that differ in one."""
    bodies = [f"9135010{sign}M000100Y4" for sign in SIGNS]
    assert set(SIGNS) == {check_character(body) for body in bodies}


def test_a_code_is_kept_as_it_is_written_at_its_best() -> None:
    """Whatever blanks, dashes, width and case it was typed with."""
    for typed in (
        CODE,
        CODE.lower(),
        "９１３５０１００Ｍ０００１００Ｙ４３",
        " 91350100－M000100Y4—3\n",
    ):
        assert CODE == written_credit_code(typed)
        assert fault_of_credit_code(written_credit_code(typed)) is None
