"""The case files of a folder: each is read, or a fault says why not, or it is no case at all."""

import re
from pathlib import Path

from incentives.errors import CaseError, CaseFault
from incentives.loading.text.survey import printable, reads_like_entries
from incentives.values.text import Text

CASE_SUFFIXES = (".yaml", ".yml", ".json")

_MEANT_AS_CASE = re.compile(r".*\.(?:ya?ml|json)", re.IGNORECASE | re.DOTALL)
_ENDINGS = Text("、".join(CASE_SUFFIXES), ", ".join(CASE_SUFFIXES))
_ADVICE = Text(
    f"个案文件的名称以 {_ENDINGS.zh} 结尾；请改名，或移出该文件夹。",
    f"Names of case files end in {_ENDINGS.en}; rename it, or put it elsewhere.",
)


def case_files_in(folder: Path) -> list[Path]:
    """The files in the folder itself whose names end as those of cases do, by name.

    Hidden files, other files (such as a README) and copies beside what they are copies of are
    passed over; folders in it are not looked into.

    Raises:
        CaseError: with every file that may be a case and is called otherwise, and every link that
            leads nowhere (`wrong-ending`, `link-not-followed`); if there is no case (`no-cases`),
            or what is in the folder may not be looked at (`unreadable-file`).
    """
    try:
        files = sorted(
            path for path in folder.iterdir() if not path.name.startswith(".") and not path.is_dir()
        )
        names = {path.name for path in files}
        faults = [fault for path in files if (fault := _fault_of(path, names)) is not None]
    except OSError as error:
        text = Text(
            "文件夹不能读取，请检查权限", "the folder cannot be read: check who may read it"
        )
        raise CaseError([_fault(folder, text, "unreadable-file")]) from error
    cases = [path for path in files if path.suffix.lower() in CASE_SUFFIXES]
    if not cases and not faults:
        text = Text("文件夹中没有个案文件", "the folder holds no case files")
        faults = [_fault(folder, text, "no-cases")]
    if faults:
        raise CaseError(faults)
    return cases


def _fault_of(path: Path, names: set[str]) -> CaseFault | None:
    if not path.exists():
        text = Text("此链接指向的文件不存在", "this link leads nowhere")
        return _fault(path, text, "link-not-followed")
    if path.suffix.lower() in CASE_SUFFIXES:
        return None
    meant = _MEANT_AS_CASE.match(path.name)
    is_copy = meant is not None and meant[0] in names
    if is_copy or (meant is None and not reads_like_entries(path)):
        return None
    text = Text("文件名结尾不是个案文件的结尾", "its name does not end as those of case files do")
    return _fault(path, text, "wrong-ending")


def _fault(path: Path, text: Text, slug: str) -> CaseFault:
    advice = _ADVICE if slug == "wrong-ending" else None
    return CaseFault(path="", text=text, slug=slug, where=printable(str(path)), advice=advice)
