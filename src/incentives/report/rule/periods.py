"""Into which periods the rows of a rule fall, in words."""

from collections.abc import Iterable, Iterator, Mapping

from incentives.language.expression import (
    Choose,
    Constant,
    Expression,
    Gather,
    RowPeriods,
    Stated,
)
from incentives.language.possible import Value
from incentives.policy.library import Library
from incentives.policy.readings import parts_reached
from incentives.report.printing.blocks import Bullet
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings.report import rule as wordings

_BY: Mapping[Value, Text] = {cycle.value: text for cycle, text in wordings.CYCLES.items()}


def periods_read(expressions: Iterable[Expression], library: Library) -> tuple[RowPeriods, ...]:
    """The periods over which the expressions sum, through definitions, each once."""
    parts = parts_reached(expressions, library.definitions)
    gathered = (part.periods for part in parts if isinstance(part, Gather))
    return tuple(dict.fromkeys(periods for periods in gathered if periods is not None))


def period_bullet(periods: RowPeriods, words: Words) -> Bullet:
    """What the period is called, for whom it is, and how long it is, case by case."""
    text = words.say(
        wordings.PERIOD, name=words.law(periods.text), source=words.source(periods.citation)
    )
    below = list(_lengths(periods.by, words))
    if periods.condition is not None:
        condition = Phrases(words).of(periods.condition)
        below.append(words.say(wordings.PERIOD_WHILE, condition=condition))
    return Bullet(text=text, below=tuple(Bullet(text=line) for line in below))


def _lengths(by: Expression, words: Words) -> Iterator[str]:
    while isinstance(by, Stated):
        by = by.body
    if isinstance(by, Constant):
        yield words.say(_BY[by.value])
    elif isinstance(by, Choose):
        for branch in by.branches:
            test = words.say(wordings.IN_CASE, test=Phrases(words).of(branch.test))
            yield from _of_case(test, branch.value, words)
        yield from _of_case(words.say(wordings.IN_OTHER_CASES), by.otherwise, words)


def _of_case(case: str, by: Expression | None, words: Words) -> Iterator[str]:
    for length in _lengths(by, words) if by is not None else ():
        yield words.say(wordings.NAMED_FORMULA, name=case, formula=length)
