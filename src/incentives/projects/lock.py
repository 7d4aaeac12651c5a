"""The lock of a project: which version of each layer from elsewhere its work rests on."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError
from incentives.policy.origin.layer import digest_shown
from incentives.projects.faults import fault_of, line_of
from incentives.projects.toml_file import read_toml
from incentives.values.text import Text

LOCK = "incentives.lock"
_HEAD = (
    "# Which version of each layer from elsewhere the project rests on.\n"
    "# Written by `incentives lock`; `incentives check` and every command hold the layers to it.\n"
)
_FIELDS = ("source", "name", "version", "digest")
_LOCK_IT = Text("请运行 incentives lock。", "Run `incentives lock`.")
_TAKE_ON = Text(
    "先用 incentives diff 查看有何不同，再运行 incentives lock 采用；或改回锁定的版本。",
    "See what is different with `incentives diff`, then run `incentives lock` to take it on; or go "
    "back to the version that is pinned.",
)
_PUT_BACK = Text(
    "请在项目文件的 layers 中写回；若确已不用，请运行 incentives lock。",
    "Put it back into the `layers` of the project file, or run `incentives lock` if it is meant to "
    "be gone.",
)


@attrs.frozen(kw_only=True)
class Pinned:
    """A layer as it is pinned; `source`: as the project file names it."""

    source: str
    name: str
    version: str
    digest: str


def locked(layers: Sequence[Pinned]) -> str:
    """The text of the lock of these layers."""
    tables = (
        "\n[[layer]]\n"
        + "".join(
            f"{field} = {json.dumps(getattr(layer, field), ensure_ascii=False)}\n"
            for field in _FIELDS
        )
        for layer in layers
    )
    return _HEAD + "".join(tables)


def faults_of_lock(file: Path, sources: Sequence[str]) -> tuple[Fault, ...]:
    """What of the layers from elsewhere, by their names alone, the lock does not know or has more.

    It is read wherever there is one: a layer that was pinned and is gone changes every answer.
    A lock that cannot be read is a `PolicyError`, which passes through.
    """
    path = file.with_name(LOCK)
    if not path.exists():
        missing = Text(f"没有 {LOCK}，各层版本未锁定", f"there is no {LOCK}: no layer is pinned")
        return (fault_of(path, "no-lock", missing, advice=_LOCK_IT),) if sources else ()
    text, pinned = _pinned_in(path)
    gone = [source for source in pinned if source not in sources]
    new = [source for source in sources if source not in pinned]
    return (
        *(_unpinned(path, source) for source in new),
        *(_gone(path, source, line=_line_in(text, source)) for source in gone),
    )


def faults_against_lock(file: Path, layers: Sequence[Pinned]) -> tuple[Fault, ...]:
    """What of the layers from elsewhere is not as the lock beside the project file says.

    A lock that cannot be read is a `PolicyError`, which passes through.
    """
    faults = faults_of_lock(file, [layer.source for layer in layers])
    path = file.with_name(LOCK)
    if not path.exists():
        return faults
    text, pinned = _pinned_in(path)
    others = (
        _other(path, layer, wanted, line=_line_in(text, layer.source))
        for layer in layers
        if (wanted := pinned.get(layer.source)) not in (None, layer)
    )
    return (*others, *faults)


def _pinned_in(path: Path) -> tuple[str, Mapping[str, Pinned]]:
    """The text of the lock, and what it pins by its source."""
    text, document = read_toml(path)
    return text, {layer.source: layer for layer in _layers_in(document, path)}


def _unpinned(path: Path, source: str) -> Fault:
    text = Text(f"“{source}”未锁定", f"'{source}' is not pinned")
    return fault_of(path, "layer-changed", text, advice=_LOCK_IT)


def _gone(path: Path, source: str, *, line: int) -> Fault:
    text = Text(f"项目已没有“{source}”这一层", f"the project has no layer '{source}' any more")
    return fault_of(path, "layer-changed", text, advice=_PUT_BACK, line=line)


def _other(path: Path, layer: Pinned, wanted: Pinned, *, line: int) -> Fault:
    found, pinned = _said(layer), _said(wanted)
    text = Text(
        f"“{layer.source}”为 {found}，锁定的是 {pinned}",
        f"'{layer.source}' is {found}, pinned is {pinned}",
    )
    return fault_of(path, "layer-changed", text, advice=_TAKE_ON, line=line)


def _line_in(text: str, source: str) -> int:
    """The line of the lock that names the source."""
    written = json.dumps(source, ensure_ascii=False)
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, said in lines if written in said), line_of(text, "source"))


def _said(layer: Pinned) -> str:
    return f"{layer.name} {layer.version} ({digest_shown(layer.digest)})"


def _layers_in(document: Mapping[str, object], path: Path) -> tuple[Pinned, ...]:
    listed = document.get("layer", [])
    tables = listed if isinstance(listed, list) else []
    if not all(_is_layer(table) for table in tables) or set(document) - {"layer"}:
        wrong = Text("不是 incentives lock 写的内容", "this is not what `incentives lock` writes")
        raise PolicyError([fault_of(path, "wrong-type", wrong, advice=_LOCK_IT)])
    return tuple(Pinned(**table) for table in tables)


def _is_layer(table: object) -> bool:
    return (
        isinstance(table, Mapping)
        and set(table) == set(_FIELDS)
        and all(isinstance(value, str) for value in table.values())
    )
