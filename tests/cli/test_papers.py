"""Papers from the command line."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from incentives import Language
from incentives.childcare import Case
from incentives.cli import main
from incentives.cli.documents import ASSESSMENT
from incentives.cli.showing import Manner, NoPaper, show_document
from incentives.extras import MissingExtra
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.printing.formats import FORMATS
from incentives.report.printing.word import word_bytes
from tests.report.determinations import closed
from tests.report.reports import EXAMPLES


def shown(name: str, output: Path | None, language: Language = Language.ZH) -> str:
    manner = Manner(form=FORMATS[name], language=language, output=output)
    return show_document(ASSESSMENT, closed(), manner)


def test_the_page_is_printed() -> None:
    """Without a file the printable page goes where output goes."""
    assert shown("html", None).startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("form", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")]
)
def test_word_and_excel_files_are_written(form: str, part: str, tmp_path: Path) -> None:
    """The file is what its form says, and the command says where it is."""
    file = tmp_path / f"审批表.{form}"
    assert f"已写入 {file}\n" == shown(form, file)
    assert part in zipfile.ZipFile(io.BytesIO(file.read_bytes())).namelist()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_word_and_excel_files_need_a_file(form: str) -> None:
    """They are refused on the screen, with what to write instead."""
    with pytest.raises(
        NoPaper, match=rf"^{form} 文件不能显示在屏幕上 \[output-needed\]。请用 --output 指定文件名"
    ):
        shown(form, None)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder that there is not is the reason that is given."""
    file = tmp_path / "nowhere" / "a.docx"
    with pytest.raises(
        NoPaper, match=r"cannot be written \[cannot-write\]: No such file or directory"
    ):
        shown("docx", file, Language.EN)


def test_the_command_writes_a_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`assess --format docx --output FILE` writes the approval form.

    Without a file it is refused on stderr.
    """
    command = [
        "assess",
        str(EXAMPLES / "ningbo-closed.yaml"),
        "--on",
        "2025-12-31",
        "--format",
        "docx",
    ]
    assert 0 == main([*command, "--output", str(tmp_path / "a.docx")])
    assert (f"已写入 {tmp_path / 'a.docx'}\n", "") == capsys.readouterr()
    form = approval_sheet(closed(), Language.ZH, ApprovalForm(facts=Case.form_facts))
    assert word_bytes(form, Language.ZH) == (tmp_path / "a.docx").read_bytes()
    assert 2 == main(command)
    assert "[output-needed]" in capsys.readouterr().err


def test_missing_packages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the command says what to install."""
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    monkeypatch.delitem(sys.modules, "cn2an")
    with pytest.raises(MissingExtra, match=r"pip install 'incentives\[papers\]'"):
        shown("docx", Path("a.docx"))


@pytest.mark.parametrize(
    ("paper", "heading"), [("approval", "优惠政策审批表\n"), ("annexes", "优惠政策审批表附件\n")]
)
def test_form_and_annexes_can_be_asked_for(
    paper: str, heading: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--paper` shows either; what is no paper is refused with the formats that there are."""
    command = ["assess", str(EXAMPLES / "ningbo-closed.yaml"), "--on", "2025-12-31"]
    assert 0 == main([*command, "--paper", paper])
    assert capsys.readouterr().out.startswith(heading)
    assert 2 == main([*command, "--paper", paper, "--format", "json"])
    assert "没有 json 格式 [no-such-paper]" in capsys.readouterr().err
