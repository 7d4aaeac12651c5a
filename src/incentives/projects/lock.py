"""The lock of a project: which version of each layer from elsewhere its work rests on."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.source import text_of_file
from incentives.projects.faults import fault_of, line_of, syntax_fault
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
_SHORT = 12


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


def faults_against_lock(file: Path, layers: Sequence[Pinned]) -> tuple[Fault, ...]:
    """What of the layers is not as the lock beside the project file says.

    A lock that cannot be read is a `PolicyError`, which passes through.
    """
    path = file.with_name(LOCK)
    if not layers:
        return ()
    if not path.is_file():
        missing = Text(f"没有 {LOCK}，各层版本未锁定", f"there is no {LOCK}: no layer is pinned")
        return (fault_of(path, "no-lock", missing, advice=_LOCK_IT),)
    text = text_of_file(path, shown_as=str(path), limits=OF_POLICIES)
    pinned = {layer.source: layer for layer in _read(path, text)}
    faults = [
        fault
        for layer in layers
        if (fault := _difference(path, text, layer, pinned.get(layer.source))) is not None
    ]
    gone = [source for source in pinned if source not in {layer.source for layer in layers}]
    faults += [
        fault_of(
            path,
            "layer-changed",
            Text(f"项目已没有“{source}”这一层", f"the project has no layer '{source}' any more"),
            advice=_LOCK_IT,
        )
        for source in gone
    ]
    return tuple(faults)


def _difference(path: Path, text: str, layer: Pinned, pinned: Pinned | None) -> Fault | None:
    if pinned == layer:
        return None
    if pinned is None:
        new = Text(f"“{layer.source}”未锁定", f"'{layer.source}' is not pinned")
        return fault_of(path, "layer-changed", new, advice=_LOCK_IT)
    found, wanted = _said(layer), _said(pinned)
    other = Text(
        f"“{layer.source}”为 {found}，锁定的是 {wanted}",
        f"'{layer.source}' is {found}, pinned is {wanted}",
    )
    line = next(
        (
            number
            for number, said in enumerate(text.splitlines(), 1)
            if json.dumps(layer.source, ensure_ascii=False) in said
        ),
        line_of(text, "source"),
    )
    return fault_of(path, "layer-changed", other, advice=_TAKE_ON, line=line)


def _said(layer: Pinned) -> str:
    return f"{layer.name} {layer.version} ({layer.digest[:_SHORT]})"


def _read(path: Path, text: str) -> tuple[Pinned, ...]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError([syntax_fault(path, str(error))]) from error
    listed = document.get("layer", [])
    tables = listed if isinstance(listed, list) else []
    if not all(_is_pinned(table) for table in tables) or set(document) - {"layer"}:
        wrong = Text("不是 incentives lock 写的内容", "this is not what `incentives lock` writes")
        raise PolicyError([fault_of(path, "wrong-type", wrong, advice=_LOCK_IT)])
    return tuple(Pinned(**table) for table in tables)


def _is_pinned(table: object) -> bool:
    return (
        isinstance(table, Mapping)
        and set(table) == set(_FIELDS)
        and all(isinstance(value, str) for value in table.values())
    )
