"""The how-to page of many institutions holds."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "assess-many.md"


def test_the_example_of_the_page_runs() -> None:
    """What the page shows in Python is executed as it stands, with what it asserts."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, str(PAGE), "exec"), {})  # noqa: S102 - our own page
