"""The figures of the workload as of a day, read from its policy file by themselves."""

from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

POLICIES = Path(__file__).with_name("policies")
_FILE = POLICIES / "town" / "list.yaml"

Figure = Any
"""A number as a fraction, a day, or a number for each word of a table."""


@lru_cache
def figures_on(day: date) -> dict[str, Figure]:
    """Each figure as of the day, by its name: the last one that began by then."""
    return {
        name: _figure(max((row for row in rows if row["from"] <= day), key=lambda row: row["from"]))
        for name, rows in _all_figures().items()
    }


@lru_cache
def days_of_change() -> tuple[date, ...]:
    """The days on which a figure begins, in order of time."""
    return tuple(sorted({row["from"] for rows in _all_figures().values() for row in rows}))


@lru_cache
def _all_figures() -> dict[str, list[dict[str, Any]]]:
    written = _Plain(_FILE.read_text(encoding="utf-8")).get_single_data()
    return {
        name: [{**row, "from": date.fromisoformat(row["from"])} for row in entry["values"]]
        for name, entry in written["parameters"].items()
    }


class _Plain(yaml.SafeLoader):
    """Numbers and days stay text, so that no float comes in between."""


_Plain.yaml_implicit_resolvers = {}


def _figure(row: dict[str, Any]) -> Figure:
    if "table" in row:
        return {word: _number(cell) for word, cell in row["table"].items()}
    text: str = row["value"]
    return date.fromisoformat(text) if text.count("-") == 2 else _number(text)


def _number(written: str) -> Fraction:
    return Fraction(written[:-1]) / 100 if written.endswith("%") else Fraction(written)
