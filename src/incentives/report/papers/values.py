"""Definitions that were asked for, in words: each with its arithmetic and its sources."""

from collections.abc import Iterator, Sequence

from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.assessment import DefinitionValue
from incentives.engine.findings.conditions import conditions_of
from incentives.language.types import BooleanType
from incentives.report.passages.determination import DeterminationBlocks, fact_line
from incentives.report.passages.formula import formula
from incentives.report.passages.sources import sources_of
from incentives.report.printing.blocks import Block, Bullet, Bullets, Heading
from incentives.report.words.names import Words
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def value_blocks(values: Sequence[DefinitionValue], words: Words) -> list[Block]:
    """The section of values; empty where none was asked for."""
    if not values:
        return []
    entries = tuple(_entry(value, words) for value in values)
    return [Heading(text=words.say(wordings.VALUES)), Bullets(title="", entries=entries)]


def _entry(value: DefinitionValue, words: Words) -> Bullet:
    definition, body = value.definition, _body(value)
    name = words.law(definition.text)
    is_condition = isinstance(definition.type, BooleanType)
    line = words.value(value.value, definition.type)
    if body is not None and not is_condition:
        line = formula(body, words)
    text = words.say(wordings.VALUE_LINE, name=name, value=line)
    if value.row is not None:
        row = words.row(value.row)
        text = words.say(wordings.VALUE_LINE_OF_ROW, row=row, name=name, value=line)
    below = [
        *(_conditions(value, words) if is_condition else ()),
        *(() if body is None else sources_of(body, definition.citation, words)),
        *(DeterminationBlocks(words).missing(missing) for missing in value.missing),
    ]
    return Bullet(text=text, below=tuple(Bullet(text=line) for line in below))


def _body(value: DefinitionValue) -> Trace | None:
    """The working of what it says; None where its instrument is not published yet."""
    return value.working.parts[0] if value.working.parts else None


def _conditions(value: DefinitionValue, words: Words) -> Iterator[str]:
    """Each clause of a condition, with whether it holds and the facts that it rests on."""
    for condition in conditions_of(value.working, frozenset()):
        if condition.text is not None and condition.text != value.definition.text:
            text = words.law(condition.text)
            yield words.say(wordings.CHECK_CONDITION, mark=terms.MARKS[condition.holds], text=text)
        yield from (fact_line(fact, words) for fact in condition.facts)
