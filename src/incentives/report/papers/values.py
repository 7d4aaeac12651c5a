"""What definitions come to, in words, each with its arithmetic and sources.

Results of instruments, and definitions that were asked for.
"""

from collections.abc import Iterable, Iterator, Sequence

from incentives.engine.assessment.told import results_to_tell
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.assessment import DefinitionValue
from incentives.engine.findings.conditions import conditions_of
from incentives.language.types import BooleanType
from incentives.report.passages.determination import DeterminationBlocks, condition_lines
from incentives.report.passages.formula import formula
from incentives.report.passages.sources import sources_of
from incentives.report.printing.blocks import Block, Bullet, Bullets, Heading
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def result_blocks(results: Iterable[DefinitionValue], words: Words) -> list[Block]:
    """The section of results; those of whose facts the case knows none are left out."""
    return _section(wordings.RESULTS, tuple(results_to_tell(results)), words)


def result_rows(
    results: Iterable[DefinitionValue], words: Words
) -> Iterator[tuple[str, str, str, str, str]]:
    """The same in cells: what it is, document, clause, value, and a line of its working each."""
    for result in results_to_tell(results):
        definition = result.definition
        name, value = value_name(result, words), words.value(result.value, definition.type)
        told = (words.document(definition.citation), words.clause(definition.citation), value)
        entry = _entry(result, words)
        for line in (entry, *entry.below):
            yield name, *told, line.text


def value_blocks(values: Sequence[DefinitionValue], words: Words) -> list[Block]:
    """The section of values; empty where none was asked for."""
    return _section(wordings.VALUES, values, words)


def _section(title: Text, values: Sequence[DefinitionValue], words: Words) -> list[Block]:
    if not values:
        return []
    entries = tuple(_entry(value, words) for value in values)
    return [Heading(text=words.say(title)), Bullets(title="", entries=entries)]


def _entry(value: DefinitionValue, words: Words) -> Bullet:
    definition, body = value.definition, _body(value)
    is_condition = isinstance(definition.type, BooleanType)
    line = words.value(value.value, definition.type)
    if body is not None and not is_condition:
        line = formula(body, words)
    text = words.say(wordings.VALUE_LINE, name=value_name(value, words), value=line)
    below = [
        *(_conditions(value, words) if is_condition else ()),
        *(() if body is None else sources_of(body, definition.citation, words)),
        *(DeterminationBlocks(words).missing(missing) for missing in value.missing),
    ]
    return Bullet(text=text, below=tuple(Bullet(text=line) for line in below))


def value_name(value: DefinitionValue, words: Words) -> str:
    """What it is called, with the row that it is said of."""
    name = words.law(value.definition.text)
    if value.row is None:
        return name
    return words.say(wordings.VALUE_OF_ROW, row=words.row(value.row), name=name)


def _body(value: DefinitionValue) -> Trace | None:
    """The working of what it says; None where its instrument is not published yet."""
    return value.working.parts[0] if value.working.parts else None


def _conditions(value: DefinitionValue, words: Words) -> Iterator[str]:
    """Each clause of a condition, with whether it holds and the facts that it rests on."""
    for condition in conditions_of(value.working, frozenset()):
        if condition.text is not None and condition.text != value.definition.text:
            text = words.law(condition.text)
            yield words.say(wordings.CHECK_CONDITION, mark=terms.MARKS[condition.holds], text=text)
        yield from condition_lines(condition, words)
