"""Which other reliefs run beside a relief, by part of its window; and what charges answer."""

from incentives import Language
from incentives.report.rule.beside import beside_lines
from incentives.report.rule.sheet import rule_sheet
from incentives.report.words.names import Words
from tests.report.reports import bundled

VAT = "cn.2019-76.vat_exemption"
LIFE_SERVICES = "revenue from life services is free of VAT"


def lines_of(incentive: str) -> list[str]:
    words = Words(library=bundled(), language=Language.EN)
    return [bullet.text for bullet in beside_lines(bundled().incentives[incentive], words)]


def test_the_window_is_cut_where_another_relief_begins_or_ends() -> None:
    """Life services were free of VAT from 2020 to March 2021, and only then."""
    lines = lines_of(VAT)
    days = [line.split(": ", 1)[0] for line in lines if LIFE_SERVICES in line]
    assert [day[-10:] for day in days] == ["2020-12-31", "2021-03-31"]
    assert len(lines) == 6


def test_other_incentives_on_the_charge_stand_beside_it() -> None:
    """The same exemption of another time does not, but for its days."""
    assert not any("2026年第7号" in line for line in lines_of(VAT))


def test_money_of_its_own_has_none_beside_it() -> None:
    """A grant relieves no charge."""
    assert lines_of("cn.2019-1606.construction_grant") == []


def test_the_sheet_tells_what_the_charge_answers() -> None:
    """The five questions, and that one of them is open."""
    sheet = str(rule_sheet("cn.2019-76.property_tax_exemption", bundled(), Language.ZH))
    for question in ("纳税（缴费）义务的起止：", "申报期：未明确", "结转：", "缴纳人：", "取整："):
        assert question in sheet


def test_the_sheet_tells_how_long_a_period_is_and_for_whom() -> None:
    """Case by case, and that other months stand by themselves."""
    sheet = str(rule_sheet(VAT, bundled(), Language.ZH))
    for line in ("增值税纳税期限为按季的：按季", "其他的：按月", "的月份，其余各月单独计算"):
        assert line in sheet
