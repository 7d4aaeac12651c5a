"""Nothing that lies in a folder of policies is left out of the law without a word."""

import os
from pathlib import Path

import pytest

import incentives
from incentives.checking import check_folder
from incentives.loading.text.survey import root_of, survey_folder
from tests.conformance.planting import Case
from tests.hostile.guarded import HEADER

CODE = "code: LD\nname: {zh: 甲, en: land}\n"
NOTICE = HEADER.format(id="land.notice")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one notice, with a file of policy cases."""
    land = tmp_path / "policies" / "land"
    land.mkdir(parents=True)
    (land / "jurisdiction.yaml").write_text(CODE, encoding="utf-8")
    (land / "notice.yaml").write_text(NOTICE, encoding="utf-8")
    return tmp_path / "policies"


def refusals(folder: Path) -> set[tuple[str, str]]:
    with pytest.raises(incentives.PolicyError) as caught:
        incentives.load_library(folder, vocabulary=Case)
    return {(fault.file, fault.slug) for fault in caught.value.faults}


@pytest.mark.parametrize(
    "name",
    [
        "rates.yml",
        "rates.cases.yml",
        "rates.YAML",
        "rates.Yml",
        "rates.yaml.txt",
        "rates.yaml.bak",
        "rates.yaml~",
        "rates.yaml ",
        "rates.yamlx",
    ],
)
@pytest.mark.parametrize("text", ["", NOTICE])
def test_a_name_that_means_yaml_otherwise_is_refused(folder: Path, name: str, text: str) -> None:
    """Whatever the file says: also in capitals, or with something after the ending."""
    (folder / "land" / name).write_text(text, encoding="utf-8")
    assert {(f"policies/land/{name}", "wrong-ending")} == refusals(folder)


@pytest.mark.parametrize("name", ["notice.txt", "notice", "notice.md", "notice.off", "notice.json"])
@pytest.mark.parametrize(
    "text",
    [
        NOTICE.encode(),
        b"\xef\xbb\xbf# kept\r\n\r\n---\r\n" + NOTICE.encode(),
        NOTICE.encode("utf-16"),
        b'{"instrument": {"id": "land.notice"}}',
        b"cases:\n  - name: one\n",
    ],
)
def test_a_renamed_notice_is_refused(folder: Path, name: str, text: bytes) -> None:
    """A file whose first words are those of a policy file, whatever it is called."""
    (folder / "land" / name).write_bytes(text)
    assert {(f"policies/land/{name}", "wrong-ending")} == refusals(folder)


def test_the_hint_gives_the_name_under_which_it_is_read(folder: Path) -> None:
    """Renamed as the hint says, the file is read."""
    (folder / "land" / "notice.yaml").rename(folder / "land" / "notice.yml")
    assert "Rename it to 'notice.yaml';" in str(check_folder(folder, vocabulary=Case).faults[-1])
    (folder / "land" / "notice.yml").rename(folder / "land" / "notice.yaml")
    assert 1 == len(incentives.load_library(folder, vocabulary=Case).instruments)


def test_files_of_other_tools_and_papers_are_passed_over_and_named(folder: Path) -> None:
    """What begins with a dot, papers, what Python keeps, and copies beside their original."""
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "check.yaml").write_text("on: push\n")
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n")
    (folder / "README.md").write_text("# Policies\n\nWhat lies here: the law.\n")
    (folder / "land" / "notice.yaml.bak").write_text(NOTICE)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "notice.yaml").write_text(NOTICE)
    (folder / "land" / "notice.pdf").write_bytes(b"%PDF-1.7\n")
    report = check_folder(folder, vocabulary=Case)
    assert () == report.faults
    assert ("policies/.github/", "policies/.pre-commit-config.yaml") == report.hidden
    assert (
        "policies/README.md",
        "policies/__pycache__/",
        "policies/land/notice.pdf",
        "policies/land/notice.yaml.bak",
    ) == report.others


def test_links_that_are_not_followed_are_refused(folder: Path, tmp_path: Path) -> None:
    """Out of the folder, to a folder, and to nothing."""
    outside = tmp_path / "outside.yaml"
    outside.write_text(NOTICE, encoding="utf-8")
    (folder / "out.yaml").symlink_to(outside)
    (folder / "gone.yaml").symlink_to(tmp_path / "gone.yaml")
    (folder / "shire").symlink_to(folder / "land")
    expected = {f"policies/{name}" for name in ("out.yaml", "gone.yaml", "shire")}
    assert {(name, "link-not-followed") for name in expected} == refusals(folder)


def test_a_link_to_a_file_inside_the_folder_is_read(folder: Path) -> None:
    """As a folder that a cluster mounts has its files: links into a hidden folder."""
    (folder / ".now").mkdir()
    (folder / "land" / "notice.yaml").rename(folder / ".now" / "notice.yaml")
    (folder / "land" / "notice.yaml").symlink_to(folder / ".now" / "notice.yaml")
    assert 1 == len(incentives.load_library(folder, vocabulary=Case).instruments)
    assert () == survey_folder(root_of(folder)).faults


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_cannot_be_read_is_refused(folder: Path) -> None:
    """Its policies would be missing."""
    (folder / "shire").mkdir(mode=0)
    try:
        assert {("policies/shire", "unreadable-file")} == refusals(folder)
    finally:
        (folder / "shire").chmod(0o700)


def test_a_pipe_called_as_a_policy_file_is_refused(folder: Path) -> None:
    """It is no ordinary file, and nobody waits for what it says."""
    os.mkfifo(folder / "land" / "pipe.yaml")
    assert {("policies/land/pipe.yaml", "unreadable-file")} == refusals(folder)


def test_a_folder_is_checked_by_its_name_as_text(folder: Path) -> None:
    """As everywhere a path is taken."""
    assert 1 == check_folder(str(folder), vocabulary=Case).instruments
