"""Options that several commands share, and how a day is written on the command line."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from incentives.cli.arguments import Arguments
from incentives.report.printing.formats import FORMATS, JSON, TEXT, Format, Kind, formats_of
from incentives.values.text import Language

if TYPE_CHECKING:  # it can be subscripted for type checkers only
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Shown = TypeVar("Shown")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def add_command(
    commands: "Commands",
    name: str,
    purpose: str,
    read: Callable[[argparse.Namespace], Arguments],
) -> argparse.ArgumentParser:
    """The command, with the option for its language.

    `read`: makes its arguments of what was parsed. Its purpose is told in the list of commands and,
    as a sentence, in its own help.
    """
    command = commands.add_parser(
        name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}."
    )
    command.set_defaults(read=read)
    languages = [language.value for language in Language]
    command.add_argument(
        "--lang", choices=languages, default=languages[0], help=f"default: {languages[0]}"
    )
    return command


def add_case(command: argparse.ArgumentParser, *, of: str = "") -> None:
    """The command takes the file of a case."""
    command.add_argument(
        "case", type=Path, metavar="CASE", help=f"a case file, YAML or JSON{of}; -: standard input"
    )


def add_overlays(command: argparse.ArgumentParser) -> None:
    """The command takes overlay files, in rising precedence."""
    command.add_argument(
        "--overlay",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="figures supplied or tried; repeatable",
    )


def add_format(command: argparse.ArgumentParser, kind: Kind[Shown]) -> None:
    """The command writes in one of the formats that show such documents, as text unless told."""
    _add_format(command, kind)


def _add_format(command: argparse._ActionsContainer, kind: Kind[Shown]) -> None:
    command.add_argument(
        "--format",
        choices=[form.name for form in formats_of(kind)],
        help=f"default: {TEXT.name}",
    )


def add_formats(command: argparse.ArgumentParser, kind: Kind[Shown]) -> None:
    """As `add_format`, and JSON can be asked for in short; such documents have a record."""
    either = command.add_mutually_exclusive_group()
    _add_format(either, kind)
    either.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const=JSON.name,
        help=f"the same as --format {JSON.name}",
    )


def format_asked(parsed: argparse.Namespace) -> Format:
    """The format that was asked for; text where none was."""
    return FORMATS[parsed.format or TEXT.name]


def add_policies(command: argparse.ArgumentParser) -> None:
    """The command can use policies other than the bundled ones."""
    command.add_argument(
        "--policies", type=Path, metavar="FOLDER", help="policies other than those bundled"
    )


def day_typed(text: str) -> date:
    """A day as it is written in cases: `2023-12-31` and nothing else.

    Raises:
        ArgumentTypeError: when it is written otherwise, or there is no such day.
    """
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"there is no day {text}") from None
    raise argparse.ArgumentTypeError(f"expected a date such as 2023-12-31, got '{text}'")
