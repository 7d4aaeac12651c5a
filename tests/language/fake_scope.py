"""A scope with a handful of names, for checking expressions without any policy."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from incentives.language.characters import ExpressionFault
from incentives.language.checker import Checker
from incentives.language.expression import (
    Expression,
    FactValue,
    Named,
    NameKind,
    RowPeriods,
    RowValue,
)
from incentives.language.parser import parse
from incentives.language.scope import Rows
from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    STATUS,
    BracketsType,
    ChoiceSetType,
    ChoiceType,
    GroupType,
    NumberType,
    RecordType,
    RowsType,
    TableType,
    TextType,
    Type,
)
from incentives.values.span import Span
from incentives.values.unit import Unit

TENURE = ChoiceType("Tenure", ("owned", "rented", "free_use"))
COLOUR = ChoiceType("Colour", ("red", "blue"))
BILL = RecordType("bill", "month")
ROOM = RecordType("room")
TENANT = RecordType("tenant", key="name")


def number_in(unit: str) -> NumberType:
    return NumberType(Unit.parse(unit))


FACTS: Mapping[str, Type] = {
    "project.places": number_in("place"),
    "project.children": number_in("child"),
    "project.investment": number_in("CNY"),
    "project.rent": number_in("CNY/month"),
    "project.yearly_rent": number_in("CNY/year"),
    "project.tenure": TENURE,
    "project.colour": COLOUR,
    "project.modes": ChoiceSetType(TENURE),
    "project.open": BOOLEAN,
    "project.begun": DATE,
    "project.ended": DATE,
    "project.month": MONTH,
    "project.filed": STATUS,
    "project.remark": TextType(),
    "bills": RowsType("bills", BILL),
    "awards": RowsType("awards", RecordType("award", "paid_on")),
    "tenants": RowsType("tenants", TENANT),
    "project": RecordType("project"),
    "share": number_in("1"),
    "children": number_in("child"),
}
ROW_FACTS: Mapping[tuple[str, str], Type] = {
    ("bill", "paid"): number_in("CNY"),
    ("bill", "month"): MONTH,
    ("bill", "settled"): BOOLEAN,
    ("room", "tenure"): TENURE,
    ("room", "area"): number_in("m2"),
    ("tenant", "name"): TextType(),
    ("tenant", "tenure"): TENURE,
    ("tenant", "since"): DATE,
    ("award", "incentive"): TextType(),
    ("award", "subject"): TextType(),
    ("award", "paid_on"): DATE,
}
FIGURES: Mapping[str, Type] = {
    "per_place": number_in("CNY/place"),
    "cap": number_in("CNY"),
    "days": number_in("day"),
    "rates": TableType((TENURE,), number_in("CNY/m2")),
    "grid": TableType((TENURE, COLOUR), number_in("1")),
    "bands": BracketsType(Unit.parse("CNY"), Unit.parse("1")),
    "homely": GroupType(TENURE, frozenset({"owned", "free_use"})),
}


class FakeAwards:
    """A list of awards; the incentive `grant` continues another one, `loan` none."""

    def is_incentive(self, name: str) -> bool:
        return name in {"grant", "loan", "this"}

    def versions_of(self, name: str, span: Span) -> tuple[Expression, ...]:
        named = {"grant": ("grant", "earlier_grant"), "loan": ("loan",)}.get(name, ())
        return tuple(Named(NameKind.INCENTIVE, one, TextType(), span=span) for one in named)

    def names_incentives(self, fact: Expression, rows: Rows) -> bool:
        return isinstance(fact, RowValue) and fact.path == ("incentive",)

    def listed(self) -> tuple[str, str, frozenset[str]] | None:
        return "awards", "award", frozenset({"incentive", "subject", "paid_on"})


@attrs.frozen
class FakeScope:
    """Facts, one row variable `room`, figures, and the incentive `grant`."""

    rows: Rows = attrs.field(factory=lambda: {"room": ROOM})
    implied_rows: frozenset[str] = frozenset()

    def find(self, path: tuple[str, ...], rows: Rows, span: Span) -> Expression | None:
        if path[0] in rows:
            record = rows[path[0]]
            if len(path) == 1:
                return RowValue(path[0], (), record, span=span)
            found = ROW_FACTS.get((record.name, ".".join(path[1:])))
            return RowValue(path[0], path[1:], found, span=span) if found is not None else None
        dotted = ".".join(path)
        if dotted in FIGURES:
            return Named(NameKind.FIGURE, dotted, FIGURES[dotted], span=span)
        return FactValue(path, FACTS[dotted], span=span) if dotted in FACTS else None

    def subset(
        self, path: tuple[str, ...], variable: str | None, span: Span
    ) -> tuple[RowsType, Expression] | None:
        return None

    def periods(self, path: tuple[str, ...]) -> RowPeriods | None:
        return None

    def named_limits(self, figure: str, type_: NumberType, span: Span) -> tuple[Named, ...]:
        return ()

    def in_force(self, span: Span) -> tuple[Expression, Expression | None]:
        begins, ends = NameKind.BEGINS, NameKind.ENDS
        return Named(begins, "notice", DATE, span=span), Named(ends, "notice", DATE, span=span)

    def is_one_for_one(self, ratio: Unit) -> bool:
        return str(ratio) in {"place/child", "child/place"}

    def incentive(self, name: str, kind: NameKind, span: Span) -> Expression | None:
        if name != "grant":
            return None
        return Named(
            kind, name, number_in("CNY") if kind is NameKind.AMOUNT else BOOLEAN, span=span
        )

    @property
    def awarded(self) -> "FakeAwards":
        return FakeAwards()

    def granted_by(self, level: str, span: Span) -> Sequence[Expression] | None:
        amount = Named(NameKind.AMOUNT, "grant", number_in("CNY"), span=span)
        return {"city": (amount, amount), "village": ()}.get(level)

    def known_levels(self) -> Iterable[str]:
        return ("city", "village")

    def known_incentives(self) -> Iterable[str]:
        return ("grant",)

    def known_names(self) -> Iterable[str]:
        of_rows = (f"{record}.{name}" for record, name in ROW_FACTS)
        return (*FACTS, *FIGURES, *of_rows, "grant")


def check(text: str, expected: Type | None = None) -> tuple[Expression, list[ExpressionFault]]:
    """The checked expression and its faults."""
    checker = Checker(FakeScope())
    checked = checker.check(
        parse(text, at=Span(file="x.yaml", line=1, column=1)), expected=expected, text=text
    )
    return checked, checker.faults


def type_of(text: str) -> Type:
    """The type of an expression that must be without fault."""
    checked, faults = check(text)
    assert faults == []
    return checked.type
