"""The law that every command with policies may be told: its project, and its library."""

from pathlib import Path

from incentives.childcare import policies_folder
from incentives.childcare.customary import customary_project, loaded
from incentives.policy.library import Library
from incentives.projects.asking import LawAsked, project_asked
from incentives.projects.project import Project


def project_of(asked: LawAsked) -> Project:
    """The project that was named, or that the working folder is in; else the bundled law.

    A faulty project file is a `PolicyError`, which passes through.
    """
    return project_asked(asked, customary_project(), start=Path.cwd())


def customary() -> Project:
    """What commands are about where no project says otherwise: the bundled law."""
    return customary_project()


def customary_folder() -> Path:
    """Where the policies of the bundled law stand."""
    return policies_folder()


def library_of(project: Project) -> Library:
    """Its library; that of the bundled law is one however often it is asked for.

    A faulty policy, or a layer that is not the one pinned, is a `PolicyError`.
    """
    return loaded(project)


def library_in(asked: LawAsked) -> Library:
    """The library of the law that was asked for."""
    return library_of(project_of(asked))
