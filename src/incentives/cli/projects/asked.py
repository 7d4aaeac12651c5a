"""The law that every command with policies may be told: its options, its project, its library."""

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from incentives.childcare import policies_folder
from incentives.childcare.customary import customary_project, loaded
from incentives.cli.options import Parser, add_project
from incentives.errors import PolicyError
from incentives.policy.library import Library
from incentives.projects.asking import LawAsked, project_asked
from incentives.projects.project import Project
from incentives.values.text import Language
from incentives.wordings.cli import projects as wordings


def add_law(command: Parser) -> None:
    """The command can be told of which project it is, and what instead of what that says."""
    command.add_argument(
        "--policies",
        action="append",
        default=[],
        metavar=command.said(wordings.LAYER_NAME),
        help=command.said(wordings.POLICIES),
    )
    command.add_argument(
        "--vocabulary",
        metavar=command.said(wordings.CLASS_NAME),
        help=command.said(wordings.VOCABULARY),
    )
    add_project(command)


def law_asked(parsed: argparse.Namespace) -> LawAsked:
    """What the options of `add_law` say."""
    return LawAsked(
        policies=tuple(parsed.policies), project=parsed.project, vocabulary=parsed.vocabulary
    )


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


def language_of_project(typed: Sequence[str]) -> Language:
    """The first language of the project that is named among what was typed, or of the folder.

    Chinese where there is none, or its file is faulty: that is told when the command is run.
    """
    named = [text.partition("=")[2] for text in typed if text.startswith("--project=")]
    named += [value for option, value in pairwise(typed) if option == "--project"]
    try:
        return project_of(LawAsked(project=Path(named[0]) if named else None)).languages[0]
    except PolicyError:
        return Language.ZH
