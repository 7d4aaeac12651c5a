"""Figures that instruments fix for parameters of others (`sets`)."""

from datetime import date

from incentives.loading.entries.figures.dated import FigureSource, read_figures
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.symbols.set_by_rule import check_rule
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar
from incentives.policy.parameter import DatedFigure

_END_ONE = "Give one of them an earlier end, or the day on which its document was published."


def read_sets(
    all_written: dict[str, WrittenInstrument], linker: Linker, fields: Fields
) -> dict[str, tuple[DatedFigure, ...]]:
    """The figures that instruments set for parameters of others, by the full id of these."""
    sets: dict[str, list[DatedFigure]] = {}
    for written in all_written.values():
        source = FigureSource(
            instrument=written.instrument,
            names=linker.named_in(written),
            rules=linker.set_rules.numbers,
        )
        for name, node in written.sets:
            for parameter_id, figures in _read_set(name, node, source, linker, fields).items():
                sets.setdefault(parameter_id, []).extend(figures)
    return {parameter_id: tuple(figures) for parameter_id, figures in sets.items()}


def _read_set(
    name: Scalar, node: Node, source: FigureSource, linker: Linker, fields: Fields
) -> dict[str, tuple[DatedFigure, ...]]:
    """The figures that an instrument sets for one parameter of another, by its full id.

    Empty, with a fault, where there is no such parameter.
    """
    entry = linker.names.entries.get(name.text)
    at_place = linker.parameters.get(name.text) if entry is None else None
    if at_place is not None and not at_place.is_version:
        return {name.text: read_figures(node, at_place, source, fields)}
    if entry is None:
        linker.names.unknown_id(name)
        return {}
    if entry.section != "parameters":
        fields.log.add(name.span, f"'{name.text}' is not one of the parameters", "wrong-kind")
        return {}
    parameter = linker.parameter(name.text)
    if parameter is None:
        return {}
    figures = read_figures(node, parameter, source, fields)
    for number in dict.fromkeys(dated.rule for dated in figures if dated.rule):
        check_rule(parameter, number, linker.set_rules, linker)
    return {name.text: figures}


def check_rivals(linker: Linker, sets: dict[str, tuple[DatedFigure, ...]], fields: Fields) -> None:
    """No two instruments fix the same figure for the same days with equal right.

    Those of one place do that count as published on one day.
    """
    for parameter in linker.parameters.values():
        stated = (*parameter.figures, *sets.get(parameter.id, ()))
        alike: dict[tuple[str, date], list[DatedFigure]] = {}
        for later in (dated for dated in stated if dated.figure is not None or dated.rule):
            of_equal_right = alike.setdefault((later.jurisdiction, later.known_from), [])
            for earlier in of_equal_right:
                if _are_rivals(earlier, later):
                    place = f"{earlier.span.file}:{earlier.span.line}"
                    message = f"the figure at {place} is for the same days and as old"
                    fields.log.add(later.span, message, "rival-figures", _END_ONE)
            of_equal_right.append(later)


def _are_rivals(one: DatedFigure, other: DatedFigure) -> bool:
    return one.span.file != other.span.file and other.window.overlaps(one.window)
