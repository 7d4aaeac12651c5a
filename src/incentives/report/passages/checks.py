"""The checks of an assessment in words.

Each is told with its conditions, the facts they rest on and their working.
"""

from collections.abc import Iterable

from incentives.engine.assessment.told import checks_with_facts
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.conditions import CheckResult, ConditionResult
from incentives.language.expression import Apply, Stated
from incentives.language.types import NumberType
from incentives.report.passages.determination import DeterminationBlocks, condition_lines
from incentives.report.passages.formula import formula
from incentives.report.printing.blocks import Block, Checklist, Heading, Tick
from incentives.report.words.names import Words
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def check_blocks(checks: Iterable[CheckResult], words: Words) -> list[Block]:
    """The section of checks; those of whose facts the case knows none are left out."""
    entries = tuple(_check(check, words) for check in checks_with_facts(checks))
    if not entries:
        return []
    title = words.say(wordings.CHECKS)
    first, second, third, fourth = (words.say(column) for column in wordings.CHECK_COLUMNS)
    return [
        Heading(text=title),
        Checklist(title="", columns=(first, second, third, fourth), entries=entries),
    ]


def _check(check: CheckResult, words: Words) -> Tick:
    notes: list[str] = []
    for condition in check.conditions:
        if len(check.conditions) > 1:
            notes.append(_condition(condition, words))
        notes += [
            line for trace in condition.workings for line in _working(trace, condition, words)
        ]
    notes += [DeterminationBlocks(words).missing(missing) for missing in check.missing]
    return Tick(
        mark=terms.MARKS[check.holds],
        text=words.law(check.text),
        clause=words.source(check.citation),
        notes=tuple(notes),
    )


def _condition(condition: ConditionResult, words: Words) -> str:
    text = words.law(condition.text) if condition.text is not None else condition.id
    return words.say(wordings.CHECK_CONDITION, mark=terms.MARKS[condition.holds], text=text)


def _working(trace: Trace, condition: ConditionResult, words: Words) -> list[str]:
    """Both sides of a comparison of numbers, each worked out; of another condition its facts."""
    while isinstance(trace.expression, Stated):
        trace = trace.parts[0]
    if isinstance(trace.expression, Apply) and len(trace.parts) == 2 and _are_numbers(trace):
        left, right = (formula(part, words) for part in trace.parts)
        return [words.say(wordings.CHECK_COMPARED, left=left, right=right)]
    return condition_lines(condition, words)


def _are_numbers(trace: Trace) -> bool:
    return all(isinstance(part.expression.type, NumberType) for part in trace.parts)
