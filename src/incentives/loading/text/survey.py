"""What lies in a folder of policies: it is read, it is passed over and told, or it is a fault.

So no notice falls out of the law because its name was changed.
"""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError, sentence_of

MOST_FILES = 5_000
SUFFIX = ".yaml"
CASES_SUFFIX = ".cases.yaml"

SLUGS = ("wrong-ending", "link-not-followed", "unreadable-file", "not-utf8", "names-alike")
"""Under which slugs a survey has faults."""

_HIDDEN = "."
_OF_PYTHON = "__pycache__"  # what Python keeps beside the code of a package
_MEANT_AS_YAML = re.compile(r"(?P<stem>.*)\.ya?ml(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# The first line that says something names an entry: `instrument:`, `{"instrument": …`.
_READS_LIKE_A_POLICY = re.compile(
    r"\ufeff?(?:[ \t]*(?:#[^\n]*|---[ \t]*)?\r?\n)*\s*\{?\s*[\"']?[a-z_]+[\"']?[ \t]*:(?:\s|$)"
)
_BYTES_LOOKED_AT = 4096
_OR_PUT_IT_ELSEWHERE = "if it is none, put it elsewhere or begin its name with a dot"


@attrs.frozen(kw_only=True, repr=False)
class Survey:
    """The files of a folder, each list in the order of the paths.

    `hidden`: files and folders whose names begin with a dot, as those of other tools do; nothing
    in such a folder is looked at. `others`: files that are no policies, such as a README, copies
    that lie beside what they are copies of (`notice.yaml.bak`), and the folder in which Python
    keeps what it made of a package; nothing in that is looked at. `faults`: what may be a
    policy and is not read (`wrong-ending`, `link-not-followed`, `unreadable-file`, `not-utf8` of a
    name), or is not the same on every machine (`names-alike`).
    """

    policies: tuple[Path, ...]
    cases: tuple[Path, ...]
    hidden: tuple[str, ...]
    others: tuple[str, ...]
    faults: tuple[Fault, ...]


@attrs.frozen(kw_only=True)
class PolicyRoot:
    """A folder of policies; `label`: what stands before the names of its files when they are told.

    That is the name of the folder, and more where several of a library are called alike.
    """

    folder: Path
    label: str

    def shown(self, path: Path) -> str:
        """What faults call a file below the folder.

        Bytes of a name that are no UTF-8 are written out, so that it can be printed.
        """
        below = path.parts[len(self.folder.parts) :]
        return printable("/".join([self.label, *below]) if self.label else "/".join(below))


def root_of(folder: Path) -> PolicyRoot:
    """The folder by itself, whose files are told by its name.

    >>> root_of(Path("law/policies")).shown(Path("law/policies/cn/2019-76.yaml"))
    'policies/cn/2019-76.yaml'
    """
    return PolicyRoot(folder=folder, label=folder.name)


def printable(name: str) -> str:
    r"""The name of a file; bytes in it that are no UTF-8 are written out.

    >>> printable("a\udcff")
    'a\\xff'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def survey_folder(root: PolicyRoot) -> Survey:
    """What lies below the folder; faults of single files stand in the survey.

    Raises:
        PolicyError: if there is no such folder (`no-folder`) or it holds too many policy files
            (`too-many-files`).
    """
    folder = root.folder
    if not os.path.isdir(folder):  # noqa: PTH112 - a folder out of reach is none, and no error
        raise PolicyError([_fault(printable(str(folder)), "there is no such folder", "no-folder")])
    surveyor = _Surveyor(root=root)
    surveyor.walk()
    for paths in (surveyor.policies, surveyor.cases):
        if len(paths) > MOST_FILES:
            message = f"the folder holds over {MOST_FILES} policy files"
            raise PolicyError([_fault(printable(str(folder)), message, "too-many-files")])
    return Survey(
        policies=tuple(sorted(surveyor.policies)),
        cases=tuple(sorted(surveyor.cases)),
        hidden=tuple(sorted(surveyor.hidden)),
        others=tuple(sorted(surveyor.others)),
        faults=tuple(sorted(surveyor.faults, key=lambda fault: fault.file)),
    )


@attrs.define(kw_only=True, repr=False)
class _Surveyor:
    """Goes through a folder, and puts each path where it belongs."""

    root: PolicyRoot
    policies: list[Path] = attrs.field(factory=list)
    cases: list[Path] = attrs.field(factory=list)
    hidden: list[str] = attrs.field(factory=list)
    others: list[str] = attrs.field(factory=list)
    faults: list[Fault] = attrs.field(factory=list)

    def walk(self) -> None:
        for here, folders, files in os.walk(self.root.folder, onerror=self._note_unreadable):
            for name in (*folders, *files):
                try:
                    self._place(Path(here) / name, siblings=files, is_folder=name in folders)
                except OSError as error:
                    self._note_unreadable(error)
            folders[:] = [
                name
                for name in folders
                if not name.startswith(_HIDDEN) and name != _OF_PYTHON and _is_utf8(name)
            ]
            self._compare_names(
                Path(here), [*folders, *(name for name in files if name.endswith(SUFFIX))]
            )

    def _place(self, path: Path, *, siblings: Iterable[str], is_folder: bool) -> None:
        shown = self.root.shown(path)
        if path.name.startswith(_HIDDEN):
            self.hidden.append(f"{shown}/" if is_folder else shown)
        elif not _is_utf8(path.name):
            message = "its name is not UTF-8, so that nothing can be called by it"
            self.faults.append(_fault(shown, message, "not-utf8", "Rename it."))
        elif path.is_symlink() and (lack := self._lack_of_link(path)):
            advice = "Put the file itself here, or delete the link."
            self.faults.append(_fault(shown, lack, "link-not-followed", advice))
        elif is_folder and path.name.lower().endswith(SUFFIX):
            message = f"this is a folder, though its name ends in '{SUFFIX}' as that of a file"
            self.faults.append(_fault(shown, message, "wrong-ending", "Rename the folder."))
        elif is_folder and path.name == _OF_PYTHON:
            self.others.append(f"{shown}/")
        elif is_folder:
            pass  # it is gone through by itself
        elif path.name.endswith(CASES_SUFFIX):
            self.cases.append(path)
        elif path.name.endswith(SUFFIX):
            self.policies.append(path)
        elif fault := _fault_of_ending(path, shown, siblings):
            self.faults.append(fault)
        else:
            self.others.append(shown)

    def _lack_of_link(self, path: Path) -> str:
        """Why the link is not followed; empty for one to a file inside the folder."""
        if not path.exists():
            return "this link leads nowhere"
        if path.is_dir():
            return "this is a link to a folder, and is not followed"
        if not path.resolve().is_relative_to(self.root.folder.resolve()):
            return "this link leads out of the folder, and is not followed"
        return ""

    def _compare_names(self, here: Path, names: Iterable[str]) -> None:
        """No two names in a folder are one name where capitals or composed characters are alike."""
        first: dict[str, str] = {}
        for name in sorted(names):
            if name.startswith(_HIDDEN):
                continue
            key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
            earlier = first.setdefault(key, name)
            if earlier != name:
                message = (
                    f"its name differs from '{earlier}' only in capitals or in how its characters "
                    "are composed; on other machines there is room for one of them"
                )
                shown = self.root.shown(here / name)
                self.faults.append(_fault(shown, message, "names-alike", "Rename one of the two."))

    def _note_unreadable(self, error: OSError) -> None:
        reason = (error.strerror or "the system refuses").lower()
        shown = self.root.shown(Path(os.fsdecode(error.filename)))
        message = f"this cannot be read: {reason}"
        advice = "Let it be read by whoever runs the program, or put it elsewhere."
        self.faults.append(_fault(shown, message, "unreadable-file", advice))


def _is_utf8(name: str) -> bool:
    return printable(name) == name


def _fault_of_ending(path: Path, shown: str, siblings: Iterable[str]) -> Fault | None:
    """The fault of a file that may be a policy, but is not called as one; None for any other."""
    meant = _MEANT_AS_YAML.fullmatch(path.name)
    if meant is not None:
        right = f"{meant['stem']}{SUFFIX}"
        if meant["rest"] and right in siblings:
            return None  # a copy, beside what it is a copy of
        ending = path.name.removeprefix(meant["stem"])
    elif reads_like_entries(path):
        right, ending = f"{path.stem}{SUFFIX}", path.suffix
    else:
        return None
    found = f"its name ends in '{ending}'" if ending else "its name has no ending"
    message = f"this may be a policy file, but {found}; those that are read end in '{SUFFIX}'"
    advice = f"Rename it to '{right}'; {_OR_PUT_IT_ELSEWHERE}."
    return _fault(shown, message, "wrong-ending", advice)


def reads_like_entries(path: Path) -> bool:
    """Whether the first thing that the file says is the name of an entry, as in policies and cases.

    A file that cannot be opened may be one.
    """
    if not path.is_file():
        return False
    try:
        with path.open("rb") as opened:
            octets = opened.read(_BYTES_LOOKED_AT)
    except OSError:
        return True
    is_wide = octets.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = octets.decode("utf16" if is_wide else "utf8", "replace")
    return _READS_LIKE_A_POLICY.match(text) is not None


def _fault(file: str, message: str, slug: str, advice: str | None = None) -> Fault:
    return Fault(
        file=file,
        line=1,
        column=1,
        text=sentence_of(message),
        slug=slug,
        advice=None if advice is None else sentence_of(advice),
    )
