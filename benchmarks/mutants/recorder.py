"""What a run of pytest is told to do besides: to measure its tests, or to run some in an order."""

import json
import sys
import time
from collections.abc import Generator, Sequence
from pathlib import Path

import attrs
import pytest


@attrs.frozen(kw_only=True)
class Measured:
    """A test as it was measured; `is_law`: it is tried on values drawn by Hypothesis."""

    cpu_seconds: float
    is_law: bool


@attrs.frozen(kw_only=True, eq=False)
class Measuring:
    """A plugin that writes down every test that ran, with its time of the processor.

    And every file of the project that was loaded for them; `root`: where it lies.
    """

    file: Path
    root: Path
    tests: dict[str, Measured] = attrs.field(factory=dict)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        before = time.process_time()
        result = yield
        is_law = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        seconds = time.process_time() - before
        self.tests[item.nodeid] = Measured(cpu_seconds=seconds, is_law=bool(is_law))
        return result

    def pytest_sessionfinish(self) -> None:
        tests = {test: attrs.asdict(measured) for test, measured in self.tests.items()}
        loaded = {
            Path(file).relative_to(self.root).as_posix()
            for module in list(sys.modules.values())
            if (file := getattr(module, "__file__", None)) and Path(file).is_relative_to(self.root)
        }
        written = {"tests": tests, "loaded": sorted(loaded)}
        self.file.write_text(json.dumps(written), encoding="utf-8")


def read_measured(file: Path) -> tuple[dict[str, Measured], frozenset[str]]:
    """The tests that `Measuring` wrote down, in the order in which they ran, and the files."""
    written = json.loads(file.read_text(encoding="utf-8"))
    tests = {test: Measured(**measured) for test, measured in written["tests"].items()}
    return tests, frozenset(written["loaded"])


@attrs.frozen(kw_only=True, eq=False)
class Choosing:
    """A plugin that runs these tests of those collected, in this order."""

    tests: Sequence[str]

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        order = {test: at for at, test in enumerate(self.tests)}
        items[:] = sorted(
            (item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid]
        )
