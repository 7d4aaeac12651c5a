"""The project file of a folder: in it, or in one above it that is the user's."""

import os
from pathlib import Path

from incentives.errors import Fault, PolicyError
from incentives.values.text import Text

FILE = "incentives.toml"
_ROOT = 0
_NAME_IT = Text("如果可信，请用 --project 指明。", "If you trust it, name it with `--project`.")


def file_above(start: Path) -> Path | None:
    """The project file in the folder, or in the nearest one above it that has one.

    A project may name code that is run, so one that somebody else has put into a folder above, as
    into `/tmp`, is not taken without a word.

    Raises:
        PolicyError: `project-of-others`, if it is neither the user's nor the system's.
    """
    for folder in (start, *start.parents):
        file = folder / FILE
        if file.is_file():
            if not _is_trusted(file):
                text = Text("此项目文件属于他人", "this project file is another user's")
                raise PolicyError([_fault(file, "project-of-others", text, advice=_NAME_IT)])
            return file
    return None


def file_named(path: Path) -> Path:
    """The project file that the path is, or that is in the folder that it is.

    Raises:
        PolicyError: `no-project`, if there is none.
    """
    file = path / FILE if path.is_dir() else path
    if not file.is_file():
        text = Text(f"此处没有项目文件 {FILE}", f"there is no project file {FILE} here")
        raise PolicyError([_fault(file, "no-project", text)])
    return file


def _fault(file: Path, slug: str, text: Text, *, advice: Text | None = None) -> Fault:
    from incentives.projects.faults import fault_of

    return fault_of(file, slug, text, advice=advice)


def _is_trusted(file: Path) -> bool:
    """Whether the file and its folder are the user's or the system's; as far as that is told."""
    if not hasattr(os, "geteuid"):
        return True
    owners = {path.stat().st_uid for path in (file, file.parent)}
    return owners <= {os.geteuid(), _ROOT}
