"""A case as the engine reads it: every fact checked against its vocabulary and made exact, by path."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import cast

import attrs
from moneyed import Money

from incentives.errors import CaseError, CaseFault
from incentives.facts.contradictions import contradictions
from incentives.facts.field import Role
from incentives.facts.known import KnownFacts, KnownRows, RowFacts
from incentives.facts.shown import shown
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import MOST_NUMBER, Field, Record, Vocabulary, currency_of_unit
from incentives.language.operators import Value
from incentives.language.types import ChoiceSetType, NumberType, RecordType, RowsType, StatusType
from incentives.values.number import exact
from incentives.values.period import Month, Period

MOST_ROWS = 5_000
"""No list of a case is longer: what a case costs to assess stays bounded."""
MOST_SHOWN: Decimal = MOST_NUMBER * MOST_NUMBER
_PLAIN_NUMBERS: Mapping[object, tuple[type, ...]] = {int: (int,), Decimal: (int, Decimal)}


@attrs.frozen(kw_only=True, eq=False)
class Snapshot:
    """All facts of a case."""

    values: KnownFacts
    rows: KnownRows
    declared: Mapping[str, object]


def take_snapshot(case: object, vocabulary: Vocabulary) -> Snapshot:
    """The checked, exact facts of `case`.

    Raises:
        CaseError: with every fact that is of a wrong type, out of bounds or at odds with another.
    """
    snapshot, faults = read_snapshot(case, vocabulary)
    if faults:
        raise CaseError(faults)
    return snapshot


def read_snapshot(case: object, vocabulary: Vocabulary) -> tuple[Snapshot, list[CaseFault]]:
    """The facts of `case` that are as they must be, and every fault of the others.

    Raises:
        CaseError: if `case` is none of the vocabulary.
    """
    if type(case) is not vocabulary.root.cls:
        wanted = vocabulary.root.cls.__name__
        raise CaseError([CaseFault(path="", message=f"expected a {wanted}, got {type(case).__name__}", slug="wrong-case")])
    reader = _Reader(vocabulary=vocabulary)
    values: dict[str, Value | Unknown] = {}
    reader.read_record(case, vocabulary.root, "", "", values)
    faults = [*reader.faults, *contradictions(values, reader.rows, vocabulary)]
    return Snapshot(values=values, rows=reader.rows, declared=reader.declared), faults


@attrs.define
class _Reader:
    vocabulary: Vocabulary
    faults: list[CaseFault] = attrs.field(factory=list)
    rows: dict[str, tuple[RowFacts, ...] | Unknown] = attrs.field(factory=dict)
    declared: Mapping[str, object] = attrs.field(factory=dict)

    def read_record(
        self, record: object, described: Record, path: str, prefix: str, values: dict[str, Value | Unknown]
    ) -> None:
        """Adds the facts of `record` to `values`; `path` is for messages, `prefix` begins the names."""
        for name, field in described.fields.items():
            raw = getattr(record, name, UNKNOWN) if record is not UNKNOWN else UNKNOWN
            here = f"{path}.{name}" if path else name
            if isinstance(field.type, RecordType):
                inner = self.vocabulary.records[field.type.name]
                if raw is not UNKNOWN and type(raw) is not inner.cls:
                    self._refuse(here, f"got {shown(raw)}, expected {inner.cls.__name__}", "wrong-type")
                    raw = UNKNOWN
                self.read_record(raw, inner, here, f"{prefix}{name}.", values)
            elif isinstance(field.type, RowsType):
                self.rows[name] = self._read_rows(raw, field, here)
            elif field.spec.role is Role.DECLARED:
                if not isinstance(raw, Mapping):
                    self._refuse(here, f"got {shown(raw)}, expected facts by their full id", "wrong-type")
                    continue
                for key in raw:
                    if not isinstance(key, str):
                        self._refuse(f"{here}.{key}", "a declared fact is named by its full id", "wrong-type")
                self.declared = {key: value for key, value in raw.items() if isinstance(key, str)}
            else:
                values[prefix + name] = self._read_fact(raw, field, here)

    def _read_rows(self, raw: object, field: Field, path: str) -> tuple[RowFacts, ...] | Unknown:
        if raw is UNKNOWN:
            return UNKNOWN
        if not isinstance(raw, tuple):
            self._refuse(path, f"got {shown(raw)}, expected rows", "wrong-type")
            return UNKNOWN
        if len(raw) > MOST_ROWS:
            self._refuse(path, f"got {len(raw):,} rows, at most {MOST_ROWS:,} are taken", "too-many-rows")
            return UNKNOWN
        row_record = self.vocabulary.records[cast(RowsType, field.type).row.name]
        found = []
        for index, row in enumerate(raw):
            here = f"{path}[{index}]"
            if type(row) is not row_record.cls:
                self._refuse(here, f"got {shown(row)}, expected a {row_record.cls.__name__}", "wrong-type")
                continue
            values: dict[str, Value | Unknown] = {}
            self.read_record(row, row_record, here, "", values)
            found.append(RowFacts(here, values))
        return tuple(found)

    def _read_fact(self, raw: object, field: Field, path: str) -> Value | Unknown:
        if isinstance(raw, Unknown):
            if field.is_required:
                self._refuse(path, "this fact must be given", "fact-required")
            return raw
        if raw is None:
            if not field.may_be_none:
                self._refuse(path, "got nothing", "fact-none", "Leave the fact out if it is not known.")
            return None
        if isinstance(field.type, NumberType):
            return self._read_number(raw, field, path)
        if isinstance(field.type, StatusType):
            return self._read_status(raw, path)
        if isinstance(field.type, ChoiceSetType):
            if not isinstance(raw, frozenset) or not all(isinstance(member, cast(type, field.enumeration)) for member in raw):
                self._refuse(path, f"got {shown(raw)}, expected values of {field.type.choice.name}", "wrong-type")
                return UNKNOWN
            return frozenset(str(member.value) for member in cast(frozenset[Enum], raw))
        if type(raw) is not field.python_type or isinstance(raw, datetime):
            self._refuse(path, f"got {shown(raw)}, expected {_expected(field)}", "wrong-type")
            return UNKNOWN
        return str(raw.value) if isinstance(raw, Enum) else cast(bool | date | Month | str, raw)

    def _read_number(self, raw: object, field: Field, path: str) -> Value | Unknown:
        number = self._plain_number(raw, field, path)
        if number is None:
            return UNKNOWN
        least = field.spec.least if field.spec.least is not None else -MOST_NUMBER
        most = field.spec.most if field.spec.most is not None else MOST_NUMBER
        if number < least or number > most:
            found = f"{number}{_unit_suffix(field)}" if -MOST_SHOWN <= number <= MOST_SHOWN else "a number of too many digits"
            self._refuse(path, f"got {found}, expected {_bounds(least, most)}", "fact-out-of-range")
            return UNKNOWN
        return exact(number)

    def _plain_number(self, raw: object, field: Field, path: str) -> int | Decimal | None:
        """The number itself; None, with a fault, if it is of another type or currency, or not finite."""
        number: object = raw
        if isinstance(raw, Money) and field.python_type is Money:
            currency = currency_of_unit(cast(NumberType, field.type).unit)
            if raw.currency.code != currency:
                self._refuse(path, f"got {raw.amount} {raw.currency}, expected {currency}", "wrong-currency")
                return None
            number = raw.amount
        elif isinstance(raw, bool) or not isinstance(raw, _PLAIN_NUMBERS.get(field.python_type, ())):
            self._refuse(path, f"got {shown(raw)}, expected {_expected(field)}", "wrong-type", _float_hint(raw))
            return None
        if isinstance(number, Decimal):
            if not number.is_finite():
                self._refuse(path, f"got {number}, expected a finite number", "fact-not-finite")
                return None
            if (number and not -20 <= number.adjusted() <= 30) or cast(int, number.as_tuple().exponent) < -30:
                self._refuse(path, "the number has too many digits", "fact-out-of-range")
                return None
        return cast(int | Decimal, number)

    def _read_status(self, raw: object, path: str) -> Value | Unknown:
        if not isinstance(raw, tuple) or not all(map(_is_period, raw)):
            self._refuse(path, f"got {shown(raw)}, expected periods", "wrong-type")
            return UNKNOWN
        previous: Period | None = None
        for index, period in enumerate(raw):
            here = f"{path}[{index}]" if len(raw) > 1 else path
            if period.last is not None and period.last < period.first:
                self._refuse(here, f"ends on {period.last}, before it begins on {period.first}", "dates-out-of-order")
            if previous is not None and (previous.last is None or period.first <= previous.last):
                self._refuse(here, f"begins on {period.first}, while the period before it still runs", "overlapping-periods")
            previous = period
        return raw

    def _refuse(self, path: str, message: str, slug: str, hint: str | None = None) -> None:
        self.faults.append(CaseFault(path=path, message=message, slug=slug, hint=hint))


def _is_period(raw: object) -> bool:
    return isinstance(raw, Period) and type(raw.first) is date and (raw.last is None or type(raw.last) is date)


def _unit_suffix(field: Field) -> str:
    unit = cast(NumberType, field.type).unit
    return f" {unit}" if unit.powers else ""


def _bounds(least: Decimal, most: Decimal) -> str:
    if most >= MOST_NUMBER and least > -MOST_NUMBER:
        return f"{least} or more"
    return f"{least} to {most}"


def _expected(field: Field) -> str:
    names = {
        bool: "true or false",
        date: "a date",
        Month: "a month",
        str: "text",
        int: "a whole number",
        Decimal: "a decimal number",
    }
    if field.python_type is Money:
        return "an amount of money"
    return names.get(field.python_type, f"a value of {field.python_type.__name__}")


def _float_hint(raw: object) -> str | None:
    return "A float is not exact; give a Decimal, an int or Money." if isinstance(raw, float) else None
