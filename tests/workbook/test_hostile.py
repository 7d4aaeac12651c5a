"""Uploads that are no workbook, or were made to do harm, are refused with a sentence.

They are refused before they are unpacked.
"""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives.values.text import Text
from incentives.workbook.cells import guard, raw
from incentives.workbook.cells.guard import UploadRefused
from incentives.workbook.cells.raw import RawSheet, read_sheets
from tests.trying import examples
from tests.workbook.books import book, example, saved

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "ha">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row></sheetData>'
    "</worksheet>"
)


def good() -> bytes:
    return book({"A1": example()})


def with_member(name: str, content: bytes, *, of: bytes | None = None) -> bytes:
    """The workbook with a part more, or with another in the place of one."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of or good())) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            if member.filename != name:
                target.writestr(member, source.read(member))
        target.writestr(name, content)
    return out.getvalue()


def slug(content: bytes) -> str:
    with pytest.raises(UploadRefused) as refusal:
        read_sheets(content)
    text = refusal.value.text
    assert isinstance(text, Text)
    assert text.zh.endswith("。")
    return refusal.value.slug


def test_a_filled_in_template_is_taken() -> None:
    """What is refused below differs from it in one thing only."""
    assert {sheet.name for sheet in read_sheets(good())} >= {"申请人", "建设项目"}


def test_what_is_no_workbook_is_refused() -> None:
    """Nothing, text, an archive of something else, half a workbook."""
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert slug(b"") == "empty-file"
    assert slug("编号,名称\n1,甲".encode()) == "text-file"
    assert slug(b"%PDF-1.7") == "not-xlsx"
    assert slug(other.getvalue()) == "not-xlsx"
    assert slug(good()[:2000]) == "damaged"


def test_old_and_encrypted_formats_are_refused() -> None:
    """Both are compound files; one with a password has a stream of that name."""
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert slug(magic) == "old-format"
    assert slug(magic + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


def test_an_encrypted_archive_is_refused() -> None:
    """The flag of a member says so, without a password having to be tried."""
    content = bytearray(good())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    assert slug(bytes(content)) == "encrypted"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/activeX/activeX1.bin", "macros"),
        ("xl/externalLinks/externalLink1.xml", "external-links"),
        ("xl/connections.xml", "external-links"),
    ],
)
def test_macros_and_links_are_refused(name: str, expected: str) -> None:
    """Whatever the file is called: the parts inside it count."""
    assert slug(with_member(name, b"<x/>")) == expected


def test_a_workbook_that_calls_itself_one_of_macros_is_refused() -> None:
    """Renamed from .xlsm to .xlsx, with the part that holds the macros taken out."""
    types = zipfile.ZipFile(io.BytesIO(good())).read("[Content_Types].xml")
    macro = types.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml").replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.macroEnabled",
        b"application/vnd.ms-excel.sheet.macroEnabled",
    )
    assert slug(with_member("[Content_Types].xml", macro)) == "macros"


def test_a_member_that_unpacks_to_far_more_than_its_size_is_refused() -> None:
    """Ten megabytes of nothing, packed to ten kilobytes."""
    assert slug(with_member("xl/media/image1.png", b"\0" * 10_000_000)) == "bomb"


def test_a_member_that_declares_less_than_it_holds_is_refused() -> None:
    """The list of contents is not believed: what comes out does not match its checksum."""
    content = bytearray(with_member("xl/media/image1.png", bytes(range(256)) * 4000))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/media/image1.png"))
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert slug(bytes(content)) == "damaged"


def test_too_many_members_are_refused() -> None:
    """Thousands of parts take time to open, each by itself."""
    out = io.BytesIO(good())
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(500):
            archive.writestr(f"xl/media/{number}.png", b"x")
    assert slug(out.getvalue()) == "bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "name",
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml"],
)
def test_definitions_that_laugh_a_billion_times_are_refused(name: str, encoding: str) -> None:
    """No part may define entities, in whatever encoding it is written."""
    text = LAUGHS if encoding == "utf-8" else LAUGHS.replace("?>", ' encoding="utf-16"?>', 1)
    assert slug(with_member(name, text.encode(encoding))) == "entities"


def test_a_file_beyond_the_limit_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size alone decides."""
    monkeypatch.setattr(guard, "_MOST_BYTES", 1000)
    assert slug(good()) == "too-large"


def test_sheets_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many rows, and a single cell that stands a million rows further down.

    Too many columns; too many sheets.
    """
    found = openpyxl.load_workbook(io.BytesIO(good()))
    found["申请人"].cell(row=1_000_000, column=1).value = "A2"
    assert slug(saved(found)) == "too-many-rows"
    monkeypatch.setattr(raw, "MOST_ROWS", 5)
    assert slug(book({str(number): example() for number in range(9)})) == "too-many-rows"
    monkeypatch.setattr(raw, "MOST_COLUMNS", 30)
    assert slug(good()) == "too-many-columns"
    monkeypatch.setattr(raw, "MOST_SHEETS", 3)
    assert slug(good()) == "too-many-sheets"


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1" t="s"><v>99999</v></c>',
        '<c r="A1" t="b"><v>x</v></c>',
        '<c r="A1"><v>1e999</v></c>',
        '<c r="A1"><v>NaN</v></c>',
        '<c r="!!"><v>1</v></c>',
        '<c r="A1" t="d"><v>yesterday</v></c>',
        '<c r="A1"><f t="shared" si="0"/></c><c r="B1"><f t="dataTable" x="1">1</f></c>',
        '<c r="A1" t="inlineStr"><is><q/></is></c>',
    ],
)
def test_sheets_that_no_spreadsheet_writes_are_read_or_refused(cells: str) -> None:
    """No error of the reader comes through."""
    sheet = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1">{cells}</row><row r="2"><c r="A2" t="inlineStr"><is><t>#key</t></is></c></row>'
        f'<row r="3">{cells.replace("A1", "A3").replace("B1", "B3")}</row></sheetData></worksheet>'
    )
    read_or_refused(with_member("xl/worksheets/sheet1.xml", sheet.encode()))


def read_or_refused(content: bytes) -> tuple[RawSheet, ...]:
    try:
        return read_sheets(content)
    except UploadRefused:
        return ()


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_damaged_bytes_never_do_more_than_refuse(data: st.DataObject) -> None:
    """A few bytes changed anywhere in the file."""
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(content))


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_damaged_parts_never_do_more_than_refuse(data: st.DataObject) -> None:
    """A few characters changed in a sheet's markup, packed again so that checksums are right."""
    markup = bytearray(zipfile.ZipFile(io.BytesIO(GOOD)).read("xl/worksheets/sheet1.xml"))
    for _ in range(data.draw(st.integers(1, 4))):
        markup[data.draw(st.integers(0, len(markup) - 1))] = data.draw(
            st.sampled_from(b'<>"&=0A/ ')
        )
    read_or_refused(with_member("xl/worksheets/sheet1.xml", bytes(markup), of=GOOD))


GOOD = good()
