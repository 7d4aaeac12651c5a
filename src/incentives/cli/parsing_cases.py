"""The commands about one case: their options, and their arguments of what was parsed."""

import argparse
from pathlib import Path
from typing import TypeVar

from incentives.cli.arguments import (
    AssessArguments,
    NewCaseArguments,
    ReassessArguments,
    RecoverArguments,
    RegisterAsked,
)
from incentives.cli.documents import ASSESSMENT, PAPERS, REASSESSMENT, RECOVERY
from incentives.cli.options import (
    Parser,
    add_case,
    add_days,
    add_formats,
    add_law,
    add_overlays,
    add_place,
    add_register,
    day_typed,
    format_asked,
    law_asked,
)
from incentives.engine.findings.outcome import Detail
from incentives.report.printing.formats import Kind, Outlet, formats_of
from incentives.values.text import Language
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli.commands import LIST

Shown = TypeVar("Shown")


def assess_options(assess: Parser) -> None:
    """The command `assess`: what a case comes to."""
    assess.set_defaults(read=_read_assess)
    _add_assessing(assess, ASSESSMENT)
    assess.add_argument("--paper", choices=list(PAPERS), help=assess.said(help_words.PAPER))
    assess.add_argument(
        "--value",
        action="append",
        default=[],
        metavar=assess.said(help_words.DEFINITION_NAME),
        help=assess.said(help_words.VALUE),
    )
    assess.add_argument(
        "--detail",
        action="append",
        default=[],
        choices=[detail.value for detail in Detail],
        help=assess.said(help_words.DETAIL),
    )
    forms = [form.name for form in formats_of(ASSESSMENT) if form.outlet is Outlet.FILE]
    assess.add_argument(
        "--output",
        type=Path,
        metavar=assess.said(help_words.FILE_NAME),
        help=assess.said(help_words.OUTPUT, forms=LIST.to(assess.language).join(forms)),
    )


def _read_assess(parsed: argparse.Namespace) -> AssessArguments:
    return AssessArguments(
        case=parsed.case,
        on=parsed.on,
        known_on=parsed.known_on,
        paid_by=parsed.paid_by,
        overlays=tuple(parsed.overlay),
        law=law_asked(parsed),
        language=Language(parsed.lang),
        format=format_asked(parsed),
        output=parsed.output,
        paper=parsed.paper,
        register=_register_asked(parsed),
        values=tuple(parsed.value),
        details=tuple(parsed.detail),
    )


def recover_options(command: Parser) -> None:
    """The command `recover`: what must be kept, and what is recovered."""
    command.set_defaults(read=_read_recover)
    _add_assessing(command, RECOVERY)


def _read_recover(parsed: argparse.Namespace) -> RecoverArguments:
    return RecoverArguments(
        case=parsed.case,
        on=parsed.on,
        known_on=parsed.known_on,
        paid_by=parsed.paid_by,
        overlays=tuple(parsed.overlay),
        law=law_asked(parsed),
        language=Language(parsed.lang),
        format=format_asked(parsed),
        register=_register_asked(parsed),
    )


def _add_assessing(command: Parser, kind: Kind[Shown]) -> None:
    """The command is about one case under the law of a day."""
    add_case(command)
    add_days(command)
    _add_paid_by(command)
    _add_register(command)
    add_overlays(command)
    add_formats(command, kind)
    add_law(command)


def _add_paid_by(command: Parser) -> None:
    """The day up to which payments are set off."""
    command.add_argument(
        "--paid-by",
        type=day_typed,
        metavar=command.said(help_words.DATE_NAME),
        help=command.said(help_words.PAID_BY),
    )


def _add_register(command: Parser) -> None:
    """The register whose payments are set off, and whose they are."""
    add_register(command)
    command.add_argument(
        "--credit-code",
        metavar=command.said(help_words.CREDIT_CODE_NAME),
        help=command.said(help_words.CREDIT_CODE),
    )
    command.add_argument(
        "--dossier",
        metavar=command.said(help_words.DOSSIER_NAME),
        help=command.said(help_words.DOSSIER),
    )


def _register_asked(parsed: argparse.Namespace) -> RegisterAsked | None:
    """The register that was named; what goes with it and nothing else is kept to be refused."""
    said = (parsed.register, parsed.register_address_file, parsed.credit_code, parsed.dossier)
    if all(option is None for option in said):
        return None
    return RegisterAsked(
        address=parsed.register,
        file=parsed.register_address_file,
        credit_code=parsed.credit_code or "",
        dossier=parsed.dossier,
    )


def new_case_options(new_case: Parser) -> None:
    """The command `new-case`: a case file to fill in."""
    new_case.set_defaults(read=_read_new_case)
    add_place(new_case, help_words.PLACE)
    add_law(new_case)


def _read_new_case(parsed: argparse.Namespace) -> NewCaseArguments:
    return NewCaseArguments(
        place=parsed.place, law=law_asked(parsed), language=Language(parsed.lang)
    )


def reassess_options(reassess: Parser) -> None:
    """The command `reassess`: what later-published law changes."""
    reassess.set_defaults(read=_read_reassess)
    add_case(reassess, help_words.CASE_WITH_AWARDS)
    reassess.add_argument(
        "--was",
        type=day_typed,
        required=True,
        metavar=reassess.said(help_words.DATE_NAME),
        help=reassess.said(help_words.WAS),
    )
    reassess.add_argument(
        "--now",
        type=day_typed,
        required=True,
        metavar=reassess.said(help_words.DATE_NAME),
        help=reassess.said(help_words.NOW),
    )
    reassess.add_argument(
        "--on",
        type=day_typed,
        metavar=reassess.said(help_words.DATE_NAME),
        help=reassess.said(help_words.LAST_DAY),
    )
    _add_paid_by(reassess)
    _add_register(reassess)
    add_overlays(reassess)
    add_formats(reassess, REASSESSMENT)
    add_law(reassess)


def _read_reassess(parsed: argparse.Namespace) -> ReassessArguments:
    return ReassessArguments(
        case=parsed.case,
        on=parsed.on,
        paid_by=parsed.paid_by,
        was=parsed.was,
        now=parsed.now,
        overlays=tuple(parsed.overlay),
        law=law_asked(parsed),
        language=Language(parsed.lang),
        format=format_asked(parsed),
        register=_register_asked(parsed),
    )
