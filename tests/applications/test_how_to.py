"""What the page on applications says is so."""

import re
import subprocess
import sys
from pathlib import Path

from incentives.applications.state import WAYS
from incentives.wordings import applications as wordings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "work-on-applications.md").read_text(encoding="utf-8")


def test_the_example_runs(tmp_path: Path) -> None:
    """In a folder of its own, with the examples beside it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (lines,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    done = subprocess.run(  # noqa: S603 - our own page
        [sys.executable, "-c", lines], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr
    assert "〔2024〕1号 determined (1,)" == done.stdout.splitlines()[-1]


def test_the_table_of_moves_names_them_all() -> None:
    """Each with the states from which it leads and to which."""
    rows = {row for row in PAGE.splitlines() if row.startswith("| ") and "（" not in row}
    for way in WAYS:
        move = wordings.MOVES[way.move.value].zh
        (row,) = [row for row in rows if f"({move})" in row]
        assert wordings.STATES[way.end.value].zh in row
        is_early = "before it is determined" in row and way.duty.value == "file"
        assert is_early or wordings.STATES[way.start.value].zh in row
        assert way.duty.value in row
