"""Options that several commands share, and how a day is written on the command line."""

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import attrs

from incentives.projects.asking import LawAsked
from incentives.report.printing.formats import FORMATS, JSON, TEXT, Format, Kind, formats_of
from incentives.values.text import SPOKEN, Language, Text
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import projects as project_words

if TYPE_CHECKING:  # it can be subscripted for type checkers only
    Commands = argparse._SubParsersAction["Parser"]

Shown = TypeVar("Shown")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Parser(argparse.ArgumentParser):
    """A parser whose help and refusals are in one language, argparse's own words among them."""

    def __init__(self, *, language: Language, prog: str | None = None, about: str = "") -> None:
        super().__init__(prog=prog, description=about, add_help=False)
        self.language = language
        self._positionals.title = self.said(help_words.POSITIONALS)
        self._optionals.title = self.said(help_words.OPTIONS)
        self.add_argument("-h", "--help", action="help", help=self.said(help_words.HELP))

    def said(self, text: Text, **gaps: object) -> str:
        """The wording in the language of the parser, with its gaps filled."""
        return text.to(self.language).format(**gaps)

    def format_usage(self) -> str:
        """The usage, under its heading in the language."""
        return self._headed(super().format_usage())

    def format_help(self) -> str:
        """The help, whose usage has its heading in the language."""
        return self._headed(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Tells the usage and what is wrong in the language, and leaves by `SystemExit` (2)."""
        from incentives.report.words.authors import told_of  # noqa: PLC0415 - where it is wrong

        told = told_of(message, help_words.ARGUMENTS, self.language) or message
        self.print_usage(sys.stderr)
        self.exit(2, self.said(help_words.REFUSED, prog=self.prog, message=told))

    def _headed(self, shown: str) -> str:
        return self.said(help_words.USAGE) + shown.removeprefix(help_words.USAGE.en)


def add_command(
    commands: "Commands",
    name: str,
    purpose: Text,
    language: Language,
) -> Parser:
    """The command, with no option yet.

    Its purpose is told in the list of commands and, as a sentence, in its own help.
    """
    said = purpose.to(language)
    stop = "。" if language.is_chinese else "."
    return commands.add_parser(
        name, help=said, about=f"{said[0].upper()}{said[1:]}{stop}", language=language
    )


def add_common(command: Parser) -> None:
    """The command has the options that every one has: its language, and whether loads are told."""
    language = command.language
    command.add_argument(
        "--lang",
        choices=list(dict.fromkeys(spoken.tag for spoken in (*SPOKEN, language))),
        default=language.tag,
        help=command.said(help_words.DEFAULT, value=language.tag),
    )
    command.add_argument(
        "-v", "--verbose", action="store_true", help=command.said(help_words.VERBOSE)
    )


def add_case(command: Parser, about: Text = help_words.CASE) -> None:
    """The command takes the file of a case."""
    command.add_argument(
        "case", type=Path, metavar=command.said(help_words.CASE_NAME), help=command.said(about)
    )


def add_place(command: Parser, about: Text) -> None:
    """The command can be told a place, by its code or its name."""
    command.add_argument(
        "--place", metavar=command.said(help_words.CODE_NAME), help=command.said(about)
    )


def add_days(command: Parser) -> None:
    """The command can be told up to which day facts count, and what was published by when."""
    for option, about in (("--on", help_words.ON), ("--known-on", help_words.KNOWN_ON)):
        command.add_argument(
            option,
            type=day_typed,
            metavar=command.said(help_words.DATE_NAME),
            help=command.said(about),
        )


def add_overlays(command: Parser) -> None:
    """The command takes overlay files, in rising precedence."""
    command.add_argument(
        "--overlay",
        type=Path,
        action="append",
        default=[],
        metavar=command.said(help_words.FILE_NAME),
        help=command.said(help_words.OVERLAY),
    )


def add_format(command: Parser, kind: Kind[Shown]) -> None:
    """The command writes in one of the formats that show such documents, as text unless told."""
    _add_format(command, kind, command)


def _add_format(place: argparse._ActionsContainer, kind: Kind[Shown], command: Parser) -> None:
    place.add_argument(
        "--format",
        choices=[form.name for form in formats_of(kind)],
        help=command.said(help_words.DEFAULT, value=TEXT.name),
    )


def add_formats(command: Parser, kind: Kind[Shown]) -> None:
    """As `add_format`, and JSON can be asked for in short; such documents have a record."""
    either = command.add_mutually_exclusive_group()
    _add_format(either, kind, command)
    either.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const=JSON.name,
        help=command.said(help_words.JSON_SHORT, form=JSON.name),
    )


def format_asked(parsed: argparse.Namespace) -> Format:
    """The format that was asked for; text where none was."""
    return FORMATS[parsed.format or TEXT.name]


def add_project(command: Parser) -> None:
    """The command can be told which project it is about."""
    command.add_argument(
        "--project",
        type=Path,
        metavar=command.said(help_words.FOLDER_NAME),
        help=command.said(project_words.PROJECT),
    )


def add_law(command: Parser) -> None:
    """The command can be told of which project it is, and what instead of what that says."""
    command.add_argument(
        "--policies",
        action="append",
        default=[],
        metavar=command.said(project_words.LAYER_NAME),
        help=command.said(project_words.POLICIES),
    )
    command.add_argument(
        "--vocabulary",
        metavar=command.said(project_words.CLASS_NAME),
        help=command.said(project_words.VOCABULARY),
    )
    add_project(command)


def law_asked(parsed: argparse.Namespace) -> LawAsked:
    """What the options of `add_law` say."""
    return LawAsked(
        policies=tuple(parsed.policies), project=parsed.project, vocabulary=parsed.vocabulary
    )


def add_register(command: Parser) -> None:
    """The command can be told where the register is, itself or by a file."""
    either = command.add_mutually_exclusive_group()
    either.add_argument(
        "--register",
        metavar=command.said(help_words.ADDRESS_NAME),
        help=command.said(help_words.REGISTER),
    )
    either.add_argument(
        "--register-address-file",
        type=Path,
        metavar=command.said(help_words.FILE_NAME),
        help=command.said(help_words.REGISTER_FILE),
    )


@attrs.frozen
class WholeNumber:
    """Reads a whole number from 0 to the most that there can be."""

    most: int

    def __call__(self, typed: str) -> int:
        """The number that was typed.

        Raises:
            ArgumentTypeError: if it is none, or too large.
        """
        if typed.isascii() and typed.isdecimal() and int(typed[:30]) <= self.most:
            return int(typed)
        wanted = f"expected a whole number up to {self.most}"
        raise argparse.ArgumentTypeError(f"{wanted}, got '{typed}'")


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
