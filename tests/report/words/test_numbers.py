"""Numbers, units and ranges in both languages."""

from fractions import Fraction

import pytest
from moneyed import Money

from incentives import Language, Missing, MissingKind, Open
from incentives.facts.in_chinese import unit_name
from incentives.report.words.names import Words
from incentives.report.words.numbers import NumberWords
from incentives.values.number import Exact
from incentives.values.place import FactPath, FigureCell
from incentives.values.range import NOT_NEGATIVE, MoneyRange, Range
from incentives.values.unit import Unit
from tests.report.reports import bundled

ZH, EN = Language.ZH, Language.EN


def numbers(language: Language) -> NumberWords:
    return Words(library=bundled(), language=language).numbers


@pytest.mark.parametrize(
    ("number", "unit", "zh", "en"),
    [
        (1_800_000, "CNY", "1,800,000.00 元", "CNY 1,800,000.00"),
        (Fraction("0.5483"), "CNY/kWh", "0.5483 元/千瓦时", "CNY 0.5483/kWh"),
        (10_000, "CNY/place", "10,000.00 元/托位", "CNY 10,000.00/place"),
        (6, "CNY/m2/year", "6.00 元/平方米·年", "CNY 6.00/m²/year"),
        (-5, "CNY", "-5.00 元", "CNY -5.00"),
        (Fraction(1000, 3), "CNY", "333又1/3 元", "CNY 333 1/3"),
        (Fraction(-1, 3), "CNY", "-1/3 元", "CNY -1/3"),
        (Fraction(2000, 2003), "CNY", "约 0.9985 元", "about CNY 0.9985"),
        (600, "CNY/child/month", "600.00 元/人·月", "CNY 600.00/child/month"),
        (1, "child/place", "1 人/托位", "1 child/place"),
        (16, "child", "16 名婴幼儿", "16 children"),
        (60, "place", "60 个托位", "60 places"),
        (1, "place", "1 个托位", "1 place"),
        (3_000, "kWh", "3,000 千瓦时", "3,000 kWh"),
        (5, "year", "5 年", "5 years"),
        (Fraction("0.012"), "1/year", "1.2%/年", "1.2%/year"),
        (Fraction(1, 100), "1", "1%", "1%"),
        (Fraction(1, 3), "1", "1/3", "1/3"),
        (2023, "1", "2023", "2023"),
    ],
)
def test_a_number_has_its_unit(number: Exact, unit: str, zh: str, en: str) -> None:
    assert (zh, en) == (
        numbers(ZH).quantity(number, Unit.parse(unit)),
        numbers(EN).quantity(number, Unit.parse(unit)),
    )


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        (0, 600_000, "CNY", "0.00 至 600,000.00 元", "CNY 0.00 to 600,000.00"),
        (0, 10, "place", "0 至 10 个托位", "0 to 10 places"),
        (Fraction("0.1"), Fraction("0.3"), "1", "10% 至 30%", "10% to 30%"),
        (0, None, "CNY", "待核实", "unknown"),
        (
            5,
            None,
            "CNY",
            "至少 5.00 元，上限待定",
            "at least CNY 5.00, upper bound not known yet",
        ),
        (None, 5, "CNY", "不高于 5.00 元", "not more than CNY 5.00"),
        (None, None, "CNY", "待核实", "unknown"),
    ],
)
def test_an_open_number_is_a_range(
    low: Exact | None, high: Exact | None, unit: str, zh: str, en: str
) -> None:
    value = Open(
        frozenset({Missing(MissingKind.FACT, FactPath.parse("x"))}),
        Range(low, high),
        is_number=True,
    )
    said = tuple(numbers(language).open_number(value, Unit.parse(unit)) for language in (ZH, EN))
    assert (zh, en) == said


def test_a_share_of_the_whole_is_a_percentage() -> None:
    assert numbers(ZH).share(1) == "100%"


def test_a_fault_writes_units_as_the_sheet_does() -> None:
    """Of facts and figures alike; a rate leaves the measure word out."""
    vocabulary = bundled().vocabulary
    assert unit_name(Unit.parse("CNY/child/month"), vocabulary) == "元/人·月"
    numbers = NumberWords(vocabulary, Language.ZH)
    for unit in ("CNY/place", "place", "CNY/month", "m2/child"):
        assert unit_name(Unit.parse(unit), vocabulary) == numbers.unit(Unit.parse(unit))


def test_an_amount_that_is_only_known_not_to_be_below_zero_is_open() -> None:
    """`At least nothing` tells nobody anything: the amount is not known yet.

    An amount with a bound tells it.
    """
    yuan = Unit.parse("CNY")
    value = Open(
        frozenset({Missing(MissingKind.FIGURE, FigureCell("x"))}), NOT_NEGATIVE, is_number=True
    )
    assert numbers(ZH).open_amount(value, yuan) == "金额待定"
    assert numbers(EN).money_range(MoneyRange(Money(0, "CNY"), None)) == "amount not known yet"
    assert (
        numbers(ZH).money_range(MoneyRange(Money(100, "CNY"), None)) == "至少 100.00 元，上限待定"
    )
