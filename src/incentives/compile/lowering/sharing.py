"""What is made of the law of a place, once for all places to whose law the same was asked.

Whatever is lowered asks the law through a `Making`, which keeps what was asked and what the law
said. Where the law of another place says the same, what was made serves there too.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar, cast, overload

import attrs

from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure

T = TypeVar("T")
_Figures = tuple[DatedFigure, ...]


@attrs.define(eq=False, repr=False)
class Answers:
    """What the law of a place said: of places whether they are its own, of parameters the figures.

    `chain`: all of its places, where they were asked for.
    """

    here: dict[object, bool] = attrs.field(factory=dict)
    figures: dict[str, _Figures] = attrs.field(factory=dict)
    chain: tuple[str, ...] | None = None

    def are_those_of(self, law: Law) -> bool:
        """Whether the law says the same."""
        return (
            (self.chain is None or self.chain == tuple(law.chain))
            and all((place in law.chain) == is_here for place, is_here in self.here.items())
            and all(_are_same(law.figures[name], said) for name, said in self.figures.items())
        )

    def add(self, others: "Answers") -> None:
        """What was said to something that is made of what this is of, was said to this too."""
        self.here |= others.here
        self.figures |= others.figures
        self.chain = self.chain or others.chain


def _are_same(figures: _Figures, others: _Figures) -> bool:
    return len(figures) == len(others) and all(map(_is, figures, others))


def _is(one: DatedFigure, other: DatedFigure) -> bool:
    return one is other


@attrs.frozen(eq=False, repr=False)
class _Places(Sequence[str]):
    """The places of a law, which note what is asked of them."""

    chain: Sequence[str]
    answers: Answers

    def __contains__(self, place: object) -> bool:
        is_here = self.answers.here[place] = place in self.chain
        return is_here

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._all()[at]

    def _all(self) -> tuple[str, ...]:
        self.answers.chain = tuple(self.chain)
        return self.answers.chain


@attrs.frozen(eq=False, repr=False)
class _AskedFigures(Mapping[str, _Figures]):
    """The figures of a law, which note of which parameters they are asked."""

    figures: Mapping[str, _Figures]
    answers: Answers

    def __getitem__(self, parameter: str) -> _Figures:
        said = self.answers.figures[parameter] = self.figures[parameter]
        return said

    def __iter__(self) -> Iterator[str]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)


@attrs.frozen(eq=False, repr=False)
class _Asked:
    """A law as something is made of it that asks it; `answers`: what it has said so far.

    Each has a law of its own, so that what is remembered by laws is asked again.
    """

    law: Law
    answers: Answers

    @classmethod
    def of(cls, law: Law) -> "_Asked":
        """Nothing was asked yet."""
        answers = Answers()
        asked = attrs.evolve(
            law,
            chain=_Places(law.chain, answers),
            figures=_AskedFigures(law.figures, answers),
        )
        return cls(asked, answers)


Shared = dict[Hashable, list[tuple[Answers, object]]]
"""What was made of laws of one library, one day of knowledge and the same overlays: of each thing
what the laws said, and what came of it.
"""


@attrs.define(kw_only=True, eq=False, repr=False)
class Making:
    """Makes things of the law of a place, or takes what was made of a law that says the same."""

    of_place: Law = attrs.field(alias="law")
    shared: Shared = attrs.field(factory=dict)
    _asked: list[_Asked] = attrs.field(init=False)

    @_asked.default
    def _asked_at_first(self) -> list[_Asked]:
        return [_Asked.of(self.of_place)]

    @property
    def law(self) -> Law:
        """The law, as what is just being made asks it."""
        return self._asked[-1].law

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes of the law; `key`: what that is, and all else that it is made of."""
        several = self.shared.setdefault(key, [])
        for answers, made in several:
            if answers.are_those_of(self.of_place):
                self._asked[-1].answers.add(answers)
                return cast(T, made)
        self._asked.append(_Asked.of(self.of_place))
        made_now = make()
        answers = self._asked.pop().answers
        self._asked[-1].answers.add(answers)
        several.append((answers, made_now))
        return made_now
