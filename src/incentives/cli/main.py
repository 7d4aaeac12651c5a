"""The entry point.

What a command makes is written once, as a whole; faults go to stderr alone. `desk` runs until
it is stopped.
"""

import atexit
import gc
import sys
from collections.abc import Sequence
from contextlib import suppress

from incentives.cli.arguments import (
    DeskArguments,
    DiffArguments,
    OfficeArguments,
    PlainArguments,
)
from incentives.cli.parser import language_asked, parse_arguments, verbose_asked
from incentives.cli.refusal import Refusal
from incentives.cli.streams import told_aloud, use_utf8, write_all
from incentives.errors import AssessmentError, AssessmentFault, IncentivesError, Sentence
from incentives.values.text import Language
from incentives.wordings.cli.commands import CANNOT_WRITE_OUTPUT, NO_ANSWER

DONE = 0
DIFFERENT = 1
FAULTY = 2
NOT_WRITTEN = 3
_SELDOM = 100_000
"""After so many more objects than were let go the process of a command is looked through."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit status; `argv=None`: the arguments of the process.

    0: done; 1: `diff` found a difference; 2: a faulty case, policy or argument, told on stderr
    alone; 3: what was made could not be written, as the disk is full. `desk` gives the status
    with which its server ended.
    """
    if argv is None:  # the process is the command's own, and most of what it makes stays
        gc.set_threshold(_SELDOM)
        atexit.register(gc.freeze)  # for one that ends nothing is looked through for garbage
    use_utf8(sys.stdout, sys.stderr)
    with told_aloud(is_asked=verbose_asked(sys.argv[1:] if argv is None else argv)):
        return _run(argv)


def _run(argv: Sequence[str] | None) -> int:
    """The exit status of the command, as `main` says."""
    try:
        arguments = parse_arguments(argv)
    except SystemExit as exit_:  # argparse has told what is wrong, or has shown the help
        status = exit_.code if isinstance(exit_.code, int) else DONE
        return _written("", status, language_asked(sys.argv[1:] if argv is None else argv))
    try:
        if isinstance(arguments, DeskArguments):
            from incentives.cli.desk import serve_desk

            return serve_desk(arguments)
        output, is_different = _output(arguments)
    except AssessmentError as error:
        return _told(_no_answer(error.fault, arguments.language))
    except IncentivesError as error:
        from incentives.report.words.authors import error_told

        return _told(error_told(error, arguments.language))
    except Refusal as error:
        return _told(str(error))
    return _written(output, DIFFERENT if is_different else DONE, arguments.language)


def _output(arguments: PlainArguments | DiffArguments | OfficeArguments) -> tuple[str, bool]:
    """The whole output of a command, and whether it found a difference."""
    if isinstance(arguments, OfficeArguments):
        from incentives.cli.desk import run_office

        return run_office(arguments), False
    if isinstance(arguments, DiffArguments):
        from incentives.cli.law_changes import run_diff

        return run_diff(arguments)
    from incentives.cli.commands import run_command

    return run_command(arguments), False


def _told(fault: str, status: int = FAULTY) -> int:
    """The status, after the fault is told where it can be."""
    with suppress(OSError):  # there is nowhere left to tell it
        write_all(sys.stderr, f"{fault}\n")
    return status


def _written(output: str, status: int, language: Language) -> int:
    """The status of the command, after all of its output is written; else that of a full disk."""
    try:
        write_all(sys.stdout, output)
    except OSError as error:
        from incentives.cli.showing import reason_said

        reason = reason_said(error.strerror or str(error), language)
        return _told(CANNOT_WRITE_OUTPUT.to(language).format(reason=reason), NOT_WRITTEN)
    return status


def _no_answer(fault: AssessmentFault, language: Language) -> str:
    """Why the law gives no answer.

    The id and the line are for whoever keeps the policies.
    """
    from incentives.report.words.authors import sentence_said

    def said(sentence: Sentence) -> str:
        return sentence_said(sentence, language)

    return NO_ANSWER.to(language).format(
        id=fault.id,
        title=said(fault.title),
        text=said(fault.text),
        advice=said(fault.advice),
        slug=fault.slug,
        where=fault.where,
    )
