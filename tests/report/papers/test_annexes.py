"""The annexes of the approval form, read as who must check it."""

import re
from datetime import date

import incentives
from incentives import CoverageKind, Language
from incentives.report.printing.blocks import Pairs, Sheet
from tests.report.determinations import (
    annexes_of,
    assessed_example,
    bullets,
    closed,
    draft_of,
    item,
    loans,
    new_build,
    pairs,
    section,
    table,
    unknowns,
)
from tests.report.papers.test_english_sheet import chinese_left
from tests.report.reports import bundled, strings_in

FACTS, OPEN, REFUSED = (
    "附件1　核定情况和对应材料",
    "附件4　待定和政策未明确的事项",
    "附件5　不符合条件的事项",
)
GRANT = "1．普惠托位建设补助"


def pairs_of(sheet: Sheet, title: str) -> dict[str, str]:
    return pairs(sheet, item(sheet, title))


def test_each_fact_is_told_with_its_value_and_its_papers() -> None:
    """Values as an officer writes them; papers that are not on file are marked."""
    rows = {row[0]: row[1:] for row in table(annexes_of(new_build()), FACTS).rows}
    assert ("企业", "营业执照或法人登记证书") == rows["机构性质"]
    assert ("1,800,000.00 元", "项目批复文件；项目投资决算资料（待补）") == rows[
        "建设项目·项目总投资"
    ]
    assert ("自2022年11月1日起", "场地证明；房屋、土地用于托育服务的证明（待补）") == rows[
        "房屋、土地·用于社区托育服务"
    ]


def test_what_is_not_known_is_not_relied_on() -> None:
    """A fact that nobody has said stands among what is missing, not among the facts."""
    rows = {row[0]: row[1] for row in table(annexes_of(unknowns()), FACTS).rows}
    assert "普惠托育机构（已约定或认定普惠价格）" not in rows
    assert "待核实" not in rows.values()


def test_months_that_are_alike_are_told_as_one() -> None:
    """Twelve months of one revenue are one line."""
    rows = {row[0]: row[1] for row in table(annexes_of(new_build()), FACTS).rows}
    assert "每月 120,000.00 元" == rows["各月收入·托育服务销售额（不含增值税）（2023年1月至12月）"]
    assert "不满1千伏" == rows["各月电费·电压等级（2023年1月至12月）"]


def test_a_grant_is_told_with_amount_in_figures_and_capitals() -> None:
    """Clause, amount, capitals, rounding, what is due now."""
    told = pairs(annexes_of(closed()), GRANT)
    assert ("480,000.00 元", "人民币肆拾捌万元整") == (told["审定金额"], told["大写"])
    assert ("144,000.00 元", "人民币壹拾肆万肆仟元整") == (told["现应拨付"], told["现应拨付大写"])
    assert "计算结果已精确到分，无须舍入" == told["尾数处理"]
    assert "《婴幼儿照护服务专项资金管理办法（宁波市）》建设补助" == told["适用依据"]


def test_a_grant_is_told_with_its_arithmetic() -> None:
    """The formula with its figures, and the source of each."""
    lines = bullets(annexes_of(closed()), GRANT, "测算过程")
    formula = (
        "金额：新增托位 48 个托位 × 每个新增托位建设补助 10,000.00 元/托位 = 480,000.00 元；"
        "不超过建设补助最高金额 1,000,000.00 元"
    )
    assert formula in lines


def test_a_grant_is_told_with_the_share_of_each_level() -> None:
    """What each level bears; of who takes the rest, what the others leave."""
    rows = table(annexes_of(closed()), GRANT, "资金来源（各级负担）").rows
    assert (
        ("市级财政", "40%", "192,000.00 元"),
        ("区（县、市）财政", "60%", "288,000.00 元"),
    ) == rows


def test_a_grant_is_told_with_its_instalments() -> None:
    """Each with its day, its share, its amount by level, and where it stands."""
    rows = table(
        annexes_of(closed()), GRANT, "资金拨付（条款：补助资金按4:3:3比例分三年拨付）"
    ).rows
    assert (
        "第1期：第一年",
        "2022年12月1日",
        "40%",
        "192,000.00 元",
        "76,800.00 元",
        "115,200.00 元",
        "已拨",
    ) == rows[0]
    assert ["已拨", "应拨", "停拨", ""] == [row[-1] for row in rows]


def test_what_no_text_says_of_payment_is_told_as_such() -> None:
    """Where the law states no levels or instalments, the sheet says so rather than nothing."""
    told = pairs_of(annexes_of(new_build()), "普惠托位建设补助（中央预算内投资）")
    assert "文件未规定各级负担比例" == told["资金来源（各级负担）"]
    assert "文件未规定分期拨付" == told["拨付计划"]


def test_an_instalment_that_depends_on_a_condition_is_told_with_it() -> None:
    """What must hold on the day of payment stands with the plan of payment."""
    name = "cn.jiangsu.yancheng.dongtai.inclusive_childcare-2023"
    text = (
        'district: "320981"\n'
        "institution: "
        "{operating: {from: 2022-01-01}, filed: {from: 2022-01-01}, "
        "inclusive: {from: 2022-06-01}}\n"
        "place_approvals: [{places: 60, valid: {from: 2022-01-01}}]\n"
        "care_classes: [{kind: small, open: {from: 2022-09-01}, monthly_fee: 1500}]\n"
        "children: [{id: c1, born_on: 2021-09-15, enrolled: {from: 2023-02-01}}]\n"
        f"declared: {{{name}.applied_on: 2024-10-15, {name}.removed_for_misconduct: false}}\n"
    )
    assessment = incentives.assess(
        incentives.childcare.parse_case(text), bundled(), on=date(2024, 12, 31)
    )
    sheet = annexes_of(assessment)
    lines = bullets(sheet, item(sheet, "普惠性托育机构运营补助"), "各期拨付条件")
    assert "届时须符合" in lines
    assert any(line.startswith("拨付时仍正常运营") for line in lines)


def test_who_benefits_is_told_where_it_is_not_the_applicant() -> None:
    """The property tax of rented premises is the owner's to save."""
    assert "房屋土地产权人" == pairs_of(annexes_of(loans()), "免征房产税")["受益主体"]
    assert "受益主体" not in pairs(annexes_of(closed()), GRANT)


def test_rounding_is_told_with_both_amounts() -> None:
    """An amount with more places than fen is told before and after rounding."""
    text = (
        'name: 甲\ndistrict: "320614"\n'
        "institution: {filed: {from: 2022-01-01}, utility_price_applied_on: none}\n"
        "electricity_bills: "
        "[{month: 2023-01, quantity_kwh: 1001, paid: 1000.00, voltage: below_1kv}]\n"
    )
    assessment = incentives.assess(
        incentives.childcare.parse_case(text), bundled(), on=date(2023, 12, 31)
    )
    told = pairs_of(annexes_of(assessment), "托育机构用电执行居民价格")
    assert "451.15 元" == told["测算优惠额"]
    assert "计算结果 451.1517 元，四舍五入至分，为 451.15 元" == told["尾数处理"]


def test_what_is_undetermined_is_told_with_range_and_what_is_missing() -> None:
    """The range in which the amount lies, and what would settle it."""
    rows = {row[0]: row[2:] for row in table(annexes_of(unknowns()), OPEN, "待定事项").rows}
    assert ("210.00 至 15,000.00 元", "标准未公布：城镇土地使用税年税额标准（按土地等级）") == rows[
        "免征城镇土地使用税"
    ]
    assert "0.00 至 600,000.00 元" == rows["普惠托位建设补助（中央预算内投资）"][0]


def test_what_the_law_leaves_open_is_told_for_what_was_decided_only() -> None:
    """Notes that touch only what is refused, and a plan's measures without a rule, are left out."""
    told = "\n".join(strings_in(Sheet(title="", blocks=tuple(section(annexes_of(closed()), OPEN)))))
    assert "100万元上限见于文件标题" in told
    assert "房产税" not in told
    assert "措施" not in told


def test_what_ends_within_the_year_is_not_left_open() -> None:
    """A figure that ends soon bears on later years, not on what was determined."""
    decided = {found.incentive for found in loans() if found.outcome.name == "ELIGIBLE"}
    endings = [
        note
        for note in loans().coverage
        if note.kind is CoverageKind.ENDING and decided.intersection(note.touches)
    ]
    assert endings
    told = list(strings_in(Sheet(title="", blocks=tuple(section(annexes_of(loans()), OPEN)))))
    assert "一年内到期的文件和标准" not in told


def test_what_is_refused_is_told_with_the_clause_that_fails() -> None:
    """On one line each, by document."""
    sheet = annexes_of(closed())
    document = "发改社会〔2021〕895号"
    rows = {row[0]: row[1:] for row in table(sheet, REFUSED, document).rows}
    expected = (
        "普惠托育服务专项行动",
        "不符合“申报时尚未竣工”（条款：竣工项目不予补助），按2022年12月20日判断",
    )
    assert expected == rows["普惠托位建设补助（中央预算内投资）"]


def test_day_library_overlays_and_fingerprint_are_told() -> None:
    """The law that it rests on can be found again."""
    told = {
        name: value
        for block in annexes_of(new_build()).blocks[:2]
        if isinstance(block, Pairs)
        for name, value in block.rows
    }
    assert "2023年12月31日" == told["核定基准日"]
    assert told["内部执行标准"].startswith("《海门示例数值（非正式标准）》")
    assert new_build().fingerprint == told["摘要（SHA-256）"]


def test_chinese_papers_have_no_english_word() -> None:
    """But ids of incentives, which are not on it, the library's digest and the name of the hash."""
    told = [
        text
        for assessment in (closed(), new_build(), unknowns(), loans())
        for paper in (draft_of(assessment), annexes_of(assessment))
        for text in strings_in(paper)
    ]
    words = {word for text in told for word in re.findall(r"[A-Za-z]{2,}", text)}
    assert {"SHA"} == {word for word in words if not re.fullmatch("[a-f]+", word)}


def test_the_english_annexes_have_only_capitals_and_names_of_the_law_in_chinese() -> None:
    """Everything else is English."""
    left = chinese_left(list(strings_in(annexes_of(new_build(), Language.EN))))
    assert [] == [text for text in left if not text.startswith("人民币")]


def test_an_applicant_with_nothing_has_annexes_that_say_so() -> None:
    """Where there is neither an incentive nor a fact, the sections say so."""
    told = list(strings_in(annexes_of(assessed_example("ningbo-closed", date(2019, 1, 1)))))
    assert "没有符合条件的事项。" in told
    assert "没有据以审定的事实。" in told
