"""The commands about the register are read; nothing here needs the packages of the desk."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from incentives.cli.arguments import AdministratorArguments, PaperArguments, RegisterArguments
from incentives.cli.options import Parser, add_law, add_overlays, add_register, law_asked
from incentives.report.printing.formats import FORMATS, PDF, Kind, formats_of
from incentives.values.text import Language
from incentives.wordings.cli import help as help_words

if TYPE_CHECKING:
    from incentives.report.printing.blocks import Sheet

_PAPER: "Kind[Sheet]" = Kind(paper=lambda sheet, _: sheet)


def administrator_options(command: Parser) -> None:
    """The command, with its options."""
    command.set_defaults(read=_read)
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


def register_options(command: Parser) -> None:
    """The command `register`: the register is verified, or a paper by its code."""
    command.set_defaults(read=_read_code)
    command.add_argument(
        "code",
        nargs="?",
        metavar=command.said(help_words.CODE_ON_PAPER),
        help=command.said(help_words.CODE_HELP),
    )
    command.add_argument(
        "--amount",
        metavar=command.said(help_words.AMOUNT_NAME),
        help=command.said(help_words.AMOUNT_ON_PAPER),
    )
    add_register(command)
    add_law(command)


def paper_options(command: Parser) -> None:
    """The command `paper`: a paper of a determination is printed, as it was kept."""
    command.set_defaults(read=_read_paper)
    command.add_argument(
        "entry",
        type=int,
        metavar=command.said(help_words.ENTRY_NAME),
        help=command.said(help_words.ENTRY),
    )
    command.add_argument("--annexes", action="store_true", help=command.said(help_words.ANNEXES))
    command.add_argument(
        "--format",
        choices=[form.name for form in formats_of(_PAPER)],
        default=PDF.name,
        help=command.said(help_words.DEFAULT, value=PDF.name),
    )
    command.add_argument(
        "--output",
        type=Path,
        required=True,
        metavar=command.said(help_words.FILE_NAME),
        help=command.said(help_words.PAPER_FILE),
    )
    command.add_argument(
        "--officer",
        metavar=command.said(help_words.TEXT_NAME),
        help=command.said(help_words.PRINTED_BY),
    )
    add_overlays(command)
    add_register(command)
    add_law(command)


def _read_paper(parsed: argparse.Namespace) -> PaperArguments:
    return PaperArguments(
        register=parsed.register,
        register_file=parsed.register_address_file,
        entry=parsed.entry,
        is_annexes=parsed.annexes,
        officer=parsed.officer,
        overlays=tuple(parsed.overlay),
        output=parsed.output,
        law=law_asked(parsed),
        language=Language(parsed.lang),
        format=FORMATS[parsed.format],
    )


def _read_code(parsed: argparse.Namespace) -> RegisterArguments:
    return RegisterArguments(
        register=parsed.register,
        register_file=parsed.register_address_file,
        code=parsed.code,
        amount=parsed.amount,
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )
