"""First-match cases and stretches of days, as expressions where nothing is worked out before."""

from collections.abc import Sequence

import attrs

from incentives.compile.printing.keys import asked_key, fact_key
from incentives.compile.printing.printer import Printer
from incentives.compile.tree import (
    ByDay,
    Cell,
    Chosen,
    Extreme,
    Fact,
    Given,
    Narrowed,
    Node,
    Recast,
    Reckoned,
    Rounded,
    Word,
)
from incentives.compile.walking import nodes_in, parts_of
from incentives.compile.words import LAST_DAY, NONE

_MOST_IN_LINE = 120
"""A choice that is longer stands in lines of its own, for whoever reads it."""


def print_chosen(printer: Printer, node: Chosen) -> str:
    """The value of the first test that holds."""
    text, is_named = _branches(printer, node, 0)
    if is_named:
        printer.lines.remember(id(node), text)
    return text


def _branches(printer: Printer, node: Chosen, at: int) -> tuple[str, bool]:
    """The value by the tests from one on; whether it is a name that only this choice has.

    The test is worked out in any case, so that what it reads is known in all that comes after.
    """
    lines = printer.lines
    test = printer.truth(node.tests[at])
    if test == "False":
        return _otherwise(printer, node, at + 1)
    if test == "True":
        return printer.either(node.values[at]), False
    value, before_value = lines.captured(lambda: printer.either(node.values[at]))
    if lines.ends(before_value):
        lines.add(f"if {test}:")
        lines.paste(before_value)
        return _otherwise(printer, node, at + 1)
    (other, is_named), before_other = lines.captured(lambda: _otherwise(printer, node, at + 1))
    if not before_value and not before_other:
        text = value if value == other else f"({value} if {test} else {other})"
        if len(text) <= _MOST_IN_LINE:
            return text, False
    name = other if is_named else lines.fresh("v")
    lines.add(f"if {test}:")
    lines.paste(before_value, name, value)
    lines.add("else:")
    lines.paste(before_other, name, other)
    return name, True


def _otherwise(printer: Printer, node: Chosen, at: int) -> tuple[str, bool]:
    if at < len(node.tests):
        return _branches(printer, node, at)
    return printer.either(node.otherwise), False


def print_by_day(printer: Printer, node: ByDay) -> str:
    """What holds on the day: the last stretch that has begun."""
    day = printer.atom(node.day)
    lines = printer.lines
    stretches = _possible(printer, node)
    for fact in _read_in_each(stretches):
        printer.read(fact)
    told = [(stretch, *_told_within(printer, node.day, stretch)) for stretch in stretches]
    told = [one for at, one in enumerate(told) if at == 0 or one[1:] != told[at - 1][1:]]
    if not any(before for _, _, before in told):
        text = told[0][1]
        for stretch, later, _ in told[1:]:
            text = f"({later} if {day} >= {stretch.first} else {text})"
        if node.is_flat and len(told) > 1:
            return _once(printer, node, text)
        if node.is_flat or len(text) <= _MOST_IN_LINE:
            return text
    if len(told) == 1:  # the same in each stretch, as it is told in the first of them
        with printer.within(node.day, stretches[0].first, stretches[0].last):
            return printer.either(stretches[0].value)
    name = lines.fresh("v")
    for place, (stretch, text, before) in enumerate(reversed(told)):
        is_last = place == len(told) - 1
        word = "if" if place == 0 else "elif"
        lines.add("else:" if is_last else f"{word} {day} >= {stretch.first}:")
        lines.paste(before, name, text)
    lines.remember(id(node), name)
    return name


@attrs.frozen(kw_only=True, eq=False)
class _Stretch:
    """What holds from a day on, up to another."""

    first: int
    last: int
    value: Node


def _possible(printer: Printer, node: ByDay) -> list[_Stretch]:
    """The stretches in which the day may lie where this stands, the first from ever."""
    first, last = printer.days_of(node.day)
    begins = [NONE, *(begin for begin, _ in node.stretches[1:])]
    ends = [*(begin - 1 for begin in begins[1:]), LAST_DAY]
    return [
        _Stretch(first=begin, last=end, value=value)
        for begin, end, (_, value) in zip(begins, ends, node.stretches, strict=True)
        if begin <= last and end >= first
    ]


def _told_within(printer: Printer, day: Node, stretch: _Stretch) -> tuple[str, list[str]]:
    with printer.within(day, stretch.first, stretch.last):
        return printer.lines.captured(lambda: printer.either(stretch.value))


def _once(printer: Printer, node: ByDay, text: str) -> str:
    """It by a name where several rules go by the same figure."""
    key, lines = asked_key(node), printer.lines
    if key not in printer.asked_again:
        return text
    name = lines.named(key)
    if name is None:
        name = lines.fresh("v")
        lines.add(f"{name} = {text}")
        lines.remember(key, name)
    return name


def _read_in_each(stretches: Sequence[_Stretch]) -> list[Fact]:
    """The facts that are read whichever stretch holds: once, before it is asked which."""
    facts = [
        {fact_key(each): each for each in nodes_in(stretch.value) if isinstance(each, Fact)}
        if _is_read_with_all_parts(stretch.value)
        else {}
        for stretch in stretches
    ]
    first, *others = facts
    return [fact for key, fact in first.items() if all(key in other for other in others)]


def _is_read_with_all_parts(node: Node) -> bool:
    return isinstance(node, _STRICT) and all(map(_is_read_with_all_parts, parts_of(node)))


_STRICT = (Word, Given, Fact, Cell, Reckoned, Recast, Extreme, Narrowed, Rounded)
