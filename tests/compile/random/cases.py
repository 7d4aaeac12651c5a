"""Random cases of a random library: on and beside what it names, with facts left out."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from tests.compile.random.drawing import Drawn
from tests.compile.random.libraries import CITY, LISTS, VILLAGE, Drafted
from tests.compile.random.writing import (
    DAY,
    MONEY,
    MONTH,
    STATUS,
    TEXT,
    TRUTH,
    Document,
    Row,
    Type,
    Writing,
    number_of,
)

FORGOTTEN = (0, 0, 0, 0, 0, 3, 10, 40)
"""How many of a hundred facts nobody has said, in a case."""
FINER = 4
"""How many of a hundred numbers may be finer than a word of a kernel, which leaves such a case."""
WHOLE = {"firm.staff", "firm.rooms", "sale.days", "loan.staff"}
AT_LEAST_ZERO = {
    *("firm.area", "firm.spent", "firm.rent", "firm.fee", "site.area", "site.price"),
    *("sale.amount", "loan.principal", *WHOLE),
}
MOST = {
    "firm.staff": 1000,
    "firm.rooms": 1000,
    "sale.days": 28,
    "loan.staff": 100,
    "firm.ratio": 10,
}
"""What the vocabulary bounds."""
MAYBE_NONE = {"firm.applied_on", "firm.closed_on", "site.bought_on", "site.sold_on", "loan.paid_on"}
DAYS_WITHIN = tuple(
    map(
        date.fromisoformat,
        ("2022-06-15", "2022-01-31", "2023-02-28", "2022-12-31", "2023-05-01", "2022-03-31"),
    )
)
"""Days on which most instruments are in force."""
DAYS_AFTER = tuple(
    map(
        date.fromisoformat,
        ("2024-12-31", "2025-03-15", "2023-12-31", "2025-12-31", "2024-06-30", "2026-02-28"),
    )
)
"""Days on which most that a case tells is over."""
STEPS = tuple(map(Decimal, (*["0"] * 6, "0.01", "-0.01", "1", "-1", "0.001", "0.005", "-0.5")))


class Telling:
    """Draws the facts of one case."""

    def __init__(self, drawn: Drawn, drafted: Drafted) -> None:
        self.drawn = drawn
        self.writing: Writing = drafted.writings[0]
        self.files = drafted.files
        self.forgotten = drawn.pick(FORGOTTEN)
        self.sites = ("s1", "s2")[: 1 + drawn.up_to(1)]
        self.names = [
            f"{document['instrument']['id']}.{name}"
            for document in drafted.files.values()
            for name in document.get("incentives", {})
        ]

    def case(self) -> Document:
        """The facts of the case, as a case file says them."""
        drawn = self.drawn
        firm = {
            path.removeprefix("firm."): value
            for type_, paths in self.writing.facts.items()
            for path in paths
            if path.startswith("firm.")
            for value in self.perhaps(lambda t=type_, p=path: self.value(t, p))  # type: ignore[misc]
        }
        told: Document = {"place": drawn.pick((CITY, CITY, "320000", VILLAGE)), "firm": firm}
        for row in LISTS:
            for rows in self.perhaps(lambda r=row: self.rows(self.writing.lists[r.name])):  # type: ignore[misc]
                told[row.name] = rows
        for rows in self.perhaps(self.payouts):
            told["payouts"] = rows
        declared = {
            f"land.one.{name}": value
            for name, fact in self.writing.section("facts").items()
            if "of" not in fact
            for value in self.perhaps(lambda n=name, f=fact: self.declared(n, f))  # type: ignore[misc]
        }
        return {**told, **({"declared": declared} if declared else {})}

    def perhaps(self, value: Callable[[], object]) -> list[object]:
        """The value, or nothing where nobody has said it."""
        return [] if self.drawn.chance(self.forgotten) else [value()]

    def declared(self, name: str, fact: Document) -> object:
        """What the case says of a fact, or of a list, that the instrument asks for."""
        if "rows" in fact:
            return self.rows(self.writing.lists[name], fact["rows"])
        return self.asked(name, fact)

    def asked(self, name: str, fact: Document) -> object:
        """A value of a fact as it is declared."""
        if fact.get("may_be_none") == "true" and self.drawn.chance(15):
            return "none"
        match fact["type"]:
            case "choice":
                return self.drawn.pick(tuple(fact["values"]))
            case "number":
                return self.number(
                    number_of(fact["unit"]),
                    least=fact.get("at_least"),
                    most=fact.get("at_most"),
                )
            case "text" if fact.get("refers_to"):
                return self.drawn.pick(self.sites)
        kinds = {"boolean": TRUTH, "date": DAY, "month": MONTH, "status": STATUS, "text": TEXT}
        return self.value(kinds[fact["type"]], name)

    def rows(self, row: Row, columns: Document | None = None) -> list[Document]:
        """Some rows of the list; what tells them apart is never twice."""
        drawn = self.drawn
        number = drawn.pick((2, 3, 1, 3, 2, 3, 2, 0)) if row.name != "sites" else len(self.sites)
        found: list[Document] = []
        for place in range(number):
            told = self.columns(row, columns)
            match row.name:
                case "sites":
                    told["id"] = f"s{place + 1}"
                case "sales" if "month" in told:
                    told["month"] = _month(2021 + place, drawn.pick((1, 2, 6, 12)))
                case _ if columns is not None:
                    told["year"] = str(2020 + place)
            found.append(told)
        return found if not drawn.chance(20) else found[::-1]

    def columns(self, row: Row, columns: Document | None) -> Document:
        """The facts of one row."""
        if columns is not None:
            return {
                name: value
                for name, fact in columns.items()
                for value in self.perhaps(lambda n=name, f=fact: self.asked(n, f))  # type: ignore[misc]
            }
        asked = self.writing.section("facts")
        own = {
            fact: value
            for type_, facts in row.fields.items()
            for fact in facts
            if fact not in asked
            for value in self.perhaps(
                lambda t=type_, p=f"{row.called}.{fact}": self.value(t, p)  # type: ignore[misc]
            )
        }
        declared = {
            f"land.one.{name}": value
            for name, fact in asked.items()
            if fact.get("of") == row.name
            for value in self.perhaps(lambda n=name, f=fact: self.asked(n, f))  # type: ignore[misc]
        }
        return {**own, "declared": declared} if declared else own

    def payouts(self) -> list[Document]:
        """What was paid before: of incentives of the library, and of others."""
        drawn = self.drawn
        return [
            {
                name: value
                for name, value in {
                    "incentive": drawn.pick([*self.names, "other"]),
                    "subject": drawn.pick(("s1", "c1", "b1")),
                    "amount": self.number(MONEY, least="0", most=None),
                    "paid_on": drawn.day().isoformat(),
                }.items()
                if not drawn.chance(self.forgotten)
            }
            for _ in range(drawn.up_to(2))
        ]

    def value(self, type_: Type, path: str) -> object:
        """A value of the type, as a case file says it."""
        drawn = self.drawn
        match type_.kind:
            case "number":
                least = "0" if path in AT_LEAST_ZERO else ("-10" if path == "firm.ratio" else None)
                most = MOST.get(path, 100_000 if path == "site.area" else None)
                number = self.number(type_, least=least, most=None if most is None else str(most))
                return str(int(Decimal(number))) if path in WHOLE else number
            case "truth":
                return drawn.pick(("true", "false"))
            case "day":
                return "none" if path in MAYBE_NONE and drawn.chance(5) else self.day()
            case "month":
                return self.day()[:7]
            case "status":
                return self.status()
            case "set":
                return [one for one in self.writing.words["trade"] if drawn.chance(50)]
            case "text":
                return self.text(path)
        return drawn.pick(self.writing.words[type_.of])

    def text(self, path: str) -> str:
        """A name among few, so that two are often the same."""
        drawn = self.drawn
        if path == "sale.site":
            return drawn.pick(self.sites)
        return drawn.pick(("b1", "c1", "s1"))

    def number(self, type_: Type, *, least: str | None, most: str | None) -> str:
        """A number on or beside a threshold of the law, or any other, within its bounds."""
        drawn = self.drawn
        marked = [one for one in self.writing.thresholds.get(type_, []) if one != "0"]
        written = drawn.pick(marked) if marked and drawn.chance(55) else drawn.number()
        number = _decimal(written) + drawn.pick(STEPS)
        if least is None and drawn.chance(12):
            number = -number
        if least is not None:
            number = max(abs(number) if Decimal(least) == 0 else number, Decimal(least))
        if most is not None:
            number = min(number, Decimal(most))
        if drawn.chance(FINER):
            return f"{number:f}"
        return f"{number.quantize(Decimal('0.01')):f}"

    def day(self) -> str:
        """A day on or beside one that the law names, or any other."""
        drawn = self.drawn
        marked = self.writing.thresholds.get(DAY, [])
        if drawn.chance(75):
            return (drawn.pick(DAYS_WITHIN) + timedelta(days=drawn.pick((0, 0, 1)))).isoformat()
        if marked and drawn.chance(50):
            day = date.fromisoformat(drawn.pick(marked))
            return (day + timedelta(days=drawn.pick((0, 1, -1)))).isoformat()
        return drawn.day().isoformat()

    def status(self) -> list[Document]:
        """Never, once, twice, or still."""
        drawn = self.drawn
        first = drawn.day() if drawn.chance(50) else drawn.pick(DAYS_WITHIN)
        if drawn.chance(8):
            return []
        if drawn.chance(50):
            return [{"from": first.isoformat()}]
        last = first + timedelta(days=drawn.pick((0, 30, 400)))
        once = [{"from": first.isoformat(), "to": last.isoformat()}]
        if drawn.chance(60):
            return once
        again = last + timedelta(days=1 + drawn.up_to(200))
        return [*once, {"from": (again + timedelta(days=1)).isoformat()}]


def _month(year: int, month: int) -> str:
    return f"{year}-{month:02}"


def _decimal(written: str) -> Decimal:
    return Decimal(written[:-1]) / 100 if written.endswith("%") else Decimal(written)


def day_of_assessment(drawn: Drawn) -> date:
    """The day on which a case is assessed: mostly when the law is in force."""
    if drawn.chance(88):
        return drawn.pick(DAYS_AFTER)
    years = timedelta(days=365 * drawn.pick((1, 1, 0, 2, 3)))
    return min(drawn.day() + years, date(2027, 6, 30))
