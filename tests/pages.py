"""Pages of the docs are followed as they stand: files are written, commands run, lines compared."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import incentives

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to"
SOURCE = Path(incentives.__file__).parents[1]
BLOCK = re.compile(r"^```(yaml|toml|python|console|sh)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
STARTS = {"python": (), "pip": ("-m", "pip"), "incentives": ("-m", "incentives.cli")}
"""What stands for the first word of a command, after the name of this Python."""


def run(command: str, folder: Path) -> str:
    """What the command prints, errors included; nothing is fetched from elsewhere."""
    program, *arguments = shlex.split(command)
    done = subprocess.run(  # noqa: S603 — our own words
        [sys.executable, *STARTS[program], *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "PIP_NO_INDEX": "1"},
    )
    return done.stdout + done.stderr


def follow(page: str, folder: Path) -> None:
    """Files are written and removed, and commands run, in the order of the page.

    Each line that is shown is printed.
    """
    shown = 0
    for kind, block in BLOCK.findall((HOW_TO / page).read_text(encoding="utf-8")):
        first, _, rest = block.partition("\n")
        if kind == "sh":
            (folder / first.removeprefix("rm ")).unlink()
        elif kind == "console":
            printed = run(first.removeprefix("$ "), folder)
            assert [line for line in rest.splitlines() if line.strip() not in printed] == [], (
                printed
            )
            shown += 1
        else:
            path = folder / first.removeprefix("# ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rest, encoding="utf-8")
    assert shown
