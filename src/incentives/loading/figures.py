"""Parameters and the dated figures that instruments and overlays set for them."""

from collections.abc import Callable
from itertools import product

import attrs

from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceType,
    NumberType,
    TableType,
    Type,
)
from incentives.loading.draft import read_published
from incentives.loading.fields import UNWORDED, Fields
from incentives.loading.nodes import Listing, Node, Scalar, Table
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import Bracket, DatedFigure, Figure, Parameter, Schedule
from incentives.policy.parameter import Table as FigureTable
from incentives.values.citation import Citation, Standing
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text
from incentives.values.unit import Unit

FIGURE_FORMS = ("value", "table", "brackets", "unpublished", "gap")
FORMS_WITHOUT_FIGURE = ("unpublished", "gap")
FIGURE_KEYS = ("from", "to", "cite", "document", "standing", "published", *FIGURE_FORMS)
REQUIRED_FIGURE_KEYS = ("cite",)
BRACKET_KEYS = ("up_to", "value")
REQUIRED_BRACKET_KEYS = ("value",)
PARAMETER_KEYS = ("text", "unit", "type", "by", "brackets_of", "at_least", "at_most", "values")
REQUIRED_PARAMETER_KEYS = ("text",)
UNPUBLISHED = "unpublished"


@attrs.frozen(kw_only=True)
class FigureSource:
    """Whose figures are read: the instrument that states them, or the overlay that supplies them."""

    instrument: Instrument
    overlay: Text | None = None


def read_parameter(
    full_id: str, node: Node, source: FigureSource, fields: Fields,
    *, parse_unit: Callable[[Scalar], Unit | None], choice_at: Callable[[Scalar], ChoiceType | None],
) -> Parameter | None:  # fmt: skip
    """The parameter with the figures that its own instrument states."""
    table = fields.table(node, allowed=PARAMETER_KEYS, required=REQUIRED_PARAMETER_KEYS, what="a parameter")
    if table is None:
        return None
    text = fields.wording(table.find("text"), what="'text'")
    type_ = _read_type(table, fields, parse_unit, choice_at) or BROKEN
    lower, upper = (
        fields.number(table.find(key), what=f"'{key}'") if table.find(key) is not None else None
        for key in ("at_least", "at_most")
    )
    parameter = Parameter(
        id=full_id, text=text or UNWORDED, type=type_, at_least=lower, at_most=upper, figures=(), span=table.span
    )
    return attrs.evolve(parameter, figures=read_figures(table.find("values"), parameter, source, fields))


def _read_type(
    table: Table,
    fields: Fields,
    parse_unit: Callable[[Scalar], Unit | None],
    choice_at: Callable[[Scalar], ChoiceType | None],
) -> Type | None:
    figure = _read_figure_type(table, fields, parse_unit)
    if figure is None:
        return None
    by, brackets_of = table.find("by"), table.find("brackets_of")
    if brackets_of is not None:
        scalar = fields.scalar(brackets_of, what="'brackets_of'")
        limits = parse_unit(scalar) if scalar is not None else None
        if limits is None or not isinstance(figure, NumberType):
            return None
        return BracketsType(limits, figure.unit)
    if by is None:
        return figure
    nodes = by.entries if isinstance(by, Listing) else (by,)
    scalars = [fields.scalar(node, what="'by'") for node in nodes]
    keys = [choice_at(scalar) if scalar is not None else None for scalar in scalars]
    found = tuple(key for key in keys if key is not None)
    return TableType(found, figure) if len(found) == len(keys) else None


def _read_figure_type(
    table: Table, fields: Fields, parse_unit: Callable[[Scalar], Unit | None]
) -> NumberType | BooleanType | None:
    kind = fields.words(table.find("type"), what="'type'")
    if kind is not None:
        if kind != "boolean":
            fields.log.add(table.span, f"'type' is boolean or left out, found '{kind}'", "unknown-value")
            return None
        return BOOLEAN
    scalar = fields.scalar(table.find("unit"), what="'unit'")
    if scalar is None:
        if table.find("unit") is None:
            fields.log.add(table.span, "a parameter needs a unit", "missing-key", "Write `unit: 1` for a plain number.")
        return None
    unit = parse_unit(scalar)
    return NumberType(unit) if unit is not None else None


def read_figures(node: Node | None, parameter: Parameter, source: FigureSource, fields: Fields) -> tuple[DatedFigure, ...]:
    """The dated figures of a list (or of one entry); overlapping ones are a fault."""
    nodes = (node,) if isinstance(node, Table) else fields.members(node, what="the figures of a parameter")
    figures = [figure for each in nodes if (figure := _read_figure(each, parameter, source, fields)) is not None]
    for index, later in enumerate(figures):
        for earlier in figures[:index]:
            if later.window.overlaps(earlier.window):
                message = f"its days overlap those of the figure on line {earlier.span.line}"
                fields.log.add(later.span, message, "overlapping-figures", "Give the earlier one a `to`, the day before.")
    return tuple(figures)


def _read_figure(node: Node, parameter: Parameter, source: FigureSource, fields: Fields) -> DatedFigure | None:
    table = fields.table(node, allowed=FIGURE_KEYS, required=REQUIRED_FIGURE_KEYS, what="a figure")
    chosen = fields.one_of(table, FIGURE_FORMS, what="a figure") if table is not None else None
    if table is None or chosen is None:
        return None
    window_of = source.instrument.in_force
    first = fields.limit(table.find("from"), what="'from'") if table.find("from") is not None else window_of.first
    last = fields.limit(table.find("to"), what="'to'") if table.find("to") is not None else window_of.last
    window = fields.window(table, first, last)
    clause = fields.words(table.find("cite"), what="'cite'")
    if window is None or clause is None:
        return None
    figure = _read_value(chosen, parameter, fields)
    if figure is None and chosen[0] not in FORMS_WITHOUT_FIGURE:
        return None
    document = fields.words(table.find("document"), what="'document'") or source.instrument.number
    own_day = read_published(table.find("published"), fields) if table.find("published") is not None else None
    stated_elsewhere = table.find("document") is not None
    known_from = (
        own_day.latest if own_day is not None else (window.first.latest if stated_elsewhere else source.instrument.known_from)
    )
    return DatedFigure(
        figure=figure, window=window, citation=Citation(document, clause),
        standing=Standing.UNPUBLISHED if figure is None else fields.standing(table), known_from=known_from,
        jurisdiction=source.instrument.jurisdiction, span=table.span, overlay=source.overlay, is_gap=chosen[0] == "gap",
    )  # fmt: skip


def _read_value(chosen: tuple[str, Node], parameter: Parameter, fields: Fields) -> Figure | None:
    key, node = chosen
    match (key, parameter.type):
        case ("unpublished" | "gap", _):
            if fields.truth(node, what=f"'{key}'") is False:
                fields.log.add(node.span, f"'{key}' is true or left out", "unknown-value")
            return None
        case ("value", BooleanType()):
            return fields.truth(node, what="'value'")
        case ("value", NumberType() | BrokenType()):
            return _bounded(node, parameter, fields)
        case ("table", TableType() as type_):
            return _read_table(node, type_, parameter, fields)
        case ("brackets", BracketsType()):
            return _read_brackets(node, fields)
        case (_, BrokenType()):
            return None
        case _:
            fields.log.add(node.span, f"'{key}' does not fit what the parameter is", "wrong-figure")
            return None


def _bounded(node: Node, parameter: Parameter, fields: Fields) -> Exact | None:
    number = fields.number(node, what="the figure")
    if number is None:
        return None
    too_low = parameter.at_least is not None and number < parameter.at_least
    too_high = parameter.at_most is not None and number > parameter.at_most
    if too_low or too_high:
        name, bound = ("at_least", parameter.at_least) if too_low else ("at_most", parameter.at_most)
        message = f"the figure is {written_decimal(number)}, but '{name}' is {written_decimal(bound or 0)}"
        fields.log.add(node.span, message, "figure-out-of-bounds")
    return number


def _read_table(node: Node, type_: TableType, parameter: Parameter, fields: Fields) -> FigureTable | None:
    figures: dict[tuple[str, ...], Exact | bool | None] = {}
    _read_level(node, type_, (), figures, parameter, fields)
    missing = [keys for keys in product(*(key.values for key in type_.keys)) if keys not in figures]
    if missing and isinstance(node, Table):
        shown = "; ".join(", ".join(keys) for keys in missing[:5])
        fields.log.add(
            node.span, f"the table has no figure for {shown}", "table-hole", "Write `unpublished` where none is public."
        )
    return FigureTable(figures)


def _read_level(
    node: Node, type_: TableType, above: tuple[str, ...], figures: dict[tuple[str, ...], Exact | bool | None],
    parameter: Parameter, fields: Fields,
) -> None:  # fmt: skip
    choice = type_.keys[len(above)]
    for name, inner in fields.entries(node, what="a table"):
        keys = (*above, name.text)
        if name.text not in choice.values:
            fields.unknown_value(name, choice.values)
        elif len(keys) < len(type_.keys):
            _read_level(inner, type_, keys, figures, parameter, fields)
        elif isinstance(inner, Scalar) and inner.text == UNPUBLISHED:
            figures[keys] = None
        elif isinstance(type_.figure, BooleanType):
            figures[keys] = fields.truth(inner, what="the figure")
        else:
            figures[keys] = _bounded(inner, parameter, fields)


def _read_brackets(node: Node, fields: Fields) -> Schedule | None:
    brackets: list[Bracket] = []
    entries = fields.members(node, what="'brackets'")
    if not entries:
        fields.log.add(node.span, "'brackets' lists no bracket", "empty-list")
    for index, entry in enumerate(entries):
        table = fields.table(entry, allowed=BRACKET_KEYS, required=REQUIRED_BRACKET_KEYS, what="a bracket")
        rate = fields.number(table.find("value"), what="'value'") if table is not None else None
        if table is None or rate is None:
            return None
        limit = fields.number(table.find("up_to"), what="'up_to'") if table.find("up_to") is not None else None
        if (limit is None) is not (index == len(entries) - 1):
            fields.log.add(table.span, "every bracket but the last has `up_to`, and the last has none", "bracket-open")
        if brackets and limit is not None and brackets[-1].limit is not None and limit <= brackets[-1].limit:
            fields.log.add(table.span, "the brackets do not rise", "bracket-order")
        brackets.append(Bracket(limit, rate))
    return Schedule(tuple(brackets)) if brackets else None
