"""The sheet of a determination, which stands in its entry as Markdown, as blocks of paper."""

import re
from collections.abc import Iterator
from itertools import groupby

from incentives.report.printing.blocks import Block, Heading, Paragraph, Table
from incentives.report.printing.columns import LINE

_BETWEEN = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\(.)")


def blocks_of(markdown: str) -> Iterator[Block]:
    r"""Headings, tables and lines, with all that was said in them.

    >>> [block.text for block in blocks_of("# 甲\n\n## 乙\n\n- **丙**：1\\. 2\n")]
    ['甲', '乙', '·　丙：1. 2']
    """
    lines = [line for line in markdown.splitlines() if line.strip()]
    for is_table, group in groupby(lines, key=lambda line: line.startswith("| ")):
        if is_table:
            yield _table(list(group))
        else:
            yield from map(_block, group)


def _block(line: str) -> Block:
    marks = len(line) - len(line.lstrip("#"))
    if marks and line[marks : marks + 1] == " ":
        return Heading(text=_plain(line[marks + 1 :]), level=max(marks, 2))
    indent = len(line) - len(line.lstrip(" "))
    text = line.strip()
    if text.startswith("- "):
        text = "　" * (indent // 2) + "·　" + text[2:]
    return Paragraph(text=_plain(text))


def _table(lines: list[str]) -> Table:
    head, marks, *rows = (_cells(line) for line in lines)
    return Table(
        title="",
        columns=tuple(map(_plain, head)),
        rows=tuple(tuple(_plain(cell.replace("<br>", LINE)) for cell in row) for row in rows),
        right=frozenset(at for at, mark in enumerate(marks) if mark.endswith(":")),
    )


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in _BETWEEN.split(inner)]


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.replace("**", ""))
