"""What a citation must be to: an instrument, or a law or notice that the library lists."""

from pathlib import Path

import pytest

from incentives import childcare
from incentives.checking import check_folder
from incentives.checking.citations import note_citations
from incentives.loading.text.log import FaultLog
from tests.engine.small_domain import PLACES, Case, instrument, write_library

SECTIONS = """parameters:
  sum: {text: TEXT, unit: CNY, values: [{value: 5, FIGURE}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 'RULE'
    trigger: workshop.applied_on
    when: {id: c, when: workshop.certified, text: TEXT, cite: 'CLAUSE'}
    amount: sum
    open: [{text: TEXT, cite: 'MATTER'}]
"""
LAWS = "[中华人民共和国契税法, 契税法实施细则, 财税〔2009〕128号, 公告2021年第23号]"
LISTED = f'version: "1"\ndocuments: {LAWS}\n'
SOUND = {"FIGURE": "cite: '1'", "RULE": "一(二)", "CLAUSE": "1", "MATTER": "附注3"}


def write(folder: Path, listed: str, **cited: str) -> None:
    sections = SECTIONS
    for name, text in {**SOUND, **cited}.items():
        sections = sections.replace(name, text)
    files = {**PLACES, "library.yaml": listed, "land/one.yaml": instrument("land.one", sections)}
    write_library(folder, files)


def refused(folder: Path, listed: str = LISTED, **cited: str) -> list[str]:
    write(folder, listed, **cited)
    report = check_folder(folder, vocabulary=Case)
    assert {fault.slug for fault in report.faults} <= {"unknown-document", "not-an-instrument"}
    return [fault.text.en.split("'")[1] for fault in report.faults]


@pytest.mark.parametrize(
    "clause",
    [
        "第三条第一款第二项",
        "契税法第八条、公告2021年第23号四",
        "2021年8月31日以前为契税法实施细则第七条",
        "实施细则第二十九条",
        "财税〔2009〕128号一",
        "三(三)2",
        "小规模纳税人征收率",
    ],
)
def test_a_clause_of_a_listed_law_is_a_citation(tmp_path: Path, clause: str) -> None:
    """By its number, its name, the end of its name, or as a place in the instrument itself."""
    for place in ("RULE", "CLAUSE", "MATTER"):
        assert refused(tmp_path / place, **{place: clause}) == []


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("2022年考试真题第3题", "2022年考试真题第3题"),
        ("房产税法第二条", "房产税法"),
        ("财税〔2009〕182号一", "〔2009〕182号"),
        ("公告2021年第32号", "2021年第32号"),
    ],
)
def test_a_clause_of_anything_else_is_refused(tmp_path: Path, clause: str, told: str) -> None:
    """Wherever it stands."""
    for place in ("RULE", "CLAUSE", "MATTER"):
        assert refused(tmp_path / place, **{place: clause}) == [told]


def test_the_document_of_a_figure_must_be_listed(tmp_path: Path) -> None:
    """An examination paper is none."""
    figure = "document: 2022年考试真题, cite: '3'"
    assert refused(tmp_path / "paper", FIGURE=figure) == ["2022年考试真题"]
    assert refused(tmp_path / "law", FIGURE="document: 中华人民共和国契税法, cite: 第三条") == []


def test_a_library_that_lists_no_documents_is_not_asked(tmp_path: Path) -> None:
    """Libraries from outside pass as they did, but for what is no official text."""
    figure = "document: 某法, cite: '3'"
    assert refused(tmp_path, listed='version: "1"\n', FIGURE=figure) == []


def test_every_bundled_citation_is_to_a_law() -> None:
    """To an instrument of the library, or to a law that it lists."""
    log = FaultLog()
    note_citations(childcare.library(), log)
    assert log.faults == []


@pytest.mark.parametrize(
    "clause",
    [
        "2022年考试真题第3题",
        "政策解读一",
        "12366问答第2条",
        "新闻通稿",
        "答记者问",
        "exam question 3",
    ],
)
@pytest.mark.parametrize("listed", ['version: "1"\n', LISTED])
def test_what_is_no_official_text_is_never_cited(tmp_path: Path, clause: str, listed: str) -> None:
    """Also where the library lists no laws, or lists that very paper; the word is named."""
    write(tmp_path, listed, CLAUSE=clause)
    report = check_folder(tmp_path, vocabulary=Case)
    (fault,) = report.faults
    assert fault.slug == "not-an-instrument"
    assert fault.text.en.startswith(f"'{clause}' is no instrument")


@pytest.mark.parametrize("clause", ["新闻出版管理规定第三条", "培训补贴", "考试录用一"])
def test_words_of_laws_are_no_such_words(tmp_path: Path, clause: str) -> None:
    """A law may be about news, examinations or training."""
    write(tmp_path, 'version: "1"\n', CLAUSE=clause)
    assert not check_folder(tmp_path, vocabulary=Case).faults
