"""The kernel of a place: every incentive that is law there as a function over whole numbers."""

from array import array
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from incentives.collecting import without_collecting
from incentives.compile.layout import WordLayout
from incentives.compile.lowering.lacking import Ranks
from incentives.compile.printing.results import PrintedIncentive
from incentives.compile.printing.verdicts import Verdict, verdict_of
from incentives.compile.running.edition import edition_of, text_of
from incentives.compile.running.opening import Opening
from incentives.compile.running.plain import Decide, deciding
from incentives.policy.library import Law

if TYPE_CHECKING:
    from incentives.compile.running.programs.translating import Words


@attrs.frozen(kw_only=True, eq=False)
class Kernel:
    """The incentives of the law of one place, each as a function of the words of a case.

    One kernel is for every day; the words of a case are of one day, by which rows keep what was
    worked out. `places`: by incentive where its results begin in the row of a
    case, of `width` words. `may_wait`: whoever asked for it compiled waits for what that takes.
    """

    law: Law
    layout: WordLayout
    incentives: Mapping[str, PrintedIncentive]
    places: Mapping[str, int]
    width: int
    is_compiled: bool = False
    may_wait: bool = False
    _decide: Decide
    _opening: Opening

    def compiled(self, *, may_wait: bool = True) -> "Kernel":
        """The same, compiled by numba (extra `fast`); it takes a while, where it is kept once.

        `may_wait`: what its open forms need is compiled too where it never was.
        """
        from incentives.compile.running.compiled import compiled

        decide = compiled(*self.text)
        return attrs.evolve(self, decide=decide, is_compiled=True, may_wait=may_wait)

    def is_kept(self) -> bool:
        """Whether what numba made of it is kept for the user, so that it is soon there."""
        from incentives.compile.running.compiled import is_kept

        return is_kept(*self.text)

    @property
    def text(self) -> tuple[str, Sequence[tuple[str, int]]]:
        """The bare text of the kernels of all places, which is compiled.

        And the functions in it that go over cases here, each with where in a row it writes.
        """
        edition = edition_of(self.law)
        text = text_of(edition)
        return text.source, [
            (text.over_cases[plan], self.places[plan.incentive.id])
            for plan in edition.plans(self.law)
        ]

    def beginning(self) -> MutableSequence[int]:
        """The words with which cases begin, in the form that runs soonest."""
        words = self.layout.beginning
        return array("q", words) if self.is_compiled else words

    def decided(
        self, words: Sequence[int], cases: Sequence[int], days: Sequence[int]
    ) -> Sequence[int]:
        """The rows of results of the cases at these addresses, by a day (an ordinal) for each."""
        return self._decide(words, cases, days, self.width)

    def open_verdict(
        self, incentive: str, words: MutableSequence[int], at: int, on: int
    ) -> Verdict:
        """What the incentive comes to for the case at that address, where its verdict is left.

        Its open form is made when it is first asked. Words are as before when it is told.
        """
        return self._opening.verdict(incentive, words, at, on)

    def opened(
        self, incentive: str, words: MutableSequence[int], cases: Sequence[int], on: int
    ) -> tuple[PrintedIncentive, "Sequence[int] | Words"]:
        """The same of the cases at these addresses as rows of words, and what these stand for."""
        if self.is_compiled:
            return self._opening.results_compiled(
                incentive, words, cases, on, may_wait=self.may_wait
            )
        return self._opening.results(incentive, words, cases, on)

    @property
    def ranks(self) -> Ranks:
        """What may be missing, by the words that stand for it in rows of what is open."""
        return self._opening.ranks

    def verdicts(self, words: Sequence[int], at: int, on: int) -> "Verdicts":
        """What each incentive comes to for the case at that address, by the day (an ordinal)."""
        return self.verdicts_in(self.decided(words, (at,), (on,)), 0)

    def verdicts_in(self, results: Sequence[int], row: int) -> "Verdicts":
        """What the row of results says of each incentive."""
        return Verdicts(kernel=self, results=results, first=row * self.width)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Verdicts(Mapping[str, Verdict]):
    """What a row of results says of each incentive of a kernel, each made when it is asked for."""

    kernel: Kernel
    results: Sequence[int]
    first: int

    def __getitem__(self, incentive: str) -> Verdict:
        """What the incentive comes to."""
        at = self.first + self.kernel.places[incentive]
        return verdict_of(self.kernel.incentives[incentive], self.results, at)

    def __iter__(self) -> Iterator[str]:
        """The incentives, in the order of the library."""
        return iter(self.kernel.incentives)

    def __len__(self) -> int:
        return len(self.kernel.incentives)

    def amount(self, incentive: str) -> int | None:
        """The hundredths of what is due; None: nothing is, or only its verdict tells."""
        hundredths = self.results[self.first + self.kernel.places[incentive]]
        return int(hundredths) if hundredths >= 0 else None


@lru_cache(maxsize=64)
@without_collecting()
def kernel_of(law: Law) -> Kernel:
    """The kernel of the law of a place: the same law gives the same object."""
    edition = edition_of(law)
    places: dict[str, int] = {}
    width = 0
    with edition.making:
        printed = {plan.incentive.id: edition.printed(plan) for plan in edition.plans(law)}
        for name, each in printed.items():
            places[name] = width
            width += each.width
        functions = [
            (edition.running.function(each.function, edition.module), places[name])
            for name, each in printed.items()
        ]
    beginning = [word for each in printed.values() for word in each.beginning]
    return Kernel(
        law=law,
        layout=edition.layout,
        incentives=printed,
        places=places,
        width=width,
        decide=deciding(functions, beginning, edition.layout.size),
        opening=Opening(law=law, edition=edition),
    )
