"""What the cells of a column say, as words, and which of them have to be looked at."""

from collections.abc import Callable

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.types as kinds

from incentives.compile.layout import Kind, Place
from incentives.compile.words import NONE, UNKNOWN
from incentives.tables.sound.figures import (
    Longs,
    Marks,
    days_in_calendar,
    months_in,
    numbers_in,
    said_in,
    truths_in,
)
from incentives.tables.sound.periods import Periods, periods_in, unlisted
from incentives.tables.sound.texts import NO_FORM, Texts, distinct
from incentives.tables.stored import is_text

WordOfText = Callable[[str, Texts], int | None]
"""The word that a text has as a fact; None: it has to be looked at."""
_LAST_BIT = 62


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cells:
    """The words of a column, UNKNOWN where nothing is said, and which cells are off; None: none is.

    The word of a status is 0, and `periods` has what it says. `forms`: of texts, the form of each.
    """

    words: Longs
    is_off: Marks | None = None
    forms: Longs | None = None
    periods: Periods | None = None

    @property
    def are_said(self) -> Marks:
        """Where something is said that exists."""
        exists: Marks = (self.words != UNKNOWN) & (self.words != NONE)
        return exists

    def without(self, does_not_exist: "Cells") -> "Cells":
        """The same where nothing says that it does not exist; where both are said it is off."""
        is_none = does_not_exist.words == NONE
        is_off = is_none & (self.words != UNKNOWN)
        for those in (self.is_off, does_not_exist.is_off):
            if those is not None:
                is_off |= those
        return attrs.evolve(self, words=np.where(is_none, NONE, self.words), is_off=is_off)


def unsaid(count: int) -> Cells:
    """Of so many facts nothing is said."""
    return Cells(words=np.full(count, UNKNOWN, np.int64))


@attrs.frozen(kw_only=True, repr=False)
class ColumnReader:
    """Reads the cells of one column of facts; `of_text` those that are text.

    `are_texts`: its values are texts; `is_asked`: all that is written is, though it says another.
    """

    place: Place
    of_text: WordOfText
    are_texts: bool
    is_asked: bool

    def cells(self, array: pa.Array, texts: Texts) -> Cells:
        """What the column says."""
        if kinds.is_null(array.type):
            return unsaid(len(array))
        if is_text(array.type):
            return self._of_texts(array, texts)
        said = said_in(array) if array.null_count else None
        if self.place.kind is Kind.STATUS:
            periods, is_sound = periods_in(array)
            return _cells(np.zeros(len(array), np.int64), said, is_sound, periods)
        words, is_sound = self._words(array, texts)
        return _cells(words, said, is_sound)

    def _words(self, array: pa.Array, texts: Texts) -> tuple[Longs, Marks]:
        """The word of each cell that is no text, and which have one."""
        kind = self.place.kind
        if kind is Kind.NUMBER and not kinds.is_floating(array.type):
            return numbers_in(array, self.place)
        if kind is Kind.DAY and kinds.is_date(array.type):
            return days_in_calendar(array)
        if kind is Kind.MONTH and kinds.is_date(array.type):
            return months_in(array, self.place)
        if kind is Kind.TRUTH and kinds.is_boolean(array.type):
            return truths_in(array), np.ones(len(array), np.bool_)
        if kind is Kind.MASK:
            return self._masks(array, texts)
        return np.zeros(len(array), np.int64), np.zeros(len(array), np.bool_)

    def _of_texts(self, array: pa.Array, texts: Texts) -> Cells:
        places, values = distinct(array)
        if not values:
            return unsaid(len(array))
        found = [self.of_text(value, texts) for value in values]
        words = np.array([UNKNOWN if word is None else word for word in found], dtype=np.int64)
        is_sound = np.array([word is not None for word in found], dtype=np.bool_)
        said = places != NO_FORM if array.null_count else None
        cells = _cells(words[places], said, is_sound if is_sound.all() else is_sound[places])
        if not self.are_texts and not self.is_asked:
            return cells
        known = [
            NO_FORM if word is None or (word == NONE and not self.is_asked) else texts.form(value)
            for word, value in zip(found, values, strict=True)
        ]
        forms = np.array([*known, NO_FORM], dtype=np.int64)  # of what is null, the last one
        return attrs.evolve(cells, forms=forms[places])

    def _masks(self, array: pa.Array, texts: Texts) -> tuple[Longs, Marks]:
        """A bit for each of the values of a cell, of which none stands twice."""
        counts, chosen = unlisted(array)
        if kinds.is_null(chosen.type):
            return np.zeros(len(array), np.int64), counts == 0
        places, values = distinct(chosen)
        found = [self.of_text(value, texts) for value in values]
        bits = np.array(
            [1 << bit if bit is not None and bit <= _LAST_BIT else 0 for bit in (*found, None)],
            dtype=np.int64,
        )
        own = bits[places]  # of what is null, the last one: none
        owners = np.repeat(np.arange(len(counts)), counts)
        masks, sizes = np.zeros(len(counts), np.int64), np.zeros(len(counts), np.int64)
        np.bitwise_or.at(masks, owners, own)
        for bit in bits[bits > 0].tolist():
            sizes += (masks & bit) > 0
        return masks, sizes == counts


def _cells(
    words: Longs, said: Marks | None, is_sound: Marks, periods: Periods | None = None
) -> Cells:
    """Cells that say something where `said`, or everywhere, which is off unless it is sound."""
    is_off = None if is_sound.all() else ~is_sound
    if said is None:
        return Cells(words=words, is_off=is_off, periods=periods)
    is_off = None if is_off is None else said & is_off
    return Cells(words=np.where(said, words, UNKNOWN), is_off=is_off, periods=periods)
