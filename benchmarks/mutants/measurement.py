"""What the tests of a room were measured to run, kept from run to run in `.mutants_cache`.

Measuring the engine or the register takes as long as trying some dozens of changes. What was
measured holds as long as the text is the same: of what was loaded for it, program and what tests
share, of what tests read, and of each file of tests by itself. One that is new or reads otherwise
is measured again, all of them when anything else reads otherwise.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path

import attrs
import pytest
from coverage import CoverageData

from benchmarks.mutants.reach import Reach
from benchmarks.mutants.recorder import Measured, Measuring, read_measured
from benchmarks.mutants.trial import Workshop

MEASURED_CPU_SECONDS = 3600
_READ = ("examples", "policies", "pyproject.toml")
"""What tests read and load not, and so what all of them are measured by."""


@attrs.frozen(kw_only=True)
class _Text:
    """Digests of what was measured: of what all read, of what was loaded, of files of tests."""

    shared: str
    loaded: Mapping[str, str]
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
            return cls(text=_Text(shared="", loaded={}, files={}), tests={})
        kept = json.loads(file.read_text(encoding="utf-8"))
        tests = {test: Measured(**measured) for test, measured in kept["tests"].items()}
        return cls(text=_Text(**kept["text"]), tests=tests)

    def still_right(self, root: Path, shared: str, files: Mapping[str, str]) -> "_Kept":
        """Without the tests of files that read otherwise, or are gone."""
        if self.text.shared != shared or self.text.loaded != _digests(root, self.text.loaded):
            return _Kept(text=_Text(shared=shared, loaded={}, files={}), tests={})
        same = {
            file: digest for file, digest in self.text.files.items() if files.get(file) == digest
        }
        tests = {
            test: measured
            for test, measured in self.tests.items()
            if _file_of(test) in same or not test.startswith("tests/")
        }
        return _Kept(text=attrs.evolve(self.text, files=same), tests=tests)


def measure(
    workshops: Sequence[Workshop],
    name: str,
    paths: Sequence[str],
    options: Sequence[str],
    *,
    cache: Path,
) -> Reach:
    """Which tests of a room run which line; `paths`: where they are, `options`: of pytest.

    Each workshop measures a part of them, all at once.

    Raises:
        SystemExit: if tests of the room fail without any change.
    """
    root, folder = workshops[0].root, cache / name
    shared, files = _shared(root, options), _files_of_tests(root, paths)
    kept = _Kept.read(folder / "tests.json").still_right(root, shared, files)
    data = CoverageData(basename=str(root / f"{name}.coverage"))
    lacking = sorted(files.keys() - kept.text.files.keys())
    if kept.tests:
        shutil.copyfile(folder / "coverage", data.base_filename())
    else:
        lacking += [path for path in paths if not path.startswith("tests/")]
    if lacking:
        tests, loaded = _measured_in(workshops, name, lacking, options, data)
        own = {file: digest for file, digest in _digests(root, loaded).items() if file not in files}
        text = _Text(shared=shared, loaded={**kept.text.loaded, **own}, files=files)
        kept = _Kept(text=text, tests={**kept.tests, **tests})
        _keep(kept, Path(data.base_filename()), folder)
    for workshop in workshops:
        _compile(workshop, [*paths, *options])
    return Reach.read(data, kept.tests)


def _shared(root: Path, options: Sequence[str]) -> str:
    digest = hashlib.sha256(repr((sys.version, options)).encode())
    for file in sorted(_files(root)):
        digest.update(f"{file.relative_to(root)} {_digest(file)}\n".encode())
    return digest.hexdigest()


def _files_of_tests(root: Path, paths: Sequence[str]) -> Mapping[str, str]:
    """The files of tests at the paths, with their digests."""
    names = (
        file.relative_to(root).as_posix()
        for path in paths
        if path.startswith("tests/")
        for file in ((root / path).rglob("test_*.py") if (root / path).is_dir() else [root / path])
    )
    return _digests(root, sorted(names))


def _digests(root: Path, files: Collection[str]) -> Mapping[str, str]:
    """Of each file; empty for one that is not there."""
    return {file: _digest(root / file) if (root / file).is_file() else "" for file in files}


def _files(root: Path) -> Iterator[Path]:
    for name in _READ:
        path = root / name
        found = [path] if path.is_file() else path.rglob("*")
        yield from (file for file in found if file.is_file() and "__pycache__" not in file.parts)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _measured_in(
    workshops: Sequence[Workshop],
    name: str,
    paths: Sequence[str],
    options: Sequence[str],
    data: CoverageData,
) -> tuple[Mapping[str, Measured], frozenset[str]]:
    """What ran, its lines added to the data, and what was loaded for it."""
    context = get_context("fork")
    parts = [paths[at :: len(workshops)] for at in range(len(workshops))]
    busy = [
        (workshop, context.Process(target=_measure, args=(workshop, name, [*part, *options])))
        for workshop, part in zip(workshops, parts, strict=True)
        if part
    ]
    for _, process in busy:
        process.start()
    for _, process in busy:
        process.join()
    if any(process.exitcode for _, process in busy):
        sys.exit(f"what the tests of {name} run could not be measured")
    tests: dict[str, Measured] = {}
    loaded = frozenset[str]()
    data.read()
    for workshop, _ in busy:
        own_tests, own_loaded = read_measured(workshop.root / f"{name}.json")
        tests |= own_tests
        loaded |= own_loaded
        own = CoverageData(basename=str(workshop.root / f"{name}.part"))
        own.read()
        data.update(own)
    data.write()
    return tests, loaded


def _measure(workshop: Workshop, name: str, options: Sequence[str]) -> None:
    """The tests run and measured, in the workshop.

    Raises:
        SystemExit: if one of the tests fails.
    """
    settings = f"[run]\ndata_file = {workshop.root}/{name}.part\nrelative_files = True\n"
    (workshop.root / ".coveragerc").write_text(settings, encoding="utf-8")
    told = ["--cov=src/incentives", "--cov-context=test", "--cov-report="]
    code = workshop.run(
        [*told, "--hypothesis-profile=few", *options],
        Measuring(file=workshop.root / f"{name}.json", root=workshop.root),
        cpu_seconds=MEASURED_CPU_SECONDS,
        keep=True,
    )
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        sys.exit(f"the tests of {name} fail as it is:\n{workshop.last_output()[-3000:]}")


def _compile(workshop: Workshop, chosen: Sequence[str]) -> None:
    """So that no trial has to compile what did not change."""
    measuring = Measuring(file=workshop.root / "collected.json", root=workshop.root)
    collect = ["--collect-only", *chosen]
    workshop.run(collect, measuring, cpu_seconds=MEASURED_CPU_SECONDS, keep=True)


def _keep(kept: _Kept, data: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(data, folder / "coverage")
    text = json.dumps(attrs.asdict(kept))
    (folder / "tests.json").write_text(text, encoding="utf-8")
