"""Small libraries and their cases, as the policy files of the language have them."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import incentives
from incentives import Library
from tests.conformance.planting import Case
from tests.conformance.test_good import GOOD, HERE, stories


def load_good(folder: Path) -> dict[str, Library]:
    """Each good file of the language as the only one of a library, and each small library."""
    libraries = {}
    for path in GOOD.iterdir():
        if path.name.endswith(".cases.yaml"):
            continue
        policies = folder / path.stem / "policies"
        if path.is_dir():
            shutil.copytree(path, policies)
        else:
            (policies / "land").mkdir(parents=True)
            shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", policies / "land")
            shutil.copy(path, policies / "land")
        libraries[path.stem] = incentives.load_library(policies, vocabulary=Case)
    return libraries


def good_cases(libraries: dict[str, Library]) -> Iterator[tuple[Library, Case, date]]:
    """Every case of a good file, with its library and the day that it is assessed on."""
    for story in stories():
        name, facts, told = story.values
        library = libraries[name]
        case = incentives.parse_case(json.dumps(facts), vocabulary=Case, library=library)
        yield library, case, date.fromisoformat(told["on"])
