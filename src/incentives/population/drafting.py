"""What is done to a case: drawn from nothing, changed, carried on by month."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from functools import lru_cache

import attrs

from incentives.facts.field import Role
from incentives.facts.plain import NONE, Document, value_at
from incentives.language.types import (
    MonthType,
    NumberType,
    RowsType,
    TextType,
)
from incentives.population.changing import put
from incentives.population.drawing import Draw
from incentives.population.scene import Scene, Steps, Way, facts_in
from incentives.population.values import drawn_value, plain, step_of
from incentives.values.period import Month

_MOST_ROWS = 3
_MOST_CHANGED = 4
_NEW_FACT = Fraction(1, 4)
_HALF = Fraction(1, 2)
_PER_CENT = 100
_FEWEST_DAYS = 28
"""So many days has any month."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sketch:
    """A document on which one draws, and what was drawn; nobody has looked yet whether it can be.

    `months`: so many months, up to that of the day, have rows in each list by month. `left`: what
    was to be drawn and could be nothing, such as the name of a row of a list that has none yet.
    """

    scene: Scene
    draw: Draw
    document: dict[str, Document]
    months: int = 0
    changes: dict[Steps, Document | None] = attrs.field(factory=dict, init=False)
    left: list[tuple[Way, Steps]] = attrs.field(factory=list, init=False)

    def complete(self, wanted: Callable[[Way], bool]) -> None:
        """All facts that are wanted and not stated are drawn.

        Lists and the names of their rows come first, so that other facts can name them.
        """
        ways = self.scene.ways
        for way in ways.lists:
            if wanted(way) and value_at(self.document, way.steps()) is None:
                self._begin(way)
        for way in ways.of_case:
            if way.column.is_list:
                self._draw_rows(way, wanted)
            elif way.is_drawn and wanted(way) and value_at(self.document, way.steps()) is None:
                self._draw(way, way.steps())

    def draw_once_more(self, left: Iterable[tuple[Way, Steps]]) -> None:
        """What came to nothing is drawn now that all else is there."""
        for way, steps in left:
            self._draw(way, steps)

    def _draw(self, way: Way, steps: Steps) -> None:
        value = self._value(way, steps)
        if value is None:
            self.left.append((way, steps))
        self._note(steps, value)

    def _begin(self, way: Way) -> None:
        if way.column.field.spec.role is Role.AWARDS:
            self._note(way.steps(), [])  # what was paid follows from what was due
        else:
            self._note(way.steps(), [{} for _ in range(self._count(way))])
            self._name_rows(way)

    def change_some(self) -> None:
        """The case with a few facts otherwise, most of them such as it states."""
        stated = [
            (way, steps)
            for way, steps in facts_in(self.document, self.scene.ways)
            if way.is_drawn and not way.column.is_list
        ]
        for _ in range(self.draw.below(_MOST_CHANGED + 1)):
            if not stated or self.draw.happens(_NEW_FACT):
                way = self.draw.one_of(self.scene.ways.of_case)
                if way.is_drawn and not way.column.is_list:
                    self._note(way.steps(), self._value(way, way.steps()))
                continue
            way, steps = self.draw.one_of(stated)
            self._note(steps, self._otherwise(way, steps))
        for way in self.scene.ways.lists if self.months else ():
            self._carry_on(way)

    def gaps(self, share: Fraction) -> Iterator[Steps]:
        """Which facts of the document are left out, where each is for this share of all facts."""
        for way, steps in facts_in(self.document, self.scene.ways):
            if way.may_be_unknown and self.draw.happens(share):
                yield steps

    def _count(self, way: Way) -> int:
        is_by_month = self.months and _month_of(way, self.scene) is not None
        return self.months if is_by_month else self.draw.below(_MOST_ROWS + 1)

    def _name_rows(self, way: Way) -> None:
        """Texts that tell rows apart are numbered."""
        for inner in self.scene.ways.inside[way.name]:
            field = inner.column.field
            is_own = not field.spec.refers_to and field.spec.name_of is None
            if field.name in way.column.field.spec.unique and is_own:
                for row in range(self._rows(way) if isinstance(field.type, TextType) else 0):
                    self._note(inner.steps(row), f"{_short(way.name)}-{row + 1}")

    def _draw_rows(self, way: Way, wanted: Callable[[Way], bool]) -> None:
        month = _month_of(way, self.scene) if self.months else None
        months = _months_before(self.scene.on, self.months)
        rows = value_at(self.document, way.steps())
        columns = [inner for inner in self.scene.ways.inside[way.name] if wanted(inner)]
        for row, said in enumerate(rows if isinstance(rows, list) else ()):
            for inner in columns:
                if value_at(said, inner.column.steps) is not None:
                    continue
                if inner is month and row < self.months:
                    self._note(inner.steps(row), str(months[row]))
                elif inner.is_drawn:
                    self._draw(inner, inner.steps(row))

    def _value(self, way: Way, steps: Steps) -> Document | None:
        return drawn_value(way, steps, self.scene, self.document, self.draw)

    def _rows(self, way: Way) -> int:
        rows = value_at(self.document, way.steps())
        return len(rows) if isinstance(rows, list) else 0

    def _note(self, steps: Steps, value: Document | None) -> None:
        if value is not None:
            self.changes[steps] = value
            put(self.document, steps, value)

    def _otherwise(self, way: Way, steps: Steps) -> Document | None:
        """Another value; of a number half of them are from half as much to half as much again."""
        stated = value_at(self.document, steps)
        is_number = isinstance(way.column.field.type, NumberType) and isinstance(stated, str)
        if is_number and stated != NONE and self.draw.happens(_HALF):
            return self._scaled(way, str(stated), 50)
        return self._value(way, steps)

    def _scaled(self, way: Way, stated: str, spread: int) -> str:
        """The number, up to so many per cent more or less."""
        share = Decimal(self.draw.between(_PER_CENT - spread, _PER_CENT + spread)) / _PER_CENT
        return plain((Decimal(stated) * share).quantize(_step_near(way, stated), ROUND_HALF_EVEN))

    def _carry_on(self, way: Way) -> None:
        """The list has rows like its last ones in each of the months; one without gets new ones."""
        month = _month_of(way, self.scene)
        rows = value_at(self.document, way.steps())
        if month is None:
            return
        wanted = _months_before(self.scene.on, self.months)
        if not isinstance(rows, list) or not rows:
            self._note(way.steps(), [{} for _ in wanted])
            self._name_rows(way)
            return
        dated = [(str(value_at(row, month.column.steps) or ""), row) for row in rows]
        last = max(text for text, _ in dated)
        there = {text for text, _ in dated}
        like = [row for text, row in dated if text == last and last]
        new = [
            self._in_month(way, row, later)
            for later in wanted
            if str(later) not in there
            for row in like
        ]
        self._note(way.steps(), [*rows, *new])

    def _in_month(self, way: Way, row: object, month: Month) -> Document:
        """A row like that one, of another month; its numbers are a little otherwise."""
        assert isinstance(row, dict), "a row has facts by name"
        of_month: dict[str, Document] = {}
        for inner in self.scene.ways.inside[way.name]:
            stated = value_at(row, inner.column.steps)
            field = inner.column.field
            if stated is None:
                continue
            if inner is _month_of(way, self.scene):
                stated = str(month)
            elif isinstance(field.type, NumberType) and stated != NONE:
                stated = self._scaled(inner, str(stated), 10)
                if field.spec.days_of is not None:
                    stated = plain(min(Decimal(stated), Decimal(_FEWEST_DAYS)))
            put(of_month, inner.column.steps, stated)  # type: ignore[arg-type]
        return of_month


def _month_of(way: Way, scene: Scene) -> Way | None:
    """The fact of each row of the list that says its month, by which rows are in order."""
    type_ = way.column.field.type
    assert isinstance(type_, RowsType), "a list has rows"
    for inner in scene.ways.inside[way.name]:
        if inner.column.field.name == type_.row.order:
            return inner if isinstance(inner.column.field.type, MonthType) else None
    return None


@lru_cache(maxsize=8)
def _months_before(on: date, count: int) -> tuple[Month, ...]:
    """So many months, the last of them that of the day."""
    last = on.year * 12 + on.month - 1
    return tuple(Month(at // 12, at % 12 + 1) for at in range(last - count + 1, last + 1))


def _step_near(way: Way, stated: str) -> Decimal:
    """The places of a number that is stated, or more where the fact usually has more."""
    step, number = step_of(way.column.field), Decimal(stated)
    exponent = number.as_tuple().exponent
    finer = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else step
    return min(step, finer)


def _short(name: str) -> str:
    return name.rpartition(".")[2]
