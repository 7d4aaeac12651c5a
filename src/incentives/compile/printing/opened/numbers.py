"""What is known of numbers, and of what only the reference can tell."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from incentives.compile.bounded.returning import ROUNDINGS
from incentives.compile.layout import Kind
from incentives.compile.printing.opened.printer import (
    LEFT,
    OPEN_TRUTH_LEFT,
    OpenPrinter,
    written_ends,
)
from incentives.compile.printing.printer import written
from incentives.compile.tree import (
    Bracketed,
    Cell,
    Extreme,
    InReturn,
    Leave,
    LeftInReturn,
    Narrowed,
    Node,
    OpenDay,
    Recast,
    Reckoned,
    Rounded,
    Sign,
    Sure,
    Unstated,
    WhereOpen,
    Word,
)
from incentives.compile.words import WIDEST

_RECKONED = {Sign.PLUS: "added", Sign.MINUS: "less", Sign.TIMES: "multiplied"}
_NOTHING = "known(NONE)"


def print_word(_: OpenPrinter, word: Word) -> str:
    """A word that the rules state is known."""
    told = written(word.word)
    return f"({told}, {told}, 0, NOTHING_LACKS)"


def left_of(node: Node) -> str:
    """What only the reference can tell."""
    return OPEN_TRUTH_LEFT if node.kind is Kind.TRUTH else LEFT


def print_left(_: OpenPrinter, leave: Leave) -> str:
    """What only the reference can tell."""
    return left_of(leave)


def print_in_return(printer: OpenPrinter, node: InReturn) -> str:
    """What is added to a line, where lines are kept."""
    return left_of(node) if printer.in_line is None else printer.in_line(node)


def print_unstated(printer: OpenPrinter, node: Unstated) -> str:
    """A figure within its bounds."""
    if isinstance(node.lacks, OpenDay):
        rank: int | str | None = f"{printer.given_name(node.lacks)}[3]"
    else:
        rank = printer.ranks.of(node.lacks)
    if rank is None:
        return left_of(node)
    if node.kind is Kind.TRUTH:
        return f"(0, 1, 0, {rank})"
    if node.kind is Kind.CODE:
        return f"({2 ** (node.high + 1) - 1}, 0, 0, {rank})"
    if node.kind is not Kind.NUMBER:
        return f"anything(0, {rank})"
    ends = written_ends(node.least, node.most)
    if node.of is None:
        return f"within({ends}, 0, {rank})"
    number = printer.value(node.of)
    applied = f"({ends}, {number}[2], min({rank}, {number}[3]))"
    return f"{_NOTHING} if {number}[0] == NONE else {applied}"


def print_recast(printer: OpenPrinter, node: Recast) -> str:
    """The same; a divisor that is open only the reference divides by."""
    name = printer.value(node.value)
    if node.kind is not node.value.kind:
        return f"{name} if {name}[3] == NOTHING_LACKS else {left_of(node)}"
    if node.over is None or node.over is node.value.over:
        return name
    over = printer.value(node.over)
    return f"{name} if {over}[3] == NOTHING_LACKS else {LEFT}"


def print_sure(printer: OpenPrinter, node: Sure) -> str:
    """The value where all that it needs is known."""
    needs = dict.fromkeys(printer.value(need) for need in node.needs)
    return where_known(printer, needs, node, lambda: printer.either(node.value))


def where_known(
    printer: OpenPrinter, needs: Iterable[str], node: Node, value: Callable[[], str]
) -> str:
    """What the node comes to where all that it needs is known; else it is for the reference."""
    name = printer.lines.fresh("v")
    known = " and ".join(f"{need}[3] == NOTHING_LACKS" for need in needs)
    with printer.lines.block(f"if {known}:"):
        printer.lines.add(f"{name} = {value()}")
    printer.lines.add(f"else: {name} = {left_of(node)}")
    return name


def print_where_open(printer: OpenPrinter, node: WhereOpen) -> str:
    """The value, or the other where what tells that is open."""
    told, name = printer.value(node.told), printer.lines.fresh("v")
    with printer.lines.block(f"if {told}[3] == NOTHING_LACKS:"):
        printer.lines.add(f"{name} = {printer.value(node.value)}")
    with printer.lines.block("else:"):
        printer.lines.add(f"{name} = {printer.value(node.otherwise)}")
    return name


def print_bracketed(printer: OpenPrinter, node: Bracketed) -> str:
    """The value where all is known; else what brackets make of the ends of number and limits."""
    number, name = printer.value(node.of), printer.lines.fresh("v")
    limits = [printer.value(limit) for limit in node.limits]
    rates, belows = _tuple(map(written, node.rates)), _tuple(map(str, node.belows))
    said = f"{number}, {_tuple(limits)}, {rates}, {belows}"
    steps = Fraction(node.denominator, node.of.denominator * node.parts)
    made = f"rate_of({said})"
    if node.is_sum:
        made = f"slices_of({said}, ({steps.numerator}, {steps.denominator}))"
    are_known = " and ".join(f"{part}[3] == NOTHING_LACKS" for part in (number, *limits))
    with printer.lines.block(f"if {are_known}:"):
        printer.lines.add(f"{name} = {printer.value(node.value)}")
    printer.lines.add(f"else: {name} = {made}")
    return name


def _tuple(texts: Iterable[str]) -> str:
    return f"({''.join(f'{text}, ' for text in texts)})"


def print_left_in_return(printer: OpenPrinter, node: LeftInReturn) -> str:
    """What a relief leaves of a part that stands alone; of another, where lines are kept."""
    if node.line is not None:
        return left_of(node) if printer.relieved is None else printer.relieved(node)
    whole, share = printer.value(node.whole), printer.value(node.share)
    said = f"({whole}, {share}), {ROUNDINGS.index(node.rounding)}, {node.steps}"
    return f"relieved_outward({said}, NOTHING_LACKS)"


def print_reckoned(printer: OpenPrinter, node: Reckoned) -> str:
    """The sum, the difference or the product."""
    left, right = printer.value(node.left), printer.value(node.right)
    return f"{_RECKONED[node.sign]}({left}, {right})"


def print_narrowed(printer: OpenPrinter, node: Narrowed) -> str:
    """The number, where its ends are not out of its bounds."""
    return f"narrowed({printer.value(node.value)}, {node.low}, {node.high})"


def print_extreme(printer: OpenPrinter, node: Extreme) -> str:
    """The least or the greatest of them, or the first or last day."""
    of_numbers, of_days = ("least_of", "earliest_of")
    if node.sign == ">":
        of_numbers, of_days = ("most_of", "latest_of")
    names = ", ".join(printer.value(part) for part in node.parts)
    return f"{of_numbers if node.kind is Kind.NUMBER else of_days}(({names}))"


def print_rounded(printer: OpenPrinter, node: Rounded) -> str:
    """Each end rounded; by a divisor that is open only the reference divides."""
    widest = WIDEST // (4 * node.times)
    name = printer.named(f"narrowed({printer.value(node.value)}, {-widest}, {widest})")
    divisor, known = str(node.divisor), ""
    if node.by is not None:
        by = printer.value(node.by)
        divisor = f"{node.divisor} * {by}[0]"
        known = f"{LEFT} if {by}[3] != NOTHING_LACKS else "
    least, most = (
        f"{name}[{end}] if abs({name}[{end}]) == ENDLESS"
        f" else {node.rounding}({name}[{end}] * {node.times}, {divisor})"
        for end in (0, 1)
    )
    steps = f"within({least}, {most}, {name}[2], {name}[3])"
    return f"{known}{_NOTHING} if {name}[0] == NONE else {steps}"


def print_cell(printer: OpenPrinter, node: Cell) -> str:
    """The figure for the keys; of one open key of an enumeration, all that it may be."""
    if node.keyed is None or node.kind is not Kind.NUMBER:
        return _known_cell(printer, node)
    keyed = node.keyed
    keys = [printer.value(key) for key, _, _ in keyed.keys]
    ranks = [None if one is None else printer.ranks.of(one) for one in keyed.lacks]
    words = printer.module.table(node.words)
    lacking = printer.module.table(tuple(-1 if rank is None else rank for rank in ranks))
    steps = [1]
    for _, _, count in keyed.keys[:0:-1]:
        steps.insert(0, steps[0] * count)
    bounds = f"({written_ends(keyed.least, keyed.most)}, 0, 0)"
    inside = [
        f"0 <= {name}[0] - {first} < {count}"
        for name, (_, first, count) in zip(keys, keyed.keys, strict=True)
    ]
    known = [
        f"{name}[3] == NOTHING_LACKS and {test}" for name, test in zip(keys, inside, strict=True)
    ]
    terms = [
        f"({name}[0] - {first}) * {step}"
        for name, (_, first, _), step in zip(keys, keyed.keys, steps, strict=True)
    ]
    name = printer.lines.fresh("v")
    with printer.lines.block(f"if {' and '.join(known)}:"):
        printer.lines.add(f"at = {' + '.join(terms)}")
        printer.lines.add(f"{name} = cell({words}[at], {lacking}[at], {bounds})")
    for place, (key, _, _) in enumerate(keyed.keys):
        if key.kind is not Kind.CODE:
            continue
        others = [*known[:place], *known[place + 1 :]]
        own = f"{keys[place]}[3] != ONLY_REFERENCE and {keys[place]}[3] != NOTHING_LACKS"
        with printer.lines.block(f"elif {' and '.join([own, *others])}:"):
            rest = [*terms[:place], *terms[place + 1 :]] or ["0"]
            printer.lines.add(f"at = {' + '.join(rest)}")
            table = f"({words}, {lacking}), at, {steps[place]}"
            printer.lines.add(f"{name} = cells({table}, {keys[place]}, {bounds})")
    printer.lines.add(f"else: {name} = {LEFT}")
    return name


def _known_cell(printer: OpenPrinter, node: Cell) -> str:
    """The figure where the place is known, and something stands there."""
    at = printer.value(node.at)
    words, name = printer.module.table(node.words), printer.lines.fresh("v")
    inside = f"{at}[3] == NOTHING_LACKS and 0 <= {at}[0] < {len(node.words)}"
    with printer.lines.block(f"if {inside} and {words}[{at}[0]] != U:"):
        printer.lines.add(f"{name} = known({words}[{at}[0]])")
    printer.lines.add(f"else: {name} = {left_of(node)}")
    return name
