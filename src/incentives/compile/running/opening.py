"""The open forms of a kernel, each made when it is first asked."""

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from incentives.compile.layout import Layout
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.lacking import Ranks, ranks_of
from incentives.compile.lowering.plans.parts import plan_of
from incentives.compile.printing.opened.plans import print_open_plan
from incentives.compile.printing.results import PrintedIncentive
from incentives.compile.printing.text import Module
from incentives.compile.printing.verdicts import Verdict, open_verdict_of
from incentives.compile.running.plain import Running
from incentives.engine.determination.running_limit import running_limit_of
from incentives.policy.library import Law


@attrs.define(kw_only=True, eq=False, repr=False)
class Opening:
    """What incentives come to where not all is known, by functions that are printed one by one."""

    law: Law
    layout: Layout
    module: Module = attrs.field(factory=Module)
    _lowerer: Lowerer = attrs.field(init=False)
    _running: Running = attrs.field(factory=Running)
    _printed: dict[str, tuple[PrintedIncentive, Callable[..., Any]]] = attrs.field(factory=dict)

    @_lowerer.default
    def _lowerer_of_law(self) -> Lowerer:
        return Lowerer(law=self.law, layout=self.layout)

    @property
    def ranks(self) -> Ranks:
        """What may be missing, in order."""
        return ranks_of(self.law)

    def verdict(self, incentive: str, words: Sequence[int], at: int, on: int) -> Verdict:
        """What the incentive comes to for the case at that address, by the day (an ordinal)."""
        if incentive not in self._printed:
            printed = self.print(incentive)
            self._printed[incentive] = (
                printed,
                self._running.function(printed.function, self.module),
            )
        printed, decide = self._printed[incentive]
        results = [0] * printed.open_width
        decide(words, at, on, results, 0)
        return open_verdict_of(printed, results, self.ranks)

    def print(self, name: str) -> PrintedIncentive:
        """Prints the open form of an incentive into the module."""
        incentive = self.law.library.incentives[name]
        return print_open_plan(
            plan_of(incentive, self._lowerer),
            plan_of(incentive, self._lowerer, is_dated=False),
            self.module,
            self.ranks,
            is_told_alone=running_limit_of(incentive, self.law) is None,
        )
