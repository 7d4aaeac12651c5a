"""How nodes of numbers are printed, and of what is asked by name."""

from operator import add, mul, sub

from incentives.compile.layout import Kind
from incentives.compile.printing.printer import PARAMETERS, Printer, is_number, written
from incentives.compile.tree import (
    Bracketed,
    Call,
    Cell,
    Extreme,
    InReturn,
    Leave,
    LeftInReturn,
    Narrowed,
    Node,
    Recast,
    Reckoned,
    Rounded,
    Sign,
    Sure,
    Unstated,
    WhereOpen,
    Word,
)
from incentives.compile.words import UNKNOWN, WIDEST

HALF_UP = "half_up"
_HALF_WORD = 2**31
"""The root of `WIDEST`."""


def print_word(_: Printer, word: Word) -> str:
    """The word itself."""
    return written(word.word)


def print_left(printer: Printer, leave: Leave | Unstated) -> str:
    """The end of the function: the rest is for the reference."""
    printer.lines.add_leave(leave.why)
    return "False" if leave.kind is Kind.TRUTH else "0"


def print_recast(printer: Printer, node: Recast) -> str:
    """The same word."""
    return printer.text(node.value)


def print_reckoned(printer: Printer, node: Reckoned) -> str:
    """The sum, the difference or the product."""
    if node.is_checked:
        return _checked_product(printer, node)
    return printer.guarded((node.left, node.right), lambda t: _joined(node.sign, *t))


def _joined(sign: Sign, left: str, right: str) -> str:
    """The two with the sign; what nothing is multiplied with was worked out and is not read."""
    if sign is Sign.TIMES and "0" in (left, right):
        return "0"
    if is_number(left) and is_number(right):
        return str(_RECKON[sign](int(left), int(right)))
    return f"({left} {sign.value} {right})"


_RECKON = {Sign.PLUS: add, Sign.MINUS: sub, Sign.TIMES: mul}


def _checked_product(printer: Printer, node: Reckoned) -> str:
    """The product where it is no wider than a word; in a word of its own nothing wraps.

    Factors of half a word each are never too wide together, and to look at that takes no division.
    """
    left, right = printer.atom(node.left), printer.atom(node.right)
    if is_number(left) and is_number(right) and abs(int(left) * int(right)) <= WIDEST:
        return str(int(left) * int(right))
    factors = ((node.left, left), (node.right, right))
    there = [f"{name} != NONE" for each, name in factors if each.none]
    wide = [
        test
        for (each, name), most in zip(factors, _room(node.left, node.right), strict=True)
        if (test := _lies_beyond(name, each, most)) is not None
    ]
    is_wide = wide[0] if len(wide) == 1 else f"({' or '.join(wide)})"
    too_wide = f"{left} != 0 and abs({right}) > {WIDEST} // abs({left})"
    printer.leave_if(" and ".join([*there, is_wide, too_wide]))
    return printer.guarded((node.left, node.right), lambda t: _joined(Sign.TIMES, *t))


def _room(left: Node, right: Node) -> tuple[int, int]:
    """How far from zero each may lie so that the product is surely no wider than a word."""
    if left.widest <= _HALF_WORD:
        return left.widest, WIDEST // left.widest
    if right.widest <= _HALF_WORD:
        return WIDEST // right.widest, right.widest
    return _HALF_WORD, _HALF_WORD


def _lies_beyond(name: str, node: Node, most: int) -> str | None:
    """That the word lies further from zero than that; None: it cannot."""
    below, above = node.low < -most, node.high > most
    if below and above:
        return f"abs({name}) > {most}"
    if below:
        return f"{name} < {-most}"
    return f"{name} > {most}" if above else None


def print_narrowed(printer: Printer, node: Narrowed) -> str:
    """The word, where it is not out of its bounds."""
    name, value = printer.atom(node.value), node.value
    if is_number(name) and node.low <= int(name) <= node.high:
        return name
    beyond = []
    if value.low < node.low:
        beyond.append(f"{name} < {written(node.low)}")
    if value.high > node.high:
        beyond.append(f"{name} > {node.high}")
    if beyond:
        is_beyond = beyond[0] if len(beyond) == 1 else f"({' or '.join(beyond)})"
        there = f"{name} != NONE and " if node.none else ""
        printer.leave_if(f"{there}{is_beyond}")
    printer.lines.remember(id(node), name)
    return name


def print_extreme(printer: Printer, node: Extreme) -> str:
    """The least or the greatest of those that words do not rule out."""
    standing = node.standing
    if len(standing) == 1:
        return printer.text(standing[0])
    names = [printer.atom(part) for part in standing]
    if len(names) == 2:
        left, right = names
        text = f"({left} if {left} {node.sign} {right} else {right})"
    else:
        text = f"{'min' if node.sign == '<' else 'max'}({', '.join(names)})"
    return printer.guarded(standing, lambda _: text)


def print_value(printer: Printer, node: Sure | WhereOpen | Bracketed | LeftInReturn) -> str:
    """The value alone: what is said where something is open is for the open form."""
    return printer.text(node.value)


def print_rounded(printer: Printer, node: Rounded) -> str:
    """The whole number that rounding makes of the word."""

    def of(texts: list[str]) -> str:
        if node.by is None:
            return _rounded(node, texts[0])
        top = _multiplied(texts[0], node.times)
        return f"{node.rounding}({top}, {_multiplied(texts[1], node.divisor)})"

    nodes = (node.value,) if node.by is None else (node.value, node.by)
    return printer.guarded(nodes, of)


def _rounded(node: Rounded | InReturn, name: str) -> str:
    times, divisor = node.times, node.divisor
    return rounded(name, node.value, times=times, divisor=divisor, rounding=node.rounding)


def _multiplied(text: str, times: int) -> str:
    return text if times == 1 else f"({times} * {text})"


def rounded(name: str, summand: Node, *, times: int, divisor: int, rounding: str = HALF_UP) -> str:
    """The whole number for the word times `times` over `divisor`, or for a sum of such words.

    `summand`: one of them; what is not below zero is rounded half up by one division.
    """
    if divisor == 1:
        return _multiplied(name, times)
    if rounding != HALF_UP or summand.low < 0:
        return f"{rounding}({_multiplied(name, times)}, {divisor})"
    if divisor % 2 == 0:
        return f"(({_multiplied(name, times)} + {divisor // 2}) // {divisor})"
    return f"(({_multiplied(name, 2 * times)} + {divisor}) // {2 * divisor})"


def print_in_return(printer: Printer, node: InReturn) -> str:
    """What is added to a line, which is as it is after; nothing leaves it as it was."""
    lines, value = printer.lines, printer.atom(node.value)
    if value == "0":
        return value
    if not lines.is_over:
        printer.added_to.add(node.line)
    name = lines.fresh("a")
    exact, told = f"exact{node.line}", f"told{node.line}"
    nothing = f"{value} == 0 or {value} == NONE" if node.none else f"{value} == 0"
    with lines.block(f"if {nothing}:"):
        lines.add(f"{name} = {value if node.none else '0'}")
    with lines.block("else:"):
        lines.add(f"{exact} += {value}")
        most = WIDEST // (4 * node.times)
        if node.value.widest * printer.most_parts > most:
            printer.leave_if(wider(exact, node.value, most))
        lines.add(f"{name} = {_rounded(node, exact)} - {told}")
        lines.add(f"{told} += {name}")
    lines.remember(id(node), name)
    return name


def wider(name: str, summand: Node, most: int) -> str:
    """That a sum of such words lies further from zero."""
    if summand.low >= 0:
        return f"{name} > {most}"
    return f"{name} < {-most}" if summand.high <= 0 else f"abs({name}) > {most}"


def print_cell(printer: Printer, node: Cell) -> str:
    """The word of the table; one that nobody has published is left."""
    text = f"{printer.module.table(node.words)}[{printer.text(node.at)}]"
    if UNKNOWN in node.words:
        name = printer.lines.fresh("v")
        printer.lines.add(f"{name} = {text}")
        printer.leave_if(f"{name} == U")
        printer.lines.remember(id(node), name)
        text = name
    return text if node.kind is not Kind.TRUTH else f"({text} == 1)"


def print_called(printer: Printer, node: Call) -> str:
    """The call of a function, once in a block for the same arguments."""
    function = printer.function(node.function)
    arguments = [*PARAMETERS, *(printer.text(each) for each in node.arguments)]
    call = f"{function}({', '.join(arguments)})"
    place = node.function.kept
    if place is None:
        name = printer.asked_by(node, call)
    else:
        name = printer.asked(call, f"D[{arguments[-1]} + {place}]")
    return f"({name} == 1)" if node.kind is Kind.TRUTH else name
