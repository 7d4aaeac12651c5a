"""The command line is read.

A command is one function that adds it, with its options and what the help says of them, beside the
one that makes its arguments of what was parsed.
"""

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from incentives.cli.arguments import (
    Arguments,
    CheckArguments,
    DeskArguments,
    DiffArguments,
    ExplainArguments,
    SchemaArguments,
)
from incentives.cli.documents import CHECK, COMPARISON, RULE
from incentives.cli.law.kernel import add_kernel
from incentives.cli.law.vocabulary import add_vocabulary
from incentives.cli.many.sampling import add_sample
from incentives.cli.many.tables import add_batch
from incentives.cli.office.parsing import add_administrator, add_printing, add_verifying
from incentives.cli.options import (
    Parser,
    add_command,
    add_format,
    add_formats,
    add_place,
    add_register,
    day_typed,
    format_asked,
)
from incentives.cli.parsing_cases import add_assess, add_new_case, add_reassess, add_recover
from incentives.cli.projects.asked import add_law, language_of_project, law_asked
from incentives.cli.projects.beginning import add_init
from incentives.cli.projects.locking import add_lock
from incentives.cli.projects.offered import offered_law
from incentives.documents.shapes.schema import RESULTS
from incentives.values.text import Language, is_language
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import projects as wordings
from incentives.wordings.cli import tables as table_words

if TYPE_CHECKING:
    from incentives.cli.options import Commands


def parse_arguments(argv: Sequence[str] | None) -> Arguments:
    """The command and its options; `argv=None`: the arguments of the process.

    Leaves by `SystemExit`, after telling what is wrong (2) or showing the help or the version (0),
    in the language that `--lang` asks for.
    """
    typed = sys.argv[1:] if argv is None else argv
    parsed = _parser(language_asked(typed)).parse_args(argv)
    arguments: Arguments = parsed.read(parsed)
    return arguments


def language_asked(typed: Sequence[str]) -> Language:
    """The language that the arguments ask for, before they are read; else that of the project."""
    named = [text.partition("=")[2] for text in typed if text.startswith("--lang=")]
    named += [value for option, value in pairwise(typed) if option == "--lang"]
    if named and is_language(named[0]):
        return Language(named[0])
    return language_of_project(typed)


def verbose_asked(typed: Sequence[str]) -> bool:
    """Whether the arguments ask to be told of loads and timings, before they are read."""
    return not {"-v", "--verbose"}.isdisjoint(typed)


class _ShowVersion(argparse.Action):
    """Looks the versions of program and law up only when they are asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        assert isinstance(parser, Parser)
        try:
            print(f"incentives {version('incentives')}")
        except PackageNotFoundError:
            print(parser.said(help_words.FROM_SOURCES))
        for line in offered_law(parser.language):
            print(line)
        parser.exit()


def _parser(language: Language) -> Parser:
    parser = Parser(prog="incentives", about=help_words.PURPOSE.to(language), language=language)
    parser.add_argument(
        "--version", action=_ShowVersion, nargs=0, help=parser.said(help_words.VERSION)
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=parser.said(help_words.COMMAND_NAME)
    )
    for add in (
        add_assess,
        add_recover,
        _add_check,
        _add_explain,
        add_kernel,
        add_vocabulary,
        add_batch,
        add_sample,
        add_new_case,
        _add_schema,
        add_reassess,
        _add_diff,
        add_init,
        add_lock,
        _add_desk,
        add_administrator,
        add_verifying,
        add_printing,
    ):
        add(commands, language)
    return parser


def _add_check(commands: "Commands", language: Language) -> None:
    check = add_command(commands, "check", help_words.CHECK, _read_check, language)
    check.add_argument(
        "layer",
        nargs="?",
        metavar=check.said(wordings.LAYER_NAME),
        help=check.said(wordings.CHECKED_LAYER),
    )
    check.add_argument(
        "--boundaries",
        action="store_true",
        help=check.said(help_words.BOUNDARIES),
    )
    add_format(check, CHECK)
    add_law(check)


def _read_check(parsed: argparse.Namespace) -> CheckArguments:
    return CheckArguments(
        layer=parsed.layer,
        law=law_asked(parsed),
        language=Language(parsed.lang),
        boundaries=parsed.boundaries,
        format=format_asked(parsed),
    )


def _add_explain(commands: "Commands", language: Language) -> None:
    explain = add_command(commands, "explain", help_words.EXPLAIN, _read_explain, language)
    explain.add_argument(
        "incentive",
        metavar=explain.said(help_words.INCENTIVE_NAME),
        help=explain.said(help_words.INCENTIVE),
    )
    add_format(explain, RULE)
    add_law(explain)


def _read_explain(parsed: argparse.Namespace) -> ExplainArguments:
    return ExplainArguments(
        incentive=parsed.incentive,
        law=law_asked(parsed),
        language=Language(parsed.lang),
        format=format_asked(parsed),
    )


def _add_schema(commands: "Commands", language: Language) -> None:
    schema = add_command(commands, "schema", help_words.SCHEMA, _read_schema, language)
    of_what = schema.add_mutually_exclusive_group()
    of_what.add_argument("--case", action="store_true", help=schema.said(help_words.OF_CASES))
    of_what.add_argument("--result", choices=list(RESULTS), help=schema.said(help_words.OF_RESULTS))
    of_what.add_argument("--table", action="store_true", help=schema.said(table_words.OF_TABLES))
    add_law(schema)


def _read_schema(parsed: argparse.Namespace) -> SchemaArguments:
    return SchemaArguments(
        of_result=parsed.result,
        of_cases=parsed.case,
        of_tables=parsed.table,
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )


def _add_diff(commands: "Commands", language: Language) -> None:
    diff = add_command(commands, "diff", help_words.DIFF, _read_diff, language)
    diff.add_argument("before", metavar="A", help=diff.said(wordings.SIDE))
    diff.add_argument("after", metavar="B", help=diff.said(wordings.OTHER_SIDE))
    diff.add_argument(
        "--cases",
        type=Path,
        nargs="+",
        default=[],
        metavar=diff.said(help_words.FILE_NAME),
        help=diff.said(help_words.CASES),
    )
    diff.add_argument(
        "--on",
        type=day_typed,
        metavar=diff.said(help_words.DATE_NAME),
        help=diff.said(help_words.LAST_DAY_OF_FILES),
    )
    add_formats(diff, COMPARISON)
    add_law(diff)


def _read_diff(parsed: argparse.Namespace) -> DiffArguments:
    return DiffArguments(
        before=parsed.before,
        after=parsed.after,
        cases=tuple(parsed.cases),
        on=parsed.on,
        law=law_asked(parsed),
        language=Language(parsed.lang),
        format=format_asked(parsed),
    )


def _add_desk(commands: "Commands", language: Language) -> None:
    desk = add_command(commands, "desk", help_words.DESK, _read_desk, language)
    add_register(desk)
    desk.add_argument(
        "--new-register", action="store_true", help=desk.said(help_words.NEW_REGISTER)
    )
    desk.add_argument(
        "--overlays",
        type=Path,
        metavar=desk.said(help_words.FOLDER_NAME),
        help=desk.said(help_words.OVERLAYS),
    )
    add_place(desk, help_words.DISTRICT)
    either = desk.add_mutually_exclusive_group()
    either.add_argument(
        "--sign-in",
        type=Path,
        metavar=desk.said(help_words.FILE_NAME),
        help=desk.said(help_words.SIGN_IN),
    )
    either.add_argument("--unsigned", action="store_true", help=desk.said(help_words.UNSIGNED))
    desk.add_argument(
        "--address",
        default="127.0.0.1",
        metavar=desk.said(help_words.HOST_NAME),
        help=desk.said(help_words.ADDRESS),
    )
    desk.add_argument(
        "--port",
        type=int,
        default=8501,
        metavar=desk.said(help_words.PORT_NAME),
        help=desk.said(help_words.PORT),
    )
    desk.add_argument("--no-browser", action="store_true", help=desk.said(help_words.NO_BROWSER))
    add_law(desk)


def _read_desk(parsed: argparse.Namespace) -> DeskArguments:
    return DeskArguments(
        register=parsed.register,
        begins_register=parsed.new_register,
        register_file=parsed.register_address_file,
        overlays=parsed.overlays,
        place=parsed.place,
        secrets=parsed.sign_in,
        is_unsigned=parsed.unsigned,
        address=parsed.address,
        port=parsed.port,
        opens_browser=not parsed.no_browser,
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )
