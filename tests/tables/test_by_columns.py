"""What is decided by columns stands in the tables as the reference tells it, whatever is mixed."""

import random
from datetime import date

import attrs
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import UNKNOWN, CaseError, Library, assess_many, childcare, load_library
from incentives.childcare import Case
from incentives.extras import is_installed
from incentives.tables import came_out
from incentives.tables.came_out import TableResult
from incentives.tables.door import assess_table, assessed_chunks, case_table
from incentives.tables.runtimes import Runtime
from tests.compile.changing import DAYS, changed_examples

LIBRARY = childcare.library()
ON = date(2024, 7, 1)
TABLES = ("decisions", "cases", "faults")


@pytest.fixture(scope="module")
def town() -> Library:
    return load_library(POLICIES, vocabulary=Institution)


def are_the_same(one: TableResult, other: TableResult) -> None:
    """All three tables, byte by byte: words stand in one order too."""
    for name in TABLES:
        found, expected = getattr(one, name), getattr(other, name)
        assert found.schema.equals(expected.schema)
        assert found.to_pylist() == expected.to_pylist()
        assert found.equals(expected)


def table_of(cases: list[Case]) -> pa.Table:
    """The cases that can be written, with a row that is refused between each two of them.

    The keys of the last two rows are one.
    """
    rows: list[dict[str, object]] = []
    schema = case_table({}, LIBRARY).schema
    for number, case in enumerate(cases):
        try:
            written = case_table({f"c{number}": case}, LIBRARY).to_pylist()
        except CaseError:
            written = [{"case": f"c{number}", "district": "no such place"}]
        rows += [*written, {"case": f"r{number}", "district": "320614", "stays": None}]
        rows.append({"case": f"bad{number}", "institution.kind": "casino"})
    rows += [{"case": "twice", "district": "320614"}] * 2
    return pa.Table.from_pylist(
        [{name: row.get(name) for name in schema.names} for row in rows], schema=schema
    )


@given(cases=st.lists(changed_examples(), min_size=1, max_size=6), on=DAYS)
def test_places_faults_and_relations_in_one_chunk_come_out_in_their_order(
    cases: list[Case], on: date
) -> None:
    """Cases of any places, whose facts are known or not, among rows that are refused."""
    table = table_of(cases)
    by_reference = assess_table(table, LIBRARY, on=on, runtime="reference")
    are_the_same(assess_table(table, LIBRARY, on=on, runtime="plain"), by_reference)


def _some(names: list[str], share: float, draw: random.Random) -> list[str]:
    return [name for name in names if draw.random() < share]


def forgetting(number: int, share: float, seed: int) -> dict[str, object]:
    """Institutions of which that share of the facts is not known."""
    draw = random.Random(seed)  # noqa: S311 - the same each time
    names = [field.name for field in attrs.fields(Institution) if field.name != "place"]
    return {
        str(at): attrs.evolve(one, **dict.fromkeys(_some(names, share, draw), UNKNOWN))  # type: ignore[arg-type]
        for at, one in enumerate(institutions(number, seed=seed, mixed=True))
    }


RUNTIMES: list[Runtime] = ["plain", *(["compiled"] if is_installed("fast") else [])]  # type: ignore[list-item]


RUNTIMES_AND_REFERENCE: tuple[Runtime, Runtime] = ("plain", "reference")


@pytest.mark.parametrize("share", [0, 0.05, 0.5])
@pytest.mark.parametrize("runtime", RUNTIMES)
def test_a_workload_comes_to_the_same_however_much_is_known(
    town: Library, share: float, runtime: Runtime
) -> None:
    cases = forgetting(120, share, seed=4)
    table = case_table(cases, town)
    found = assess_table(table, town, on=ON, runtime=runtime)
    are_the_same(found, assess_table(table, town, on=ON, runtime="reference"))
    assert found.asked <= found.decisions.num_rows * share / 4
    are_the_same(found, assess_many(cases, town, on=ON, runtime=runtime))


def test_what_was_not_published_by_then_stands_among_what_was() -> None:
    """It is in force for nobody, and no kernel decides it."""
    examples = childcare.example_cases().values()
    cases = {one.path.stem: childcare.read_case(one.path) for one in [*examples][:6]}
    table, then = case_table(cases, LIBRARY), date(2020, 6, 1)
    found, expected = (
        assess_table(table, LIBRARY, on=ON, known_on=then, runtime=runtime)
        for runtime in RUNTIMES_AND_REFERENCE
    )
    are_the_same(found, expected)
    outcomes = set(found.decisions.column("outcome").to_pylist())
    assert {"NOT_IN_FORCE", "INELIGIBLE"} < outcomes


def test_chunks_of_any_size_come_to_the_same(
    town: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put together they are the tables of all rows at once; nothing hangs on what is read with."""
    table = case_table(forgetting(30, 0.1, seed=7), town)
    whole = assess_table(table, town, on=ON, runtime="plain")
    monkeypatch.setattr("incentives.tables.assessing.ROWS", 7)
    sizes = [one.cases.num_rows for one in assessed_chunks(table, town, on=ON, runtime="plain")]
    assert sizes == [7, 7, 7, 7, 2]
    are_the_same(assess_table(table, town, on=ON, runtime="plain"), whole)
    assert came_out.ROWS > 7
