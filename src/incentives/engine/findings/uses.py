"""What workings read: facts, words to which definitions came, papers, and figures of the law."""

from collections.abc import Collection, Iterable, Sequence
from typing import assert_never, cast

import attrs

from incentives.brief import brief
from incentives.engine.evaluation.trace import Trace, traces_in, traces_in_all
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Clause,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
)
from incentives.language.possible import Open, Result
from incentives.language.types import ChoiceType
from incentives.policy.parameter import DatedFigure
from incentives.policy.rule import Definition
from incentives.values.place import FactPath, FigureCell


@attrs.frozen(kw_only=True, repr=False)
class FactUsed:
    """A fact that a condition read; `value` is None inside an Open where it is not known."""

    path: FactPath
    value: Result

    __repr__ = brief


@attrs.frozen(kw_only=True, repr=False)
class WordUsed:
    """A definition that comes to a word, and what it came to: in several rows perhaps several."""

    definition: Definition
    values: tuple[Result, ...]

    __repr__ = brief


@attrs.frozen(kw_only=True, repr=False)
class FigureUse:
    """A figure that was read.

    `cell`: the parameter, with the keys of a table where one of its cells is not known.
    `figure`: the dated one that prevailed, None if none had been published by the day of knowledge.
    """

    cell: FigureCell
    figure: DatedFigure | None
    is_known: bool

    __repr__ = brief

    @property
    def parameter(self) -> str:
        """The id of the parameter."""
        return self.cell.parameter


def words_read(traces: Iterable[Trace]) -> tuple[WordUsed, ...]:
    """Each definition with a word that the workings read, in the order of reading.

    A fact that is asked of some cases only is told as a fact.
    """
    values: dict[Definition, dict[Result, None]] = {}
    for trace in traces:
        definition = trace.definition
        if definition is None or not isinstance(trace.expression.type, ChoiceType):
            continue
        if isinstance(definition.body, Stated):
            values.setdefault(definition, {})[trace.value] = None
    return tuple(
        WordUsed(definition=definition, values=tuple(words)) for definition, words in values.items()
    )


@attrs.define(kw_only=True, eq=False, repr=False)
class ReadForClause:
    """What the workings of a clause read, all that is inside them seen once.

    `facts`: each once, by its path. `named`: where a definition was read. `papers`: what proves it.
    `all_exists`: nothing that was read is known not to be there.
    """

    facts: dict[FactPath, FactUsed]
    named: list[Trace]
    papers: tuple[str, ...]
    all_exists: bool


def read_for(clause: Clause, workings: Collection[Trace]) -> ReadForClause:
    """What the workings of the clause read."""
    facts: dict[FactPath, FactUsed] = {}
    named: list[Trace] = []
    all_exists, asks_for_more = True, False
    for trace in traces_in_all(workings):
        if trace.value is None:
            all_exists = False
        path, expression = trace.fact, trace.expression
        if path is not None:
            if path not in facts:
                facts[path] = FactUsed(path=path, value=trace.value)
        elif trace.definition is not None:
            named.append(trace)
        elif isinstance(expression, Stated) and _asks_for_papers(expression, clause):
            asks_for_more = True
    papers = _papers_that_prove(clause, workings if asks_for_more else ())
    return ReadForClause(facts=facts, named=named, papers=papers, all_exists=all_exists)


def _papers_that_prove(clause: Clause, workings: Iterable[Trace]) -> tuple[str, ...]:
    """The papers that prove what the clause asks for, each once.

    `workings`: of it; none where no clause inside has papers of its own. Of alternatives one of
    which holds, those of the ones that do not hold are not asked for.
    """
    asked = dict.fromkeys(clause.evidence)
    for working in workings:
        for trace in traces_in(working, _in_use):
            if isinstance(trace.expression, Stated):
                asked |= dict.fromkeys(trace.expression.clause.evidence)
    return tuple(asked)


def _asks_for_papers(stated: Stated, clause: Clause) -> bool:
    """Whether what is said inside the clause is of another one, that has papers of its own."""
    return stated.clause is not clause and bool(stated.clause.evidence)


def _in_use(trace: Trace) -> Sequence[Trace]:
    """The parts by which the working came to what it did."""
    expression = trace.expression
    if trace.value is True and isinstance(expression, Apply) and expression.operator.name == "or":
        return tuple(part for part in trace.parts if part.value is True)
    return trace.parts


def figures_read(traces: Iterable[Trace]) -> tuple[FigureUse, ...]:
    """Every figure read in the workings, each once, by cell and then by first day.

    Parts that workings share are looked at once.
    """
    return figures_among(traces_in_all(traces))


def figures_among(inside: Iterable[Trace]) -> tuple[FigureUse, ...]:
    """As `figures_read`, of the workings and all that is inside them."""
    read = (trace for trace in inside if isinstance(trace.expression, Named | Lookup))
    uses = dict.fromkeys(use for trace in read for use in _uses_at(trace))
    return tuple(sorted(uses, key=_cell_and_first_day))


def law_read(inside: Iterable[Trace]) -> tuple[Trace, ...]:
    """Of the workings those that read a figure or say a clause with its source, in their order.

    Of one expression that tells the same of the law again and again, as in many rows, the first.
    """
    read: dict[tuple[int, int], Trace] = {}
    for trace in inside:
        expression, figure = trace.expression, trace.figure
        if figure is None and not _speaks_of_law(expression):
            continue
        if isinstance(trace.value, Open) and not isinstance(expression, Stated):
            read[id(trace), 0] = trace  # it may be open for want of other cells of a table
        else:
            read.setdefault((id(expression), id(figure)), trace)
    return tuple(read.values())


def _speaks_of_law(expression: Expression) -> bool:
    """Whether it is a figure, or a clause with its source."""
    kind = expression.__class__
    if kind is Stated:
        return cast(Stated, expression).clause.citation is not None
    if kind is Named:
        return cast(Named, expression).kind is NameKind.FIGURE
    return kind is Lookup


def _cell_and_first_day(use: FigureUse) -> tuple[str, str]:
    return str(use.cell), str(use.figure.window.first) if use.figure is not None else ""


def _uses_at(trace: Trace) -> list[FigureUse]:
    """The figures read at this very node of a working."""
    match trace.expression:
        case Named(kind=NameKind.FIGURE, id=name):
            unpublished = _unpublished(trace.value, name)
            if trace.figure is not None and not unpublished:
                return [FigureUse(cell=FigureCell(name), figure=trace.figure, is_known=True)]
        case Lookup(table=table):
            name = table.id
            unpublished = _unpublished(trace.value, name)
        case (
            Constant()
            | FactValue()
            | RowValue()
            | Named()
            | Apply()
            | Choose()
            | Gather()
            | Carry()
            | Graduate()
            | Stated()
        ):
            return []
        case _:
            assert_never(trace.expression)
    return [FigureUse(cell=cell, figure=trace.figure, is_known=False) for cell in unpublished]


def _unpublished(value: Result, name: str) -> list[FigureCell]:
    """The parameter, or cells of its table, that the value is open for want of."""
    if not isinstance(value, Open):
        return []
    places = (missing.at for missing in value.missing)
    return sorted({at for at in places if isinstance(at, FigureCell) and at.parameter == name})
