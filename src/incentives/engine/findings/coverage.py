"""What an assessment does not decide, as values."""

from collections.abc import Hashable, Iterable
from datetime import date
from enum import Enum
from operator import attrgetter

import attrs

from incentives.brief import brief
from incentives.values.citation import Citation
from incentives.values.text import Text


class CoverageKind(Enum):
    """Why something is left undecided, or may not stay as it is; in the order of telling."""

    OPEN_AMOUNT = "open_amount"  # the law promises, and does not say how much
    DISCRETION = "discretion"  # an authority decides case by case
    OPEN_MATTER = "open_matter"  # the law leaves something else open
    ASSUMED = "assumed"  # a fact was left out, and counts as what the vocabulary says
    NOT_ASKED = "not_asked"  # a fact was given that is not asked of this case, and does not count
    ALIKE_ROWS = "alike_rows"  # rows of the case say the very same, and each is counted
    # No public notice states the figure, or the law has a declared gap.
    UNPUBLISHED_FIGURE = "unpublished_figure"
    FLOOR = "floor"  # the law states only the least; the least was taken
    # Published again and again, and read long after the last publication on record.
    STALE_FIGURE = "stale_figure"
    # Nobody can tell from when it is in force; it was taken to be.
    START_NOT_ON_RECORD = "start_not_on_record"
    MEASURE_WITHOUT_RULE = "measure_without_rule"  # the instrument names it, and no rule carries it
    ENDING = "ending"  # in force on the day of assessment, and ends within twelve months after it
    RECALLED = "recalled"  # from memory, the page was not at hand


@attrs.frozen(kw_only=True)
class CoverageNote:
    """One thing that the assessment does not decide.

    `subject` is the id of what the note is about: a parameter (or a cell of its table), an
    instrument, an incentive, a fact or row of the case. `touches`: the ids of the incentives and
    checks that it bears on. `ends_on`: the last day. `continued_by`: the instruments that take an
    ending one over. `reason`: why a measure has no rule, or days no figure. `since` and `read_for`:
    of a figure, the day from which it is on record and the last day for which it was read.
    """

    kind: CoverageKind
    subject: str
    text: Text
    citation: Citation
    touches: tuple[str, ...] = ()
    ends_on: date | None = None
    continued_by: tuple[str, ...] = ()
    reason: Text | None = None
    since: date | None = None
    read_for: date | None = None

    __repr__ = brief


_SAID = attrgetter(*(each.name for each in attrs.fields(CoverageNote) if each.name != "touches"))
"""What a note says, whatever it touches."""


def joined(notes: Iterable[CoverageNote]) -> list[CoverageNote]:
    """Of notes that say the same one that names all that they touch, in the order of the first."""
    touched: dict[Hashable, tuple[CoverageNote, list[str]]] = {}
    for note in notes:
        touched.setdefault(_SAID(note), (note, []))[1].extend(note.touches)
    return [
        attrs.evolve(note, touches=tuple(sorted(set(names)))) for note, names in touched.values()
    ]
