"""Accounts of which something is open: all rows at once, and what is used in each."""

from incentives.compile.printing.functions import print_known_account
from incentives.compile.printing.loops import span_behind
from incentives.compile.printing.opened.printer import LEFT, OpenPrinter
from incentives.compile.printing.printer import PARAMETERS
from incentives.compile.tree import Account, Carried, Function, Movement
from incentives.compile.words import NOTHING_KNOWN

_HANDED = ", ".join(PARAMETERS)


def print_carried(printer: OpenPrinter, node: Carried) -> str:
    """What is used of the account in the row."""
    lines, row = printer.lines, printer.given_name(node.row)
    word, name = lines.fresh("t"), lines.fresh("v")
    known = print_known_account(printer.module, node.account)
    lines.add(f"{word} = {known}({_HANDED}, {row})")
    lines.add(f"if {word} != U: {name} = known({word})")
    unlisted = f"{_print_unlisted(printer, node.unlisted)}({_HANDED})"
    times, rest = divmod(node.denominator, node.unlisted.dated.used.body.denominator)
    if times != 1:
        unlisted = LEFT if rest else f"multiplied({unlisted}, known({times}))"
    lines.add(f"elif {row} == {NOTHING_KNOWN}: {name} = {unlisted}")
    every = _print_account(printer, node.account)
    lines.add(f"else: {name} = {every}({_HANDED}).get({row}, known(0))")
    return name


def _print_account(asker: OpenPrinter, account: Account) -> str:
    """The name of the function that tells what is used in each row that moves."""
    return asker.module.once(("open", account), lambda: _printed_account(asker, account))


def _printed_account(asker: OpenPrinter, account: Account) -> str:
    own = asker.another()
    lines = own.lines
    lines.note(account.dated.adds.comment)
    listed = account.rows.listed
    lines.add(f"rows = D[c + {listed.offset}]  # {listed.path}")
    lines.add("if rows == U: return {}")
    lines.add("moved = []")
    with lines.block(f"for each in {span_behind('rows', account.rows)}:"):
        _each_moved(own, account, leave="continue")
        lines.add("moved.append(own)")
    _opening(own, account.opening)
    lines.add(f"return used_of_account(moved, opening, {account.lasts or 0})")
    every = own.module.define(f"open rows of {account.name}", _HANDED, lines.lines)
    remembered = asker.another().lines
    remembered.add(f"told = MEMO.get(({every}, id(D), c, on))")
    with remembered.block("if told is None:"):
        remembered.add(f"told = MEMO[({every}, id(D), c, on)] = {every}({_HANDED})")
    remembered.add("return told")
    return own.module.define(f"open {account.name}", _HANDED, remembered.lines)


def _print_unlisted(asker: OpenPrinter, account: Account) -> str:
    """The name of the function that tells what is used in a row that nobody has listed."""
    return asker.module.once(("unlisted", account), lambda: _printed_unlisted(asker, account))


def _printed_unlisted(asker: OpenPrinter, account: Account) -> str:
    own = asker.another()
    own.lines.note(account.dated.adds.comment)
    own.lines.add(f"each = {NOTHING_KNOWN}")
    _each_moved(own, account, leave="return known(0)")
    own.lines.add("return used_unlisted(own)")
    return own.module.define(f"open unlisted row of {account.name}", _HANDED, own.lines.lines)


def _each_moved(own: OpenPrinter, account: Account, *, leave: str) -> None:
    """What a row does, as `own`; `leave`: what is written where it does nothing."""
    lines = own.lines
    day = own.asked(account.day, ["each"])
    lines.add(f"if {day}[0] == NONE: {leave}")
    with lines.block(f"if {day}[3] == NOTHING_LACKS:"):
        _moved(own, account.dated, day, handed=f"{day}[0]", leave=leave)
    with lines.block("else:"):
        if account.undated is None:
            lines.add(f"own = (each, {', '.join([LEFT] * 4)})")
        else:
            _moved(own, account.undated, day, handed=day, leave=leave)


def _moved(own: OpenPrinter, movement: Movement, day: str, *, handed: str, leave: str) -> None:
    """A row that moves, or may."""
    lines = own.lines
    counts = own.asked(movement.counts, ["each", handed])
    lines.add(f"if {counts}[1] == 0: {leave}")
    adds, used = (own.asked(part, ["each", handed]) for part in (movement.adds, movement.used))
    if movement.keys:
        adds = LEFT  # rows of several keys have accounts of their own, which the known form keeps
    lines.add(f"own = (each, {day}, {counts}, {adds}, {used})")


def _opening(own: OpenPrinter, opening: Function | None) -> None:
    """What there is before the first row that counts, by the law of its day."""
    lines = own.lines
    lines.add("opening = known(0)")
    if opening is None:
        return
    lines.add("first = first_day_of_account(moved)")
    with lines.block("if moved and first == NONE:"):
        lines.add(f"opening = {LEFT}")
    with lines.block("elif moved:"):
        lines.add(f"opening = {own.asked(opening, ['first'])}")
