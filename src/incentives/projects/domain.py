"""The class of a domain's cases, by its name: `module:Class`."""

import sys
from importlib import import_module
from pathlib import Path

import attrs

from incentives.calculator import vocabulary_of
from incentives.errors import Fault, PolicyError
from incentives.facts.vocabulary import VocabularyError
from incentives.language.slips.nearest import meant
from incentives.projects.faults import fault_of
from incentives.values.text import Text

_FORM = Text("请写作 模块:类，如 bicycles:Buyer。", "Write MODULE:CLASS, such as bicycles:Buyer.")
_WHERE = Text(
    "模块须已安装，或在项目文件夹中。",
    "The module must be installed, or lie in the folder of the project.",
)


def class_named(written: str, file: Path | None) -> type:
    """The class; its module is one that is installed, or lies beside the project file.

    What is installed comes first, so that no file of the folder takes the place of it.

    Raises:
        PolicyError: `unknown-vocabulary`, if there is none, or it is no vocabulary.
    """
    module_name, _, name = written.partition(":")
    if not all(part.isidentifier() for part in (*module_name.split("."), name)):
        raise PolicyError([_fault(written, file, Text("写法不对", "this names no class"), _FORM)])
    folder = str(file.absolute().parent) if file is not None else None
    if folder is not None and folder not in sys.path:
        sys.path.append(folder)
    try:
        module = import_module(module_name)
    except ImportError as error:
        reason = Text(f"无法导入：{error}", f"it cannot be imported: {error}")
        raise PolicyError([_fault(written, file, reason, _WHERE)]) from error
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
    except VocabularyError as error:
        reason = Text(f"不能作为词汇表：{error}", f"it is no vocabulary: {error}")
        raise PolicyError([_fault(written, file, reason)]) from error
    return cls


def _is_record(value: object) -> bool:
    return isinstance(value, type) and attrs.has(value)


def _fault(written: str, file: Path | None, reason: Text, advice: Text | None = None) -> Fault:
    text = Text(f"词汇表“{written}”：{reason.zh}", f"vocabulary '{written}': {reason.en}")
    where = file if file is not None else Path("--vocabulary")
    return fault_of(where, "unknown-vocabulary", text, advice=advice)
