"""The template: what an officer sees of it, and what a spreadsheet keeps from being typed."""

import io

import openpyxl
from openpyxl.utils import get_column_letter

from incentives.workbook.template import template_bytes
from tests.workbook.books import DAY, column_of, layout


def test_the_template_is_ready_to_be_filled_in() -> None:
    """It opens, says in front how to fill in, and has the sheet of institutions next."""
    found = openpyxl.load_workbook(io.BytesIO(template_bytes(layout(), day=DAY)))
    assert found.sheetnames[:2] == ["填表说明", "申请人"]
    assert found["选项"].sheet_state == "hidden"
    assert found["申请人"].row_dimensions[2].hidden
    assert found["申请人"].freeze_panes == "C3"
    assert found["申请人"].cell(row=1, column=4).comment is not None
    assert any(
        "320614" not in str(cell.value) and "海门" in str(cell.value)
        for cell in found["填表说明"]["A"]
    )


def rules() -> dict[str, str]:
    """The drop-downs and bounds of institutions and projects, by the cell they begin at."""
    found = openpyxl.load_workbook(io.BytesIO(template_bytes(layout(), day=DAY)))
    return {
        f"{sheet}!{str(rule.sqref).partition(':')[0]}": str(rule.formula1)
        for sheet in ("申请人", "机构", "建设项目")
        for rule in found[sheet].data_validations.dataValidation
    }


def test_values_are_chosen_and_figures_are_bounded_but_text_passes() -> None:
    """A drop-down for yes and no; bounds for an amount, which let 60万 through."""
    assert "选项" in rules()[f"机构!{get_column_letter(column_of('institution.public'))}3"]
    cell = f"{get_column_letter(column_of('projects[].investment', 'projects'))}3"
    assert rules()[f"建设项目!{cell}"] == f"OR(ISTEXT({cell}),AND({cell}>=0))"


def test_the_same_template_is_the_same_file() -> None:
    """Made twice on one day: byte for byte."""
    assert template_bytes(layout(), day=DAY) == template_bytes(layout(), day=DAY)


def test_each_kind_of_fact_is_on_its_sheet_with_the_unit_in_the_heading() -> None:
    """A status has four columns, a list a column that says whether there are any, and a sheet."""
    headings = {
        column.path: column.heading for sheet in layout().sheets for column in sheet.columns
    }
    assert headings["projects[].investment"] == "项目总投资（元）"
    assert headings["institution.filed[1].to"] == "托育机构备案：第二段至"
    assert headings["#list:premises"] == "房屋、土地（有、无）"


def test_who_applies_is_asked_for_whatever_the_law_says() -> None:
    """Its name and its place are drawn like what some clause reads.

    Without a name nothing can be filed.
    """
    found = openpyxl.load_workbook(io.BytesIO(template_bytes(layout(), day=DAY)))
    heads = (*found["申请人"][1], *found["机构"][1])
    fills = {cell.value: cell.fill.fgColor.rgb for cell in heads}
    assert fills["机构名称"] == fills["机构性质"]
    assert fills["机构名称"] != fills["登记日期"]


def test_who_has_more_than_two_periods_is_told_where_to_enter_them() -> None:
    """The first sheet and the note at the heading say that there is room for two.

    They say, too, what to do with more.
    """
    found = openpyxl.load_workbook(io.BytesIO(template_bytes(layout(), day=DAY)))
    said = [str(cell.value) for cell in found.worksheets[0]["A"]]
    note = found["申请人"].cell(row=1, column=column_of("institution.filed[0].from")).comment
    assert any("最多填两段" in line and "“测算”页单独录入" in line for line in said)
    assert note is not None
    assert "最多两段" in str(note.text)


def test_a_printed_sheet_says_on_every_page_whose_row_it_is() -> None:
    """Printed across, with headings and the first columns on each page.

    How to fill in is one page.
    """
    found = openpyxl.load_workbook(io.BytesIO(template_bytes(layout(), day=DAY)))
    main = found["申请人"]
    assert ("landscape", "$1:$1", "$A:$B") == (
        main.page_setup.orientation,
        main.print_title_rows,
        main.print_title_cols,
    )
    on_one_page = found.worksheets[0].sheet_properties.pageSetUpPr
    assert on_one_page is not None
    assert on_one_page.fitToPage
