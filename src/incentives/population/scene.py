"""What facts are drawn from: the vocabulary, values of models, edges of the law, and the day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

import attrs

from incentives.facts.field import Role
from incentives.facts.plain import NONE, PERIOD_KEYS, Document, value_at
from incentives.language.types import DateType, MonthType, RowsType, StatusType
from incentives.policy.library import Library
from incentives.tables.columns import Column, columns_of, columns_of_list
from incentives.values.period import Month
from incentives.values.place import Step

Steps = tuple[Step, ...]


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class Way:
    """A fact of a case, or of each row of a list, and how it is found in a document.

    `name`: as a column of a table is called: `premises[].price`.
    """

    name: str
    column: Column
    list_: Column | None = None

    def steps(self, row: int | None = None) -> Steps:
        """The way in a document; of a list, in that row of it."""
        if self.list_ is None:
            return self.column.steps
        assert row is not None, "a fact of a list is in one of its rows"
        return (*self.list_.steps, row, *self.column.steps)

    @cached_property
    def is_drawn(self) -> bool:
        """Whether it is left to chance: not where the case is, nor what it is called."""
        return self.column.field.spec.role not in {Role.JURISDICTION, Role.NAME}

    @cached_property
    def is_dated(self) -> bool:
        """Whether it is a day, a month, or periods of days."""
        return isinstance(self.column.field.type, DateType | MonthType | StatusType)

    @property
    def may_be_unknown(self) -> bool:
        """Whether a case can do without it."""
        return self.is_drawn and not self.column.field.is_required


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class Ways:
    """All facts that cases can have, in the order of the vocabulary; of lists those of their rows.

    `of_case`: lists among them. `inside`: by the name of the list.
    """

    of_case: tuple[Way, ...]
    inside: Mapping[str, tuple[Way, ...]]

    @cached_property
    def lists(self) -> tuple[Way, ...]:
        """The lists."""
        return tuple(way for way in self.of_case if way.column.is_list)

    def each(self) -> Iterator[Way]:
        """Every fact, with those of the rows of a list behind the list."""
        for way in self.of_case:
            yield way
            yield from self.inside.get(way.name, ())


def ways_of(library: Library) -> Ways:
    """The facts of the cases of the library."""
    of_case: list[Way] = []
    inside: dict[str, tuple[Way, ...]] = {}
    for name, column in columns_of(library).items():
        if column.says_none:
            continue
        of_case.append(Way(name=name, column=column))
        if column.is_list:
            inside[name] = tuple(
                Way(name=f"{column.inside}{inner.name}", column=inner, list_=column)
                for inner in columns_of_list(column, library).values()
                if not inner.says_none
            )
    return Ways(of_case=tuple(of_case), inside=inside)


def facts_in(document: object, ways: Ways) -> Iterator[tuple[Way, Steps]]:
    """Each fact that the document says, and where; a list and each fact of its rows."""
    for way in ways.of_case:
        value = value_at(document, way.column.steps)
        if value is None:
            continue
        yield way, way.steps()
        for row in range(len(value) if way.column.is_list and isinstance(value, list) else 0):
            for inner in ways.inside[way.name]:
                steps = inner.steps(row)
                if value_at(document, steps) is not None:
                    yield inner, steps


def day_of(value: object) -> date | None:
    """The day of an event as documents have it, or the first day of a status; None: there is none.

    >>> day_of("2024-03"), day_of([{"from": "2021-05-01"}]), day_of("none")
    (datetime.date(2024, 3, 31), datetime.date(2021, 5, 1), None)
    """
    if isinstance(value, list):
        return day_of(value[0][PERIOD_KEYS["first"]]) if value else None
    if not isinstance(value, str) or value == NONE:
        return None
    if value.count("-") == 1:
        year, month = map(int, value.split("-"))
        return Month(year, month).last_day
    return date.fromisoformat(value)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scene:
    """`on`: no day that is made up comes after it. `seen`: by the name of a fact, values of models.

    `edges`: by the name of a fact, values at, just below and just above those where the law turns.
    `place`: its code, where the domain has places.
    """

    library: Library
    ways: Ways
    on: date
    place: str | None
    seen: Mapping[str, Sequence[Document]]
    edges: Mapping[str, Sequence[str]]

    def earliest(self, document: object, way: Way, steps: Steps) -> date | None:
        """The first day that the fact can have beside what the document says, if that bounds it."""
        days = [
            day
            for name in way.column.field.spec.not_before
            for place in self._places(document, way, steps, name)
            if (day := day_of(value_at(document, place))) is not None
        ]
        return max(days, default=None)

    def _places(self, document: object, way: Way, steps: Steps, name: str) -> Iterator[Steps]:
        """Where the event stands that the fact cannot precede."""
        first, _, rest = name.partition(".")
        if not rest:
            yield (*steps[:-1], name)
            return
        named = next((known for known in self.ways.lists if known.name == first), None)
        if named is None:
            yield tuple(name.split("."))
            return
        rows = value_at(document, named.steps())
        own = steps[: -len(way.column.steps)]
        for inner in self.ways.inside[way.list_.name] if way.list_ is not None else ():
            key = value_at(document, (*own, *inner.column.steps))
            if key is None:
                continue
            for list_, column in self.library.vocabulary.named_columns(inner.column.field):
                for at, row in enumerate(rows if isinstance(rows, list) else ()):
                    if list_ is named.column.field and key == value_at(row, (column.name,)):
                        yield (*named.steps(), at, *rest.split("."))

    def names_in(self, document: object, way: Way) -> list[str]:
        """What the document calls the rows that the fact can name, list by list."""
        vocabulary, names = self.library.vocabulary, []
        for list_, column in vocabulary.named_columns(way.column.field):
            assert isinstance(list_.type, RowsType)
            steps = next(known.steps() for known in self.ways.lists if known.column.field is list_)
            rows = value_at(document, steps)
            for row in rows if isinstance(rows, list) else ():
                name = row.get(column.name) if isinstance(row, Mapping) else None
                names += [name] if isinstance(name, str) else []
        return names
