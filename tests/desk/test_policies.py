"""The page of the policies: instruments, figures over time, figures that the office supplies."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incentives import childcare
from incentives.calculator import load_overlay
from incentives.desk.policies.draft import (
    Cells,
    Draft,
    DraftBracket,
    DraftFigure,
    DraftSchedule,
    draft_of,
)
from incentives.desk.policies.keeping import keep_overlay
from incentives.facts.plain import unstructure_case
from incentives.language.types import ChoiceType, TableType
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.values.text import Text
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk
from tests.desk.test_budget import charts, rows
from tests.desk.test_register import texts
from tests.engine.small_domain import one_file
from tests.report.reports import EXAMPLES

ON = date(2023, 12, 31)
PER_PLACE = "cn.jiangsu.nantong.haimen.2021-64.construction_per_place"
SHORT_SUPPLY = "cn.jiangsu.training.in_short_supply"
RENT_SHARE = "cn.jiangsu.nantong.haimen.2021-64.rent_cut"
THRESHOLD = "cn.vat.monthly_threshold"
BRACKETS = "cn.income_tax.counted_share"


@pytest.fixture
def case() -> dict[str, object]:
    return dict(unstructure_case(childcare.read_case(EXAMPLES / "haimen-new-build.yaml")))


def tables(page: AppTest) -> str:
    return "\n".join(table.value.to_string() for table in page.table)


def editor(desk: Desk, parameter: str, *, case: dict[str, object] | None = None) -> AppTest:
    """The fields of the figure; a draft would be tried on the case."""
    page = desk("policies", case=case, policies_section="editor", desk_on=ON, trial_source="case")
    return page.selectbox(key="draft_parameter_False").set_value(parameter).run()


def typed(
    page: AppTest,
    parameter: str,
    value: str,
    *,
    first: str = "2021年9月30日",
    basis: str = "会议纪要",
) -> AppTest:
    """The figure is typed, with title and authority of the overlay, and added."""
    for key, text in (
        ("draft_title", "提高托位补助"),
        ("draft_authority", "区财政局"),
        (f"draft_value_{parameter}", value),
        ("draft_first", first),
        ("draft_basis", basis),
    ):
        page.text_input(key=key).input(text)
    return page.button(key="draft_add").click().run()


def test_the_instruments_of_the_office_come_first(desk: Desk) -> None:
    """Those of Haimen, each with number, days and standing; a chart has as many bars."""
    page = desk("policies", desk_on=ON)
    assert ["海政办发〔2021〕64号", "促进0-3岁婴幼儿照护服务发展的实施方案"] in [
        row[:2] for row in rows(page, "文号")
    ]
    (chart,) = charts(page)
    assert "南通市海门区各文件施行期间图，共 2 件" in str(chart["description"])


def test_days_for_which_the_record_does_not_tell_are_drawn_lighter(desk: Desk) -> None:
    """From a day in October 2019 to one in June 2021 both months are stretches of their own.

    Each has an entry of the legend.
    """
    page = desk("policies", desk_on=ON)
    page.selectbox(key="policies_place").set_value("cn").run()
    bars = charts(page)[0]["layer"][0]  # type: ignore[index]
    found = [
        row
        for row in bars["data"]["values"]
        if (row["from"], row["to"]) == ("2019年10月", "2021年6月")
    ]
    unsure = "起止日期不详，是否施行不能确定"
    expected = [
        (unsure, "2019-10-01", "2019-10-31"),
        ("原文已核", "2019-10-31", "2021-06-02"),
        (unsure, "2021-06-02", "2021-07-01"),
    ]
    assert expected == [(row["state"], row["first"][:10], row["last"][:10]) for row in found]
    assert unsure == bars["encoding"]["color"]["scale"]["domain"][-1]


def test_an_instrument_opens_to_its_rules_without_ids(desk: Desk) -> None:
    """Issuer, number and days in words; an incentive that is opened shows its rule."""
    name = "cn.jiangsu.nantong.haimen.2021-64"
    page = desk("policies", desk_on=ON)
    page.session_state[f"policies_rule_{name}.construction_award"] = True
    page.selectbox(key=f"policies_instrument_{name.rpartition('.')[0]}").set_value(name).run()
    assert "文件说明：促进0-3岁婴幼儿照护服务发展的实施方案" in [
        each.value for each in page.subheader
    ]
    assert "新建、改扩建托育机构资金补助" in [each.label for each in page.expander]
    assert set() == english_words(texts(page) + tables(page))


def test_a_figure_is_shown_over_time_with_its_sources(desk: Desk) -> None:
    """The threshold of value-added tax: each stretch with its document, gaps included."""
    page = desk(
        "policies", policies_section="figures", desk_on=ON, policies_parameter_all=THRESHOLD
    )
    found = rows(page, "期间")
    assert ["已公布", "无记载"] == sorted(
        {row[2] for row in found if row[2] in {"已公布", "无记载"}}, reverse=False
    )
    assert any(row[1].startswith("100,000") and row[3] for row in found)
    (chart,) = charts(page)
    assert 2 == len(chart["layer"])  # type: ignore[arg-type]


def test_every_parameter_here_can_be_looked_at(desk: Desk) -> None:
    """Numbers, yes or no, tables and brackets are drawn without a word of English."""
    for name in (
        "cn.income_tax.counted_share",
        SHORT_SUPPLY,
        "cn.land_use_tax.unit_amount",
        "cn.2021-895.in_east",
    ):
        page = desk("policies", policies_section="figures", desk_on=ON, policies_parameter_all=name)
        assert not page.exception
        assert set() == english_words(texts(page) + tables(page))


def test_a_figure_that_is_typed_makes_an_overlay(desk: Desk) -> None:
    """Ten thousand yuan are written as officers write them; the file loads and is used at once."""
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "1万")
    assert [
        "新建、改扩建每个新增托位补助",
        "自2021年9月30日起",
        "10,000.00 元/托位",
        "会议纪要",
    ] == rows(page, "标准")[0]
    page.button(key="draft_use").click().run()
    assert "已启用" in texts(page)
    (name,) = page.session_state["desk_chosen_overlays"]
    assert "提高托位补助" == page.session_state["desk_tried_overlays"][name].title.zh


def test_what_is_wrong_is_told_at_its_field(desk: Desk) -> None:
    """Neither figure, day nor source can be taken: three sentences, and nothing is added."""
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "很多", first="去年", basis="")
    assert ["“很多”不是数字", "“去年”不是完整的日期", "请填写"] == [
        each.value[: len(start)]
        for each, start in zip(
            page.error, ("“很多”不是数字", "“去年”不是完整的日期", "请填写"), strict=True
        )
    ]
    assert "desk_draft_figures" not in page.session_state


def test_days_that_overlap_are_refused(desk: Desk) -> None:
    """The same figure twice for the same days is no overlay."""
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "8000")
    page = typed(page, PER_PLACE, "9000")
    assert "适用期间与" in texts(page)
    assert 1 == len(page.session_state["desk_draft_figures"])


def test_a_later_figure_ends_the_one_before_it(desk: Desk) -> None:
    """A figure without a last day is that of the days up to the next one."""
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "8000")
    page = typed(page, PER_PLACE, "9000", first="2022-01-01")
    assert "适用期间与" not in texts(page)
    assert 2 == len(page.session_state["desk_draft_figures"])


def test_a_published_figure_is_changed_by_a_reform_only(desk: Desk) -> None:
    """With the switch on every figure can be chosen."""
    page = desk("policies", policies_section="editor", desk_on=ON)
    offered = page.selectbox(key="draft_parameter_False").options
    page.toggle(key="draft_reform").set_value(True).run()
    assert len(offered) < len(page.selectbox(key="draft_parameter_True").options)
    page.selectbox(key="draft_parameter_True").set_value(THRESHOLD).run()
    page = typed(page, THRESHOLD, "20万", first="2023-01-01")
    assert 1 == len(page.session_state["desk_draft_figures"])


def test_a_table_of_yes_or_no_is_typed_case_by_case(desk: Desk) -> None:
    """What is left open stays unpublished."""
    page = editor(desk, SHORT_SUPPLY)
    page.radio(key=f"draft_value_{SHORT_SUPPLY}_0").set_value("true")
    page.text_input(key="draft_first").input("2021-09-30")
    page.text_input(key="draft_basis").input("目录")
    page.button(key="draft_add").click().run()
    assert not page.error or "请填写" in page.error[0].value
    (figure,) = page.session_state["desk_draft_figures"]
    assert ["true", "", ""] == [value for _, value in figure.value]


def test_a_draft_is_tried_on_the_case_at_hand(desk: Desk, case: dict[str, object]) -> None:
    """60 places at 10,000 yuan: what was open is known, and stands beside the present."""
    page = typed(editor(desk, PER_PLACE, case=case), PER_PLACE, "1万")
    page.button(key="trial_try").click().run()
    (row,) = [row for row in rows(page, "事项") if row[0] == "新建、改扩建托育机构资金补助"]
    assert "600,000.00" == row[2]
    assert set() == english_words(texts(page) + tables(page))


def test_a_trial_is_stale_once_the_draft_has_changed(desk: Desk, case: dict[str, object]) -> None:
    """Its figures would be taken for those of the new draft."""
    page = typed(editor(desk, PER_PLACE, case=case), PER_PLACE, "1万")
    page.button(key="trial_try").click().run()
    page.text_input(key="draft_title").input("另一方案").run()
    assert "请重新试算" in texts(page)


def test_the_difference_is_drawn(desk: Desk, case: dict[str, object]) -> None:
    """Against a figure that is used already the difference is one amount, and a bar."""
    page = editor(desk, PER_PLACE, case=case)
    page = typed(page, PER_PLACE, "8000")
    page.button(key="draft_use").click().run()
    page.button(key="draft_remove_1").click().run()
    page = typed(page, PER_PLACE, "1万")
    page.button(key="trial_try").click().run()
    assert "增加 120,000.00 元" in texts(page)
    described = [str(chart["description"]) for chart in charts(page)]
    assert "财政资金各事项增减图，合计增加 120,000.00 元；各数见下表。" in described


def test_a_draft_that_is_used_is_tried_against_what_was_before(
    desk: Desk, case: dict[str, object]
) -> None:
    """Or it would differ from itself by nothing."""
    page = typed(editor(desk, PER_PLACE, case=case), PER_PLACE, "1万")
    page.button(key="draft_use").click().run()
    page.button(key="trial_try").click().run()
    assert "600,000.00" in {row[2] for row in rows(page, "事项")}


def test_a_draft_is_kept_in_the_folder_of_the_office(desk: Desk, overlays_folder: Path) -> None:
    """Under a name made by the desk; it reads back with the figure."""
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "1万")
    page.button(key="draft_keep").click().run()
    assert "已保存" in texts(page)
    (file,) = overlays_folder.iterdir()
    loaded = load_overlay(file, childcare.library())
    assert 10000 == loaded.sets[PER_PLACE][0].figure
    page.button(key="draft_keep").click().run()
    assert "相同内容已保存过" in texts(page)


def test_a_title_cannot_lead_out_of_the_folder(desk: Desk, overlays_folder: Path) -> None:
    """The name of the file has nothing of what was typed."""
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "1万")
    page.text_input(key="draft_title").input("../../a: b # x").run()
    page.button(key="draft_keep").click().run()
    (file,) = overlays_folder.iterdir()
    assert file.name.startswith("320614-")
    assert "a: b" in load_overlay(file, childcare.library()).title.zh


def test_a_kept_file_with_faults_is_told(desk: Desk, overlays_folder: Path) -> None:
    """It cannot be chosen, and the page says so in Chinese."""
    (overlays_folder / "坏.yaml").write_text("overlay: {}\nsets: {}\n", encoding="utf-8")
    page = desk("policies", policies_section="editor", desk_on=ON)
    assert "已保存的内部执行标准文件有误" in texts(page)
    assert set() == english_words(texts(page).replace("坏.yaml", ""))


def test_a_folder_that_takes_nothing_is_no_crash(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "overlays").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="overlays"):
        keep_overlay(tmp_path / "overlays", "a", "x")


def brackets_typed(page: AppTest, *levels: tuple[str, str], last: str) -> AppTest:
    """Limits and rates are typed level by level, and added."""
    key = f"draft_value_{BRACKETS}"
    for _ in levels[1:]:
        page.button(key=f"{key}_more").click().run()
    for number, (limit, rate) in enumerate(levels, start=1):
        page.text_input(key=f"{key}_{number}_limit").input(limit)
        page.text_input(key=f"{key}_{number}_rate").input(rate)
    page.text_input(key=f"{key}_last").input(last)
    page.text_input(key="draft_first").input("2023-01-01")
    page.text_input(key="draft_basis").input("改革方案")
    return page.button(key="draft_add").click().run()


def bracket_editor(desk: Desk) -> AppTest:
    page = desk("policies", policies_section="editor", desk_on=ON)
    page.toggle(key="draft_reform").set_value(True).run()
    return page.selectbox(key="draft_parameter_True").set_value(BRACKETS).run()


def test_brackets_are_typed_level_by_level(desk: Desk) -> None:
    """Limits in 万元 and rates in percent; one limit belongs to the next level."""
    page = bracket_editor(desk)
    page.radio(key=f"draft_value_{BRACKETS}_1_end").set_value("below")
    page = brackets_typed(page, ("100万", "12.5%"), ("300万元", "0.25"), last="100%")
    (row,) = rows(page, "标准")
    assert (
        row[2]
        == "不足 1,000,000.00 元的部分 12.5%；不超过 3,000,000.00 元的部分 25%；超过部分 100%"
    )
    (figure,) = page.session_state["desk_draft_figures"]
    assert [(each.limit, each.rate, each.is_below) for each in figure.value.brackets] == [
        ("1000000", "0.125", True),
        ("3000000", "0.25", False),
        ("", "1", False),
    ]


def test_what_is_wrong_in_brackets_is_told_with_its_level(desk: Desk) -> None:
    """A limit that is none, and limits that do not rise."""
    page = brackets_typed(bracket_editor(desk), ("100万", "12.5%"), ("很多", "25%"), last="100%")
    assert "第 2 级上限：“很多”不是数字" in texts(page)
    page.text_input(key=f"draft_value_{BRACKETS}_2_limit").input("50万")
    page.button(key="draft_add").click().run()
    assert "各级距的上限应逐级递增" in texts(page)
    assert "desk_draft_figures" not in page.session_state
    assert set() == english_words(texts(page))


def test_a_kept_overlay_is_opened_changed_and_kept_as_a_new_version(
    desk: Desk, overlays_folder: Path
) -> None:
    """The old file stays byte for byte; the new one has the next version in its title.

    What was filed rests on the old one.
    """
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "1万")
    page.button(key="draft_keep").click().run()
    (first,) = overlays_folder.iterdir()
    before = first.read_bytes()
    again = desk("policies", policies_section="editor", desk_on=ON)
    again.selectbox(key="draft_open").set_value(first.stem).run()
    again.button(key="draft_open_begin").click().run()
    assert "提高托位补助（第2版）" == again.text_input(key="draft_title").value
    again.button(key="draft_change_1").click().run()
    assert "10000" == again.text_input(key=f"draft_value_{PER_PLACE}").value
    again.text_input(key=f"draft_value_{PER_PLACE}").input("1.2万")
    again.button(key="draft_add").click().run()
    assert ["12,000.00 元/托位"] == [row[2] for row in rows(again, "标准")]
    again.button(key="draft_keep").click().run()
    library = childcare.library()
    (second,) = (file for file in overlays_folder.iterdir() if file != first)
    assert before == first.read_bytes()
    assert (12000, "提高托位补助（第2版）") == (
        load_overlay(second, library).sets[PER_PLACE][0].figure,
        load_overlay(second, library).title.zh,
    )


def test_typed_figures_are_not_replaced_before_it_is_said(
    desk: Desk, overlays_folder: Path
) -> None:
    """The officer is asked before another overlay takes their place."""
    kept = typed(editor(desk, PER_PLACE), PER_PLACE, "1万")
    kept.button(key="draft_keep").click().run()
    (file,) = overlays_folder.iterdir()
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "8000")
    page.selectbox(key="draft_open").set_value(file.stem).run()
    page.button(key="draft_open_begin").click().run()
    assert "8000" == page.session_state["desk_draft_figures"][0].value
    page.button(key="draft_open_replace").click().run()
    assert "10000" == page.session_state["desk_draft_figures"][0].value


def test_what_the_form_cannot_say_is_not_opened(desk: Desk, overlays_folder: Path) -> None:
    """A minimum would become a plain figure: the file is to be changed itself."""
    text = (
        "overlay: "
        "{title: {zh: 甲, en: a}, authority: {zh: 乙, en: b}, "
        "jurisdiction: cn.jiangsu.nantong.haimen}\n"
        f"sets: {{{PER_PLACE}: [{{from: 2021-09-30, value: 8000, floor: true, cite: 丙}}]}}\n"
    )
    (overlays_folder / "floor.yaml").write_text(text, encoding="utf-8")
    page = desk("policies", policies_section="editor", desk_on=ON)
    page.selectbox(key="draft_open").set_value("floor").run()
    assert "不能在此打开" in texts(page)
    assert "draft_open_begin" not in [button.key for button in page.button]


@pytest.mark.parametrize("parameter", [PER_PLACE, SHORT_SUPPLY, BRACKETS])
def test_an_overlay_that_is_opened_says_the_same(parameter: str) -> None:
    """Numbers, tables and brackets go from the file to the form and back without a difference."""
    values: dict[str, str | Cells | DraftSchedule] = {
        PER_PLACE: "8000.5",
        SHORT_SUPPLY: tuple(
            (keys, "true" if at else "") for at, keys in enumerate(cases_of_table(SHORT_SUPPLY))
        ),
        BRACKETS: DraftSchedule(
            (DraftBracket(limit="100", rate="0.5", is_below=True), DraftBracket(limit="", rate="1"))
        ),
    }
    figure = DraftFigure(
        parameter=parameter,
        first="2021-09-30",
        last="2024-12-31",
        value=values[parameter],
        basis="纪要",
    )
    draft = Draft(
        title="甲",
        title_en="First",
        authority="区财政局",
        jurisdiction="cn.jiangsu",
        is_reform=True,
        figures=(figure,),
    )
    assert draft == draft_of(draft.loaded(childcare.library()))


def cases_of_table(parameter: str) -> list[tuple[str, ...]]:
    type_ = childcare.library().parameters[parameter].type
    assert isinstance(type_, TableType)
    return list(product(*(each.values for each in type_.keys if isinstance(each, ChoiceType))))


def test_an_english_title_stands_on_english_sheets(desk: Desk) -> None:
    """It may be left empty: then the Chinese one stands there too."""
    page = typed(editor(desk, PER_PLACE), PER_PLACE, "1万")
    page.text_input(key="draft_title_en").input("Higher grant").run()
    page.button(key="draft_use").click().run()
    (name,) = page.session_state["desk_chosen_overlays"]
    assert (
        Text("提高托位补助", "Higher grant")
        == page.session_state["desk_tried_overlays"][name].title
    )
    assert Text("区财政局", "区财政局") == page.session_state["desk_tried_overlays"][name].authority


OF_KINDS = """parameters:
  shares:
    text: TEXT
    unit: 1
    by: workshop.trade
    brackets_of: CNY
    values: [{unpublished: true, cite: '1'}]
  small: {text: TEXT, unit: CNY, values: [{value: 5, cite: '1'}]}
  bands:
    text: TEXT
    unit: 1
    brackets_of: CNY
    values: [{cite: '1', brackets: [{up_to: small, value: 1}, {value: 2}]}]
"""


def test_a_table_of_brackets_goes_from_the_form_to_the_file_and_back(tmp_path: Path) -> None:
    """Each case has its own; one that is left empty is not published."""
    library = one_file(tmp_path, OF_KINDS)
    brackets = DraftSchedule(
        (DraftBracket(limit="100", rate="0.5"), DraftBracket(limit="", rate="1"))
    )
    cells: Cells = ((("joiner",), brackets), (("smith",), ""), (("baker",), brackets))
    figure = DraftFigure(
        parameter="land.one.shares", first="2021-09-30", last="", value=cells, basis="纪要"
    )
    draft = Draft(
        title="甲", authority="区财政局", jurisdiction="land", is_reform=False, figures=(figure,)
    )
    assert draft == draft_of(draft.loaded(library))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("shares", "table: {rest: not_applicable}"),
        ("shares", "table: {rest: [{up_to: 5, value: not_applicable}, {value: 1}]}"),
        ("bands", "brackets: [{up_to: small, value: 1}, {value: 2}]"),
    ],
)
def test_what_a_form_has_no_field_for_is_not_opened(name: str, said: str, tmp_path: Path) -> None:
    """It would be lost."""
    header = "title: {zh: 甲, en: a}, authority: {zh: 乙, en: b}, jurisdiction: land, reform: true"
    figure = f"{{from: 2021-01-01, {said}, cite: '1'}}"
    text = f"overlay: {{{header}}}\nsets:\n  land.one.{name}: [{figure}]\n"
    overlay = load_overlay_text(text, file="o.yaml", library=one_file(tmp_path, OF_KINDS))
    assert draft_of(overlay) is None
