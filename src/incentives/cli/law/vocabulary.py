"""The command `vocabulary`: the reference of the facts that rules can read."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from incentives.cli.arguments import VocabularyArguments
from incentives.cli.law.called import place_named
from incentives.cli.options import add_command, add_place
from incentives.cli.projects.asked import add_law, law_asked, library_of, project_of
from incentives.cli.showing import shown_or_written
from incentives.report.rule.asked.vocabulary_page import vocabulary_page
from incentives.values.text import Language
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import vocabulary as wordings

if TYPE_CHECKING:
    from incentives.cli.options import Commands


def add_vocabulary(commands: "Commands", language: Language) -> None:
    """The command `vocabulary`: of which place, and into which file."""
    command = add_command(commands, "vocabulary", wordings.VOCABULARY, _read_vocabulary, language)
    add_place(command, wordings.PLACE)
    command.add_argument(
        "--output",
        type=Path,
        metavar=command.said(help_words.FILE_NAME),
        help=command.said(wordings.OUTPUT),
    )
    add_law(command)


def _read_vocabulary(parsed: argparse.Namespace) -> VocabularyArguments:
    return VocabularyArguments(
        place=parsed.place,
        output=parsed.output,
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )


def run_vocabulary(arguments: VocabularyArguments) -> str:
    """The page; or, where it goes into a file, that it was written.

    All places are told of unless one is named: who writes a policy asks what all rules read, also
    in a project of one place. A place that there is not is a `Refusal` (`unknown-jurisdiction`), a
    file that cannot be written a `NoPaper`; both pass through.
    """
    library = library_of(project_of(arguments.law))
    place = place_named(arguments.place, library, arguments.language)
    page = vocabulary_page(library, arguments.language, place=place)
    return shown_or_written(page, arguments.output, arguments.language)
