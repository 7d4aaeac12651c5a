"""What an amount says of all rows of its incentive together, in words."""

from collections.abc import Iterator

from incentives.policy.rule import Benefit, Pays
from incentives.policy.sharing.rows import Within
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.wordings.report import sharing as wordings


def shared_lines(benefit: Benefit, words: Words) -> Iterator[str]:
    """A line for each thing that the rows share; none where each is by itself."""
    if isinstance(benefit, Pays) and benefit.within is not None:
        yield _within(benefit.within, words)


def _within(within: Within, words: Words) -> str:
    """Which rows count, within which limit, and of which rows there is one."""
    phrases, say = Phrases(words), words.say
    line = say(wordings.WITHIN, limit=phrases.of(within.at_most))
    if within.each:
        keys = words.listed(map(phrases.of, within.each))
        line = say(wordings.WITHIN_EACH, line=line, keys=keys)
    if within.of is not None:
        line = say(wordings.WITHIN_OF, line=line, taken=phrases.of(within.of))
    return line
