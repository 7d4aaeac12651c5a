"""Loads a folder of policies in a process of its own, so that an endless one can be stopped."""

import subprocess
import sys
from pathlib import Path

import incentives

MOST_SECONDS = 20
"""Generous: each of these takes well under a second; one that grows with a power of its size takes
hours.
"""

HEADER = """instrument:
  id: {id}
  number: Notice 1
  title: {{zh: 通知, en: Notice}}
  published: 2020-01-01
  in_force: {{from: 2020-01-01}}

"""

_SCRIPT = """
import sys
from datetime import date
import incentives
from tests.conformance.planting import Case, Grower, Planting

try:
    library = incentives.load_library(sys.argv[1], vocabulary=Case)
    rows = range(int(sys.argv[2]))
    plantings = tuple(Planting(trees=1, ordered_on=date(2022, 5, 1)) for _ in rows)
    case = Case(place="LD", grower=Grower(registered_on=date(2022, 1, 1)), plantings=plantings)
    incentives.assess(case, library, on=date(2023, 6, 30)).to_json()
    print("assessed")
except incentives.PolicyError as error:
    print(*sorted({fault.slug for fault in error.faults}))
"""


def write_library(folder: Path, body: str, *, name: str = "notice") -> Path:
    """A library of one instrument with this body, in a folder of its own."""
    land = folder / "policies" / "land"
    land.mkdir(parents=True, exist_ok=True)
    (land / "jurisdiction.yaml").write_text(
        'code: "LD"\nname: {zh: 国, en: Land}\n', encoding="utf-8"
    )
    (land / f"{name}.yaml").write_text(HEADER.format(id=f"land.{name}") + body, encoding="utf-8")
    return folder / "policies"


def load_guarded(folder: Path, *, rows: int = 0, most_seconds: int = MOST_SECONDS) -> str:
    """What comes of loading the folder and assessing a case with that many rows.

    Slugs of what is refused, or `assessed`. Fails if it takes too long or ends in anything but a
    PolicyError.
    """
    source = Path(incentives.__file__).parents[1]
    tests = Path(__file__).parents[2]
    done = subprocess.run(  # noqa: S603 — our own words
        [sys.executable, "-c", _SCRIPT, str(folder), str(rows)],
        capture_output=True,
        text=True,
        timeout=most_seconds,
        check=False,
        env={"PYTHONPATH": f"{source}:{tests}", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout.strip()
