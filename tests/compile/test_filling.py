"""The words of a case say what the reference engine reads of it, and nothing else."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from moneyed import Money

from incentives import Library, Role, Status, childcare, fact
from incentives.compile.filling import filling_of
from incentives.compile.layout import BEYOND, Kind, Place, word_layout_of
from incentives.compile.words import LAST_DAY, NONE, UNKNOWN, word_of_month
from incentives.engine.evaluation.case_rows import CaseRows
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.reading import Reader
from incentives.facts.field import Assumed
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.unknown import NOT_COME_ABOUT, NotComeAbout
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.language.expression import FactValue, Named, NameKind, RowValue
from incentives.language.possible import Open, Result
from incentives.policy.library import law_of
from incentives.values.period import Month, Period
from incentives.values.span import Span
from incentives.values.text import Text
from tests import strategies
from tests.compile.libraries import good_cases
from tests.conformance.planting import Case as PlantingCase
from tests.engine.small_domain import (
    CITY,
    ON,
    Case,
    House,
    Payout,
    Sale,
    Workshop,
    instrument,
    one_file,
    write_library,
    yuan,
)
from tests.report.reports import bundled

SPAN = Span(file="", line=1, column=1)


@attrs.frozen(kw_only=True)
class Filled:
    """The words of a case, and how the engine reads it."""

    library: Library
    snapshot: Snapshot
    words: list[int]
    at: int
    reader: Reader
    rows: CaseRows

    def word(self, place: Place) -> int:
        return self.words[self.at + place.offset]

    def pairs(self) -> Iterator[tuple[Place, int, Result]]:
        """Each place of the case, its word, and what the engine reads there."""
        layout, vocabulary = word_layout_of(self.library), self.library.vocabulary
        for path, place in layout.facts.items():
            steps = tuple(path.split("."))
            field = vocabulary.field_at(steps)
            assert field is not None
            yield (
                place,
                self.word(place),
                self.reader.fact(FactValue(steps, field.type, span=SPAN)).value,
            )
        for id_, place in layout.asked.items():
            type_ = self.library.declared_facts[id_].type
            named = Named(NameKind.DECLARED, id_, type_, span=SPAN)
            yield place, self.word(place), self.reader.stated(named).value
        for list_name in layout.rows:
            yield from self._pairs_of_rows(list_name)

    def _pairs_of_rows(self, list_name: str) -> Iterator[tuple[Place, int, Result]]:
        layout, vocabulary = (
            word_layout_of(self.library).rows_of(list_name),
            self.library.vocabulary,
        )
        address, rows = self.words[self.at + layout.offset], self.rows.of(list_name)
        assert (address == UNKNOWN) == (rows is None)
        if rows is None:
            return
        assert len(rows) == self.words[address]
        for index, row in enumerate(rows):
            for path, place in layout.facts.items():
                fields = vocabulary.records[layout.record].fields
                steps = (path,) if path in fields else tuple(path.split("."))
                field = vocabulary.field_at(steps, layout.record)
                assert field is not None
                read = self.reader.row_fact(RowValue("row", steps, field.type, span=SPAN), row)
                yield (
                    place,
                    self.words[address + 1 + index * layout.width + place.offset],
                    read.value,
                )


def filled(
    library: Library, case: object, on: date, known_on: date | None = None, *, behind: int = 3
) -> Filled:
    """The case as words, behind some of others."""
    snapshot = take_snapshot(case, library.vocabulary)
    words = [7] * behind
    at = filling_of(library, known_on).fill(snapshot, on=on, into=words)
    law = law_of(library, tuple(library.jurisdictions), known_on)
    effort = Effort(snapshot=snapshot, vocabulary=library.vocabulary)
    return Filled(
        library=library,
        snapshot=snapshot,
        words=words,
        at=at,
        reader=Reader(law=law, snapshot=snapshot, supposed={}, effort=effort),
        rows=CaseRows(snapshot=snapshot, vocabulary=library.vocabulary, on=on),
    )


def periods_at(words: list[int], address: int) -> tuple[Period, ...]:
    """The periods of a status."""
    ends = words[address + 1 : address + 1 + 2 * words[address]]
    days = [None if end == LAST_DAY else date.fromordinal(end) for end in ends]
    pairs = zip(days[::2], days[1::2], strict=True)
    return tuple(Period(first, last) for first, last in pairs if first is not None)


def is_said(place: Place, word: int, value: Result, case: Filled) -> bool:
    """Whether the word says of a known value what it is; of a text, its number must tell it."""
    match place.kind:
        case Kind.NUMBER:
            assert place.low <= word <= place.high
            return Fraction(word, place.denominator) == value
        case Kind.TRUTH:
            return [False, True][word] is value
        case Kind.DAY:
            return date.fromordinal(word) == value
        case Kind.MONTH:
            return Month(word // 12, word % 12 + 1) == value
        case Kind.CODE:
            return place.values[word] == value
        case Kind.MASK:
            chosen = [name for bit, name in enumerate(place.values) if word >> bit & 1]
            return frozenset(chosen) == value
        case Kind.STATUS:
            return periods_at(case.words, word) == value
        case Kind.TEXT:
            return word == word_layout_of(case.library).texts.get(str(value), word)


def has_word(place: Place, value: Result) -> bool:
    """Whether the kernel has a word for the known value."""
    if place.kind is not Kind.NUMBER or value is None:
        return True
    assert isinstance(value, int | Fraction)
    word = value * place.denominator
    return Fraction(word).denominator == 1 and place.low <= word <= place.high


def assert_as_read(case: Filled) -> None:
    """Each word says what the engine reads, and the header how much of that has no word."""
    texts: dict[str, int] = {}
    beyond = 0
    for place, word, value in case.pairs():
        if isinstance(value, Open):
            assert UNKNOWN == word, place
        elif not has_word(place, value):
            assert UNKNOWN == word, place
            beyond += 1
        elif value is None:
            assert NONE == word, place
        else:
            assert is_said(place, word, value, case), (place, word, value)
            if place.kind is Kind.TEXT:
                assert word == texts.setdefault(str(value), word)
    assert len(texts) == len({*texts.values()})
    assert beyond == case.words[case.at + BEYOND]


@pytest.mark.parametrize("name", childcare.example_cases())
@pytest.mark.parametrize("known_on", [None, date(2020, 1, 1)])
def test_examples_are_filled_as_they_are_read(name: str, known_on: date | None) -> None:
    """Whatever was known of the law, each word says what the engine reads."""
    example = childcare.example_cases()[name]
    case = childcare.read_case(example.path)
    assert_as_read(filled(bundled(), case, example.on, known_on))


@given(case=strategies.partial_cases, on=strategies.assessment_days)
def test_cases_are_filled_as_they_are_read(case: childcare.Case, on: date) -> None:
    """So it is of any case, some facts left out."""
    assert_as_read(filled(bundled(), case, on))


def test_cases_of_the_language_are_filled_as_they_are_read(
    good_libraries: dict[str, Library],
) -> None:
    """So it is with facts that instruments ask for, of the case, of rows and in own lists."""
    asked = set()
    for library, case, on in good_cases(good_libraries):
        assert isinstance(case, PlantingCase)
        for known_on in (None, date(2019, 1, 1)):
            whole = filled(library, case, on, known_on)
            assert_as_read(whole)
            asked |= set(whole.snapshot.declared)
    assert asked


def small(library: Library, case: Case, *, on: date = ON, known_on: date | None = None) -> Filled:
    """The case, in which each word says what the engine reads."""
    whole = filled(library, case, on, known_on)
    assert_as_read(whole)
    return whole


DEFAULT = """\
facts:
  ready: {type: boolean, text: TEXT, default: {value: "true", cite: '1'}}
  fee: {type: number, unit: CNY, text: TEXT, may_be_none: true}
"""


def test_a_default_holds_once_it_is_published(tmp_path: Path) -> None:
    """Before, the fact is not known."""
    text = instrument("land.one", DEFAULT, published="2019-12-01")
    library = write_library(tmp_path, {"land/one.yaml": text})
    place = word_layout_of(library).declared("land.one.ready")
    assert 1 == small(library, Case()).word(place)
    assert 1 == small(library, Case(), known_on=date(2019, 12, 1)).word(place)
    assert UNKNOWN == small(library, Case(), known_on=date(2019, 11, 30)).word(place)
    said = Case(declared={"land.one.ready": False})
    assert 0 == small(library, said, known_on=date(2019, 11, 30)).word(place)


def test_what_does_not_exist_has_a_word(tmp_path: Path) -> None:
    """Whether the domain asks for it or an instrument."""
    library = one_file(tmp_path, DEFAULT)
    case = Case(workshop=Workshop(applied_on=NOT_COME_ABOUT), declared={"land.one.fee": "none"})
    layout, whole = word_layout_of(library), small(library, case)
    assert NONE == whole.word(layout.place_of("workshop.applied_on"))
    assert NONE == whole.word(layout.declared("land.one.fee"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, DEFAULT)


def test_a_number_without_a_word_is_unknown_and_counted(library: Library) -> None:
    """One that is finer than the denominator, or further than the bounds of the kernel."""
    case = Case(
        workshop=Workshop(spent=yuan("0.001"), profit=yuan("-10000000000.01")),
        sales=(Sale(amount=yuan(10**10), cost=yuan("10000000000.01")),),
    )
    whole = small(library, case)
    layout = word_layout_of(library)
    assert 3 == whole.words[whole.at + BEYOND]
    assert UNKNOWN == whole.word(layout.place_of("workshop.spent"))
    rows = layout.rows_of("sales")
    row = whole.words[whole.at + rows.offset] + 1
    assert 10**12 == whole.words[row + rows.place_of("amount").offset]


def test_texts_that_are_the_same_have_one_number(library: Library) -> None:
    """Case, width and blanks do not tell; each case numbers its own texts anew."""
    houses = (House(id="Ａ 1"), House(id="a1"), House(id="b"))
    whole = small(library, Case(houses=houses))
    rows = word_layout_of(library).rows_of("houses")
    at = whole.words[whole.at + rows.offset] + 1 + rows.place_of("id").offset
    first, second, third = (whole.words[at + index * rows.width] for index in range(3))
    assert first == second
    assert first != third
    other = small(library, Case(houses=(House(id="b"),)))
    assert (
        first == other.words[other.words[other.at + rows.offset] + 1 + rows.place_of("id").offset]
    )


def test_payments_after_the_day_are_left_out(library: Library) -> None:
    """Those of which nobody knows the day are not."""
    paid = (Payout(paid_on=date(2023, 1, 1)), Payout(), Payout(paid_on=ON))
    for on, count in ((ON, 2), (date(2022, 1, 1), 1), (date(2023, 1, 1), 3)):
        whole = small(library, Case(payouts=paid), on=on)
        address = whole.words[whole.at + word_layout_of(library).rows_of("payouts").offset]
        assert count == whole.words[address]


def test_an_empty_list_is_known_to_be_empty(library: Library) -> None:
    """One that nobody has listed is not."""
    whole, rows = small(library, Case(sales=())), word_layout_of(library).rows
    assert UNKNOWN == whole.words[whole.at + rows["houses"].offset]
    assert 0 == whole.words[whole.words[whole.at + rows["sales"].offset]]


def test_a_status_may_never_have_been_held(library: Library) -> None:
    """Its address is a real one, as that of any other."""
    place = word_layout_of(library).place_of("workshop.member")
    never = small(library, Case(workshop=Workshop(member=())))
    assert () == periods_at(never.words, never.word(place))
    beside = Workshop(member=(), spent=yuan("0.001"))
    never = small(library, Case(workshop=beside))
    assert () == periods_at(never.words, never.word(place))
    member = (Period(date(2020, 1, 1), date(2020, 2, 1)), Period(date(2021, 1, 1)))
    held = small(library, Case(workshop=Workshop(member=member)))
    assert member == periods_at(held.words, held.word(place))


def test_cases_stand_one_behind_the_other(library: Library) -> None:
    """What stands there already stays, and the addresses of the next are its own."""
    words: list[int] = []
    cases = [Case(sales=(Sale(month=Month(2022, 5)),)), Case(sales=(Sale(month=Month(2022, 6)),))]
    filling, rows = filling_of(library), word_layout_of(library).rows_of("sales")
    found = []
    for case in cases:
        before = list(words)
        at = filling.fill(take_snapshot(case, library.vocabulary), on=ON, into=words)
        assert len(before) == at
        assert before == words[:at]
        found.append(words[words[at + rows.offset] + 1 + rows.place_of("month").offset])
    assert [word_of_month(Month(2022, 5)), word_of_month(Month(2022, 6))] == found


MANY = [f"kind_{number}" for number in range(70)]
Mark = Enum("Mark", {name.upper(): name for name in MANY})  # type: ignore[misc]


@attrs.frozen(kw_only=True)
class Presuming:
    place: str = fact("地点", "place", role=Role.JURISDICTION, default=CITY)
    worth: Money | Unknown = fact("金额", "worth", unit="CNY", least=0)
    closed_on: date | Unknown | NotComeAbout = fact(
        "歇业", "closed on", assumed=Assumed(None, Text("未歇业", "not closed"))
    )
    remark: str | Unknown = fact("备注", "remark", assumed=Assumed("plain", Text("无", "none")))
    fine: Decimal | Unknown = fact(
        "精度", "fine", least=0, assumed=Assumed(Fraction(1, 10**5), Text("微小", "little"))
    )
    marks: frozenset[Mark] | Unknown = fact("标记", "marks")
    held: Status | Unknown = fact(
        "有效", "held", assumed=Assumed((Period(date(2020, 1, 1)),), Text("有效", "held"))
    )


def test_what_a_vocabulary_assumes_has_words(tmp_path: Path) -> None:
    """Also what is assumed not to exist; what has no word is counted."""
    library = one_file(tmp_path, "", vocabulary=Presuming)
    whole, layout = filled(library, Presuming(), ON), word_layout_of(library)
    assert_as_read(whole)
    assert NONE == whole.word(layout.place_of("closed_on"))
    assert layout.texts["plain"] == whole.word(layout.place_of("remark"))
    assert 1 == whole.words[whole.at + BEYOND]


def test_a_set_of_values_too_far_behind_has_no_word(tmp_path: Path) -> None:
    """A word has 63 bits."""
    library = one_file(tmp_path, "", vocabulary=Presuming)
    place = word_layout_of(library).place_of("marks")
    assert 2**63 - 1 == place.high
    fits = filled(library, Presuming(marks=frozenset(list(Mark)[:63])), ON)
    assert_as_read(fits)
    assert place.high == fits.word(place)
    last = filled(library, Presuming(marks=frozenset(list(Mark)[62:64])), ON)
    assert UNKNOWN == last.word(place)
    assert 2 == last.words[last.at + BEYOND]
