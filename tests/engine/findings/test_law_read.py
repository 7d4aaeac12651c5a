"""What is told of the law is all that workings read of it, however often they read the same."""

from datetime import date

import pytest

from incentives import CoverageKind, childcare
from incentives.engine.evaluation.dependence import may_read_figures
from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.engine.findings.coverage import CoverageNote, joined
from incentives.engine.findings.uses import figures_among, law_read
from incentives.language.expression import Carry, Lookup, Named, NameKind, Stated, walk
from incentives.language.possible import Missing, MissingKind, open_of
from incentives.language.types import NumberType
from incentives.values.citation import Citation, Standing
from incentives.values.place import FigureCell
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import Unit
from tests.report.reports import bundled
from tests.results import assessments

NUMBER = NumberType(Unit())
SPAN = Span(file="a.yaml", line=1, column=1)


def recalled_in(trace: Trace) -> list[Citation]:
    """What one working by itself tells from memory: its figure, then its clause."""
    told = [] if trace.figure is None else [(trace.figure.standing, trace.figure.citation)]
    if isinstance(trace.expression, Stated) and trace.expression.clause.citation is not None:
        told.append((trace.expression.clause.standing, trace.expression.clause.citation))
    return [citation for standing, citation in told if standing is Standing.RECALLED]


@pytest.mark.parametrize("name", childcare.example_cases())
def test_what_is_told_of_the_law_is_all_that_was_read(name: str) -> None:
    """Figures, what is from memory and what is a least, of every working, in their order."""
    for each in assessments()[name]:
        inside = each.reasons.traces
        assert figures_among(inside) == each.figures
        recalled = [citation for trace in inside for citation in recalled_in(trace)]
        assert tuple(dict.fromkeys(recalled)) == each.recalled
        figures = [trace.figure for trace in inside if trace.figure is not None]
        floors = dict.fromkeys(figure.citation for figure in figures if figure.is_floor)
        assert tuple(floors) == each.floors


@pytest.mark.parametrize("name", childcare.example_cases())
def test_what_reads_a_figure_is_known_to_read_one(name: str) -> None:
    """Of every working inside of which a figure was read, accounts and definitions among them."""
    every = {id(trace): trace for each in assessments()[name] for trace in each.reasons.traces}
    reading = [
        trace
        for trace in every.values()
        if any(part.figure is not None for part in traces_in(trace))
    ]
    assert reading
    assert all(may_read_figures(trace.expression, bundled()) for trace in reading)


def test_an_account_may_read_figures() -> None:
    """Whatever its rows read: what they say is worked out where the account is settled."""
    bodies = [definition.body for definition in bundled().definitions.values()]
    accounts = [part for body in bodies for part in walk(body) if isinstance(part, Carry)]
    assert accounts
    assert all(may_read_figures(account, bundled()) for account in accounts)


def test_each_cell_that_is_missing_is_told() -> None:
    """Of one table that is read in several rows, and lacks another cell in each."""
    name = Named(NameKind.FIGURE, "a.rates", NUMBER, span=SPAN)
    table = Lookup(table=name, keys=(), type=NUMBER, span=SPAN)
    cells = [FigureCell("a.rates", (key,)) for key in ("x", "y", "x")]
    inside = [
        Trace(table, open_of(NUMBER, frozenset({Missing(MissingKind.FIGURE, cell)})))
        for cell in cells
    ]
    told = [use.cell for use in figures_among(law_read(inside))]
    assert cells[:2] == told


def test_notes_that_say_the_same_are_one() -> None:
    """It names all that they touch, each once; what differs in a day is another note."""

    def note(*touches: str, ends_on: date | None = None) -> CoverageNote:
        return CoverageNote(
            kind=CoverageKind.ENDING,
            subject="a",
            text=Text("甲", "a"),
            citation=Citation("1", "2"),
            touches=touches,
            ends_on=ends_on,
        )

    day = date(2025, 12, 31)
    told = joined([note("z", "b"), note("c", ends_on=day), note("a", "b")])
    assert [note("a", "b", "z"), note("c", ends_on=day)] == told
