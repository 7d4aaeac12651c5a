"""Amounts that may not be known, and what is missing for them, in words."""

from collections.abc import Sequence

from incentives.engine.open_value import Missing, MissingKind
from incentives.engine.payment_result import Bounded
from incentives.report import terms
from incentives.report.words import Words
from incentives.values.money import exact_amount


def bounded(amount: Bounded, words: Words) -> str:
    """The amount, the range that it lies in, or that it is not known."""
    if amount.known is not None:
        return words.numbers.money(amount.known)
    if amount.high is None and not exact_amount(amount.low):
        return words.say(terms.UNKNOWN)
    return words.numbers.money_range(amount.low, amount.high)


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
