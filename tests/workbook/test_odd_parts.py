"""Workbooks that no spreadsheet writes: each is read, or refused by a sentence, and never half."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives.workbook.cells.guard import UploadRefused
from incentives.workbook.cells.raw import RawCell, Untaken, read_sheets
from incentives.workbook.reading import ReadBook, read_book
from tests.workbook.books import book, example, layout
from tests.workbook.test_hostile import GOOD, LAUGHS, slug, with_member

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def changed_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The filled template, one part of it changed."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return with_member(name, change(archive.read(name)), of=GOOD)


@pytest.mark.parametrize("misspelt", [b"sheet.mein+xml", b"", b"\xff\xfe", b"sheet.main+xml "])
def test_a_misspelt_content_type_is_refused(misspelt: bytes) -> None:
    """The reader finds no workbook in it."""
    content = changed_part(
        "[Content_Types].xml", lambda types: types.replace(b"sheet.main+xml", misspelt)
    )
    assert slug(content) in {"damaged", "not-xlsx"}


ENCODED = {
    "utf-8": LAUGHS.encode(),
    "with blanks before it": b"\n \t" + LAUGHS.partition("?>")[2].encode(),
    "after 70,000 blanks": b" " * 70_000 + LAUGHS.partition("?>")[2].encode(),
    "utf-16": LAUGHS.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"),
    "utf-16 without a mark": LAUGHS.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16-le"),
    "with a mark": b"\xef\xbb\xbf" + LAUGHS.encode(),
}


@pytest.mark.parametrize("octets", ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize(
    "name", ["xl/worksheets/laughs.bin", "xl/media/image1.png", "docProps/thumbnail", "a.XML"]
)
def test_entities_are_refused_in_every_part(name: str, octets: bytes) -> None:
    """Whatever it is called, since a relation can make a sheet of any part."""
    assert "entities" == slug(with_member(name, octets))


@pytest.mark.parametrize(
    "octets", [b"\x89PNG\r\n\x1a\n", b"<", b"< none", b"<a/", b"\0" * 70_000, b"", b" x"]
)
def test_parts_that_are_no_markup_are_passed_over(octets: bytes) -> None:
    """As a picture, or settings of a printer, that begin with the sign of one."""
    read_sheets(with_member("xl/media/image1.bin", octets))


def sheet_with(cells: str, *, row: str = '<row r="3">') -> bytes:
    """The filled template; its first sheet has these cells from row 3 on."""
    markup = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>编号</t>'
        '</is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>#key</t></is></c></row>'
        f"{row}{cells}</row></sheetData></worksheet>"
    )
    return with_member("xl/worksheets/sheet1.xml", markup.encode(), of=GOOD)


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ('<c r="A3"><v>1</v></c><c r="A3"><v>2</v></c>', '<row r="3">'),
        ('<c r="A3"><v>1</v></c><c r="B3"/><c r="A3"/>', '<row r="3">'),
        ('<c r="B3"/><c r="A3"/><c/>', '<row r="3">'),
        ('<c r="A4"><v>1</v></c>', '<row r="3">'),
        ('<c r="A3"><v>1</v></c>', '<row r="3"/><row r="3">'),
        ('<c r="A3"><v>1</v></c>', '<row r="4"/><row r="3">'),
        ('<c r="A1"><v>1</v></c>', '<row r="1">'),
    ],
)
def test_a_cell_that_stands_twice_or_elsewhere_is_refused(cells: str, row: str) -> None:
    """Programs differ in which of the two they show, and the reader drops a row that comes late."""
    with pytest.raises(UploadRefused) as refusal:
        read_sheets(sheet_with(cells, row=row))
    assert "cell-twice" == refusal.value.slug
    assert "单元格" in refusal.value.text.zh


def test_cells_without_a_place_follow_one_another() -> None:
    """As some programs write them."""
    (first, *_) = read_sheets(sheet_with("<c><v>1</v></c>", row="<row>"))
    assert ((3, (Decimal(1),)),) == first.rows


def day_cell(serial: str, *, is_1904: bool = False) -> RawCell:
    """What is taken of a cell that shows this number as a day."""
    found = openpyxl.Workbook()
    sheet = found.worksheets[0]
    sheet.append(["编号"])
    sheet.append(["#key"])
    sheet["A3"] = 1
    sheet["A3"].number_format = "yyyy-mm-dd"
    out = io.BytesIO()
    found.save(out)
    with zipfile.ZipFile(out) as archive:
        markup = archive.read("xl/worksheets/sheet1.xml").replace(
            b"<v>1</v>", f"<v>{serial}</v>".encode()
        )
        properties = archive.read("xl/workbook.xml").replace(
            b"<workbookPr/>", b'<workbookPr date1904="1"/>' if is_1904 else b"<workbookPr/>"
        )
    content = with_member("xl/worksheets/sheet1.xml", markup, of=out.getvalue())
    content = with_member("xl/workbook.xml", properties, of=content)
    (sheet_read,) = read_sheets(content)
    return sheet_read.rows[0][1][0]


@pytest.mark.parametrize("serial", ["-5", "-1", "1", "59", "60", "-0.5", "1e9", "NaN", "INF", "x"])
def test_a_number_that_is_no_sound_day_is_not_taken(serial: str) -> None:
    """Below zero, the 29 February 1900 that never was and what is before it; far out; no number."""
    try:
        taken = day_cell(serial)
    except UploadRefused:
        return
    assert isinstance(taken, Untaken)


def test_the_first_sound_day_is_taken() -> None:
    """1 March 1900, and a day counted from 1904."""
    assert date(1900, 3, 1) == day_cell("61")
    assert date(2023, 12, 31) == day_cell("45291")
    assert date(2023, 12, 31) == day_cell("43829", is_1904=True)


ODD_VALUES = [
    "",
    "-1",
    "0",
    "99999999999999999999",
    "NaN",
    "x",
    "托",
    "A1:XFD1048576",
    "s",
    "1e999",
]


def twisted(markup: bytes, chance: random.Random) -> bytes:
    """The markup with one to three elements dropped, doubled, moved, renamed or otherwise said."""
    root = ET.fromstring(markup)  # noqa: S314 - our own template
    for _ in range(chance.randint(1, 3)):
        parents = [element for element in root.iter() if len(element)]
        if not parents:
            break
        parent = chance.choice(parents)
        at = chance.randrange(len(parent))
        child = parent[at]
        match chance.randrange(7):
            case 0:
                parent.remove(child)
            case 1:
                parent.insert(at, child)
            case 2:
                parent.remove(child)
                chance.choice(list(root.iter())).append(child)
            case 3:
                child.tag = chance.choice([element.tag for element in root.iter()] + ["odd"])
            case 4 if child.attrib:
                child.attrib.pop(chance.choice(list(child.attrib)))
            case 5 if child.attrib:
                child.set(chance.choice(list(child.attrib)), chance.choice(ODD_VALUES))
            case _:
                child.text = chance.choice(ODD_VALUES)
    return ET.tostring(root)


def read_or_refused(content: bytes) -> ReadBook | None:
    try:
        return read_book(content, layout())
    except UploadRefused:
        return None


PARTS = [
    name
    for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    if name.endswith((".xml", ".rels"))
]


@settings(max_examples=max(30, settings().max_examples // 2), deadline=None)
@given(st.sampled_from(PARTS), st.integers(0, 2**32))
def test_twisted_parts_are_read_or_refused(name: str, seed: int) -> None:
    """No error of a reader comes through, whichever part says what it should not."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    read_or_refused(changed_part(name, lambda markup: twisted(markup, chance)))


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_is_gone_or_empty_is_no_error(name: str) -> None:
    """Each part of the file by itself."""
    for change in (lambda _: b"", lambda _: b"<odd/>", lambda markup: markup[: len(markup) // 2]):
        read_or_refused(changed_part(name, change))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            if member.filename != name:
                target.writestr(member, source.read(member))
    read_or_refused(out.getvalue())


@pytest.mark.parametrize("where", ["../../etc/passwd", "/xl/../../x", "C:\\x", "xl\\x", "é"])
def test_names_that_lead_elsewhere_lead_nowhere(where: str) -> None:
    """Nothing is unpacked to a disk; a relation to it finds no part."""
    read_or_refused(with_member(where, b"x"))
    relations = changed_part(
        "xl/_rels/workbook.xml.rels",
        lambda markup: markup.replace(b"worksheets/sheet1.xml", where.encode()),
    )
    read_or_refused(relations)


def test_everything_merged_is_read_or_refused_in_time() -> None:
    """One area over all cells, and a sheet of which each cell is hidden."""
    merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    hide = '<cols><col min="1" max="16384" hidden="1"/></cols>'
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        markup = archive.read("xl/worksheets/sheet2.xml").decode()
    for found in (
        markup.replace("</sheetData>", f"</sheetData>{merge}", 1),
        markup.replace("<sheetData>", f"{hide}<sheetData>", 1),
    ):
        read_or_refused(with_member("xl/worksheets/sheet2.xml", found.encode(), of=GOOD))


@pytest.mark.parametrize("reference", ["A:C", "2:4", "A1:XFD1048576", "B3:B3"])
def test_a_merged_area_of_whole_rows_or_columns_is_noticed(reference: str) -> None:
    """It covers the row below the hidden paths, as one that names its four ends does."""
    merge = f'<mergeCells count="1"><mergeCell ref="{reference}"/></mergeCells>'
    content = changed_part(
        "xl/worksheets/sheet1.xml",
        lambda markup: markup.replace(b"</sheetData>", f"</sheetData>{merge}".encode(), 1),
    )
    (first, *_) = read_sheets(content)
    (area,) = first.shape.merged
    assert area.first_row <= 3 <= area.last_row
    assert area.first_column <= 2 <= area.last_column


def test_what_stands_outside_of_a_cell_is_nowhere() -> None:
    """A value that is in a row and in no cell is in no column."""
    (first, *_) = read_sheets(sheet_with("<v>1</v>", row='<row r="3">'))
    assert frozenset() == first.shape.columns


def test_a_filled_template_is_still_taken() -> None:
    """What is refused above differs from it in one thing."""
    found = read_book(book({"A1": example()}), layout())
    assert 1 == len(found.rows)
