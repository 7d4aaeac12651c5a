"""Refusals that several doors have: who was faster, and what somebody has put into the database."""

from datetime import datetime

from incentives.values.text import Text, filled
from incentives.wordings import applications as wordings

Refusal = tuple[str, Text]
"""Slug and sentence of a RegisterError."""


def odd(name: str) -> Refusal:
    """The refusal of what is not of its kind; `name`: one of `wordings.TEXTS`."""
    return "odd-value", filled(wordings.ODD_VALUE, name=wordings.TEXTS[name])


def changed_meanwhile(who: str, when: datetime) -> Refusal:
    """The refusal of what rests on something that another has changed meanwhile."""
    text = filled(wordings.CHANGED_MEANWHILE, who=who, when=in_words(when))
    return "changed-meanwhile", text


def in_words(moment: datetime) -> Text:
    """The moment to the second."""
    gaps = {"year": moment.year, "month": moment.month, "day": moment.day}
    return filled(wordings.WHEN, **gaps, time=moment.strftime("%H:%M:%S"))


def unreadable(number: object) -> Refusal:
    """The refusal of what somebody has put into the database."""
    return "changed", filled(wordings.UNREADABLE, number=number)
