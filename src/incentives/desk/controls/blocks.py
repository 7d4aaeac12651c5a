"""A sheet drawn on a page: real headings, lists and tables, all text taken as plain."""

import re
from collections.abc import Sequence
from typing import assert_never

import pandas as pd  # type: ignore[import-untyped]
import streamlit as st

from incentives.desk.session import say
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
from incentives.report.printing.columns import LINE, checklist_table
from incentives.report.printing.markdown import escaped as without_markup
from incentives.wordings.desk import frame as wordings

_INVISIBLE = "\u200b"
_SHORTCODE = re.compile(r":(?=[a-z0-9_+/-]+:)", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text such that Streamlit shows it as it is.

    It is neither Markdown nor one of Streamlit's own short names of signs, such as `:tada:`.
    """
    return without_markup(_SHORTCODE.sub(f":{_INVISIBLE}", text))


def draw_sheet(sheet: Sheet) -> None:
    """The page shows the sheet below its title."""
    st.header(escaped(sheet.title), anchor=False)
    draw_blocks(sheet.blocks)


def draw_blocks(blocks: Sequence[Block]) -> None:
    """The page shows the blocks in order."""
    for block in blocks:
        _draw(block)


def draw_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: frozenset[int] = frozenset(),
    title: str = "",
) -> None:
    """The page shows a table of plain text; the columns `right` are set to the right.

    Of no rows it says that there are none.
    """
    _caption(title)
    if not rows:
        st.caption(say(wordings.NO_ROWS))
        return
    names = _distinct(columns)
    frame = pd.DataFrame([[_lines(cell) for cell in row] for row in rows], columns=names, dtype=str)
    st.table(
        frame.style.set_properties(
            subset=[names[at] for at in sorted(right)], **{"text-align": "right !important"}
        ),
        hide_index=True,
    )


def _draw(block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            st.markdown(f"{'#' * (level + 1)} {escaped(text)}", anchors=False)
        case Pairs(rows=rows):
            _pairs(rows)
        case Paragraph(text=text):
            st.markdown(escaped(text))
        case Bullets(title=title, entries=entries, is_ranked=is_ranked):
            _caption(title)
            st.markdown("\n".join(_bullets(entries, "", is_ranked=is_ranked)))
        case Checklist():
            _draw(checklist_table(block))
        case Table(title=title, columns=columns, rows=rows, right=right):
            draw_table(columns, rows, right=right, title=title)
        case Signatures():
            _signatures(block)
        case _:
            assert_never(block)


def _signatures(block: Signatures) -> None:
    """Who signs; with what each says, where that is told."""
    if block.opinions:
        _pairs(
            [
                (signer, f"{opinion.text} {sign}{block.day_of(opinion)}".strip())
                for signer, opinion, sign in block.with_opinions
            ]
        )
    else:
        draw_table(block.signers, [[""] * len(block.signers), [block.day] * len(block.signers)])
    if block.seal:
        st.markdown(escaped(block.seal), text_alignment="right")


def _caption(title: str) -> None:
    if title:
        st.markdown(f"**{escaped(title)}**")


def _pairs(rows: Sequence[tuple[str, str]]) -> None:
    """Names as the headings of rows, with their values."""
    frame = pd.DataFrame(
        {"": [escaped(value) for _, value in rows]},
        index=[escaped(name) for name, _ in rows],
        dtype=str,
    )
    st.table(frame, hide_index=False, hide_header=True)


def _bullets(entries: Sequence[Bullet], indent: str, *, is_ranked: bool = False) -> list[str]:
    lines: list[str] = []
    for number, entry in enumerate(entries, start=1):
        mark = f"{number}. " if is_ranked else "- "
        lines += [
            f"{indent}{mark}{escaped(entry.text)}",
            *_bullets(entry.below, indent + " " * len(mark)),
        ]
    return lines


def _lines(cell: str) -> str:
    """The text of a cell, its lines one below the other."""
    return "\\\n".join(escaped(line) for line in cell.split(LINE))


def _distinct(columns: Sequence[str]) -> list[str]:
    """The headings of columns, such that no two are alike: what tells them apart is not seen."""
    return [
        f"{escaped(name)}{_INVISIBLE * columns[:at].count(name)}" for at, name in enumerate(columns)
    ]
