"""Parameters: what each is a figure of, and the figures that its instrument states."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    DATE,
    BooleanType,
    BracketsType,
    ChoiceType,
    DateType,
    NumberType,
    TableType,
    Type,
)
from incentives.loading.entries.choices import OF, DomainNames
from incentives.loading.entries.figures.bounds import check_bounds
from incentives.loading.entries.figures.dated import FigureSource, read_figures
from incentives.loading.text.fields import UNWORDED, Fields
from incentives.loading.text.nodes import Node, Table, one_or_several
from incentives.policy.parameter import Parameter
from incentives.values.period import Cycle
from incentives.values.text import Text

PARAMETER_KEYS = (
    "text",
    "unit",
    "type",
    "of",
    "by",
    "brackets_of",
    "at_least",
    "at_most",
    "published_every",
    "values",
)
REQUIRED_PARAMETER_KEYS = ("text",)
_KEYS_OF_NUMBER = ("unit", "at_least", "at_most", "brackets_of")
FIGURE_TYPES: Mapping[str, BooleanType | DateType] = MappingProxyType(
    {"boolean": BOOLEAN, "date": DATE}
)
"""What a figure is that is no number, as `type` says it."""


def read_parameter(
    full_id: str, node: Node, source: FigureSource, names: DomainNames, fields: Fields
) -> Parameter | None:
    """The parameter with the figures that its own instrument states."""
    table = fields.table(
        node, allowed=PARAMETER_KEYS, required=REQUIRED_PARAMETER_KEYS, what="a parameter"
    )
    if table is None:
        return None
    text = fields.wording(table.find("text"), what="'text'")
    parameter = Parameter(
        id=full_id,
        instrument=source.instrument.id,
        text=text or UNWORDED,
        type=_read_type(table, names, fields) or BROKEN,
        at_least=fields.number(table.find("at_least"), what="'at_least'"),
        at_most=fields.number(table.find("at_most"), what="'at_most'"),
        figures=(),
        span=table.span,
        published_every=_read_cycle(table, fields),
    )
    check_bounds(table, parameter.at_least, parameter.at_most, fields)
    figures = read_figures(table.find("values"), parameter, source, fields)
    return attrs.evolve(parameter, figures=figures)


def _read_cycle(table: Table, fields: Fields) -> Cycle | None:
    """How often it is published anew; None where it stands until it is changed."""
    scalar = fields.scalar(table.find("published_every"), what="'published_every'")
    cycles = {cycle.value: cycle for cycle in Cycle}
    if scalar is not None and scalar.text not in cycles:
        fields.unknown_value(scalar, cycles)
    return cycles.get(scalar.text) if scalar is not None else None


def _read_type(table: Table, names: DomainNames, fields: Fields) -> Type | None:
    figure = _read_cell_type(table, names, fields)
    by = table.find("by")
    if by is None or figure is None:
        return figure
    nodes = one_or_several(by)
    scalars = [fields.scalar(node, what="'by'") for node in nodes]
    read = [names.key_at(scalar) if scalar is not None else None for scalar in scalars]
    keys = tuple(key for key in read if key is not None)
    return TableType(keys, figure) if len(keys) == len(read) else None


def _read_cell_type(
    table: Table, names: DomainNames, fields: Fields
) -> NumberType | BooleanType | DateType | ChoiceType | BracketsType | None:
    """What the figure is, or what stands in each cell where it is a table."""
    figure = _read_figure_type(table, names, fields)
    _check_keys_beside(table, fields)
    if figure is None or fields.log.broken.lacks_keys(table):
        return None
    brackets_of = table.find("brackets_of")
    if brackets_of is None:
        return figure
    scalar = fields.scalar(brackets_of, what="'brackets_of'")
    limits = names.parse_unit(scalar) if scalar is not None else None
    if limits is None or not isinstance(figure, NumberType):
        return None
    return BracketsType(limits, figure.unit)


def _check_keys_beside(table: Table, fields: Fields) -> None:
    """Each key is used: what a parameter is not has no unit, bounds or keys of its own."""
    of_truth = ("type", (OF, *_KEYS_OF_NUMBER))
    of_word = (OF, _KEYS_OF_NUMBER)
    for key, others in (of_truth, of_word):
        for other, _ in table.entries:
            if table.find(key) is not None and other.text in others:
                message = f"'{other.text}' cannot stand beside '{key}'"
                fields.log.add(other.span, message, "conflicting-keys")


def _read_figure_type(
    table: Table, names: DomainNames, fields: Fields
) -> NumberType | BooleanType | DateType | ChoiceType | None:
    kind = fields.words(table.find("type"), what="'type'")
    if kind is not None:
        if kind not in FIGURE_TYPES:
            message = Text(
                f"'type' 应为 {'、'.join(FIGURE_TYPES)}，数字不写；此处为“{kind}”",
                f"'type' is {' or '.join(FIGURE_TYPES)}, or left out for numbers; found '{kind}'",
            )
            fields.log.add(table.span, message, "unknown-value")
        return FIGURE_TYPES.get(kind)
    of = fields.scalar(table.find(OF), what=f"'{OF}'")
    if of is not None:
        return names.words_at(of)
    scalar = fields.scalar(table.find("unit"), what="'unit'")
    if scalar is None:
        if table.find("unit") is None and not fields.log.broken.lacks_keys(table):
            hint = "Write `unit: 1` for a plain number, `of: …` for one of the values of a fact."
            fields.log.add(table.span, "a parameter needs a unit", "missing-key", hint)
        return None
    unit = names.parse_unit(scalar)
    return NumberType(unit) if unit is not None else None
