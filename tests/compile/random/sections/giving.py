"""Who benefits, how it is paid, what must be kept, when to apply, and what is given once."""

from tests.compile.random.expressions.names import facts_of
from tests.compile.random.grammar import grow
from tests.compile.random.sections.charges import share_of
from tests.compile.random.sections.figures import figure, share
from tests.compile.random.sections.quantities import condition_table, quantity_table
from tests.compile.random.writing import (
    DAY,
    MONEY,
    TEXT,
    TRUTH,
    Document,
    Row,
    Scope,
    Writing,
    number_of,
    text,
)


def scope_of(rows: list[Row]) -> Scope:
    """What may be named of these rows."""
    return Scope(rows=tuple((row.called, row) for row in rows))


def beneficiary(writing: Writing, rows: list[Row], entry: Document) -> None:
    """Who benefits: a role, by cases, or several by shares."""
    drawn = writing.drawn
    writing.section("roles")["owner"] = text("owner")
    several = ("shares", "cases of shares")
    match drawn.pick(several) if drawn.chance(12) else drawn.pick(("cases", "cases", "role")):
        case "role":
            entry["beneficiary"] = "owner"
        case "shares":
            entry["beneficiary"] = _shares(writing, rows)
        case "cases":
            test = grow(writing, scope_of(rows), TRUTH, 1)
            entry["beneficiary"] = [{"when": test, "is": "owner"}, {"otherwise": "applicant"}]
        case _:
            test = grow(writing, scope_of(rows), TRUTH, 1)
            entry["beneficiary"] = [
                {"when": test, **_shares(writing, rows)},
                {"otherwise": _shares(writing, rows)},
            ]


def _shares(writing: Writing, rows: list[Row]) -> Document:
    """Two who have a part each, the last of them the rest."""
    first = {"to": "owner", "share": share_of(writing, scope_of(rows))}
    return {"shares": [first, {"to": "applicant"}]}


def paid(writing: Writing, scope: Scope, entry: Document) -> None:
    """Instalments and levels."""
    drawn = writing.drawn
    table: Document = {}
    own = Scope(rows=scope.rows, has_law_date=False)
    if drawn.chance(60):
        first: Document = {"share": share(writing), "due": _due(writing, own)}
        rest: Document = {"rest": "true", "due": _due(writing, own)}
        if drawn.chance(50):
            rest["when"] = condition_table(writing, own, 1, is_worded=True)
        if drawn.chance(30):
            first |= {"text": text("first"), "cite": "7"}
        table["instalments"] = [first, rest]
    if drawn.chance(60) or not table:
        payers = writing.section("payers")
        payers |= {"upper": text("upper"), "lower": text("lower")}
        table["levels"] = [{"payer": "upper", "share": share(writing)}, {"payer": "lower"}]
    if drawn.chance(40):
        table["cite"] = "7"
    entry["paid"] = table


def _due(writing: Writing, scope: Scope) -> str:
    days = [one for one in facts_of(writing, scope, DAY) if "." in one]
    due = writing.drawn.pick(days)
    if writing.drawn.chance(30):
        return f"add_years({due}, {figure(writing, number_of('year'))})"
    return due


def obligations(writing: Writing, rows: list[Row], entry: Document, of: str) -> None:
    """What must be kept for a time, and what is recovered if it is not."""
    drawn = writing.drawn
    scope = scope_of(rows)
    days = [one for one in facts_of(writing, scope, DAY) if "." in one]
    kept: Document = {"id": "keep", "text": text("keep"), "begins": drawn.pick(days)}
    if drawn.chance(70):
        kept["lasts"] = figure(writing, number_of(drawn.pick(("year", "month"))))
    else:
        kept["until"] = drawn.pick(days)
    kept["broken_on"] = drawn.pick((*days, "ended(firm.member)"))
    recovers = ["all", "by_months", *(["instalments_stop"] if of == "paid" else [])]
    kept |= {"recovers": drawn.pick(recovers), "cite": "9"}
    if kept["recovers"] != "instalments_stop":
        kept["of"] = of
    if of == "paid" and rows:
        texts = [one for one in facts_of(writing, scope, TEXT) if "." in one]
        entry["subject"] = entry.get("subject", texts[0])
    if kept["recovers"] == "by_months" and drawn.chance(50):
        kept["begun_month"] = drawn.pick(("kept", "not_kept"))
    if drawn.chance(30):
        kept["document"] = "another law"
    entry["obligations"] = [kept]


def application(writing: Writing, scope: Scope, entry: Document) -> None:
    """When to apply."""
    closes = [{"month": "5", "week": "3", "text": text("third week")}, {"month": "10"}]
    opens = {"month": "3", "day": "1"}
    entry["application"] = {
        "at": "firm.applied_on",
        "opens": opens,
        "closes": closes[writing.drawn.up_to(1) :],
        "cite": "9",
    }


def once(writing: Writing, rows: list[Row], entry: Document) -> None:
    """Given once: to the firm, for a row, or for what a text says."""
    drawn = writing.drawn
    per = "firm"
    if rows:
        texts = [f"{row.called}.{fact}" for row in rows for fact in row.of(TEXT)]
        if rows[0].key is not None and rows[0].key[1] == TEXT:
            texts.append(rows[0].called)
        per = drawn.pick(texts) if texts else per
    entry["once"] = {"per": per}
    if drawn.chance(40):
        entry["once"] |= {"text": text("once"), "cite": "9"}


def result(writing: Writing) -> None:
    """A figure that is worked out and that is no benefit."""
    name = writing.name("result_")
    entry: Document = {"title": text(name), "cite": "9", "unit": "CNY"}
    scope = Scope(has_awards=False)
    if writing.drawn.chance(40):
        row = writing.lists["sales"]
        entry["for_each"], scope = row.name, scope.with_row(row.called, row)
        entry["at"] = "last_day(sale.month)"
    entry |= quantity_table(writing, scope, MONEY, 1)
    entry.pop("text", None)
    writing.section("results")[name] = entry


def check(writing: Writing) -> None:
    """A condition that gives nothing."""
    name = writing.name("check_")
    scope = Scope(has_awards=False)
    entry: Document = {"text": text(name), "cite": "9"}
    if writing.drawn.chance(40):
        entry["at"] = "firm.opened_on"
    entry |= condition_table(writing, scope, 1, is_worded=False)
    if writing.drawn.chance(40):
        entry |= {"evidence": ["deed"], "standing": "recalled"}
    writing.section("checks")[name] = entry
