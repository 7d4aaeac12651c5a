"""One slip in a bundled policy file is one fault, on the line of the slip.

A machine makes the slips: it misspells, leaves out, doubles or retypes one token. Few are tried in
the ordinary tests, over two hundred with `--hypothesis-profile=deep` (the session `properties`).
"""

import shutil
from collections.abc import Callable

import pytest
from hypothesis import settings

import incentives
from incentives import childcare
from tests.conformance.slips import PlantedSlip, slips_in

POLICIES = childcare.policies_folder()
FILES = (
    "cn/2019-76.yaml",
    "cn/2021-895.yaml",
    "cn/2022-10.yaml",
    "cn/2023-12.yaml",
    "cn/2025-81.yaml",
    "cn/deed_tax.yaml",
    "cn/income_tax.yaml",
    "cn/jiangsu/nantong/haimen/2021-64.yaml",
    "cn/land_use_tax.yaml",
    "cn/vat.yaml",
)
MANY, FEW = 22, 3
IN_A_HUNDRED = 97
"""So many of a hundred slips that are refused must be one fault, on their line."""


def each(of: int) -> int:
    """How many slips are made in each file: few, or as many as a deep run asks for."""
    return MANY if settings().max_examples > 1000 else of


def in_folder(parts: tuple[str, ...]) -> bool:
    """Whether a file is of the country, or of the district whose law is tried."""
    return len(parts) == 2 or "jiangsu/nantong/haimen".startswith("/".join(parts[1:-1]))


@pytest.fixture(scope="module")
def faults_with(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, PlantedSlip], list[tuple[str, int, str]]]:
    """The faults of the law of one district with a slip in one file: file, line and slug."""
    folder = tmp_path_factory.mktemp("slips") / "policies"
    for path in POLICIES.rglob("*.yaml"):
        own = path.relative_to(POLICIES)
        if ".cases." not in own.name and in_folder(own.parts):
            (folder / own).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / own)

    def load(name: str, slip: PlantedSlip) -> list[tuple[str, int, str]]:
        whole = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(slip.text, encoding="utf-8")
        try:
            incentives.load_library(folder, vocabulary=childcare.Case)
        except incentives.PolicyError as error:
            return [(fault.file, fault.line, fault.slug) for fault in error.faults]
        finally:
            (folder / name).write_text(whole, encoding="utf-8")
        return []

    return load


def test_one_slip_is_one_fault_on_its_line(
    faults_with: Callable[[str, PlantedSlip], list[tuple[str, int, str]]],
) -> None:
    """Nothing that rests on the slip is told, and what is told is where the slip is."""
    refused, strayed = 0, []
    for name in FILES:
        text = (POLICIES / name).read_text(encoding="utf-8")
        for slip in slips_in(text, name, each(FEW)):
            faults = faults_with(name, slip)
            refused += bool(faults)
            if faults and [fault[:2] for fault in faults] != [(f"policies/{name}", slip.line)]:
                strayed.append(f"{name}: {slip}: {faults[:5]}")
    assert refused > len(FILES)
    assert len(strayed) * 100 <= (100 - IN_A_HUNDRED) * refused, "\n".join(strayed)


def test_the_same_seed_makes_the_same_slips() -> None:
    """What a run finds can be looked at again."""
    text = (POLICIES / FILES[0]).read_text(encoding="utf-8")
    assert slips_in(text, "seed", 20) == slips_in(text, "seed", 20)
    assert slips_in(text, "seed", 20) != slips_in(text, "other", 20)
