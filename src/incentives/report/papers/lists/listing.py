"""A list as values, and the same list as a sheet, as a paper, and as a workbook."""

from collections.abc import Sequence
from datetime import date

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.report.papers.lists.rows import ListHead, total
from incentives.report.printing.blocks import Block, Heading, Pairs, Paragraph, Sheet, Signatures
from incentives.report.printing.blocks import Table as PaperTable
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.printing.formats import Book, Kind
from incentives.report.words.names import printable
from incentives.values.text import Language
from incentives.wordings.report import determination as determination_wordings
from incentives.wordings.report import lists as wordings


@attrs.frozen(kw_only=True)
class Part:
    """One table of a list. Amounts and counts are added up below it, where `is_summed`.

    `unsummed`: places of columns, counted from 0, that are not added up.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_summed: bool = True
    unsummed: frozenset[int] = frozenset()

    __repr__ = brief

    @property
    def sums(self) -> dict[int, Cell]:
        """By the place of a column, what its amounts or counts come to."""
        if not self.is_summed or not self.rows:
            return {}
        sums: dict[int, Cell] = {}
        for at in set(range(1, len(self.columns))) - self.unsummed:
            cells = [row[at] for row in self.rows if row[at] is not None]
            amounts = [cell for cell in cells if isinstance(cell, Money)]
            if amounts and len(amounts) == len(cells):
                sums[at] = total(amounts, str(amounts[0].currency.code))
            elif cells and all(isinstance(cell, int) for cell in cells):
                sums[at] = sum(cell for cell in cells if isinstance(cell, int))
        return sums


@attrs.frozen(kw_only=True)
class Listing:
    """A list of an office: its title, its head, its tables, what is said below, who signs."""

    title: str
    head: ListHead
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    is_signed: bool = False
    day: date | None = None

    __repr__ = brief


def listing_sheet(listing: Listing, language: Language) -> Sheet:
    """The list to be read or printed; where it is signed, on the page of what was added up."""
    head = [(wordings.OFFICE, listing.head.office), (wordings.DAY, listing.head.day)]
    pairs = [(name.to(language), printable(value)) for name, value in head if value]
    pairs += [(name, printable(value)) for name, value in listing.head.further if value]
    blocks: list[Block] = [Pairs(rows=tuple(pairs), across=2)] if pairs else []
    for part in listing.parts:
        if len(listing.parts) > 1:
            blocks.append(Heading(text=part.title))
        blocks.append(
            _table(part, language) if part.rows else Paragraph(text=wordings.NOTHING.to(language))
        )
    blocks += [Paragraph(text=note) for note in listing.notes]
    if listing.is_signed:
        signers = tuple(signer.to(language) for signer in wordings.SIGNERS)
        day = determination_wordings.SIGNED_ON.to(language)
        seal = determination_wordings.SEAL.to(language)
        blocks.append(Signatures(signers=signers, day=day, seal=seal))
    return Sheet(title=listing.title, blocks=tuple(blocks))


def listing_book(listing: Listing, language: Language) -> Book:
    """The list as a workbook: amounts, counts and days as such, sums that a spreadsheet reckons."""
    pages = [
        Page(
            name=part.title,
            columns=part.columns,
            rows=part.rows,
            sums=frozenset(part.sums),
            sums_called=wordings.TOTAL.to(language),
        )
        for part in listing.parts
    ]
    return Book(pages=pages, title=listing.title, day=listing.day or date(2000, 1, 1))


LISTING: Kind[Listing] = Kind(sheet=listing_sheet, paper=listing_sheet, book=listing_book)


def shown(cell: Cell, language: Language) -> str:
    """A cell on paper: amounts to the fen with separators, days as an officer writes them."""
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return f"{cell.amount:,.2f}"
    if isinstance(cell, date):
        is_chinese = language.is_chinese
        return f"{cell.year}年{cell.month}月{cell.day}日" if is_chinese else cell.isoformat()
    return f"{cell:,}" if isinstance(cell, int) else printable(cell)


def _table(part: Part, language: Language) -> PaperTable:
    rows = [tuple(shown(cell, language) for cell in row) for row in part.rows]
    sums = part.sums
    if sums:
        blank: Sequence[str] = [""] * (len(part.columns) - 1)
        added = [shown(sums.get(at), language) or text for at, text in enumerate(blank, start=1)]
        rows.append((wordings.TOTAL.to(language), *added))
    right = frozenset(
        at
        for at in range(1, len(part.columns))
        if any(isinstance(row[at], Money | int) for row in part.rows)
    )
    return PaperTable(title="", columns=part.columns, rows=tuple(rows), right=right)
