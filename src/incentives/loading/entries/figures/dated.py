"""Figures of the law with their days: of a parameter, or supplied by an authority."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import attrs

from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceType,
    DateType,
    NumberType,
    TableType,
)
from incentives.loading.entries.figures.bounds import read_bounded
from incentives.loading.entries.figures.brackets import read_brackets
from incentives.loading.entries.figures.tables import (
    NamesInFigures,
    TableSource,
    read_table,
    read_word,
)
from incentives.loading.entries.instruments import read_published
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Table
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import DatedFigure, Figure, Parameter
from incentives.policy.setting.by_rules import gap_of_rule
from incentives.values.citation import Citation, Standing
from incentives.values.period import CalendarLimit, Window
from incentives.values.span import Span
from incentives.values.text import Text

_DAY = timedelta(days=1)
RULE = "rule"
FIGURE_FORMS = ("value", "table", "brackets", "unpublished", "gap", RULE)
FIGURE_KEYS = (
    "from",
    "to",
    "cite",
    "document",
    "standing",
    "published",
    "floor",
    "text",
    *FIGURE_FORMS,
)
REQUIRED_FIGURE_KEYS = ("cite",)
REQUIRED_GAP_KEYS = ("text",)
FORMS_WITHOUT_FIGURE = ("unpublished", "gap", RULE)
FLOOR_FORMS = ("value", "table", "brackets")


@attrs.frozen(kw_only=True, repr=False)
class FigureSource:
    """Whose figures are read: the instrument that states them, or the overlay that supplies them.

    `overlay` is its title; its authority then stands in for the instrument. `names`: what cells of
    its tables and limits of its brackets may name, if they may name anything of their own.
    `overlay` is its title; its authority then stands in for the instrument. `groups`: the groups of
    values that cells of its tables may be for, if it has any. `rules`: of what it sets, the number
    of each rule that it states in place of a figure, by where this stands.
    """

    instrument: Instrument
    overlay: Text | None = None
    names: NamesInFigures | None = None
    rules: Mapping[Span, int] = attrs.field(factory=dict)


def read_figures(
    node: Node | None, parameter: Parameter, source: FigureSource, fields: Fields
) -> tuple[DatedFigure, ...]:
    """The dated figures of a list (or of one entry); overlapping ones are a fault.

    One that does not say its end ends where the next one of the list begins.
    """
    if isinstance(node, Table):
        entries: tuple[Node, ...] = (node,)
    else:
        entries = fields.members(node, what="the figures of a parameter")
    read = [_read_figure(entry, parameter, source, fields) for entry in entries]
    return settled([figure for figure in read if figure is not None], entries, fields)


def settled(
    stated: Sequence[DatedFigure], entries: Sequence[Node], fields: Fields
) -> tuple[DatedFigure, ...]:
    """The figures of the entries, each with its end; those whose days surely overlap are a fault.

    One that does not say its end ends the day before the next of them begins.
    """
    ends = {
        entry.span for entry in entries if isinstance(entry, Table) and entry.find("to") is not None
    }
    figures = tuple(
        figure if figure.span in ends else _until_the_next(figure, stated) for figure in stated
    )
    _check_overlaps(figures, fields)
    return figures


def _until_the_next(figure: DatedFigure, stated: Sequence[DatedFigure]) -> DatedFigure:
    """The figure up to the day before the next one begins, if it would reach into its days."""
    begins = figure.window.first
    later = [
        other.window.first
        for other in stated
        if other.window.first.earliest > begins.earliest and figure.window.overlaps(other.window)
    ]
    if not later:
        return figure
    following = min(later, key=lambda first: (first.earliest, first.latest))
    last = CalendarLimit(following.earliest - _DAY, following.latest - _DAY)
    return attrs.evolve(figure, window=Window(first=begins, last=last))


def _check_overlaps(figures: Sequence[DatedFigure], fields: Fields) -> None:
    """Figures whose days surely overlap are a fault, at the later of two in the file."""
    for index, later in enumerate(figures):
        for earlier in figures[:index]:
            if fields.log.broken.tables & {earlier.span, later.span}:
                continue  # their days may stand under the unknown key
            if later.window.overlaps(earlier.window):
                line = earlier.span.line
                message = Text(
                    f"适用期间与第 {line} 行的数值重叠",
                    f"its days overlap those of the figure on line {line}",
                )
                hint = Text(
                    "较早的一项不写止日，即止于后一项起日的前一日。",
                    "Leave out the `to` of the earlier one: it then ends the day before.",
                )
                fields.log.add(later.span, message, "overlapping-figures", hint)


def _read_figure(
    node: Node, parameter: Parameter, source: FigureSource, fields: Fields
) -> DatedFigure | None:
    is_gap, has_clause = (
        isinstance(node, Table) and node.find(key) is not None for key in ("gap", "cite")
    )
    needs_clause = has_clause or not is_gap
    required = REQUIRED_FIGURE_KEYS if needs_clause else REQUIRED_GAP_KEYS
    table = fields.table(node, allowed=FIGURE_KEYS, required=required, what="a figure")
    chosen = fields.one_of(table, FIGURE_FORMS, what="a figure") if table is not None else None
    if table is None or chosen is None:
        return None
    window = read_window(table, source, fields)
    clause = fields.words(table.find("cite"), what="'cite'") if needs_clause else ""
    if window is None or clause is None:
        return None
    rule = _number_of_rule(chosen, source, fields)
    figure = _read_value(chosen, parameter, source.names, fields)
    if figure is None and chosen[0] not in FORMS_WITHOUT_FIGURE:
        return None
    document = fields.words(table.find("document"), what="'document'") or source.instrument.number
    citation = Citation(document, clause)
    reason = _reason_of_gap(table, fields, is_gap=is_gap)
    return DatedFigure(
        figure=figure,
        window=window,
        citation=citation,
        standing=standing_of(table, fields, has_figure=figure is not None),
        known_from=known_from(table, window, source, fields),
        instrument=source.instrument.id,
        jurisdiction=source.instrument.jurisdiction,
        span=table.span,
        overlay=source.overlay,
        is_floor=_is_floor(table, chosen[0], parameter, fields),
        is_gap=is_gap or bool(rule),
        text=gap_of_rule(citation) if rule else reason,
        rule=rule,
    )


def _number_of_rule(chosen: tuple[str, Node], source: FigureSource, fields: Fields) -> int:
    """The number of the rule that stands in place of a figure; 0 where there is none."""
    key, node = chosen
    if key != RULE:
        return 0
    number = source.rules.get(node.span, 0)
    if not number:
        message = Text(
            "只有文件的 `sets` 可以用规则确定其他文件的数值",
            "a rule sets a figure of another instrument, in `sets` of an instrument",
        )
        hint = Text("此处请写 `value:`。", "Write `value:` here.")
        fields.log.add(node.span, message, "conflicting-keys", hint)
    return number


def standing_of(table: Table, fields: Fields, *, has_figure: bool) -> Standing:
    """How sure the figure is; of one that is not there nothing can be said."""
    if has_figure:
        return fields.standing(table)
    if table.find("standing") is not None:
        message = Text(
            "'standing' 说明数值的依据状态，而此处没有数值",
            "'standing' is said of a figure, and here is none",
        )
        fields.log.add(table.span_of("standing"), message, "conflicting-keys")
    return Standing.UNPUBLISHED


def read_window(table: Table, source: FigureSource, fields: Fields) -> Window | None:
    """The days of the figure; what it does not say is as of its source."""
    in_force = source.instrument.in_force
    first: CalendarLimit | None = in_force.first
    last = in_force.last
    if (node := table.find("from")) is not None:
        first = fields.start(node, what="'from'")
    if (node := table.find("to")) is not None:
        last = fields.limit(node, what="'to'")
    return fields.window(table, first, last)


def known_from(table: Table, window: Window, source: FigureSource, fields: Fields) -> date:
    """The day from which the figure counts as published.

    One from another document, of which no day is on record, is known when it surely begins.
    """
    own_day = read_published(table.find("published"), fields)
    if own_day is not None:
        return own_day.latest
    if table.find("document") is not None:
        return window.first.latest
    return source.instrument.known_from


def _is_floor(table: Table, form: str, parameter: Parameter, fields: Fields) -> bool:
    """Whether the law only says 'not less than'; that can be said of numbers."""
    node = table.find("floor")
    if node is None:
        return False
    figure = parameter.type.figure if isinstance(parameter.type, TableType) else parameter.type
    if form not in FLOOR_FORMS or isinstance(figure, BooleanType | DateType | ChoiceType):
        message = "'floor' goes with a number, with brackets, or a table of either"
        fields.log.add(node.span, message, "conflicting-keys")
    return bool(fields.truth(node, what="'floor'"))


def _reason_of_gap(table: Table, fields: Fields, *, is_gap: bool) -> Text | None:
    node = table.find("text")
    if node is not None and not is_gap:
        message = "'text' says why there is no figure; it goes with 'gap'"
        fields.log.add(node.span, message, "conflicting-keys")
    return fields.wording(node, what="'text'")


def _read_value(
    chosen: tuple[str, Node],
    parameter: Parameter,
    names: NamesInFigures | None,
    fields: Fields,
) -> Figure | None:
    key, node = chosen
    match (key, parameter.type):
        case ("rule", _):
            return None
        case ("unpublished" | "gap", _):
            fields.must_be_true(key, node)
            return None
        case ("value", BooleanType()):
            return fields.truth(node, what="'value'")
        case ("value", DateType()):
            return fields.day(node, what="'value'")
        case ("value", ChoiceType() as choice):
            return read_word(node, choice, fields)
        case ("value", NumberType() | BrokenType()):
            return read_bounded(node, parameter, fields)
        case ("table", TableType() as type_):
            return read_table(node, type_, TableSource(parameter, names), fields)
        case ("brackets", BracketsType()):
            return read_brackets(node, parameter, names, fields)
        case (_, BrokenType()):
            return None
        case _:
            unfit = f"'{key}' does not fit what the parameter is"
            message = Text("填写的形式与这一政策数值不符", unfit)
            fields.log.add(node.span, message, "wrong-figure")
            return None
