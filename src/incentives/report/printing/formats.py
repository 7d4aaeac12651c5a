"""The formats of documents: one row each says all that the program knows of it.

A kind of document (`Kind`) says in which forms it lies before it is written: lines, a sheet to be
read, a paper to be signed, a book of tables, the record that machines read. A format says which of
these forms it writes, and how. Wherever the two meet, the format is offered: on the command line,
and on the desk.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from incentives.values.text import Language, Text
from incentives.wordings.report import formats as wordings

if TYPE_CHECKING:  # a document in another format brings what writes it
    from incentives.report.printing.blocks import Sheet
    from incentives.report.printing.excel.chart_page import ChartPage
    from incentives.report.printing.excel.page import Page

Shown = TypeVar("Shown")
PAPER_MODULES = ("cn2an", "segno")
"""What a paper to sign needs in every format: capital numerals, and a code to read off it."""
Written = str | bytes
"""A document in a format: text, or the bytes of a file that is no text."""


@attrs.frozen(kw_only=True)
class Book:
    """Tables and charts, what they are called together, and the day on which they were made."""

    pages: "Sequence[Page | ChartPage]"
    title: str
    day: date


@attrs.frozen(kw_only=True, eq=False)
class Kind(Generic[Shown]):
    """A kind of document: how each form that it has is made of what is shown; None: it has none.

    `lines`: text as it stands. `sheet`: blocks to be read. `paper`: blocks to be signed and filed.
    `book`: pages of tables. `record`: canonical JSON. Nothing is made before it is asked for.
    `packages`: modules that must be there to make it, beside those of the format; `for_papers`:
    those that its paper needs further.
    """

    lines: Callable[[Shown, Language], str] | None = None
    sheet: "Callable[[Shown, Language], Sheet] | None" = None
    paper: "Callable[[Shown, Language], Sheet] | None" = None
    book: Callable[[Shown, Language], Book] | None = None
    record: Callable[[Shown], str] | None = None
    packages: tuple[str, ...] = ()
    for_papers: tuple[str, ...] = ()


class Outlet(Enum):
    """Where the command line puts a document in the format."""

    SCREEN = auto()  # where output goes, or into a file where one is named
    FILE = auto()  # into the file that must be named


def _nothing_lacking() -> Text | None:
    return None


@attrs.frozen(kw_only=True, eq=False)
class Format:
    """One format. What it does not write of a document's forms it does not show.

    `name`: as it is asked for. `label`: what it is called beside the document. `suffix`: of its
    files, without the point. `media_type`: what browsers are told that it is. `packages`: modules
    that must be there, imported only when a document is written. `lacking`: what else of the
    machine is missing, and what to do; None: nothing. The rest: what comes of each form.
    """

    name: str
    label: Text
    suffix: str
    media_type: str
    outlet: Outlet
    packages: tuple[str, ...]
    lines: Callable[[str], Written] | None = None
    sheet: "Callable[[Sheet, Language], Written] | None" = None
    paper: "Callable[[Sheet, Language], Written] | None" = None
    book: Callable[[Book, Language], Written] | None = None
    record: Callable[[str], Written] | None = None
    lacking: Callable[[], Text | None] = _nothing_lacking

    def shows(self, kind: Kind[Shown]) -> bool:
        """Whether it writes a form that such documents have."""
        return self._writer(kind) is not None

    def written(self, kind: Kind[Shown], shown: Shown, language: Language) -> Written:
        """The document in this format, which shows such documents."""
        write = self._writer(kind)
        assert write is not None, f"{self.name} does not show such a document"
        return write(shown, language)

    def needed_for(self, kind: Kind[Shown]) -> tuple[str, ...]:
        """The modules that must be there to write such a document."""
        is_paper = not self.sheet and self.paper and kind.paper
        return (*self.packages, *kind.packages, *(kind.for_papers if is_paper else ()))

    def file_name(self, stem: str) -> str:
        """The name of a file in this format."""
        return f"{stem}.{self.suffix}"

    def _writer(self, kind: Kind[Shown]) -> Callable[[Shown, Language], Written] | None:
        """How such documents are written: of the first form that both have."""
        if (lines := self.lines) and (as_lines := kind.lines):
            return lambda shown, language: lines(as_lines(shown, language))
        if (sheet := self.sheet) and (as_sheet := kind.sheet):
            return lambda shown, language: sheet(as_sheet(shown, language), language)
        if (paper := self.paper) and (as_paper := kind.paper):
            return lambda shown, language: paper(as_paper(shown, language), language)
        if (book := self.book) and (as_book := kind.book):
            return lambda shown, language: book(as_book(shown, language), language)
        if (record := self.record) and (as_record := kind.record):
            return lambda shown, _: record(as_record(shown))
        return None


def formats_of(kind: Kind[Shown]) -> tuple[Format, ...]:
    """The formats in which such documents can be had, in the order in which they are told."""
    return tuple(form for form in FORMATS.values() if form.shows(kind))


def _text(sheet: "Sheet", language: Language) -> str:
    from incentives.report.printing.text import print_text  # noqa: PLC0415 — of a sheet alone

    return print_text(sheet, language)


def _markdown(sheet: "Sheet", language: Language) -> str:
    from incentives.report.printing.markdown import print_markdown  # noqa: PLC0415 — as above

    return print_markdown(sheet, language)


def _html(sheet: "Sheet", language: Language) -> str:
    from incentives.report.printing.html import print_html  # noqa: PLC0415 — for pages only

    return print_html(sheet, language)


def _word(sheet: "Sheet", language: Language) -> bytes:
    from incentives.report.printing.word import word_bytes  # noqa: PLC0415 — of the extra `desk`

    return word_bytes(sheet, language)


def _pdf(sheet: "Sheet", language: Language) -> bytes:
    from incentives.report.printing.pdf.document import pdf_bytes  # noqa: PLC0415 — as above

    return pdf_bytes(sheet, language)


def _lacking_font() -> Text | None:
    from incentives.report.printing.pdf.fonts import lacking_font  # noqa: PLC0415 — as above

    return lacking_font()


def _excel(book: Book, language: Language) -> bytes:
    from incentives.report.printing.excel.book import book_bytes  # noqa: PLC0415 — as above

    return book_bytes(book.pages, title=book.title, day=book.day, language=language)


TEXT = Format(
    name="text",
    label=wordings.TEXT,
    suffix="txt",
    media_type="text/plain",
    outlet=Outlet.SCREEN,
    packages=(),
    lines=str,
    sheet=_text,
)
JSON = Format(
    name="json",
    label=wordings.JSON,
    suffix="json",
    media_type="application/json",
    outlet=Outlet.SCREEN,
    packages=(),
    record=str,
)
MARKDOWN = Format(
    name="markdown",
    label=wordings.MARKDOWN,
    suffix="md",
    media_type="text/markdown",
    outlet=Outlet.SCREEN,
    packages=(),
    sheet=_markdown,
)
HTML = Format(
    name="html",
    label=wordings.HTML,
    suffix="html",
    media_type="text/html",
    outlet=Outlet.SCREEN,
    packages=(),
    paper=_html,
)
WORD = Format(
    name="docx",
    label=wordings.WORD,
    suffix="docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    outlet=Outlet.FILE,
    packages=("docx", "segno"),
    paper=_word,
)
PDF = Format(
    name="pdf",
    label=wordings.PDF,
    suffix="pdf",
    media_type="application/pdf",
    outlet=Outlet.FILE,
    packages=("segno", "typst"),
    paper=_pdf,
    lacking=_lacking_font,
)
EXCEL = Format(
    name="xlsx",
    label=wordings.EXCEL,
    suffix="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    outlet=Outlet.FILE,
    packages=("cn2an", "xlsxwriter"),
    book=_excel,
)

_ROWS = {row.name: row for row in (TEXT, JSON, MARKDOWN, HTML, WORD, PDF, EXCEL)}
FORMATS: Mapping[str, Format] = MappingProxyType(_ROWS)
