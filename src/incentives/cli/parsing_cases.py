"""The commands about one case: their options, and their arguments of what was parsed."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from incentives.cli.arguments import (
    AssessArguments,
    NewCaseArguments,
    ReassessArguments,
    RecoverArguments,
)
from incentives.cli.documents import ASSESSMENT, REASSESSMENT, RECOVERY
from incentives.cli.options import (
    add_case,
    add_command,
    add_formats,
    add_overlays,
    add_policies,
    day_typed,
    format_asked,
)
from incentives.report.printing.formats import Kind, Outlet, formats_of
from incentives.values.text import Language

if TYPE_CHECKING:
    from incentives.cli.options import Commands

Shown = TypeVar("Shown")


def add_assess(commands: "Commands") -> None:
    """The command `assess`: what a case comes to."""
    assess = add_command(commands, "assess", "assess the case in a file", _read_assess)
    _add_assessing(assess, ASSESSMENT)
    *first, last = (form.name for form in formats_of(ASSESSMENT) if form.outlet is Outlet.FILE)
    assess.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help=f"the file that it is written to; {', '.join(first)} and {last} must have one",
    )


def _read_assess(parsed: argparse.Namespace) -> AssessArguments:
    return AssessArguments(
        case=parsed.case,
        on=parsed.on,
        known_on=parsed.known_on,
        overlays=tuple(parsed.overlay),
        policies=parsed.policies,
        language=Language(parsed.lang),
        format=format_asked(parsed),
        output=parsed.output,
    )


def add_recover(commands: "Commands") -> None:
    """The command `recover`: what must be kept, and what is recovered."""
    purpose = "what must be kept of what was given, and what is recovered if it was not"
    _add_assessing(add_command(commands, "recover", purpose, _read_recover), RECOVERY)


def _read_recover(parsed: argparse.Namespace) -> RecoverArguments:
    return RecoverArguments(
        case=parsed.case,
        on=parsed.on,
        known_on=parsed.known_on,
        overlays=tuple(parsed.overlay),
        policies=parsed.policies,
        language=Language(parsed.lang),
        format=format_asked(parsed),
    )


def _add_assessing(command: argparse.ArgumentParser, kind: Kind[Shown]) -> None:
    """The command is about one case under the law of a day."""
    add_case(command)
    command.add_argument(
        "--on",
        type=day_typed,
        metavar="DATE",
        help="the day as of which it is assessed; default: today",
    )
    command.add_argument(
        "--known-on", type=day_typed, metavar="DATE", help="leave out what was published later"
    )
    add_overlays(command)
    add_formats(command, kind)
    add_policies(command)


def add_new_case(commands: "Commands") -> None:
    """The command `new-case`: a case file to fill in."""
    new_case = add_command(
        commands, "new-case", "a commented case file with every fact, to fill in", _read_new_case
    )
    new_case.add_argument(
        "--place",
        metavar="CODE",
        help="only what the law of this place and of those above it asks for",
    )
    add_policies(new_case)


def _read_new_case(parsed: argparse.Namespace) -> NewCaseArguments:
    return NewCaseArguments(
        place=parsed.place, policies=parsed.policies, language=Language(parsed.lang)
    )


def add_reassess(commands: "Commands") -> None:
    """The command `reassess`: what later-published law changes."""
    reassess = add_command(
        commands,
        "reassess",
        "what later-published law adds to or takes from what was due",
        _read_reassess,
    )
    add_case(reassess, of=", with its prior awards")
    reassess.add_argument(
        "--was",
        type=day_typed,
        required=True,
        metavar="DATE",
        help="only what was published by then counted",
    )
    reassess.add_argument(
        "--now",
        type=day_typed,
        required=True,
        metavar="DATE",
        help="only what was published by then counts",
    )
    reassess.add_argument(
        "--on",
        type=day_typed,
        metavar="DATE",
        help="the last day of which facts count; default: today",
    )
    add_overlays(reassess)
    add_formats(reassess, REASSESSMENT)
    add_policies(reassess)


def _read_reassess(parsed: argparse.Namespace) -> ReassessArguments:
    return ReassessArguments(
        case=parsed.case,
        on=parsed.on,
        was=parsed.was,
        now=parsed.now,
        overlays=tuple(parsed.overlay),
        policies=parsed.policies,
        language=Language(parsed.lang),
        format=format_asked(parsed),
    )
