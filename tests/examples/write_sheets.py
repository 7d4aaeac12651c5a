"""Writes the sheets beside the examples anew, as each working by hand says.

`nox -s sheets` and `python tests/examples/write_sheets.py [NAME…]` go through the command line,
with the settings of the working. What changed is to be read before it is committed.
"""

import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from incentives.cli.main import DONE, main
from tests.examples.worked import Worked, all_worked


def sheet_of(worked: Worked) -> str:
    """What `incentives assess` prints for the example."""
    return _printed("assess", worked)


def recovery_sheet_of(worked: Worked) -> str:
    """What `incentives recover` prints for the example."""
    return _printed("recover", worked)


def _printed(command: str, worked: Worked) -> str:
    """What the command line prints of the example in Chinese.

    Raises: RuntimeError, if it found a fault; the fault stands on stderr.
    """
    arguments = [command, str(worked.case), "--on", worked.on.isoformat(), "--lang", "zh"]
    if worked.known_on is not None:
        arguments += ["--known-on", worked.known_on.isoformat()]
    for overlay in worked.overlays:
        arguments += ["--overlay", str(overlay)]
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(output):
        status = main(arguments)
    if status != DONE:
        raise RuntimeError(f"{' '.join(arguments)}: status {status}")
    output.flush()
    return output.buffer.getvalue().decode("utf-8")


def write_sheets(names: list[str]) -> None:
    """Writes the sheets of the examples of these names; of all, if none is named."""
    for worked in all_worked():
        if names and worked.name not in names:
            continue
        worked.sheet.write_text(sheet_of(worked), encoding="utf-8", newline="\n")
        if worked.recovered:
            worked.recovery_sheet.write_text(
                recovery_sheet_of(worked), encoding="utf-8", newline="\n"
            )


if __name__ == "__main__":
    write_sheets(sys.argv[1:])
