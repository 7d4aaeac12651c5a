"""Places in a case and in the law: a fact, rows in a month, a cell of a table.

Each is written in one way, which is that of messages, sheets and documents, and is read and
printed here alone. Places are ordered as they are written.
"""

import re
from enum import Enum
from fractions import Fraction
from functools import lru_cache, total_ordering

import attrs

from incentives.brief import brief
from incentives.values.period import Month, Period


class Unlisted(Enum):
    """What stands for the number of a row where nobody has said which rows there are."""

    ROWS = "…"


Step = str | int | Unlisted
"""A name, or which row: counted from 0."""

_NAME = r"[^.\[]+"
_ROW = r"\[(?:0|[1-9][0-9]*|…)\]"
_PATH = re.compile(rf"{_NAME}(?:\.{_NAME}|{_ROW})*")
_STEP = re.compile(r"\[(?P<row>[^\]]+)\]|\.?(?P<name>[^.\[]+)")


@total_ordering
@attrs.frozen(cache_hash=True)
class FactPath:
    """The way to a fact, a row or a list of a case; a declared fact goes by its id.

    `projects[0].investment` are the steps "projects", 0, "investment". Without steps it is the case
    as a whole, and is written as nothing.

    >>> path = FactPath.parse("projects[0].investment")
    >>> path.list_name, path.index, path.name
    ('projects', 0, 'investment')
    >>> str(path.of_row), path.without_rows
    ('projects[0]', 'projects[].investment')
    """

    steps: tuple[Step, ...] = attrs.field(default=(), eq=False, repr=False)
    text: str = attrs.field()  # that of the steps; there are so many that who has it hands it on

    __repr__ = brief

    @text.default
    def _text(self) -> str:
        text = ""
        for step in self.steps:
            if not isinstance(step, str):
                text = f"{text}[{step.value if isinstance(step, Unlisted) else step}]"
            else:
                text = f"{text}.{step}" if text else step
        return text

    @classmethod
    def parse(cls, text: str) -> "FactPath":
        """The path that is written so.

        Raises:
            ValueError: if it is none, such as an empty text.
        """
        path = _read(text)
        if path is None:
            raise ValueError(f"'{text}' is no path of a fact, such as projects[0].investment")
        return path

    @classmethod
    def meant_by(cls, text: str) -> "FactPath":
        """The path that the text of a fault is meant as; empty text: the case as a whole.

        A document may have any key; what no path can say stands as a name at its end.
        """
        matched = _PATH.match(text)
        if matched is None:
            return FactPath((text,), text) if text else THE_CASE
        begun, rest = FactPath.parse(matched[0]), text[matched.end() :]
        *within, last = begun.steps
        if not rest:
            return begun
        if isinstance(last, str) and not rest.startswith("."):
            return FactPath((*within, last + rest), text)
        return FactPath((*begun.steps, rest.removeprefix(".")), text)

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: "FactPath") -> bool:
        return self.text < other.text

    def inner(self, name: str) -> "FactPath":
        """The fact of this name inside; a dotted name goes through records.

        A document may have any name, so it is not looked at: only `parse` refuses one.
        """
        text = f"{self.text}.{name}" if self.text else name
        return FactPath((*self.steps, *name.split(".")), text)

    def row(self, index: int | Unlisted) -> "FactPath":
        """One row of the list, or period of the status; rows are counted from 0."""
        return FactPath((*self.steps, index))

    @property
    def parent(self) -> "FactPath":
        """What it is inside of; of a fact of the case the case as a whole."""
        return FactPath(self.steps[:-1])

    @property
    def _row_at(self) -> int:
        """How many steps lead to the list in a row of which it is; 0: it is in none."""
        for place, step in enumerate(self.steps):
            if not isinstance(step, str):
                return place
        return 0

    @property
    def list_name(self) -> str | None:
        """The list of which it is a row, or in a row of which it is; None: of none.

        That of an instrument has dots, as its id has: `cn.2025-81.school_years`. A period of a
        status of the case is written as a row is; only a vocabulary tells them apart (`row_of`).
        """
        return ".".join(map(str, self.steps[: self._row_at])) or None

    @property
    def index(self) -> int | None:
        """Which row of the list it is, or is in; None where it is in none that somebody listed."""
        index = self.steps[at] if (at := self._row_at) else None
        return index if isinstance(index, int) else None

    @property
    def of_row(self) -> "FactPath | None":
        """The row that it is, or is in."""
        return FactPath(self.steps[: at + 1]) if (at := self._row_at) else None

    @property
    def rest(self) -> tuple[Step, ...]:
        """The steps behind the row; all of them where it is in none."""
        return self.steps[at + 1 :] if (at := self._row_at) else self.steps

    @property
    def name(self) -> str:
        """What the fact is called in its row, or in the case: by dotted name."""
        return FactPath(self.rest).text

    @property
    def without_rows(self) -> str:
        """The same for every row: `projects[].investment`."""
        row = self.of_row
        if row is None or self.index is None:
            return self.text
        return f"{self.list_name}[]{self.text.removeprefix(row.text)}"

    def behind(self, name: str) -> "FactPath":
        """The path without its first step, if that is the name and more follows."""
        has_more = len(self.steps) > 1 and self.steps[0] == name
        return FactPath(self.steps[1:]) if has_more else self

    def is_in(self, other: "FactPath") -> bool:
        """Whether it is the other, or is inside it."""
        return self.steps[: len(other.steps)] == other.steps


THE_CASE = FactPath()


@lru_cache(maxsize=10_000)
def _read(text: str) -> FactPath | None:
    """The path that the text is, None where it is none; the same few are read again and again."""
    if _PATH.fullmatch(text) is None:
        return None
    steps = [matched["name"] or _row_of(matched["row"]) for matched in _STEP.finditer(text)]
    return FactPath(tuple(steps), text)


def _row_of(number: str) -> int | Unlisted:
    return Unlisted.ROWS if number == Unlisted.ROWS.value else int(number)


@total_ordering
@attrs.frozen(cache_hash=True)
class RowPlace:
    """A row or several, in a month or not: what one part of a working is about.

    With neither it is the whole case, and is written as nothing.

    >>> str(RowPlace((FactPath.parse("premises[1]"),), Month(2022, 3)))
    'premises[1] 2022-03'
    """

    rows: tuple[FactPath, ...] = ()
    month: Month | None = None

    __repr__ = brief

    def __str__(self) -> str:
        rows = ", ".join([row.text for row in self.rows])
        if self.month is None:
            return rows
        return f"{rows} {self.month}" if rows else str(self.month)

    def __bool__(self) -> bool:
        """Whether it is less than the whole case."""
        return bool(self.rows) or self.month is not None

    def __lt__(self, other: "RowPlace") -> bool:
        return str(self) < str(other)


WHOLE_CASE = RowPlace()


@total_ordering
@attrs.frozen(cache_hash=True)
class FigureCell:
    """A figure of the law: a parameter by its id, or one cell of its table by the keys.

    >>> str(FigureCell("cn.land_use_tax.unit_amount", ("grade_1",)))
    'cn.land_use_tax.unit_amount[grade_1]'
    """

    parameter: str
    keys: tuple[str | int | Fraction, ...] = ()

    __repr__ = brief

    def __str__(self) -> str:
        keys = ", ".join(map(str, self.keys))
        return f"{self.parameter}[{keys}]" if keys else self.parameter

    def __lt__(self, other: "FigureCell") -> bool:
        return str(self) < str(other)


@attrs.frozen(cache_hash=True)
class PeriodPlace:
    """One of the periods into which rows fall: which, and its days.

    >>> quarter = Period(Month(2023, 1).first_day, Month(2023, 3).last_day)
    >>> str(PeriodPlace("cn.vat.return_period", quarter))
    'cn.vat.return_period 2023-01-01..2023-03-31'
    """

    periods: str
    days: Period

    __repr__ = brief

    def __str__(self) -> str:
        return f"{self.periods} {self.days.first}..{self.days.last}"
