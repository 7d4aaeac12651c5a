"""Where the layers of a library lie, and what faults call the files of each."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from incentives.loading.text.survey import PolicyRoot
from incentives.policy.origin.layer import PolicyPackage


def roots_of(layers: Sequence[Path | PolicyPackage]) -> tuple[PolicyRoot, ...]:
    """Where they lie. Labels are the names of the folders, with more before those that are alike.

    Raises:
        PolicyError: if a package is not there (see `folder_of`).
    """
    folders = [_folder_of(layer) for layer in layers]
    named = Counter(folder.name for folder in folders)
    return tuple(
        PolicyRoot(
            folder=folder,
            label=folder.name if named[folder.name] == 1 else _label(layer, folder),
        )
        for layer, folder in zip(layers, folders, strict=True)
    )


def _folder_of(layer: Path | PolicyPackage) -> Path:
    if isinstance(layer, Path):
        return layer
    from incentives.loading.text.folder.packages import folder_of

    return folder_of(layer)


def _label(layer: Path | PolicyPackage, folder: Path) -> str:
    """What tells the folder from others of its name: its package, or the path that was given."""
    if isinstance(layer, PolicyPackage):
        return f"{layer.name}:{folder.name}"
    return folder.as_posix()
