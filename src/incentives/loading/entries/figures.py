"""Parameters and the dated figures that instruments and overlays set for them."""

from collections.abc import Callable
from datetime import date

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
from incentives.loading.entries.figure_forms import read_bounded, read_brackets, read_table
from incentives.loading.entries.instruments import read_published
from incentives.loading.text.fields import UNWORDED, Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import DatedFigure, Figure, Parameter
from incentives.values.citation import Citation, Standing
from incentives.values.period import Window
from incentives.values.text import Text
from incentives.values.unit import Unit

FIGURE_FORMS = ("value", "table", "brackets", "unpublished", "gap")
FIGURE_KEYS = ("from", "to", "cite", "document", "standing", "published", "floor", "text", *FIGURE_FORMS)
REQUIRED_FIGURE_KEYS = ("cite",)
REQUIRED_GAP_KEYS = ("text",)
FORMS_WITHOUT_FIGURE = ("unpublished", "gap")
FLOOR_FORMS = ("value", "table")
PARAMETER_KEYS = ("text", "unit", "type", "by", "brackets_of", "at_least", "at_most", "values")
REQUIRED_PARAMETER_KEYS = ("text",)


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
                line = earlier.span.line
                message = Text(f"适用期间与第 {line} 行的数值重叠", f"its days overlap those of the figure on line {line}")
                hint = Text("请为较早的一项填写止日（前一日）。", "Give the earlier one a `to`, the day before.")
                fields.log.add(later.span, message, "overlapping-figures", hint)
    return tuple(figures)


def _read_figure(node: Node, parameter: Parameter, source: FigureSource, fields: Fields) -> DatedFigure | None:
    is_gap = isinstance(node, Table) and node.find("gap") is not None
    required = REQUIRED_GAP_KEYS if is_gap and isinstance(node, Table) and node.find("cite") is None else REQUIRED_FIGURE_KEYS
    table = fields.table(node, allowed=FIGURE_KEYS, required=required, what="a figure")
    chosen = fields.one_of(table, FIGURE_FORMS, what="a figure") if table is not None else None
    if table is None or chosen is None:
        return None
    window = _read_window(table, source, fields)
    clause = fields.words(table.find("cite"), what="'cite'") if required is REQUIRED_FIGURE_KEYS else ""
    if window is None or clause is None:
        return None
    figure = _read_value(chosen, parameter, fields)
    if figure is None and chosen[0] not in FORMS_WITHOUT_FIGURE:
        return None
    document = fields.words(table.find("document"), what="'document'") or source.instrument.number
    return DatedFigure(
        figure=figure, window=window, citation=Citation(document, clause),
        standing=Standing.UNPUBLISHED if figure is None else fields.standing(table),
        known_from=_known_from(table, window, source, fields), jurisdiction=source.instrument.jurisdiction, span=table.span,
        overlay=source.overlay, is_floor=_is_floor(table, chosen[0], parameter, fields), is_gap=is_gap,
        text=_reason_of_gap(table, fields, is_gap=is_gap),
    )  # fmt: skip


def _read_window(table: Table, source: FigureSource, fields: Fields) -> Window | None:
    window_of = source.instrument.in_force
    first = fields.limit(table.find("from"), what="'from'") if table.find("from") is not None else window_of.first
    last = fields.limit(table.find("to"), what="'to'") if table.find("to") is not None else window_of.last
    return fields.window(table, first, last)


def _known_from(table: Table, window: Window, source: FigureSource, fields: Fields) -> date:
    own_day = read_published(table.find("published"), fields) if table.find("published") is not None else None
    if own_day is not None:
        return own_day.latest
    return window.first.latest if table.find("document") is not None else source.instrument.known_from


def _is_floor(table: Table, form: str, parameter: Parameter, fields: Fields) -> bool:
    """Whether the law only says 'not less than'; that can be said of numbers."""
    node = table.find("floor")
    if node is None:
        return False
    figure = parameter.type.figure if isinstance(parameter.type, TableType) else parameter.type
    if form not in FLOOR_FORMS or isinstance(figure, BooleanType):
        fields.log.add(node.span, "'floor' goes with a number, or a table of numbers", "conflicting-keys")
    return bool(fields.truth(node, what="'floor'"))


def _reason_of_gap(table: Table, fields: Fields, *, is_gap: bool) -> Text | None:
    node = table.find("text")
    if node is not None and not is_gap:
        fields.log.add(node.span, "'text' says why there is no figure; it goes with 'gap'", "conflicting-keys")
    return fields.wording(node, what="'text'") if node is not None else None


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
            return read_bounded(node, parameter, fields)
        case ("table", TableType() as type_):
            return read_table(node, type_, parameter, fields)
        case ("brackets", BracketsType()):
            return read_brackets(node, fields)
        case (_, BrokenType()):
            return None
        case _:
            message = Text("填写的形式与这一政策数值不符", f"'{key}' does not fit what the parameter is")
            fields.log.add(node.span, message, "wrong-figure")
            return None
