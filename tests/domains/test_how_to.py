"""The how-to pages hold.

Their files are written where they say, and their commands give what they show.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import incentives

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
SOURCE = Path(incentives.__file__).parents[1]
BLOCK = re.compile(r"^```(yaml|toml|python|console|sh)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = (
    "write-a-policy.md",
    "another-domain.md",
    "district-policies.md",
    "reassess.md",
    "try-a-reform.md",
)


def run(command: str, folder: Path) -> str:
    """What the command prints, errors included."""
    program, *arguments = shlex.split(command)
    start = [sys.executable] if program == "python" else [sys.executable, "-m", "incentives.cli"]
    done = subprocess.run(  # noqa: S603 — our own words
        [*start, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_the_page_holds(page: str, tmp_path: Path) -> None:
    """Files are written and removed, and commands run, in the order of the page.

    Each line that is shown is printed.
    """
    shown = 0
    for kind, block in BLOCK.findall((HOW_TO / page).read_text(encoding="utf-8")):
        first, _, rest = block.partition("\n")
        if kind == "sh":
            (tmp_path / first.removeprefix("rm ")).unlink()
        elif kind == "console":
            printed = run(first.removeprefix("$ "), tmp_path)
            assert [line for line in rest.splitlines() if line.strip() not in printed] == [], (
                printed
            )
            shown += 1
        else:
            path = tmp_path / first.removeprefix("# ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rest, encoding="utf-8")
    assert shown
