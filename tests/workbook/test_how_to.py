"""The how-to page of many institutions holds."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import incentives
from incentives import childcare

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "assess-many.md"


def test_the_examples_of_the_page_run() -> None:
    """What the page shows in Python is executed as it stands, with what it asserts."""
    workbook, processes = re.findall(
        r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    names: dict[str, Any] = {}
    for code in (workbook, processes):
        exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102 - our own page
    case = incentives.parse_case("district: '320614'", vocabulary=childcare.Case)
    names["begin"](names["library"], date(2023, 12, 31))
    assert '"on":"2023-12-31"' in names["work"](case)
