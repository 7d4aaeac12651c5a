"""Which layer is checked, and over which."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from incentives.cli.projects.asked import customary, customary_folder
from incentives.policy.library import Library
from incentives.policy.origin.layer import digest_shown
from incentives.projects.finding import FILE
from incentives.projects.project import LayerSource, Project, source_of
from incentives.values.text import Language
from incentives.wordings.cli import projects as wordings
from incentives.wordings.cli.commands import LIST

_POLICIES = "policies"
_ALIKE = 0.8
"""So alike are `incentive.toml` and the name of a project file; `pyproject.toml` is less so."""


def layers_checked(written: str | None, project: Project) -> tuple[LayerSource, ...]:
    """The layer that is checked, and those under it; None: the uppermost one of the project.

    One that the project has stands on what lies under it there; any other is a library by itself.
    """
    if written is None:
        return project.layers
    named = source_of(written, Path())
    for at, layer in enumerate(project.layers):
        if _real(layer) == _real(named):
            return project.layers[at:]
    return (named,)


def subject_of(
    layers: Sequence[LayerSource], project: Project, library: Library, language: Language
) -> str:
    """What is checked in words: the layer, and those it lies over, with their versions.

    Where the bundled law is checked because no project file was found, what looks like a project of
    the working folder is named: it was not read.
    """
    bundled = customary().layers

    def called(source: LayerSource) -> str:
        if project.file is None and source in bundled:
            return wordings.BUNDLED_LAW.to(language)
        return project.written(source)

    told, *under = (
        wordings.VERSIONED.to(language).format(
            layer=called(source),
            name=layer.name,
            version=layer.version,
            digest=digest_shown(layer.digest),
        )
        for source, layer in zip(layers, library.layers, strict=True)
    )
    if under:
        lower = LIST.to(language).join(under)
        told = wordings.OVER.to(language).format(layer=told, lower=lower)
    beside = _like_a_project(Path.cwd()) if project == customary() else ()
    if layers != bundled or not beside:
        return told
    names = LIST.to(language).join(beside)
    return wordings.NO_FILE_FOUND.to(language).format(layers=told, beside=names)


def _like_a_project(folder: Path) -> tuple[str, ...]:
    """What of the folder may have been meant for a project: a file named alike, or policies."""
    entries = sorted(folder.iterdir())
    policies = [
        entry.name
        for entry in entries
        if entry.name == _POLICIES and entry.is_dir() and not entry.samefile(customary_folder())
    ]
    files = [entry.name for entry in entries if entry.is_file()]
    return (*get_close_matches(FILE, files, cutoff=_ALIKE), *policies)


def _real(layer: LayerSource) -> LayerSource:
    return layer.resolve() if isinstance(layer, Path) else layer
