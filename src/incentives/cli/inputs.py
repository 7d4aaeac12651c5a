"""What a command is given: the day that it is about, and the case."""

import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path

from incentives import calculator
from incentives.cli.arguments import AssessArguments, ReassessArguments, RecoverArguments
from incentives.engine.assessment.admission import faults_against
from incentives.engine.assessment.naming import settled
from incentives.extras import check_extra
from incentives.loading.files.case_file import read_case_octets
from incentives.loading.text.limits import limits_of_cases
from incentives.policy.library import Library

STANDARD_INPUT = (Path("-"), Path("/dev/stdin"))
"""What stands for the text that the program is given to read."""


def day_or_today(day: date | None) -> date:
    """The day; None: today, where the program runs. The command line alone reads the clock."""
    return day if day is not None else datetime.now().astimezone().date()


def asked_case(
    arguments: AssessArguments | RecoverArguments | ReassessArguments,
    library: Library,
    *,
    sheet_day: date,
) -> tuple[object, date | None]:
    """The case of the command, and the day up to which payments are set off (None: as asked).

    With a register: completed by what that has paid to the applicant, up to the day that was asked
    for, or else `sheet_day`.

    A faulty case is a `CaseError`, and whatever the register refuses a `Refusal`.
    """
    case = read_case(arguments.case, library)
    if arguments.register is None:
        return case, arguments.paid_by
    by = arguments.paid_by if arguments.paid_by is not None else sheet_day
    check_extra("register")

    # What an office works with is an extra.
    from incentives.cli.office.known_payments import Knowing, with_payments  # noqa: PLC0415

    knowing = Knowing(
        case=case, library=library, asked=arguments.register, by=by, language=arguments.language
    )
    return with_payments(knowing), by


def read_case(path: Path, library: Library) -> object:
    """The case in the file, or on standard input, checked against the library.

    A faulty case is a `CaseError`, which passes through.
    """
    if path not in STANDARD_INPUT:
        return calculator.read_case(path, vocabulary=library.vocabulary.root.cls, library=library)
    vocabulary = calculator.vocabulary_of(library.vocabulary.root.cls)
    most = limits_of_cases(vocabulary).most_bytes
    octets = sys.stdin.buffer.read(most + 1) if sys.stdin is not None else b""
    case = read_case_octets(octets, vocabulary, partial(faults_against, library), file=str(path))
    return settled(case, library)
