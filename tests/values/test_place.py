"""Places in a case and in the law: written in one way, and read back from it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.values.period import Month
from incentives.values.place import (
    THE_CASE,
    WHOLE_CASE,
    FactPath,
    FigureCell,
    RowPlace,
    Step,
    Unlisted,
)

names = st.text(st.characters(exclude_characters=".["), min_size=1, max_size=8)
rows = st.integers(0, 10_000)
steps = st.builds(
    lambda first, others: (first, *others),
    names,
    st.lists(st.one_of(names, rows, st.just(Unlisted.ROWS)), max_size=5),
)
NOT_PATHS = ["", ".", "a.", ".a", "a..b", "[0]", "a[", "a[]", "a[x]", "a[01]", "a[0]b", "a[-1]"]


@given(steps)
def test_a_path_reads_back_as_it_is_written(way: tuple[Step, ...]) -> None:
    """With all its steps, however it was made."""
    path = FactPath(way)
    grown = THE_CASE
    for step in way:
        grown = grown.inner(step) if isinstance(step, str) else grown.row(step)
    assert path == FactPath.parse(str(path)) == grown
    assert way == FactPath.parse(str(path)).steps == grown.steps


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (("district",), "district"),
        (("institution", "kind"), "institution.kind"),
        (("projects", 0), "projects[0]"),
        (("projects", 12, "investment"), "projects[12].investment"),
        (("premises", 1, "used", 0, "from"), "premises[1].used[0].from"),
        (("institution", "filed", 1), "institution.filed[1]"),
        (("premises", Unlisted.ROWS), "premises[…]"),
        (("cn", "2019-76", "months"), "cn.2019-76.months"),
    ],
)
def test_a_path_is_written_with_dots_and_brackets(way: tuple[Step, ...], text: str) -> None:
    """As messages, sheets and documents show it."""
    assert (text, way) == (str(FactPath(way)), FactPath.parse(text).steps)


@pytest.mark.parametrize("text", NOT_PATHS)
def test_what_is_no_path_is_refused(text: str) -> None:
    """With the text and an example of one."""
    told = f"'{text}' is no path of a fact, such as projects[0].investment"
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        FactPath.parse(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("", ()),
        ("[0]", ("[0]",)),
        ("institution.", ("institution", "")),
        ("institution.a[x", ("institution", "a[x")),
        ("projects[0]b", ("projects", 0, "b")),
        ("projects[0].a[b.from", ("projects", 0, "a[b.from")),
        ("projects[0].kind", ("projects", 0, "kind")),
    ],
)
def test_the_path_of_a_fault_is_read_whatever_the_document_has(
    text: str, way: tuple[Step, ...]
) -> None:
    """What no path can say stands as a name at its end."""
    path = FactPath.meant_by(text)
    assert (way, text) == (path.steps, str(path))


def test_a_name_that_no_path_can_say_is_written_as_it_is() -> None:
    """The path of a document's key is for showing; only reading one refuses."""
    assert "institution.a[x" == str(FactPath.parse("institution").inner("a[x"))
    assert "institution." == str(FactPath.parse("institution").inner(""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("district", (None, None, None, "district", "district")),
        ("institution.kind", (None, None, None, "institution.kind", "institution.kind")),
        ("projects[3]", ("projects", 3, "projects[3]", "", "projects[]")),
        ("projects[3].kind", ("projects", 3, "projects[3]", "kind", "projects[].kind")),
        (
            "premises[1].used[0].from",
            ("premises", 1, "premises[1]", "used[0].from", "premises[].used[0].from"),
        ),
        ("premises[…]", ("premises", None, "premises[…]", "", "premises[…]")),
        ("land.filed[1]", ("land.filed", 1, "land.filed[1]", "", "land.filed[]")),
        (
            "cn.2025-81.years[0].kind",
            ("cn.2025-81.years", 0, "cn.2025-81.years[0]", "kind", "cn.2025-81.years[].kind"),
        ),
    ],
)
def test_a_path_knows_its_list_and_its_row(
    text: str, expected: tuple[str | None, int | None, str | None, str, str]
) -> None:
    """The list, which row, the row, the name in it, and the same for every row."""
    path = FactPath.parse(text)
    row = str(path.of_row) if path.of_row is not None else None
    assert expected == (path.list_name, path.index, row, path.name, path.without_rows)


def test_a_path_leads_in_and_out() -> None:
    """From a record to what it is inside of, and behind a first name."""
    path = FactPath.parse("declared.cn.x")
    assert ("declared.cn", "cn.x") == (str(path.parent), str(path.behind("declared")))
    assert path == path.behind("cn")
    assert FactPath.parse("declared") == FactPath.parse("declared").behind("declared")
    assert path.is_in(path)
    assert path.is_in(FactPath.parse("declared.cn"))
    assert not path.is_in(FactPath.parse("declared.c"))
    assert path.is_in(THE_CASE)
    assert THE_CASE == FactPath.parse("district").parent


@given(st.lists(steps.map(FactPath)))
def test_paths_are_ordered_and_told_apart_as_they_are_written(paths: list[FactPath]) -> None:
    """So that lists of them come out as lists of their texts would."""
    assert sorted(map(str, paths)) == [str(path) for path in sorted(paths)]
    assert len(set(map(str, paths))) == len(set(paths))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (WHOLE_CASE, ""),
        (RowPlace(month=Month(2022, 3)), "2022-03"),
        (RowPlace((FactPath(("premises", 1)),)), "premises[1]"),
        (RowPlace((FactPath(("premises", 1)),), Month(2022, 3)), "premises[1] 2022-03"),
        (
            RowPlace((FactPath(("premises", 1)), FactPath(("loans", Unlisted.ROWS)))),
            "premises[1], loans[…]",
        ),
    ],
)
def test_rows_in_a_month_are_written_as_the_label_of_a_part(place: RowPlace, text: str) -> None:
    """The whole case as nothing."""
    assert (text, bool(text)) == (str(place), bool(place))


def test_row_places_are_ordered_as_they_are_written() -> None:
    """The whole case comes first."""
    row = FactPath(("premises", 1))
    places = [RowPlace((row,), Month(2022, 3)), RowPlace((row,)), WHOLE_CASE]
    assert ["", "premises[1]", "premises[1] 2022-03"] == [str(place) for place in sorted(places)]
    assert RowPlace((FactPath.parse("premises[1]"),)) in set(places)


def test_a_cell_is_written_with_its_keys() -> None:
    """A parameter without a table, or as a whole, by its id alone."""
    cells = [FigureCell("cn.b", ("x", "y")), FigureCell("cn.b"), FigureCell("cn.a", ("z",))]
    assert ["cn.a[z]", "cn.b", "cn.b[x, y]"] == [str(cell) for cell in sorted(cells)]


def test_a_path_is_its_text_however_its_steps_were_told() -> None:
    """A fact of an instrument is asked for by its full id, and may be read as a text."""
    told, read = (
        FactPath(("cn.2025-81.count",), "cn.2025-81.count"),
        FactPath.parse("cn.2025-81.count"),
    )
    assert told.steps != read.steps
    assert told == read
    assert hash(told) == hash(read)


def test_a_path_shows_itself_by_its_text() -> None:
    """Its steps say nothing else; a place and a cell by what is in them."""
    path = FactPath.parse("premises[1].area")
    assert "FactPath(text='premises[1].area')" == repr(path)
    assert "FigureCell(parameter='cn.b', keys=<1 str>)" == repr(FigureCell("cn.b", ("x",)))
