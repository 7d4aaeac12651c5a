"""A desk of its own for each test: a register and a folder of overlays that nobody else has."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest

from incentives.register import Register
from incentives.values.text import Language


class Desk(Protocol):
    """Opens a page of the desk, in Chinese unless told otherwise, with a case at hand."""

    def __call__(
        self,
        page: str,
        *,
        case: Mapping[str, object] | None = None,
        language: Language = Language.ZH,
        **state: object,
    ) -> AppTest: ...


@pytest.fixture
def register_address(tmp_path: Path) -> str:
    """Where the desk of the test has its register."""
    address = str(tmp_path / "register.sqlite")
    Register.begin(address).close()
    return address


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
        **state: object,
    ) -> AppTest:
        tested = AppTest.from_string(
            f"from incentives.desk.pages import {page}\n{page}.show()\n", default_timeout=60
        )
        tested.session_state["desk_language"] = language
        if case is not None:
            tested.session_state["desk_case"] = dict(case)
        for key, value in state.items():
            tested.session_state[key] = value
        return tested.run()

    return open_page
