"""Many institutions: the same results in other processes as here.

Result workbooks run nothing.
"""

import gc
import io
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import attrs
import openpyxl
import pytest

import incentives
from incentives import childcare
from incentives.compile.awaited import practice
from incentives.facts.document import structure_case
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.report.printing.excel.book import book_bytes
from incentives.values.text import Language
from incentives.workbook.batch import AssessedBook, assess_rows, assessed_book
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.results import BatchWords, form_totals, incentive_totals, result_pages
from incentives.workbook.summary import Question, Result
from incentives.workers import Workers
from tests.compile.awaited.reference_alone import reference_alone
from tests.report.reports import NO_ANSWER, SHARES_OFF, UNPROVEN
from tests.workbook.books import DAY, EXAMPLES, book, changed, example, layout, library

HAIMEN = sorted(path.stem for path in EXAMPLES.glob("haimen-*.yaml"))
QUESTION = Question(on=DAY)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes, for all tests of the module."""
    started = Workers.start(childcare.library)
    yield started
    started.stop()


def many(count: int) -> ReadBook:
    """A workbook of the examples, one after the other, of which the third has a fault."""
    cases = {
        f"{at:03d}": example(HAIMEN[at % len(HAIMEN)], name=f"托育园{at}") for at in range(count)
    }
    return read_book(changed(book(cases), {("", 5, "institution.kind"): "公司"}), layout())


def assessed_examples() -> AssessedBook:
    read = read_book(book({name: example(name) for name in HAIMEN}), layout())
    return assessed_book(read, QUESTION, list(assess_rows(read.rows, library(), QUESTION)))


def test_other_processes_come_to_the_same_results_in_the_same_order(workers: Workers) -> None:
    """Row by row, faults and all; and again with processes that are warm.

    The second time as of another day and with an overlay.
    """
    rows = many(60).rows
    overlay = incentives.load_overlay(EXAMPLES / "overlays" / "haimen.yaml", library())
    another = Question(on=date(2023, 12, 31), known_on=date(2023, 6, 30), overlays=(overlay,))
    here, then = (list(assess_rows(rows, library(), question)) for question in (QUESTION, another))
    assert list(assess_rows(rows, library(), QUESTION, workers)) == here
    assert list(assess_rows(rows, library(), another, workers)) == then
    assert [at for at, result in enumerate(here) if result.summary is None] == [2]
    assert here != then


def test_results_come_one_after_the_other(workers: Workers) -> None:
    """The first is there before the last is asked for: a bar can show how far it has come."""
    results = assess_rows(many(60).rows, library(), QUESTION, workers)
    assert isinstance(next(results), Result)
    assert len(list(results)) == 59


def test_when_a_process_is_killed_the_rest_is_assessed_here() -> None:
    """The system may end a process for want of memory; no row is lost by it."""
    broken = Workers.start(childcare.library)
    broken.executor.submit(len, ()).result()
    for process in list(broken.executor._processes.values()):  # as the system does from outside
        process.kill()
    rows = many(42).rows
    assert list(assess_rows(rows, library(), QUESTION, broken)) == list(
        assess_rows(rows, library(), QUESTION)
    )
    broken.stop()


def test_the_kernel_tells_what_the_reference_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each row amounts, bounds, what is missing, papers and totals, also on a later day."""
    monkeypatch.setattr(practice, "CASES_BEFORE", 0)
    rows = many(20).rows
    for question in (QUESTION, attrs.evolve(QUESTION, paid_by=DAY + timedelta(days=100))):
        told = list(assess_rows(rows, library(), question))
        with reference_alone():
            assert told == list(assess_rows(rows, library(), question))
        summaries = [result.summary for result in told if result.summary is not None]
        assert any(award.missing for summary in summaries for award in summary.awards)


def test_amounts_are_those_of_each_case_by_itself() -> None:
    """Incentive by incentive, and the totals by form."""
    found = assessed_examples()
    for row in found.rows:
        alone = incentives.assess(
            structure_case(row.row.document, library().vocabulary), library(), on=DAY
        )
        assert row.summary is not None
        assert {
            award.incentive: award.amount
            for award in row.summary.awards
            if award.amount is not None
        } == {
            each.incentive: each.amount.amount
            for each in alone
            if each.amount is not None and each.outcome is incentives.Outcome.ELIGIBLE
        }
        assert dict(row.summary.totals) == {
            form: amount.amount for form, amount in alone.totals.items()
        }


def test_totals_are_the_sums_of_the_rows() -> None:
    """By incentive and by form, to the fen."""
    found = assessed_examples()
    assert {
        total.incentive.id: total.amount.amount
        for total in incentive_totals(found)
        if total.amount is not None
    }["cn.2019-76.deed_tax_exemption"] == sum(
        award.amount or Decimal(0)
        for row in found.good
        for award in (row.summary.awards if row.summary is not None else ())
        if award.incentive == "cn.2019-76.deed_tax_exemption"
    )
    assert {form: amount.amount for form, amount in form_totals(found).items()} == {
        form: sum(dict(row.summary.totals)[form] for row in found.good if row.summary is not None)
        for form in ("cash", "price", "tax_and_fee")
    }


def test_a_case_leaves_nothing_behind_that_has_to_be_searched_for() -> None:
    """What an assessment took is let go at its end.

    Searching for circles took a fifth of the time of a batch.
    """
    rows = many(len(HAIMEN)).rows
    gc.collect()
    gc.disable()
    try:
        list(assess_rows(rows, library(), QUESTION))
        found = gc.collect()
    finally:
        gc.enable()
    assert found < 100  # 2,000 for each case, before


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "＝", "\t="])
def test_no_cell_of_a_file_that_is_made_runs(begins: str) -> None:
    """Names, keys and faults that begin like formulas are text, in templates and in results.

    The formulas of a template stand on its hidden sheet, and hold nothing that was typed.
    """
    name = f"{begins}cmd|' /C calc'!A0"
    content = book({f"{begins.strip()}A": example(name=name)})
    read = read_book(content, layout())
    found = assessed_book(read, QUESTION, list(assess_rows(read.rows, library(), QUESTION)))
    pages = book_bytes(result_pages(found), title="", day=DAY, language=Language.ZH)
    for made in (content, pages):
        sheets = openpyxl.load_workbook(io.BytesIO(made)).worksheets
        cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
        shown = [sheet.title for sheet in sheets if sheet.sheet_state == "visible"]
        formulas = [cell for cell in cells if cell.data_type == "f"]
        assert {cell.data_type for cell in cells} <= {"n", "s", "d", "b", "f"}
        assert not any(cell.parent.title in shown for cell in formulas)
        assert not any("cmd" in str(cell.value) for cell in formulas)
        told = [cell for cell in cells if cell not in formulas]
        texts = [cell.value.strip() for cell in told if isinstance(cell.value, str)]
        assert any("cmd|" in text for text in texts)
        assert [text for text in texts if text.startswith(tuple("=+-@＝＋－＠"))] == []


def test_results_have_a_row_for_each_institution_and_the_faults() -> None:
    """Also for an institution that could not be assessed."""
    read = many(12)
    found = assessed_book(read, QUESTION, list(assess_rows(read.rows, library(), QUESTION)))
    totals, institutions, details, faults = result_pages(found)
    assert [row[0] for row in institutions.rows] == [f"{at:03d}" for at in range(12)]
    assert institutions.rows[2][2] == "填写有误，未测算"
    assert {row[0] for row in details.rows} == {f"{at:03d}" for at in range(12)} - {"002"}
    assert faults.rows[0][:4] == ("申请人", "5", "机构性质", "002")
    assert totals.columns[-1] == "金额（元）"


def test_why_the_law_gives_no_answer_stands_at_the_applicant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One whose grant cannot be divided does not keep the others from their results."""
    monkeypatch.setattr(UNPROVEN, lambda *_: None)
    question = Question(
        on=DAY, overlays=(load_overlay_text(SHARES_OFF, file="shares.yaml", library=library()),)
    )
    read = read_book(book({"A1": example(), "B1": example("ningbo-closed")}), layout())
    found = assessed_book(read, question, list(assess_rows(read.rows, library(), question)))
    assert ["A1"] == [row.row.key for row in found.good]
    assert f"未测算。{NO_ANSWER}" == BatchWords(found).state(found.rows[1])
