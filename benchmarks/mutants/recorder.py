"""What a run of pytest is told to do besides: to measure its tests, or to run some in an order."""

import json
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
    """A plugin that writes down every test that ran, with its time of the processor."""

    file: Path
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
        self.file.write_text(json.dumps(tests), encoding="utf-8")


def read_measured(file: Path) -> dict[str, Measured]:
    """The tests that `Measuring` wrote down, in the order in which they ran."""
    tests = json.loads(file.read_text(encoding="utf-8"))
    return {test: Measured(**measured) for test, measured in tests.items()}


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
