"""Units and their algebra."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.values.unit import ONE, Unit, UnitSyntaxError

_NAMES = st.sampled_from(["CNY", "place", "month", "year", "m2", "kWh", "person"])
units = st.dictionaries(_NAMES, st.integers(-3, 3).filter(bool), max_size=4).map(
    lambda powers: Unit(tuple(sorted(powers.items())))
)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("CNY/place", "place", "CNY"),
        ("CNY/m2/year", "m2", "CNY/year"),
        ("CNY", "1", "CNY"),
        ("1/year", "CNY", "CNY/year"),
        ("m2", "m2", "m2^2"),
    ],
)
def test_units_multiply(left: str, right: str, expected: str) -> None:
    """What stands above and below a line cancels out."""
    assert expected == str(Unit.parse(left) * Unit.parse(right))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("CNY", "place", "CNY/place"),
        ("CNY/year", "CNY", "1/year"),
        ("place", "place", "1"),
        ("1", "m2", "1/m2"),
    ],
)
def test_units_divide(left: str, right: str, expected: str) -> None:
    """Dividing takes powers away."""
    assert expected == str(Unit.parse(left) / Unit.parse(right))


@pytest.mark.parametrize("text", ["1", "%", "CNY/CNY", "1*1"])
def test_a_plain_number_has_no_unit(text: str) -> None:
    """`1`, `%` and whatever cancels out are the same unit: none."""
    assert Unit.parse(text) == ONE


def test_the_order_of_writing_does_not_matter() -> None:
    """CNY per m² and year is CNY per year and m²."""
    assert Unit.parse("CNY/m2/year") == Unit.parse("CNY/year/m2")
    assert Unit.parse("place*CNY") == Unit.parse("CNY*place")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CNY/",
        "/year",
        "CNY//year",
        "CNY per place",
        "2",
        "CNY^2",
        "元",
        "CNY/ year",
        "1e3",
        "CNY\n",
    ],
)
def test_what_is_no_unit_is_refused(text: str) -> None:
    """Only names joined by `*` and `/`."""
    with pytest.raises(UnitSyntaxError):
        Unit.parse(text)


@given(units, units, units)
def test_units_form_a_group(one: Unit, two: Unit, three: Unit) -> None:
    """Multiplying commutes and associates, `1` changes nothing, and dividing undoes it."""
    assert one * two == two * one
    assert (one * two) * three == one * (two * three)
    assert one * ONE == one
    assert (one * two) / two == one


@given(units)
def test_base_names_are_those_that_remain(unit: Unit) -> None:
    """Units that cancelled out are not among the base units."""
    assert tuple(name for name, _ in unit.powers) == unit.base_names
    assert (unit / unit).base_names == ()
