"""A file for chosen programmes at the desk: what else might be due is told, and goes nowhere."""

import sys
from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from incentives import childcare
from incentives.applications import Applications
from incentives.register import Act, Register
from tests.desk.conftest import Desk, stored
from tests.desk.examples import END_OF_2023, example
from tests.desk.test_register import texts

GRANT, DEED = "cn.2021-895.construction_grant", "cn.2019-76.deed_tax_exemption"


def opened(desk: Desk, step: str) -> AppTest:
    page = desk("applications", case=example("haimen-new-build"), step=step, desk_on=END_OF_2023)
    assert not page.exception
    return page


def titles(page: AppTest) -> str:
    return " ".join(str(table.value.to_string()) for table in page.table)


def test_only_what_is_applied_for_is_reckoned(desk: Desk) -> None:
    """Chosen at the head of the paper; the page of the procedure and the form have nothing else."""
    page = opened(desk, "fill")
    file = page.session_state["desk_file"]
    choice = next(each for each in page.multiselect if each.label.startswith("申报事项"))
    choice.set_value([GRANT]).run()
    assert (GRANT,) == stored(file.id).programmes
    page.query_params["step"] = "handle"
    page = page.run()
    assert not page.exception
    incentives = childcare.library().incentives
    assert "600,000.00" in texts(page)
    assert incentives[GRANT].title.zh in titles(page)
    assert incentives[DEED].title.zh not in titles(page)
    assert "193,674.00" not in texts(page) + titles(page)


def test_what_might_be_due_besides_stands_on_the_result_alone(desk: Desk) -> None:
    """With its amount, and a sentence that it is neither determined nor printed."""
    page = opened(desk, "fill")
    assert "可能也符合" not in " ".join(each.label for each in page.expander)
    next(each for each in page.multiselect if each.label.startswith("申报事项")).set_value(
        [GRANT]
    ).run()
    page.query_params["step"] = "result"
    page = page.run()
    assert not page.exception
    assert any("可能也符合" in each.label for each in page.expander)
    assert any("未申报的不审定、不拨付、不打印" in each.value for each in page.caption)
    assert childcare.library().incentives[DEED].title.zh in titles(page)
    assert "150,000.00" in titles(page)


def test_a_programme_that_the_policies_have_not_is_told(desk: Desk) -> None:
    """It is not all of them that are assessed then, and nothing is printed."""
    page = opened(desk, "handle")
    register = Register.open(sys.argv[2])
    applications = Applications(register=register)
    file = applications.read(page.session_state["desk_file"].id)
    act = Act(officer="李强", filed_at=datetime.now(UTC))
    applications.change(file, act=act, programmes=("cn.none.grant",))
    register.close()
    page = page.run()
    assert not page.exception
    assert "cn.none.grant" in texts(page)
    assert not page.get("download_button")
