"""Growth of loading with the instruments: processor time and memory, and those of a kept library.

    python benchmarks/loading.py [--provinces] [INSTRUMENTS ...]

The folders are copies of the bundled policies with ids and codes of their own: of the whole
country, or with `--provinces` of its provinces below one national law. Each folder is loaded by a
process of its own; time is that of its processor less that of one that only imports.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from incentives import childcare
from incentives.loading.files.kept.place import VARIABLE

COUNTS = (100, 1_000, 3_000)
ROOT = "cn"
_CODE = re.compile(r'(?<=")\d{6}(?=")|(?<=code: )\w+$', re.MULTILINE)
_LOAD = """
import sys
from incentives import calculator, childcare
is_kept = sys.argv[2] == "kept"
library = calculator.load_library(sys.argv[1], vocabulary=childcare.Case, cached=is_kept)
print(len(library.instruments))
"""


def main() -> None:
    arguments = sys.argv[1:]
    of_provinces = "--provinces" in arguments
    wanted = [int(argument) for argument in arguments if argument.isdecimal()] or list(COUNTS)
    _, idle, _ = run_python("from incentives import calculator, childcare")
    for count in wanted:
        with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as cache:
            os.environ[VARIABLE] = cache
            write_copies(Path(scratch), count, of_provinces=of_provinces)
            said, made, most = run_python(_LOAD, scratch, "made")
            run_python(_LOAD, scratch, "kept")
            _, kept, _ = run_python(_LOAD, scratch, "kept")
            figures = f"{made - idle:8.2f} s {most:8.0f} MiB, kept {kept - idle:6.2f} s"
            print(f"{said:>6} instruments {figures}", flush=True)


def write_copies(folder: Path, count: int, *, of_provinces: bool) -> None:
    """At least so many instruments: the bundled ones, and copies of them."""
    bundled = childcare.policies_folder()
    (folder / "library.yaml").write_bytes((bundled / "library.yaml").read_bytes())
    texts = {
        path.relative_to(bundled).with_suffix("").as_posix(): path.read_text("utf-8")
        for path in sorted((bundled / ROOT).rglob("*.yaml"))
        if not path.name.endswith(".cases.yaml")
    }
    copied = {name: text for name, text in texts.items() if not of_provinces or "/" in name[3:]}
    write(folder, texts)
    written = instruments_among(texts)
    for number in range(1, count):
        if written >= count:
            break
        write(folder, dict(renamed(copied, number, of_provinces=of_provinces)))
        written += instruments_among(copied)


def renamed(texts: dict[str, str], number: int, *, of_provinces: bool) -> Iterator[tuple[str, str]]:
    """The files as they would be of another country, or of other provinces of the same."""
    provinces = {name.split("/")[1] for name in texts if "/" in name[3:]}
    dotted = [f"{ROOT}.{province}" for province in provinces] if of_provinces else [ROOT]
    names = re.compile(rf"\b({'|'.join(map(re.escape, dotted))})\b(?=[.:,\]}}\s])")
    for name, text in texts.items():
        parts = name.split("/")
        parts[1 if of_provinces else 0] += f"_{number}"
        copy = names.sub(rf"\1_{number}", text)
        if parts[-1] == "jurisdiction":
            copy = _CODE.sub(lambda code: f"{code[0]}-{number}", copy)
        yield "/".join(parts), copy


def instruments_among(texts: dict[str, str]) -> int:
    return sum(not name.endswith("/jurisdiction") for name in texts)


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def run_python(program: str, *arguments: str) -> tuple[str, float, float]:
    """What it prints, its processor seconds, and its memory at most in MiB."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read().strip()
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0
    return said, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
