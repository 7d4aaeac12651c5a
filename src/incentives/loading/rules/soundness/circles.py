"""Circles between incentives: refused, unless it is proven that they never close.

A circle does not close where no case is in the places of all of its incentives, or where one of
them reads another that can never apply beside it: what is read there is nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

import attrs

from incentives.language.expression import Named, NameKind, walk
from incentives.loading.entries.extents import MOST_RULES_IN_A_ROW
from incentives.loading.rules.soundness.apart import Apart
from incentives.loading.text.fields import Fields
from incentives.policy.instrument import Jurisdiction
from incentives.policy.readings import parts_reached
from incentives.policy.rule import Incentive, reductions_before
from incentives.values.span import Span
from incentives.values.text import Text

_READS = frozenset({NameKind.AMOUNT, NameKind.ELIGIBILITY})
_HINT = Text(
    "两项确实不能同时享受的，请在各自的条件中就同一事实写明。",
    "If two of them can never both apply, let the conditions of both say so of one fact.",
)


@attrs.frozen(kw_only=True, repr=False)
class _Reading:
    """Where an incentive names another; `own`: its own words, None where others name it too."""

    span: Span
    own: tuple[Named, ...] | None


_Readings = dict[str, dict[str, _Reading]]


@attrs.frozen(kw_only=True, repr=False)
class Circles:
    """The incentives of a library, and in which places they are law.

    `place_of`: by instrument. `places`: empty where cases have no place, and all are law for each.
    """

    incentives: Mapping[str, Incentive]
    apart: Apart
    place_of: Mapping[str, str]
    places: Mapping[str, Jurisdiction]

    def check(self, fields: Fields) -> frozenset[Named]:
        """Notes the circles that may close (`incentive-cycle`), and what is too deep.

        What is left is acyclic in each place once the names that are returned stand for nothing:
        each names an incentive that can never apply beside the one that names it.
        """
        readings = {name: self._readings(rule) for name, rule in self.incentives.items()}
        nothing: set[Named] = set()
        for here in self._together(readings):
            circle = self._closed(readings, here, nothing)
            if circle:
                self._tell(circle, readings, fields)
                break
            if self._is_too_deep(readings, here, fields):
                break
        return frozenset(nothing)

    def _readings(self, rule: Incentive) -> dict[str, _Reading]:
        """Which incentives the rule names, itself or through definitions."""
        own = {part for expression in rule.expressions for part in walk(expression)}
        found = {
            name: _Reading(span=rule.span, own=None) for name in reductions_before(rule.benefit)
        }
        for part in parts_reached(rule.expressions, self.apart.definitions):
            if not isinstance(part, Named) or part.kind not in _READS:
                continue
            before = found.get(part.id)
            is_own = part in own and (before is None or before.own is not None)
            named = before.own if before is not None and before.own is not None else ()
            found[part.id] = _Reading(
                span=part.span if before is None else before.span,
                own=(*named, part) if is_own else None,
            )
        return found

    def _together(self, readings: _Readings) -> Iterator[tuple[str, ...]]:
        """The incentives that read others, as far as they can be law for one case.

        In the order of the library, no incentives twice.
        """
        reading = {name: at for at, (name, others) in enumerate(readings.items()) if others}
        above = {place.parent for place in self.places.values()}
        ends = [place for place in self.places if place not in above]
        if not ends:
            yield tuple(reading)
        by_place: dict[str, list[str]] = {}
        for name in reading:
            by_place.setdefault(self.place_of[self.incentives[name].instrument], []).append(name)
        told: set[tuple[str, ...]] = set()
        for chain in map(self._chain, ends):
            found = (name for place in chain for name in by_place.get(place, ()))
            here = tuple(sorted(found, key=reading.__getitem__))
            if here not in told:
                told.add(here)
                yield here

    def _chain(self, place: str) -> frozenset[str]:
        chain = [place]
        while (above := self.places[chain[-1]].parent) is not None:
            chain.append(above)
        return frozenset(chain)

    def _closed(
        self, readings: _Readings, here: Sequence[str], nothing: set[Named]
    ) -> tuple[str, ...]:
        """A circle that may close; the others are opened where two exclude each other."""
        while circle := circle_in(_within(readings, here)):
            steps = zip(circle, (*circle[1:], circle[0]), strict=True)
            proven = [step for step in steps if self._is_nothing(*step, readings)]
            if not proven:
                return circle
            for name, following in proven:
                nothing.update(readings[name].pop(following).own or ())
        return ()

    def _is_nothing(self, name: str, following: str, readings: _Readings) -> bool:
        """Whether what the one reads of the other, in its own words alone, is always nothing."""
        is_own = readings[name][following].own is not None
        one, other = self.incentives[name], self.incentives[following]
        return is_own and self.apart.never_both(one, other)

    def _tell(self, circle: tuple[str, ...], readings: _Readings, fields: Fields) -> None:
        steps = zip(circle, (*circle[1:], circle[0]), strict=True)
        spans = ((name, readings[name][following].span) for name, following in steps)
        told = [f"{name} ({span.file}:{span.line})" for name, span in spans]
        message = f"an incentive rests on itself: {' → '.join([*told, circle[0]])}"
        fields.log.add(self.incentives[circle[0]].span, message, "incentive-cycle", _HINT)

    def _is_too_deep(self, readings: _Readings, here: Sequence[str], fields: Fields) -> bool:
        """Only so many incentives may rest on each other in a row.

        Found by taking away those that rest on nothing, in rounds.
        """
        left = _within(readings, here)
        for _ in range(MOST_RULES_IN_A_ROW):
            settled = {name for name, others in left.items() if not others & left.keys()}
            left = {name: others for name, others in left.items() if name not in settled}
        for name in sorted(left)[:1]:
            message = f"over {MOST_RULES_IN_A_ROW} incentives rest on each other in a row"
            fields.log.add(self.incentives[name].span, message, "incentive-too-deep")
        return bool(left)


def _within(readings: _Readings, here: Sequence[str]) -> dict[str, set[str]]:
    """Which of those that are here read which others of them, in their order."""
    among = frozenset(here)
    return {name: set(among.intersection(readings[name])) for name in here}


def circle_in(edges: Mapping[str, set[str]]) -> tuple[str, ...]:
    """A circle of the graph, as the names along it, if there is one: at most one is found."""
    try:
        TopologicalSorter({node: sorted(following) for node, following in edges.items()}).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))[:-1]
    return ()
