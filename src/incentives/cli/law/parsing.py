"""The commands about the law by itself are read; nothing here needs what the commands need."""

import argparse
from pathlib import Path

from incentives.cli.arguments import KernelArguments, VocabularyArguments
from incentives.cli.options import (
    Parser,
    add_days,
    add_law,
    add_overlays,
    add_place,
    law_asked,
)
from incentives.values.text import Language
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import kernel as kernel_words
from incentives.wordings.cli import vocabulary as wordings


def kernel_options(kernel: Parser) -> None:
    """The command `kernel`: the text that decides an incentive, or how much of each there is."""
    kernel.set_defaults(read=_read_kernel)
    kernel.add_argument(
        "incentive",
        nargs="?",
        metavar=kernel.said(help_words.INCENTIVE_NAME),
        help=kernel.said(kernel_words.INCENTIVE),
    )
    add_place(kernel, kernel_words.PLACE)
    add_days(kernel)
    add_overlays(kernel)
    add_law(kernel)


def _read_kernel(parsed: argparse.Namespace) -> KernelArguments:
    return KernelArguments(
        incentive=parsed.incentive,
        place=parsed.place,
        on=parsed.on,
        known_on=parsed.known_on,
        overlays=tuple(parsed.overlay),
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )


def vocabulary_options(command: Parser) -> None:
    """The command `vocabulary`: of which place, and into which file."""
    command.set_defaults(read=_read_vocabulary)
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
