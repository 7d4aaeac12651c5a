"""What a report is made of, before it is printed.

Headings, pairs, lists, tables and places to sign, all of plain text.
"""

import attrs


@attrs.frozen(kw_only=True)
class Heading:
    """The heading of a section; `level` counts from 2 (the title of the sheet is the first).

    `keeps_together`: on paper all that stands under it, up to the next heading, is on one page,
    where a page has room for it.
    """

    text: str
    level: int = 2
    keeps_together: bool = False


@attrs.frozen(kw_only=True)
class Pairs:
    """Names with their values, one a line.

    `across`: so many stand side by side in a line of paper, as in a form; the last one takes what
    is left of its line. `code`: what stands beside them on paper as a QR code; empty: nothing.
    """

    rows: tuple[tuple[str, str], ...]
    across: int = 1
    code: str = ""

    @property
    def lines(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The pairs line by line, as they stand side by side."""
        starts = range(0, len(self.rows), self.across)
        return tuple(self.rows[start : start + self.across] for start in starts)


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
class Opinion:
    """What one of those who sign says, and who that is, with the day; each may be empty."""

    text: str = ""
    person: str = ""
    day: str = ""


@attrs.frozen(kw_only=True)
class Signatures:
    """Where each of the `signers` signs, with the day, and where the seal goes.

    An empty `seal`: there is none. `opinions`: one for each signer, in a line of its own, with room
    to sign below it; none: they sign side by side. `sign` stands before that room.
    """

    signers: tuple[str, ...]
    day: str
    seal: str = ""
    opinions: tuple[Opinion, ...] = ()
    sign: str = ""

    @property
    def with_opinions(self) -> tuple[tuple[str, Opinion, str], ...]:
        """Each signer with the opinion and the line in which to sign, if opinions are given."""
        return tuple(
            (signer, opinion, f"{opinion.person}{self.sign}")
            for signer, opinion in zip(self.signers, self.opinions, strict=bool(self.opinions))
        )

    def day_of(self, opinion: Opinion) -> str:
        """The day of the opinion; where there is none, what is filled in by hand."""
        return opinion.day or self.day


Block = Heading | Pairs | Paragraph | Bullets | Checklist | Table | Signatures


@attrs.frozen(kw_only=True)
class Sheet:
    """A report: its title and its blocks in order.

    `foot`: what stands at the foot of every page of paper.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
