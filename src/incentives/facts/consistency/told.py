"""Known facts as a fault about two of them tells them."""

from incentives.facts.in_chinese import said
from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.values.number import is_exact, written_decimal
from incentives.values.period import Period


def shown(value: Value | Unknown) -> str:
    """The value in English: `'p1'`, `2023-01`, `from 2022-01-01 to 2022-12-31`."""
    if is_exact(value):
        return written_decimal(value)
    if isinstance(value, tuple):
        return " and ".join(map(_lasting, value)) or "at no time"
    return f"'{value}'" if isinstance(value, str) else str(value)


def _lasting(value: Period) -> str:
    return f"from {value.first}" if value.last is None else f"from {value.first} to {value.last}"


def said_of(value: Value | Unknown) -> str:
    """The value in Chinese, to stand behind the name of its column."""
    if isinstance(value, tuple):
        return "、".join(map(said, value)) or "从未"
    return f" {said(value)}" if is_exact(value) else said(value)
