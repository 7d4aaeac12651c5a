"""Rows that are read by columns: never bolder than reading them one by one, and the same words."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

import attrs
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import (
    CaseError,
    Library,
    Role,
    Status,
    Unknown,
    case_table,
    childcare,
    fact,
    table_schema,
)
from incentives.compile.filling import filling_of
from incentives.compile.layout import Kind, Place, WordLayout, word_layout_of
from incentives.compile.words import NONE, UNKNOWN
from incentives.engine.assessment.admission import list_of_subjects
from incentives.facts.field import Choice, DeclaredFacts, SumAtMost, declared_facts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import NotComeAbout
from incentives.facts.unknown import Unknown as UnknownKind
from incentives.policy.asked.reading import read_declared
from incentives.tables.admitting import Given, admitted_of
from incentives.tables.reading.rows import Rows
from incentives.tables.sound.plan import plan_of
from incentives.tables.writing import case_texts
from incentives.values.period import Month

ON = date(2023, 6, 30)
CHILDCARE = childcare.library()
EXAMPLES = {
    name: childcare.read_case(example.path, library=CHILDCARE)
    for name, example in childcare.example_cases().items()
}

V = TypeVar("V")


class Size(Choice):
    SMALL = "small", "小", "small"
    LARGE = "large", "大", "large"


@attrs.frozen(kw_only=True)
class Part:
    opened: date | Unknown | NotComeAbout = fact("开", "opened")
    held: Status | Unknown = fact("持", "held", not_before="opened")
    size: Size | Unknown = fact("规模", "size")


@attrs.frozen(kw_only=True)
class Person:
    id: str | Unknown = fact("号", "id")
    born_on: date | Unknown = fact("生", "born on", not_before="part.opened")


@attrs.frozen(kw_only=True)
class House:
    id: str | Unknown = fact("号", "id")
    size: Size = fact("规模", "size", default=attrs.NOTHING)
    owner: str | Unknown = fact("主", "owner", refers_to="people")
    sizes: frozenset[Size] | Unknown = fact("种", "sizes")
    price: Money | Unknown = fact("价", "price", unit="CNY", least=0)
    share: Decimal | Unknown = fact("份", "share", least=0, most=1)
    built: Month | Unknown | NotComeAbout = fact("建", "built", not_before="people.born_on")
    lived: Status | Unknown = fact("住", "lived in")


@attrs.frozen(kw_only=True)
class Stay:
    person: str | Unknown = fact("人", "person", refers_to="people")
    month: Month | Unknown = fact("月", "month")
    days: int | Unknown = fact("日", "days", least=0, most=31, days_of="month")
    lasting: Status | Unknown = fact("期", "lasting")
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Paid:
    about: str | Unknown = fact("为", "about", refers_to=("people", "houses"))
    amount: Money | Unknown = fact("额", "amount", unit="CNY", least=0)
    total: Money | Unknown = fact("总", "total", unit="CNY", least=0)
    on: date | Unknown = fact("日", "on")


@attrs.frozen(kw_only=True)
class Town:
    name: str = fact("名", "name", default=attrs.NOTHING)
    part: Part = fact("部", "part", factory=Part)
    floors: int | Unknown = fact("层", "floors", default=2, least=0, most=9)
    people: tuple[Person, ...] | Unknown = fact("人", "people", row="human", unique="id")
    houses: tuple[House, ...] | Unknown = fact("房", "houses", row="house", unique="id")
    stays: tuple[Stay, ...] | Unknown = fact(
        "住", "stays", row="stay", unique=("person", "month"), apart=("days", "lasting")
    )
    paid: tuple[Paid, ...] | Unknown = fact(
        "付",
        "paid",
        row="payment",
        sum_at_most=SumAtMost(of="amount", limit="total", by=("about",), apart=("on",)),
    )
    declared: Mapping[str, object] = fact("项", "declared", role=Role.DECLARED, factory=dict)


NOTICE = """
instrument:
  id: notice
  number: 一号
  title: {zh: 通知, en: notice}
  published: 2022-01-01
  in_force: {from: 2022-01-01}
facts:
  called: {type: text, text: {zh: 称, en: called}}
  since: {type: date, may_be_none: true, text: {zh: 起, en: since}}
  rate:
    type: number
    unit: "1"
    at_least: 0
    at_most: 5
    default: {value: 1, cite: 一}
    text: {zh: 率, en: rate}
  open: {type: status, text: {zh: 开放, en: open}}
  sort:
    type: choice
    values: {one: {zh: 甲, en: one}, two: {zh: 乙, en: two}}
    text: {zh: 类, en: sort}
  wet: {of: stays, type: number, unit: "1", at_most: 9, text: {zh: 雨, en: wet}}
  years:
    rows:
      year: {type: number, unit: "1", text: {zh: 年, en: year}}
      whole: {type: boolean, text: {zh: 全, en: whole}}
    row: year_open
    unique: year
    text: {zh: 年份, en: years}
"""
DAYS = [date(2020, 1, 1), date(2021, 5, 1), date(2022, 2, 1), date(2022, 2, 28), date(2023, 1, 1)]
TEXTS = ["a", "b", "c", "Ａ", "a/b", "other", " a", "", "x\u200b"]
MONTHS = ["2021-05", "2022-02", "2022-03", "2022-13", "none"]
NUMBERS = [0, 1, 2, 5, 9, 28, 29, 31, 32, -1, 10**15, 10**16]
DECIMALS = [*map(Decimal, ("0", "0.5", "1", "1.25", "2", "100", "0.0000001", "-1", "1e15"))]
CALLED: Mapping[str, tuple[Sequence[str], int]] = {
    "size": (["small", "大", "no"], 2),
    "sort": (["one", "乙", "no"], 2),
    "month": (MONTHS, 3),
    "built": (MONTHS, 3),
}
FEW = 0.01


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("town")
    (folder / "notice.yaml").write_text(NOTICE, encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Town)


def any_of(draw: random.Random, several: Sequence[V], good: int) -> V:
    """One of the first ones, and now and then any."""
    return draw.choice(several if draw.random() < FEW else several[:good])


def cell(draw: random.Random, name: str, type_: pa.DataType) -> object:
    """What may stand in a cell of the type: mostly what may be, now and then what may not."""
    if draw.random() < (0.95 if name.endswith(".none") else 0.6):
        return None
    if pa.types.is_list(type_):
        return cells(draw, type_.value_type)
    if pa.types.is_decimal(type_):
        return any_of(draw, DECIMALS, 5)
    if pa.types.is_string(type_):
        return any_of(draw, *CALLED.get(name.rpartition(".")[2], (TEXTS, 3)))
    plain: Mapping[str, object] = {
        "bool": draw.random() < 0.5,
        "int64": any_of(draw, NUMBERS, 6),
        "date32[day]": draw.choice(DAYS),
    }
    return plain[str(type_)]


def cells(draw: random.Random, inner: pa.DataType) -> list[object]:
    """A list of choices, of periods, or of rows."""
    count = draw.choice([0, 1, 1, 2])
    if pa.types.is_string(inner):
        return [draw.choice(["small", "large"]) for _ in range(count)]
    if [one.name for one in inner] != ["from", "to"]:
        return [{one.name: cell(draw, one.name, one.type) for one in inner} for _ in range(count)]
    days = sorted(draw.sample(DAYS[:4], count))
    ends = [day + timedelta(any_of(draw, [5, 20, -1], 2)) for day in days]
    never = draw.random() < 0.4
    return [
        {"from": day, "to": None if never and day == days[-1] else end}
        for day, end in zip(days, ends, strict=True)
    ]


def made_up(library: Library, seed: int, count: int = 12) -> pa.Table:
    """So many rows of any facts."""
    draw = random.Random(seed)  # noqa: S311 - the same rows each time
    schema = table_schema(library)
    rows = [{one.name: cell(draw, one.name, one.type) for one in schema} for _ in range(count)]
    for row in rows:
        row |= {"name": row["name"] or "a", "floors": 1 if row["floors"] is None else row["floors"]}
        houses = row["houses"] if isinstance(row["houses"], list) else []
        row["houses"] = [{**house, "size": house["size"] or "small"} for house in houses]
    return pa.Table.from_pylist(rows, schema=schema)


def rows_of(table: pa.Table) -> Rows:
    (cells,) = table.combine_chunks().to_batches()
    keys = pa.array([str(at) for at in range(table.num_rows)], pa.string())
    return Rows(cells=cells, keys=keys, first=0, doubled=frozenset(), key="case", float_places={})


def told(words: Sequence[int], at: int, layout: WordLayout) -> Mapping[str, object]:
    """What the words of a case say, whatever the addresses and the numbers of texts."""
    texts: dict[int, int] = {}

    def fact_at(place: Place, of: int) -> object:
        word = words[of + place.offset]
        if word in {UNKNOWN, NONE}:
            return word
        if place.kind is Kind.TEXT and word >= len(layout.texts):
            return ("text", texts.setdefault(word, len(texts)))
        if place.kind is Kind.STATUS:
            return tuple(words[word : word + 1 + 2 * words[word]])
        return word

    case: dict[str, object] = {"own": (words[at], words[at + 1])}
    for name, place in (*layout.facts.items(), *layout.asked.items()):
        case[name] = fact_at(place, at)
    for name, rows in layout.rows.items():
        begin = words[at + rows.offset]
        starts = [begin + 1 + rows.width * row for row in range(words[begin] if begin >= 0 else 0)]
        case[name] = (
            None
            if begin == UNKNOWN
            else [
                [
                    *(fact_at(place, start) for place in rows.facts.values()),
                    *words[start + len(rows.facts) : start + rows.width],
                ]
                for start in starts
            ]
        )
    return case


def checked(table: pa.Table, library: Library) -> list[bool]:
    """Whether each row is sound; each that is has the chain and the words that it has by itself."""
    rows, layout = rows_of(table), word_layout_of(library)
    sound = plan_of(library).sound(rows.cells, on=ON, known_on=None)
    words, filling = sound.words.tolist(), filling_of(library)
    chains = [sound.chains[at] for at in sound.chain_of.tolist()]
    found_at = {
        row: (chain, address)
        for row, chain, address in zip(
            sound.rows.tolist(), chains, sound.addresses.tolist(), strict=True
        )
    }
    for given_row in rows.given(library):
        if given_row.row not in found_at:
            continue
        chain, address = found_at[given_row.row]
        admitted = admitted_of(given_row, library)  # refused, it would not be sound
        alone = layout.beginning
        at = filling.fill(admitted.snapshot, on=ON, into=alone)
        assert admitted.chain == chain
        assert told(alone, at, layout) == told(words, address, layout)
        are_the_same(admitted.snapshot, sound.facts(given_row.row), library)
    return [row in found_at for row in range(table.num_rows)]


def are_the_same(read: Snapshot, restored: Snapshot, library: Library) -> None:
    """The facts by the columns and those of the case, in one order; what is asked for, as read."""
    assert [*read.values.items()] == [*restored.values.items()]
    assert read.rows.keys() == restored.rows.keys()
    for name, rows in read.rows.items():
        others = restored.rows[name]
        assert isinstance(rows, UnknownKind) == isinstance(others, UnknownKind)
        if not isinstance(rows, UnknownKind) and not isinstance(others, UnknownKind):
            assert [row.path for row in rows] == [row.path for row in others]
            assert [[*row.values.items()] for row in rows] == [
                [*row.values.items()] for row in others
            ]
    facts = library.facts_of_case
    assert {name: read_declared(facts[name], raw) for name, raw in read.declared.items()} == {
        name: read_declared(facts[name], raw) for name, raw in restored.declared.items()
    }
    written = {key: text for key, text in read.texts.items() if text != "none"}
    assert written == restored.texts  # that something does not exist a column of its own may say


def refused(table: pa.Table, library: Library) -> list[bool]:
    def is_refused(one: Given) -> bool:
        try:
            admitted_of(one, library)
        except CaseError:
            return True
        return False

    return [is_refused(one) for one in rows_of(table).given(library)]


@given(seed=st.integers(0, 2**32))
def test_no_row_is_sound_that_is_refused_by_itself(town: Library, seed: int) -> None:
    """Of any facts, and whatever holds between them; a sound row has the words of its case."""
    checked(made_up(town, seed), town)


def test_many_rows_are_sound_and_many_are_not(town: Library) -> None:
    """So that what is found of either kind tells something: nearly all good ones are sound."""
    table = made_up(town, 1, count=400)
    sound, bad = checked(table, town), refused(table, town)
    assert 40 < sum(bad) < 360
    assert sum(sound) > 0.8 * (400 - sum(bad))


def leaves(rows: object, *way: object) -> Iterator[tuple[object, ...]]:
    """The ways to everything that is said in the rows."""
    inner: Iterator[tuple[object, object]] = iter(())
    if isinstance(rows, Mapping):
        inner = iter(rows.items())
    elif isinstance(rows, list):
        inner = iter(enumerate(rows))
    for step, value in inner:
        if value is not None:
            yield (*way, step)
            yield from leaves(value, *way, step)


BROKEN: Mapping[type, Sequence[object]] = {
    str: ["other", "海门区", "", " a", "none", "2031-01", "cn.2019-76.deed_tax_exemption", "owned"],
    int: [0, -1, 10**15 + 1, 31, 2**40],
    Decimal: [Decimal("0.0000001"), Decimal(-1), Decimal(10) ** 15 + 1, Decimal("0.5")],
    date: [date(1, 1, 1), date(2031, 1, 1), date(9999, 12, 31), date(2021, 3, 2)],
    bool: [True, False],
}


def value_in(rows: object, way: Sequence[object]) -> object:
    """What stands there, if anything."""
    for step in way:
        if isinstance(rows, list) and isinstance(step, int):
            rows = rows[step] if step < len(rows) else None
        else:
            rows = rows.get(step) if isinstance(rows, dict) else None
    return rows


def with_breaks(rows: list[object], draw: random.Random) -> None:
    """Some of what is said is said otherwise, as elsewhere, twice, or not at all."""
    ways = list(leaves(rows))
    for _ in range(draw.randrange(1, 12)):
        *to, last = draw.choice(ways)
        around, value = value_in(rows, to), value_in(rows, [*to, last])
        if not isinstance(around, dict):
            continue
        if isinstance(value, list) and value:
            around[last] = draw.choice([value[::-1], [*value, value[0]], value[1:], []])
        elif type(value) in BROKEN:
            around[last] = draw.choice([*BROKEN[type(value)], None])


@pytest.mark.parametrize("write", [case_table, case_texts])
@given(seed=st.integers(0, 2**32))
def test_no_broken_example_is_sound_that_is_refused(
    write: Callable[[Mapping[str, object], Library], pa.Table], seed: int
) -> None:
    """Of the bundled vocabulary, in columns of their own types and in columns of text."""
    table = write(EXAMPLES, CHILDCARE).drop_columns(["case"])
    rows = table.to_pylist()
    with_breaks(rows, random.Random(seed))  # noqa: S311 - the same breaks each time
    checked(pa.Table.from_pylist(rows, schema=table.schema), CHILDCARE)


@pytest.mark.parametrize(
    ("ids", "is_sound"), [(("a", "a"), True), (("a", "Ａ"), False), (("a", "b"), False)]
)
def test_one_text_in_two_ways_of_one_case_is_looked_at(
    town: Library, ids: tuple[str, str], is_sound: bool
) -> None:
    """Though it is no fault: the facts have it as it was written first."""
    first, other = ids
    row = {"name": "x", "floors": 1, "people": [{"id": first}], "stays": [{"person": other}]}
    elsewhere = {**row, "people": [{"id": other}], "stays": [{"person": other}]}
    table = pa.Table.from_pylist([row, elsewhere], schema=table_schema(town))
    assert [is_sound, True] == checked(table, town)


@pytest.mark.parametrize(("subject", "is_sound"), [("p", True), ("l", False), ("x", False)])
def test_a_payment_for_what_its_incentive_is_not_for_is_looked_at(
    subject: str, is_sound: bool
) -> None:
    """It is refused, as what no list has is."""
    ids = [
        name
        for name in CHILDCARE.incentives
        if list_of_subjects(name, CHILDCARE, None) == "projects"
    ]
    document = {
        "district": "320614",
        "projects": [{"id": "p"}],
        "loans": [{"id": "l"}],
        **{name: [] for name in ("premises", "children", "trainings")},
        "prior_awards": [{"incentive": ids[0], "subject": subject, "amount": Decimal(1)}],
    }
    table = pa.Table.from_pylist([document], schema=table_schema(CHILDCARE))
    assert [not is_sound] == refused(table, CHILDCARE)
    assert [is_sound] == checked(table, CHILDCARE)


def test_a_payment_for_what_looks_like_an_id_is_looked_at() -> None:
    """Though not all lists are known, so that it may be of one of them: it is refused."""
    document = {
        "district": "320614",
        "projects": [{"id": "第一托育"}],
        "prior_awards": [{"incentive": "other", "subject": "第—托育", "amount": Decimal(1)}],
    }
    table = pa.Table.from_pylist([document], schema=table_schema(CHILDCARE))
    assert [True] == refused(table, CHILDCARE)
    assert [False] == checked(table, CHILDCARE)


def test_examples_are_sound() -> None:
    """Each of them: none goes the long way."""
    assert all(checked(case_table(EXAMPLES, CHILDCARE).drop_columns(["case"]), CHILDCARE))
