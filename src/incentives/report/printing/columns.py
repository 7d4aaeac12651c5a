"""Tables on paper: how wide their columns are, and checklists as tables.

Figures and dates stay on one line.
"""

from collections.abc import Sequence

from incentives.report.printing.blocks import Checklist, Table, Tick
from incentives.report.printing.layout import width_of

LINE = "\n"
"""What parts the lines of a cell."""

_SHORT = 16
"""A cell of no more columns of a terminal than this is not broken: a date, an outcome, a share."""
_HEADING = 8
_LEAST = 4
_PADDING = 3


def column_widths(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int], total: int
) -> list[int]:
    """The width of each column, together `total`.

    Widths are in columns of a terminal, of which a Chinese character takes two. Columns of `right`
    (places, counted from 0) and of short cells are not broken where there is room for them.
    Headings may be broken. What does not fit even so is narrowed in proportion.

    >>> column_widths(("事项", "金额"), (("免征契税", "1.00 元"),), right=frozenset({1}), total=30)
    [15, 15]
    """
    wanted = [
        max(
            [
                *(width_of(line) for row in rows for line in row[at].split(LINE)),
                min(width_of(name), _HEADING),
                _LEAST,
            ]
        )
        + _PADDING
        for at, name in enumerate(columns)
    ]
    if sum(wanted) <= total:
        return _scaled(wanted, total)
    firm = {at for at, width in enumerate(wanted) if at in right or width <= _SHORT + _PADDING}
    left = total - sum(wanted[at] for at in firm)
    flowing = [at for at in range(len(wanted)) if at not in firm]
    if not flowing or left < len(flowing) * (_LEAST + _PADDING):
        return _scaled(wanted, total)
    shares = _poured([wanted[at] for at in flowing], left)
    for at, share in zip(flowing, shares, strict=True):
        wanted[at] = share
    return wanted


def _poured(wanted: Sequence[int], total: int) -> list[int]:
    """What each gets of the total.

    Who wants less than an even share gets that; longer text gets the more, the longer it is.
    """
    even = total // len(wanted)
    modest = {at for at, width in enumerate(wanted) if width <= even}
    left = total - sum(wanted[at] for at in modest)
    others = [at for at in range(len(wanted)) if at not in modest]
    roots = _scaled([int(wanted[at] ** 0.5 * 10) for at in others], left)
    widths = list(wanted)
    for at, width in zip(others, roots, strict=True):
        widths[at] = width
    return widths


def _scaled(widths: Sequence[int], total: int) -> list[int]:
    """The widths in proportion, together `total`; the last takes the rest."""
    whole = sum(widths)
    first = [width * total // whole for width in widths[:-1]]
    return [*first, total - sum(first)]


def checklist_table(checklist: Checklist) -> Table:
    """The checklist as a table; without the column of notes where there are none."""
    rows = [_check(entry) for entry in checklist.entries]
    count = len(checklist.columns) - (not any(entry.notes for entry in checklist.entries))
    return Table(
        title=checklist.title,
        columns=checklist.columns[:count],
        rows=tuple(row[:count] for row in rows),
    )


def _check(entry: Tick) -> tuple[str, ...]:
    return entry.mark, entry.text, entry.clause, LINE.join(entry.notes)
