"""Where each fact of a case stands among the words of the kernel: one layout for a library.

A case is a stretch of one flat array `D` of words. At its address c stand the words of its header,
one for each fact of the case and for each list. The word of a list is the address p of its rows:
D[p] says how many there are, and from p + 1 on they stand one after the other. The word of a status
is an address q: D[q] says how many periods there are, and behind it stand the first and the last
day of each (of one that has not ended, the last day of the calendar).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from itertools import count
from math import ceil, floor
from types import MappingProxyType
from typing import assert_never

import attrs
from moneyed import Money

from incentives.compile.listing import fields_in, kept_in_rows, texts_in
from incentives.compile.words import LAST_DAY, UNKNOWN, word_of_month
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import (
    BooleanType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RowsType,
    StatusType,
    TextType,
    Type,
    ZeroType,
)
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Library
from incentives.values.money import is_currency
from incentives.values.number import Exact
from incentives.values.period import Month

BEYOND = 0
"""Where the header of a case says how many of its facts are known, but have no exact word."""
NEVER = 1
"""Where the header has a zero: whatever status has this address was never held."""
OWN_WORDS = (0, 0)
"""What stands there at first."""

_FEN = 100
_PARTS_OF_SHARE, _PARTS = 10**6, 10**4
_MOST_PARTS, _MOST_WHOLE = 10**12, 10**8
MOST_BITS = 63
"""Of a set: what has a value behind these has no word."""
_FIRST_MONTH, _LAST_MONTH = word_of_month(Month(1, 1)), word_of_month(Month(9999, 12))
_MOST_WORD = 2**63 - 1


class Kind(Enum):
    """What the word of a fact says."""

    NUMBER = auto()  # how many parts, of which `denominator` make one
    TRUTH = auto()  # 0 or 1
    DAY = auto()  # its number in the calendar
    MONTH = auto()  # year * 12 + number - 1
    CODE = auto()  # which of `values`
    MASK = auto()  # a bit for each of `values`
    TEXT = auto()  # a number that all texts of the case that are the same have
    STATUS = auto()  # the address of its periods


_KINDS: Mapping[type[Type], Kind] = MappingProxyType(
    {
        NumberType: Kind.NUMBER,
        ZeroType: Kind.NUMBER,
        BooleanType: Kind.TRUTH,
        DateType: Kind.DAY,
        MonthType: Kind.MONTH,
        ChoiceType: Kind.CODE,
        ChoiceSetType: Kind.MASK,
        GroupType: Kind.MASK,
        TextType: Kind.TEXT,
        StatusType: Kind.STATUS,
    }
)
Bounds = tuple[Decimal | Exact | None, Decimal | Exact | None]


def kind_of_type(type_: Type) -> Kind:
    """What the word of a value of the type says; only values of a fact or a rule have words."""
    return _KINDS[type(type_)]


@attrs.frozen(kw_only=True)
class Place:
    """Where the word of a fact stands, and what it says.

    `path`: its dotted name in the case or row, or its id. `offset`: from the address of the case or
    row. `low`, `high`: between which its word lies, these included, unless it is one of the two
    that are reserved; a number that lies outside is unknown to the kernel. `values`: of an
    enumeration, or a set of its values. `bounds`: between which a number lies, in its unit.
    """

    path: str
    offset: int
    kind: Kind
    low: int
    high: int
    denominator: int = 1
    may_be_none: bool = False
    values: tuple[str, ...] = ()
    bounds: Bounds = (None, None)


@attrs.frozen(kw_only=True)
class RowLayout:
    """The rows of a list: `width` words each; `record` is what the vocabulary calls one of them.

    `facts`: by dotted name, those that instruments ask of each row among them; behind them `kept`:
    by the id of a rule where a row has what it came to there, and the links of its period.
    `offset`: where the header of the case has the address of the rows.
    """

    list_name: str
    record: str
    offset: int
    width: int
    kept: Mapping[str, int] = attrs.field(factory=dict)
    facts: Mapping[str, Place]

    def place_of(self, path: str) -> Place:
        """The place of a fact of the row."""
        return self.facts[path]


@attrs.frozen(kw_only=True, eq=False)
class WordLayout:
    """The words of a case: `size` of them in its header.

    `facts`: those of the case by dotted name; `asked`: those that instruments ask of the case, by
    id; `rows`: by the name of the list. `texts`: the numbers of the texts that rules name, which
    are ids of incentives, or that stand for a fact that nobody has said. Others have numbers from
    `len(texts)` on, which are equal where texts of one case are.
    """

    size: int
    facts: Mapping[str, Place]
    asked: Mapping[str, Place]
    rows: Mapping[str, RowLayout]
    texts: Mapping[str, int]

    @property
    def beginning(self) -> list[int]:
        """The words with which every array begins."""
        return [UNKNOWN] * max((rows.width for rows in self.rows.values()), default=0)

    def place_of(self, path: str) -> Place:
        """The place of a fact of the case."""
        return self.facts[path]

    def declared(self, id_: str) -> Place:
        """The place of what an instrument asks of the case as a whole."""
        return self.asked[id_]

    def rows_of(self, list_name: str) -> RowLayout:
        """The layout of the rows of a list."""
        return self.rows[list_name]

    def has_one_row(self, words: Sequence[int], at: int, lists: Iterable[str]) -> bool:
        """Whether the case there has one row at most of each of the lists, and all are listed."""
        listed = [words[at + self.rows[name].offset] for name in lists]
        return all(place != UNKNOWN and words[place] <= 1 for place in listed)


@lru_cache(maxsize=16)
def word_layout_of(library: Library) -> WordLayout:
    """The layout of the cases of a library: the same library gives the same object."""
    vocabulary, offsets = library.vocabulary, count(len(OWN_WORDS))
    return WordLayout(
        facts=_facts_of(vocabulary.root, vocabulary, offsets),
        asked={
            id_: _place_asked(fact, next(offsets)) for id_, fact in library.facts_of_case.items()
        },
        rows={
            name: _rows(name, field.type, next(offsets), library)
            for name, field in vocabulary.root.fields.items()
            if isinstance(field.type, RowsType)
        },
        texts={text: number for number, text in enumerate(texts_in(library))},
        size=next(offsets),
    )


def _facts_of(
    record: Record, vocabulary: Vocabulary, offsets: Iterator[int]
) -> Mapping[str, Place]:
    fields = fields_in(record, vocabulary)
    return {path: _place_of(path, field, next(offsets)) for path, field in fields}


def _rows(list_name: str, rows: RowsType, offset: int, library: Library) -> RowLayout:
    vocabulary = library.vocabulary
    facts = _facts_of(vocabulary.records[rows.row.name], vocabulary, count())
    kept = kept_in_rows(library, list_name, rows.row.name)
    return RowLayout(
        list_name=list_name,
        record=rows.row.name,
        offset=offset,
        width=len(facts) + len(kept),
        facts=facts,
        kept={rule: place for place, rule in enumerate(kept, start=len(facts))},
    )


def _place_of(path: str, field: Field, offset: int) -> Place:
    bounds = (field.spec.least, field.spec.most)
    is_whole, is_money = field.python_type is int, field.python_type is Money
    parts = 1 if is_whole else _parts_of_one(field.type, bounds, is_money=is_money)
    low, high = _ends(field.type, bounds, parts)
    return Place(
        path=path,
        offset=offset,
        kind=kind_of_type(field.type),
        low=low,
        high=high,
        denominator=parts,
        may_be_none=field.may_be_none,
        values=_values_of(field.type),
        bounds=bounds,
    )


def _place_asked(fact: DeclaredFact, offset: int) -> Place:
    bounds = (fact.at_least, fact.at_most)
    unit = fact.type.unit if isinstance(fact.type, NumberType) else None
    is_money = unit is not None and any(map(is_currency, unit.base_names))
    parts = _parts_of_one(fact.type, bounds, is_money=is_money)
    low, high = _ends(fact.type, bounds, parts)
    return Place(
        path=fact.id,
        offset=offset,
        kind=kind_of_type(fact.type),
        low=low,
        high=high,
        denominator=parts,
        may_be_none=fact.may_be_none,
        values=_values_of(fact.type),
        bounds=bounds,
    )


def _parts_of_one(type_: Type, bounds: Bounds, *, is_money: bool) -> int:
    """The denominator: money is kept in fen, a share finer than any other number."""
    if not isinstance(type_, NumberType):
        return 1
    least, most = bounds
    is_share = least is not None and most is not None and least >= 0 and most <= 1
    return _FEN if is_money else _PARTS_OF_SHARE if is_share else _PARTS


def _values_of(type_: Type) -> tuple[str, ...]:
    """The values of an enumeration, or of those of which a set has some."""
    if isinstance(type_, ChoiceSetType):
        return type_.choice.values
    return type_.values if isinstance(type_, ChoiceType) else ()


def _ends(type_: Type, bounds: Bounds, parts: int) -> tuple[int, int]:
    """The least and the greatest word of a fact."""
    kind = kind_of_type(type_)
    match kind:
        case Kind.NUMBER:
            least, most = bounds
            furthest = _MOST_WHOLE if parts == 1 else _MOST_PARTS
            low = -furthest if least is None else max(ceil(least * parts), -furthest)
            return low, furthest if most is None else min(floor(most * parts), furthest)
        case Kind.TRUTH:
            return 0, 1
        case Kind.DAY:
            return 1, LAST_DAY
        case Kind.MONTH:
            return _FIRST_MONTH, _LAST_MONTH
        case Kind.CODE:
            return 0, len(_values_of(type_)) - 1
        case Kind.MASK:
            return 0, 2 ** min(len(_values_of(type_)), MOST_BITS) - 1
        case Kind.TEXT | Kind.STATUS:
            return 0, _MOST_WORD
        case _:
            assert_never(kind)
