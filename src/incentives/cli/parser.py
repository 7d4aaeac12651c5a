"""The command line is read.

A command is a row of `COMMANDS`: what it is for, and the function that adds its options and what
the help says of them, beside the one that makes its arguments of what was parsed. What a command
needs to be carried out is imported when it is: no help and no refusal waits for it.
"""

import argparse
import sys
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from incentives.cli.arguments import (
    Arguments,
    CheckArguments,
    DeskArguments,
    DiffArguments,
    ExplainArguments,
    SchemaArguments,
)
from incentives.cli.documents import CHECK, COMPARISON, RULE
from incentives.cli.law.parsing import kernel_options, vocabulary_options
from incentives.cli.many.parsing import batch_options, sample_options
from incentives.cli.office.parsing import administrator_options, paper_options, register_options
from incentives.cli.options import (
    Parser,
    add_command,
    add_common,
    add_format,
    add_formats,
    add_law,
    add_place,
    add_register,
    day_typed,
    format_asked,
    law_asked,
)
from incentives.cli.parsing_cases import (
    assess_options,
    new_case_options,
    reassess_options,
    recover_options,
)
from incentives.cli.projects.parsing import init_options, language_of_project, lock_options
from incentives.values.text import Language, Text, is_language
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import kernel as kernel_words
from incentives.wordings.cli import projects as wordings
from incentives.wordings.cli import sampling as sampling_words
from incentives.wordings.cli import tables as table_words
from incentives.wordings.cli import vocabulary as vocabulary_words


def parse_arguments(argv: Sequence[str] | None) -> Arguments:
    """The command and its options; `argv=None`: the arguments of the process.

    Leaves by `SystemExit`, after telling what is wrong (2) or showing the help or the version (0),
    in the language that `--lang` asks for.
    """
    typed = sys.argv[1:] if argv is None else argv
    # Before it stand options alone, of which none has a value: no other word can be the command.
    first = next((word for word in typed if not word.startswith("-")), "")
    parsed = _parser(language_asked(typed), {first}).parse_args(argv)
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

        from incentives.cli.projects.offered import offered_law

        assert isinstance(parser, Parser)
        try:
            print(f"incentives {version('incentives')}")
        except PackageNotFoundError:
            print(parser.said(help_words.FROM_SOURCES))
        for line in offered_law(parser.language):
            print(line)
        parser.exit()


def _parser(language: Language, asked: Container[str]) -> Parser:
    """The parser of all commands; `asked`: those that have their options too."""
    parser = Parser(prog="incentives", about=help_words.PURPOSE.to(language), language=language)
    parser.add_argument(
        "--version", action=_ShowVersion, nargs=0, help=parser.said(help_words.VERSION)
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=parser.said(help_words.COMMAND_NAME)
    )
    for name, (purpose, add_options) in COMMANDS.items():
        command = add_command(commands, name, purpose, language)
        if name in asked:
            add_common(command)
            add_options(command)
    return parser


def _check_options(check: Parser) -> None:
    check.set_defaults(read=_read_check)
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


def _explain_options(explain: Parser) -> None:
    explain.set_defaults(read=_read_explain)
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


def _schema_options(schema: Parser) -> None:
    from incentives.documents.shapes.schema import RESULTS

    schema.set_defaults(read=_read_schema)
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


def _diff_options(diff: Parser) -> None:
    diff.set_defaults(read=_read_diff)
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


def _desk_options(desk: Parser) -> None:
    desk.set_defaults(read=_read_desk)
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


COMMANDS: Mapping[str, tuple[Text, Callable[[Parser], None]]] = MappingProxyType(
    {
        "assess": (help_words.ASSESS, assess_options),
        "recover": (help_words.RECOVER, recover_options),
        "check": (help_words.CHECK, _check_options),
        "explain": (help_words.EXPLAIN, _explain_options),
        "kernel": (kernel_words.KERNEL, kernel_options),
        "vocabulary": (vocabulary_words.VOCABULARY, vocabulary_options),
        "batch": (table_words.BATCH, batch_options),
        "sample": (sampling_words.SAMPLE, sample_options),
        "new-case": (help_words.NEW_CASE, new_case_options),
        "schema": (help_words.SCHEMA, _schema_options),
        "reassess": (help_words.REASSESS, reassess_options),
        "diff": (help_words.DIFF, _diff_options),
        "init": (wordings.INIT, init_options),
        "lock": (wordings.LOCK, lock_options),
        "desk": (help_words.DESK, _desk_options),
        "administrator": (help_words.ADMINISTRATOR, administrator_options),
        "register": (help_words.VERIFY_REGISTER, register_options),
        "paper": (help_words.PRINT_PAPER, paper_options),
    }
)
"""By name, in the order of the help, what each is for, and what adds its options."""
