"""Which tests run which line: measured once for a room by pytest-cov, with a context a test."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs
from coverage import CoverageData

from benchmarks.mutants.changes import Change


@attrs.frozen(kw_only=True)
class Reach:
    """By module (its path below the package) and line the tests that run it."""

    package: Path
    lines: Mapping[str, Mapping[int, frozenset[str]]]

    @classmethod
    def read(cls, file: Path, package: Path) -> "Reach":
        """What the run left in its data file."""
        data = CoverageData(basename=str(file))
        data.read()
        lines = {
            Path(name).relative_to(package).as_posix(): {
                line: _tests(contexts) for line, contexts in data.contexts_by_lineno(name).items()
            }
            for name in data.measured_files()
            if Path(name).is_relative_to(package)
        }
        return cls(package=package, lines=lines)

    def tests_for(self, change: Change) -> tuple[list[str], bool]:
        """Those to run, and whether they are all that can notice it.

        They are those that run the changed lines, those that run little else of the module first.
        What runs when the module is imported, such as a table or a field of a class, may be noticed
        by any test of the room: of these they are those that run any line of the module.
        """
        lines = self.lines.get(change.module, {})
        changed = range(change.line, change.last_line + 1)
        direct = set[str]().union(*(lines.get(line, frozenset()) for line in changed))
        chosen = direct or set[str]().union(*lines.values())
        ordered = sorted(chosen, key=lambda test: (self._lines_run(lines, test), test))
        return ordered, bool(direct)

    @staticmethod
    def _lines_run(lines: Mapping[int, frozenset[str]], test: str) -> int:
        return sum(test in tests for tests in lines.values())


def _tests(contexts: Iterable[str]) -> frozenset[str]:
    """The tests by their ids; the context of what no test runs is empty."""
    return frozenset(context.rpartition("|")[0] for context in contexts if "|" in context)
