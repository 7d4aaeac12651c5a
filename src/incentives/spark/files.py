"""A library as the texts of its files: what is sent to executors, and made a library there."""

import hashlib
import os
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import attrs

from incentives.brief import brief
from incentives.calculator import vocabulary_of
from incentives.loading.files.kept.library import library_of_texts
from incentives.loading.files.kept.shelf import shelf_of_user
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.loading.text.folder.roots import roots_of
from incentives.loading.text.folder.texts import FolderText, texts_digest, texts_in
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.source import text_of_file
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import PathLike, Policies, layers_in
from incentives.spark.refusal import SparkError
from incentives.values.text import Text

_PACKAGE = Path(__file__).parents[1]


@attrs.frozen(kw_only=True)
class LibraryFiles:
    """The files of a library, of which each process makes the same library.

    `vocabulary`: the class of cases as `module:Class`, which is installed wherever they are used.
    """

    vocabulary: str
    _layers: tuple[FolderText, ...] = attrs.field(repr=False)

    __repr__ = brief

    @property
    def digests(self) -> Mapping[str, str]:
        """By the name of each folder, the uppermost layer first, the digest over its texts."""
        return {layer.name: layer.digest for layer in self._layers}


@attrs.frozen(kw_only=True)
class OverlayFile:
    """The text of an overlay, and what faults call it."""

    name: str
    text: str


def library_files(policies: Policies, *, vocabulary: type) -> LibraryFiles:
    """The policy files of a library as they are now, to be sent to executors.

    Args:
        policies: as for `incentives.load_library`.
        vocabulary: the attrs class of cases. Executors import it by its name: it is in a module
            that is installed there, not in a script and not inside a function.

    Raises:
        PolicyError: if a file cannot be read, or there is none.
        SparkError: `no-vocabulary`, if the class cannot be found by its name.
    """
    log = FaultLog()
    layers = texts_in(roots_of(layers_in(policies)), log)
    log.raise_if_any()
    name = f"{vocabulary.__module__}:{vocabulary.__qualname__}"
    if vocabulary.__module__ == "__main__" or _class_named(name) is not vocabulary:
        raise SparkError(_no_vocabulary(name), "no-vocabulary")
    return LibraryFiles(vocabulary=name, layers=layers)


def overlay_file(path: PathLike) -> OverlayFile:
    """The overlay in the file as text; it is checked against the library later.

    Raises:
        PolicyError: if it cannot be read.
    """
    name = Path(path).name
    return OverlayFile(name=name, text=text_of_file(Path(path), shown_as=name, limits=OF_POLICIES))


@lru_cache(maxsize=4)
def library_of(
    files: LibraryFiles, overlays: tuple[OverlayFile, ...]
) -> tuple[Library, tuple[Overlay, ...]]:
    """The checked library of the files, with the overlays: once in a process.

    It is taken from the libraries kept for the user of the process if it is among them.

    Raises:
        SparkError: `other-library`, if the texts are not those of the digest; `no-vocabulary`, if
            their vocabulary is not installed here.
        PolicyError: with every fault of files and overlays.
    """
    for layer in files._layers:
        _check_texts(layer)
    cls = _class_named(files.vocabulary)
    if cls is None:
        raise SparkError(_no_vocabulary(files.vocabulary), "no-vocabulary")
    library = library_of_texts(files._layers, vocabulary_of(cls), shelf_of_user(os.environ))
    told = (load_overlay_text(one.text, file=one.name, library=library) for one in overlays)
    return library, tuple(told)


def _check_texts(layer: FolderText) -> None:
    found = texts_digest(layer.texts)
    if found != layer.digest:
        text = Text(
            f"收到的政策文件“{layer.name}”摘要为 {found}，应为 {layer.digest}："
            "文件已被更改，不予计算",
            f"the digest of the policy files of '{layer.name}' that came is {found}, and should be "
            f"{layer.digest}: they were changed on the way, and nothing is decided by them",
        )
        raise SparkError(text, "other-library")


@lru_cache(maxsize=1)
def program_digest() -> str:
    """A SHA-256 over the sources of the program: another one may decide otherwise."""
    hashed = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        hashed.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def check_program(digest: str) -> None:
    """The program here is the one whose digest was told.

    Raises:
        SparkError: `other-program`, if it is not.
    """
    if program_digest() != digest:
        text = Text(
            "执行节点上安装的 incentives 与提交任务的不是同一版本；请在所有节点安装同一版本",
            "incentives at the executor is not the one that sent the work: install the same "
            "release on every node",
        )
        raise SparkError(text, "other-program")


def _class_named(name: str) -> type | None:
    """The class of that name, `module:Class`; None where there is none."""
    module, _, path = name.partition(":")
    try:
        found: object = attrgetter(path)(import_module(module))
    except (ImportError, AttributeError):
        return None
    return found if isinstance(found, type) else None


def _no_vocabulary(name: str) -> Text:
    return Text(
        f"找不到事实词汇类“{name}”；它应在各节点均已安装的模块中，不能写在脚本或函数里",
        f"the vocabulary '{name}' is not found: its class stands in a module that is installed on "
        "every node, not in a script or inside a function",
    )
