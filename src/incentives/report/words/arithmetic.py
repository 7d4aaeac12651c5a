"""Operators between pieces of wording: brackets only where the order of reckoning needs them."""

from collections.abc import Sequence
from functools import reduce

import attrs

from incentives.language.types import ChoiceType, DateType, MonthType, TextType, Type
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings.report import operators as op


@attrs.frozen
class Term:
    """A piece of wording and how tightly it holds together; `is_zero`: it is the number 0."""

    text: str
    strength: int = op.TIGHTEST
    is_zero: bool = False


def combine(operator: str, terms: Sequence[Term], types: Sequence[Type], words: Words) -> Term:
    """The operator between the terms, whose types tell dates from numbers."""
    is_about_time = isinstance(types[0], DateType | MonthType)
    match operator:
        case "and" | "or" | "+" | "-" | "*" | "/":
            return reduce(lambda left, right: _infix(operator, left, right, words), terms)
        case "<" | "<=" | ">" | ">=" | "==" | "!=":
            wordings = op.DATES_COMPARED if _is_named(types) else op.NUMBERS_COMPARED
            return Term(_filled(words, wordings[operator], terms), op.COMPARISON)
        case "min" | "max":
            return _extreme(operator, terms, words, is_about_time=is_about_time)
        case "neg":
            return Term(_filled(words, op.FUNCTIONS["neg"], [_held(terms[0], 5, words)]), 6)
        case _ if operator.startswith("round") and len(terms) == 1:
            return Term(_filled(words, op.FUNCTIONS[f"{operator} whole"], terms))
        case "held_on" if len(terms) > 1:
            return Term(_filled(words, op.FUNCTIONS["held_on a day"], terms), op.COMPARISON)
        case _:
            strength = op.TIGHTEST if operator.startswith("round") else op.COMPARISON
            return Term(_filled(words, op.FUNCTIONS[operator], terms), strength)


def _is_named(types: Sequence[Type]) -> bool:
    """Whether what is compared are dates, months or names rather than numbers."""
    return any(isinstance(type_, DateType | MonthType | ChoiceType | TextType) for type_ in types)


def _infix(operator: str, left: Term, right: Term, words: Words) -> Term:
    own = op.PRECEDENCE[operator]
    terms = [_held(left, own, words), _held(right, own + (operator in {"-", "/"}), words)]
    return Term(_filled(words, op.INFIX[operator], terms), own)


def _extreme(operator: str, terms: Sequence[Term], words: Words, *, is_about_time: bool) -> Term:
    if operator == "max" and len(terms) == 2 and terms[1].is_zero:
        return Term(_filled(words, op.NOT_BELOW_ZERO, terms))
    joined = reduce(lambda left, right: Term(_filled(words, op.BETWEEN, [left, right])), terms)
    if is_about_time:
        wording = op.EARLIEST if operator == "min" else op.LATEST
    else:
        wording = op.LEAST if operator == "min" else op.GREATEST
    return Term(_filled(words, wording, [joined]), op.COMPARISON)


def _held(term: Term, least: int, words: Words) -> Term:
    """The term in brackets, if it holds together less tightly than its place needs."""
    return term if term.strength >= least else Term(_filled(words, op.BRACKETED, [term]))


def _filled(words: Words, wording: Text, terms: Sequence[Term]) -> str:
    return words.filled(wording, *(term.text for term in terms))
