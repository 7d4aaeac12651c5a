"""Which rows of prior awards can be of one payment."""

from collections.abc import Mapping, Sequence

from incentives.facts.field import OTHER
from incentives.register.reading.awarding import Paid
from incentives.values.texts.plain_text import compared

_TELLING = ("paid_on", "amount")
_SAID = ("incentive", *_TELLING, "instalment", "payer")


def number_in(row: object) -> int | None:
    """The number of the entry that a row names; None: none, or nothing that is one."""
    value = row.get("entry") if isinstance(row, Mapping) else None
    text = str(value).strip() if isinstance(value, str | int) else ""
    is_number = text.isascii() and text.isdecimal() and len(text) <= 12
    return int(text) if is_number and int(text) > 0 else None


def nearest(rows: Sequence[object], paid: Sequence[Paid]) -> dict[int, Paid]:
    """The payment that each row without number can be of, by the place of the row.

    A row and a payment are of one if both say the same incentive, and nothing else otherwise. Rows
    that say day and amount choose first, then those that say one of them; each payment is chosen
    once: two rows alike are two payments.
    """
    chosen: dict[int, Paid] = {}
    free = list(paid)
    hand = [(place, row) for place, row in enumerate(rows) if number_in(row) is None]
    for agreeing in (2, 1, 0):
        for place, row in hand:
            if place in chosen or not isinstance(row, Mapping):
                continue
            one = next((each for each in free if _agreeing(row, each.row) == agreeing), None)
            if one is not None:
                chosen[place] = one
                free.remove(one)
    return chosen


def _agreeing(row: Mapping[str, object], paid: Mapping[str, object]) -> int | None:
    """How many of day and amount both say; None if they cannot be of one payment."""
    if not _same(row, paid, "incentive") or at_odds(row, paid):
        return None
    return sum(_same(row, paid, name) for name in _TELLING)


def at_odds(row: Mapping[str, object], paid: Mapping[str, object]) -> bool:
    """Whether both say of something of the payment, and not the same.

    A row that says `other` of the subject knows that it is none that the case lists.
    """
    if "subject" in row and "subject" in paid and not _same_subject(row, paid):
        return True
    return any(name in row and name in paid and not _same(row, paid, name) for name in _SAID)


def is_alike(row: object, paid: Mapping[str, object]) -> bool:
    """Whether a row is of the same incentive, and of the same day or the same amount."""
    if not isinstance(row, Mapping) or not _same(row, paid, "incentive"):
        return False
    if "subject" in row and "subject" in paid and not _same_subject(row, paid):
        return False
    return any(_same(row, paid, name) for name in _TELLING)


def _same(one: Mapping[str, object], other: Mapping[str, object], name: str) -> bool:
    return name in one and name in other and _plain(one[name]) == _plain(other[name])


def _same_subject(row: Mapping[str, object], paid: Mapping[str, object]) -> bool:
    return OTHER in (row["subject"], paid["subject"]) or _same(row, paid, "subject")


def _plain(value: object) -> str:
    """Texts alike as they are compared, figures whatever decimals they are written with."""
    text = compared(str(value))
    whole, point, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0')}".rstrip(".") if point and decimals.isdigit() else text
