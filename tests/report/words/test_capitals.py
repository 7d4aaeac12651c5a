"""Amounts in capital Chinese numerals.

They are held against a reader and the rules of 零 written for this test alone.
"""

import decimal
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.report.words.capitals import capitals

DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = {"仟": 1000, "佰": 100, "拾": 10}


def yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def read_back(text: str) -> int:
    """The fen that the capitals say."""
    sign = -1 if text.startswith("负") else 1
    fen, rest = 0, text.removeprefix("负")
    if "元" in rest:
        whole, rest = rest.split("元")
        above, _, below = whole.rpartition("亿")
        fen += 100 * (10**8 * read_wan(above) + read_wan(below))
    if "角" in rest:
        tenths, rest = rest.split("角")
        fen += 10 * read_group(tenths)
    if rest.endswith("分"):
        fen += read_group(rest.removesuffix("分"))
    return sign * fen


def read_wan(text: str) -> int:
    above, _, below = text.rpartition("万")
    return 10_000 * read_group(above) + read_group(below)


def read_group(text: str) -> int:
    """Up to four digits; their units fall from left to right."""
    total, last = 0, 10_000
    for digit, unit in re.findall("([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)", text):
        value = UNITS.get(unit, 1)
        assert value < last, text
        total, last = total + DIGITS.index(digit) * value, value
    return total


def zeros_as_the_rules_want_them(fen: int) -> str:
    """A pattern of the digits and 零 that may stand there, without units.

    It has `零?` where the rules leave it free.
    """
    if fen == 0:
        return "零"
    digits = f"{fen:03d}"
    places = [len(digits) - 1 - at - 2 for at in range(len(digits))]  # 元 is 0, 角 is -1, 分 is -2
    told = [(place, digit) for place, digit in zip(places, digits, strict=True) if digit != "0"]
    pattern = DIGITS[int(told[0][1])]
    for (left, _), (right, digit) in pairwise(told):
        between = set(range(right + 1, left))
        ends_a_group = any(place >= 0 and place % 4 == 0 for place in between)
        is_free = ends_a_group and (right == -1 or right % 4 == 3)
        pattern += ("零?" if is_free else "零" if between else "") + DIGITS[int(digit)]
    return pattern


def assert_right(fen: int) -> None:
    text = capitals(yuan(fen))
    assert fen == read_back(text), (fen, text)
    told = re.sub("[^零壹贰叁肆伍陆柒捌玖]", "", text)
    assert re.fullmatch(zeros_as_the_rules_want_them(abs(fen)), told), (fen, text)
    assert text.endswith("整") is (fen % 10 == 0), (fen, text)
    assert "零零" not in text
    assert not re.search("零[万亿角分]|(?<=.)零元", text), (fen, text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
    ],
)
def test_the_examples_of_the_rules(amount: str, text: str) -> None:
    """The examples that the rules print, without the 零 that they leave free, and 整 after 角."""
    assert text == capitals(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "零元整"),
        ("-0.00", "零元整"),
        ("0.01", "壹分"),
        ("0.50", "伍角整"),
        ("1.05", "壹元零伍分"),
        ("10", "壹拾元整"),
        ("17008.5", "壹万柒仟零捌元伍角整"),
        ("100000.00", "壹拾万元整"),
        ("10010.10", "壹万零壹拾元壹角整"),
        ("10000000.00", "壹仟万元整"),
        ("100000001.00", "壹亿零壹元整"),
        ("-480000.00", "负肆拾捌万元整"),
        ("1000000000000000.00", "壹仟万亿元整"),
        (
            "9999999999999999.99",
            "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
    ],
)
def test_amounts_of_payment_papers(amount: str, text: str) -> None:
    """Zero, parts of a yuan, round amounts, noughts across 万 and 亿, and amounts below zero."""
    assert text == capitals(Decimal(amount))


def amounts_at_boundaries() -> Iterator[int]:
    """Fen of every pattern of noughts and digits that 0.00 to 9999.99 can have.

    And their like across 万 and 亿.
    """
    for pattern in product((0, 1, 5), repeat=6):
        low = int("".join(map(str, pattern)))
        yield from (
            low,
            low * 10_000,
            low * 10**8,
            low * 10**10 + 1,
            10**14 + low,
            10**12 + low * 100,
        )
    for power in range(18):
        yield from (10**power, 10**power - 1, 10**power + 1, 5 * 10**power + 10 ** (power // 2))


def test_patterns_of_noughts_are_read_back_as_the_amount() -> None:
    """Read back, the capitals are the amount; every nought that has to be told is told once."""
    for fen in amounts_at_boundaries():
        if fen < 10**18:
            assert_right(fen)


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_any_amount_is_read_back(fen: int) -> None:
    """Every amount up to ten to the fifteenth yuan, above zero and below, reads back as itself."""
    assert_right(fen)


@given(st.text(alphabet="000123456789", min_size=1, max_size=17))
def test_any_amount_with_many_noughts_is_read_back(digits: str) -> None:
    """Amounts with runs of noughts are read back as themselves."""
    assert_right(int(digits))


@pytest.mark.parametrize("amount", ["0.001", "NaN", "Infinity", "10000000000000000"])
def test_what_is_no_amount_of_whole_fen_is_refused(amount: str) -> None:
    """Parts of a fen, and amounts longer than there are names for, are refused and not cut."""
    with pytest.raises(ValueError, match=r"fen|finite"):
        capitals(Decimal(amount))


def test_the_decimal_context_does_not_matter() -> None:
    """A context of two digits changes nothing."""
    with decimal.localcontext(decimal.Context(prec=2)):
        assert "壹万柒仟零捌元伍角贰分" == capitals(Decimal("17008.52"))
