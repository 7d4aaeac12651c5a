"""Values of a case as messages show them."""

LONGEST_SHOWN = 60
LARGEST_SHOWN = 10**LONGEST_SHOWN


def shown(raw: object) -> str:
    """The value as written in Python, cut short where it is long."""
    if isinstance(raw, int) and not -LARGEST_SHOWN < raw < LARGEST_SHOWN:
        return "a number of too many digits"
    text = repr(raw[:LONGEST_SHOWN] if isinstance(raw, str) else raw)
    text = " ".join(text.splitlines())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."
