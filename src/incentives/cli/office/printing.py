"""The command `paper`: a paper of a determination, as it was kept, written to a file."""

import getpass
import os
from datetime import datetime

from incentives import calculator
from incentives.applications import PaperAsked, PaperKind, Papers
from incentives.cli.arguments import PaperArguments
from incentives.cli.office.address import register_asked
from incentives.cli.projects.asked import library_in
from incentives.cli.refusal import Refusal
from incentives.cli.showing import NoPaper, reason_said
from incentives.desk.settings import settings_with
from incentives.register import Act, Register, RegisterError
from incentives.report.printing.whole_file import write_whole
from incentives.wordings.cli.papers import CANNOT_WRITE, NO_USER, WRITTEN


def print_paper(arguments: PaperArguments) -> str:
    """That the paper was written to its file: as it was kept, or kept now.

    A faulty overlay file raises PolicyError.

    Raises:
        Refusal: with what the register and `Papers.printed` refuse.
        NoPaper: `cannot-write`, if the file cannot be written.
    """
    language, output = arguments.language, arguments.output
    named = register_asked(arguments.register, arguments.register_file, os.environ, language)
    library = library_in(arguments.law)
    overlays = calculator.loaded_overlays(arguments.overlays, library)
    asked = PaperAsked(
        entry=arguments.entry,
        kind=PaperKind.ANNEXES if arguments.is_annexes else PaperKind.FORM,
        form=arguments.format,
        language=language,
    )
    by = Act(officer=_officer(arguments), filed_at=datetime.now().astimezone())
    try:
        register = Register.open(settings_with(register=named).register, begins=False)
        try:
            papers = Papers(register=register, facts=library.vocabulary.form_facts)
            printed = papers.printed(asked, library, act=by, overlays=overlays)
        finally:
            register.close()
    except RegisterError as error:
        raise Refusal(f"{error.text.to(language)} [{error.slug}]") from None
    try:
        write_whole(output, printed.octets)
    except OSError as error:
        reason = reason_said(error.strerror or str(error), language)
        raise NoPaper(CANNOT_WRITE.to(language).format(file=output, reason=reason)) from None
    return WRITTEN.to(language).format(file=output)


def _officer(arguments: PaperArguments) -> str:
    """Who prints: the one named, or the user of the machine.

    Raises:
        Refusal: `no-officer`, if nobody is named and the machine does not know its user.
    """
    if arguments.officer is not None:
        return arguments.officer
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # of a user without a name; by the edition of Python
        raise Refusal(NO_USER.to(arguments.language)) from None
