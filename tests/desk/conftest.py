"""A desk of its own for each test: a register and a folder of overlays that nobody else has."""

import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from incentives.applications import Application, Applications, OfficeSettings, Party
from incentives.register import Act, Register
from incentives.values.text import Language
from tests.registers import new_file

OFFICER = "王芳"
"""Who works at the desks of the tests, unless they say another."""


def begun(address: str, case: Mapping[str, object], *, on: object = None) -> Application:
    """An application that 王芳 has begun with the case."""
    register = Register.open(address)
    name = str(case.get("name", ""))
    file = Applications(register=register).begin(
        Party(name=name),
        str(case["district"]),
        act=Act(officer=OFFICER, filed_at=datetime.now(UTC)),
        document=dict(case),
        on=on if isinstance(on, date) else None,
    )
    register.close()
    return file


def case_of(page: AppTest) -> dict[str, Any]:
    """The case of the file at hand, as it is stored."""
    register = Register.open(sys.argv[2])
    stored = Applications(register=register).read(page.session_state["desk_file"].id)
    register.close()
    assert stored.document == page.session_state["desk_file"].document
    return dict(stored.document)


def stored(id_: str) -> Application:
    """The application as it stands in the register of the desk."""
    register = Register.open(sys.argv[2])
    read = Applications(register=register).read(id_)
    register.close()
    return read


def changed_by_another(page: AppTest, **facts: object) -> None:
    """李强 has stored these facts in the file at hand, at another desk."""
    register = Register.open(sys.argv[2])
    stored = Applications(register=register)
    file = stored.read(page.session_state["desk_file"].id)
    act = Act(officer="李强", filed_at=datetime.now(UTC))
    stored.change(file, act=act, document={**file.document, **facts})
    register.close()


def settle(settings: OfficeSettings) -> OfficeSettings:
    """李强 has settled this at another desk, the first there."""
    register = Register.open(sys.argv[2])
    stored = Applications(register=register)
    act = Act(officer="李强", filed_at=datetime.now(UTC), reason="年初")
    settled = stored.change_settings(settings, act=act)
    register.close()
    return settled


class Desk(Protocol):
    """Opens a page of the desk, in Chinese unless told otherwise, with a case at hand."""

    def __call__(
        self,
        page: str,
        *,
        case: Mapping[str, object] | None = None,
        language: Language = Language.ZH,
        step: str = "fill",
        **state: object,
    ) -> AppTest:
        """`step`: that of the page of the file, where it is open.

        `desk_on` in the state is the day of the case too."""


@pytest.fixture(autouse=True)
def no_package_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """With each page Streamlit reads what is said of every installed package, for its components.

    That takes as long as the page. The desk has one of its own, which no package brings.
    """
    monkeypatch.setattr(
        BidiComponentManager, "discover_and_register_components", lambda manager, **options: None
    )


@pytest.fixture
def register_address(tmp_path: Path) -> str:
    """Where the desk of the test has its register."""
    return new_file(tmp_path / "register.sqlite")


@pytest.fixture
def overlays_folder(tmp_path: Path) -> Path:
    """Where the office of the test keeps its overlays."""
    folder = tmp_path / "overlays"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, register_address: str, overlays_folder: Path) -> Desk:
    """Opens pages of a desk whose register and overlays are this test's own."""
    monkeypatch.setattr(
        sys, "argv", ["app.py", "--register", register_address, "--overlays", str(overlays_folder)]
    )

    def open_page(
        page: str,
        *,
        case: Mapping[str, object] | None = None,
        language: Language = Language.ZH,
        step: str = "fill",
        **state: object,
    ) -> AppTest:
        tested = AppTest.from_string(
            f"from incentives.desk.pages import {page}\n{page}.show()\n", default_timeout=60
        )
        tested.session_state["desk_language"] = language
        if case is not None or page == "applications":
            tested.session_state["desk_officer"] = OFFICER
        if case is not None:
            file = begun(register_address, case, on=state.get("desk_on"))
            tested.session_state["desk_file"] = file
            tested.query_params["file"] = file.id
            tested.query_params["step"] = step
        for key, value in state.items():
            tested.session_state[key] = value
        return tested.run()

    return open_page
