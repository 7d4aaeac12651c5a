"""Which tests run which line: measured once for a room by pytest-cov, with a context a test."""

import ast
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs
from coverage import CoverageData

from benchmarks.mutants.changes import Change
from benchmarks.mutants.recorder import Measured

PACKAGE = Path("src/incentives")
"""The program, in the folder in which the tests ran."""
FIRST = 12
"""So many tests are tried first, by themselves: most changes are noticed by one of them."""
_DEFINED = re.compile(r"\s*(?:def\s+|class\s+)?(\w+)\s*[:=(]")
LEAST_CPU_SECONDS = 20
QUICK_CPU_SECONDS = 0.005
_SHAPES = "/test_shapes.py::"


@attrs.frozen(kw_only=True)
class Batch:
    """Tests that are run together; `bound`: what they may take of the processor, in seconds.

    `profile`: how many examples a law is tried on.
    """

    tests: tuple[str, ...]
    profile: str
    bound: int


@attrs.frozen(kw_only=True)
class Reach:
    """By module (its path below the package) and line the tests that run it, and all tests."""

    lines: Mapping[str, Mapping[int, frozenset[str]]]
    tests: Mapping[str, Measured]
    patience: float = math.inf
    """Of the tests that may notice a change so many seconds, as measured, are run, and no more."""

    @classmethod
    def read(cls, data: CoverageData, tests: Mapping[str, Measured]) -> "Reach":
        """What the runs left in their data; of tests that are not among these, nothing."""
        data.read()
        lines = {
            Path(name).relative_to(PACKAGE).as_posix(): {
                line: _tests(contexts) & tests.keys()
                for line, contexts in data.contexts_by_lineno(name).items()
            }
            for name in data.measured_files()
            if Path(name).is_relative_to(PACKAGE)
        }
        return cls(lines=lines, tests=tests)

    def among(self, paths: Collection[str]) -> "Reach":
        """The same of the tests in these files and folders alone."""
        there = {
            test: measured
            for test, measured in self.tests.items()
            if any(Path(test.partition("::")[0]).is_relative_to(path) for path in paths)
        }
        lines = {
            module: {line: tests & there.keys() for line, tests in of_line.items()}
            for module, of_line in self.lines.items()
        }
        return attrs.evolve(self, lines=lines, tests=there)

    def batches_for(self, change: Change) -> list[Batch]:
        """The tests that can notice it, to be run one batch after the other until one does.

        They are those that run what is changed: a few first, the quick ones before the slow ones,
        and of equally quick ones those that run little else of the module. Then the laws among them
        are tried on as many examples as usual. What no test runs none can notice. What runs when
        the module is imported, such as a table or a field of a class, may be noticed by any test of
        the room: of these those come first that run a line of the module that names what is
        changed, whose laws are tried longer, then those that run any other of it. That one of them
        was the first to load it tells nothing of the others. How the classes of a room are made is
        asked by tests of its `test_shapes.py`, which look at every module and run none of it.
        """
        lines = self.lines.get(change.module, {})
        statement, is_in_function = _statement(change)
        changed = range(change.line, change.last_line + 1)
        direct = _running(lines, changed) or _running(lines, statement)
        is_run = any(line in lines for line in (*changed, *statement))
        if is_in_function and not is_run:
            return []  # nobody runs it, on import neither
        is_all = is_in_function and bool(direct)
        near = direct or _running(lines, _naming(change))
        farther = set[str]() if is_all else set[str]().union(*lines.values()) - near
        chosen = [*self._ordered(near, lines), *self._ordered(farther, lines)]
        unrelated = [] if is_all else self._ordered(self.tests.keys() - set(chosen), lines)
        shapes = [] if is_in_function else [test for test in unrelated if _SHAPES in test]
        within = self._within_patience(dict.fromkeys([*shapes, *chosen, *unrelated]))
        related, others = _split(within, among=frozenset([*shapes, *chosen]))
        laws = [test for test in related if test in near and self.tests[test].is_law]
        batches = (
            *(self._batch(part) for part in (related[:FIRST], related[FIRST:])),
            self._batch(laws, "default", longer=12),
            self._batch(others),
        )
        return [batch for batch in batches if batch.tests]

    def _within_patience(self, tests: Iterable[str]) -> Sequence[str]:
        """Those that fit, in their order: one that takes too long leaves room for those behind."""
        within, left = [], self.patience
        for test in tests:
            if (seconds := self.tests[test].cpu_seconds) <= left:
                left -= seconds
                within.append(test)
        return within

    def _batch(self, tests: Collection[str], profile: str = "few", *, longer: int = 3) -> Batch:
        measured = sum(self.tests[test].cpu_seconds for test in tests)
        bound = LEAST_CPU_SECONDS + math.ceil(longer * measured)
        return Batch(tests=tuple(tests), profile=profile, bound=bound)

    def _ordered(self, tests: Iterable[str], lines: Mapping[int, frozenset[str]]) -> list[str]:
        """The quick ones first, to the power of two, then those that run little of the module."""
        runs = Counter(test for of_line in lines.values() for test in of_line)
        known = [test for test in tests if test in self.tests]
        return sorted(known, key=lambda test: (self._slowness(test), runs[test], test))

    def _slowness(self, test: str) -> int:
        return round(math.log2(max(self.tests[test].cpu_seconds, QUICK_CPU_SECONDS)))


def _split(tests: Iterable[str], *, among: Collection[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Those that are among some, and the others, both in their order."""
    there, others = [], []
    for test in tests:
        (there if test in among else others).append(test)
    return there, others


def _running(lines: Mapping[int, frozenset[str]], some: Iterable[int]) -> set[str]:
    """The tests that run any of these lines."""
    return set[str]().union(*(lines.get(line, frozenset()) for line in some))


def _statement(change: Change) -> tuple[range, bool]:
    """The lines of the innermost statement that is changed; whether it lies in a function.

    Of one with a body those before it.
    """
    nodes = [
        node
        for node in ast.walk(ast.parse(change.text))
        if isinstance(node, ast.stmt | ast.excepthandler) and change.line in _lines_of(node)
    ]
    inner = min(nodes, key=lambda node: len(_lines_of(node)))
    body = getattr(inner, "body", None)
    last = body[0].lineno - 1 if body else inner.end_lineno or inner.lineno
    is_in_function = any(
        isinstance(node, ast.FunctionDef) and change.line >= node.body[0].lineno for node in nodes
    )
    first = _lines_of(inner).start
    return range(first, max(first, last) + 1), is_in_function


def _lines_of(node: ast.stmt | ast.excepthandler) -> range:
    """From its first decorator to its end."""
    decorators = getattr(node, "decorator_list", ())
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return range(first, (node.end_lineno or node.lineno) + 1)


def _naming(change: Change) -> Iterator[int]:
    """The lines of the module that name what is set, made or defined on the changed lines."""
    lines = change.text.splitlines()
    changed = " ".join(lines[change.line - 1 : change.last_line])
    defined = _DEFINED.match(changed)
    name = defined[1] if defined is not None else change.within.rpartition(".")[2]
    word = re.compile(rf"\b{re.escape(name)}\b") if name else None
    return (at for at, line in enumerate(lines, 1) if word is not None and word.search(line))


def _tests(contexts: Iterable[str]) -> frozenset[str]:
    """The tests by their ids; the context of what no test runs is empty."""
    return frozenset(context.rpartition("|")[0] for context in contexts if "|" in context)
