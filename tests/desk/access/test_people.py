"""Duties at the desk: given on the page, asked for at each control, and by what writes."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incentives.applications import State
from incentives.desk import office as office_module
from incentives.desk.duties import only_on_duty
from incentives.desk.office import open_register
from incentives.desk.policies import keeping
from incentives.register import Act, Duty, People, Person, RegisterError
from tests.desk.conftest import Desk, begun, stored
from tests.desk.test_register import document, texts

__all__ = ["document"]

ISSUER = "https://login.example.org"
HEAD = Person(issuer=ISSUER, subject="1", name="赵敏")
CLERK = Person(issuer=ISSUER, subject="2", name="王芳")

Sign = Callable[[Person | None], None]


@pytest.fixture
def sign_in(desk: Desk, register_address: str, monkeypatch: pytest.MonkeyPatch) -> Sign:
    """Somebody has signed in at the desk, or nobody has."""
    del desk
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--access", "sign-in"])

    def sign(person: Person | None) -> None:
        monkeypatch.setattr(office_module, "signed_in", lambda: person)

    return sign


@pytest.fixture
def people(register_address: str) -> People:
    """A register that 赵敏 administers."""
    return administered(register_address)


def administered(register_address: str) -> People:
    people = People(register=open_register(register_address))
    people.appoint(HEAD, by(None))
    return people


def by(person: Person | None) -> Act:
    officer = person.name if person is not None else "root"
    filed_at = datetime(2024, 1, 5, tzinfo=UTC)
    return Act(officer=officer, filed_at=filed_at, reason="分工", person=person)


def people_page(desk: Desk) -> AppTest:
    page = desk("register")
    return page.radio(key="register_section").set_value("people").run()


def test_the_administrator_gives_and_withdraws_duties(
    desk: Desk, sign_in: Sign, people: People
) -> None:
    """With a reason; the entry names both, and holds at once."""
    sign_in(HEAD)
    page = people_page(desk)
    page.text_input(key="people_name").input("王芳")
    page.text_input(key="people_subject").input("2")
    page.checkbox(key="people_file_0").check()
    page.button(key="people_give").click().run()
    assert "请填写理由" in texts(page)
    page.text_input(key="people_reason").input("新进").run()
    page.button(key="people_give").click().run()
    assert "已登记为第 2 号" in texts(page)
    assert frozenset({Duty.FILE}) == people.duties_of(CLERK)
    assert HEAD == people.register.entry(2).person
    page = people_page(desk)
    page.selectbox(key="people_whom").set_value(2).run()
    page.checkbox(key="people_file_2").uncheck()
    page.text_input(key="people_reason").input("调离").run()
    page.button(key="people_give").click().run()
    assert frozenset() == people.duties_of(CLERK)


def test_nobody_else_gives_duties(desk: Desk, sign_in: Sign, people: People) -> None:
    """Everybody sees who may do what; the form is there for who administers it."""
    people.give(CLERK, frozenset({Duty.FILE}), by(HEAD))
    sign_in(CLERK)
    page = people_page(desk)
    assert ["赵敏", "王芳"] == list(page.table[0].value.iloc[:, 0])
    assert "王芳没有“管理人员权限”的权限" in "".join(each.value for each in page.caption)
    assert "people_give" not in {button.key for button in page.button}


def test_without_a_sign_in_no_duty_can_be_given(desk: Desk) -> None:
    """The page says how to have one."""
    page = people_page(desk)
    assert "--sign-in" in texts(page)
    assert "people_give" not in {button.key for button in page.button}


def test_a_control_that_one_may_not_use_says_why(
    desk: Desk, sign_in: Sign, register_address: str, document: dict[str, object]
) -> None:
    """And the register refuses whatever the page does."""
    file = begun(register_address, document, on=date(2023, 12, 31))
    people = administered(register_address)
    people.give(CLERK, frozenset({Duty.PAY}), by(HEAD))
    sign_in(CLERK)
    page = desk("applications")
    page.query_params["file"], page.query_params["step"] = file.id, "handle"
    page.run()
    key = f"take_{file.id}_draft_submit"
    assert page.button(key=key).disabled
    assert "王芳没有“经办（登记审定）”的权限" in "".join(each.value for each in page.caption)
    people.give(CLERK, frozenset({Duty.FILE}), by(HEAD))
    page.run()
    assert not page.button(key=key).disabled
    page.text_area(key=f"open_{file.id}_draft_submit").input("后补").run()
    people.give(CLERK, frozenset(), by(HEAD))
    page.button(key=key).click().run()  # as it was drawn before
    assert State.DRAFT is stored(file.id).state
    people.give(CLERK, frozenset({Duty.FILE}), by(HEAD))
    page.run()
    page.button(key=key).click().run()
    assert State.REVIEW is stored(file.id).state


def test_payments_and_annulments_have_their_own_duties(
    desk: Desk, sign_in: Sign, people: People
) -> None:
    """One does not give the other."""
    people.give(CLERK, frozenset({Duty.PAY}), by(HEAD))
    sign_in(CLERK)
    page = desk("register")
    page.radio(key="register_section").set_value("pay").run()
    assert page.button(key="annul").disabled
    people.give(CLERK, frozenset({Duty.ANNUL}), by(HEAD))
    assert not page.run().button(key="annul").disabled


@pytest.mark.parametrize(
    ("who", "duty"), [(CLERK, Duty.KEEP), (CLERK, Duty.FILE), (None, Duty.KEEP)]
)
def test_overlays_are_kept_by_who_may(
    who: Person | None,
    duty: Duty,
    sign_in: Sign,
    people: People,
    overlays_folder: Path,
) -> None:
    """Judged when it is kept, not only when the page is drawn; nobody by a sign-in that ended."""
    people.give(CLERK, frozenset({duty}), by(HEAD))
    sign_in(who)
    keeping._keep("rates", "title: x\n")
    is_kept = who is not None and duty is Duty.KEEP
    assert is_kept == (overlays_folder / "rates.yaml").exists()


def test_a_file_of_the_register_is_made_for_who_is_still_on_duty(
    sign_in: Sign, people: People
) -> None:
    """Its button may have been drawn long before."""
    people.give(CLERK, frozenset({Duty.FILE}), by(HEAD))
    sign_in(CLERK)
    make = only_on_duty(lambda: b"ledger")
    assert b"ledger" == make()
    people.give(CLERK, frozenset(), by(HEAD))
    with pytest.raises(RegisterError, match="not-allowed"):
        make()


def test_without_an_administrator_nobody_works_where_one_signs_in(
    sign_in: Sign, overlays_folder: Path
) -> None:
    """The register itself would take it: it is the desk that was told to have people sign in."""
    sign_in(CLERK)
    keeping._keep("rates", "title: x\n")
    assert not (overlays_folder / "rates.yaml").exists()
