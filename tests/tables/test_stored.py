"""How values are stored makes no difference, and no list is unknown because of how it is told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import nan

import pyarrow as pa
import pyarrow.compute as arrow
import pyarrow.types as kinds
import pytest

from incentives import UNKNOWN, CaseError, assess_table, case_table, childcare, table_cases
from incentives.tables.came_out import TableResult
from incentives.tables.runtimes import Runtime
from incentives.tables.stored import as_read

ON = date(2023, 12, 31)
LIBRARY = childcare.library()
CASES = case_table(
    {
        name: childcare.read_case(example.path)
        for name, example in childcare.example_cases().items()
    },
    LIBRARY,
).combine_chunks()
PLACED = pa.table({"case": ["a", "b"], "district": ["320614", "320614"]})
LOANS = pa.table({"case": ["a", "a"], "id": ["1", "2"], "principal": ["100000.00", "2000.50"]})


class _Marked(pa.ExtensionType):  # type: ignore[misc] # Arrow has no types
    """Text under a name that nobody here knows, as exact numbers of PostgreSQL are."""

    def __init__(self) -> None:
        super().__init__(pa.string(), "tests.marked")

    def __arrow_ext_serialize__(self) -> bytes:
        return b""

    @classmethod
    def __arrow_ext_deserialize__(cls, storage_type: pa.DataType, serialized: bytes) -> "_Marked":
        return cls()


def _with_null_inside(array: pa.Array) -> pa.Array:
    """Words of which one is nothing, to which whatever is null points."""
    words = array.drop_null().unique()
    at = arrow.fill_null(arrow.index_in(array, words), len(words))
    return pa.DictionaryArray.from_arrays(at, pa.concat_arrays([words, pa.nulls(1, array.type)]))


def _viewed(array: pa.Array) -> pa.Array:
    lengths = arrow.list_value_length(array).fill_null(0)
    begins = pa.array(array.offsets.to_pylist()[:-1], pa.int32())
    return pa.ListViewArray.from_arrays(begins, lengths, array.values, mask=array.is_null())


def _words_of_views(array: pa.Array) -> pa.Array:
    """As Polars hands over what it calls categories."""
    words = array.dictionary_encode()
    return pa.DictionaryArray.from_arrays(words.indices, words.dictionary.cast(pa.string_view()))


STORED: dict[str, Callable[[pa.Array], pa.Array]] = {
    "views": lambda array: array.cast(pa.string_view()),
    "words": lambda array: array.dictionary_encode(),
    "words of views": _words_of_views,
    "words with null inside": _with_null_inside,
    "runs": arrow.run_end_encode,
    "marked": lambda array: pa.ExtensionArray.from_storage(_Marked(), array),
}


def _stored(array: pa.Array, of_text: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """The same values, text stored otherwise wherever it stands; lists as views beside views."""
    if kinds.is_string(array.type):
        return of_text(array)
    if kinds.is_struct(array.type):
        parts = [_stored(part, of_text) for part in array.flatten()]
        names = [field.name for field in array.type]
        return pa.StructArray.from_arrays(parts, names=names, mask=array.is_null())
    if kinds.is_list(array.type):
        values = _stored(array.values, of_text)
        mask = array.is_null() if array.null_count else None
        lists = pa.ListArray.from_arrays(array.offsets, values, mask=mask)
        return _viewed(lists) if of_text is STORED["views"] else lists
    return array


def _told(result: TableResult) -> tuple[object, ...]:
    return result.decisions.to_pylist(), result.cases.to_pylist(), result.faults.to_pylist()


@pytest.mark.parametrize("runtime", ["plain", "reference"])
@pytest.mark.parametrize("stored", STORED)
def test_how_text_and_lists_are_stored_makes_no_difference(stored: str, runtime: Runtime) -> None:
    """Words that stand once, runs, views, marked text: also inside of rows, and of a slice."""
    (batch,) = CASES.to_batches()
    columns = [_stored(column, STORED[stored]) for column in batch.columns]
    other = pa.table(columns, names=batch.schema.names)
    expected = assess_table(CASES.slice(3), LIBRARY, on=ON, runtime=runtime)
    assert 0 == expected.faults.num_rows
    assert _told(expected) == _told(assess_table(other.slice(3), LIBRARY, on=ON, runtime=runtime))


@pytest.mark.parametrize(
    "array",
    [
        pa.array([[1], None, [], [2, 3]], pa.list_(pa.dictionary(pa.int8(), pa.int64()))),
        pa.array([[1, 2], None, [3, None]], pa.list_(pa.dictionary(pa.int8(), pa.int64()), 2)),
    ],
)
def test_what_is_inside_of_lists_stays_where_it_was(array: pa.Array) -> None:
    """Null lists stay null, empty ones empty, and a slice is read as a slice."""
    assert array.to_pylist() == as_read(array).to_pylist()
    assert array.slice(1).to_pylist() == as_read(array.slice(1)).to_pylist()


def test_an_index_without_a_name_is_no_column() -> None:
    """Pandas adds one to a frame of which rows were chosen; it says nothing of a case."""
    numbered = PLACED.append_column("__index_level_0__", pa.array([4, 1]))
    lists = {"loans": LOANS.append_column("__index_level_0__", pa.array([7, 9]))}
    assert _told(assess_table(PLACED, LIBRARY, on=ON, lists={"loans": LOANS})) == _told(
        assess_table(numbered, LIBRARY, on=ON, lists=lists)
    )


@pytest.mark.parametrize(
    ("told", "of_b"),
    [
        (pa.array([True, False]), UNKNOWN),
        (pa.array(["true", "false"]), UNKNOWN),
        (pa.array(["true", None]), UNKNOWN),
        (pa.array(["true", "true"]).dictionary_encode(), ()),
    ],
)
def test_whether_rows_are_listed_may_be_said_by_text(told: pa.Array, of_b: object) -> None:
    """As a CSV file says it; taken for no, a list that was given would be unknown."""
    cases = PLACED.append_column("loans", told)
    (_, a), (_, b) = table_cases(cases, LIBRARY, lists={"loans": LOANS})
    assert isinstance(a, childcare.Case)
    assert isinstance(b, childcare.Case)
    assert isinstance(a.loans, tuple)
    assert 2 == len(a.loans)
    assert of_b == b.loans


@pytest.mark.parametrize(
    ("cases", "loans", "path", "slug"),
    [
        (PLACED.append_column("loans", [["[]", None]]), LOANS, "loans", "wrong-column"),
        (PLACED.append_column("loans", [[1, 0]]), LOANS, "loans", "wrong-column"),
        (PLACED.append_column("loans", [[[{"id": "1"}], []]]), LOANS, "loans", "wrong-column"),
        (PLACED.append_column("case", [["a", "b"]]), LOANS, "case", "repeated-column"),
        (
            PLACED.append_column("loans", [[True, True]]).append_column("loans", [[True, False]]),
            LOANS,
            "loans",
            "repeated-column",
        ),
        (
            PLACED,
            LOANS.append_column("case", LOANS.column("case")),
            "loans[].case",
            "repeated-column",
        ),
    ],
)
def test_a_list_that_is_told_twice_or_otherwise_is_refused(
    cases: pa.Table, loans: pa.Table, path: str, slug: str
) -> None:
    """Nobody could say which is meant."""
    with pytest.raises(CaseError) as caught:
        assess_table(cases, LIBRARY, on=ON, lists={"loans": loans})
    assert [(path, slug)] == [(one.path, one.slug) for one in caught.value.faults]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", [pa.float16(), pa.float32(), pa.float64()])
def test_a_float_of_any_width_is_its_shortest_decimal(kind: pa.DataType) -> None:
    """2.675 is 2.68 half up; as a long float the short one is 2.6749999523."""
    cases = PLACED.append_column("institution.building_area_m2", pa.array([2.675, None]).cast(kind))
    places = {"institution.building_area_m2": 2}
    (_, a), (_, b) = table_cases(cases, LIBRARY, float_places=places)
    assert isinstance(a, childcare.Case)
    assert isinstance(b, childcare.Case)
    assert Decimal("2.68") == a.institution.building_area_m2
    assert UNKNOWN is b.institution.building_area_m2


@pytest.mark.parametrize("places", [-1, 21, "2"])
def test_floats_are_rounded_to_places_that_there_are(places: object) -> None:
    """None below nought, and no more than anything is paid in."""
    wanted = {"premises[].price": places}
    with pytest.raises(ValueError, match="0 to 20"):
        assess_table(PLACED, LIBRARY, on=ON, float_places=wanted)  # type: ignore[arg-type]


def test_keys_are_text_whatever_they_were() -> None:
    """Octets are the text that they are; a float that is no number is no key."""
    for keys, told in ((pa.array([b"a", b"b"]), ["a", "b"]), (pa.array([7.5, nan]), ["7.5"])):
        result = assess_table(PLACED.set_column(0, "case", keys), LIBRARY, on=ON)
        assert told == result.cases.column("case").to_pylist()
        assert ["no-key"] * (2 - len(told)) == result.faults.column("slug").to_pylist()
