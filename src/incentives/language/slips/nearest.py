"""What may have been meant by a name or value that is none: the nearest, or the few there are."""

import re
from collections.abc import Collection, Iterable

from incentives.values.text import Text

MOST_LISTED = 12
"""So many values are listed in full; of more the nearest few."""
NEAREST = 5
_SEVERAL = 2
_DIVIDERS = "[，、；]"
_LONGEST = 200
"""No name is longer; of what was written in place of one no more is compared."""


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from nothing in common (0) to the same (1)."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()


def close_to(written: str, allowed: Iterable[str], *, cutoff: float) -> str | None:
    """The one that is most like what was written, if it is so much alike."""
    from difflib import get_close_matches

    close = get_close_matches(written, allowed, n=1, cutoff=cutoff)
    return close[0] if close else None


def meant(written: str, allowed: Iterable[str], *, cutoff: float = 0.6) -> Text | None:
    """The one that may have been meant, if one is like what was written.

    >>> print(meant("oka", ["lime", "oak"]).en)
    Did you mean 'oak'?
    """
    close = close_to(written[:_LONGEST], sorted(allowed), cutoff=cutoff)
    return None if close is None else Text(f"是否应为“{close}”？", f"Did you mean '{close}'?")


def one_of(written: str, allowed: Collection[str], *, cutoff: float = 0.6) -> Text:
    """The one that may have been meant, else all that there are, or the nearest few of many.

    >>> print(one_of("elm", ["lime", "oak"], cutoff=0.9).en)
    Expected one of lime, oak.
    """
    return (
        _divided(written, allowed)
        or meant(written, allowed, cutoff=cutoff)
        or few_of(written, allowed)
    )


def _divided(written: str, allowed: Collection[str]) -> Text | None:
    """That several were written with a full-width sign between them."""
    several = [part.strip() for part in re.split(_DIVIDERS, written)]
    if len(several) < _SEVERAL or not all(part in allowed for part in several):
        return None
    return Text(
        f"各项之间用半角“,”隔开：{', '.join(several)}。",
        f"Several are divided by ',': {', '.join(several)}.",
    )


def few_of(written: str, allowed: Collection[str]) -> Text:
    """All that there are, in their order, or the nearest few of many and how many there are."""
    if not allowed:
        return Text("此处没有可填的内容，请删去这一项。", "Nothing can stand here: leave it out.")
    if len(allowed) <= MOST_LISTED:
        return Text(
            f"应为下列之一：{'、'.join(allowed)}。", f"Expected one of {', '.join(allowed)}."
        )
    short = written[:_LONGEST]
    near = sorted(allowed, key=lambda name: (-likeness(short, name), name))[:NEAREST]
    return Text(
        f"共 {len(allowed)} 个可填，最接近的有：{'、'.join(near)}。",
        f"Expected one of {len(allowed)}; the nearest are {', '.join(near)}.",
    )
