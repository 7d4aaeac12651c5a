"""Amounts that may not be known, what is missing for them, and what is open, in words."""

from collections.abc import Sequence
from typing import assert_never

from incentives.language.possible import Missing, MissingKind
from incentives.policy.readings import open_matters_of
from incentives.policy.rule import Incentive
from incentives.report.words.names import Words
from incentives.values.range import MoneyRange
from incentives.wordings.report import terms


def bounded(amount: MoneyRange, words: Words) -> str:
    """The amount, the range that it lies in, or that it is open where nothing is known of it."""
    if amount.known is not None:
        return words.numbers.money(amount.known)
    return words.numbers.money_range(amount)


def paid_so_far(paid: MoneyRange, words: Words) -> str:
    """What was paid; that is a fact, which is not determined but known or unknown."""
    is_unknown = paid.high is None and not paid.exact.least
    return words.say(terms.UNKNOWN) if is_unknown else bounded(paid, words)


def missing_names(missing: Sequence[Missing], words: Words) -> str:
    """What is missing, by name, each once and in its order."""
    return words.say(terms.LIST_SEMICOLON).join(
        dict.fromkeys(_name(lacking, words) for lacking in missing)
    )


def _name(missing: Missing, words: Words) -> str:
    match missing.kind:
        case MissingKind.FACT:
            return words.fact(missing.path)
        case MissingKind.FIGURE | MissingKind.GAP:
            return words.law(words.library.parameters[missing.cell.parameter].text)
        case MissingKind.IN_FORCE | MissingKind.INSTRUMENT:
            return words.law(words.library.instruments[missing.id].title)
        case MissingKind.PERIOD:
            return words.law(words.library.periods[missing.period.periods].text)
        case MissingKind.RELATION:
            return words.law(words.library.charges[missing.id].title)
        case MissingKind.CHOICE:
            return words.law(words.library.incentives[missing.id].title)
        case _:
            assert_never(missing.kind)


def open_matter_lines(rule: Incentive, words: Words) -> list[str]:
    """What the law leaves open of the incentive and of the charges behind it.

    Each with its clause, and with its document where that is another one.
    """
    return [
        words.with_source(words.law(matter.text), matter.citation, rule.citation)
        for matter in open_matters_of(rule, words.library)
    ]
