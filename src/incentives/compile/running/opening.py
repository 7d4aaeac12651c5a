"""The open forms of a kernel, each made when it is first asked."""

from collections.abc import Callable, MutableSequence, Sequence
from typing import Any

import attrs

from incentives.compile.layout import Layout
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.lacking import Ranks, ranks_of
from incentives.compile.lowering.plans.parts import Dating, plan_of
from incentives.compile.printing.opened.plans import print_open_plan
from incentives.compile.printing.opened.together import facts_tried_together
from incentives.compile.printing.results import Answer, PrintedIncentive
from incentives.compile.printing.text import Module
from incentives.compile.printing.verdicts import Verdict, open_verdict_of
from incentives.compile.running.plain import Running
from incentives.compile.running.trying import Tried, trials, tried_of
from incentives.engine.determination.running_limit import running_limit_of
from incentives.policy.library import Law

_LEFT = Verdict(answer=Answer.LEFT)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Opened:
    """The open form of an incentive; `tried`: of which facts of rows the reference tries values."""

    printed: PrintedIncentive
    decide: Callable[..., Any]
    tried: tuple[Tried, ...]


@attrs.define(kw_only=True, eq=False, repr=False)
class Opening:
    """What incentives come to where not all is known, by functions that are printed one by one."""

    law: Law
    layout: Layout
    module: Module = attrs.field(factory=Module)
    _lowerer: Lowerer = attrs.field(init=False)
    _running: Running = attrs.field(factory=Running)
    _opened: dict[str, "_Opened"] = attrs.field(factory=dict)

    @_lowerer.default
    def _lowerer_of_law(self) -> Lowerer:
        return Lowerer(law=self.law, layout=self.layout)

    @property
    def ranks(self) -> Ranks:
        """What may be missing, in order."""
        return ranks_of(self.law)

    def verdict(self, incentive: str, words: MutableSequence[int], at: int, on: int) -> Verdict:
        """What the incentive comes to for the case at that address, by the day (an ordinal)."""
        if incentive not in self._opened:
            self._opened[incentive] = self._open(incentive)
        opened = self._opened[incentive]
        verdict = self._decided(opened, words, at, on)
        if not verdict.is_tried_together:
            return verdict
        return verdict if self._stays(verdict, opened, words, at, on) else _LEFT

    def _decided(self, opened: "_Opened", words: Sequence[int], at: int, on: int) -> Verdict:
        self._running.memo.clear()
        results = [0] * opened.printed.open_width
        opened.decide(words, at, on, results, 0)
        return open_verdict_of(opened.printed, results, self.ranks)

    def _stays(
        self, verdict: Verdict, opened: "_Opened", words: MutableSequence[int], at: int, on: int
    ) -> bool:
        """Whether what is open lies in these bounds too when facts of rows are tried together."""
        if verdict.least == verdict.most or any(
            tried.rows.list_name == self.ranks.awards for tried in opened.tried
        ):
            return False
        is_least = is_most = False
        for _ in trials(words, at, opened.tried, self.layout):
            found = self._decided(opened, words, at, on)
            if not found.is_left:
                least, most = found.bounds
                is_least = is_least or least == verdict.least
                is_most = is_most or most == verdict.most
        return is_least and is_most

    def _open(self, name: str) -> "_Opened":
        printed = self.print(name)
        incentive = self.law.library.incentives[name]
        by_offset = {rows.offset: rows for rows in self.layout.rows.values()}
        tried = facts_tried_together(plan_of(incentive, self._lowerer))
        return _Opened(
            printed=printed,
            decide=self._running.function(printed.function, self.module),
            tried=tuple(tried_of(by_offset[listed], offsets) for listed, _, offsets in tried),
        )

    def print(self, name: str) -> PrintedIncentive:
        """Prints the open form of an incentive into the module."""
        incentive = self.law.library.incentives[name]
        plans = {dating: plan_of(incentive, self._lowerer, dating) for dating in Dating}
        return print_open_plan(
            plans,
            self.module,
            self.ranks,
            is_told_alone=running_limit_of(incentive, self.law) is None,
        )
