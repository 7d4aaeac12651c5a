"""Figures that a layer sets though a layer under it publishes them for the same days."""

from collections.abc import Iterator

from incentives.policy.library import Library
from incentives.policy.parameter import DatedFigure, Parameter
from incentives.policy.stretches import overlap_of, possible_days


def set_though_published(library: Library) -> Iterator[tuple[DatedFigure, Parameter]]:
    """Each such figure, with what is published, which leaves nobody a range to choose from.

    A later notice, and a place that chooses within a range, set figures of their own law; a layer
    over another that sets what that publishes has its place go by another law.
    """
    for name, figures in library.sets.items():
        parameter = library.parameters[name]
        if parameter.at_least is not None or parameter.at_most is not None:
            continue
        for dated in figures:
            if any(_prevails(dated, own, library) for own in parameter.figures):
                yield dated, parameter


def _prevails(dated: DatedFigure, own: DatedFigure, library: Library) -> bool:
    """Whether it does over a published figure of another layer, on some day."""
    is_of_above = library.layer_of[dated.instrument] != library.layer_of[own.instrument]
    is_published = own.figure is not None and not own.is_floor
    days = overlap_of(possible_days(dated.window), possible_days(own.window))
    return is_of_above and is_published and days is not None
