"""The command line is read.

A command is one function that adds it, with its options and what the help says of them, beside the
one that makes its arguments of what was parsed.
"""

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
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
from incentives.cli.options import (
    add_command,
    add_format,
    add_formats,
    add_policies,
    day_typed,
    format_asked,
)
from incentives.cli.parsing_cases import add_assess, add_new_case, add_reassess, add_recover
from incentives.values.text import Language

if TYPE_CHECKING:
    from incentives.cli.options import Commands


def parse_arguments(argv: Sequence[str] | None) -> Arguments:
    """The command and its options; `argv=None`: the arguments of the process.

    Leaves by `SystemExit`, after telling what is wrong (2) or showing the help or the version (0).
    """
    parsed = _parser().parse_args(argv)
    arguments: Arguments = parsed.read(parsed)
    return arguments


class _ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        try:
            print(f"incentives {version('incentives')}")
        except PackageNotFoundError:
            print("incentives (run from its sources, not installed)")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="incentives",
        description="Who gets which tax relief, grant or price, how much, why and under which "
        "clause.",
    )
    parser.add_argument(
        "--version", action=_ShowVersion, nargs=0, help="show the version and leave"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (
        add_assess,
        add_recover,
        _add_check,
        _add_explain,
        add_new_case,
        _add_schema,
        add_reassess,
        _add_diff,
        _add_desk,
    ):
        add(commands)
    return parser


def _add_check(commands: "Commands") -> None:
    check = add_command(
        commands,
        "check",
        "prove that the law is one on every day, run the policy cases, report every fault",
        _read_check,
    )
    check.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help="default: the bundled policies"
    )
    check.add_argument(
        "--boundaries",
        action="store_true",
        help="list the thresholds with a side on which no case lies",
    )
    add_format(check, CHECK)


def _read_check(parsed: argparse.Namespace) -> CheckArguments:
    return CheckArguments(
        folder=parsed.folder,
        language=Language(parsed.lang),
        boundaries=parsed.boundaries,
        format=format_asked(parsed),
    )


def _add_explain(commands: "Commands") -> None:
    explain = add_command(
        commands,
        "explain",
        "an incentive, check or instrument in words, with formulas, figures, sources",
        _read_explain,
    )
    explain.add_argument(
        "incentive", metavar="INCENTIVE", help="a full id, such as cn.2019-76.deed_tax_exemption"
    )
    add_format(explain, RULE)
    add_policies(explain)


def _read_explain(parsed: argparse.Namespace) -> ExplainArguments:
    return ExplainArguments(
        incentive=parsed.incentive,
        policies=parsed.policies,
        language=Language(parsed.lang),
        format=format_asked(parsed),
    )


def _add_schema(commands: "Commands") -> None:
    schema = add_command(
        commands,
        "schema",
        "the JSON Schema of policy files, or of case files, for editors",
        _read_schema,
    )
    schema.add_argument(
        "--case",
        action="store_true",
        help="of case files, with the facts that the policies declare",
    )
    add_policies(schema)


def _read_schema(parsed: argparse.Namespace) -> SchemaArguments:
    return SchemaArguments(
        of_cases=parsed.case, policies=parsed.policies, language=Language(parsed.lang)
    )


def _add_diff(commands: "Commands") -> None:
    diff = add_command(
        commands,
        "diff",
        "which figures and clauses differ between two libraries, and for whom",
        _read_diff,
    )
    where = "a folder of policies, an overlay file, or `bundled`"
    diff.add_argument("before", type=Path, metavar="A", help=where)
    diff.add_argument(
        "after",
        type=Path,
        metavar="B",
        help=f"{where}; an overlay is laid over the library of the other side",
    )
    diff.add_argument(
        "--cases",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="case files or folders; default: the policy cases",
    )
    diff.add_argument(
        "--on",
        type=day_typed,
        metavar="DATE",
        help="the last day of which facts of case files count; default: today",
    )
    add_formats(diff, COMPARISON)
    add_policies(diff)


def _read_diff(parsed: argparse.Namespace) -> DiffArguments:
    return DiffArguments(
        before=parsed.before,
        after=parsed.after,
        cases=tuple(parsed.cases),
        on=parsed.on,
        policies=parsed.policies,
        language=Language(parsed.lang),
        format=format_asked(parsed),
    )


def _add_desk(commands: "Commands") -> None:
    desk = add_command(
        commands,
        "desk",
        "the officer's desk in a browser: cases, sheets, register, policies, budget",
        _read_desk,
    )
    desk.add_argument(
        "--register", metavar="ADDRESS", help="an SQLite file, or postgresql+psycopg://…"
    )
    desk.add_argument(
        "--overlays", type=Path, metavar="FOLDER", help="where overlays that the office keeps lie"
    )
    desk.add_argument("--place", metavar="CODE", help="the district of the office; default: 320614")
    desk.add_argument(
        "--sign-in",
        type=Path,
        metavar="FILE",
        help="a secrets file with an [auth] section: officers sign in",
    )
    desk.add_argument(
        "--address",
        default="127.0.0.1",
        metavar="HOST",
        help="where it is served; default: this machine only",
    )
    desk.add_argument("--port", type=int, default=8501, metavar="PORT", help="default: 8501")
    desk.add_argument("--no-browser", action="store_true", help="do not open a browser")


def _read_desk(parsed: argparse.Namespace) -> DeskArguments:
    return DeskArguments(
        register=parsed.register,
        overlays=parsed.overlays,
        place=parsed.place,
        secrets=parsed.sign_in,
        address=parsed.address,
        port=parsed.port,
        opens_browser=not parsed.no_browser,
        language=Language(parsed.lang),
    )
