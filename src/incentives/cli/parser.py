"""The command line is read: the commands, their options, and what each says of itself in the help."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from incentives.cli.arguments import (
    Arguments,
    AssessArguments,
    CheckArguments,
    DeskArguments,
    DiffArguments,
    ExplainArguments,
    NewCaseArguments,
    ReassessArguments,
    RecoverArguments,
    SchemaArguments,
)
from incentives.cli.papers import PAPER_FORMATS
from incentives.values.text import Language

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # it can be subscripted for type checkers only

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORMATS = ("text", "json", "markdown")


def parse_arguments(argv: Sequence[str] | None) -> Arguments:
    """The command and its options.

    Raises: SystemExit, after telling what is wrong (2) or showing the help or the version (0).
    """
    found = _parser().parse_args(argv)
    language = Language(found.lang)
    match found.command:
        case "assess":
            return AssessArguments(
                case=found.case,
                on=found.on,
                known_on=found.known_on,
                overlays=tuple(found.overlay),
                policies=found.policies,
                language=language,
                format=found.format,
                output=found.output,
            )
        case "recover":
            return RecoverArguments(
                case=found.case,
                on=found.on,
                known_on=found.known_on,
                overlays=tuple(found.overlay),
                policies=found.policies,
                language=language,
                format=found.format,
            )
        case "check":
            return CheckArguments(
                folder=found.folder, language=language, boundaries=found.boundaries, format=found.format
            )  # fmt: skip
        case "explain":
            return ExplainArguments(incentive=found.incentive, policies=found.policies, language=language, format=found.format)
        case "schema":
            return SchemaArguments(of_cases=found.case, policies=found.policies)
        case "reassess":
            return ReassessArguments(
                case=found.case,
                on=found.on,
                was=found.was,
                now=found.now,
                overlays=tuple(found.overlay),
                policies=found.policies,
                language=language,
                format=found.format,
            )
        case "desk":
            return DeskArguments(
                register=found.register,
                overlays=found.overlays,
                place=found.place,
                secrets=found.sign_in,
                address=found.address,
                port=found.port,
                opens_browser=not found.no_browser,
                language=language,
            )
        case "diff":
            return DiffArguments(
                before=found.before,
                after=found.after,
                cases=tuple(found.cases),
                on=found.on,
                policies=found.policies,
                language=language,
                format=found.format,
            )
        case _:
            return NewCaseArguments(place=found.place, policies=found.policies, language=language)


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
        prog="incentives", description="Who gets which tax relief, grant or price, how much, why and under which clause."
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    assess = _add_case_command(commands, "assess", "assess the case in a file", formats=(*_FORMATS, *PAPER_FORMATS))
    assess.add_argument("--output", type=Path, metavar="FILE", help="where a sheet in html, docx or xlsx goes")
    purpose = "what must be kept of what was given, and what is recovered if it was not"
    _add_case_command(commands, "recover", purpose, formats=_FORMATS)
    check = _add_command(commands, "check", "prove that the law is one on every day, run the policy cases, report every fault")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="default: the bundled policies")
    check.add_argument("--boundaries", action="store_true", help="list the thresholds with a side on which no case lies")
    check.add_argument("--format", choices=_FORMATS[:2], default="text", help="default: text")
    explain = _add_command(commands, "explain", "an incentive, check or instrument in words, with formulas, figures, sources")
    explain.add_argument("incentive", metavar="INCENTIVE", help="a full id, such as cn.2019-76.deed_tax_exemption")
    explain.add_argument("--format", choices=_FORMATS[::2], default="text", help="default: text")
    _add_policies(explain)
    new_case = _add_command(commands, "new-case", "a commented case file with every fact, to fill in")
    new_case.add_argument("--place", metavar="CODE", help="only what the law of this place and of those above it asks for")
    _add_policies(new_case)
    schema = _add_command(commands, "schema", "the JSON Schema of policy files, or of case files, for editors")
    schema.add_argument("--case", action="store_true", help="of case files, with the facts that the policies declare")
    _add_policies(schema)
    _add_reassess(commands)
    _add_diff(commands)
    _add_desk(commands)
    return parser


def _add_case_command(
    commands: "_Commands", name: str, purpose: str, *, formats: Sequence[str]
) -> argparse.ArgumentParser:  # fmt: skip
    """A command on one case under the law of a day."""
    command = _add_command(commands, name, purpose)
    command.add_argument("case", type=Path, metavar="CASE", help="a case file, YAML or JSON")
    command.add_argument("--on", type=_date, metavar="DATE", help="the day as of which it is assessed; default: today")
    command.add_argument("--known-on", type=_date, metavar="DATE", help="leave out what was published later")
    _add_overlays(command)
    command.add_argument("--format", choices=formats, default="text", help="default: text")
    command.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")
    _add_policies(command)
    return command


def _add_reassess(commands: "_Commands") -> None:
    reassess = _add_command(commands, "reassess", "what later-published law adds to or takes from what was due")
    reassess.add_argument("case", type=Path, metavar="CASE", help="a case file, YAML or JSON, with its prior awards")
    reassess.add_argument("--was", type=_date, required=True, metavar="DATE", help="only what was published by then counted")
    reassess.add_argument("--now", type=_date, required=True, metavar="DATE", help="only what was published by then counts")
    reassess.add_argument("--on", type=_date, metavar="DATE", help="the last day of which facts count; default: today")
    _add_overlays(reassess)
    _add_formats(reassess)
    _add_policies(reassess)


def _add_diff(commands: "_Commands") -> None:
    diff = _add_command(commands, "diff", "which figures and clauses differ between two libraries, and for whom")
    where = "a folder of policies, an overlay file, or `bundled`"
    diff.add_argument("before", type=Path, metavar="A", help=where)
    diff.add_argument("after", type=Path, metavar="B", help=f"{where}; an overlay is laid over the library of the other side")
    diff.add_argument(
        "--cases", type=Path, nargs="+", default=[], metavar="FILE", help="case files or folders; default: the policy cases"
    )
    diff.add_argument(
        "--on", type=_date, metavar="DATE", help="the last day of which facts of case files count; default: today"
    )
    _add_formats(diff)
    _add_policies(diff)


def _add_desk(commands: "_Commands") -> None:
    desk = _add_command(commands, "desk", "the officer's desk in a browser: cases, sheets, register, policies, budget")
    desk.add_argument("--register", metavar="ADDRESS", help="an SQLite file, or postgresql+psycopg://…")
    desk.add_argument("--overlays", type=Path, metavar="FOLDER", help="where overlays that the office keeps lie")
    desk.add_argument("--place", metavar="CODE", help="the district of the office; default: 320614")
    desk.add_argument("--sign-in", type=Path, metavar="FILE", help="a secrets file with an [auth] section: officers sign in")
    desk.add_argument("--address", default="127.0.0.1", metavar="HOST", help="where it is served; default: this machine only")
    desk.add_argument("--port", type=int, default=8501, metavar="PORT", help="default: 8501")
    desk.add_argument("--no-browser", action="store_true", help="do not open a browser")


def _add_overlays(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--overlay", type=Path, action="append", default=[], metavar="FILE", help="figures supplied or tried; repeatable"
    )


def _add_formats(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=_FORMATS, default="text", help="default: text")
    command.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")


def _add_command(commands: "_Commands", name: str, purpose: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
    languages = [language.value for language in Language]
    command.add_argument("--lang", choices=languages, default=languages[0], help=f"default: {languages[0]}")
    return command


def _add_policies(command: argparse.ArgumentParser) -> None:
    command.add_argument("--policies", type=Path, metavar="FOLDER", help="policies other than those bundled")


def _date(text: str) -> date:
    """A date as it is written in cases: `2023-12-31` and nothing else."""
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"there is no day {text}") from None
    raise argparse.ArgumentTypeError(f"expected a date such as 2023-12-31, got '{text}'")
