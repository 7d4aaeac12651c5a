"""The command `administrator` is read; nothing here needs the packages of the desk."""

import argparse
from typing import TYPE_CHECKING

from incentives.cli.arguments import AdministratorArguments
from incentives.cli.options import add_command, add_register
from incentives.values.text import Language
from incentives.wordings.cli import help as help_words

if TYPE_CHECKING:
    from incentives.cli.options import Commands


def add_administrator(commands: "Commands", language: Language) -> None:
    """The command, with its options."""
    command = add_command(commands, "administrator", help_words.ADMINISTRATOR, _read, language)
    add_register(command)
    for name, told in (
        ("--issuer", help_words.ISSUER),
        ("--subject", help_words.SUBJECT),
        ("--name", help_words.PERSON),
    ):
        command.add_argument(
            name, required=True, metavar=command.said(help_words.TEXT_NAME), help=command.said(told)
        )
    command.add_argument(
        "--reason",
        default="",
        metavar=command.said(help_words.TEXT_NAME),
        help=command.said(help_words.REASON),
    )


def _read(parsed: argparse.Namespace) -> AdministratorArguments:
    return AdministratorArguments(
        register=parsed.register,
        register_file=parsed.register_address_file,
        issuer=parsed.issuer,
        subject=parsed.subject,
        name=parsed.name,
        reason=parsed.reason.strip(),
        language=Language(parsed.lang),
    )
