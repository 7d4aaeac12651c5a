"""The case file to fill in."""

from datetime import date

import pytest

import incentives
from incentives import Language, childcare
from incentives.report.rule.case_template import case_template
from tests.report.reports import bundled


def uncommented(template: str) -> str:
    """Every fact as if it had been filled in."""
    return "\n".join(
        line.removeprefix("# ") for line in template.splitlines() if not line.startswith("##")
    )


@pytest.mark.parametrize("language", list(Language))
def test_every_fact_uncommented_makes_a_case_that_is_assessed(language: Language) -> None:
    case = childcare.parse_case(uncommented(case_template(bundled(), language)))
    found = {
        determination.incentive
        for determination in incentives.assess(case, bundled(), on=date(2023, 12, 31))
    }
    chain = bundled().chain_of(case.district)
    assert chain is not None
    assert found == {
        each
        for each in bundled().incentives
        if bundled().instruments[each.rpartition(".")[0]].jurisdiction in chain
    }


@pytest.mark.parametrize("language", list(Language))
def test_as_it_is_only_what_is_required_is_said(language: Language) -> None:
    case = childcare.parse_case(case_template(bundled(), language, place="320614"))
    assert case == childcare.Case(district="320614")


def test_it_has_every_fact_of_the_vocabulary_and_of_the_library() -> None:
    document = uncommented(case_template(bundled(), Language.ZH))
    names = {name for record in bundled().vocabulary.records.values() for name in record.fields}
    for name in (*names, *bundled().declared_facts):
        assert f"{name}:" in document


def test_a_place_is_asked_for_its_own_law_only() -> None:
    """The nation's and Zhuhai's facts are there, those of another province are not."""
    document = case_template(bundled(), Language.EN, place="440400")
    assert 'district: "440400"' in document
    assert "cn.2022-10.owner_is_small_payer:" in document
    assert "cn.guangdong.zhuhai.inclusive_childcare.full_day_fee:" in document
    assert "cn.sichuan.chengdu" not in document


def test_a_fact_has_its_label_unit_bounds_and_values() -> None:
    lines = case_template(bundled(), Language.ZH).splitlines()
    assert "##     项目后托位数：填整数；单位：个托位；0 至 10,000" in lines
    assert "##     项目总投资：填数字；单位：元；不小于 0" in lines
    assert "##     批准日期：填日期；尚未发生的填 none；不早于“申报日期”" in lines
    assert "##     new_build：新建" in [line.replace("##       ", "##     ") for line in lines]
    assert "##   托育机构备案：自何日起在卫生健康部门备案？填起止日期；不早于“登记日期”" in lines
