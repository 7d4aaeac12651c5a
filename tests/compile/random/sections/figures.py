"""Figures of the law: with days, gaps, floors and bounds; brackets, and figures at their place."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.compile.random.drawing import NUMBERS, SHARES
from tests.compile.random.writing import DAY, PLAIN, TRUTH, Document, Type, Writing, number_of, text


def figure(writing: Writing, type_: Type) -> str:
    """A figure of that type: one that the instrument has already, or a new one."""
    drawn = writing.drawn
    known = writing.figures.setdefault(type_, [])
    if known and drawn.chance(60):
        return drawn.pick(known)
    name = writing.name("figure_")
    entry: Document = {"text": text(name), **of_type(writing, type_)}
    if drawn.chance(10):
        entry["published_every"] = drawn.pick(("year", "month", "quarter"))
    if _is_number(type_) and drawn.chance(4):
        entry |= {"at_least": "-1", "at_most": "1000"}
        entry["values"] = [{"unpublished": "true", "cite": "1"}]
        if drawn.chance(30):
            entry["values"] = [{"value": drawn.pick(("0", "1", "5", "12")), "cite": "1"}]
    else:
        is_number = _is_number(type_)
        entry["values"] = dated(writing, lambda: _value(writing, type_), is_number=is_number)
    known.append(name)
    writing.section("parameters")[name] = entry
    return name


def share(writing: Writing) -> str:
    """A figure between nothing and all of it."""
    name = writing.name("share_")
    values = dated(writing, lambda: writing.drawn.pick(SHARES), is_number=False)
    writing.section("parameters")[name] = {"text": text(name), "unit": "1", "values": values}
    return name


def step_of(writing: Writing, type_: Type) -> str:
    """A figure above zero, to whose multiples something is rounded."""
    name = writing.name("step_")
    value = writing.drawn.pick(("1", "0.02", "10", "0.1", "0.5", "3", "0.02", "1000", "0.07"))
    entry = {
        "text": text(name),
        **of_type(writing, type_),
        "values": [{"value": value, "cite": "1"}],
    }
    writing.section("parameters")[name] = entry
    return name


def of_type(writing: Writing, type_: Type) -> Document:
    """How a parameter says of what type it is."""
    if type_.kind == "number":
        return {"unit": type_.of}
    if type_.kind == "word":
        return {"of": writing.facts_by_words[type_.of]}
    return {"type": {TRUTH: "boolean", DAY: "date"}[type_]}


def _is_number(type_: Type) -> bool:
    return type_.kind == "number"


def _value(writing: Writing, type_: Type) -> str:
    """What the law says, kept as a threshold of cases."""
    drawn = writing.drawn
    match type_.kind:
        case "truth":
            return drawn.pick(("true", "false"))
        case "day":
            value = drawn.day().isoformat()
        case "word":
            return drawn.pick(writing.words[type_.of])
        case _ if type_.of in {"day", "month", "year"}:
            value = drawn.pick(("1", "3", "12", "5", "0", "31", "60", "2.5", "-1"))
        case _ if type_ == PLAIN:
            value = drawn.pick(
                (*SHARES[1:], *SHARES[:6], "2", "3", "12", "-1", "1.5", "1000", "0.0001")
            )
        case _:
            value = f"-{drawn.pick(NUMBERS[1:])}" if drawn.chance(5) else drawn.number()
    writing.thresholds.setdefault(type_, []).append(value)
    return value


def dated(writing: Writing, value: Callable[[], str], *, is_number: bool) -> list[Document]:
    """One figure, or several with their days; some are not published, or a gap."""
    drawn = writing.drawn
    if drawn.chance(80):
        return [_stated(writing, value, is_number=is_number)]
    first = drawn.day()
    second = first + timedelta(days=1 + drawn.up_to(500))
    versions = [
        {"from": "2015-01-01", **_until(first), **_stated(writing, value, is_number=False)},
        {"from": first.isoformat(), **_until(second), **_stated(writing, value, is_number=False)},
    ]
    if drawn.chance(90):
        last = _stated(writing, value, is_number=is_number)
        versions.append({"from": _limit(writing, second), "to": "2031-12-31", **last})
    return versions


def _until(day: date) -> Document:
    """To the day before."""
    return {"to": (day - timedelta(days=1)).isoformat()}


def _limit(writing: Writing, day: date) -> str:
    """The day, or the month after, of which no more is on record."""
    if writing.drawn.chance(12):
        return (day.replace(day=1) + timedelta(days=32)).isoformat()[:7]
    return day.isoformat()


def _stated(writing: Writing, value: Callable[[], str], *, is_number: bool) -> Document:
    drawn = writing.drawn
    if drawn.chance(3):
        return {"unpublished": "true", "cite": "1"}
    if drawn.chance(2):
        return {"gap": "true", "text": text("gap")}
    stated: Document = {"value": value(), "cite": "1"}
    if is_number and drawn.chance(6):
        stated["floor"] = "true"
    if drawn.chance(4):
        stated |= {"standing": "recalled", "document": "another law"}
    if drawn.chance(5):
        stated["published"] = drawn.day().isoformat()
    return stated


def at_place(writing: Writing, type_: Type) -> Document:
    """A figure that stands where it is read."""
    drawn = writing.drawn
    unit = "" if type_ == PLAIN else f" {type_.of}"
    entry: Document = {"figure": f"{_value(writing, type_)}{unit}", "cite": "2"}
    if drawn.chance(15):
        entry = {"figure": f"unpublished{unit}", "cite": "2"}
        if drawn.chance(50):
            entry |= {"at_least": "0", "at_most": "100"}
    elif drawn.chance(15):
        entry["floor"] = "true"
    if drawn.chance(20):
        entry |= {"id": writing.name("here_"), "text": text("here"), "document": "another law"}
    if drawn.chance(10) and not entry["figure"].startswith("unpublished"):
        entry |= {"published": drawn.day().isoformat(), "standing": "recalled"}
    return entry


def brackets(writing: Writing, rates: Type, limits: Type) -> str:
    """A schedule: rates by brackets of a number."""
    name = writing.name("bands_")
    entry: Document = {"text": text(name), **of_type(writing, rates), "brackets_of": limits.of}
    if writing.drawn.chance(8):
        entry["values"] = [{"unpublished": "true", "cite": "1"}]
    else:
        entry["values"] = [{"brackets": schedule(writing, rates, limits), "cite": "1"}]
    writing.section("parameters")[name] = entry
    return name


def schedule(writing: Writing, rates: Type, limits: Type) -> list[Document]:
    """Brackets with rising limits, of which some leave the limit to the next one."""
    drawn = writing.drawn
    count = drawn.up_to(3)
    ends = sorted({drawn.pick(NUMBERS[1:16]) for _ in range(count)}, key=float)
    found: list[Document] = []
    for end in ends:
        writing.thresholds.setdefault(limits, []).append(end)
        said = end
        if drawn.chance(20):
            said = writing.name("limit_")
            entry = {"text": text(said), "unit": limits.of, "values": [{"value": end, "cite": "1"}]}
            writing.section("parameters")[said] = entry
        found.append({drawn.pick(("up_to", "below")): said, "value": _rate(writing, rates)})
    return [*found, {"value": _rate(writing, rates)}]


def _rate(writing: Writing, rates: Type) -> str:
    drawn = writing.drawn
    if drawn.chance(4):
        return "not_applicable"
    return drawn.pick(SHARES) if rates == PLAIN else drawn.pick(NUMBERS[1:16])


MONEY_UNIT = number_of("CNY")
