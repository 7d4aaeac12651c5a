"""Figures that an instrument sets by a rule: which rule, or none, holds on which days."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import attrs

from incentives.policy.parameter import DatedFigure, Parameter
from incentives.values.citation import Citation, Standing
from incentives.values.period import CalendarLimit, Window
from incentives.values.text import Text

AS_SET = "as_set"
"""What a figure is that some instrument sets by a rule, behind its id."""


def numbers_of_rules(
    parameter: Parameter, figures: Sequence[DatedFigure], place: str
) -> tuple[DatedFigure, ...]:
    """For each of the figures the number of the rule that sets it, 0 for one that is stated.

    They prevail as the figures do, and where none is in force no rule is. `place`: the highest.
    """
    return (*map(_number, figures), _by_none(parameter, place))


@lru_cache(maxsize=10_000)
def _number(dated: DatedFigure) -> DatedFigure:
    """The number of the rule for the days of the figure; the same in the law of every place."""
    return attrs.evolve(dated, figure=dated.rule, is_gap=False, text=None)


@lru_cache(maxsize=1_000)
def _by_none(parameter: Parameter, place: str) -> DatedFigure:
    """That no rule sets it, on whatever day nothing is stated of the figure."""
    return DatedFigure(
        figure=0,
        window=Window(first=CalendarLimit.on_day(date.min), last=None),
        citation=Citation("", ""),
        standing=Standing.PUBLISHED,
        known_from=date.min,
        instrument=parameter.instrument,
        jurisdiction=place,
        span=parameter.span,
    )


def gap_of_rule(citation: Citation) -> Text:
    """Why there is no figure on days on which a rule sets it."""
    return Text(
        f"由{citation.document}{citation.clause}规定的办法确定",
        f"set by the rule of {citation.document} {citation.clause}",
    )
