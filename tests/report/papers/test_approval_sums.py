"""The sums of the approval form: what is paid, what is saved, by whom, and what is brought back."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

import incentives
from incentives import Assessment, Language
from incentives.policy.rule import FORMS, Form
from incentives.report.passages.amounts import account_of_all
from incentives.report.printing.blocks import Heading, Pairs, Sheet, Table
from incentives.report.printing.text import print_text
from tests.report.determinations import (
    assessed_example,
    closed,
    draft_of,
    loans,
    new_build,
    section,
    unknowns,
    with_name,
)
from tests.report.reports import OVERLAY, bundled, strings_in

EXAMPLES = pytest.mark.parametrize(
    "assessment",
    [closed(), new_build(), unknowns(), loans()],
    ids=["closed", "new", "unknowns", "loans"],
)
STOPPED = "已停拨（不计入财政资金）"
DUE_AFTER_ALL = "违反履约义务，应补缴税费"
NO_CASH = "经审核，申请人没有已能确定的补助、奖励。"


def cash(sheet: Sheet) -> dict[str, str]:
    """The sums in the section that is signed, in figures and capitals."""
    last = [block for block in sheet.blocks if isinstance(block, Heading)][-1]
    found = [block for block in section(sheet, last.text) if isinstance(block, Pairs)]
    return {name: told for block in found for name, told in block.rows}


def saved(sheet: Sheet) -> dict[str, str]:
    """The sums below the savings."""
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    return {
        row[1]: row[3]
        for block in tables
        if block.columns[-1].startswith("测算优惠额")
        for row in block.rows
        if not row[0]
    }


def number(told: str) -> Decimal:
    return Decimal(told.partition(" 元")[0].replace(",", ""))


def test_what_is_due_to_others_is_told_by_itself() -> None:
    """Cash for the staff is cash to be paid, but not the applicant's.

    Taxes that the owner of the premises saves are his.
    """
    sheet = draft_of(loans())
    told = cash(sheet)
    both = "28,100.00 元（人民币贰万捌仟壹佰元整）"
    assert both == told["财政资金（补助、奖励）"] == told["其中：现应拨付"]
    assert told["其中：归申请人"] == "25,000.00 元（人民币贰万伍仟元整）"
    assert told["其中：归从业人员"] == "3,100.00 元（人民币叁仟壹佰元整）"
    assert saved(sheet) == {
        "税费减免（含随之减少的税费）": "14,878.00",
        "税费减免，受益主体为房屋土地产权人": "12,300.00",
    }


def test_what_is_due_after_all_is_told_where_it_is_signed() -> None:
    """Who signs sees, beside what was relieved, what a broken obligation makes due.

    So too where no cash is granted. The form says nothing where nothing is due.
    """
    broken = draft_of(assessed_example("haimen-change-of-use", date(2024, 12, 31)))
    assert cash(broken) == {DUE_AFTER_ALL: "120,000.00 元（人民币壹拾贰万元整）"}
    assert NO_CASH in strings_in(broken)
    for assessment in (closed(), new_build(), loans()):
        assert not [name for name in cash(draft_of(assessment)) if "违反" in name]


def test_a_sum_to_which_more_may_come_says_so() -> None:
    """Where something is undetermined, the total is told as not complete."""
    assert "税费减免（含随之减少的税费），另有待定事项" in saved(draft_of(unknowns()))


@EXAMPLES
def test_the_sums_are_those_of_the_assessment(assessment: Assessment) -> None:
    """Everything that others get is on the form once; the applicant's sums are the assessment's."""
    sheet = draft_of(assessment)
    in_cash = {name: number(told) for name, told in cash(sheet).items()}
    spared = {name: number(told) for name, told in saved(sheet).items()}
    of_others = sum(
        (
            amount
            for name, amount in (*in_cash.items(), *spared.items())
            if "受益主体为" in name or name.startswith("其中：归从")
        ),
        Decimal(0),
    )
    others = sum((money.amount for money in assessment.totals_for_others.values()), Decimal(0))
    assert others == of_others
    granted = in_cash.get("财政资金（补助、奖励）", Decimal(0))
    assert in_cash.get("其中：归申请人", granted) == assessment.totals["cash"].amount
    by_hand = sum(
        (
            found.amount.amount
            for found in assessment
            if found.outcome.name == "ELIGIBLE"
            and FORMS[found.rule.kind] is Form.CASH
            and found.amount is not None
        ),
        Decimal(0),
    )
    assert by_hand == granted + in_cash.get(STOPPED, Decimal(0))


def test_the_account_is_the_sum_of_the_accounts() -> None:
    """Paid and due now are those of the determinations that are given."""
    account = account_of_all(closed())
    assert (Decimal("192000.00"), Decimal("144000.00")) == (
        account.paid.known.amount if account.paid.known is not None else None,
        account.due.known.amount if account.due.known is not None else None,
    )


def test_a_form_with_tried_figures_is_no_basis_for_payment() -> None:
    """An overlay that changes published figures is warned of in so many words."""
    reform = attrs.evolve(incentives.load_overlay(OVERLAY, bundled()), is_reform=True)
    case = new_build().case
    assessment = incentives.assess(case, bundled(), on=date(2023, 12, 31), overlays=(reform,))
    warning = "本表使用了改动已公布数值的内部执行标准，仅供试算，不得作为拨付依据。"
    assert warning in "".join(strings_in(draft_of(assessment)))
    assert warning not in "".join(strings_in(draft_of(new_build())))


def test_an_applicant_with_nothing_has_a_form_that_says_so() -> None:
    """It is signed all the same."""
    sheet = draft_of(assessed_example("ningbo-closed", date(2019, 1, 1)))
    assert NO_CASH in strings_in(sheet)
    assert cash(sheet) == {}


def test_a_form_prints_as_text_and_whatever_the_name() -> None:
    """A name with markup and formulas is plain text on one line."""
    printed = print_text(draft_of(with_name(closed(), '=cmd|"<b>甲 乙')), Language.ZH)
    assert '名称              =cmd|"<b>甲 乙' in printed
