"""Where the layers of a library lie, and what faults call the files of each."""

from collections.abc import Sequence
from pathlib import Path

from incentives.loading.text.survey import PolicyRoot
from incentives.policy.origin.layer import PolicyPackage


def roots_of(layers: Sequence[Path | PolicyPackage]) -> tuple[PolicyRoot, ...]:
    """Where they lie. A label is the name of the folder, or more if an upper layer has that.

    Raises:
        PolicyError: if a package is not there (see `folder_of`), or is written as a folder.
    """
    roots: list[PolicyRoot] = []
    for layer in layers:
        folder = _folder_of(layer)
        is_taken = folder.name in {root.label for root in roots}
        label = _label(layer, folder) if is_taken else folder.name
        roots.append(PolicyRoot(folder=folder, label=label))
    return tuple(roots)


def _folder_of(layer: Path | PolicyPackage) -> Path:
    if isinstance(layer, Path) and layer.is_dir():
        return layer
    from incentives.loading.text.folder.packages import folder_of, refuse_package_as_path

    if isinstance(layer, PolicyPackage):
        return folder_of(layer)
    refuse_package_as_path(layer)
    return layer


def _label(layer: Path | PolicyPackage, folder: Path) -> str:
    """What tells the folder from others of its name: its package, or the path that was given."""
    if isinstance(layer, PolicyPackage):
        return f"{layer.name}:{folder.name}"
    return folder.as_posix()
