"""Which layer is checked, and over which."""

from pathlib import Path

from incentives.projects import Project
from incentives.projects.project import LayerSource, source_of


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


def _real(layer: LayerSource) -> LayerSource:
    return layer.resolve() if isinstance(layer, Path) else layer
