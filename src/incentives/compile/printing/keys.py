"""What is the same for all that read, or ask, the same, so that it has one name."""

from collections.abc import Hashable

from incentives.compile.tree import ByDay, Call, Fact, Node, OfCalendar, Word


def asked_key(node: Node) -> Hashable | None:
    """What is the same for all nodes that ask the same, which may be many; None: it asks nothing.

    That is of a function, of the calendar, or which of stated words holds on a day.
    """
    if isinstance(node, Call):
        return call_key(node)
    if isinstance(node, OfCalendar):
        return calendar_key(node)
    if isinstance(node, ByDay) and node.is_flat:
        words = [(first, each.word) for first, each in node.stretches if isinstance(each, Word)]
        return (id(node.day), *words)
    return None


def call_key(call: Call) -> Hashable:
    """What is the same for all that ask the same of one function."""
    return (
        id(call.function),
        *(each.word if isinstance(each, Word) else id(each) for each in call.arguments),
    )


def calendar_key(node: OfCalendar) -> Hashable:
    """What is the same for all that ask the calendar the same."""
    arguments = (fact_key(each) if isinstance(each, Fact) else id(each) for each in node.arguments)
    return (node.function, *arguments)


def fact_key(fact: Fact) -> tuple[str, int | None, int]:
    """What is the same for all readings of one fact."""
    return ("fact", None if fact.row is None else id(fact.row), fact.offset)
