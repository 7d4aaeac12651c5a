"""The page of the register: listed, paid, annulled, checked."""

import re
import sqlite3
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from incentives import assess, childcare
from incentives.desk.office import open_register
from incentives.facts.document import structure_case
from incentives.facts.plain import unstructure_case
from incentives.register import Act, Applicant, Entry
from tests.desk.conftest import Desk
from tests.desk.examples import END_OF_2023
from tests.register.offices import act, paying
from tests.report.reports import EXAMPLES

AFTER = date(2199, 1, 1)
"""A day after the one on which the tests are run, of whose filings the desk reads off the clock."""


@pytest.fixture
def document() -> dict[str, object]:
    """The new build of the examples as a case document."""
    return dict(unstructure_case(childcare.read_case(EXAMPLES / "haimen-new-build.yaml")))


def texts(page: AppTest) -> str:
    """All that the page says in its own sentences and messages."""
    parts = [*page.markdown, *page.success, *page.error, *page.warning, *page.info, *page.text]
    return "\n".join(str(part.value) for part in parts)


def filed(desk: Desk, document: Mapping[str, object], on: date = END_OF_2023) -> Entry:
    """The case stands in the register of the desk, filed by 王芳 just now."""
    del desk  # whose register it is
    library = childcare.library()
    case = structure_case(document, library.vocabulary)
    assessment = assess(case, library, on=on)
    applicant = Applicant(name=str(document["name"]), district=str(document["district"]))
    filing = Act(officer="王芳", filed_at=datetime.now(UTC))
    return open_register(sys.argv[2]).file(assessment, applicant, filing)


def test_the_register_lists_what_is_due(desk: Desk, document: dict[str, object]) -> None:
    """A line for each incentive that is due or open."""
    filed(desk, document)
    page = desk("register")
    (table,) = page.table
    rows = [list(row) for row in table.value.itertuples(index=False)]
    assert 9 == len(rows)
    assert ["普惠托位建设补助（中央预算内投资）", "符合条件", "600,000.00"] in [
        [row[4], row[6], row[7]] for row in rows
    ]


def paying_page(desk: Desk) -> AppTest:
    """The page on which the grant of the first determination is paid."""
    page = desk("register", register_section="pay")
    page.text_input(key="pay_determination").input("1").run()
    page.selectbox(key="pay_incentive").set_value("cn.2021-895.construction_grant").run()
    return page


def type_payment(page: AppTest, amount: str, paid_on: str) -> None:
    """The amount, the day and the officer are typed."""
    page.text_input(key="pay_amount").input(amount).run()
    page.text_input(key="pay_on").input(paid_on).run()
    page.text_input(key="pay_officer").input("李强").run()


def test_a_payment_is_recorded(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """It is told with its number, in figures and in capitals."""
    filed(desk, document)
    page = paying_page(desk)
    type_payment(page, "24万", "2024年3月1日")
    page.button(key="pay_record").click().run()
    assert "拨付已登记为第 2 号：240,000.00 元（贰拾肆万元整）" in texts(page)


def test_a_payment_is_corrected_with_a_reason(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """The payment of which the number is given does not count any more."""
    filed(desk, document)
    page = paying_page(desk)
    for amount, corrects in (("24万", ""), ("25万", "2")):
        type_payment(page, amount, "2024-03-01")
        page.text_input(key="pay_corrects").input(corrects).run()
        if corrects:
            page.text_input(key="pay_reason").input("金额录错").run()
        page.button(key="pay_record").click().run()
    assert "拨付已登记为第 3 号" in texts(page)
    page = desk("register", register_section="totals")
    page.selectbox(key="totals_year").set_value(2024).run()
    assert [["2024年3月", "250,000.00", ""]] == page.table[1].value.values.tolist()


def test_an_unusual_payment_is_recorded_with_its_reason(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """What is unusual is told, and the reason that is asked for stands in the entry."""
    filed(desk, document)
    page = paying_page(desk)
    type_payment(page, "24万", "2021-03-01")
    page.button(key="pay_record").click().run()
    assert "请填写情况特殊的理由" in "".join(each.value for each in page.error)
    page.text_input(key="pay_unusual").input("补录").run()
    assert "拨付已登记为第 2 号" in texts(page.button(key="pay_record").click().run())
    assert ("补录",) == open_register(register_address).entry(2).reasons


def test_the_totals_of_the_year_keep_forms_apart(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """Cash to be paid is added up by itself."""
    filed(desk, document)
    page = desk("register", register_section="totals")
    rows = page.table[0].value.values.tolist()
    assert [row[3] for row in rows if row[0].startswith("合计")] == [
        "193,674.00",
        "600,000.00",
        "8,341.20",
    ]


def test_a_register_that_was_changed_is_told(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """Somebody with the file takes the triggers away and changes an amount."""
    filed(desk, document)
    with sqlite3.connect(register_address) as file:
        for (name,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(
            "UPDATE register_entries SET content = replace(content, '600000.00', '900000.00')"
        )
    file.close()
    page = desk("register", register_section="check")
    page.button(key="check_verify").click().run()
    assert "第 1 号登记的内容被改动" in texts(page)


def test_what_was_published_later_is_told(desk: Desk, register_address: str) -> None:
    """A determination of January 2026 knew nothing of the renewal published on the 20th."""
    case = childcare.read_case(EXAMPLES / "haimen-renewal.yaml")
    assessment = assess(case, childcare.library(), on=date(2026, 2, 28), known_on=date(2026, 1, 10))
    applicant = Applicant(name=str(case.name), district=case.district)
    open_register(register_address).file(assessment, applicant, act())
    page = desk("register", register_section="reassess")
    page.button(key="reassess").click().run()
    assert "公告2026年第7号" in str(page.table[0].value.to_dict())


def test_an_opened_entry_shows_what_was_paid(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """The determination has its payments, and the payment that was annulled says so."""
    filed(desk, document)
    register = open_register(register_address)
    register.pay(paying(1, payer="central"), act(day=AFTER))
    register.annul(2, act(day=AFTER, reason="退回重拨"))
    page = desk("register")
    page.text_input(key="register_open").input("1").run()
    assert ["2", "2024年3月1日", "240,000.00", "中央财政", "已由第 3 号作废"] == [
        page.table[-1].value.values.tolist()[0][column] for column in (0, 2, 3, 4, 7)
    ]
    page.text_input(key="register_open").input("3").run()
    assert "退回重拨" in texts(page)


def test_a_payment_needs_its_day(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """No day is supposed in its place, and nothing is recorded."""
    filed(desk, document)
    page = desk("register", register_section="pay")
    page.text_input(key="pay_determination").input("1").run()
    page.text_input(key="pay_amount").input("100").run()
    page.text_input(key="pay_officer").input("李强").run()
    page.button(key="pay_record").click().run()
    assert "请填写拨付金额（大于零，最多两位小数）和拨付日期" in texts(page)
    head = open_register(register_address).head()
    assert head is not None
    assert 1 == head.number


def test_an_entry_is_annulled_with_a_reason(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """Without one it is refused; with one it does not count any more."""
    filed(desk, document)
    page = desk("register", register_section="pay")
    page.text_input(key="annul_number").input("1").run()
    page.text_input(key="annul_officer").input("李强").run()
    assert "请填写理由" in texts(page.button(key="annul").click().run())
    page.text_input(key="annul_reason").input("误登").run()
    assert "作废登记为第 2 号" in texts(page.button(key="annul").click().run())
    assert "没有符合条件的登记。" in texts(desk("register"))


def test_the_check_takes_the_head_from_paper(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """With the number and fingerprint of the sheet it tells that nothing up to it is missing.

    It tells of a typing slip.
    """
    filed(desk, document)
    page = desk("register", register_section="check")
    page.text_input(key="check_head").input(str(open_register(register_address).head())).run()
    assert "该号及以前没有缺失" in texts(page.button(key="check_verify").click().run())
    page.text_input(key="check_head").input("12").run()
    assert "校验码应为 13 位，填写了 2 位" in texts(page.button(key="check_verify").click().run())


def test_no_english_word_shows_on_the_page(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """In Chinese every part of the page is Chinese, but for the names of file formats."""
    filed(desk, document)
    open_register(register_address).pay(paying(1), act(day=AFTER))
    for section in ("list", "pay", "totals", "check", "reassess"):
        page = desk("register", register_section=section)
        labels = [
            each.label
            for kind in (page.text_input, page.selectbox, page.button, page.checkbox, page.radio)
            for each in kind
        ]
        assert set() == {
            word
            for word in re.findall(r"[A-Za-z]{2,}", "\n".join((*labels, texts(page))))
            if word != "CSV"
        }
