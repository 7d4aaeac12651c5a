"""How the incentives of an instrument bear on each other."""

from collections.abc import Mapping

from tests.compile.random.sections.charges import day_of
from tests.compile.random.sections.quantities import quantity
from tests.compile.random.writing import MONEY, Document, Row, Scope, Writing, text

KINDS = ("excludes", "higher_of", "one_of", "once_per", "deducts", "shared_cap", "shared_cap")


def relate(writing: Writing) -> None:
    """One relation, if there are incentives for it."""
    drawn = writing.drawn
    paying = [name for name, entry in writing.incentives.items() if _is_paid(entry)]
    if len(paying) < 2:
        return
    if writing.id == "land.one" and drawn.chance(20):
        measure(writing)
    kind, (one, other) = drawn.pick(KINDS), _two(writing, paying)
    relation: Document = {}
    match kind:
        case "excludes":
            relation["excludes"] = {"incentive": one, "by": other}
        case "deducts":
            relation["deducts"] = {"from": one, "what": other}
        case "once_per":
            members = [
                {"incentive": name, "key": _key(writing.incentives[name])} for name in (one, other)
            ]
            relation["once_per"] = {"of": members}
            if drawn.chance(50):
                relation["once_per"]["counts"] = drawn.pick(("row", "incentive"))
        case "shared_cap":
            relation["shared_cap"] = _cap(writing, one, other)
        case "one_of":
            relation["one_of"] = [one, other]
        case _:
            relation["higher_of"] = [one, other]
    relation["cite"] = "10"
    if drawn.chance(30):
        relation["text"] = text("relation")
    writing.sections.setdefault("relations", []).append(relation)


def _two(writing: Writing, paying: list[str]) -> tuple[str, str]:
    """Two of them, in their order; mostly such as go over the same rows, if there are any."""
    drawn = writing.drawn
    over = {name: writing.incentives[name].get("for_each") for name in paying}
    pairs = [(one, other) for at, one in enumerate(paying) for other in paying[at + 1 :]]
    alike = [(one, other) for one, other in pairs if over[one] and over[one] == over[other]]
    return drawn.pick(alike if alike and drawn.chance(60) else pairs)


def measure(writing: Writing) -> None:
    """What the instrument names, with or without rules for it."""
    by = sorted(writing.incentives)[:1] if writing.drawn.chance(50) else []
    entry: Document = {"text": text("measure"), "cite": "10", "by": by}
    if not by:
        entry["reason"] = text("no rule")
    writing.sections.setdefault("measures", []).append(entry)


def _is_paid(entry: Mapping[str, object]) -> bool:
    return "amount" in entry or "relieves" in entry


def _key(entry: Mapping[str, object]) -> object:
    """What must not come twice: a text or a word of its rows."""
    match entry.get("for_each"):
        case "sites":
            return ["site.id", "site.zone"] if "when" in entry else "site.id"
        case "loans":
            return "loan.bank"
        case "sales":
            return "sale.site"
    return "firm.code"


def _cap(writing: Writing, one: str, other: str) -> Document:
    """Together no more; of rows of one list perhaps each by itself."""
    drawn = writing.drawn
    first, second = writing.incentives[one], writing.incentives[other]
    cap: Document = {"of": [one, other]}
    scope = Scope(has_awards=False)
    over = first.get("for_each")
    is_whole = isinstance(over, str) and writing.lists[over].is_whole
    if is_whole and over == second.get("for_each") and drawn.chance(90):
        row: Row = writing.lists[str(over)]
        scope = scope.with_row(row.called, row)
        cap["for_each"] = over
        if drawn.chance(80):
            cap["at"] = day_of(writing, row)
    cap["at_most"] = quantity(writing, scope, MONEY, 1)
    return cap


def cap_of_levels(writing: Writing, levels: tuple[str, ...]) -> None:
    """Of all that these levels of government give no more."""
    most = quantity(writing, Scope(has_awards=False), MONEY, 1)
    relation = {"shared_cap": {"granted_by": list(levels), "at_most": most}, "cite": "10"}
    writing.sections.setdefault("relations", []).append(relation)
