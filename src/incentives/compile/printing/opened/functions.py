"""Functions of the open form: each asks the known one first, and works out what that leaves."""

from collections.abc import Mapping, Sequence
from typing import cast

from incentives.compile.lowering.lacking import Ranks
from incentives.compile.printing.functions import print_function
from incentives.compile.printing.opened import accounts, choices, numbers, rows, truths
from incentives.compile.printing.opened.numbers import where_known
from incentives.compile.printing.opened.printer import OpenForms, OpenPrinter, Printed
from incentives.compile.printing.printer import PARAMETERS
from incentives.compile.printing.text import Module
from incentives.compile.tree import (
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
    Hangs,
    InMask,
    InReturn,
    Joined,
    Leave,
    LeftInReturn,
    Narrowed,
    Node,
    Not,
    OfCalendar,
    OnAnyDay,
    OpenDay,
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
)


def open_printer_of(module: Module, ranks: Ranks) -> OpenPrinter:
    """A printer for one function."""
    return OpenPrinter(module=module, ranks=ranks, forms=_FORMS)


def print_open(function: Function, asker: OpenPrinter, names: Sequence[str] | None = None) -> str:
    """The name of the open function in the module, where it is printed if it was not yet.

    `names`: what its parameters are called in the text; None: as they are called.
    """
    called = [each.name for each in function.parameters] if names is None else names
    key = ("open", function, tuple(called))
    return asker.module.once(key, lambda: _printed(function, asker, called))


def _printed(function: Function, asker: OpenPrinter, names: Sequence[str]) -> str:
    printer = open_printer_of(asker.module, asker.ranks)
    printer.given = {id(each): name for each, name in zip(function.parameters, names, strict=True)}
    printer.lines.add(f"# {function.comment}")
    printer.lines.add(f"return {printer.either(function.body)}")
    head = ", ".join([*PARAMETERS, *names])
    return printer.module.define(f"open {function.name}", head, printer.lines.lines)


def asked(
    function: Function,
    arguments: Sequence[str],
    printer: OpenPrinter,
    names: Sequence[str] | None = None,
) -> str:
    """What is known of what the function comes to: by the known form, else by the open one.

    `names`: as of `print_open`.
    """
    name = printer.lines.fresh("v")
    _, text = asked_first(function, arguments, printer, names)
    printer.lines.add(f"{name} = {text}")
    return name


def asked_first(
    function: Function,
    arguments: Sequence[str],
    printer: OpenPrinter,
    names: Sequence[str] | None = None,
) -> tuple[str | None, str]:
    """The word of the known form, and the text of what is known with it; None: it has none.

    `names`: as of `print_open`.
    """
    handed = ", ".join([*PARAMETERS, *arguments])
    if any(isinstance(each, OpenDay) for each in function.parameters):
        return None, f"{print_open(function, printer, names)}({handed})"
    known = print_function(function, printer.module, names=names)
    word = printer.lines.fresh("t")
    printer.lines.add(f"{word} = {known}({handed})")
    told = f"({word}, {word}, 0, NOTHING_LACKS)"
    if "return U" not in printer.module.functions[known]:
        return word, told
    opened = f"{print_open(function, printer, names)}({handed})"
    return word, f"{told} if {word} != U else {opened}"


def print_called(printer: OpenPrinter, node: Call) -> str:
    """What a function comes to; of arguments that are open only the reference can tell."""
    handed = [printer.argument(each) for each in node.arguments]
    needed = [name for _, name in handed if name is not None]
    texts = [text for text, _ in handed]
    if not needed:
        return asked(node.function, texts, printer)
    return where_known(printer, needed, node, lambda: asked(node.function, texts, printer))


_PRINTED: Mapping[type[Node], Printed] = cast(
    Mapping[type[Node], Printed],
    {
        Word: numbers.print_word,
        Given: OpenPrinter.given_value,
        OpenDay: OpenPrinter.given_value,
        Fact: OpenPrinter.fact,
        Leave: numbers.print_left,
        Unstated: numbers.print_unstated,
        Sure: numbers.print_sure,
        WhereOpen: numbers.print_where_open,
        Bracketed: numbers.print_bracketed,
        Recast: numbers.print_recast,
        Reckoned: numbers.print_reckoned,
        Narrowed: numbers.print_narrowed,
        Extreme: numbers.print_extreme,
        Rounded: numbers.print_rounded,
        InReturn: numbers.print_in_return,
        LeftInReturn: numbers.print_left_in_return,
        Cell: numbers.print_cell,
        Call: print_called,
        Compared: truths.print_compared,
        Hangs: truths.print_hangs,
        Exists: truths.print_exists,
        Not: truths.print_not,
        InMask: truths.print_in_mask,
        Overlaps: truths.print_overlaps,
        ExactlyOne: truths.print_exactly_one,
        OfCalendar: truths.print_of_calendar,
        Joined: truths.print_joined,
        Chosen: choices.print_chosen,
        ByDay: choices.print_by_day,
        OnAnyDay: choices.print_on_any_day,
        Gathered: rows.print_gathered,
        SamePeriod: rows.print_same_period,
        PeriodOver: rows.print_period_over,
        Carried: accounts.print_carried,
    },
)
_FORMS = OpenForms(printed=_PRINTED, asked=asked)
