"""A sheet as a complete page for browser and printer: A4, no scripts, all text escaped."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import assert_never

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
from incentives.report.printing.html_style import STYLE
from incentives.values.text import Language, Text

_PAGE_OF = Text(
    '"第 " counter(page) " 页　共 " counter(pages) " 页"',
    '"page " counter(page) " of " counter(pages)',
)
_WIDTH = 90
"""Columns of a terminal that a line of the printed page has room for."""
_FEW = 8
_CLOSED = "default-src 'none'; style-src 'unsafe-inline'"


def print_html(sheet: Sheet, language: Language) -> str:
    """The page, ending in a line break; it loads nothing and runs nothing."""
    title = escape(sheet.title)
    style = STYLE.replace("PAGE_OF", _PAGE_OF.to(language)).replace("FOOT", _css_text(sheet.foot))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language.page_tag}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_CLOSED}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        *(line for block in sheet.blocks for line in _block(block)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _css_text(text: str) -> str:
    """The text as CSS writes it: all but letters and digits by number, so that nothing ends it."""
    inside = "".join(
        character if character.isalnum() else f"\\{ord(character):x} " for character in text
    )
    return f'"{inside}"'


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            name = f"h{min(level, 6)}"
            yield f"<{name}>{escape(text)}</{name}>"
        case Pairs():
            yield from _pairs(block)
        case Paragraph(text=text):
            yield f"<p>{escape(text)}</p>"
        case Bullets(title=title, entries=entries, is_ranked=is_ranked):
            if title:
                yield f'<p class="caption">{escape(title)}</p>'
            yield from _bullets(entries, is_ranked=is_ranked)
        case Checklist():
            yield from _table(checklist_table(block))
        case Table():
            yield from _table(block)
        case Signatures(signers=signers, day=day, seal=seal):
            yield from _opinions(block) if block.opinions else _signatures(signers, day, seal)
        case _:
            assert_never(block)


def _pairs(block: Pairs) -> Iterator[str]:
    """Names and values in a table, so many in a row as stand side by side; a code above it."""
    if block.code:
        from incentives.report.printing.qr import qr_svg  # noqa: PLC0415 — on signed papers only

        yield f'<p class="code">{qr_svg(block.code)}</p>'
    yield '<table class="pairs"><tbody>'
    for line in block.lines:
        span = (block.across - len(line)) * 2 + 1
        last = f' colspan="{span}"' if span > 1 else ""
        cells = [
            f'<th scope="row">{escape(name)}</th><td{last if at == len(line) else ""}>'
            f"{escape(value)}</td>"
            for at, (name, value) in enumerate(line, start=1)
        ]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _opinions(block: Signatures) -> Iterator[str]:
    """Who signs one below the other, each with what he says and room below it."""
    yield '<table class="opinions"><tbody>'
    for signer, opinion, sign in block.with_opinions:
        signed = f"{escape(sign)}<span></span>{escape(block.day_of(opinion))}"
        yield (
            f'<tr><th scope="row">{escape(signer)}</th><td><p>{escape(opinion.text)}</p>'
            f'<p class="sign">{signed}</p></td></tr>'
        )
    yield "</tbody></table>"
    if block.seal:
        yield f'<p class="sign">{escape(block.seal)}</p>'


def _bullets(entries: Sequence[Bullet], *, is_ranked: bool = False) -> Iterator[str]:
    name = "ol" if is_ranked else "ul"
    yield f"<{name}>"
    for entry in entries:
        if entry.below:
            yield f"<li>{escape(entry.text)}"
            yield from _bullets(entry.below)
            yield "</li>"
        else:
            yield f"<li>{escape(entry.text)}</li>"
    yield f"</{name}>"


def _table(table: Table) -> Iterator[str]:
    """A table in a frame of its own, which scrolls where the page is narrow."""
    named = f' role="region" aria-label="{escape(table.title)}"' if table.title else ""
    # A short one stays on one page of paper.
    kind = "wide short" if len(table.rows) <= _FEW else "wide"
    yield f'<div class="{kind}" tabindex="0"{named}><table>'
    if table.title:
        yield f"<caption>{escape(table.title)}</caption>"
    widths = column_widths(table.columns, table.rows, right=table.right, total=_WIDTH)
    shares = "".join(f'<col style="width: {width * 100 // _WIDTH}%">' for width in widths)
    yield f"<colgroup>{shares}</colgroup>"
    classes = [' class="right"' if at in table.right else "" for at in range(len(table.columns))]
    heads = zip(table.columns, classes, strict=True)
    named_columns = "".join(f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in heads)
    yield f"<thead><tr>{named_columns}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = "".join(
            f"<td{kind}>{_lines(cell)}</td>" for cell, kind in zip(row, classes, strict=True)
        )
        yield f"<tr>{cells}</tr>"
    yield "</tbody></table></div>"


def _lines(cell: str) -> str:
    """The text of a cell; the lines of a checklist one below the other."""
    return "<br>".join(escape(line) for line in cell.split(LINE))


def _signatures(signers: Sequence[str], day: str, seal: str) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(signer)}</th>' for signer in signers)
    yield f'<table class="signatures"><thead><tr>{heads}</tr></thead><tbody>'
    blank, days = "<td></td>" * len(signers), f"<td>{escape(day)}</td>" * len(signers)
    yield f'<tr class="blank">{blank}</tr>'
    yield f"<tr>{days}</tr>"
    if seal:
        yield f'<tr class="seal"><td colspan="{len(signers)}">{escape(seal)}</td></tr>'
    yield "</tbody></table>"
