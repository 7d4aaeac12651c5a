"""A register that was begun at this start is said to be new, on every page."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SIDEBAR = "from incentives.desk.frame.sidebar import draw_sidebar\ndraw_sidebar()\n"


@pytest.mark.parametrize("begun", [[], ["--begun"]])
def test_a_new_register_is_said_to_be_new(
    begun: list[str], register_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever expects something in it looks where it is."""
    kept = ["--overlays", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["app.py", "--register", register_address, *kept, *begun])
    page = AppTest.from_string(SIDEBAR, default_timeout=60).run()
    assert not page.exception
    said = [info.value for info in page.sidebar.info]
    assert bool(begun) == any("登记簿于本次启动时新建" in text for text in said)
