"""Law does not vanish: two files of one id, names that are one elsewhere, text in no encoding."""

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import incentives
from incentives.checking import check_folder
from incentives.desk.office import kept_files
from incentives.loading.files.case_folder import case_files_in
from incentives.loading.files.garbled import garbled_in
from incentives.loading.text import files, reader
from incentives.loading.text.source import source_of
from incentives.loading.text.survey import root_of, survey_folder
from tests.conformance.planting import Case
from tests.hostile.guarded import HEADER
from tests.loading.test_survey import CODE, refusals

NOBODY = 65534


def notice(full_id: str, title: str = "通知") -> str:
    return HEADER.format(id=full_id).replace("通知", title)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A library of one notice, which anybody may read."""
    top = Path(tempfile.mkdtemp())
    top.chmod(0o755)
    land = top / "policies" / "land"
    land.mkdir(parents=True)
    (land / "jurisdiction.yaml").write_text(CODE, encoding="utf-8")
    (land / "notice.yaml").write_text(notice("land.notice"), encoding="utf-8")
    yield top / "policies"
    shutil.rmtree(top)


@pytest.mark.parametrize("name", ["land.notice.yaml", "land.jurisdiction.yaml"])
def test_two_files_of_one_id_are_refused(folder: Path, name: str) -> None:
    """A dot divides as a folder does; the second one would take the place of the first."""
    (folder / name).write_text(notice("land.notice"), encoding="utf-8")
    twice = {f"policies/land/{name.removeprefix('land.')}", f"policies/{name}"}
    found = refusals(folder)
    assert {("repeated-id")} == {slug for _, slug in found}
    assert {file for file, _ in found} < twice
    (folder / name).unlink()
    assert 1 == len(incentives.load_library(folder, vocabulary=Case).instruments)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rates.yaml", "Rates.yaml"),
        ("é.yaml", unicodedata.normalize("NFD", "é.yaml")),
        ("rates.cases.yaml", "RATES.cases.yaml"),
        ("strasse.yaml", "straße.yaml"),
        ("shire/x.yaml", "Shire/y.yaml"),
    ],
)
def test_names_that_are_one_elsewhere_are_refused(folder: Path, one: str, other: str) -> None:
    """On a machine that does not tell them apart one of the two would be lost."""
    for name in (one, other):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(notice("land.notice"), encoding="utf-8")
    faults = survey_folder(root_of(folder)).faults
    assert ["names-alike"] == [fault.slug for fault in faults]
    assert faults[0].file.startswith(("policies/" + one[0], "policies/" + other[0]))


@pytest.mark.parametrize("name", [b"\xcd\xa8\xd6\xff.yaml", b"\xff.yml", b"\xff", b"note\xff.txt"])
def test_a_name_that_is_no_utf8_is_refused_and_can_be_printed(folder: Path, name: bytes) -> None:
    """Whatever it ends in, as a file and as a folder; nothing of it ends in an error of Python."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    for make in (path.touch, path.mkdir):
        make()
        faults = survey_folder(root_of(folder)).faults
        assert ["not-utf8"] == [fault.slug for fault in faults]
        assert "\\xff" in str(faults[0]).encode("utf-8").decode()
        assert "not-utf8" in {slug for _, slug in refusals(folder)}
        if make == path.mkdir:
            (path / "notice.yaml").write_text(notice("land.notice"), encoding="utf-8")
            assert 1 == len(survey_folder(root_of(folder)).faults)
            shutil.rmtree(path)
        else:
            path.unlink()


def test_hidden_and_other_names_that_are_no_utf8_can_be_printed(folder: Path) -> None:
    """They are passed over, and named."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/.\xff"))
    path.touch()
    assert ("policies/.\\xff",) == check_folder(folder, vocabulary=Case).hidden


def test_a_folder_called_as_a_file_is_told(folder: Path) -> None:
    """A copy may have been unpacked under the name of a file."""
    (folder / "land" / "rates.yaml").mkdir()
    assert {("policies/land/rates.yaml", "wrong-ending")} == refusals(folder)


def as_nobody(ask: Callable[[], object]) -> str:
    """What comes of it where the permissions of files count."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            answer = repr(ask())
        except BaseException as error:  # noqa: BLE001 - the parent is told of it
            answer = f"{type(error).__name__}: {error}"
        os.write(writing, answer.encode("utf-8", "backslashreplace"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        answer = told.read().decode()
    os.waitpid(child, 0)
    return answer


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_a_folder_that_may_not_be_read_is_refused(folder: Path, mode: int) -> None:
    """Not at all, only its names, only what one knows the name of: what is in it would vanish."""
    (folder / "shire").mkdir()
    (folder / "shire" / "rates.yaml").write_text(notice("shire.rates"), encoding="utf-8")
    (folder / "shire").chmod(mode)
    told = as_nobody(lambda: sorted(refusals(folder)))
    (folder / "shire").chmod(0o755)
    assert "policies/shire" in told
    assert "'unreadable-file'" in told
    assert "Error" not in told


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_a_file_that_may_not_be_read_is_refused(folder: Path) -> None:
    """Wherever a folder is read: of policies, of overlays, of cases."""
    (folder / "land" / "notice.yaml").chmod(0)
    told = as_nobody(lambda: refusals(folder))
    assert "{('policies/land/notice.yaml', 'unreadable-file')}" == told
    (folder / "land").chmod(0)
    assert "{'land': 'unreadable-file'}" == as_nobody(lambda: dict(kept_files(folder).not_read))
    told = as_nobody(lambda: case_files_in(folder / "land"))
    assert told.startswith("CaseError")
    assert "[unreadable-file]" in told
    (folder / "land").chmod(0o755)


def test_a_file_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is hashed and shown is what was parsed, though the file changes meanwhile."""
    path, read_text = folder / "land" / "notice.yaml", reader.read_text
    before = incentives.load_library(folder, vocabulary=Case).digest

    def read_and_change(text: str, *, file: str) -> object:
        if "instrument:" in text:
            path.write_bytes(b"\xff")
        return read_text(text, file=file)

    monkeypatch.setattr(files, "read_text", read_and_change)
    assert before == incentives.load_library(folder, vocabulary=Case).digest


@pytest.mark.parametrize("title", ["通知".encode("gb18030").decode(), "Ã©tat", "الإشعار"])
def test_chinese_words_without_a_chinese_character_are_refused(folder: Path, title: str) -> None:
    """GB 18030 that happens to be UTF-8 is no title."""
    path = folder / "land" / "notice.yaml"
    path.write_text(notice("land.notice", title), encoding="utf-8")
    assert {("policies/land/notice.yaml", "not-chinese")} == refusals(folder)


@pytest.mark.parametrize("title", ["甲", "ISO 9001", "α波", "A", "2×3", "①"])
def test_short_chinese_words_are_taken(folder: Path, title: str) -> None:
    """A code or a number may be all that there is to say."""
    path = folder / "land" / "notice.yaml"
    path.write_text(notice("land.notice", title), encoding="utf-8")
    assert 1 == len(incentives.load_library(folder, vocabulary=Case).instruments)


GARBLED = {
    "UTF-8 read as GB 18030": "补助办法".encode().decode("gb18030"),
    "the same, cut": "补助办".encode().decode("gb18030", "ignore"),
    "UTF-8 read as Latin": "补助办法".encode().decode("latin-1"),
    "UTF-8 read as Windows": "托育办法".encode().decode("cp1252"),
    "what could not be read": "补\ufffd助",
    "that, read as GB 18030": "锟斤拷锟斤拷",
    "GB 18030 read as UTF-8": "通知".encode("gb18030").decode(),
}


@pytest.mark.parametrize("words", GARBLED.values(), ids=GARBLED)
def test_text_in_another_encoding_is_told(words: str) -> None:
    """With its place."""
    (span,) = garbled_in(source_of(f"number: 1\ntitle: {words} 号\n", file="x.yaml"))
    assert 2 == span.line


@pytest.mark.parametrize(
    "words",
    ["联通", "海政办发〔2021〕64号", "“补助”——‘办法’…", "m²", "5×3", "é", "naïve façade", "的、了"],
)
def test_sound_text_is_not_doubted(words: str) -> None:
    """Also words whose GB 18030 happens to be UTF-8, and quotation marks side by side."""
    assert () == tuple(garbled_in(source_of(words, file="x.yaml")))


def test_the_check_tells_it_as_advice(folder: Path) -> None:
    """It may be what the author meant."""
    path = folder / "land" / "notice.yaml"
    words = GARBLED["UTF-8 read as GB 18030"]
    path.write_text(notice("land.notice", words), encoding="utf-8")
    report = check_folder(folder, vocabulary=Case)
    assert () == report.faults
    assert [("garbled-text", "policies/land/notice.yaml")] == [
        (fault.slug, fault.file) for fault in report.advice
    ]
