"""Why a value is not applicable, in words."""

from collections.abc import Iterable
from typing import assert_never, cast

from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.not_applicable import (
    Because,
    NotApplicable,
    why_not_applicable,
)
from incentives.engine.findings.part import Part
from incentives.language.expression import Choose, Gather, Graduate, Lookup
from incentives.language.types import DateType, MonthType, RowsType, StatusType
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.report.words.reasons.brackets import (
    bracket_without_figure,
    brackets_read,
    cell_read,
)
from incentives.wordings.report import operators as op
from incentives.wordings.report import terms


def not_applicable_lines(part: Part, words: Words) -> tuple[str, ...]:
    """Why the part comes to nothing at all, one reason a line; empty for any other part."""
    return tuple(dict.fromkeys(_line(reason, words) for reason in why_not_applicable(part)))


def reason_lines(reasons: Iterable[NotApplicable], words: Words) -> tuple[str, ...]:
    """Why what a condition compares does not exist, one reason a line."""
    return tuple(dict.fromkeys(_reason(reason, words) for reason in reasons))


def no_such_row(gather: Gather, words: Words) -> str:
    """That none of the rows is the one that is looked for; that there are none, of all rows."""
    field = words.library.vocabulary.root.fields[gather.rows]
    rows = words.law(field.label)
    if gather.guard is None:
        return words.say(op.NO_ROWS, rows=rows)
    record = cast(RowsType, field.type).row.name
    guard = Phrases(words, {gather.variable: record}).of(gather.guard)
    return words.say(op.NO_SUCH_ROW, rows=rows, guard=guard)


def _line(reason: NotApplicable, words: Words) -> str:
    return words.say(op.NOT_APPLICABLE_AS, reason=_reason(reason, words))


def _reason(reason: NotApplicable, words: Words) -> str:
    phrases = Phrases(words)
    match reason.because:
        case Because.NO_ROW:
            return _no_row(reason, words)
        case Because.CASE:
            return phrases.of(reason.expression)
        case Because.NO_CASE:
            branches = cast(Choose, reason.expression).branches
            tests = words.say(terms.LIST_SEMICOLON).join(phrases.of(each.test) for each in branches)
            return words.say(op.NO_CASE, tests=tests)
        case Because.NOT_HAPPENED:
            at = reason.fact
            fact = words.fact(at) if at is not None else phrases.of(reason.expression)
            is_event = isinstance(reason.expression.type, DateType | MonthType | StatusType)
            return words.say(op.NOT_COME_ABOUT if is_event else op.NOT_THERE, fact=fact)
        case Because.FIGURE:
            return _says_so(reason, cast(Trace, reason.working), words)
        case Because.NO_RESULT:
            return words.say(op.NO_RESULT, formula=phrases.of(reason.expression))
        case _:
            assert_never(reason.because)


def _says_so(reason: NotApplicable, working: Trace, words: Words) -> str:
    """That a cell of a table or a bracket says so, and under which clause."""
    phrases, expression = Phrases(words), working.expression
    source = words.source(reason.citation) if reason.citation is not None else ""
    if isinstance(expression, Lookup):
        name = cell_read(working, phrases.name(expression.table), words)
        return words.say(op.FIGURE_NOT_APPLICABLE, name=name, source=source)
    graduate = cast(Graduate, expression)
    name = brackets_read(working, phrases.name(graduate.figure), words)
    bracket = bracket_without_figure(working, words)
    if not bracket:
        return words.say(op.FIGURE_NOT_APPLICABLE, name=name, source=source)
    return words.say(op.BRACKET_NOT_APPLICABLE, name=name, bracket=bracket, source=source)


def _no_row(reason: NotApplicable, words: Words) -> str:
    """What was not found, with the values that it was looked for by."""
    gather = cast(Gather, reason.expression)
    said = no_such_row(gather, words)
    field = words.library.vocabulary.root.fields[gather.rows]
    record = cast(RowsType, field.type).row.name
    inside = Phrases(words, {gather.variable: record})
    sought = [
        words.say(op.VALUE, name=inside.of(fact), value=words.value(value, fact.type))
        for fact, value in reason.sought
    ]
    if reason.key is not None:
        key, value = reason.key
        sought = [words.say(op.VALUE, name=inside.of(key), value=words.value(value, key.type))]
    if not sought:
        return said
    return words.say(op.SOUGHT, said=said, sought=words.listed(sought))
