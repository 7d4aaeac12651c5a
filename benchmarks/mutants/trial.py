"""What comes of a change: the tests that run it are run against it, in a copy of the project.

A change that goes on for ever, or takes all of the memory, is stopped. Pytest is loaded once, and
so are the libraries that take long; each trial is a fork of the process that loaded them.
"""

import contextlib
import os
import resource
import shutil
import signal
import sys
from collections.abc import Iterable, Sequence
from enum import Enum
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import alembic.context  # noqa: F401
import attrs
import hypothesis  # noqa: F401
import pytest
import sqlalchemy.dialects.sqlite  # noqa: F401

from benchmarks.mutants.changes import Change
from benchmarks.mutants.reach import Batch
from benchmarks.mutants.recorder import Choosing

COPIED = ("benchmarks", "docs", "examples", "policies", "src", "tests")
FILES = ("CHANGELOG.md", "CONTRIBUTING.md", "README.md", "noxfile.py", "pyproject.toml")
_OPTIONS = (
    *("-q", "--no-header", "-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # of what is loaded before
)
MOST_MEMORY_BYTES = 4 * 1024**3
WAITED_SECONDS = 900
"""So long of the clock a trial may take on a busy machine; its own time is bounded anyway."""
LATER_SECONDS = 1000
"""A changed file is so much younger that nothing compiled of it before is taken for it."""


class Outcome(Enum):
    """What the tests made of a change."""

    KILLED = "killed"
    TIMEOUT = "killed by time or memory"
    SURVIVED = "survived"
    NOT_STARTED = "does not start"


@attrs.frozen(kw_only=True)
class Trial:
    """What came of a change, and which test noticed it, if one did."""

    change: Change
    outcome: Outcome
    noticed_by: str = ""

    @property
    def is_killed(self) -> bool:
        return self.outcome in {Outcome.KILLED, Outcome.TIMEOUT}

    def is_noticed_in(self, paths: Iterable[str]) -> bool:
        """Whether it is a test in one of these files and folders that noticed it."""
        file = Path(self.noticed_by.partition("::")[0])
        return any(file.is_relative_to(path) for path in paths)


@attrs.frozen(kw_only=True)
class Workshop:
    """A copy of the project, in which one change after the other is made and taken back."""

    root: Path

    @classmethod
    def set_up(cls, project: Path, root: Path) -> "Workshop":
        """The project copied to an empty folder."""
        leave_out = shutil.ignore_patterns("__pycache__", ".*")
        for folder in COPIED:
            shutil.copytree(project / folder, root / folder, ignore=leave_out)
        for file in FILES:
            shutil.copy2(project / file, root / file)
        return cls(root=root)

    @property
    def package(self) -> Path:
        return self.root / "src" / "incentives"

    def load(self, *modules: str) -> None:
        """Every trial from now on finds these loaded: what they load is changed no more."""
        if modules:
            sys.path.insert(0, str(self.root / "src"))
            for module in modules:
                import_module(module)

    def run(
        self, options: Sequence[str], plugin: object, *, cpu_seconds: int, keep: bool = False
    ) -> int | None:
        """What pytest returns; None if it was stopped.

        `keep`: compiled files are kept, and it may take as long as it takes by the clock.
        """
        process = get_context("fork").Process(
            target=_run_pytest,
            args=(self.root, options, plugin, cpu_seconds),
            kwargs={"keep": keep},
        )
        process.start()
        process.join(None if keep else WAITED_SECONDS)
        if process.pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.join()
        code = process.exitcode
        return None if code is None or code < 0 else code

    def last_output(self) -> str:
        """What the last run printed."""
        return (self.root / "output.txt").read_text(encoding="utf-8", errors="replace")

    def try_change(self, change: Change, batches: Sequence[Batch]) -> Trial:
        """The batches of tests run against the change, one after the other, to a failure."""
        module = self.package / change.module
        before, times = module.read_bytes(), module.stat()
        module.write_text(change.text, encoding="utf-8", newline="\n")
        os.utime(module, (times.st_atime, times.st_mtime + LATER_SECONDS))
        code: int | None = pytest.ExitCode.OK
        try:
            for batch in batches:
                code = self._run_batch(batch)
                if code != pytest.ExitCode.OK:
                    break
            return self._trial(change, code)
        finally:
            module.write_bytes(before)
            os.utime(module, ns=(times.st_atime_ns, times.st_mtime_ns))

    def _run_batch(self, batch: Batch) -> int | None:
        """What pytest returns; a change that leaves none of the tests is noticed by none of them.

        What lies in the program is given by its folder: pytest rewrites the assertions of a file
        that it is given, and its example of a failing one would read otherwise.
        """
        files = [test.partition("::")[0] for test in batch.tests]
        own = [file for file in files if file.startswith("tests/")]
        rooms = ["/".join(file.split("/")[:3]) for file in files if file not in set(own)]
        # No examples are drawn in the docstrings, and nothing there says how many `few` are.
        profile = [f"--hypothesis-profile={batch.profile}"] if own else []
        options = [*profile, "--exitfirst", *dict.fromkeys([*own, *rooms])]
        code = self.run(options, Choosing(tests=batch.tests), cpu_seconds=batch.bound)
        return pytest.ExitCode.OK if code == pytest.ExitCode.NO_TESTS_COLLECTED else code

    def _trial(self, change: Change, code: int | None) -> Trial:
        if code is None:
            return Trial(change=change, outcome=Outcome.TIMEOUT)
        if code == pytest.ExitCode.OK:
            return Trial(change=change, outcome=Outcome.SURVIVED)
        noticed_by = self._first_failed()
        if "::" in noticed_by or self._starts(change):
            return Trial(change=change, outcome=Outcome.KILLED, noticed_by=noticed_by)
        return Trial(change=change, outcome=Outcome.NOT_STARTED)

    def _starts(self, change: Change) -> bool:
        """Whether the changed module can be imported: then it was a test that could not be."""
        name = f"incentives.{change.module.removesuffix('.py').replace('/', '.')}"
        process = get_context("fork").Process(target=_import, args=(self.root, name))
        process.start()
        process.join()
        return process.exitcode == 0

    def _first_failed(self) -> str:
        """The test that failed, or the error of pytest itself, such as in what tests share."""
        lines = self.last_output().splitlines()
        for line in lines:
            if line.startswith(("FAILED ", "ERROR ")):
                return line.split(" ", 1)[1].split(" - ")[0]
        return next((line for line in reversed(lines) if "Error" in line), "")


def _use(root: Path) -> None:
    """The program and the tests of the copy are those that this process imports."""
    os.chdir(root)
    project = str(Path(__file__).parents[2])
    sys.path[:] = [str(root / "src"), *(path for path in sys.path if path not in {"", project})]
    os.environ["PYTHONPATH"] = str(root / "src")


def _import(root: Path, name: str) -> None:
    sys.stderr = sys.stdout = (root / "import.txt").open("w", encoding="utf-8")
    sys.dont_write_bytecode = True
    _use(root)
    import_module(name)


def _run_pytest(
    root: Path, options: Sequence[str], plugin: object, cpu_seconds: int, *, keep: bool
) -> None:
    os.setsid()
    _use(root)
    sys.dont_write_bytecode = not keep
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    output = os.open(root / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(output, sys.stdout.fileno())
    os.dup2(output, sys.stderr.fileno())
    code = pytest.main([*_OPTIONS, *options], plugins=[plugin])
    sys.stdout.flush()
    os._exit(int(code))
