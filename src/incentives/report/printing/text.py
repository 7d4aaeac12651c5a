"""A sheet as plain text for a terminal of 100 columns."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
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
from incentives.report.printing.layout import WIDTH, padded, width_of, wrapped
from incentives.values.text import Language, Text

_INDENT = "  "
_GAP = "  "
_SIGNED = 16
_TITLED = Text("{title}：", "{title}:")
_CLAUSE = Text("（条款：{clause}）", " ({clause})")


def print_text(sheet: Sheet, language: Language) -> str:
    """The sheet, ending in a line break."""
    lines = [sheet.title, "=" * min(width_of(sheet.title), WIDTH)]
    for block in sheet.blocks:
        lines += _block(block, language)
    return "\n".join(lines) + "\n"


def _block(block: Block, language: Language) -> list[str]:
    match block:
        case Heading(text=text, level=level):
            heading = wrapped(text)
            line = "-" * min(max(map(width_of, heading)), WIDTH)
            return ["", *heading, *([line] if level == 2 else [])]
        case Pairs(rows=rows):
            return list(_pairs(rows))
        case Paragraph(text=text):
            return wrapped(text, first=_INDENT, rest=_INDENT)
        case Bullets():
            bullets = _bullets(block.entries, _INDENT * 2, is_ranked=block.is_ranked)
            return [*_caption(block.title, language), *bullets]
        case Checklist(title=title, entries=entries):
            checks = (line for entry in entries for line in _check(entry, language))
            return [*_caption(title, language), *checks]
        case Table():
            return list(_table(block, language))
        case Signatures():
            return list(_signatures(block, language))
        case _:
            assert_never(block)


def _caption(title: str, language: Language) -> list[str]:
    """The small heading of a list, where it has one."""
    return [_titled(title, language)] if title else []


def _titled(title: str, language: Language) -> str:
    return _INDENT + _TITLED.to(language).format(title=title)


def _pairs(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    widest = max((width_of(name) for name, _ in rows), default=0)
    for name, value in rows:
        first = f"{_INDENT}{padded(name, widest)}{_GAP}"
        yield from wrapped(value, first=first, rest=" " * width_of(first))


def _bullets(entries: tuple[Bullet, ...], indent: str, *, is_ranked: bool = False) -> Iterator[str]:
    for number, entry in enumerate(entries, start=1):
        mark = f"{number}. " if is_ranked else "· "
        yield from wrapped(entry.text, first=indent + mark, rest=indent + " " * len(mark))
        yield from _bullets(entry.below, indent + " " * len(mark))


def _check(entry: Tick, language: Language) -> Iterator[str]:
    indent = _INDENT * 2
    clause = _CLAUSE.to(language).format(clause=entry.clause) if entry.clause else ""
    yield from wrapped(f"{entry.text}{clause}", first=f"{indent}{entry.mark} ", rest=f"{indent}  ")
    for note in entry.notes:
        yield from wrapped(note, first=f"{indent}    ", rest=f"{indent}    ")


def _table(table: Table, language: Language) -> Iterator[str]:
    if table.title:
        yield from ("", _titled(table.title, language))
    rows = (table.columns, *table.rows)
    count = len(table.columns)
    widths = [max(map(width_of, _lines(rows, column))) for column in range(count)]
    flowing = _flowing(table)
    others = sum(width for column, width in enumerate(widths) if column != flowing)
    widths[flowing] = min(widths[flowing], max(WIDTH - others - len(_GAP) * count, 20))
    rule = tuple("-" * width for width in widths)
    for row in (table.columns, rule, *table.rows):
        yield from _row(row, widths, flowing, table.right)


def _lines(rows: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    """The lines of all cells of a column."""
    return (line for row in rows for line in row[column].split(LINE))


def _flowing(table: Table) -> int:
    """The column whose text is broken: the first one with cells of several lines, or the first."""
    places = (at for row in table.rows for at, cell in enumerate(row) if LINE in cell)
    return next(places, 0)


def _signatures(block: Signatures, language: Language) -> Iterator[str]:
    """A line for each who signs, below what he says of it, and the seal below all."""
    for signer, opinion, sign in block.with_opinions:
        first = _titled(signer, language)
        yield from wrapped(opinion.text, first=first, rest=_INDENT * 2)
        yield f"{_INDENT * 2}{sign}{'_' * _SIGNED}{_GAP}{block.day_of(opinion)}"
    for signer in block.signers if not block.opinions else ():
        yield f"{_titled(signer, language)}{'_' * _SIGNED}{_GAP}{block.day}"
    if block.seal:
        yield f"{_INDENT}{block.seal}"


def _row(
    row: Sequence[str], widths: Sequence[int], flowing: int, right: frozenset[int]
) -> Iterator[str]:
    """The row; what has no room in the column that flows, and further lines, go on below."""
    columns = [cell.split(LINE) for cell in row]
    width = widths[flowing]
    columns[flowing] = [
        line for text in columns[flowing] for line in wrapped(text, rest=_INDENT, width=width)
    ]
    for line in zip_longest(*columns, fillvalue=""):
        cells = [padded(cell, widths[at], to_the_right=at in right) for at, cell in enumerate(line)]
        yield f"{_INDENT}{_GAP.join(cells)}".rstrip()
