"""What is told of the law is all that workings read of it, however often they read the same."""

from datetime import date

import pytest

from incentives import CoverageKind, childcare
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.coverage import CoverageNote, joined
from incentives.engine.findings.uses import figures_among
from incentives.language.expression import Stated
from incentives.values.citation import Citation, Standing
from incentives.values.text import Text
from tests.results import assessments


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
