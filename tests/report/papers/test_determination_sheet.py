"""The determination sheet, read as who must sign it."""

import re
from datetime import date
from decimal import Decimal

import attrs
import pytest

import incentives
from incentives import Assessment, CoverageKind, Language
from incentives.policy.rule import FORMS, Form
from incentives.report.passages.amounts import account_of_all
from incentives.report.printing.blocks import Heading, Pairs, Paragraph, Sheet, Signatures
from incentives.report.printing.text import print_text
from tests.report.determinations import (
    assessed_example,
    bullets,
    closed,
    loans,
    new_build,
    pairs,
    section,
    sheet_of,
    table,
    unknowns,
    with_name,
)
from tests.report.papers.test_english_sheet import chinese_left
from tests.report.reports import OVERLAY, bundled, strings_in

SUMS, RESULTS, BASIS = "三、金额合计", "二、审定结果", "四、审定依据"
FACTS, OPEN, REFUSED = (
    "附件1　核定情况和对应材料",
    "附件3　待定和政策未明确的事项",
    "附件4　不符合条件的事项",
)
GRANT = "1．普惠托位建设补助"


def sums(assessment: Assessment) -> dict[str, tuple[str, str]]:
    return {
        name: (amount, capitals)
        for name, amount, capitals in table(sheet_of(assessment), SUMS).rows
    }


def test_the_sections_come_in_order_and_the_annexes_on_a_page_of_their_own() -> None:
    """What is signed comes first, the annexes behind it."""
    headings = [
        block
        for block in sheet_of(closed()).blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    expected = [
        "一、申请人",
        RESULTS,
        SUMS,
        BASIS,
        "五、审签",
        FACTS,
        "附件2　逐项审定",
        OPEN,
        REFUSED,
    ]
    assert expected == [heading.text for heading in headings]
    assert [FACTS] == [heading.text for heading in headings if heading.starts_page]


def test_office_and_number_are_those_given_or_left_to_be_filled_in() -> None:
    """A sheet without them has room for them."""
    named = sheet_of(closed(), office="宁波市财政局", number="甬财审〔2025〕8号").blocks[0]
    assert Pairs(rows=(("审定单位", "宁波市财政局"), ("编号", "甬财审〔2025〕8号"))) == named
    blank = "＿＿＿＿＿＿＿＿"
    assert Pairs(rows=(("审定单位", blank), ("编号", blank))) == sheet_of(closed()).blocks[0]


def test_the_applicant_is_named_with_kind_place_and_days() -> None:
    """Name, place, kind, registration, filing, and the papers that are outstanding."""
    told = pairs(sheet_of(new_build()), "一、申请人")
    assert "海门示例托育机构（新建）" == told["机构名称"]
    assert "南通市海门区（320614）" == told["所在地"]
    assert ("企业", "2021年11月5日", "自2022年11月20日起") == (
        told["机构性质"],
        told["登记日期"],
        told["托育机构备案"],
    )
    assert (
        "服务记录；房屋、土地用于托育服务的证明；项目投资决算资料；企业责任清单或合作协议"
        == told["待补材料"]
    )


def test_the_results_name_clause_outcome_and_amount() -> None:
    """What is given and what is undetermined stands in the table; what is refused does not."""
    rows = table(sheet_of(unknowns()), RESULTS).rows
    source = "财政部 税务总局 发展改革委 民政部 商务部 卫生健康委公告2019年第76号"
    assert (
        "1",
        "托育服务收入免征增值税",
        f"{source} 一（一）",
        "符合条件",
        "14,400.00 元",
    ) == rows[0]
    assert ("6", "免征城镇土地使用税", f"{source} 二", "待定", "210.00 至 15,000.00 元") == rows[5]
    assert {"符合条件", "待定"} == {row[3] for row in rows}


def test_cash_to_be_paid_stands_apart_from_what_is_saved() -> None:
    """Cash with what of it was paid and is due, what is stopped, taxes and fees, and prices.

    They stand in figures and capitals.
    192,000 were paid and 144,000 are due of 480,000; the last 144,000 are stopped.
    """
    expected = {
        "财政资金（补助、奖励）": ("336,000.00 元", "人民币叁拾叁万陆仟元整"),
        "其中：已拨付": ("192,000.00 元", "人民币壹拾玖万贰仟元整"),
        "其中：现应拨付": ("144,000.00 元", "人民币壹拾肆万肆仟元整"),
        "已停拨（不计入财政资金）": ("144,000.00 元", "人民币壹拾肆万肆仟元整"),
        "税费减免（含随之减少的税费）": ("0.00 元", "人民币零元整"),
        "价格优惠": ("0.00 元", "人民币零元整"),
    }
    assert expected == sums(closed())


def test_what_is_due_to_others_is_told_by_itself() -> None:
    """Cash for the staff is cash to be paid, but not the applicant's.

    Taxes that the owner of the premises saves are his.
    """
    told = sums(loans())
    assert "28,100.00 元" == told["财政资金（补助、奖励）"][0] == told["其中：现应拨付"][0]
    assert ("25,000.00 元", "3,100.00 元") == (
        told["其中：归申请人"][0],
        told["其中：归从业人员"][0],
    )
    assert ("14,878.00 元", "12,300.00 元") == (
        told["税费减免（含随之减少的税费）"][0],
        told["税费减免，受益主体为房屋土地产权人"][0],
    )


def test_what_is_due_after_all_is_told_with_the_totals() -> None:
    """Who signs sees, beside what was relieved, what a broken obligation makes due.

    The sheet says nothing where nothing is.
    """
    told = sums(assessed_example("haimen-change-of-use", date(2024, 12, 31)))
    assert ("120,000.00 元", "人民币壹拾贰万元整") == told["违反履约义务，应补缴税费"]
    assert not [
        name
        for assessment in (closed(), new_build(), loans())
        for name in sums(assessment)
        if "违反" in name
    ]


def test_a_form_to_which_more_may_come_says_so() -> None:
    """Where something is undetermined, the total is told as not complete."""
    assert "财政资金（补助、奖励），另有待定事项" in sums(unknowns())


@pytest.mark.parametrize(
    "assessment",
    [closed(), new_build(), unknowns(), loans()],
    ids=["closed", "new", "unknowns", "loans"],
)
def test_the_totals_are_those_of_the_assessment(assessment: Assessment) -> None:
    """Everything that others get is in the sheet once.

    The applicant's totals are those of the assessment.
    """
    amounts = {
        name: Decimal(amount.removesuffix(" 元").replace(",", ""))
        for name, (amount, _) in sums(assessment).items()
    }
    of_others = sum(
        (
            amount
            for name, amount in amounts.items()
            if "受益主体为" in name or name.startswith("其中：归从")
        ),
        Decimal(0),
    )
    assert (
        sum((money.amount for money in assessment.totals_for_others.values()), Decimal(0))
        == of_others
    )
    cash = next(amount for name, amount in amounts.items() if name.startswith("财政资金"))
    assert amounts.get("其中：归申请人", cash) == assessment.totals["cash"].amount
    given = [
        found
        for found in assessment
        if found.outcome.name == "ELIGIBLE" and FORMS[found.rule.kind] is Form.CASH
    ]
    by_hand = sum((found.amount.amount for found in given if found.amount is not None), Decimal(0))
    assert by_hand == cash + amounts.get("已停拨（不计入财政资金）", Decimal(0))


def test_the_account_is_the_sum_of_the_accounts() -> None:
    """Paid and due now are those of the determinations that are given."""
    account = account_of_all(closed())
    assert (Decimal("192000.00"), Decimal("144000.00")) == (
        account.paid.known.amount if account.paid.known is not None else None,
        account.due.known.amount if account.due.known is not None else None,
    )


def test_each_fact_is_told_with_its_value_and_its_papers() -> None:
    """Values as an officer writes them; papers that are not on file are marked."""
    rows = {row[0]: row[1:] for row in table(sheet_of(new_build()), FACTS).rows}
    assert ("企业", "营业执照或法人登记证书") == rows["机构性质"]
    assert ("1,800,000.00 元", "项目批复文件；项目投资决算资料（待补）") == rows[
        "建设项目·项目总投资"
    ]
    assert ("自2022年11月1日起", "场地证明；房屋、土地用于托育服务的证明（待补）") == rows[
        "房屋、土地·用于社区托育服务"
    ]


def test_what_is_not_known_is_not_relied_on() -> None:
    """A fact that nobody has said stands among what is missing, not among the facts."""
    rows = {row[0]: row[1] for row in table(sheet_of(unknowns()), FACTS).rows}
    assert "普惠托育机构（已约定或认定普惠价格）" not in rows
    assert "待核实" not in rows.values()


def test_months_that_are_alike_are_told_as_one() -> None:
    """Twelve months of one revenue are one line."""
    rows = {row[0]: row[1] for row in table(sheet_of(new_build()), FACTS).rows}
    assert "每月 120,000.00 元" == rows["各月收入·托育服务销售额（不含增值税）（2023年1月至12月）"]
    assert "不满1千伏" == rows["各月电费·电压等级（2023年1月至12月）"]


def test_a_grant_is_told_with_amount_in_figures_and_capitals() -> None:
    """Clause, amount, capitals, rounding, what is due now."""
    told = pairs(sheet_of(closed()), GRANT)
    assert ("480,000.00 元", "人民币肆拾捌万元整") == (told["审定金额"], told["大写"])
    assert ("144,000.00 元", "人民币壹拾肆万肆仟元整") == (told["现应拨付"], told["现应拨付大写"])
    assert "计算结果已精确到分，无须舍入" == told["尾数处理"]
    assert "《婴幼儿照护服务专项资金管理办法（宁波市）》建设补助" == told["适用依据"]


def test_a_grant_is_told_with_its_arithmetic() -> None:
    """The formula with its figures, and the source of each."""
    lines = bullets(sheet_of(closed()), GRANT, "测算过程")
    formula = (
        "金额：新增托位 48 个托位 × 每个新增托位建设补助 10,000.00 元/托位 = 480,000.00 元；"
        "不超过建设补助最高金额 1,000,000.00 元"
    )
    assert formula in lines


def test_a_grant_is_told_with_the_share_of_each_level() -> None:
    """What each level bears; of who takes the rest, what the others leave."""
    rows = table(sheet_of(closed()), GRANT, "资金来源（各级负担）").rows
    assert (
        ("市级财政", "40%", "192,000.00 元"),
        ("区（县、市）财政", "60%", "288,000.00 元"),
    ) == rows


def test_a_grant_is_told_with_its_instalments() -> None:
    """Each with its day, its share, its amount by level, and where it stands."""
    rows = table(sheet_of(closed()), GRANT, "资金拨付（条款：补助资金按4:3:3比例分三年拨付）").rows
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
    told = pairs(sheet_of(new_build()), "7．普惠托位建设补助（中央预算内投资）")
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
    place = [
        found.incentive
        for found in assessment
        if found.outcome.name in {"ELIGIBLE", "UNDETERMINED"}
    ].index(f"{name}.operating_subsidy")
    lines = bullets(sheet_of(assessment), f"{place + 1}．普惠性托育机构运营补助", "各期拨付条件")
    assert "届时须符合" in lines
    assert any(line.startswith("拨付时仍正常运营") for line in lines)


def test_who_benefits_is_told_where_it_is_not_the_applicant() -> None:
    """The property tax of rented premises is the owner's to save."""
    assert "房屋土地产权人" == pairs(sheet_of(loans()), "4．免征房产税")["受益主体"]
    assert "受益主体" not in pairs(sheet_of(closed()), GRANT)


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
    heading = next(
        block.text
        for block in sheet_of(assessment).blocks
        if isinstance(block, Heading) and "用电" in block.text
    )
    told = pairs(sheet_of(assessment), heading)
    assert "451.15 元" == told["测算优惠额"]
    assert "计算结果 451.1517 元，四舍五入至分，为 451.15 元" == told["尾数处理"]


def test_what_is_undetermined_is_told_with_range_and_what_is_missing() -> None:
    """The range in which the amount lies, and what would settle it."""
    rows = {row[0]: row[2:] for row in table(sheet_of(unknowns()), OPEN, "待定事项").rows}
    assert ("210.00 至 15,000.00 元", "标准未公布：城镇土地使用税年税额标准（按土地等级）") == rows[
        "免征城镇土地使用税"
    ]
    assert "0.00 至 600,000.00 元" == rows["普惠托位建设补助（中央预算内投资）"][0]


def test_what_the_law_leaves_open_is_told_for_what_was_decided_only() -> None:
    """Notes that touch only what is refused, and a plan's measures without a rule, are left out."""
    told = "\n".join(strings_in(Sheet(title="", blocks=tuple(section(sheet_of(closed()), OPEN)))))
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
    told = list(strings_in(Sheet(title="", blocks=tuple(section(sheet_of(loans()), OPEN)))))
    assert "一年内到期的文件和标准" not in told


def test_what_is_refused_is_told_with_the_clause_that_fails() -> None:
    """On one line each, by document."""
    sheet = sheet_of(closed())
    document = "发改社会〔2021〕895号"
    rows = {row[0]: row[1:] for row in table(sheet, REFUSED, document).rows}
    expected = (
        "普惠托育服务专项行动",
        "不符合“申报时尚未竣工”（条款：竣工项目不予补助），按2022年12月20日判断",
    )
    assert expected == rows["普惠托位建设补助（中央预算内投资）"]


def test_day_library_overlays_and_fingerprint_are_told() -> None:
    """The law that the sheet rests on can be found again."""
    told = pairs(sheet_of(new_build()), BASIS)
    assert "2023年12月31日" == told["核定基准日"]
    assert told["内部执行标准"].startswith("《海门示例数值（非正式标准）》")
    assert new_build().fingerprint == told["摘要（SHA-256）"]


def test_a_sheet_with_tried_figures_is_no_basis_for_payment() -> None:
    """An overlay that changes published figures is warned of in so many words."""
    reform = attrs.evolve(incentives.load_overlay(OVERLAY, bundled()), is_reform=True)
    case = new_build().case
    assessment = incentives.assess(case, bundled(), on=date(2023, 12, 31), overlays=(reform,))
    warning = "本表使用了改动已公布数值的内部执行标准，仅供试算，不得作为拨付依据。"
    assert Paragraph(text=warning) in sheet_of(assessment).blocks
    assert Paragraph(text=warning) not in sheet_of(new_build()).blocks


def test_there_is_room_for_three_signatures_and_the_seal() -> None:
    """Who handled it, who checked it, who approved it, each with the day."""
    found = [block for block in sheet_of(closed()).blocks if isinstance(block, Signatures)]
    expected = Signatures(
        signers=("经办人", "复核人", "负责人"), day="　　年　　月　　日", seal="（单位盖章）"
    )
    assert [expected] == found


def test_the_chinese_sheet_has_no_english_word() -> None:
    """But ids of incentives, which are not on it, the library's digest and the name of the hash."""
    told = [
        text
        for assessment in (closed(), new_build(), unknowns(), loans())
        for text in strings_in(sheet_of(assessment))
    ]
    words = {word for text in told for word in re.findall(r"[A-Za-z]{2,}", text)}
    assert {"SHA"} == {word for word in words if not re.fullmatch("[a-f]+", word)}


def test_the_english_sheet_has_only_capitals_and_names_of_the_law_in_chinese() -> None:
    """Everything else is English."""
    left = chinese_left(list(strings_in(sheet_of(new_build(), Language.EN))))
    assert [] == [text for text in left if not text.startswith("人民币")]


def test_a_sheet_prints_as_text_and_whatever_the_name() -> None:
    """A name with markup and formulas is plain text on one line."""
    assessment = with_name(closed(), '=cmd|"<b>甲 乙')
    printed = print_text(sheet_of(assessment), Language.ZH)
    assert '机构名称                              =cmd|"<b>甲 乙' in printed


def test_an_applicant_with_nothing_has_a_sheet_that_says_so() -> None:
    """Where there is neither an incentive nor a fact, the sections say so."""
    assessment = assessed_example("ningbo-closed", date(2019, 1, 1))
    told = list(strings_in(sheet_of(assessment)))
    assert "经审核，申请人没有符合条件或者待定的事项。" in told
    assert "没有据以审定的事实。" in told
