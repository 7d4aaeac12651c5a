"""Accounts as functions: one row after the other, up to the one that is asked for."""

from incentives.compile.printing.loops import span_of
from incentives.compile.printing.printer import PARAMETERS, Printer
from incentives.compile.printing.text import Lines
from incentives.compile.tree import Account, Carried, Function
from incentives.compile.words import MOST_IN_ACCOUNT


def print_carried(printer: Printer, node: Carried) -> str:
    """What is used of the account in the row."""
    function = print_account(printer, node.account)
    return printer.asked(f"{function}({', '.join([*PARAMETERS, printer.text(node.row)])})")


def print_account(printer: Printer, account: Account) -> str:
    """The name of the function of the account.

    Rows that count are taken as they are listed, which has to be the order of their days: of those
    after the row that is asked for it is only looked whether they come later.
    """
    return printer.module.once(("known", account), lambda: _printed(printer, account))


def _printed(printer: Printer, account: Account) -> str:
    lines = Lines(leave="return U", is_bare=printer.module.is_bare)
    own = Printer(module=printer.module, lines=lines, forms=printer.forms)
    moved = account.dated
    lines.note(moved.adds.comment)
    _call(own, "own", account.day, "row")
    lines.add("if own == NONE: return 0")
    _call(own, "moves", moved.counts, "row, own")
    lines.add("if moves == 0: return 0")
    for place, key in enumerate(moved.keys):
        _call(own, f"key{place}", key, "row, own")
        own.leave_if(f"key{place} == NONE")
    lines.add("left = before = told = 0")
    lines.add("is_told = False")
    if account.lasts is not None:
        lines.add("oldest = row")
        lines.add("rest = 0")
    if account.opening is not None:
        lines.add("begun = False")
    with lines.block(f"for each in {span_of(own, account.rows)}:"):
        _row(own, account)
    lines.add("return told if is_told else U")
    return printer.module.define(account.name, ", ".join([*PARAMETERS, "row"]), lines.lines)


def _row(own: Printer, account: Account) -> None:
    lines, moved = own.lines, account.dated
    _call(own, "day", account.day, "each")
    lines.add("if day == NONE or (is_told and day > before): continue")
    _call(own, "moves", moved.counts, "each, day")
    lines.add("if moves == 0: continue")
    if account.opening is not None:
        # It is read by the law of the first day of all, whichever account a row is on.
        own.leave_if("day <= before")
        lines.add("before = day")
        _begin(own, account.opening, lasts=account.lasts is not None)
    for place, key in enumerate(moved.keys):
        _call(own, "key", key, "each, day")
        lines.add(f"if key != key{place}: continue")
    if account.opening is None:
        own.leave_if("day <= before")
        lines.add("before = day")
    _move(own, "adds", moved.adds, "each, day")
    if account.lasts is not None:
        _lapse(own, account)
    lines.add("left += adds")
    own.leave_if(f"left > {MOST_IN_ACCOUNT}")
    _move(own, "wants", moved.used, "each, day")
    lines.add("used = wants if wants < left else left")
    with lines.block("if each == row:"):
        lines.add("told = used")
        lines.add("is_told = True")
        lines.add("continue")
    lines.add("left -= used")
    if account.lasts is not None:
        _take(own, account)


def _begin(own: Printer, opening: Function, *, lasts: bool) -> None:
    """What there is before the first row that counts, by the law of its day."""
    lines = own.lines
    with lines.block("if not begun:"):
        lines.add("begun = True")
        if lasts:
            own.leave_if("True")
        else:
            _move(own, "left", opening, "day")


def _lapse(own: Printer, account: Account) -> None:
    """Drops what was added too long before the day; the first row is the oldest at first."""
    lines = own.lines
    with lines.block("if left == 0:"):
        lines.add("oldest = each")
        lines.add("rest = adds")
    with lines.block("while oldest < each:"):
        _call(own, "began", account.day, "oldest")
        lines.add(f"if began != NONE and months_later(began, {account.lasts}) >= day: break")
        lines.add("left -= rest")
        _next(own, account)


def _take(own: Printer, account: Account) -> None:
    """The oldest is used first."""
    lines = own.lines
    with lines.block("while used > 0 and used >= rest and oldest < each:"):
        lines.add("used -= rest")
        _next(own, account)
    lines.add("rest -= used")


def _next(own: Printer, account: Account) -> None:
    """The row after the oldest, and what it added to this account."""
    lines = own.lines
    lines.add(f"oldest += {account.rows.width}")
    lines.add("rest = 0")
    _call(own, "began", account.day, "oldest")
    with lines.block("if began != NONE:"):
        moved = account.dated
        _call(own, "moves", moved.counts, "oldest, began")
        lines.add("same = moves == 1")
        for place, key in enumerate(moved.keys):
            _call(own, "key", key, "oldest, began")
            lines.add(f"same = same and key == key{place}")
        with lines.block("if same:"):
            _move(own, "rest", moved.adds, "oldest, began")


def _move(own: Printer, name: str, function: Function, arguments: str) -> None:
    """What moves: what is below zero, or does not exist, is nothing."""
    _call(own, name, function, arguments)
    if function.body.low < 0 or function.body.none:
        own.lines.add(f"if {name} < 0: {name} = 0")


def _call(own: Printer, name: str, function: Function, arguments: str) -> None:
    called = own.function(function)
    own.lines.add(f"{name} = {called}({', '.join(PARAMETERS)}, {arguments})")
    if "return U" in own.module.functions[called]:
        own.leave_if(f"{name} == U")
