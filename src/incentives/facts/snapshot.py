"""A case as the engine reads it: its facts by path, checked by the vocabulary and made exact."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import cast

import attrs
from moneyed import Money

from incentives.errors import CaseError, CaseFault
from incentives.facts import snapshot_texts as texts
from incentives.facts.accepting import IN_DOUBT, Accepts, accepts_of, has_few_digits, is_period
from incentives.facts.by_id.given import ROWS, given_by_id, given_in_row, lists_by_id
from incentives.facts.consistency.contradictions import contradictions
from incentives.facts.fault_texts import got
from incentives.facts.field import Role
from incentives.facts.known import MOST_ROWS, KnownFacts, KnownRows, RowFacts
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN, Unknown
from incentives.facts.vocabulary import MOST_NUMBER, Field, Record, Vocabulary, currency_of_unit
from incentives.language.possible import Value
from incentives.language.types import (
    ChoiceSetType,
    ChoiceType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
)
from incentives.values.number import exact
from incentives.values.period import Month, Period
from incentives.values.place import THE_CASE, FactPath
from incentives.values.text import Text
from incentives.values.texts.plain_text import compared, unfit_name

_PLAIN_NUMBERS: Mapping[object, tuple[type, ...]] = {
    int: (int,),
    Decimal: (int, Decimal),
    Money: (int, Decimal),  # of the currency of its field
}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Snapshot:
    """All facts of a case.

    `values` are those of the case as a whole by dotted name, with no name left out; `rows` those of
    repeated facts; `declared` the facts that single instruments ask for, by full id, as given.
    `texts`: those of the case by what they are compared by, each as it was written first.
    `unasked`: where rows give a fact by an id that no instrument of the vocabulary asks for.
    Of texts that differ by nothing but width, case and blanks, all are as the first one is written.
    """

    values: KnownFacts
    rows: KnownRows
    declared: Mapping[str, object]
    texts: Mapping[str, str] = attrs.field(factory=dict)
    unasked: tuple[FactPath, ...] = ()


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

    The faults of single facts come first, in the order of the vocabulary, then contradictions.

    Raises:
        CaseError: if `case` is none of the vocabulary (`wrong-case`).
    """
    if type(case) is not vocabulary.root.cls:
        wanted, given = vocabulary.root.cls.__name__, type(case).__name__
        text = Text(f"应为 {wanted} 类型的个案，实为 {given}", f"expected a {wanted}, got {given}")
        raise CaseError([CaseFault(path="", text=text, slug="wrong-case")])
    reader = _Reader(vocabulary=vocabulary, accepts=accepts_of(vocabulary))
    values: dict[str, Value | Unknown] = {}
    reader.read_record(case, vocabulary.root, THE_CASE, "", values)
    faults = [*reader.faults, *contradictions(values, reader.rows, vocabulary)]
    snapshot = Snapshot(
        values=values,
        rows=reader.rows,
        declared=reader.declared,
        texts=reader.texts,
        unasked=tuple(reader.unasked),
    )
    return snapshot, faults


@attrs.define(repr=False)
class _Reader:
    vocabulary: Vocabulary
    accepts: Accepts
    faults: list[CaseFault] = attrs.field(factory=list)
    rows: dict[str, tuple[RowFacts, ...] | Unknown] = attrs.field(factory=dict)
    declared: Mapping[str, object] = attrs.field(factory=dict)
    unasked: list[FactPath] = attrs.field(factory=list)
    texts: dict[str, str] = attrs.field(factory=dict)
    """The texts read so far by what they are compared by, each as it was written first."""

    def read_record(
        self,
        record: object,
        described: Record,
        path: FactPath,
        prefix: str,
        values: dict[str, Value | Unknown],
    ) -> None:
        """Adds the facts of `record` to `values`.

        `path` is that of the record, for messages; `prefix` begins the names.
        """
        for name, field, accept in self.accepts[described.name]:
            # what is by id is read with the others that the case, or its row, gives by id
            raw = getattr(record, name, UNKNOWN) if record is not UNKNOWN else UNKNOWN
            if accept is not None:
                value = accept(raw)
                if value is IN_DOUBT:
                    value = self._read_fact(raw, field, path)
                values[prefix + name] = value
            elif isinstance(field.type, RecordType):
                here = path.inner(name)
                inner = self.vocabulary.records[field.type.name]
                if raw is not UNKNOWN and type(raw) is not inner.cls:
                    self._refuse(here, got(raw, Text("一组事实", inner.cls.__name__)), "wrong-type")
                    raw = UNKNOWN
                self.read_record(raw, inner, here, f"{prefix}{name}.", values)
            elif isinstance(field.type, RowsType):
                self.rows[name] = self._read_rows(raw, field, path.inner(name))
            else:
                assert field.spec.role is Role.DECLARED
                self._read_declared(raw, path.inner(name))

    def _read_declared(self, raw: object, path: FactPath) -> None:
        given, faults = given_by_id(raw, path)
        by_id = lists_by_id(given, path, self.vocabulary, self.texts)
        self.rows |= by_id.rows
        self.declared = by_id.rest
        self.faults += [*faults, *by_id.faults]
        for value in self.declared.values():
            if isinstance(value, str):  # of which type it is, only the instrument knows
                self.texts.setdefault(compared(value), value)

    def _read_rows(
        self, raw: object, field: Field, path: FactPath
    ) -> tuple[RowFacts, ...] | Unknown:
        if raw is UNKNOWN:
            return UNKNOWN
        if not isinstance(raw, tuple):
            self._refuse(path, got(raw, ROWS), "wrong-type")
            return UNKNOWN
        if len(raw) > MOST_ROWS:
            self._refuse(path, texts.too_many(len(raw), MOST_ROWS), "too-many-rows")
            return UNKNOWN
        row_record = self.vocabulary.records[cast(RowsType, field.type).row.name]
        expected = Text("一行内容", f"a {row_record.cls.__name__}")
        rows = []
        for index, row in enumerate(raw):
            here = path.row(index)
            if type(row) is not row_record.cls:
                self._refuse(here, got(row, expected), "wrong-type")
                continue
            values: dict[str, Value | Unknown] = {}
            self.read_record(row, row_record, here, "", values)
            if row_record.declared_in:
                given = given_in_row(row, row_record, here, self.texts)
                values |= given.values
                self.faults += given.faults
                self.unasked += given.unasked
            rows.append(RowFacts(here, values))
        return tuple(rows)

    def _read_fact(self, raw: object, field: Field, of: FactPath) -> Value | Unknown:
        """The fact of the record at `of`; its own path is made only if there is a fault."""
        if isinstance(raw, Unknown):
            if field.is_required:
                self._refuse_fact(of, field, texts.REQUIRED, "fact-required")
            return raw
        if raw is NOT_COME_ABOUT and field.may_be_none:
            return None
        if raw is None or raw is NOT_COME_ABOUT:
            advice = texts.SAY_WHICH if field.may_be_none else texts.LEAVE_OUT
            self._refuse_fact(of, field, texts.NOT_NONE, "fact-none", advice)
            return UNKNOWN
        if isinstance(field.type, NumberType):
            return self._read_number(raw, field, of)
        if isinstance(field.type, StatusType):
            return self._read_status(raw, field, of)
        if isinstance(field.type, ChoiceSetType):
            return self._read_choices(raw, field, field.type.choice, of)
        if type(raw) is not field.python_type or isinstance(raw, datetime):
            self._refuse_fact(of, field, got(raw, texts.expected(field)), "wrong-type")
            return UNKNOWN
        if isinstance(raw, str) and field.python_type is str:
            return self._read_text(raw, field, of)
        return str(raw.value) if isinstance(raw, Enum) else cast(bool | date | Month | str, raw)

    def _read_text(self, raw: str, field: Field, of: FactPath) -> str | Unknown:
        unfit = unfit_name(raw)
        if unfit is not None:
            self._refuse_fact(of, field, unfit.text, unfit.slug, unfit.advice)
            return UNKNOWN
        return self.texts.setdefault(compared(raw), raw)

    def _read_choices(
        self, raw: object, field: Field, choice: ChoiceType, of: FactPath
    ) -> Value | Unknown:
        member_type = cast(type[Enum], field.enumeration)
        if not isinstance(raw, frozenset) or not all(
            isinstance(member, member_type) for member in raw
        ):
            expected = Text("规定的若干选项", f"values of {choice.name}")
            self._refuse_fact(of, field, got(raw, expected), "wrong-type")
            return UNKNOWN
        return frozenset(str(member.value) for member in raw)

    def _read_number(self, raw: object, field: Field, of: FactPath) -> Value | Unknown:
        number = self._plain_number(raw, field, of)
        if number is None:
            return UNKNOWN
        least = field.spec.least if field.spec.least is not None else -MOST_NUMBER
        most = field.spec.most if field.spec.most is not None else MOST_NUMBER
        if number < least or number > most:
            text = texts.out_of_range(number, field, (least, most), self.vocabulary)
            self._refuse_fact(of, field, text, "fact-out-of-range")
            return UNKNOWN
        return exact(number)

    def _plain_number(self, raw: object, field: Field, of: FactPath) -> int | Decimal | None:
        """The number itself, if it is of the field's type and currency, and finite.

        Otherwise None, and a fault is told.
        """
        if isinstance(raw, Money) and field.python_type is Money:
            currency = currency_of_unit(cast(NumberType, field.type).unit)
            if raw.currency.code != currency:
                self._refuse_fact(of, field, texts.wrong_currency(raw, currency), "wrong-currency")
                return None
            return self._of_few_digits(raw.amount, field, of)
        if isinstance(raw, bool) or not isinstance(raw, _PLAIN_NUMBERS.get(field.python_type, ())):
            advice = None
            if isinstance(raw, float) and isfinite(raw) and isinstance(field.type, NumberType):
                advice = texts.exact_of(raw, field)
            self._refuse_fact(of, field, got(raw, texts.expected(field)), "wrong-type", advice)
            return None
        if isinstance(raw, Decimal):
            return self._of_few_digits(raw, field, of)
        return cast(int, raw)

    def _of_few_digits(self, number: Decimal, field: Field, of: FactPath) -> Decimal | None:
        if not number.is_finite():
            self._refuse_fact(of, field, texts.not_finite(number), "fact-not-finite")
            return None
        if not has_few_digits(number):
            self._refuse_fact(of, field, texts.TOO_MANY_DIGITS, "fact-out-of-range")
            return None
        return number

    def _read_status(self, raw: object, field: Field, of: FactPath) -> Value | Unknown:
        if not isinstance(raw, tuple) or not all(map(is_period, raw)):
            self._refuse_fact(of, field, got(raw, Text("起止期间", "periods")), "wrong-type")
            return UNKNOWN
        path = of.inner(field.name)
        previous: Period | None = None
        for index, period in enumerate(raw):
            here = path.row(index) if len(raw) > 1 else path
            if period.last is not None and period.last < period.first:
                text = texts.reversed_period(period.first, period.last)
                self._refuse(here, text, "dates-out-of-order")
            if previous is not None and (previous.last is None or period.first <= previous.last):
                text = texts.overlapping(period, previous, index, path)
                self._refuse(here, text, "overlapping-periods")
            previous = period
        return raw

    def _refuse_fact(
        self, of: FactPath, field: Field, text: Text, slug: str, advice: Text | None = None
    ) -> None:
        self._refuse(of.inner(field.name), text, slug, advice)

    def _refuse(self, path: FactPath, text: Text, slug: str, advice: Text | None = None) -> None:
        self.faults.append(CaseFault(path=str(path), text=text, slug=slug, advice=advice))
