"""Paths and places by their steps: every short way through names and rows; and small values."""

from datetime import date
from itertools import product, takewhile
from typing import Any

import pytest

from incentives.values.citation import Citation, Standing
from incentives.values.period import Month, Period
from incentives.values.place import (
    THE_CASE,
    FactPath,
    FigureCell,
    PeriodPlace,
    RowPlace,
    Step,
    Unlisted,
)
from incentives.values.span import Span
from incentives.values.tables import one_for_each
from incentives.values.text import OF_LIBRARIES, Language, Text, full_width
from incentives.values.unit import DAY, MONTH, ONE, TIME_UNITS, YEAR, Unit
from incentives.values.unit_names import CURRENCIES
from incentives.values.unit_names import TIME_UNITS as TIME_WORDS
from incentives.values.unit_words import UnitWords

STEPS: tuple[Step, ...] = ("a", "b", 0, 7, Unlisted.ROWS)
WAYS: list[tuple[Step, ...]] = [
    (first, *others)
    for first in ("a", "b")
    for count in range(4)
    for others in product(STEPS, repeat=count)
]


def written(way: tuple[Step, ...]) -> str:
    """As the docs say: names behind dots, rows in brackets, `…` for those nobody has listed."""
    text = ""
    for step in way:
        if isinstance(step, str):
            text += f".{step}" if text else step
        else:
            text += "[…]" if step is Unlisted.ROWS else f"[{step}]"
    return text


def test_each_way_is_written_read_and_left_again() -> None:
    """The text alone tells two paths apart, and each step out is the one before."""
    texts = [written(way) for way in WAYS]
    assert texts == [str(FactPath(way)) for way in WAYS]
    assert len(set(texts)) == len(WAYS) == len({FactPath(way) for way in WAYS})
    for way in WAYS:
        path = FactPath.parse(written(way))
        assert (path.steps, str(path.parent)) == (way, written(way[:-1]))
        assert path.parent.steps == way[:-1]
        meant, row, inner = FactPath.meant_by(written(way)), path.row(3), path.inner("x.y")
        assert (meant, row, inner) == (path, FactPath((*way, 3)), FactPath((*way, "x", "y")))
        assert (meant.steps, row.steps, inner.steps) == (way, (*way, 3), (*way, "x", "y"))
    assert THE_CASE.inner("x") == FactPath.parse("x")


def test_a_row_is_a_list_and_which_row_right_behind_it() -> None:
    """What is in it is called by what comes behind; what is in none by the whole.

    The name of a list may have dots, as that of one that an instrument asks for.
    """
    for way in WAYS:
        path = FactPath(way)
        names = list(takewhile(lambda step: isinstance(step, str), way))
        if len(names) == len(way):
            assert (path.list_name, path.index, path.of_row) == (None, None, None)
            assert (path.rest, path.name, path.without_rows) == (way, str(path), str(path))
            continue
        row, behind = way[: len(names) + 1], way[len(names) + 1 :]
        number = row[-1] if isinstance(row[-1], int) else None
        assert (path.list_name, path.index) == (".".join(map(str, names)), number)
        assert path.of_row == FactPath(row)
        assert (path.rest, path.name) == (behind, str(FactPath(behind)))
        told = str(path).removeprefix(written(row))
        expected = str(path) if number is None else f"{path.list_name}[]{told}"
        assert path.without_rows == expected


def test_behind_a_first_name_and_inside_another_path() -> None:
    """A path is inside each that it begins with, itself and the whole case among them."""
    for way in WAYS:
        path = FactPath(way)
        for name in ("a", "b", "c"):
            leads_on = len(way) > 1 and way[0] == name
            assert path.behind(name).steps == (way[1:] if leads_on else way)
        for count in range(len(way) + 1):
            assert path.is_in(FactPath(way[:count]))
            assert FactPath(way[:count]).is_in(path) is (count == len(way))
        assert not path.is_in(FactPath((*way[:-1], "c")))


def test_places_are_written_in_one_way() -> None:
    """Rows and a month, a cell and its keys, a period and its days."""
    row, month = FactPath(("bills", 1)), Month(2024, 2)
    for rows, in_month in product(((), (row,), (row, row)), (None, month)):
        place = RowPlace(rows, in_month)
        words = [", ".join(map(str, rows))] * bool(rows) + [str(month)] * bool(in_month)
        assert str(place) == " ".join(words)
        assert bool(place) is bool(words)
    quarter = Period(date_of(2024, 1), date_of(2024, 3))
    assert str(PeriodPlace("tax", quarter)) == "tax 2024-01-01..2024-03-01"
    assert str(FigureCell("rate", ("x", "y"))) == "rate[x, y]"
    assert sorted([FigureCell("b"), FigureCell("a", ("z",)), FigureCell("a")]) == [
        FigureCell("a"),
        FigureCell("a", ("z",)),
        FigureCell("b"),
    ]


@pytest.mark.parametrize(
    "places",
    [
        [FactPath.parse(text) for text in ("a", "a.b", "a[0]", "a[0].b", "b")],
        [RowPlace(), RowPlace(month=Month(2024, 2)), RowPlace((FactPath(("a", 0)),))],
        [FigureCell("a"), FigureCell("a", ("x",)), FigureCell("a", ("y",)), FigureCell("b")],
    ],
    ids=["paths", "rows", "cells"],
)
def test_places_are_ordered_as_they_are_written(places: list[Any]) -> None:
    """None comes before itself."""
    for one, other in product(places, places):
        assert (one < other) is (str(one) < str(other))
        assert (one <= other) is (str(one) <= str(other))
        assert (one > other, one == other) == (str(one) > str(other), one is other)


def date_of(year: int, month: int) -> date:
    return Month(year, month).first_day


@pytest.mark.parametrize(("start", "length"), [(0, 1), (0, 5), (3, 2)])
def test_a_span_within_another_begins_so_far_into_it(start: int, length: int) -> None:
    """On its line, in its file."""
    span = Span(file="p.yaml", line=3, column=10, length=8)
    assert span.within(start=start, length=length) == Span(
        file="p.yaml", line=3, column=10 + start, length=length
    )
    assert Span(file="p.yaml", line=3, column=10).length == 1


def test_units_are_written_as_they_are_read() -> None:
    """What is above the line, then each of what is below; powers behind a stroke upwards."""
    names = ("CNY", "m2", "year")
    for powers in product((-2, -1, 0, 1, 2), repeat=3):
        unit = ONE
        for name, power in zip(names, powers, strict=True):
            for _ in range(abs(power)):
                base = Unit.parse(name)
                unit = unit * base if power > 0 else unit / base
        present = {name: power for name, power in zip(names, powers, strict=True) if power}
        assert unit.powers == tuple(present.items())
        assert unit.base_names == tuple(present)
        above = [n if p == 1 else f"{n}^{p}" for n, p in present.items() if p > 0]
        below = [n if p == -1 else f"{n}^{-p}" for n, p in present.items() if p < 0]
        assert str(unit) == "/".join(["*".join(above) or "1", *below])
    assert Unit.parse("CNY*m2/year/CNY") == Unit.parse("m2/year")
    assert {unit: str(unit) for unit in (YEAR, MONTH, DAY)} == {
        YEAR: "year",
        MONTH: "month",
        DAY: "day",
    }
    assert set(TIME_WORDS) == TIME_UNITS == {"year", "month", "day"}


@pytest.mark.parametrize(
    ("label", "unit", "zh"),
    [
        ("个", "CNY/x", "元/个"),
        ("名", "CNY/x", "元/名"),
        ("名师", "CNY/x", "元/人"),
        ("个班", "CNY/x", "元/班"),
        ("班", "CNY/x", "元/班"),
        ("平方米", "CNY/x", "元/平方米"),
        ("x箱", "CNY/x", "元/x"),
        ("个班", "x", "个班"),
        ("个班", "x/year", "班/年"),
        ("个班", "x*x/year", "班·班/年"),
    ],
)
def test_a_measure_word_goes_in_a_rate(label: str, unit: str, zh: str) -> None:
    """Unless it is all that there is; English has none."""
    labels = {"x": Text(label, "boxes")}
    assert UnitWords(labels, Language.ZH).unit(Unit.parse(unit)) == zh
    english = UnitWords({"x": Text("箱", "个班")}, Language.EN)
    assert english.unit(Unit.parse("CNY/x")) == "CNY/个班"


def test_a_currency_has_its_own_words_whatever_a_vocabulary_says() -> None:
    """And so has a stretch of time."""
    labels = {"CNY": Text("个", "x"), "year": Text("个", "x")}
    words = UnitWords(labels, Language.ZH)
    assert (words.name("CNY"), words.name("year"), words.name("loaf")) == ("元", "年", "loaf")
    assert {code: text.zh for code, text in CURRENCIES.items()} == {
        "CNY": "元",
        "EUR": "欧元",
        "GBP": "英镑",
        "HKD": "港元",
        "JPY": "日元",
        "USD": "美元",
    }


def test_a_table_has_a_row_for_each_and_no_other() -> None:
    """And cannot be changed afterwards."""
    table = one_for_each("ab", {"a": 1, "b": 2})
    assert dict(table) == {"a": 1, "b": 2}
    with pytest.raises(AssertionError, match=r"^no row for b$"):
        one_for_each("ab", {"a": 1})
    with pytest.raises(AssertionError, match=r"^a row for c, which is no member$"):
        one_for_each("ab", {"a": 1, "b": 2, "c": 3})
    with pytest.raises(TypeError):
        table["a"] = 3  # type: ignore[index]


def test_wordings_and_citations_are_told() -> None:
    """Punctuation of Chinese where a Latin one was typed; a document, then its clause."""
    assert full_width("甲(乙)?,;.") == "甲（乙）？，；."
    assert str(Citation("财税 1", "第二条")) == "财税 1 第二条"
    assert str(Citation("财税 1", "")) == "财税 1"
    assert [standing.value for standing in Standing] == ["published", "recalled", "unpublished"]
    assert [Text("甲", "a").to(language) for language in OF_LIBRARIES] == ["甲", "a"]
