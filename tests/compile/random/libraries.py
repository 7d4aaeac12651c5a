"""Random libraries: one to three instruments, of places one within the other."""

from datetime import date

import attrs

from tests.compile.random.drawing import Drawn
from tests.compile.random.expressions import (  # noqa: F401 - each brings its forms
    days,
    gathered,
    names,
    numbers,
    others,
    truths,
)
from tests.compile.random.grammar import grow
from tests.compile.random.sections.charges import charge
from tests.compile.random.sections.definitions import define
from tests.compile.random.sections.facts import ask
from tests.compile.random.sections.giving import check, result
from tests.compile.random.sections.incentives import incentive
from tests.compile.random.sections.relations import cap_of_levels, relate
from tests.compile.random.writing import (
    DAY,
    MONEY,
    MONTH,
    PLAIN,
    SET,
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

CITY, VILLAGE = "320101", "320102"
PLACES: dict[str, Document] = {
    "library.yaml": {"version": "1", "name": "random", "languages": ["zh", "en"], "documents": []},
    "land/jurisdiction.yaml": {"code": "320000", "name": text("land"), "level": "nation"},
    "land/city/jurisdiction.yaml": {
        "code": CITY,
        "earlier_codes": ["320199"],
        "name": text("city"),
        "level": "city",
    },
    "land/city/village/jurisdiction.yaml": {"code": VILLAGE, "name": text("village")},
}
SECTIONS = (
    *("instrument", "continues", "without", "uses", "facts", "groups", "roles", "payers"),
    *("parameters", "sets", "periods", "definitions", "charges", "reliefs", "incentives"),
    *("relations", "checks", "results", "measures"),
)
FACTS: dict[Type, list[str]] = {
    TRUTH: ["firm.certified", "firm.green"],
    MONEY: ["firm.spent", "firm.profit"],
    PLAIN: ["firm.ratio"],
    number_of("person"): ["firm.staff"],
    number_of("room"): ["firm.rooms"],
    number_of("m2"): ["firm.area"],
    number_of("CNY/year"): ["firm.rent"],
    number_of("CNY/month"): ["firm.fee"],
    DAY: ["firm.opened_on", "firm.applied_on", "firm.closed_on"],
    MONTH: ["firm.began"],
    TEXT: ["firm.code"],
    STATUS: ["firm.member"],
    SET: ["firm.skills"],
    word_of("trade"): ["firm.trade"],
    word_of("zone"): ["firm.zone"],
}
LISTS = (
    Row(
        name="sites",
        called="site",
        fields={
            number_of("m2"): ("area",),
            MONEY: ("price",),
            TRUTH: ("rented",),
            DAY: ("bought_on", "sold_on"),
            STATUS: ("used",),
            word_of("zone"): ("zone",),
            TEXT: ("id",),
        },
        key=("id", TEXT),
    ),
    Row(
        name="sales",
        called="sale",
        fields={
            MONEY: ("amount", "cost"),
            number_of("day"): ("days",),
            TRUTH: ("exported",),
            MONTH: ("month",),
            TEXT: ("site",),
        },
        key=("month", MONTH),
        order=("month", MONTH),
    ),
    Row(
        name="loans",
        called="loan",
        fields={
            MONEY: ("principal",),
            number_of("person"): ("staff",),
            TRUTH: ("secured",),
            DAY: ("paid_on",),
            TEXT: ("bank",),
            word_of("trade"): ("trade",),
        },
        order=("paid_on", DAY),
    ),
)


@attrs.frozen(kw_only=True)
class Drafted:
    """A library as its files say it, and what its cases may lie beside."""

    files: dict[str, Document]
    writings: tuple[Writing, ...]


def draft(drawn: Drawn) -> Drafted:
    """The files of a library, of which most are without a fault."""
    first = writing_of(drawn, "land.one")
    written = [_written(first)]
    has_lists = any("rows" in fact for fact in first.section("facts").values())
    if not has_lists and drawn.chance(30):
        written.append(_renewed(drawn, first))
    if drawn.chance(25):
        written.append(_lower(drawn, first))
    files = {
        f"{document['instrument']['id'].replace('.', '/')}.yaml": document for document in written
    }
    return Drafted(files={**PLACES, **files}, writings=(first,))


def writing_of(drawn: Drawn, id_: str) -> Writing:
    """An instrument of which nothing is written yet."""
    return Writing(
        drawn=drawn,
        id=id_,
        sections={},
        facts={type_: list(facts) for type_, facts in FACTS.items()},
        lists={row.name: row for row in LISTS},
        words={"trade": ("baker", "joiner", "smith"), "zone": ("inner", "outer")},
        facts_by_words={"trade": "firm.trade", "zone": "firm.zone"},
    )


def _header(drawn: Drawn, id_: str, first: date | None = None) -> Document:
    early = (*[date(2020, 1, 1), date(2018, 6, 15)] * 3, date(2022, 1, 1))
    begins = first or drawn.pick(early)
    window: Document = {"from": begins.isoformat()}
    if first is None and drawn.chance(6):
        window["from"] = drawn.pick(("2021-06", "not_on_record", "2021", "2019-10..2020-03"))
    if drawn.chance(14):
        window["to"] = drawn.pick(("2023-12-31", "2024-06-30", "2025"))
    published = drawn.pick((*["2017-12-01"] * 6, "2022-03-01", "not_on_record"))
    title = text(id_)
    if drawn.chance(10):
        sure: Document = {"standing": "recalled"}
    else:
        sure = {}
    return {
        "id": id_,
        "number": id_,
        "title": title,
        "published": published,
        "in_force": window,
        **sure,
    }


def _written(writing: Writing) -> Document:
    drawn = writing.drawn
    header = _header(drawn, writing.id)
    for make, most in ((ask, 2), (define, 4), (charge, 2)):
        for _ in range(drawn.up_to(most)):
            make(writing)
    for _ in range(1 + drawn.up_to(3)):
        incentive(writing)
    for make, percent in ((relate, 45), (relate, 25), (check, 50), (result, 50)):
        if drawn.chance(percent):
            make(writing)
    if drawn.chance(15):
        _with_words(writing)
    return _document(header, writing)


def _with_words(writing: Writing) -> None:
    """One incentive is written as one of several that differ in words."""
    incentives = writing.section("incentives")
    name, entry = incentives.popitem()
    said = {**entry, "title": {"zh": "甲$called", "en": "a $called"}}
    incentives["several"] = {"for": {name: {"called": name}}, "is": said}


def _document(header: Document, writing: Writing) -> Document:
    sections = {"instrument": header, **writing.sections}
    return {name: sections[name] for name in SECTIONS if sections.get(name)}


def _renewed(drawn: Drawn, first: Writing) -> Document:
    """An instrument that goes on with the first, with other figures."""
    header = _header(drawn, "land.two", date(2024, 7, 1))
    header["in_force"].pop("to", None)
    if drawn.chance(30):
        header["gap_before"] = {"text": text("gap"), "cite": "1"}
    changed = {
        name: entry
        for name, entry in first.section("parameters").items()
        if drawn.chance(30) and "brackets_of" not in entry and "by" not in entry
    }
    document: Document = {"instrument": header, "continues": "land.one"}
    if first.sections.get("checks"):
        document["without"] = sorted(first.sections["checks"])
    if changed:
        document["parameters"] = changed
    return document


def _lower(drawn: Drawn, first: Writing) -> Document:
    """An instrument of the city that uses the first, and sets figures of it."""
    writing = writing_of(drawn, "land.city.three")
    header = _header(drawn, writing.id)
    uses = {}
    for one in first.definitions:
        if drawn.chance(50) and one.type.kind in {"number", "truth", "day"}:
            uses[one.name] = f"{first.id}.{one.name}"
            writing.definitions.append(one)
    writing.last_name = 500
    sets: Document = {}
    for name, entry in first.section("parameters").items():
        is_set = entry.get("unit") in {"CNY", "CNY/person", "1"} and "by" not in entry
        is_bounded = "at_most" in entry or "brackets_of" in entry
        if is_set and not is_bounded and name.startswith("figure") and drawn.chance(30):
            said: Document = {"from": "2022-01-01", "cite": "2"}
            if entry["unit"] != "CNY/person" and drawn.chance(40):
                scope = Scope(has_awards=False, has_law=False, has_law_date=False)
                said["rule"] = grow(writing, scope, number_of(entry["unit"]), 2)
            else:
                said["value"] = drawn.number()
            sets[f"{first.id}.{name}"] = [said]
    writing.levels = ("nation",)
    for _ in range(1 + drawn.up_to(1)):
        incentive(writing)
    if drawn.chance(30):
        cap_of_levels(writing, ("nation", "city"))
    if uses:
        writing.sections["uses"] = uses
    if sets:
        writing.sections["sets"] = sets
    first.thresholds.update(writing.thresholds)
    return _document(header, writing)
