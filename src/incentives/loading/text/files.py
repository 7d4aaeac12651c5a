"""The files of a policy folder: which there are, what they are called, and the digest over them."""

import hashlib
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError, sentence_of
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node
from incentives.loading.text.reader import read_file
from incentives.loading.text.source import source_of

MOST_FILES = 5_000
SUFFIX = ".yaml"
CASES_SUFFIX = ".cases.yaml"
JURISDICTION = "jurisdiction"
LIBRARY = "library"


@attrs.frozen(kw_only=True)
class PolicyFile:
    """One file: the id that its path gives, and the tree that its text gives."""

    id: str
    folder_id: str
    name: str
    shown_as: str
    root: Node


@attrs.frozen(kw_only=True)
class PolicyFolder:
    """The readable files of a folder, in the order of their paths.

    `digest` is a SHA-256 over their names and texts, without byte order marks and with a newline
    alone at the end of a line.
    """

    files: tuple[PolicyFile, ...]
    digest: str


def read_folder(folder: Path, log: FaultLog) -> PolicyFolder:
    """Every policy file below `folder`; files with faults go to the log and are left out.

    The log takes in the sources of the others. What `find_files` refuses is refused here.
    """
    hashed = hashlib.sha256()
    files: list[PolicyFile] = []
    for path in find_files(folder):
        parts = path.relative_to(folder).with_suffix("").parts
        shown_as = shown_name(path, folder)
        try:
            root = read_file(path, shown_as=shown_as)
        except PolicyError as error:
            log.faults.extend(error.faults)
            continue
        source = source_of(path.read_text(encoding="utf-8"), file=shown_as)
        log.sources[shown_as] = source
        hashed.update(f"{'/'.join(parts)}\0{len(source.text)}\0{source.text}".encode())
        files.append(
            PolicyFile(
                id=".".join(parts),
                folder_id=".".join(parts[:-1]),
                name=parts[-1],
                shown_as=shown_as,
                root=root,
            )
        )
    return PolicyFolder(files=tuple(files), digest=hashed.hexdigest())


def shown_name(path: Path, folder: Path) -> str:
    """What faults call a file of the folder: its path from the folder's own name on."""
    return (Path(folder.name) / path.relative_to(folder)).as_posix()


def find_files(folder: Path, *, cases: bool = False) -> list[Path]:
    """The policy files below the folder, or those of policy cases, in the order of their paths.

    Links that lead out of the folder are not followed.

    Raises:
        PolicyError: if there is no such folder (`no-folder`), it holds no policy files
            (`no-policies`; a folder without policy cases is none the worse), or too many of them
            (`too-many-files`).
    """
    if not folder.is_dir():
        raise PolicyError([_fault_of(folder, "there is no such folder", "no-folder")])
    root = folder.resolve()
    paths = sorted(
        path
        for path in folder.rglob(f"*{SUFFIX}")
        if path.is_file()
        and path.name.endswith(CASES_SUFFIX) is cases
        and path.resolve().is_relative_to(root)
    )
    if not paths and not cases:
        message = "the folder holds no policy files"
        raise PolicyError([_fault_of(folder, message, "no-policies")])
    if len(paths) > MOST_FILES:
        message = f"the folder holds over {MOST_FILES} policy files"
        raise PolicyError([_fault_of(folder, message, "too-many-files")])
    return paths


def _fault_of(folder: Path, message: str, slug: str) -> Fault:
    return Fault(file=str(folder), line=1, column=1, text=sentence_of(message), slug=slug)
