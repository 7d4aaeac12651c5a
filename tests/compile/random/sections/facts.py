"""Facts that an instrument asks for: of the case, of rows, and lists of its own."""

from tests.compile.random.grammar import grow
from tests.compile.random.writing import (
    DAY,
    MONEY,
    MONTH,
    PLAIN,
    STATUS,
    TEXT,
    TRUTH,
    Document,
    Row,
    Scope,
    Type,
    Writing,
    number_of,
    text,
    word_of,
)

KINDS = ("number", "boolean", "choice", "date", "month", "status", "text")


def ask(writing: Writing) -> None:
    """One fact more."""
    drawn = writing.drawn
    name = writing.name("f_")
    if drawn.chance(20):
        entry = own_list(writing, name)
    else:
        of_row = drawn.chance(35)
        entry, type_ = _fact(writing, name)
        if of_row:
            row = writing.lists[drawn.pick(("sites", "sales", "loans"))]
            entry = {"of": row.name, **entry}
            if "holds" in entry:
                said = f"{row.called}.{name}"
                entry["holds"] = f"{said} <= {said} + {said}"
            if entry["type"] == "text" and drawn.chance(30):
                entry["unique"] = name
            fields = {**row.fields, type_: (*row.of(type_), name)}
            if entry["type"] == "choice":
                writing.facts_by_words[name] = f"{row.called}.{name}"
            writing.lists[row.name] = Row(
                name=row.name, called=row.called, fields=fields, key=row.key, order=row.order
            )
        else:
            if drawn.chance(25) and entry["type"] != "status":
                entry["asked_if"] = grow(
                    writing, Scope(has_law=False, has_law_date=False), TRUTH, 1
                )
            writing.facts.setdefault(type_, []).append(name)
    writing.section("facts")[name] = entry


def _fact(writing: Writing, name: str) -> tuple[Document, Type]:
    drawn = writing.drawn
    kind = drawn.pick(KINDS)
    entry: Document = {"type": kind}
    match kind:
        case "number":
            unit = drawn.pick(("CNY", "1", "person", "m2", "CNY/year", "year"))
            entry["unit"] = unit
            if drawn.chance(60):
                entry["at_least"] = "0"
                if drawn.chance(50):
                    entry["at_most"] = drawn.pick(("10", "1000", "100000000"))
            type_ = number_of(unit)
        case "choice":
            type_ = _choice(writing, name, entry)
        case _:
            types = {"boolean": TRUTH, "date": DAY, "month": MONTH, "status": STATUS, "text": TEXT}
            type_ = types[kind]
    if kind in {"number", "month", "choice", "text"} and drawn.chance(30):
        entry["may_be_none"] = "true"
    if kind == "date" and drawn.chance(40):
        entry["may_be_none"] = "false"
    if kind in {"number", "boolean"} and drawn.chance(20):
        entry["default"] = {"value": "true" if kind == "boolean" else "5", "cite": "3"}
    if kind == "number" and drawn.chance(10):
        entry["holds"] = {"when": f"{name} <= {name} + {name}", "text": text("holds")}
    entry["text"] = text(name)
    if drawn.chance(20):
        entry["question"] = text(f"{name}?")
    return entry, type_


def _choice(writing: Writing, name: str, entry: Document) -> Type:
    """Words of its own."""
    values = tuple(f"{name}_{one}" for one in ("x", "y", "z")[: 2 + writing.drawn.up_to(1)])
    entry["values"] = {value: text(value) for value in values}
    writing.words[name] = values
    writing.facts_by_words[name] = name
    return word_of(name)


def own_list(writing: Writing, name: str) -> Document:
    """A list of rows that only this instrument asks for."""
    drawn = writing.drawn
    called = f"{name}_row"
    rows: Document = {
        "year": {"type": "number", "unit": "1", "text": text("year")},
        "day": {"type": "date", "text": text("day")},
        "cost": {"type": "number", "unit": "CNY", "text": text("cost")},
        "open": {
            "type": "boolean",
            "text": text("open"),
            "default": {"value": "true", "cite": "3"},
        },
        "who": {"type": "text", "text": text("who")},
    }
    if drawn.chance(50):
        rows["cost"]["at_least"] = "0"
    if drawn.chance(40):
        rows["cost"]["asked_if"] = f"{called}.open"
    if drawn.chance(40):
        rows["where"] = {"type": "text", "refers_to": "sites", "text": text("where")}
    entry: Document = {"rows": rows, "row": called, "unique": "year", "order": "day"}
    if drawn.chance(30):
        entry["holds"] = f"{called}.cost <= {called}.cost + {called}.cost"
    entry |= {"text": text(name), "question": text(f"{name}?")}
    fields: dict[Type, tuple[str, ...]] = {
        MONEY: ("cost",),
        PLAIN: ("year",),
        DAY: ("day",),
        TRUTH: ("open",),
        TEXT: ("who",),
    }
    writing.lists[name] = Row(
        name=name, called=called, fields=fields, key=("year", PLAIN), order=("day", DAY)
    )
    return entry
