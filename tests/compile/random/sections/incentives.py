"""Incentives: grants, awards, prices, help in kind, and what falls away of charges."""

from tests.compile.random.expressions.names import facts_of
from tests.compile.random.grammar import grow
from tests.compile.random.sections.charges import day_of, share_of
from tests.compile.random.sections.figures import figure, step_of
from tests.compile.random.sections.giving import (
    application,
    beneficiary,
    obligations,
    once,
    paid,
)
from tests.compile.random.sections.quantities import condition_table, quantity, quantity_table
from tests.compile.random.writing import (
    DAY,
    MONEY,
    PLAIN,
    TEXT,
    Document,
    Row,
    Scope,
    Writing,
    number_of,
    text,
)

AMOUNTS = (*["grant", "award", "price"] * 3, "in_kind")


def incentive(writing: Writing) -> None:
    """One incentive more; it may read those before it."""
    drawn = writing.drawn
    name = writing.name("grant_")
    entry: Document = {"title": text(name)}
    is_of_charge = bool(writing.charges) and drawn.chance(35)
    write = _of_charge if is_of_charge else _of_money
    rows = write(writing, name, entry)
    if drawn.chance(27):
        scope = Scope(rows=tuple((row.called, row) for row in rows)).mostly_plain(writing)
        entry["when"] = condition_table(writing, scope, is_worded=True)
    if drawn.chance(15):
        entry["department"] = text("office")
    if drawn.chance(10):
        entry["evidence"] = ["bill"]
    if drawn.chance(10):
        entry["open"] = [{"text": text("open"), "cite": "9", "kind": "amount"}]
    if drawn.chance(25):
        beneficiary(writing, rows, entry)
    writing.section("incentives")[name] = entry
    writing.incentives[name] = entry


def _of_charge(writing: Writing, name: str, entry: Document) -> list[Row]:
    """What falls away of a charge, or comes off its basis."""
    drawn = writing.drawn
    charge = drawn.pick(sorted(writing.charges))
    row, by_month = writing.charges[charge]
    scope = Scope(rows=() if row is None else ((row.called, row),))
    entry |= {"kind": drawn.pick(("exemption", "reduction")), "cite": "9"}
    if writing.bases and drawn.chance(50):
        charge = drawn.pick(writing.bases)
        row, by_month = writing.charges[charge]
        scope = Scope(rows=() if row is None else ((row.called, row),))
        money = number_of("CNY/year" if by_month else "CNY")
        reduction: Document = {
            "of": charge,
            "by": quantity(writing, scope.mostly_plain(writing), money, 1),
        }
        before = [
            other
            for other, said in writing.incentives.items()
            if said.get("reduces_basis", {}).get("of") == charge
        ]
        if before and drawn.chance(70):
            reduction["after"] = before
        entry["reduces_basis"] = reduction
    else:
        entry["relieves"] = charge
        if drawn.chance(60):
            entry["share"] = share_of(writing, scope)
    if drawn.chance(25) and row is not None:
        obligations(writing, [row], entry, of="relieved")
    return [] if row is None else [row]


def _of_money(writing: Writing, name: str, entry: Document) -> list[Row]:
    drawn = writing.drawn
    rows, kind = _rows(writing), drawn.pick(AMOUNTS)
    entry |= {"kind": kind, "cite": "9"}
    if rows:
        entry["for_each"] = rows[0].name if len(rows) == 1 else [row.name for row in rows]
    scope = Scope(rows=tuple((row.called, row) for row in rows))
    trigger = _trigger(writing, scope, rows)
    entry["trigger"] = trigger
    if drawn.chance(12) and trigger != "not_stated":
        once(writing, rows, entry)
    if "once" not in entry and drawn.chance(25):
        texts = [one for one in facts_of(writing, scope, TEXT) if "." in one]
        entry["subject"] = drawn.pick(texts)
    if kind == "in_kind" and drawn.chance(40):
        return rows
    entry["worth" if kind == "in_kind" else "amount"] = _amount(writing, scope, rows)
    if kind != "in_kind":
        _given(writing, scope, rows, entry)
    return rows


def _rows(writing: Writing) -> list[Row]:
    """Over which rows it goes: none, those of a list, or seldom of two."""
    drawn = writing.drawn
    if not drawn.chance(65):
        return []
    rows = [writing.lists[drawn.pick(sorted(writing.lists))]]
    whole = [one for one in writing.lists.values() if one.is_whole and one != rows[0]]
    return [*rows, drawn.pick(whole)] if rows[0].is_whole and drawn.chance(8) else rows


def _given(writing: Writing, scope: Scope, rows: list[Row], entry: Document) -> None:
    """How money is paid, and what has to be kept."""
    drawn = writing.drawn
    if drawn.chance(25):
        paid(writing, scope, entry)
    if drawn.chance(15) and "once" not in entry:
        obligations(writing, rows, entry, of="paid")
    if drawn.chance(10):
        application(writing, scope, entry)


def _trigger(writing: Writing, scope: Scope, rows: list[Row]) -> object:
    drawn = writing.drawn
    own = Scope(rows=scope.rows, has_law=False, has_law_date=False, has_awards=False)
    if drawn.chance(4) and not rows:
        return "not_stated"
    days = [one for one in facts_of(writing, own, DAY) if "." in one]
    if drawn.chance(6):
        return {"all_of": [days[0], drawn.pick(days[1:])]}
    if rows and drawn.chance(80):
        return day_of(writing, rows[0])
    if drawn.chance(80):
        return drawn.pick(("firm.opened_on", "firm.applied_on", "last_day(firm.began)"))
    return grow(writing, own, DAY, 1)


def _amount(writing: Writing, scope: Scope, rows: list[Row]) -> object:
    """An amount; of rows perhaps of the best paid alone, and held together."""
    drawn = writing.drawn
    scope = scope.mostly_plain(writing)
    if not rows or drawn.chance(94):
        return quantity(writing, scope, MONEY)
    table = quantity_table(writing, scope, MONEY, 1)
    if drawn.chance(60):
        within: Document = {"at_most": figure(writing, PLAIN), "first": "highest_amount"}
        if drawn.chance(60):
            facts = [
                f"{row.called}.{fact}"
                for row in rows
                for type_ in row.fields
                for fact in row.of(type_)
                if type_.kind in {"word", "text"} or type_.kind == "month"
            ]
            within["each"] = drawn.pick(facts) if drawn.chance(70) else [drawn.pick(facts)]
        if drawn.chance(30):
            within["of"] = grow(writing, scope, PLAIN, 1)
        table["within"] = within
    if "within" not in table or drawn.chance(40):
        whole: Document = {}
        case = Scope()
        if drawn.chance(60):
            whole["at_most"] = quantity(writing, case, MONEY, 0)
        if drawn.chance(50) or not whole:
            whole = {"at_least": "0", "at_most": step_of(writing, MONEY)}
        table["whole"] = whole
    return table
