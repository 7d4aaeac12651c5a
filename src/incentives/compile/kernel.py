"""The kernel of a place: every incentive that is law there as a function over whole numbers."""

from array import array
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import lru_cache

import attrs

from incentives.compile.layout import Layout
from incentives.compile.lowering.lacking import Ranks
from incentives.compile.lowering.plans.parts import Plan, plan_of
from incentives.compile.printing.driver import print_driver
from incentives.compile.printing.plans.plan import print_plan
from incentives.compile.printing.results import PrintedIncentive
from incentives.compile.printing.text import Module
from incentives.compile.printing.verdicts import Verdict, verdict_of
from incentives.compile.running.edition import Edition, edition_of
from incentives.compile.running.opening import Opening
from incentives.compile.running.plain import Decide, deciding
from incentives.policy.library import Law


@attrs.frozen(kw_only=True, repr=False)
class KernelText:
    """The text of all functions of a kernel, of which `function` goes over cases."""

    source: str
    function: str


@attrs.frozen(kw_only=True, eq=False)
class Kernel:
    """The incentives of the law of one place, each as a function of the words of a case.

    One kernel is for every day. `places`: by incentive where its results begin in the row of a
    case, of `width` words.
    """

    law: Law
    layout: Layout
    incentives: Mapping[str, PrintedIncentive]
    places: Mapping[str, int]
    width: int
    is_compiled: bool = False
    _decide: Decide
    _opening: Opening

    def compiled(self) -> "Kernel":
        """The same, compiled by numba (extra `fast`); it takes a while, where it is kept once."""
        from incentives.compile.running.compiled import compiled

        text = text_of(self.law)
        decide = compiled(text.source, text.function)
        return attrs.evolve(self, decide=decide, is_compiled=True)

    def is_kept(self) -> bool:
        """Whether what numba made of it is kept for the user, so that it is soon there."""
        from incentives.compile.running.compiled import is_kept

        text = text_of(self.law)
        return is_kept(text.source, text.function)

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
    ) -> tuple[PrintedIncentive, Sequence[int]]:
        """The same of the cases at these addresses as rows of words, and what these stand for."""
        return self._opening.results(incentive, words, cases, on)

    @property
    def ranks(self) -> Ranks:
        """What may be missing, by the words that stand for it in rows of what is open."""
        return self._opening.ranks

    def verdicts(self, words: Sequence[int], at: int, on: int) -> Iterator[tuple[str, Verdict]]:
        """What each incentive comes to for the case at that address, by the day (an ordinal)."""
        return self.verdicts_in(self.decided(words, (at,), (on,)), 0)

    def verdicts_in(self, results: Sequence[int], row: int) -> Iterator[tuple[str, Verdict]]:
        """What the row of results says of each incentive."""
        first = row * self.width
        for name, printed in self.incentives.items():
            begin = first + self.places[name]
            yield name, verdict_of(printed, results[begin : begin + printed.width])


@lru_cache(maxsize=64)
def kernel_of(law: Law) -> Kernel:
    """The kernel of the law of a place: the same law gives the same object."""
    edition = edition_of(law)
    with edition.making:
        printed = {plan.incentive.id: edition.printed(plan) for plan in _plans(law, edition)}
        driver = print_driver(printed, edition.module)
        function = edition.running.function(driver.function, edition.module)
    return Kernel(
        law=law,
        layout=edition.layout,
        incentives=printed,
        places=driver.places,
        width=driver.width,
        decide=deciding(function),
        opening=Opening(law=law, edition=edition),
    )


@lru_cache(maxsize=64)
def text_of(law: Law) -> KernelText:
    """All that the kernel of the law says, and nothing else."""
    module = Module()
    edition = edition_of(law)
    with edition.making:
        plans = _plans(law, edition)
    driver = print_driver({plan.incentive.id: print_plan(plan, module) for plan in plans}, module)
    return KernelText(source=module.source(), function=driver.function)


def _plans(law: Law, edition: Edition) -> list[Plan]:
    lowerer = edition.lowerer(law)
    return [
        plan_of(incentive, lowerer)
        for incentive in law.library.incentives.values()
        if law.applies(incentive.instrument) and law.is_known(incentive.instrument)
    ]
