"""Slips as a machine makes them: a token of a policy file misspelt, left out, doubled, retyped."""

import random
import re
from collections.abc import Iterator
from enum import StrEnum

import attrs

_TOKEN = re.compile(
    r"[A-Za-z_][A-Za-z0-9_.]*|[0-9][0-9.%-]*|<=|>=|==|!=|[<>+*/]|[-](?= )|[:{}\[\](),\"]"
)
# Wordings, citations, titles and notes say what they like: no slip in them can be known for one.
_WORDS = re.compile(
    r"^\s*(?:-\s*)?\{?(?:zh|en|text|title|cite|question|number|id|reason|document)\b"
)
_FREE = re.compile(r"\b(?:text|title|question): *\{[^{}]*\}|\b(?:cite|document): *[^,{}]*")


class Manner(StrEnum):
    """What is done to a token."""

    MISSPELL = "misspell"
    DROP = "drop"
    DOUBLE = "double"
    RETYPE = "retype"


@attrs.frozen(kw_only=True)
class PlantedSlip:
    """One slip: the text with it, where it is (from 1), and what was done to which token."""

    text: str
    line: int
    token: str
    manner: Manner

    def __str__(self) -> str:
        return f"{self.manner} {self.token!r} on line {self.line}"


def slips_in(text: str, seed: str, most: int) -> list[PlantedSlip]:
    """So many slips at most, chosen by the seed; the same ones each time."""
    lot = random.Random(seed)  # noqa: S311 - a choice of tests, no secret
    every = list(_every_slip(text))
    return sorted(lot.sample(every, min(most, len(every))), key=lambda slip: slip.line)


def _every_slip(text: str) -> Iterator[PlantedSlip]:
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if _WORDS.match(line) or line.lstrip().startswith("#"):
            continue
        free = [match.span() for match in _FREE.finditer(line)]
        for token in _TOKEN.finditer(line.partition(" #")[0]):
            if any(start <= token.start() < end for start, end in free):
                continue
            for manner, written in _written(token[0]):
                changed = line[: token.start()] + written + line[token.end() :]
                yield PlantedSlip(
                    text="\n".join([*lines[:index], changed, *lines[index + 1 :]]),
                    line=index + 1,
                    token=token[0],
                    manner=manner,
                )


def _written(token: str) -> Iterator[tuple[Manner, str]]:
    """Each manner in which the token may be mistaken, with what is then written."""
    if len(token) > 3 and token[0].isalpha():
        middle = len(token) // 2
        yield Manner.MISSPELL, token[:middle] + token[middle + 1 :]
    yield Manner.DROP, ""
    yield Manner.DOUBLE, f"{token} {token}" if token[0].isalnum() else token * 2
    yield Manner.RETYPE, _retyped(token)


def _retyped(token: str) -> str:
    """The token as one writes it who takes it for something else."""
    signs = {
        "==": "=",
        "!=": "<>",
        "<=": "≤",
        ">=": "≥",
        "and": "&&",
        "or": "||",
        "not": "!",
        "(": "（",
        ")": "）",
        ",": "，",
        ":": "：",
        '"': "“",
        "{": "[",
        "}": "]",
        "[": "{",
        "]": "}",
        "-": "*",
        "<": "＜",
        ">": "＞",
        "+": "＋",
        "*": "×",
        "/": "÷",
    }
    if token in signs:
        return signs[token]
    return "many" if token[0].isdigit() else f"{len(token)}00"
