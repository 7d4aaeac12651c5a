"""The text of kernels compiled by numba: the same functions over an array of whole numbers.

What is compiled stands in a file of the user's caches, beside what numba makes of it, as trusted as
a kept library is; where nothing may be kept it is compiled anew in each process.
"""

import ast
import hashlib
import inspect
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import numpy as np

from incentives.compile import calendar, runtime
from incentives.compile.running.plain import WORDS, Decide
from incentives.compile.words import LAST_DAY
from incentives.loading.files.kept.place import folder_asked, make, own_folder, user
from incentives.loading.files.kept.shelf import put

_FOLDER = "kernels"
_MADE = "__pycache__"
_MOST_KEPT = 8
"""So many texts are kept, each of all places of a library: some ten megabytes when compiled."""


def compiled(
    source: str, functions: Sequence[tuple[str, int]], variables: Mapping[str, str] = os.environ
) -> Decide:
    """What functions in the text of kernels decide, each compiled when it is first asked.

    `functions`: those that go over cases, and where in a row of results each writes. It asks for
    the extra `fast`. `variables`: the environment, which says where what is compiled is kept.
    """
    text = _whole_text(source)
    folder = _folder(variables)
    module = _kept(text, folder) if folder is not None else _in_memory(text)
    over_cases = [(getattr(module, name), place) for name, place in functions]

    def decide(
        words: Sequence[int], cases: Sequence[int], days: Sequence[int], width: int
    ) -> Sequence[int]:
        results = np.zeros(len(cases) * width, dtype=np.int64)
        arrays = [np.asarray(given, dtype=np.int64) for given in (words, cases, days)]
        for function, place in over_cases:
            function(*arrays, results, place, width)
        return cast("Sequence[int]", results)

    return decide


def is_kept(
    source: str, functions: Sequence[tuple[str, int]], variables: Mapping[str, str] = os.environ
) -> bool:
    """Whether all of these functions were compiled before and are kept."""
    folder = _folder(variables)
    if folder is None:
        return False
    name = _name(_whole_text(source))
    kept = {path.name.partition("-")[0] for path in (folder / _MADE).glob(f"{name}.*.nbi")}
    return all(f"{name}.{function}" in kept for function, _ in functions)


def _name(text: str) -> str:
    """What the module of that text is called."""
    return f"kernel_{hashlib.sha256(text.encode()).hexdigest()}"


@lru_cache(maxsize=16)
def _whole_text(source: str) -> str:
    """The kernels with all that they call: one file, in which each function is compiled."""
    words = [f"{name} = {word}" for name, word in (*WORDS.items(), ("LAST_DAY", LAST_DAY))]
    called = [_functions(calendar), _functions(runtime)]
    whole = "\n".join(["from numba import njit", *words, *called, source])
    return whole.replace("\ndef ", "\n@njit(cache=True)\ndef ")


def _functions(module: ModuleType) -> str:
    """The module without what it imports, which stands in the same file."""
    tree = ast.parse(inspect.getsource(module))
    kept = [node for node in tree.body if not isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(node) for node in kept[1:])


def _folder(variables: Mapping[str, str]) -> Path | None:
    """Where kernels are kept; None: nowhere."""
    folder, whose = folder_asked(variables, _FOLDER), user()
    if folder is None or whose is None:
        return None
    with suppress(OSError):
        make(folder)
        return own_folder(folder, whose)
    return None


def _kept(text: str, folder: Path) -> ModuleType:
    """The module in a file of that text, so that numba finds what it made of it before."""
    name = _name(text)
    path = folder / f"{name}.py"
    try:
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            put(path, text.encode())
            _clear(folder)
    except OSError:
        return _in_memory(text)
    spec = spec_from_file_location(name, path, loader=SourceFileLoader(name, str(path)))
    assert spec is not None  # it has its loader
    return _run(spec)


def _clear(folder: Path) -> None:
    """The oldest texts go, with what was made of them."""
    texts = sorted(folder.glob("kernel_*.py"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in texts[_MOST_KEPT:]:
        for path in (old, *(folder / _MADE).glob(f"{old.stem}.*")):
            with suppress(OSError):
                path.unlink()


def _run(spec: ModuleSpec) -> ModuleType:
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # numba asks for the module by its name
    assert spec.loader is not None
    spec.loader.exec_module(module)
    return module


def _in_memory(text: str) -> ModuleType:
    module = ModuleType("kernel")
    names: dict[str, Any] = vars(module)
    plain = text.replace("@njit(cache=True)", "@njit")
    exec(compile(plain, "<kernel>", "exec"), names)  # noqa: S102 - it is our own
    return module
