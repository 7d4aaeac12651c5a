"""An item has one number: in text, Word, Excel, PDF and on the page alike; and shows no id."""

import re

import pytest

from incentives import Assessment, Language, Outcome
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.rows import CashRows
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.papers.order import ordered
from incentives.report.papers.workbook import assessment_book
from incentives.report.printing.blocks import Heading, Table
from incentives.report.printing.excel.page import Page
from incentives.report.printing.text import print_text
from incentives.report.words.heads import title_of
from incentives.report.words.names import Words
from incentives.report.words.numerals import numeral
from incentives.values.text import OF_LIBRARIES
from tests.results import assessments

ZH, OK = Language.ZH, Outcome.ELIGIBLE
ID = re.compile(r"\bcn\.[0-9a-z][\w.\-]*\.[a-z_]+")


def numbers(assessment: Assessment, words: Words) -> dict[str, int]:
    return {
        title_of(row.determination, assessment, words): row.number for row in ordered(assessment)
    }


@pytest.mark.parametrize("name", sorted(assessments()))
def test_an_item_has_one_number_in_every_paper(name: str) -> None:
    assessment = assessments()[name]
    words = Words(library=assessment.law.library, language=ZH)
    expected = numbers(assessment, words)
    headed = {f"{numeral(number, ZH)}、{title}" for title, number in expected.items()}
    sheet = assessment_sheet(assessment, ZH)
    headings = {block.text for block in sheet.blocks if isinstance(block, Heading)}
    overview = next(block for block in sheet.blocks if isinstance(block, Table))
    assert headed <= headings
    assert [row[0] for row in overview.rows] == [
        f"{numeral(number, ZH)}、{title}" for title, number in expected.items()
    ]
    summary = assessment_book(assessment, ZH).pages[0]
    assert isinstance(summary, Page)
    assert {str(row[1]): row[0] for row in summary.rows} == expected
    by_number = {number: title for title, number in expected.items()}
    for place, called, *_ in CashRows(assessment=assessment, words=words).rows():
        assert called.startswith(by_number[int(place)].split("（")[0])
    annexes = print_text(approval_annexes(assessment, ZH, ApprovalForm()), ZH)
    eligible = (row for row in ordered(assessment).given if row.determination.outcome is OK)
    for row in eligible:
        assert f"{row.number}．{by_number[row.number][:6]}" in annexes


@pytest.mark.parametrize("language", OF_LIBRARIES)
@pytest.mark.parametrize("name", sorted(assessments()))
def test_no_paper_shows_an_id(name: str, language: Language) -> None:
    """Which are for those who keep the policies."""
    assessment = assessments()[name]
    told = print_text(assessment_sheet(assessment, language), language)
    assert ID.findall(told) == []
