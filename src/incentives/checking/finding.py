"""Every threshold of an incentive or a result, as its rules state them."""

import attrs

from incentives.checking.day_thresholds import figure_changes, window_limits
from incentives.checking.law_dates import days_said_by, law_dates_of
from incentives.checking.sources import reliefs_beside, sources_of
from incentives.checking.thresholds import Threshold
from incentives.checking.value_thresholds import value_thresholds
from incentives.policy.check import ComputedResult
from incentives.policy.library import Library
from incentives.policy.rule import Incentive
from incentives.policy.stretches import possible_days


def thresholds_of(rule: Incentive | ComputedResult, library: Library) -> tuple[Threshold, ...]:
    """Every threshold of the rule, each once.

    Of an incentive also those of the charge that it makes smaller, and of the reliefs that come off
    it first.
    """
    dates = law_dates_of(rule, library)
    instrument = library.instruments[rule.instrument]
    also_on = rule.also_on if isinstance(rule, Incentive) else ()
    thresholds: dict[object, Threshold] = {}
    for other in (None, *also_on):
        for limit in window_limits(instrument, dates if other is None else days_said_by(other)):
            thresholds[instrument.id, limit.is_start, other] = attrs.evolve(limit, of=other)
    for source in sources_of(rule, library):
        thresholds.update(value_thresholds(source, library))
        thresholds.update(figure_changes(source, library, dates))
    for relief_instrument in reliefs_beside(rule, library):
        for limit in window_limits(
            relief_instrument, dates, within=possible_days(instrument.in_force)
        ):
            thresholds[relief_instrument.id, limit.is_start] = limit
    return tuple(thresholds.values())
