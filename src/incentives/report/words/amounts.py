"""Amounts that may not be known, and what is missing for them, in words."""

from collections.abc import Sequence

from incentives.engine.findings.payment import Bounded
from incentives.language.possible import Missing, MissingKind
from incentives.report.words.names import Words
from incentives.wordings.report import terms


def bounded(amount: Bounded, words: Words) -> str:
    """The amount, the range that it lies in, or that it is not determined yet."""
    if amount.known is not None:
        return words.numbers.money(amount.known)
    return words.numbers.money_range(amount.low, amount.high)


def paid_so_far(paid: Bounded, words: Words) -> str:
    """What was paid; that is a fact, which is not determined but known or unknown."""
    is_unknown = paid.high is None and not paid.low.amount
    return words.say(terms.UNKNOWN) if is_unknown else bounded(paid, words)


def missing_names(missing: Sequence[Missing], words: Words) -> str:
    """What is missing, by name."""
    return words.say(terms.LIST_SEMICOLON).join(dict.fromkeys(_name(each, words) for each in missing))


def _name(missing: Missing, words: Words) -> str:
    match missing.kind:
        case MissingKind.FACT:
            return words.fact(missing.id)
        case MissingKind.FIGURE:
            return words.law(words.library.parameters[missing.id.partition("[")[0]].text)
        case _:
            return words.law(words.library.instruments[missing.id].title)
