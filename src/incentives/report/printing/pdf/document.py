"""A sheet as a PDF file of A4 pages, with the margins of official papers."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import assert_never

import typst

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
from incentives.report.printing.pdf.cannot_print import CannotPrint
from incentives.report.printing.pdf.fonts import machine_fonts
from incentives.report.printing.qr import qr_svg
from incentives.values.text import Language, Text
from incentives.wordings.report.formats import NOT_TYPESET

_FOOTER = Text("第 {page} 页　共 {pages} 页", "page {page} of {pages}")
_WIDTH = 90
"""Columns of a terminal that a line of the page has room for."""
_MANY = 5
"""A table of more columns is set in the smaller size of characters."""
_WIDTH_OF_SMALL = 100

_Plain = dict[str, object]


def pdf_bytes(sheet: Sheet, language: Language) -> bytes:
    """The document; the same sheet gives the same bytes on the same machine.

    It holds no day, and nothing of who wrote it. Its text can be searched and read aloud. A machine
    without a Chinese font is refused (`MissingFont`).

    Raises:
        CannotPrint: if Typst fails on this machine.
    """
    fonts = machine_fonts()
    page = {
        "title": sheet.title,
        "foot": sheet.foot,
        "footer": _FOOTER.to(language),
        "lang": language.tag,
        "song": fonts.song,
        "hei": fonts.hei,
        "sections": _sections(sheet.blocks),
    }
    try:
        written = typst.compile(
            _page(),
            font_paths=fonts.found,
            sys_inputs={"sheet": json.dumps(page, ensure_ascii=False)},
            timestamp=0,
            format="pdf",
        )
    except typst.TypstError as error:
        told = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise CannotPrint(
            Text(*(text.format(reason=told) for text in (NOT_TYPESET.zh, NOT_TYPESET.en)))
        ) from error
    assert isinstance(written, bytes), "one document gives one file"
    return written


def _page() -> bytes:
    return files(__package__).joinpath("page.typ").read_bytes()


def _sections(blocks: Sequence[Block]) -> list[_Plain]:
    """The blocks by sections: each begins at a heading, which says whether it stays together."""
    sections: list[tuple[bool, list[_Plain]]] = [(False, [])]
    for block in blocks:
        if isinstance(block, Heading):
            sections.append((block.keeps_together, []))
        sections[-1][1].append(_plain(block))
    return [{"together": together, "blocks": inside} for together, inside in sections if inside]


def _plain(block: Block) -> _Plain:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "text": text, "level": min(level, 4)}
        case Pairs():
            return _pairs(block)
        case Paragraph(text=text):
            return {"kind": "paragraph", "text": text}
        case Bullets(title=title, entries=entries, is_ranked=is_ranked):
            listed = [_bullet(entry) for entry in entries]
            return {"kind": "bullets", "title": title, "entries": listed, "ranked": is_ranked}
        case Checklist():
            return _table(checklist_table(block))
        case Table():
            return _table(block)
        case Signatures():
            return _signatures(block)
        case _:
            assert_never(block)


def _pairs(block: Pairs) -> _Plain:
    code = qr_svg(block.code) if block.code else ""
    return {"kind": "pairs", "across": block.across, "lines": block.lines, "code": code}


def _bullet(bullet: Bullet) -> _Plain:
    return {"text": bullet.text, "below": [_bullet(lower) for lower in bullet.below]}


def _table(table: Table) -> _Plain:
    is_small = len(table.columns) > _MANY
    total = _WIDTH_OF_SMALL if is_small else _WIDTH
    return {
        "kind": "table",
        "title": table.title,
        "columns": table.columns,
        "widths": column_widths(table.columns, table.rows, right=table.right, total=total),
        "rows": [[cell.split(LINE) for cell in row] for row in table.rows],
        "right": sorted(table.right),
        "small": is_small,
    }


def _signatures(block: Signatures) -> _Plain:
    return {
        "kind": "signatures",
        "signers": block.signers,
        "day": block.day,
        "seal": block.seal,
        "opinions": [
            {"signer": signer, "text": opinion.text, "sign": sign, "day": block.day_of(opinion)}
            for signer, opinion, sign in block.with_opinions
        ],
    }
