"""Cases of a cluster: what one machine says of them, and no row lost between the machines."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pyarrow as pa
import pytest
from pyarrow import parquet

from incentives import CaseError, PolicyError, childcare, extras, sample_cases
from incentives import spark as clusters
from incentives.spark import LibraryFiles, SparkError, SparkResult, door, library_files
from incentives.spark.executing import assess_batches
from incentives.spark.files import program_digest
from incentives.spark.order import Order, read_order
from incentives.tables.came_out import TableResult
from incentives.tables.door import assess_table, case_table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.filterwarnings("ignore::FutureWarning"),  # that Spark is not sure of pandas 3
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # Spark leaves sockets to be collected
]
OVERLAYS = Path(__file__).parents[2] / "examples" / "overlays"
ON, PLACE, MADE = date(2023, 12, 31), "320614", 12
LIBRARY = childcare.library()


@pytest.fixture(scope="module")
def files() -> LibraryFiles:
    return library_files(childcare.policies_folder(), vocabulary=childcare.Case)


@pytest.fixture(scope="module")
def cases() -> pa.Table:
    """Examples and made-up cases, with unknown facts; then rows in which something is wrong."""
    made: Iterable[childcare.Case] = sample_cases(
        LIBRARY, MADE, seed=3, on=ON, place=PLACE, unknown="0.1", months=3
    )
    whole: dict[str, object] = {f"made {at}": case for at, case in enumerate(made)}
    for name in ("haimen-new-build", "haimen-unknowns", "ningbo-closed", "zhuhai-half-day"):
        example = childcare.example_cases()[name]
        whole[name] = childcare.read_case(example.path)
    table = case_table(whole, LIBRARY)
    rows = table.to_pylist()
    bare = {"case": "bare", "district": PLACE}
    wrong = [
        rows[0],  # its key stands at the other end of the table
        {**bare, "case": None},
        {**bare, "district": "000000"},
        {**bare, "case": "casino", "institution.kind": "casino"},
        {**bare, "case": "row", "premises": [{"id": "a", "area": -1}]},
    ]
    return pa.Table.from_pylist([*rows, bare, *wrong[1:], wrong[0]], schema=table.schema)


def told(rows: Iterable[Mapping[str, object]], *without: str) -> list[tuple[object, ...]]:
    """The rows in an order that does not hang on who assessed them when."""
    kept = [
        tuple(tuple(value) if isinstance(value, list) else value for value in cells)
        for cells in ([row[name] for name in row if name not in without] for row in rows)
    ]
    return sorted(kept, key=repr)


def assert_same(expected: TableResult, result: SparkResult) -> None:
    found = result.assessed.persist()
    frames = SparkResult(assessed=found)
    for table, frame in (
        (expected.decisions, frames.decisions),
        (expected.cases, frames.cases),
        (expected.faults, frames.faults),
    ):
        assert table.column_names == frame.columns
        rows = frame.toArrow().to_pylist()
        assert told(table.to_pylist(), "row") == told(rows, "row")
    found.unpersist()


def test_a_cluster_says_what_one_machine_says(
    session: "SparkSession", files: LibraryFiles, cases: pa.Table, tmp_path: Path
) -> None:
    """Decisions, totals and faults, though a key stands twice in parts that know nothing of it."""
    expected = assess_table(cases, LIBRARY, on=ON)
    assert {"doubled-key", "no-key", "unknown-value"} <= set(
        expected.faults.column("slug").to_pylist()
    )
    assert "UNDETERMINED" in set(expected.decisions.column("outcome").to_pylist())
    parquet.write_table(cases, tmp_path / "cases.parquet", row_group_size=5)
    frame = session.read.parquet(str(tmp_path / "cases.parquet")).repartition(3)
    assert_same(expected, clusters.assess(frame, files, on=ON))


def test_overlays_and_days_are_sent(
    session: "SparkSession", files: LibraryFiles, cases: pa.Table
) -> None:
    """As files and as days; and kernels are made where the cases are."""
    overlay = OVERLAYS / "haimen.yaml"
    some = cases.slice(0, MADE)
    options = {"on": ON, "known_on": date(2024, 6, 30), "overlays": [overlay]}
    expected = assess_table(some, LIBRARY, **options, runtime="plain")  # type: ignore[arg-type]
    frame = session.createDataFrame(some).coalesce(1)
    result = clusters.assess(frame, files, **options, runtime="plain")  # type: ignore[arg-type]
    assert_same(expected, result)


@pytest.mark.parametrize(
    ("columns", "slug"),
    [
        ({"institution.knd": ["nursery"]}, "unknown-column"),
        ({"premises": [[{"id": "a", "price": 0.1}]]}, "float-column"),
    ],
)
def test_what_is_wrong_with_columns_is_told_at_once(
    session: "SparkSession", files: LibraryFiles, columns: dict[str, object], slug: str
) -> None:
    """Before any work is sent, by names with dots."""
    frame = session.createDataFrame(pa.table({"case": ["a"], "district": [PLACE], **columns}))
    with pytest.raises(CaseError, match=slug):
        clusters.assess(frame, files, on=ON)


def test_rows_without_a_key_are_refused(session: "SparkSession", files: LibraryFiles) -> None:
    """They have no order by which they could be numbered."""
    frame = session.createDataFrame(pa.table({"district": [PLACE]}))
    with pytest.raises(CaseError, match="no-key"):
        clusters.assess(frame, files, on=ON)


def test_a_library_that_was_changed_on_the_way_is_refused(
    session: "SparkSession", files: LibraryFiles
) -> None:
    """Its digest is not that of its texts: nothing is decided by it."""
    frame = session.createDataFrame(pa.table({"case": ["a"], "district": [PLACE]}))
    with pytest.raises(SparkError, match="other-library"):
        clusters.assess(frame, changed(files), on=ON)


def changed(files: LibraryFiles) -> LibraryFiles:
    """One of their texts has lost its last line."""
    [layer] = files._layers
    first, *others = layer.texts
    cut = attrs.evolve(first, text=first.text.rstrip("\n").rpartition("\n")[0])
    return attrs.evolve(files, layers=(attrs.evolve(layer, texts=(cut, *others)),))


def order_of(files: LibraryFiles) -> Order:
    return Order(
        program=program_digest(),
        library=files,
        overlays=(),
        on=ON,
        known_on=None,
        key="case",
        names=["case", "district"],
        float_places={},
        runtime="auto",
    )


BATCH = pa.record_batch({"c0": ["a"], "c1": [PLACE], "is_doubled": [False]})


@pytest.mark.parametrize(
    ("order", "slug"),
    [
        (lambda order: attrs.evolve(order, program="0" * 64), "other-program"),
        (lambda order: attrs.evolve(order, library=changed(order.library)), "other-library"),
        (
            lambda order: attrs.evolve(
                order, library=attrs.evolve(order.library, vocabulary="nowhere.at_all:Case")
            ),
            "no-vocabulary",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_executor_refuses_what_it_does_not_mean(
    files: LibraryFiles, order: Callable[[Order], Order], slug: str
) -> None:
    """Another program, other texts, no such vocabulary."""
    with pytest.raises(SparkError, match=slug):
        list(assess_batches(order(order_of(files)).written(), [BATCH]))


def test_what_an_executor_refuses_ends_the_job_with_its_reason(
    session: "SparkSession", files: LibraryFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error of Spark says it."""
    monkeypatch.setattr(door, "program_digest", lambda: "0" * 64)
    frame = session.createDataFrame(pa.table({"case": ["a"], "district": [PLACE]}))
    result = clusters.assess(frame, files, on=ON)
    with pytest.raises(Exception, match="other-program") as caught:
        result.decisions.collect()
    assert "PythonException" == type(caught.value).__name__


def test_an_order_is_plain_text(files: LibraryFiles) -> None:
    """It is read as it was written: no object of the program travels."""
    order = order_of(files)
    assert order == read_order(order.written())


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """Before there is anything to send; so is a vocabulary that executors cannot import."""
    with pytest.raises(PolicyError, match="no-folder"):
        library_files(tmp_path / "nowhere", vocabulary=childcare.Case)
    (tmp_path / "notice.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(PolicyError, match="not-utf8"):
        library_files(tmp_path, vocabulary=childcare.Case)

    class Inside:
        pass

    with pytest.raises(SparkError, match="no-vocabulary"):
        library_files(childcare.policies_folder(), vocabulary=Inside)


def test_without_spark_it_is_said_what_to_install(
    files: LibraryFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the name of the extra."""
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match=r"incentives\[spark\]"):
        clusters.assess(pa.table({}), files, on=ON)
