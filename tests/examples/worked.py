"""Reads the workings by hand that stand beside the examples.

`NAME.working.md` says on which day and with which overlays the case `NAME.yaml` is assessed, and in
tables what each incentive comes to, what is paid of it, and what is recovered.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_SETTING = re.compile(r"- (?P<name>[A-Z][a-z ]+): (?P<value>.+)")


@attrs.frozen(kw_only=True)
class Worked:
    """What a working by hand says, as written there.

    `incentives`: outcome and amount by id, for whatever is due or open. `totals`: amount by form.
    `others`: amount by who else benefits. `instalments`: day, amount and state by id and number.
    `levels`: amount by id and payer.
    `paid`: what was paid and what is due now by id. `recovered`: amount by id and obligation.
    """

    name: str
    on: date
    known_on: date | None
    overlays: tuple[Path, ...]
    incentives: dict[str, tuple[str, ...]]
    totals: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    instalments: dict[str, tuple[str, ...]]
    levels: dict[str, tuple[str, ...]]
    paid: dict[str, tuple[str, ...]]
    recovered: dict[str, tuple[str, ...]]

    @property
    def case(self) -> Path:
        return EXAMPLES / f"{self.name}.yaml"

    @property
    def sheet(self) -> Path:
        return EXAMPLES / f"{self.name}.sheet.txt"

    @property
    def recovery_sheet(self) -> Path:
        """Stands beside the example where something is recovered."""
        return EXAMPLES / f"{self.name}.recovery.txt"


def all_worked() -> list[Worked]:
    """Every working that stands beside an example, by name."""
    return [read_worked(path) for path in sorted(EXAMPLES.glob("*.working.md"))]


def read_worked(path: Path) -> Worked:
    """The working in a file.

    Raises: ValueError, if a row is told twice.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    settings = {
        found["name"]: found["value"] for line in lines if (found := _SETTING.fullmatch(line))
    }
    overlays = tuple(
        EXAMPLES / name.strip() for name in settings.get("Overlays", "").split(",") if name.strip()
    )
    return Worked(
        name=path.name.removesuffix(".working.md"),
        on=date.fromisoformat(settings["Day of assessment"]),
        known_on=date.fromisoformat(settings["Known on"]) if "Known on" in settings else None,
        overlays=overlays,
        incentives=_table(lines, "Incentive"),
        totals=_table(lines, "Total"),
        others=_table(lines, "Benefit of others"),
        instalments=_table(lines, "Instalment"),
        levels=_table(lines, "Level"),
        paid=_table(lines, "Payment"),
        recovered=_table(lines, "Recovered"),
    )


def _table(lines: list[str], heading: str) -> dict[str, tuple[str, ...]]:
    """By its first cell, what each row of the tables under the heading says.

    The working in its last cell is left out.
    """
    found: dict[str, tuple[str, ...]] = {}
    for first, *cells in _rows(lines, heading):
        if first in found:
            raise ValueError(f"{heading} {first} stands there twice")
        found[first] = tuple(cells[:-1])
    return found


def _rows(lines: list[str], heading: str) -> Iterator[list[str]]:
    """The cells of the rows of every table whose first heading is `heading`."""
    is_inside = False
    for line in lines:
        cells = (
            [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
            if line.startswith("|")
            else []
        )
        if not cells:
            is_inside = False
        elif cells[0] == heading:
            is_inside = True
        elif is_inside and not set(cells[0]) <= set("-: "):
            yield cells
