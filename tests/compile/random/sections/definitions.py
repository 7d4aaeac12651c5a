"""Definitions: conditions, values, days, words, parts of lists, accounts and running limits."""

import re

from tests.compile.random.grammar import grow
from tests.compile.random.sections.figures import figure
from tests.compile.random.sections.quantities import (
    RARE,
    condition_table,
    expression,
    quantity_table,
    versions,
)
from tests.compile.random.writing import (
    DAY,
    MONEY,
    MONTH,
    PLAIN,
    TRUTH,
    Defined,
    Document,
    Row,
    Scope,
    Type,
    Writing,
    number_of,
    text,
    word_of,
)

NUMBERS = (MONEY, MONEY, PLAIN, number_of("person"), number_of("day"), number_of("m2"))


KINDS = ("number", "truth", "day", "word", "part", "running", "carried", "number")


def define(writing: Writing) -> None:
    """One definition more."""
    drawn = writing.drawn
    kind = drawn.pick(KINDS)
    row, scope = _row(writing), Scope(has_awards=False)
    if row is not None:
        scope = scope.with_row(row.called, row)
    name = writing.name("d_")
    entry: Document = {"text": text(name), "cite": "7"}
    type_: Type | None = {"truth": TRUTH, "day": DAY}.get(kind)
    match kind:
        case "truth":
            _truth(writing, scope, entry)
        case "day":
            entry |= {"value": expression(writing, scope, DAY)}
        case "word":
            type_ = _word(writing, scope, name, entry)
        case "part":
            part(writing, name, entry)
        case "running":
            row, type_ = _running(writing, entry), MONEY
        case "carried":
            row, type_ = account(writing, entry), MONEY
        case _:
            type_ = drawn.pick(NUMBERS)
            entry |= quantity_table(writing, scope, type_)
    writing.section("definitions")[name] = entry
    if type_ is not None:
        is_of_row = row is not None and speaks_of(writing, entry, row)
        said_of = row.name if row is not None and is_of_row else None
        writing.definitions.append(_defined(writing, name, type_, said_of, entry))


def _truth(writing: Writing, scope: Scope, entry: Document) -> None:
    """A condition, perhaps with its papers."""
    entry |= condition_table(writing, scope, is_worded=False)
    if writing.drawn.chance(20):
        entry |= {"evidence": ["bill"], "standing": "recalled"}


def _row(writing: Writing) -> Row | None:
    """The list of whose rows it is said; of the case, none."""
    if not writing.drawn.chance(65):
        return None
    row = writing.lists[writing.drawn.pick(sorted(writing.lists))]
    return row if row.is_whole else None


def _defined(writing: Writing, name: str, type_: Type, row: str | None, entry: Document) -> Defined:
    said = str(entry)
    within = [one.gathered for one in writing.definitions if one.name in said]
    own = min(said.count(" for "), 2)
    return Defined(name=name, type=type_, row=row, gathered=own + max(within, default=0))


def speaks_of(writing: Writing, entry: Document, row: Row) -> bool:
    """Whether it speaks of a row of the list: else it is said of the case."""
    if {"running", "carried"} & entry.keys():
        return True
    names = [one.name for one in writing.definitions if one.row == row.name]
    return (
        re.search(rf"(?<![.])\b({'|'.join([rf'{row.called}[.)]', *names])})\b", str(entry))
        is not None
    )


def _word(writing: Writing, scope: Scope, name: str, entry: Document) -> Type:
    """A word of its own, or of an enumeration."""
    drawn = writing.drawn
    if drawn.chance(50):
        enumeration = drawn.pick(sorted(writing.words))
        entry["of"] = writing.facts_by_words[enumeration]
        values = writing.words[enumeration]
    else:
        enumeration, values = name, tuple(f"{name}_{one}" for one in ("x", "y", "z"))
        entry["values"] = {value: text(value) for value in values}
    type_ = word_of(enumeration)
    own = Scope(rows=scope.rows, has_awards=False)

    def value() -> str:
        if enumeration == name or drawn.chance(50):
            return drawn.pick(values)
        return grow(writing, own, type_, 1)

    match "versions" if drawn.chance(RARE) else drawn.pick(("cases", "value")):
        case "value" if enumeration != name:
            entry["value"] = value()
        case "versions":
            entry["versions"] = versions(writing, lambda: {"value": value()})
        case _:
            test = expression(writing, scope, TRUTH, 2)
            last = "not_applicable" if drawn.chance(15) else value()
            entry["cases"] = [{"when": test, "value": value()}, {"otherwise": last}]
    if enumeration == name:
        writing.words[name] = values
        writing.facts_by_words[name] = name
    return type_


def part(writing: Writing, name: str, entry: Document) -> None:
    """The rows of a list that meet a condition."""
    row = writing.lists[writing.drawn.pick(sorted(writing.lists))]
    scope = Scope(has_awards=False, has_law_date=False).with_row(row.called, row)
    mark = f"{row.called}.{writing.drawn.pick(row.of(TRUTH))}"
    both = [mark, condition_table(writing, scope, 1)]
    form = writing.drawn.pick(("when", "all", "any", "exactly_one", "not"))
    entry |= {"rows": row.name, form: both if form in {"all", "any", "exactly_one"} else mark}
    own = Row(name=name, called=row.called, fields=row.fields, order=row.order, is_whole=False)
    writing.lists[name] = own


def _running(writing: Writing, entry: Document) -> Row:
    """A limit that rows fill in their order."""
    drawn = writing.drawn
    row = writing.lists[drawn.pick(("loans", "sales"))]
    scope = Scope(has_awards=False).with_row(row.called, row)
    assert row.order is not None
    running: Document = {"of": _plain_quantity(writing, row)}
    if drawn.chance(40):
        running["when"] = grow(writing, scope, TRUTH, 2)
    if drawn.chance(50):
        running["each"] = _keys(writing, row)
    running["in_order_of"] = f"{row.called}.{row.order[0]}"
    running["at_most"] = figure(writing, MONEY)
    entry["running"] = running
    return row


def _plain_quantity(writing: Writing, row: Row) -> object:
    fact = f"{row.called}.{writing.drawn.pick(row.of(MONEY))}"
    if writing.drawn.chance(60):
        return fact
    return {"value": fact, "at_most": figure(writing, MONEY)}


def _keys(writing: Writing, row: Row) -> object:
    """Which rows are alike: in one thing or in two."""
    drawn = writing.drawn
    facts = [
        f"{row.called}.{fact}"
        for type_ in row.fields
        for fact in row.of(type_)
        if type_.kind in {"word", "text"}
    ]
    if row.order is not None:
        facts.append(f"year_of({row.called}.{row.order[0]})")
    keys = [drawn.pick(facts)]
    if drawn.chance(25):
        keys += [one for one in [drawn.pick(facts)] if one not in keys]
    return keys if len(keys) > 1 or drawn.chance(30) else keys[0]


def account(writing: Writing, entry: Document, charge: str | None = None) -> Row:
    """What rows leave and later rows use; of a charge it says what reliefs do."""
    drawn = writing.drawn
    row = writing.lists["sales" if charge else drawn.pick(("sales", "loans"))]
    scope = Scope(has_awards=False).with_row(row.called, row)
    carried: Document = {}
    if charge:
        own = {MONEY: ("relieved",), TRUTH: ("exempt",)}
        scope = Scope(rows=scope.rows, own=own, has_awards=False)
        carried["of"] = charge
    else:
        assert row.order is not None
        at = f"{row.called}.{row.order[0]}"
        carried |= {"over": row.name, "at": f"last_day({at})" if row.order[1] == MONTH else at}
        if drawn.chance(30):
            carried["when"] = grow(writing, scope, TRUTH, 2)
        if drawn.chance(35):
            carried["each"] = _keys(writing, row)
    lasts = drawn.pick((None, {"years": "1"}, {"months": "2"}))
    if lasts is None and not charge and drawn.chance(40):
        carried["opening"] = figure(writing, MONEY)
    carried |= {"adds": grow(writing, scope, MONEY, 2), "used": grow(writing, scope, MONEY, 2)}
    if lasts is not None:
        carried["lasts"] = lasts
    entry["carried"] = carried
    return row
