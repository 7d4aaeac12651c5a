"""A sheet as Markdown. All text is taken as plain: what could be markup is escaped."""

import re
from collections.abc import Iterator, Sequence
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
    Tick,
)
from incentives.report.printing.columns import LINE
from incentives.values.text import Language, Text

_MARKUP = re.compile(r"[\\`*\[\]<>|~$&!#@]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
_LINK = re.compile(r"://|www\.", re.IGNORECASE)
_BLOCK_START = re.compile(r"^(\s*)([-+=])|^(\s*[0-9]+)([.)])(?=\s|$)")

_PAIR = Text("- **{name}**：{value}", "- **{name}:** {value}")


def print_markdown(sheet: Sheet, language: Language) -> str:
    """The sheet, ending in a line break."""
    parts = [
        f"# {escaped(sheet.title)}",
        *("\n".join(_block(block, language)) for block in sheet.blocks),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    r"""The text such that Markdown shows it as it is.

    >>> print(escaped("*甲* cn.2019-76.vat_exemption <b>"))
    \*甲\* cn.2019-76.vat_exemption \<b\>
    """
    plain = _MARKUP.sub(lambda markup: f"\\{markup[0]}", text)
    plain = _LINK.sub(lambda link: link[0].replace(":", "\\:").replace(".", "\\."), plain)
    return _BLOCK_START.sub(
        lambda start: f"{start[1] or start[3] or ''}\\{start[2] or start[4]}", plain
    )


def _block(block: Block, language: Language) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {escaped(text)}"
        case Pairs(rows=rows):
            yield from (
                _PAIR.to(language).format(name=escaped(name), value=escaped(value))
                for name, value in rows
            )
        case Paragraph(text=text):
            yield escaped(text)
        case Bullets(title=title, entries=entries, is_ranked=is_ranked):
            yield from _caption(title)
            yield from _bullets(entries, "", is_ranked=is_ranked)
        case Checklist(title=title, columns=columns, entries=entries):
            yield from _caption(title)
            yield from _table(columns, [_check(entry) for entry in entries], frozenset())
        case Table(title=title, columns=columns, rows=rows, right=right):
            yield from _caption(title)
            yield from _table(columns, [list(map(_cell, row)) for row in rows], right)
        case Signatures():
            yield from _signatures(block)
        case _:
            assert_never(block)


def _caption(title: str) -> Iterator[str]:
    """The small heading of a list or table, where it has one."""
    if title:
        yield f"**{escaped(title)}**\n"


def _bullets(entries: tuple[Bullet, ...], indent: str, *, is_ranked: bool = False) -> Iterator[str]:
    for number, entry in enumerate(entries, start=1):
        mark = f"{number}. " if is_ranked else "- "
        yield f"{indent}{mark}{escaped(entry.text)}"
        yield from _bullets(entry.below, indent + " " * len(mark))


def _signatures(block: Signatures) -> Iterator[str]:
    """Who signs beside each other; or, with what each says, one below the other."""
    signers = block.signers
    if block.opinions:
        rows = [
            [escaped(text) for text in (signer, opinion.text, sign, block.day_of(opinion))]
            for signer, opinion, sign in block.with_opinions
        ]
        yield from _table([""] * 4, rows, frozenset())
    else:
        blank, days = [""] * len(signers), [escaped(block.day)] * len(signers)
        yield from _table(signers, [blank, days], frozenset())
    if block.seal:
        yield f"\n{escaped(block.seal)}"


def _cell(text: str) -> str:
    return "<br>".join(map(escaped, text.split(LINE)))


def _check(entry: Tick) -> list[str]:
    return [
        entry.mark,
        escaped(entry.text),
        escaped(entry.clause),
        "<br>".join(map(escaped, entry.notes)),
    ]


def _table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]
) -> Iterator[str]:
    yield f"| {' | '.join(map(escaped, columns))} |"
    yield f"| {' | '.join('---:' if at in right else '---' for at in range(len(columns)))} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)
