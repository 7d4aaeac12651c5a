"""How nodes of numbers are printed, and of what is asked by name."""

from incentives.compile.layout import Kind
from incentives.compile.printing.printer import PARAMETERS, Printer, written
from incentives.compile.tree import (
    AtEnds,
    Bracketed,
    Call,
    Cell,
    Extreme,
    InReturn,
    Leave,
    Narrowed,
    Recast,
    Reckoned,
    Rounded,
    Sign,
    Sure,
    Taken,
    Unstated,
    WhereOpen,
    Word,
)
from incentives.compile.words import UNKNOWN, WIDEST


def print_word(_: Printer, word: Word) -> str:
    """The word itself."""
    return written(word.word)


def print_left(printer: Printer, leave: Leave | Unstated) -> str:
    """The end of the function: the rest is for the reference."""
    printer.lines.add(printer.lines.leave, leave.why)
    return "False" if leave.kind is Kind.TRUTH else "0"


def print_recast(printer: Printer, node: Recast) -> str:
    """The same word."""
    return printer.text(node.value)


def print_reckoned(printer: Printer, node: Reckoned) -> str:
    """The sum, the difference or the product."""
    if node.is_checked:
        return _checked_product(printer, node)
    sign = node.sign.value
    return printer.guarded((node.left, node.right), lambda t: f"({t[0]} {sign} {t[1]})")


def _checked_product(printer: Printer, node: Reckoned) -> str:
    """The product where it is no wider than a word; in a word of its own nothing wraps."""
    left, right = printer.atom(node.left), printer.atom(node.right)
    there = [
        f"{name} != NONE" for each, name in ((node.left, left), (node.right, right)) if each.none
    ]
    too_wide = f"{left} != 0 and abs({right}) > {WIDEST} // abs({left})"
    printer.leave_if(" and ".join([*there, too_wide]))
    return printer.guarded((node.left, node.right), lambda t: f"({t[0]} {Sign.TIMES.value} {t[1]})")


def print_narrowed(printer: Printer, node: Narrowed) -> str:
    """The word, where it is not out of its bounds."""
    name = printer.atom(node.value)
    there = f"{name} != NONE and " if node.none else ""
    printer.leave_if(f"{there}({name} < {written(node.low)} or {name} > {node.high})")
    printer.lines.remember(id(node), name)
    return name


def print_extreme(printer: Printer, node: Extreme) -> str:
    """The least or the greatest of them."""
    names = [printer.atom(part) for part in node.parts]
    if len(names) == 2:
        left, right = names
        text = f"({left} if {left} {node.sign} {right} else {right})"
    else:
        text = f"{'min' if node.sign == '<' else 'max'}({', '.join(names)})"
    return printer.guarded(node.parts, lambda _: text)


def print_value(printer: Printer, node: Sure | WhereOpen | Taken | Bracketed | AtEnds) -> str:
    """The value alone: what is said where something is open is for the open form."""
    return printer.text(node.value)


def print_rounded(printer: Printer, node: Rounded) -> str:
    """The whole number that rounding makes of the word."""

    def of(texts: list[str]) -> str:
        top = texts[0] if node.times == 1 else f"{texts[0]} * {node.times}"
        divisor = str(node.divisor)
        if node.by is not None:
            divisor = texts[1] if node.divisor == 1 else f"{node.divisor} * {texts[1]}"
        is_plain = node.rounding == "half_up" and node.value.low >= 0 and node.by is None
        if is_plain:
            return f"((2 * {top} + {divisor}) // {2 * node.divisor})"
        return f"{node.rounding}({top}, {divisor})"

    nodes = (node.value,) if node.by is None else (node.value, node.by)
    return printer.guarded(nodes, of)


def print_in_return(printer: Printer, node: InReturn) -> str:
    """What is added to a line, which is as it is after."""
    value = printer.atom(node.value)
    name = printer.lines.fresh("a")
    printer.lines.add(f"{name} = {'NONE' if node.none else '0'}")
    head = f"if {value} != NONE:" if node.none else "if True:"
    exact, told = f"exact{node.line}", f"told{node.line}"
    with printer.lines.block(head):
        printer.lines.add(f"{exact} += {value}")
        printer.leave_if(f"abs({exact}) > {WIDEST // (4 * node.times)}")
        printer.lines.add(
            f"{name} = {node.rounding}({exact} * {node.times}, {node.divisor}) - {told}"
        )
        printer.lines.add(f"{told} += {name}")
    printer.lines.remember(id(node), name)
    return name


def print_cell(printer: Printer, node: Cell) -> str:
    """The word of the table; one that nobody has published is left."""
    name = printer.lines.fresh("v")
    printer.lines.add(f"{name} = {printer.module.table(node.words)}[{printer.text(node.at)}]")
    if UNKNOWN in node.words:
        printer.leave_if(f"{name} == U")
    printer.lines.remember(id(node), name)
    return name if node.kind is not Kind.TRUTH else f"({name} == 1)"


def print_called(printer: Printer, node: Call) -> str:
    """The call of a function, once in a block for the same arguments."""
    function = printer.function(node.function)
    arguments = [*PARAMETERS, *(printer.text(each) for each in node.arguments)]
    call = f"{function}({', '.join(arguments)})"
    place = node.function.kept
    name = printer.asked(call, None if place is None else f"D[{arguments[-1]} + {place}]")
    return f"({name} == 1)" if node.kind is Kind.TRUTH else name
