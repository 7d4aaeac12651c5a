"""`incentives sample`: cases made up, as a table or as case files."""

from pathlib import Path

import pytest

from incentives import childcare
from incentives.cli import main
from incentives.tables.files import read_table_file

TYPED = ("--place", "320614", "--seed", "4", "--on", "2026-12-31", "--unknown", "0.05")


def test_a_table_of_cases_is_one_that_batch_reads(tmp_path: Path) -> None:
    """Of Parquet, Arrow and CSV alike: nothing is refused, and all come to the same."""
    answers = []
    for suffix in (".parquet", ".arrow", ".csv"):
        cases, out = tmp_path / f"cases{suffix}", tmp_path / f"out{suffix}"
        assert 0 == main(["sample", "12", str(cases), *TYPED, "--months", "2"])
        assert 0 == main(["batch", str(cases), str(out), "--on", "2026-12-31"])
        assert 0 == read_table_file(tmp_path / f"out.faults{suffix}").num_rows
        answers.append([str(row["outcome"]) for row in read_table_file(out).to_pylist()])
    assert answers[0]
    assert answers[0] == answers[1] == answers[2]


def test_a_name_without_an_ending_is_a_folder_of_case_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is read as any case file; a folder that is in use is left alone."""
    folder = tmp_path / "cases"
    assert 0 == main(["sample", "3", str(folder), *TYPED])
    assert f"已生成 3 个个案，写入 {folder}\n" == capsys.readouterr().out
    files = sorted(folder.iterdir())
    assert ["00001.yaml", "00002.yaml", "00003.yaml"] == [file.name for file in files]
    library = childcare.library()
    assert {"320614"} == {childcare.read_case(file, library=library).district for file in files}
    assert 2 == main(["sample", "3", str(folder), *TYPED])
    assert "[not-empty]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("1", "cases.docx"), "[no-table-form]"),
        (("1", "cases.csv", "--place", "999999"), "[unknown-jurisdiction]"),
        (("10001", "cases"), "[too-many-files]"),
        (("-1", "cases.csv"), "应为不超过 1000000000 的整数，此处是“-1”"),
        (("1", "cases.csv", "--unknown", "5%"), "应为比例，如 0.05，此处是“5%”"),
        (("1", "none/cases.csv"), "没有这个文件或文件夹"),
    ],
)
def test_what_cannot_be_is_told(
    typed: tuple[str, ...],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a sentence, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert 2 == main(["sample", *typed])
    assert told in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())
