"""The entry point.

What a command makes is written once, as a whole; faults go to stderr alone. `desk` runs until
it is stopped.
"""

import sys
from collections.abc import Sequence

from incentives.cli.arguments import DeskArguments, DiffArguments, SchemaArguments
from incentives.cli.commands import Refusal, run_command
from incentives.cli.desk import serve_desk
from incentives.cli.law_changes import run_diff
from incentives.cli.parser import parse_arguments
from incentives.cli.streams import use_utf8, write_all
from incentives.errors import AssessmentError, AssessmentFault, IncentivesError, Sentence
from incentives.values.text import Language
from incentives.wordings.cli.commands import NO_ANSWER

DONE = 0
DIFFERENT = 1
FAULTY = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit status; `argv=None`: the arguments of the process.

    0: done; 1: `diff` found a difference; 2: a faulty case, policy or argument, told on stderr
    alone. `desk` gives the status with which its server ended.
    """
    use_utf8(sys.stdout, sys.stderr)
    try:
        arguments = parse_arguments(argv)
    except SystemExit as exit_:  # argparse has told what is wrong, or has shown the help
        return exit_.code if isinstance(exit_.code, int) else DONE
    try:
        if isinstance(arguments, DeskArguments):
            return serve_desk(arguments)
        if isinstance(arguments, DiffArguments):
            output, is_different = run_diff(arguments)
        else:
            output, is_different = run_command(arguments), False
    except AssessmentError as error:
        assert not isinstance(arguments, SchemaArguments)  # it assesses nothing
        write_all(sys.stderr, f"{_no_answer(error.fault, arguments.language)}\n")
        return FAULTY
    except (IncentivesError, Refusal) as error:
        write_all(sys.stderr, f"{error}\n")
        return FAULTY
    write_all(sys.stdout, output)
    return DIFFERENT if is_different else DONE


def _no_answer(fault: AssessmentFault, language: Language) -> str:
    """Why the law gives no answer.

    The id and the line are for whoever keeps the policies.
    """

    def said(sentence: Sentence) -> str:
        return sentence.zh if language is Language.ZH else sentence.en

    return NO_ANSWER.to(language).format(
        id=fault.id,
        title=said(fault.title),
        text=said(fault.text),
        advice=said(fault.advice),
        slug=fault.slug,
        where=fault.where,
    )
