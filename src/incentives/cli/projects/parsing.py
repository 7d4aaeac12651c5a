"""The commands about projects are read; nothing here needs what the commands need."""

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from incentives.cli.arguments import ProjectArguments
from incentives.cli.options import Parser, add_project
from incentives.errors import PolicyError
from incentives.projects.asking import Begun, LawAsked, file_asked
from incentives.values.text import OF_LIBRARIES, Language
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import projects as wordings


def init_options(init: Parser) -> None:
    """The command `init`: of which place, in which folder."""
    init.set_defaults(read=_read_init)
    init.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path(),
        metavar=init.said(help_words.FOLDER_NAME),
        help=init.said(wordings.INIT_FOLDER),
    )
    init.add_argument(
        "--place",
        required=True,
        metavar=init.said(help_words.CODE_NAME),
        help=init.said(wordings.INIT_PLACE),
    )
    for option, about in (("--name", wordings.NAME), ("--english-name", wordings.ENGLISH_NAME)):
        init.add_argument(
            option,
            default="",
            metavar=init.said(help_words.TEXT_NAME),
            help=init.said(about),
        )


def _read_init(parsed: argparse.Namespace) -> ProjectArguments:
    begun = Begun(
        place=parsed.place.strip(), zh=parsed.name.strip(), en=parsed.english_name.strip()
    )
    return ProjectArguments(project=parsed.folder, begun=begun, language=Language(parsed.lang))


def lock_options(command: Parser) -> None:
    """The command `lock`, of the project that the working folder is in, or that is named."""
    command.set_defaults(read=_read_lock)
    add_project(command)


def _read_lock(parsed: argparse.Namespace) -> ProjectArguments:
    return ProjectArguments(project=parsed.project, begun=None, language=Language(parsed.lang))


def language_of_project(typed: Sequence[str]) -> Language:
    """The first language of the project that is named among what was typed, or of the folder.

    That of the bundled law where there is none, or its file is faulty: that is told when the
    command is run.
    """
    named = [text.partition("=")[2] for text in typed if text.startswith("--project=")]
    named += [value for option, value in pairwise(typed) if option == "--project"]
    asked = LawAsked(project=Path(named[0]) if named else None)
    try:
        if file_asked(asked, start=Path.cwd()) is None:
            return OF_LIBRARIES[0]
        from incentives.cli.projects.asked import project_of

        return project_of(asked).languages[0]
    except PolicyError:
        return OF_LIBRARIES[0]
