"""What may be missing, in order: a rank for each fact and figure, and back.

Of several that are missing a table tells the first in the order of kinds and ids. So what is
missing for a value is one word: the least of the ranks.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import prod

import attrs

from incentives.compile.bounded.ranking import FACTS_OF_A_ROW, ROW_CODES, row_code
from incentives.compile.layout import Place, RowLayout, WordLayout, word_layout_of
from incentives.compile.words import WIDEST
from incentives.facts.field import Role
from incentives.facts.known import MOST_ROWS
from incentives.language.possible import Missing, MissingKind
from incentives.language.types import ChoiceType, TableType
from incentives.policy.library import Library, Overlay
from incentives.policy.parameter import Table
from incentives.values.place import FactPath, FigureCell

_STRIDE = ROW_CODES * FACTS_OF_A_ROW
_MOST_CELLS = 4_096
_FURTHEST = WIDEST // 2
_Key = tuple[str, str]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ranks:
    """The ranks of all that may be missing in the laws of a library.

    `keys`: kinds and ids, in their order; of rows that which begins all of theirs. `awards`: the
    list of which not all rows are among the words, so that their places are not told.
    """

    keys: tuple[_Key, ...]
    awards: str | None
    _places: Mapping[_Key, int]
    _fields: Mapping[str, tuple[str, ...]]

    def of(self, missing: Missing) -> int | None:
        """The rank; None: it has none."""
        place = self._places.get((missing.kind.value, missing.id))
        return None if place is None else place * _STRIDE

    def of_fact(self, path: str) -> int:
        """The rank of a fact of the case, or of a list as a whole."""
        return self._places[(MissingKind.FACT.value, path)] * _STRIDE

    def of_in_force(self, instrument: str) -> int:
        """The rank of whether an instrument is in force, which the record does not tell."""
        return self._places[(MissingKind.IN_FORCE.value, instrument)] * _STRIDE

    def of_row(self, rows: RowLayout, name: str) -> int | None:
        """The rank that a fact would have in a row before all others; None: it has none."""
        if rows.list_name == self.awards:
            return None
        place = self._places[(MissingKind.FACT.value, f"{rows.list_name}[")]
        return place * _STRIDE + self._fields[rows.list_name].index(name)

    def told(self, rank: int) -> str:
        """The id of what has the rank."""
        place, within = divmod(rank, _STRIDE)
        _, text = self.keys[place]
        if not text.endswith("["):
            return text
        list_name = text.removesuffix("[")
        code, field = divmod(within, FACTS_OF_A_ROW)
        index = _by_code()[code]
        path = FactPath((*list_name.split("."), index))
        return path.inner(self._fields[list_name][field]).text


def ends_of(place: Place) -> tuple[int | None, int | None] | None:
    """The words between which a number lies that nobody has said; None: a bound has no word.

    An end is None where there is no bound.
    """
    low, high = (
        None if bound is None else Fraction(bound) * place.denominator for bound in place.bounds
    )
    for end in (low, high):
        if end is not None and (end.denominator > 1 or abs(end) > _FURTHEST):
            return None
    return None if low is None else low.numerator, None if high is None else high.numerator


@lru_cache(maxsize=1)
def _by_code() -> Mapping[int, int]:
    return {row_code(index): index for index in range(MOST_ROWS)}


@lru_cache(maxsize=16)
def ranks_of(library: Library, overlays: tuple[Overlay, ...]) -> Ranks:
    """The ranks of all laws of the library with the overlays, whichever the place."""
    layout = word_layout_of(library)
    keys = tuple(sorted({*_facts(layout), *_figures(library, overlays)}))
    awards = library.vocabulary.role(Role.AWARDS)
    return Ranks(
        keys=keys,
        awards=None if awards is None else awards.name,
        places={key: place for place, key in enumerate(keys)},
        fields={name: tuple(sorted(rows.facts)) for name, rows in layout.rows.items()},
    )


def _facts(layout: WordLayout) -> Iterator[_Key]:
    kind = MissingKind.FACT.value
    for path in (*layout.facts, *layout.asked, *layout.rows):
        yield kind, path
    for name in layout.rows:
        yield kind, f"{name}["


def _figures(library: Library, overlays: tuple[Overlay, ...]) -> Iterator[_Key]:
    """What the law may not tell: every parameter, every cell of a table, whether it is in force."""
    setting = (library.sets, *(overlay.sets for overlay in overlays))
    for parameter in library.parameters.values():
        name, type_ = parameter.id, parameter.type
        set_elsewhere = (dated for sets in setting for dated in sets.get(name, ()))
        cells = {FigureCell(name)}
        for dated in (*parameter.figures, *set_elsewhere):
            if isinstance(dated.figure, Table) and isinstance(type_, TableType):
                cells |= {FigureCell(name, keys) for keys in _keys_without(dated.figure, type_)}
        for cell in cells:
            yield MissingKind.FIGURE.value, str(cell)
            yield MissingKind.GAP.value, str(cell)
    for name in library.instruments:
        yield MissingKind.IN_FORCE.value, name


def _keys_without(table: Table, type_: TableType) -> Iterator[tuple[str | int, ...]]:
    """The keys of cells without a figure, as far as values of enumerations name them."""
    for keys, figure in table.figures.items():
        if figure is None:
            yield keys
    choices = [key.values for key in type_.keys if isinstance(key, ChoiceType)]
    if len(choices) == len(type_.keys) and prod(map(len, choices)) <= _MOST_CELLS:
        yield from (keys for keys in product(*choices) if keys not in table.figures)
