"""What an amount says of all rows of its incentive together, in words."""

from collections.abc import Iterator

from incentives.policy.rule import Benefit, Pays
from incentives.policy.sharing.rows import Whole, Within
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.wordings.report import sharing as wordings
from incentives.wordings.report import terms


def shared_lines(benefit: Benefit, words: Words) -> Iterator[str]:
    """A line for each thing that the rows share; none where each is by itself."""
    if not isinstance(benefit, Pays):
        return
    if benefit.within is not None:
        yield _within(benefit.within, words)
    if benefit.whole is not None:
        yield _whole(benefit.whole, words)


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


def _whole(whole: Whole, words: Words) -> str:
    """The floor and the cap of all rows together, and how what is left is shared."""
    phrases, say = Phrases(words), words.say
    limits = [
        say(wording, limit=phrases.of(limit))
        for wording, limit in (
            (wordings.WHOLE_FLOOR, whole.at_least),
            (wordings.WHOLE_CAP, whole.at_most),
        )
        if limit is not None
    ]
    line = say(terms.LIST_SEMICOLON).join(limits)
    return say(wordings.WHOLE_SHARED, line=line)
