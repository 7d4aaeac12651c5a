"""Which other reliefs run beside a relief on the same charge, in each part of its window."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from incentives.policy.library import Library
from incentives.policy.readings import charges_behind, reliefs_of
from incentives.policy.rule import Incentive, Pays, Relief
from incentives.policy.stretches import overlap_of, possible_days
from incentives.report.printing.blocks import Bullet
from incentives.report.words.names import Words
from incentives.values.period import Period
from incentives.wordings.report import rule as wordings
from incentives.wordings.report import terms

_DAY = timedelta(days=1)
Beside = Relief | Incentive


def beside_lines(rule: Incentive, words: Words) -> list[Bullet]:
    """A line for each part of the window; empty for money of its own."""
    if isinstance(rule.benefit, Pays):
        return []
    return [_line(days, others, words) for days, others in _parts(rule, words.library)]


def _line(days: Period, others: Sequence[Beside], words: Words) -> Bullet:
    named = [
        words.say(
            wordings.BESIDE_ONE,
            title=words.law(other.title),
            number=words.library.instruments[other.instrument].number,
        )
        for other in others
    ]
    said = words.say(terms.LIST_SEMICOLON).join(named) or words.say(wordings.BESIDE_NONE)
    return Bullet(text=words.say(wordings.BESIDE_LINE, days=words.period(days), others=said))


def _parts(rule: Incentive, library: Library) -> Iterator[tuple[Period, tuple[Beside, ...]]]:
    """The days of the rule, cut where another relief begins or ends, with those that run then."""
    own = possible_days(library.instruments[rule.instrument].in_force)
    running = {
        other: days
        for other in _others(rule, library)
        if (days := _days(own, other, library)) is not None
    }
    cuts = {own.first, *(days.first for days in running.values())}
    for days in running.values():
        if days.last is not None and days.last != own.last:
            cuts.add(days.last + _DAY)
    begins = sorted(cuts)
    ends = [following - _DAY for following in begins[1:]]
    for first, last in zip(begins, [*ends, own.last], strict=True):
        there = tuple(other for other, days in running.items() if days.holds_on(first))
        yield Period(first, last), there


def _days(own: Period, other: Beside, library: Library) -> Period | None:
    return overlap_of(own, possible_days(library.instruments[other.instrument].in_force))


def _others(rule: Incentive, library: Library) -> Iterator[Beside]:
    """The reliefs of the charges behind the rule, and other incentives on its own charge.

    Those that are law somewhere beside it.
    """
    chains = [library.chain_from(place) for place in library.jurisdictions]
    own = library.instruments[rule.instrument].jurisdiction
    others: tuple[Beside, ...] = (
        *reliefs_of(charges_behind(rule, library), library),
        *_rivals(rule, library),
    )
    for other in others:
        place = library.instruments[other.instrument].jurisdiction
        if any(own in chain and place in chain for chain in chains):
            yield other


def _rivals(rule: Incentive, library: Library) -> Iterator[Incentive]:
    charge = None if isinstance(rule.benefit, Pays) else rule.benefit.charge
    for other in library.incentives.values():
        if other is rule or isinstance(other.benefit, Pays):
            continue
        if other.benefit.charge == charge:
            yield other
