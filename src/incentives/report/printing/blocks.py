"""What a report is made of, before it is printed.

Headings, pairs, lists, tables and places to sign, all of plain text.
"""

import attrs


@attrs.frozen(kw_only=True)
class Heading:
    """The heading of a section; `level` counts from 2 (the title of the sheet is the first).

    `starts_page`: on paper a page begins with it.
    """

    text: str
    level: int = 2
    starts_page: bool = False


@attrs.frozen(kw_only=True)
class Pairs:
    """Names with their values, one a line."""

    rows: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Paragraph:
    """A sentence by itself."""

    text: str


@attrs.frozen(kw_only=True)
class Bullet:
    """A line with lines below it."""

    text: str
    below: "tuple[Bullet, ...]" = ()


@attrs.frozen(kw_only=True)
class Bullets:
    """A list under a small heading (empty: none); `is_ranked`: its order means something."""

    title: str
    entries: tuple[Bullet, ...]
    is_ranked: bool = False


@attrs.frozen(kw_only=True)
class Tick:
    """One line of a checklist: its mark, what was checked, the clause, and what goes with it."""

    mark: str
    text: str
    clause: str
    notes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Checklist:
    """Conditions, each with its mark.

    `columns` head mark, text, clause and notes where it is printed as a table.
    """

    title: str
    columns: tuple[str, str, str, str]
    entries: tuple[Tick, ...]


@attrs.frozen(kw_only=True)
class Table:
    """Rows under columns, each row with a cell for every column.

    `right`: the places, counted from 0, of the columns that are set to the right.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@attrs.frozen(kw_only=True)
class Signatures:
    """Where each of the `signers` signs, with the day, and where the seal goes.

    An empty `seal`: there is none.
    """

    signers: tuple[str, ...]
    day: str
    seal: str = ""


Block = Heading | Pairs | Paragraph | Bullets | Checklist | Table | Signatures


@attrs.frozen(kw_only=True)
class Sheet:
    """A report: its title and its blocks in order.

    `foot`: what stands at the foot of every page of paper.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
