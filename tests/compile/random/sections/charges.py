"""Charges with their bases, returns, accounts, surcharges and reliefs."""

from tests.compile.random.expressions.gathered import period
from tests.compile.random.expressions.names import facts_of
from tests.compile.random.grammar import grow
from tests.compile.random.sections.definitions import account
from tests.compile.random.sections.figures import share
from tests.compile.random.sections.quantities import condition, quantity
from tests.compile.random.writing import (
    MONEY,
    TRUTH,
    Document,
    Row,
    Scope,
    Writing,
    number_of,
    text,
)


def charge(writing: Writing) -> None:
    """One charge, perhaps with a surcharge built on it and with reliefs."""
    drawn = writing.drawn
    name = writing.name("tax_")
    entry: Document = {"title": text(name)}
    kind = drawn.pick(("of_rows", "of_rows", "by_month", "account"))
    row = None if kind == "by_month" and drawn.chance(60) else _row(writing, kind)
    scope = Scope(has_awards=False)
    if row is not None:
        entry["for_each"] = row.name
        scope = scope.with_row(row.called, row)
    if kind == "by_month":
        entry["accrues"] = "by_month"
    else:
        assert row is not None
        entry["at"] = day_of(writing, row)
    if drawn.chance(20):
        entry["arises"] = condition(writing, scope.mostly_plain(writing), 1)
    _amount(writing, scope, entry, (name, kind))
    _returned(writing, entry, kind, row)
    entry["cite"] = "8"
    if drawn.chance(10):
        _answers(entry)
    writing.charges[name] = (row, kind == "by_month")
    writing.section("charges")[name] = entry
    if kind != "account" and drawn.chance(25):
        _surcharge(writing, scope, name)
    if drawn.chance(45):
        relief(writing, name, scope)


def _answers(entry: Document) -> None:
    """What the law says to the questions that are asked of every charge."""
    told = {"text": text("answer"), "cite": "8", "document": "law", "standing": "recalled"}
    entry["answers"] = dict.fromkeys(("begins", "period", "carried", "payer"), told)
    entry["answers"]["rounding"] = {"open": text("open"), "cite": "8"}
    entry["open"] = [{"text": text("open"), "cite": "8"}]


def _row(writing: Writing, kind: str) -> Row:
    if kind == "account":
        return writing.lists["sales"]
    return writing.lists[writing.drawn.pick(("sales", "sites", "loans"))]


def day_of(writing: Writing, row: Row) -> str:
    """The day of a row at which law is read."""
    drawn = writing.drawn
    match row.name:
        case "sales":
            return drawn.pick(("last_day(sale.month)", "first_day(sale.month)"))
        case "sites":
            return drawn.pick(("site.bought_on", "site.bought_on", "started(site.used)"))
        case "loans":
            return "loan.paid_on"
    days = [f"{row.called}.{fact}" for fact in row.of(("day", ""))]  # type: ignore[arg-type]
    return drawn.pick([*days, "firm.opened_on"])


def _amount(writing: Writing, scope: Scope, entry: Document, of: tuple[str, str]) -> None:
    name, kind = of
    drawn = writing.drawn
    money = number_of("CNY/year" if kind == "by_month" else "CNY")
    if kind == "account":
        used = writing.name("d_")
        said: Document = {"text": text(used), "cite": "7"}
        account(writing, said, charge=name)
        writing.section("definitions")[used] = said
        entry["basis"] = f"max({grow(writing, scope, MONEY, 2)} - {used}, 0)"
        writing.bases.append(name)
    elif drawn.chance(50):
        entry["basis"] = quantity(writing, scope.mostly_plain(writing), money, 1)
        writing.bases.append(name)
    if "basis" in entry:
        scope = Scope(rows=scope.rows, own={money: ("basis",)}, has_awards=False)
        if drawn.chance(60):
            entry["amount"] = f"basis * {share(writing)}"
            return
    entry["amount"] = quantity(writing, scope.mostly_plain(writing), money, 1)


def _returned(writing: Writing, entry: Document, kind: str, row: Row | None) -> None:
    drawn = writing.drawn
    if not drawn.chance(50):
        return
    cycles = ["month", "quarter", "half_year", "year"]
    if kind != "by_month":
        cycles.append("once")
        if row is not None and row.name == "sales":
            cycles.append(period(writing))
    entry["returned"] = drawn.pick(cycles)
    if drawn.chance(40):
        entry["rounded"] = {"to": drawn.pick(("1", "0.1", "10")), "mode": drawn.pick(MODES)}


MODES = ("half_up", "half_even", "down", "up")


def _surcharge(writing: Writing, scope: Scope, base: str) -> None:
    name = writing.name("tax_")
    own = {MONEY: (base,)}
    inner = Scope(rows=scope.rows, own=own, has_awards=False)
    amount: object = f"{base} * {share(writing)}"
    if writing.drawn.chance(40):
        amount = quantity(writing, inner, MONEY, 1)
    entry = {"title": text(name), "built_on": base, "amount": amount, "cite": "8"}
    writing.section("charges")[name] = entry
    writing.charges[name] = writing.charges[base]


def relief(writing: Writing, charge: str, scope: Scope) -> None:
    """A reduction that applies anyway."""
    name = writing.name("relief_")
    entry: Document = {"title": text(name), "of": [charge]}
    if writing.drawn.chance(60):
        entry["when"] = condition(writing, scope, 1)
    entry |= {"share": share_of(writing, scope), "cite": "8"}
    writing.section("reliefs")[name] = entry


def share_of(writing: Writing, scope: Scope) -> object:
    """A part of a whole: a figure, one or another, or what facts make of it."""
    drawn = writing.drawn
    if drawn.chance(60):
        return share(writing)
    if drawn.chance(50):
        test = grow(writing, scope, TRUTH, 2)
        return f"{share(writing)} if {test} else {share(writing)}"
    above = grow(writing, scope, number_of("m2"), 1)
    below = drawn.pick(facts_of(writing, scope, number_of("m2")))
    return f"{above} / {below}"
