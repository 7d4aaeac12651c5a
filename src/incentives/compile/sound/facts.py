"""The lines that read the facts of a record: one after the other, each as its kind wants it.

Of the fact of number k the variable `v` with that number has the value, `w` its word, and of a
status `f` its first day. `D` are the words; `O` numbers the own texts of the case, `F` has all of
them by what they are compared by; `X` has the addresses of words that stand for what is presumed.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import SimpleNamespace
from typing import cast

import attrs
from moneyed import Money

from incentives.compile.layout import MOST_BITS, NEVER, Kind, WordLayout
from incentives.compile.printing.text import Lines
from incentives.compile.sound.asking import Written, asked_of_row, presumed_in
from incentives.compile.sound.known import DOUBT, FactRead, KnownCase, RecordRead
from incentives.compile.sound.values import (
    InDoubt,
    mask_of,
    numbering,
    parts_of_one,
    put_periods,
)
from incentives.compile.words import NONE
from incentives.engine.assessment.names import LawNames
from incentives.engine.assessment.naming import own_name
from incentives.facts.field import Role
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN, Unknown
from incentives.facts.vocabulary import Record, currency_of_unit
from incentives.language.types import NumberType
from incentives.values.period import Month, Status

_MOST_NAMES = 4096


@attrs.define(kw_only=True, eq=False, repr=False)
class Bound:
    """What names stand for in the text: classes, tables and functions that are no part of it."""

    values: dict[str, object] = attrs.field(factory=dict)
    _by_identity: dict[int, str] = attrs.field(factory=dict)

    def name(self, stem: str, value: object) -> str:
        """The name of the value: the same value has one."""
        if id(value) not in self._by_identity:
            name = f"{stem}_{len(self.values)}"
            self._by_identity[id(value)] = name
            self.values[name] = value  # which keeps it, and so its identity
        return self._by_identity[id(value)]

    def named(self, **values: object) -> None:
        """Gives the values these names."""
        self.values |= values


def usual(layout: WordLayout) -> Bound:
    """The names that every text knows."""
    bound = Bound()
    bound.named(
        InDoubt=InDoubt,
        UNKNOWN=UNKNOWN,
        NOT_COME_ABOUT=NOT_COME_ABOUT,
        Decimal=Decimal,
        Money=Money,
        Month=Month,
        date=date,
        Written=Written,
        presumed_in=presumed_in,
        number_of=numbering(layout.texts),
        put_periods=put_periods,
        mask_of=mask_of,
    )
    return bound


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FactLines:
    """Prints how the facts of records are read. `names`: those of the library."""

    known: KnownCase
    lines: Lines
    bound: Bound
    names: LawNames

    def record(self, record: RecordRead, variable: str, address: str) -> None:
        """Reads the facts of the object that the variable stands for.

        `address`: of its words, where such of what is presumed are noted.
        """
        variables = {"": variable}
        for place, (prefix, inner) in enumerate(record.inner.items()):
            self._inner(variables, prefix, inner, f"r{place}")
        for fact in record.facts:
            if not fact.is_asked:
                self._fact(fact, variables[fact.record], address)
        if record.described.declared_in:
            self._given(record, variable, address)

    def _given(self, record: RecordRead, variable: str, address: str) -> None:
        """What the row gives by full id, which most rows do not."""
        lines, facts = self.lines, [fact for fact in record.facts if fact.is_asked]
        lines.add(f"given = {variable}.{record.described.declared_in}")
        with lines.block("if given is UNKNOWN or given == {}:"):
            for fact in facts:
                self._presumed(fact, f"w{fact.serial}", address)
            lines.add("pass")
        with lines.block("else:"):
            if not facts:
                lines.add(DOUBT)
                return
            asked = self.bound.name("asked", asked_of_row(facts, self.known))
            words = "".join(f"w{fact.serial}, " for fact in facts)
            lines.add(f"({words}) = {asked}.words_of(given, Written(at, behind, P, O, F))")
            if any(fact.is_presumed for fact in facts):
                stated = self.bound.name("facts", facts)
                lines.add(f"X += [{address} + place for place in presumed_in({stated}, given)]")

    def _inner(self, variables: dict[str, str], prefix: str, inner: Record, here: str) -> None:
        """Takes the record out of the one that it is in; of one not said, no fact is."""
        outer, _, name = prefix[:-1].rpartition(".")
        variables[prefix] = here
        above = variables[f"{outer}." if outer else ""]
        of_nothing = SimpleNamespace(**dict.fromkeys(inner.fields, UNKNOWN))
        self.lines.add(f"{here} = {above}.{name}")
        with self.lines.block(f"if type({here}) is not {self.bound.name('kind', inner.cls)}:"):
            self.lines.add(f"if {here} is not UNKNOWN:")
            self.lines.add(f"    {DOUBT}")
            self.lines.add(f"{here} = {self.bound.name('nothing', of_nothing)}")

    def _fact(self, fact: FactRead, record: str, address: str) -> None:
        lines, value, word = self.lines, f"v{fact.serial}", f"w{fact.serial}"
        lines.add(f"{value} = {record}.{fact.field.name}")
        if fact.place.kind is Kind.STATUS:
            self._status(fact, value, word, address)
        else:
            for head, body in _KINDS[fact.place.kind](self, fact, value, word):
                with lines.block(head):
                    for line in body:
                        lines.add(line)
            self._otherwise(fact, value, word, address)
        self._named(fact, value)

    def _unsaid(self, fact: FactRead, word: str) -> None:
        """The word of a fact of which nobody has said anything."""
        if fact.place.kind is not Kind.STATUS:
            self.lines.add(f"{word} = {fact.unsaid}")
        elif isinstance(fact.otherwise, Unknown) or fact.otherwise is None:
            self.lines.add(f"{word} = {fact.unsaid if fact.otherwise is not None else NONE}")
        elif fact.otherwise == ():
            self.lines.add(f"{word} = at + {NEVER}")
        else:
            self.lines.add(f"{word} = behind + len(P)")
            status = self.bound.name("status", cast(Status, fact.otherwise))
            self.lines.add(f"put_periods({status}, P)")

    def _otherwise(self, fact: FactRead, value: str, word: str, address: str) -> None:
        """What the word is where there is no value; the branches of values stand above."""
        lines = self.lines
        if not fact.field.is_required:
            with lines.block(f"elif {value} is UNKNOWN:"):
                self._presumed(fact, word, address)
        if fact.field.may_be_none:
            with lines.block(f"elif {value} is NOT_COME_ABOUT:"):
                lines.add(f"{word} = {NONE}")
        with lines.block("else:"):
            lines.add(DOUBT)

    def _status(self, fact: FactRead, value: str, word: str, address: str) -> None:
        """A status is written behind all facts; of one never held the header has the address."""
        lines, begun = self.lines, f"f{fact.serial}"
        lines.add(f"{begun} = 0")
        with lines.block(f"if {value} is UNKNOWN:"):
            if fact.field.is_required:
                lines.add(DOUBT)
            else:
                self._presumed(fact, word, address)
        if fact.field.may_be_none:
            with lines.block(f"elif {value} is NOT_COME_ABOUT:"):
                lines.add(f"{word} = {NONE}")
        with lines.block(f"elif {value} == ():"):
            lines.add(f"{word} = at + {NEVER}")
        with lines.block("else:"):
            lines.add(f"{word} = behind + len(P)")
            lines.add(f"{begun} = put_periods({value}, P)")

    def _presumed(self, fact: FactRead, word: str, address: str) -> None:
        """The same, noted where something is presumed of it: it is no fact of the case."""
        self._unsaid(fact, word)
        if fact.is_presumed:
            self.lines.add(f"X.append({address} + {fact.place.offset})")

    def _named(self, fact: FactRead, value: str) -> None:
        """A fact that names something of the library does so by its id or code."""
        if fact.field.spec.role is Role.JURISDICTION and self.names.library.has_places:
            self.lines.add(f"chain = CHAINS.get({value})")
            self.lines.add("if chain is None:")
            self.lines.add(f"    {DOUBT}")
        elif fact.field.spec.name_of is not None:
            is_own = lru_cache(maxsize=_MOST_NAMES)(own_name(fact.field, self.names))
            named = self.bound.name("names", is_own)
            self.lines.add(f"if type({value}) is str and not {named}({value}):")
            self.lines.add(f"    {DOUBT}")


Branch = tuple[str, list[str]]


def _number(self: FactLines, fact: FactRead, value: str, word: str) -> list[Branch]:
    place, kind = fact.place, fact.field.python_type
    test = [f"if not {place.low} <= {word} <= {place.high}:", f"    {DOUBT}"]
    if kind is int:
        return [(f"if type({value}) is int:", [f"{word} = {value}", *test])]
    read = self.bound.name("parts", parts_of_one(place.denominator))
    whole = (f"elif type({value}) is int:", [f"{word} = {value} * {place.denominator}", *test])
    decimal = [f"{word} = {read}(str({value}))", *test]
    if kind is not Money:
        return [(f"if type({value}) is Decimal:", decimal), whole]
    currency = currency_of_unit(cast(NumberType, fact.field.type).unit)
    amount = [
        f"if {value}.currency.code != {currency!r}:",
        f"    {DOUBT}",
        f"{value} = {value}.amount",
        f"if type({value}) is not Decimal:",
        f"    {DOUBT}",
    ]
    return [(f"if type({value}) is Money:", [*amount, *decimal]), whole]


def _truth(_: FactLines, _fact: FactRead, value: str, word: str) -> list[Branch]:
    return [(f"if {value} is True:", [f"{word} = 1"]), (f"elif {value} is False:", [f"{word} = 0"])]


def _day(_: FactLines, _fact: FactRead, value: str, word: str) -> list[Branch]:
    return [(f"if type({value}) is date:", [f"{word} = {value}.toordinal()"])]


def _month(_: FactLines, _fact: FactRead, value: str, word: str) -> list[Branch]:
    return [
        (f"if type({value}) is Month:", [f"{word} = {value}.year * 12 + {value}.number - 1"]),
    ]


def _code(self: FactLines, fact: FactRead, value: str, word: str) -> list[Branch]:
    """By its identity: members of enumerations are one each, and take long to hash."""
    assert fact.field.enumeration is not None
    codes = {id(member): code for code, member in enumerate(fact.field.enumeration)}
    self.bound.name("kind", fact.field.enumeration)  # its members live as long as the text
    code_of = self.bound.name("code", codes.get)
    return [(f"if ({word} := {code_of}(id({value}))) is not None:", ["pass"])]


def _mask(self: FactLines, fact: FactRead, value: str, word: str) -> list[Branch]:
    assert fact.field.enumeration is not None
    members = [*fact.field.enumeration][:MOST_BITS]
    self.bound.name("kind", fact.field.enumeration)
    bits = self.bound.name("bits", {id(member): 1 << bit for bit, member in enumerate(members)})
    return [(f"if type({value}) is frozenset:", [f"{word} = mask_of({value}, {bits})"])]


def _text(_: FactLines, _fact: FactRead, value: str, word: str) -> list[Branch]:
    number = [f"{word} = O.get({value})", f"if {word} is None:"]
    return [(f"if type({value}) is str:", [*number, f"    {word} = number_of({value}, O, F)"])]


_KINDS: Mapping[Kind, Callable[[FactLines, FactRead, str, str], list[Branch]]] = {
    Kind.NUMBER: _number,
    Kind.TRUTH: _truth,
    Kind.DAY: _day,
    Kind.MONTH: _month,
    Kind.CODE: _code,
    Kind.MASK: _mask,
    Kind.TEXT: _text,
}
