"""Texts that numba compiles, each a module in a file of the user's caches.

Beside the file stands what numba makes of it, as trusted as a kept library is; where nothing may be
kept it is compiled anew in each process.
"""

import ast
import hashlib
import inspect
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from incentives.compile import words
from incentives.compile.running.plain import WORDS
from incentives.loading.files.kept.place import folder_asked, make, own_folder, user
from incentives.loading.files.kept.shelf import put

_ASKED = "@njit(cache=True, no_rewrites=True)"
_CALLED = "@njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, no_rewrites=True)"
"""For what only compiled functions call: Python needs no way in. What is rewritten elsewhere, such
as arithmetic over whole arrays, stands in none of these texts."""
_FOLDER = "kernels"
_MADE = "__pycache__"
_LOCK = ".lock"
_MOST_KEPT, _MOST_AT_HAND = 8, 8
"""So many texts of a kind are kept: of kernels, each of all places of a library, some ten megabytes
each when compiled. And so many are at hand in a process: places of a library have the same."""


def whole_text(parts: Iterable[str], asked: Iterable[str]) -> str:
    """One file of all parts, in which each function is compiled when it is first asked.

    `asked`: the functions that others ask for: what was made of these alone is kept, with all that
    they call.
    """
    named = {**WORDS, **{name: word for name, word in vars(words).items() if isinstance(word, int)}}
    begin = ["from __future__ import annotations", "import numpy as np", "from numba import njit"]
    whole = "\n".join([*begin, *(f"{name} = {word}" for name, word in named.items()), *parts])
    those = frozenset(asked)
    head, *functions = whole.split("\ndef ")
    marks = [_ASKED if one.partition("(")[0] in those else _CALLED for one in functions]
    return "".join(
        [head, *(f"\n{mark}\ndef {one}" for mark, one in zip(marks, functions, strict=True))]
    )


def functions_of(module: ModuleType) -> str:
    """The module without what it imports, which stands in the same file."""
    tree = ast.parse(inspect.getsource(module))
    kept = [node for node in tree.body if not isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(node) for node in kept[1:])


def module_of(text: str, kind: str, variables: Mapping[str, str]) -> ModuleType:
    """The text as a module. `kind`: of which texts of the user it is one."""
    folder = _folder(variables)
    return _in_memory(text) if folder is None else _kept(text, kind, folder)


def is_text_kept(
    text: str, kind: str, functions: Iterable[str], variables: Mapping[str, str]
) -> bool:
    """Whether all of these functions of the text were compiled before and are kept."""
    folder = _folder(variables)
    if folder is None:
        return False
    name = _name(text, kind)
    kept = {path.name.partition("-")[0] for path in (folder / _MADE).glob(f"{name}.*.nbi")}
    return all(f"{name}.{function}" in kept for function in functions)


def is_to_make(text: str, kind: str, variables: Mapping[str, str]) -> bool:
    """Whether this process is to compile the text, from now on until it ends.

    That is where no other process is: whoever asks later finds what that one keeps, or, where it
    ended without, is to make it himself. Where nothing is kept each makes its own.
    """
    folder = _folder(variables)
    return folder is None or _is_claimed(folder / f"{_name(text, kind)}{_LOCK}")


def _is_claimed(lock: Path) -> bool:
    """Whether this process holds the lock, which the system takes back when it ends."""
    import fcntl  # noqa: PLC0415 — not on every system, but wherever something is kept

    try:
        fcntl.flock(_opened(lock), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # where there are no locks each makes its own
        return True
    return True


@cache
def _opened(lock: Path) -> int:
    """The file of the lock, opened once and left open."""
    return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, stat.S_IRUSR | stat.S_IWUSR)


def _name(text: str, kind: str) -> str:
    """What the module of that text is called."""
    return f"{kind}_{hashlib.sha256(text.encode()).hexdigest()}"


def _folder(variables: Mapping[str, str]) -> Path | None:
    """Where kernels are kept; None: nowhere."""
    folder, whose = folder_asked(variables, _FOLDER), user()
    if folder is None or whose is None:
        return None
    with suppress(OSError):
        make(folder)
        return own_folder(folder, whose)
    return None


@lru_cache(_MOST_AT_HAND)
def _kept(text: str, kind: str, folder: Path) -> ModuleType:
    """The module in a file of that text, so that numba finds what it made of it before."""
    name = _name(text, kind)
    path = folder / f"{name}.py"
    try:
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            put(path, text.encode())
            _clear(kind, folder)
    except OSError:
        return _in_memory(text)
    spec = spec_from_file_location(name, path, loader=SourceFileLoader(name, str(path)))
    assert spec is not None  # it has its loader
    return _run(spec)


def _clear(kind: str, folder: Path) -> None:
    """The oldest texts go, with what was made of them."""
    texts = sorted(folder.glob(f"{kind}_*.py"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in texts[_MOST_KEPT:]:
        for path in (old, old.with_suffix(_LOCK), *(folder / _MADE).glob(f"{old.stem}.*")):
            with suppress(OSError):
                path.unlink()


def _run(spec: ModuleSpec) -> ModuleType:
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # numba asks for the module by its name
    assert spec.loader is not None
    spec.loader.exec_module(module)
    return module


@lru_cache(_MOST_AT_HAND)
def _in_memory(text: str) -> ModuleType:
    module = ModuleType("kernel")
    names: dict[str, Any] = vars(module)
    plain = text.replace("@njit(cache=True, ", "@njit(")
    exec(compile(plain, "<kernel>", "exec"), names)  # noqa: S102 - it is our own
    return module
