"""Which figures of the law a working read, and which of them nobody has published."""

from collections.abc import Iterable

import attrs

from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Lookup, Named, NameKind
from incentives.language.possible import MissingKind, Open, Result
from incentives.policy.parameter import DatedFigure

_NO_FIGURE = frozenset({MissingKind.FIGURE, MissingKind.GAP})


@attrs.frozen(kw_only=True)
class FigureUse:
    """A figure that was read. `cell` is the parameter's id, with the keys of a table where one of its cells is not known.

    `figure`: the dated one that prevailed, None if none had been published by the day of knowledge.
    """

    parameter: str
    cell: str
    figure: DatedFigure | None
    is_known: bool


def figures_read(traces: Iterable[Trace]) -> tuple[FigureUse, ...]:
    """Every figure read in the workings, each once; parts that workings share are looked at once."""
    found: dict[FigureUse, None] = {}
    waiting, seen = list(traces), set[int]()
    while waiting:
        trace = waiting.pop()
        if id(trace) in seen:
            continue
        seen.add(id(trace))
        waiting.extend(trace.parts)
        match trace.expression:
            case Named(kind=NameKind.FIGURE, id=name) if trace.figure is not None or _unpublished(trace.value, name):
                found |= dict.fromkeys(_uses(trace, name))
            case Lookup(table=table) if _unpublished(trace.value, table.id):
                found |= dict.fromkeys(_uses(trace, table.id))
    return tuple(sorted(found, key=lambda use: (use.cell, str(use.figure.window.first) if use.figure is not None else "")))


def _uses(trace: Trace, name: str) -> list[FigureUse]:
    missing = _unpublished(trace.value, name)
    if not missing:
        return [FigureUse(parameter=name, cell=name, figure=trace.figure, is_known=True)]
    return [FigureUse(parameter=name, cell=cell, figure=trace.figure, is_known=False) for cell in missing]


def _unpublished(value: Result, name: str) -> list[str]:
    """The parameter, or cells of its table, that the value is open for want of."""
    if not isinstance(value, Open):
        return []
    ids = (missing.id for missing in value.missing if missing.kind in _NO_FIGURE)
    return sorted(each for each in ids if each.partition("[")[0] == name)
