"""Functions of a kernel: rules that others ask by name."""

from collections.abc import Mapping, Sequence
from typing import cast

from incentives.compile.layout import Kind
from incentives.compile.printing import conditions, numbers
from incentives.compile.printing.accounts import print_account, print_carried
from incentives.compile.printing.choices import print_by_day, print_chosen
from incentives.compile.printing.loops import print_gathered, print_linked
from incentives.compile.printing.printer import PARAMETERS, Forms, Printed, Printer
from incentives.compile.printing.text import Lines, Module
from incentives.compile.tree import (
    Account,
    Bracketed,
    ByDay,
    Call,
    Carried,
    Cell,
    Chosen,
    Compared,
    ExactlyOne,
    Exists,
    Extreme,
    Fact,
    Function,
    Gathered,
    Given,
    InMask,
    InReturn,
    Joined,
    Leave,
    LeftInReturn,
    Linked,
    Narrowed,
    Node,
    Not,
    OfCalendar,
    Overlaps,
    PeriodOver,
    Recast,
    Reckoned,
    Rounded,
    SamePeriod,
    Sure,
    Unstated,
    WhereOpen,
    Word,
    is_left,
)


def printer_of(module: Module, *, leave: str) -> Printer:
    """A printer for one function; `leave`: what it writes where only the reference can go on."""
    return Printer(module=module, lines=Lines(leave=leave, is_bare=module.is_bare), forms=_FORMS)


def print_function(
    function: Function, module: Module, *, names: Sequence[str] | None = None
) -> str:
    """The name of the function in the module, where it is printed if it was not yet.

    `names`: what its parameters are called in the text; None: as they are called.
    """
    called = [each.name for each in function.parameters] if names is None else names
    key = ("known", function, tuple(called))
    return module.once(key, lambda: _printed(function, module, called))


def _printed(function: Function, module: Module, called: Sequence[str]) -> str:
    printer = printer_of(module, leave="return U")
    lines, body = printer.lines, function.body
    printer.given = {id(each): name for each, name in zip(function.parameters, called, strict=True)}
    printer.share(body)
    lines.note(function.comment)
    kept = None if function.kept is None else f"D[{called[0]} + {function.kept}]"
    if kept is not None:
        lines.add(f"kept = {kept}")
        lines.add("if kept != EMPTY: return kept")
    if is_left(body):
        lines.add("return U", cast(Leave, body).why)
        return module.define(function.name, ", ".join([*PARAMETERS, *called]), lines.lines)
    with printer.asking_once():
        text = printer.either(body)
    if body.kind is Kind.TRUTH:
        text = f"1 if {text} else 0"
    if kept is not None:
        lines.add(f"kept = {text}")
        lines.add(f"D[{called[0]} + {function.kept}] = kept")
        text = "kept"
    lines.add(f"return {text}")
    head = ", ".join([*PARAMETERS, *called])
    return module.define(function.name, head, lines.lines)


def print_known_account(module: Module, account: Account) -> str:
    """The name of the function that tells what is used of an account in a row."""
    return print_account(printer_of(module, leave="return U"), account)


_PRINTED: Mapping[type[Node], Printed] = cast(
    Mapping[type[Node], Printed],
    {
        Word: numbers.print_word,
        Given: Printer.given_name,
        Fact: Printer.read,
        Leave: numbers.print_left,
        Unstated: numbers.print_left,
        Sure: numbers.print_value,
        WhereOpen: numbers.print_value,
        Bracketed: numbers.print_value,
        Recast: numbers.print_recast,
        Reckoned: numbers.print_reckoned,
        Narrowed: numbers.print_narrowed,
        Extreme: numbers.print_extreme,
        Rounded: numbers.print_rounded,
        InReturn: numbers.print_in_return,
        LeftInReturn: numbers.print_value,
        Cell: numbers.print_cell,
        Call: numbers.print_called,
        Compared: conditions.print_compared,
        Exists: conditions.print_exists,
        Not: conditions.print_not,
        InMask: conditions.print_in_mask,
        Overlaps: conditions.print_overlaps,
        ExactlyOne: conditions.print_exactly_one,
        OfCalendar: conditions.print_of_calendar,
        Joined: conditions.print_joined,
        Chosen: print_chosen,
        ByDay: print_by_day,
        Gathered: print_gathered,
        Linked: print_linked,
        SamePeriod: conditions.print_same_period,
        PeriodOver: conditions.print_period_over,
        Carried: print_carried,
    },
)
_FORMS = Forms(printed=_PRINTED, function=print_function)
