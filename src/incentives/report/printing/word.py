"""A sheet as a Word document (.docx): real headings, tables whose headings repeat on every page."""

import io
from collections.abc import Sequence
from typing import assert_never

import attrs
from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from incentives.report.printing.blocks import (
    Block,
    Bullet,
    Bullets,
    Checklist,
    Heading,
    Pairs,
    Paragraph,
    Sheet,
    Signatures,
    Table,
)
from incentives.report.printing.columns import LINE, checklist_table, column_widths
from incentives.report.printing.qr import qr_png
from incentives.report.printing.same_bytes import with_same_bytes
from incentives.report.printing.word_page import TEXT_WIDTH, new_document
from incentives.values.text import Language

_WIDTH = 90
"""Columns of a terminal that a line of the page has room for."""
_NAMES = 21
_DEEPEST = 3
_MANY = 5
"""A table of more columns is set in the smaller size of characters."""
_USUAL, _SMALL = 10, 9
_WIDTH_OF_SMALL = 100
_GREY = "F0F0F0"
_BLANK, _SEALED = Mm(10), Mm(15)
_OPINION, _SEALED_OPINION, _ROOM = Mm(20), Mm(30), Mm(5)
_CODE, _AROUND = Mm(26), Mm(2)
_LINE_TO_SIGN = "＿＿＿＿＿＿＿＿　"


def word_bytes(sheet: Sheet, language: Language) -> bytes:
    """The document; the same sheet gives the same bytes."""
    document = new_document(sheet.title, language, foot=sheet.foot)
    writer = _Writer(document)
    document.add_paragraph(sheet.title, style="Title")
    kept: int | None = None
    for block in sheet.blocks:
        if isinstance(block, Heading):
            _keep_together(document, kept)
            kept = len(document.element.body) - 1 if block.keeps_together else None
        writer.write(block)
    _keep_together(document, kept)
    if isinstance(last_of(document), CT_Tbl):
        writer.add_gap()
    out = io.BytesIO()
    document.save(out)
    return with_same_bytes(out.getvalue())


def _keep_together(document: WordDocument, first: int | None) -> None:
    """What stands from `first` on in the document, up to its end, is on one page; None: nothing."""
    if first is None:
        return
    paragraphs = [
        paragraph
        for element in list(document.element.body)[first:-1]
        for paragraph in element.iter(qn("w:p"))
    ]
    for paragraph in paragraphs[:-1]:
        paragraph.get_or_add_pPr().get_or_add_keepNext().val = True


@attrs.frozen
class _Writer:
    document: WordDocument

    def write(self, block: Block) -> None:
        match block:
            case Heading(text=text, level=level):
                self.document.add_paragraph(text, style=f"Heading {min(level, 4)}")
            case Pairs():
                self._pairs(block)
            case Paragraph(text=text):
                self.document.add_paragraph(text)
            case Bullets(title=title, entries=entries, is_ranked=is_ranked):
                self._caption(title)
                self._bullets(entries, depth=1, is_ranked=is_ranked)
            case Checklist():
                self._table(checklist_table(block))
            case Table():
                self._table(block)
            case Signatures(signers=signers, day=day, seal=seal):
                if block.opinions:
                    self._opinions(block)
                else:
                    self._signatures(signers, day, seal)
            case _:
                assert_never(block)

    def add_gap(self) -> None:
        """A line of almost no height."""
        gap = self.document.add_paragraph()
        gap.paragraph_format.space_before = gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.line_spacing = Pt(4)

    def _caption(self, title: str) -> None:
        if title:
            self.document.add_paragraph(title, style="Caption")

    def _bullets(self, entries: Sequence[Bullet], *, depth: int, is_ranked: bool = False) -> None:
        for number, entry in enumerate(entries, start=1):
            if is_ranked:  # Word's own numbers would go on from one list to the next
                self.document.add_paragraph(f"{number}. {entry.text}")
            else:
                style = "List Bullet" if depth == 1 else f"List Bullet {min(depth, _DEEPEST)}"
                self.document.add_paragraph(entry.text, style=style)
            self._bullets(entry.below, depth=depth + 1)

    def _pairs(self, pairs: Pairs) -> None:
        names, values = (_NAMES, _WIDTH - _NAMES) if pairs.across == 1 else (16, 29)
        widths = (names, values) * pairs.across
        beside = (sum(widths) * _CODE // (TEXT_WIDTH - _CODE),) if pairs.code else ()
        table = self._new_table((*widths, *beside))
        for at, line in enumerate(pairs.lines, start=1):
            row = _new_row(table)
            for place, (name, value) in enumerate(line):
                _fill(row.cells[2 * place], name, is_head=True)
                cell = row.cells[2 * place + 1]
                if place == len(line) - 1 < pairs.across - 1:
                    cell = cell.merge(row.cells[len(widths) - 1])
                _fill(cell, value)
            # They are few: they stay on one page.
            keeps = at < len(pairs.lines) or None
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next = keeps
        if pairs.code:
            _draw_code(table, pairs.code)

    def _opinions(self, block: Signatures) -> None:
        """One below the other, all on one page with what stands right before them."""
        *_, before = self.document.paragraphs
        before.paragraph_format.keep_with_next = True
        table = self._new_table((_NAMES, _WIDTH - _NAMES))
        for at, (signer, opinion, sign) in enumerate(block.with_opinions, start=1):
            is_last = at == len(block.signers)
            row = _new_row(table)
            row.height = _SEALED_OPINION if is_last else _OPINION
            row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
            _fill(row.cells[0], signer, is_head=True)
            _fill(row.cells[1], opinion.text)
            signed = [f"{sign}{_LINE_TO_SIGN}{block.day_of(opinion)}"]
            for text in [block.seal, *signed] if is_last and block.seal else signed:
                line = row.cells[1].add_paragraph(text)
                line.alignment, line.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.RIGHT, _ROOM
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = not is_last or None

    def _table(self, told: Table) -> None:
        self._caption(told.title)
        points, width = (_SMALL, _WIDTH_OF_SMALL) if len(told.columns) > _MANY else (_USUAL, _WIDTH)
        widths = column_widths(told.columns, told.rows, right=told.right, total=width)
        table = self._new_table(widths)
        for texts in (told.columns, *told.rows):
            row = _new_row(table)
            if texts is told.columns:
                _repeat(row)
            for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                is_right = at in told.right
                _fill(cell, text, is_head=texts is told.columns, is_right=is_right, points=points)
                cell.paragraphs[0].paragraph_format.keep_with_next = texts is told.columns or None

    def _signatures(self, signers: Sequence[str], day: str, seal: str) -> None:
        *_, before = self.document.paragraphs
        # Nobody signs a page that does not say what is signed.
        before.paragraph_format.keep_with_next = True
        table = self._new_table([_WIDTH // len(signers)] * len(signers))
        for texts, height in (
            (signers, None),
            ([""] * len(signers), _BLANK),
            ([day] * len(signers), None),
        ):
            row = _new_row(table)
            row.height = height
            for cell, text in zip(row.cells, texts, strict=True):
                _fill(cell, text, is_head=texts is signers, is_right=text == day)
                cell.paragraphs[0].paragraph_format.keep_with_next = True  # they sign on one page
        if seal:
            row = _new_row(table)
            row.height, row.height_rule = _SEALED, WD_ROW_HEIGHT_RULE.AT_LEAST
            _fill(row.cells[0].merge(row.cells[-1]), seal, is_right=True)

    def _new_table(self, widths: Sequence[int]) -> WordTable:
        """A table without rows, its columns in proportion to the widths.

        Word would join it to a table right before it, so a gap parts them.
        """
        if isinstance(last_of(self.document), CT_Tbl):
            self.add_gap()
        table: WordTable = self.document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Emu(TEXT_WIDTH * width // sum(widths))
        return table


def last_of(document: WordDocument) -> BaseOxmlElement:
    """What stands last in the document, before the settings of its page."""
    *_, last, _ = document.element.body
    assert isinstance(last, BaseOxmlElement)
    return last


def _new_row(table: WordTable) -> _Row:
    """A row that is not broken across pages."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _draw_code(table: WordTable, code: str) -> None:
    """The code stands in the last column, beside all rows."""
    *_, first = table.rows[0].cells
    *_, last = table.rows[-1].cells
    paragraph = (first.merge(last) if last is not first else first).paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(io.BytesIO(qr_png(code)), width=_CODE - 3 * _AROUND)


def _repeat(row: _Row) -> None:
    """The row comes again at the head of every page of the table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(
    cell: _Cell, text: str, *, is_head: bool = False, is_right: bool = False, points: float = _USUAL
) -> None:
    lines = text.split(LINE)
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in lines[1:])]
    for paragraph, line in zip(paragraphs, lines, strict=True):
        run = paragraph.add_run(line)
        run.font.bold = is_head
        run.font.size = Pt(points)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
        paragraph.paragraph_format.line_spacing = 1.1
        if is_right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if is_head:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _GREY)
        cell._tc.get_or_add_tcPr().append(shade)
