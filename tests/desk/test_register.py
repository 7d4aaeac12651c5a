"""The page of the register, with the controls by which the case at hand is filed."""

import sqlite3
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from incentives import childcare
from incentives.desk.office import open_register
from incentives.facts.plain import unstructure_case
from tests.desk.conftest import Desk
from tests.report.reports import EXAMPLES


@pytest.fixture
def document() -> dict[str, object]:
    """The new build of the examples as a case document."""
    return dict(unstructure_case(childcare.read_case(EXAMPLES / "haimen-new-build.yaml")))


def texts(page: AppTest) -> str:
    """All that the page says in its own sentences and messages."""
    parts = [*page.markdown, *page.success, *page.error, *page.warning, *page.info, *page.text]
    return "\n".join(str(part.value) for part in parts)


def filed(desk: Desk, document: dict[str, object]) -> AppTest:
    """The case, filed by 王芳 on the page of the determination sheet."""
    page = desk("determination", case=document, desk_on=date(2023, 12, 31))
    page.text_input(key="filing_officer").input("王芳").run()
    return page.button(key="filing_file").click().run()


def test_the_case_at_hand_is_filed_with_its_head(desk: Desk, document: dict[str, object], register_address: str) -> None:
    """Its number and fingerprint are told, to be written on the paper."""
    page = filed(desk, document)
    assert "已登记为第 1 号" in texts(page)
    assert str(open_register(register_address).head()) in texts(page)


def test_the_same_case_is_not_filed_twice_without_a_reason(desk: Desk, document: dict[str, object]) -> None:
    """The entry that has it is named; with a reason it is filed again."""
    filed(desk, document)
    page = filed(desk, document)
    assert "相同内容已登记为第 1 号" in texts(page)
    page.text_input(key="filing_again").input("原件遗失补登").run()
    assert "已登记为第 2 号" in texts(page.button(key="filing_file").click().run())


def test_nothing_is_filed_without_an_officer(desk: Desk, document: dict[str, object], register_address: str) -> None:
    """The sentence says what is missing."""
    page = desk("determination", case=document, desk_on=date(2023, 12, 31))
    assert "请填写经办人姓名" in texts(page.button(key="filing_file").click().run())
    assert open_register(register_address).head() is None


def test_the_register_lists_what_is_due(desk: Desk, document: dict[str, object]) -> None:
    """A line for each incentive that is due or open."""
    filed(desk, document)
    page = desk("register")
    (table,) = page.table
    rows = [list(row) for row in table.value.itertuples(index=False)]
    assert 9 == len(rows)
    assert ["普惠托位建设补助（中央预算内投资）", "符合条件", "600,000.00"] in [[row[3], row[5], row[6]] for row in rows]


def test_a_payment_is_recorded_and_comes_back_as_a_prior_award(
    desk: Desk, document: dict[str, object], register_address: str
) -> None:
    """It stands beside the determination, and in the next case of the applicant."""
    filed(desk, document)
    page = desk("register", register_section="pay")
    page.text_input(key="pay_determination").input("1").run()
    page.selectbox(key="pay_incentive").set_value("cn.2021-895.construction_grant").run()
    page.text_input(key="pay_amount").input("24万").run()
    page.text_input(key="pay_on").input("2024年3月1日").run()
    page.text_input(key="pay_officer").input("李强").run()
    page.button(key="pay_record").click().run()
    assert "拨付已登记为第 2 号：240,000.00 元（贰拾肆万元整）" in texts(page)
    page = desk("determination", case=document, desk_on=date(2024, 12, 31))
    page.button(key="filing_pull").click().run()
    case = page.session_state["desk_case"]
    assert [(row["incentive"], row["amount"], row["paid_on"]) for row in case["prior_awards"]][-1] == (
        "cn.2021-895.construction_grant", "240000.00", "2024-03-01",
    )  # fmt: skip


def test_the_totals_of_the_year_keep_forms_apart(desk: Desk, document: dict[str, object], register_address: str) -> None:
    """Cash to be paid is added up by itself."""
    filed(desk, document)
    page = desk("register", register_section="totals")
    rows = page.table[0].value.values.tolist()
    assert [row[3] for row in rows if row[0].startswith("合计")] == ["192,600.00", "600,000.00", "8,341.20"]


def test_a_register_that_was_changed_is_told(desk: Desk, document: dict[str, object], register_address: str) -> None:
    """Somebody with the file takes the triggers away and changes an amount."""
    filed(desk, document)
    with sqlite3.connect(register_address) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute("UPDATE register_entries SET content = replace(content, '600000.00', '900000.00')")
    file.close()
    page = desk("register", register_section="check")
    page.button(key="check_verify").click().run()
    assert "第 1 号登记的内容被改动" in texts(page)


def test_what_was_published_later_is_told(desk: Desk, register_address: str) -> None:
    """A determination of January 2026 knew nothing of the renewal published on the 20th."""
    case = childcare.read_case(EXAMPLES / "haimen-renewal.yaml")
    page = desk("determination", case=dict(unstructure_case(case)), desk_on=date(2026, 2, 28), desk_known_on=date(2026, 1, 10))
    page.text_input(key="filing_officer").input("王芳").run()
    page.button(key="filing_file").click().run()
    page = desk("register", register_section="reassess")
    page.button(key="reassess").click().run()
    assert "公告2026年第7号" in str(page.table[0].value.to_dict())
