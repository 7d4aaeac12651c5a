"""The class of a domain's cases, by its name: `module:Class`."""

import sys
from importlib import import_module
from pathlib import Path

import attrs

from incentives.calculator import vocabulary_of
from incentives.errors import Fault, IncentivesError, PolicyError
from incentives.language.slips.nearest import meant
from incentives.projects.faults import fault_of, line_in
from incentives.projects.slips import place_in_module, place_of_class, said_of
from incentives.values.text import Text

_FORM = Text("请写作 模块:类，如 bicycles:Buyer。", "Write MODULE:CLASS, such as bicycles:Buyer.")
_WHERE = Text(
    "模块须已安装，或在项目文件夹中。",
    "The module must be installed, or lie in the folder of the project.",
)


_SLIPS = (
    *(ImportError, SyntaxError, NameError, AttributeError, TypeError, ValueError, LookupError),
    *(ArithmeticError, RuntimeError, OSError, AssertionError, IncentivesError),
)
"""What a module raises that has a slip in it, while it runs from top to bottom.

Its text is wrong (SyntaxError), names something that is not there, calls something wrongly (also
`fact`, a unit, an attrs class: ValueError, TypeError and RuntimeError of theirs), counts or looks
up beyond what there is, reads a file, or calls itself (RecursionError is a RuntimeError).
Interrupts, `sys.exit` and want of memory are no slip of the module and pass.
"""


def class_named(written: str, file: Path | None) -> type:
    """The class; its module is one that is installed, or lies beside the project file.

    What is installed comes first, so that no file of the folder takes the place of it.

    Raises:
        PolicyError: `unknown-vocabulary`, if there is none, or it is no vocabulary; where its
            module went wrong, at its line.
    """
    module_name, _, name = written.partition(":")
    if not all(part.isidentifier() for part in (*module_name.split("."), name)):
        raise PolicyError([_fault(written, file, Text("写法不对", "this names no class"), _FORM)])
    folder = str(file.absolute().parent) if file is not None else None
    if folder is not None and folder not in sys.path:
        sys.path.append(folder)
    try:
        module = import_module(module_name)
    except _SLIPS as error:
        raise PolicyError([_slip(written, file, error)]) from error
    cls = getattr(module, name, None)
    if not isinstance(cls, type) or not attrs.has(cls):
        known = [known for known, value in vars(module).items() if _is_record(value)]
        reason = Text(
            f"模块 {module_name} 中没有这样的 attrs 类",
            f"the module '{module_name}' has no attrs class of this name",
        )
        raise PolicyError([_fault(written, file, reason, meant(name, known))])
    try:
        vocabulary_of(cls)
    except _SLIPS as error:  # a VocabularyError, or what its types raise where they are looked up
        said = said_of(error)
        reason = Text(f"不能作为词汇表：{said}", f"it is no vocabulary: {said}")
        fault = _fault(written, file, reason, at=place_of_class(cls))
        raise PolicyError([fault]) from error
    return cls


def _slip(written: str, file: Path | None, error: BaseException) -> Fault:
    """That the module cannot be imported: at the line that went wrong, if it is there at all."""
    said, at = said_of(error), place_in_module(error)
    reason = Text(f"无法导入：{said}", f"it cannot be imported: {said}")
    return _fault(written, file, reason, _WHERE if at is None else None, at=at)


def _is_record(value: object) -> bool:
    return isinstance(value, type) and attrs.has(value)


def _fault(
    written: str,
    file: Path | None,
    reason: Text,
    advice: Text | None = None,
    *,
    at: tuple[Path, int] | None = None,
) -> Fault:
    """The fault, at a line of the module, else at the line of the project file that names it."""
    text = Text(f"词汇表“{written}”：{reason.zh}", f"vocabulary '{written}': {reason.en}")
    if at is None:
        at = (file, line_in(file, "vocabulary")) if file is not None else (Path("--vocabulary"), 1)
    where, line = at
    return fault_of(where, "unknown-vocabulary", text, advice=advice, line=line)
