"""The list of formats: what each says that it needs is all that it needs."""

import subprocess
import sys

import pytest

from incentives.report.printing.formats import FORMATS

BESIDE = ("cn2an", "docx", "openpyxl", "pypdfium2", "segno", "streamlit", "typst", "xlsxwriter")
"""What a machine may lack: packages of extras."""
WRITE = """
import sys
from datetime import date
name, *missing = sys.argv[1:]
sys.modules.update(dict.fromkeys(missing))
from incentives.report.printing.blocks import Pairs, Sheet
from incentives.report.printing.excel.page import Page
from incentives.report.printing.formats import FORMATS, Book
from incentives.values.text import Language
form = FORMATS[name]
assert form.lacking() is None
code = "" if "segno" in missing else "A"
sheet = Sheet(title="题", blocks=(Pairs(rows=(("名称", "甲"),), code=code),))
for write in (form.sheet, form.paper):
    assert write is None or write(sheet, Language.ZH)
page = Page(name="表", columns=("名称",), rows=(("甲",),))
book = Book(pages=(page,), title="题", day=date(2023, 12, 31))
assert form.book is None or form.book(book, Language.ZH)
"""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_needs_no_package_that_it_does_not_name(name: str) -> None:
    """Where all others are missing, it writes what it can show."""
    missing = [package for package in BESIDE if package not in FORMATS[name].packages]
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", WRITE, name, *missing], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
