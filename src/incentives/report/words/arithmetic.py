"""Operators between pieces of wording: brackets only where the order of reckoning needs them."""

from collections.abc import Sequence
from functools import reduce
from typing import assert_never

import attrs

from incentives.language.operators import OPERATORS, Listing, Operator, Strength
from incentives.language.types import Type
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings.report import operators as op

_MINUS = OPERATORS["neg"]


@attrs.frozen
class Piece:
    """A piece of wording and how tightly it holds together; `is_zero`: it is the number 0.

    `size`: of what has the sign of minus, the same without it.
    """

    text: str
    strength: Strength = Strength.TIGHTEST
    is_zero: bool = False
    size: str | None = None


def combine(
    operator: Operator, terms: Sequence[Piece], types: Sequence[Type], words: Words
) -> Piece:
    """The operator between the terms, as its row says that it reads.

    The types, one a term, tell days and names from numbers.
    """
    spoken = operator.spoken
    if spoken.of_zero is not None and len(terms) == 2 and terms[1].is_zero:
        return Piece(_filled(words, spoken.of_zero, terms))
    wording = spoken.wording(types)
    match spoken.listing:
        case Listing.IN_PAIRS:
            return reduce(
                lambda left, right: _asked(operator, wording, [left, right], words), terms
            )
        case Listing.JOINED:
            *first, last = (term.text for term in terms)
            joined = words.filled(op.BETWEEN, words.listed(first), last) if first else last
            return Piece(words.filled(wording, joined), spoken.holds)
        case Listing.IN_PLACE:
            return _asked(operator, wording, terms, words)
        case _:
            assert_never(spoken.listing)


def denied(operator: Operator, terms: Sequence[Piece], words: Words) -> Piece | None:
    """That the operator does not hold of the terms; None where "not" before it says so."""
    wording = operator.spoken.denied
    return None if wording is None else Piece(_filled(words, wording, terms), operator.spoken.holds)


def _asked(operator: Operator, wording: Text, terms: Sequence[Piece], words: Words) -> Piece:
    """The wording of the terms, each in brackets that holds together less than is asked of it."""
    asks, opposite = operator.spoken.asks, operator.spoken.of_negative
    size = terms[1].size if len(terms) == 2 else None
    if opposite is not None and size is not None:
        wording, terms = opposite, [terms[0], Piece(size)]
    held = [
        _held(term, asks[at], words) if at < len(asks) else term for at, term in enumerate(terms)
    ]
    said = Piece(_filled(words, wording, held), operator.spoken.holds)
    return attrs.evolve(said, size=held[0].text) if operator is _MINUS else said


def _held(term: Piece, least: Strength, words: Words) -> Piece:
    return term if term.strength >= least else Piece(_filled(words, op.BRACKETED, [term]))


def _filled(words: Words, wording: Text, terms: Sequence[Piece]) -> str:
    return words.filled(wording, *(term.text for term in terms))
