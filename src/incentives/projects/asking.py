"""What was asked for, by options or by the folder that work is done in, as a project."""

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from incentives.projects.finding import file_above, file_named

if TYPE_CHECKING:
    from incentives.projects.project import Project


@attrs.frozen(kw_only=True)
class LawAsked:
    """Which law was asked for; whatever was left out is as the project says, or as customary.

    `policies`: layers, the uppermost first, each a folder or `package:NAME`. `project`: the file,
    or its folder. `vocabulary`: `module:Class`.
    """

    policies: tuple[str, ...] = ()
    project: Path | None = None
    vocabulary: str | None = None


@attrs.frozen(kw_only=True)
class Begun:
    """Of which place a repository is begun, by its code; its names, empty where none was said."""

    place: str
    zh: str = ""
    en: str = ""


def file_asked(asked: LawAsked, *, start: Path) -> Path | None:
    """The project file that was named, or that of the folder `start`; None: there is none.

    Nothing of it is read, nor is what reads it imported.

    Raises:
        PolicyError: if the file that was named is not there, or it is another user's.
    """
    return file_named(asked.project) if asked.project is not None else file_above(start)


def project_asked(asked: LawAsked, customary: "Project", *, start: Path) -> "Project":
    """The project that was named, or that `start` is in, with what was asked for instead.

    Layers that were asked for are not held to its lock: they are said in so many words.

    Raises:
        PolicyError: if its file is faulty, is not there, or is another user's.
    """
    from incentives.projects.project import source_of
    from incentives.projects.reading import read_project

    file = file_asked(asked, start=start)
    project = read_project(file, customary) if file is not None else customary
    if asked.vocabulary is not None:
        project = project.about(asked.vocabulary)
    if asked.policies:
        layers = tuple(source_of(layer, Path()) for layer in asked.policies)
        project = attrs.evolve(project, layers=layers, is_of_layers=False)
    return project
