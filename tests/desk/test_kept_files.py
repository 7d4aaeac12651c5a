"""The folder of overlays is read by the rule of folders of policies: nothing falls out of it."""

import os
from pathlib import Path

from incentives import childcare, load_overlay
from incentives.desk.office import KeptFiles, kept_files
from incentives.loading.text.survey import SLUGS
from incentives.wordings.desk.policies import NOT_READ
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk
from tests.desk.test_policies import ON
from tests.desk.test_register import texts
from tests.report.reports import OVERLAY

TEXT = OVERLAY.read_text(encoding="utf-8")


def fill(folder: Path) -> None:
    """Overlays at two depths, one that is called otherwise, and files that are none."""
    for name in ("海门.yaml", "2023/海门.yaml", "旧.yml", "新.yaml.txt", "无结尾", ".隐藏.yaml"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    for name in ("海门.yaml.bak", "说明.md", "用例.cases.yaml"):
        (folder / name).write_text("# 说明\n", encoding="utf-8")
    (folder / "外.yaml").symlink_to(OVERLAY)


def test_every_file_is_offered_told_or_none_of_the_desk(tmp_path: Path) -> None:
    """A name in a folder of its own is another name; a copy beside its original is no overlay."""
    folder = tmp_path / "overlays"
    assert kept_files(folder) == KeptFiles(overlays={}, not_read={})
    folder.mkdir()
    fill(folder)
    files = kept_files(folder)
    assert {"海门", "2023/海门"} == set(files.overlays)
    assert files.not_read == {
        "旧.yml": "wrong-ending",
        "新.yaml.txt": "wrong-ending",
        "无结尾": "wrong-ending",
        "外.yaml": "link-not-followed",
        "用例.cases.yaml": "no-overlay",
    }
    for path in files.overlays.values():
        assert load_overlay(path, childcare.library()).sets


def test_names_that_cannot_be_told_apart_or_read_are_told(tmp_path: Path) -> None:
    """One of two alike is offered; every slug of a survey has its sentence on the desk."""
    for name in ("rates.yaml", "Rates.yaml", os.fsdecode(b"\xff.yaml")):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    files = kept_files(tmp_path)
    assert {"Rates"} == set(files.overlays)
    assert {"rates.yaml": "names-alike", "\\xff.yaml": "not-utf8"} == files.not_read
    assert {*SLUGS, "no-overlay"} == set(NOT_READ)


def test_what_is_not_read_is_told_on_the_page(desk: Desk, overlays_folder: Path) -> None:
    """In Chinese, with the name of the file and what to do."""
    fill(overlays_folder)
    page = desk("policies", policies_section="editor", desk_on=ON)
    assert "旧.yml　未读取：文件名应以 .yaml 结尾" in texts(page)
    told = texts(page)
    for name in ("旧.yml", "新.yaml.txt", "外.yaml", "用例.cases.yaml", ".yaml"):
        told = told.replace(name, "")
    assert set() == english_words(told)
