"""Sentences for authors of policies in other languages than English.

A fault of a policy is found with an English sentence; here stands for it the row of the catalogue
that says the same. What a row leaves open (a name, a sentence inside it) is put into that of the
language, itself in it where it is a phrase of the catalogue.
"""

import re
from functools import lru_cache

import attrs

from incentives.errors import (
    CaseError,
    CaseFault,
    EnglishSentence,
    Fault,
    IncentivesError,
    PolicyError,
    Sentence,
)
from incentives.extras import MissingExtra
from incentives.values.text import Language, Text
from incentives.wordings.authors import PHRASES, SENTENCES

_GAP = re.compile(r"\{([a-z_]+)\}")
_OF_PHRASES = frozenset(
    "base days found left one reason right section sentence wanted what".split()  # noqa: SIM905
)
"""The gaps in which phrases stand; in all others stand names and figures, as they are written."""
_MOST_INSIDE = 3
"""So deep phrases stand in sentences: a sentence in a sentence, with a phrase that has a name."""


@attrs.frozen(kw_only=True)
class _Row:
    """One row, with how its English is known again."""

    text: Text
    pattern: re.Pattern[str]


def sentence_said(sentence: Sentence, language: Language) -> str:
    """The sentence in the language; one for authors alone as the catalogue has it."""
    if isinstance(sentence, Text):
        return sentence.to(language)
    if isinstance(sentence, EnglishSentence):
        return told_in(sentence.en, language) or sentence.en
    return sentence.zh if language.is_chinese else sentence.en


@lru_cache(maxsize=1024)
def told_in(english: str, language: Language) -> str | None:
    """A sentence of the catalogue in the language; None if it is none."""
    return english if language == Language.EN else _Teller(language).translated(english, 0)


def told_of(english: str, texts: tuple[Text, ...], language: Language) -> str | None:
    """A sentence of these in the language; None if it is none of them."""
    if language == Language.EN:
        return english
    return _Teller(language).of_rows(english, _by_length(texts), 0)


def error_told(error: IncentivesError, language: Language) -> str:
    """The error as its own text says it, in the language: each fault with its place and slug."""
    if isinstance(error, MissingExtra):
        return error.text.to(language)
    if not isinstance(error, CaseError | PolicyError):
        return str(error)
    return "\n".join(fault_told(fault, language) for fault in error.faults)


def fault_told(fault: Fault | CaseFault, language: Language) -> str:
    """The fault with its place and slug, and what to do, in the language."""
    advice = sentence_said(fault.advice, language) if fault.advice is not None else None
    return fault.shown(sentence_said(fault.text, language), advice)


@attrs.frozen
class _Teller:
    """Finds the rows of English sentences, and fills them in one language."""

    language: Language

    def translated(self, english: str, depth: int) -> str | None:
        rows = _rows() if depth == 0 else (*_phrases(), *_rows())
        return self.of_rows(english, rows, depth)

    def of_rows(self, english: str, rows: tuple[_Row, ...], depth: int) -> str | None:
        """By the first row that fits and tears no quotation apart; else by the first that fits."""
        matches = ((row, row.pattern.fullmatch(english)) for row in rows)
        fitting = [(row, match) for row, match in matches if match is not None]
        whole = [(row, match) for row, match in fitting if not _tears_quotes(match)]
        for row, match in whole or fitting:
            return self._filled(row.text.to(self.language), match, rows, depth)
        return None

    def _filled(
        self, wording: str, match: re.Match[str], rows: tuple[_Row, ...], depth: int
    ) -> str:
        def put(gap: re.Match[str]) -> str:
            written = match[gap[1]]
            if depth >= _MOST_INSIDE or gap[1] not in _OF_PHRASES:
                return written
            said = self.of_rows(written, rows, depth + 1) or self.translated(written, depth + 1)
            return said or written

        return _GAP.sub(put, wording)


def _tears_quotes(match: re.Match[str]) -> bool:
    """Whether a gap begins or ends within quotation marks, as in a name that has a verb."""
    return any(filled.count("'") % 2 for filled in match.groups())


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    return _by_length(SENTENCES)


@lru_cache(maxsize=1)
def _phrases() -> tuple[_Row, ...]:
    return _by_length(PHRASES)


def _by_length(texts: tuple[Text, ...]) -> tuple[_Row, ...]:
    """Those that say most come first: a row of few words may be the end of a longer one."""
    ordered = sorted(texts, key=lambda text: -len(_GAP.sub("", text.en)))
    return tuple(_Row(text=text, pattern=_pattern(text.en)) for text in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    """How the English looks with its gaps filled; a gap that stands twice is filled alike."""
    known: set[str] = set()

    def one(index: int, piece: str) -> str:
        if index % 2 == 0:
            return re.escape(piece)
        if piece in known:
            return f"(?P={piece})"
        known.add(piece)
        return f"(?P<{piece}>.+?)"

    pieces = _GAP.split(english)
    return re.compile("".join(one(*pair) for pair in enumerate(pieces)), re.DOTALL)
