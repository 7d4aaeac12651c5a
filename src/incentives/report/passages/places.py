"""Parts of a working that come out alike, told as one: `2023年1月至12月，共12个月`."""

from collections.abc import Callable, Hashable, Iterable, Sequence

import attrs

from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.engine.findings.part import Part
from incentives.report.words.names import Words
from incentives.values.period import Month
from incentives.values.place import RowPlace
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms

_FEW = 4


def as_told(place: RowPlace, words: Words) -> RowPlace:
    """The place as an officer would name it: a single row that is about a month is that month."""
    if place.month is not None or len(place.rows) != 1:
        return place
    month = words.month_of_row(place.rows[0])
    return place if month is None else RowPlace(month=month)


@attrs.frozen(kw_only=True, eq=False)
class PartGroup:
    """Parts in order that have the same key, and their places as they are told."""

    parts: tuple[Part, ...]
    places: tuple[RowPlace, ...]

    @property
    def is_monthly(self) -> bool:
        return all(place.month is not None for place in self.places)


def group_parts(
    parts: Sequence[Part], key_of: Callable[[Part], Hashable], words: Words
) -> list[PartGroup]:
    """Neighbours with the same key together; months of different rows stay apart."""
    groups: list[tuple[Hashable, list[Part], list[RowPlace]]] = []
    for part in parts:
        place = as_told(part.place, words)
        key = (key_of(part), place.rows if place.month is not None else None)
        if groups and groups[-1][0] == key:
            groups[-1][1].append(part)
            groups[-1][2].append(place)
        else:
            groups.append((key, [part], [place]))
    return [PartGroup(parts=tuple(members), places=tuple(places)) for _, members, places in groups]


def parts_called(places: Iterable[RowPlace], words: Words) -> str:
    """What the places of parts are together."""
    return called([as_told(place, words) for place in places], words)


def called(places: Sequence[RowPlace], words: Words) -> str:
    """What the places, as they are told, are together: a run of months, or the rows by name."""
    months = [place.month for place in places if place.month is not None]
    if len(months) == len(places) and months:
        run = _months(months, words)
        rows = [words.row(row) for row in places[0].rows]
        return words.say(terms.FACT_OF_ROW, row=words.listed(rows), fact=run) if rows else run
    rows = list(
        dict.fromkeys(words.listed(words.row(row) for row in place.rows) for place in places)
    )
    if not any(rows):
        return words.say(wordings.WHOLE_CASE)
    if len(rows) > _FEW:
        return words.say(terms.FROM_TO, first=rows[0], last=rows[-1])
    return words.listed(rows)


def _months(months: Sequence[Month], words: Words) -> str:
    first, last = months[0], months[-1]
    if len(months) == 1:
        return words.month(first)
    ordinals = [month.year * 12 + month.number for month in months]
    if ordinals != list(range(ordinals[0], ordinals[0] + len(ordinals))):
        return words.listed(map(words.month, months))
    if first.year == last.year:
        return words.say(
            terms.MONTHS_OF_ONE_YEAR, year=first.year, first=first.number, last=last.number
        )
    return words.say(terms.FROM_TO, first=words.month(first), last=words.month(last))


def are_one_a_month(bodies: Sequence[Trace], words: Words) -> bool:
    """Whether each of the rows that a sum counts is about a month of its own."""
    months = set()
    for body in bodies:
        paths = [part.fact for part in traces_in(body) if part.fact is not None]
        month = words.month_of_row(paths[0]) if paths else None
        if month is None or month in months:
            return False
        months.add(month)
    return True
