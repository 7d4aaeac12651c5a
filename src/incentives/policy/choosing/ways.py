"""In how many ways one of several may be taken, where several choices speak of the same things.

Twelve things that exclude each other two by two are thirteen ways: one of them, or none.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence

import attrs

Option = tuple[Hashable, ...]
"""The things that are taken together."""
Choice = Sequence[Option]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Way:
    """The options that are taken of the first choices, by position; None: none of them.

    `given`: those options; `left_out`: the things that then cannot be given any more.
    """

    picks: tuple[int | None, ...] = ()
    given: frozenset[Option] = frozenset()
    left_out: frozenset[Hashable] = frozenset()


@attrs.frozen(eq=False, repr=False)
class Ways:
    """Every way to take one option of each choice, or none, that comes to something else.

    What one choice leaves out another cannot give; so who takes an option of which nothing is left
    takes the same as who takes none, and that is one way. The ways come in the order of the
    options, none of them last.
    """

    choices: Sequence[Choice]
    _rivals: Mapping[Option, frozenset[Hashable]] = attrs.field(init=False)

    @_rivals.default
    def _rivals_of_all(self) -> Mapping[Option, frozenset[Hashable]]:
        """By option all that is left out where it is taken, over all choices that have it."""
        rivals: dict[Option, set[Hashable]] = {}
        for choice in self.choices:
            things = {thing for option in choice for thing in option}
            for option in choice:
                rivals.setdefault(option, set()).update(things.difference(option))
        return {option: frozenset(others) for option, others in rivals.items()}

    def __iter__(self) -> Iterator[Way]:
        waiting = [Way()]
        while waiting:
            way = waiting.pop()
            if self.is_whole(way):
                yield way
            else:
                waiting.extend(reversed([*self.onward(way)]))

    def is_whole(self, way: Way) -> bool:
        """Whether all choices are made."""
        return len(way.picks) == len(self.choices)

    def onward(self, way: Way) -> Iterator[Way]:
        """Each way that goes on from this one through the next choice."""
        choice = self.choices[len(way.picks)]
        for pick, option in enumerate(choice):
            if way.left_out.issuperset(option):
                continue
            if option in way.given:
                yield attrs.evolve(way, picks=(*way.picks, pick))
                return
            left_out = way.left_out | self._rivals[option]
            given = way.given | {option}
            if not any(map(left_out.issuperset, given)):
                yield Way(picks=(*way.picks, pick), given=given, left_out=left_out)
        left_out = way.left_out.union(*choice)
        if not any(map(left_out.issuperset, way.given)):
            yield Way(picks=(*way.picks, None), given=way.given, left_out=left_out)
