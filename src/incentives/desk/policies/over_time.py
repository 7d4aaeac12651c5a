"""What prevails of a figure at a place, stretch by stretch of days."""

from itertools import pairwise

import attrs

from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure, Table
from incentives.policy.stretches import possible_days, stretches_of
from incentives.values.citation import Standing
from incentives.values.period import Period


@attrs.frozen(kw_only=True)
class FigureStretch:
    """The days of a period with the figure that prevails on them.

    `dated=None`: no instrument states one.
    """

    days: Period
    dated: DatedFigure | None

    @property
    def state(self) -> str:
        """How sure the figure is: the key of its wording."""
        match self.dated:
            case None:
                return "none"
            case DatedFigure(figure=None, is_gap=True):
                return "gap"
            case DatedFigure(figure=None):
                return "unpublished"
            case DatedFigure(figure=Table(figures=cells)) if None in cells.values():
                return "partly"
            case DatedFigure(overlay=overlay) if overlay is not None:
                return "supplied"
            case DatedFigure(standing=Standing.RECALLED):
                return "recalled"
        return "published"

    @property
    def is_unpublished(self) -> bool:
        """Whether a figure, or a part of it, is not public."""
        return self.state in {"unpublished", "partly"}


def figure_stretches(parameter: str, law: Law) -> list[FigureStretch]:
    """From the first day on which anything is stated; stretches with the same figure are one."""
    figures = law.figures[parameter]
    if not figures:
        return []
    first = min(possible_days(dated.window).first for dated in figures)
    stretches: list[FigureStretch] = []
    for stretch in stretches_of(Period(first), figures):
        dated = stretch.figures[0] if stretch.figures else None
        if stretches and stretches[-1].dated is dated:
            stretches[-1] = FigureStretch(
                days=Period(stretches[-1].days.first, stretch.days.last), dated=dated
            )
        else:
            stretches.append(FigureStretch(days=stretch.days, dated=dated))
    assert all(
        one.days.last is not None and one.days.last < other.days.first
        for one, other in pairwise(stretches)
    )
    return stretches


def parameters_here(law: Law, *, only_unpublished: bool = False) -> tuple[str, ...]:
    """The parameters of which something is stated at the place.

    `only_unpublished`: only those that are not public for some days.

    Those of the place itself come first, then those of the places above it.
    """
    depths = {
        name: law.chain.index(figures[0].jurisdiction)
        for name, figures in law.figures.items()
        if figures and law.library.parameters[name].number_of is None
    }
    stated = sorted(depths, key=lambda name: -depths[name])
    if not only_unpublished:
        return tuple(stated)
    return tuple(
        name
        for name in stated
        if any(stretch.is_unpublished for stretch in figure_stretches(name, law))
    )
