"""What the tests of a room were measured to run, kept from run to run in `.mutants_cache`.

Measuring the engine or the register takes as long as trying some dozens of changes. What was
measured holds as long as the text is the same: of the program, of what tests share and read, and of
each file of tests by itself. One that is new or reads otherwise is measured again, all of them when
anything else reads otherwise.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs
import pytest

from benchmarks.mutants.reach import Reach
from benchmarks.mutants.recorder import Measured, Measuring, read_measured
from benchmarks.mutants.trial import Workshop

MEASURED_CPU_SECONDS = 3600
_READ = ("docs", "examples", "policies", "src", "tests", "pyproject.toml")
"""What the tests of a room may read, and so what they are measured by."""


@attrs.frozen(kw_only=True)
class _Text:
    """Digests of what was measured: of all but the files of tests, and of each of these."""

    shared: str
    files: Mapping[str, str]


@attrs.frozen(kw_only=True)
class _Kept:
    """What stands in the folder of a room: `tests` by their ids, beside it the data of coverage."""

    text: _Text
    tests: Mapping[str, Measured]

    @classmethod
    def read(cls, file: Path) -> "_Kept":
        """Nothing is known of any text where nothing was kept."""
        if not file.is_file():
            return cls(text=_Text(shared="", files={}), tests={})
        kept = json.loads(file.read_text(encoding="utf-8"))
        tests = {test: Measured(**measured) for test, measured in kept["tests"].items()}
        return cls(text=_Text(**kept["text"]), tests=tests)

    def still_right(self, now: _Text) -> "_Kept":
        """Without the tests of files that read otherwise, or are gone."""
        if self.text.shared != now.shared:
            return _Kept(text=_Text(shared=now.shared, files={}), tests={})
        same = {
            file: digest
            for file, digest in self.text.files.items()
            if now.files.get(file) == digest
        }
        tests = {
            test: measured
            for test, measured in self.tests.items()
            if _file_of(test) in same or not test.startswith("tests/")
        }
        return _Kept(text=_Text(shared=now.shared, files=same), tests=tests)


def measure(
    workshop: Workshop, name: str, paths: Sequence[str], options: Sequence[str], *, cache: Path
) -> Reach:
    """Which tests of a room run which line; `paths`: where they are, `options`: of pytest.

    Raises:
        SystemExit: if tests of the room fail without any change.
    """
    folder, data = cache / name, workshop.root / f"{name}.coverage"
    now = _text_of(workshop.root, paths, options)
    kept = _Kept.read(folder / "tests.json").still_right(now)
    lacking = list(paths)
    if kept.tests:
        shutil.copyfile(folder / "coverage", data)
        lacking = sorted(now.files.keys() - kept.text.files.keys())
    if lacking:
        fresh = _measured(workshop, name, [*lacking, *options], data)
        kept = _Kept(text=now, tests={**kept.tests, **fresh})
        _keep(kept, data, folder)
    else:
        _compile(workshop, [*paths, *options])
    return Reach.read(data, kept.tests)


def _text_of(root: Path, paths: Sequence[str], options: Sequence[str]) -> _Text:
    shared = hashlib.sha256(repr((sys.version, options)).encode())
    own: dict[str, str] = {}
    for file in sorted(_files(root)):
        name = file.relative_to(root).as_posix()
        if not (name.startswith("tests/") and file.match("test_*.py")):
            shared.update(f"{name} {_digest(file)}\n".encode())
        elif any(Path(name).is_relative_to(path) for path in paths):
            own[name] = _digest(file)
    return _Text(shared=shared.hexdigest(), files=own)


def _files(root: Path) -> Iterator[Path]:
    for name in _READ:
        path = root / name
        found = [path] if path.is_file() else path.rglob("*")
        yield from (file for file in found if file.is_file() and "__pycache__" not in file.parts)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _measured(
    workshop: Workshop, name: str, options: Sequence[str], data: Path
) -> Mapping[str, Measured]:
    """What ran, its lines added to those in the data file.

    Raises:
        SystemExit: if one of the tests fails.
    """
    settings = f"[run]\ndata_file = {data}\nrelative_files = True\n"
    (workshop.root / ".coveragerc").write_text(settings, encoding="utf-8")
    measuring = Measuring(file=workshop.root / f"{name}.json")
    told = ["--cov=src/incentives", "--cov-append", "--cov-context=test", "--cov-report="]
    code = workshop.run(
        [*told, "--hypothesis-profile=few", *options],
        measuring,
        cpu_seconds=MEASURED_CPU_SECONDS,
        keep=True,
    )
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        sys.exit(f"the tests of {name} fail as it is:\n{workshop.last_output()[-3000:]}")
    return read_measured(measuring.file)


def _compile(workshop: Workshop, chosen: Sequence[str]) -> None:
    """So that no trial has to compile what did not change."""
    measuring = Measuring(file=workshop.root / "collected.json")
    collect = ["--collect-only", *chosen]
    workshop.run(collect, measuring, cpu_seconds=MEASURED_CPU_SECONDS, keep=True)


def _keep(kept: _Kept, data: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(data, folder / "coverage")
    text = json.dumps(attrs.asdict(kept))
    (folder / "tests.json").write_text(text, encoding="utf-8")
