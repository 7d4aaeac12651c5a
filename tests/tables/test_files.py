"""Tables in files: read piece by piece, and written so that whoever reads them finds text."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from incentives import CaseError, childcare
from incentives.cli import main
from incentives.tables.door import assess_table, assessed_chunks
from incentives.tables.files import ParquetTable, ResultFiles, read_table_file
from incentives.tables.results import DECISIONS

LIBRARY = childcare.library()
ON = date(2023, 12, 31)
ROWS = pa.table({"case": [f"c{at}" for at in range(11)], "district": ["320614"] * 11})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A table in groups of rows that no chunk fits."""
    path = tmp_path / "cases.parquet"
    parquet.write_table(ROWS, path, row_group_size=4, compression="none", use_dictionary=False)
    return path


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_a_table_in_a_file_is_read_in_pieces(path: Path, at_once: int) -> None:
    """All of it, in its order, as often as it is asked for."""
    table = ParquetTable.opened(path)
    for _ in range(2):
        batches = [*table.batches(at_once)]
        assert max(batch.num_rows for batch in batches) <= at_once
        assert ROWS.equals(pa.Table.from_batches(batches))
    assert ROWS.equals(pa.table(table))
    assert (ROWS.schema, 11) == (table.schema, table.num_rows)


def test_cases_in_a_file_come_to_what_they_do_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys that stand twice are found though they lie in pieces of their own."""
    doubled = pa.concat_tables([ROWS, ROWS.slice(0, 1)])
    parquet.write_table(doubled, path, row_group_size=4)
    expected = assess_table(doubled, LIBRARY, on=ON, runtime="plain")
    monkeypatch.setattr("incentives.tables.assessing.ROWS", 3)
    found = assess_table(ParquetTable.opened(path), LIBRARY, on=ON, runtime="plain")
    assert ["doubled-key"] * 2 == found.faults.column("slug").to_pylist()
    for name in ("decisions", "cases", "faults"):
        assert getattr(expected, name).equals(getattr(found, name))


def test_what_breaks_off_behind_the_first_rows_is_no_table(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as any other, and what stood in the file of the result stays."""
    chunk = parquet.ParquetFile(path).metadata.row_group(2).column(1)
    content = bytearray(path.read_bytes())
    begin = chunk.data_page_offset
    content[begin : begin + chunk.total_compressed_size] = b"\xff" * chunk.total_compressed_size
    path.write_bytes(content)
    monkeypatch.setattr("incentives.tables.assessing.ROWS", 4)
    with pytest.raises(CaseError, match="bad-table"):
        list(assessed_chunks(ParquetTable.opened(path), LIBRARY, on=ON, runtime="plain"))
    result = tmp_path / "out.parquet"
    result.write_text("as it was", encoding="utf-8")
    typed = ["batch", str(path), str(result), "--on", "2023-12-31", "--runtime", "plain"]
    assert 2 == main(typed)
    assert "cases.parquet" in capsys.readouterr().err
    assert "as it was" == result.read_text(encoding="utf-8")
    assert [] == list(tmp_path.glob(".*"))


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".csv"])
def test_words_are_read_back_as_text(tmp_path: Path, suffix: str) -> None:
    """Of every piece, whichever words each of them has."""
    result = assess_table(ROWS, LIBRARY, on=ON, runtime="plain")
    with ResultFiles(tmp_path / f"out{suffix}") as files:
        files.write(result)
        files.write(result)
    decisions = read_table_file(tmp_path / f"out{suffix}")
    schema = decisions.schema
    assert {pa.string()} == {
        schema.field(one.name).type for one in DECISIONS if pa.types.is_dictionary(one.type)
    }
    words = result.decisions.column("outcome").to_pylist()
    assert words * 2 == decisions.column("outcome").to_pylist()
    if suffix == ".parquet":
        assert DECISIONS.field("amount").type == schema.field("amount").type
        assert (
            result.cases.column("open").type
            == read_table_file(tmp_path / "out.cases.parquet").schema.field("open").type
        )


@pytest.mark.parametrize("begin", ["", "\n", "\ufeff"])
def test_all_cells_of_a_csv_file_are_text(tmp_path: Path, begin: str) -> None:
    """An empty line before the names takes nothing from that: a key of 001 stays one."""
    path = tmp_path / "cases.csv"
    path.write_text(f"{begin}case,district\n001,320614\n", encoding="utf-8")
    assert [{"case": "001", "district": "320614"}] == read_table_file(path).to_pylist()


def test_a_cell_of_several_lines_is_one_cell_anywhere(tmp_path: Path) -> None:
    """Also where the file is so long that it is read in pieces."""
    path = tmp_path / "cases.csv"
    cell = '"[\n' + ",\n".join(['{""month"": ""2023-04""}'] * 50) + '\n]"'
    lines = [f"c{at},320614,{cell}\n" for at in range(2_000)]
    path.write_text("case,district,electricity_bills\n" + "".join(lines), encoding="utf-8")
    assert path.stat().st_size > 2**21
    table = read_table_file(path)
    assert 2_000 == table.num_rows
    assert 1 == len(table.column("electricity_bills").unique())
