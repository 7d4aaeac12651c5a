"""The open forms of a kernel, each made when it is first asked."""

from collections.abc import MutableSequence, Sequence
from typing import TYPE_CHECKING

import attrs

from incentives.compile.bounded.concluding import FAILED, MARKS, TOGETHER
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.lacking import Ranks
from incentives.compile.printing.results import NO_CLAUSE, Answer, PrintedIncentive
from incentives.compile.printing.verdicts import Verdict, open_verdict_of
from incentives.compile.running.edition import Edition, Opened
from incentives.compile.running.trying import trials
from incentives.policy.library import Law

if TYPE_CHECKING:
    from incentives.compile.running.programs.translating import Program, Words

_MANY = 300
"""An open form that was asked of so many cases is translated, which takes as long as some hundred
of them as Python."""


@attrs.define(kw_only=True, eq=False, repr=False)
class Opening:
    """What incentives of a place come to where not all is known, each made when it is first asked.

    `edition`: what it has in common with other places.
    """

    law: Law
    edition: Edition
    _lowerer: Lowerer = attrs.field(init=False)
    _opened: dict[str, Opened] = attrs.field(factory=dict)

    @_lowerer.default
    def _lowerer_of_law(self) -> Lowerer:
        return self.edition.lowerer(self.law)

    @property
    def ranks(self) -> Ranks:
        """What may be missing, in order."""
        return self.edition.ranks

    def verdict(self, incentive: str, words: MutableSequence[int], at: int, on: int) -> Verdict:
        """What the incentive comes to for the case at that address, by the day (an ordinal)."""
        opened = self._opened_of(incentive)
        return open_verdict_of(opened.printed, self._told(opened, words, at, on), self.ranks)

    def results(
        self, incentive: str, words: MutableSequence[int], cases: Sequence[int], on: int
    ) -> tuple[PrintedIncentive, list[int]]:
        """The same of the cases at these addresses as words, and what these stand for.

        For each there is a row of `told_width`; of one that is left nothing else is told.
        """
        opened = self._opened_of(incentive)
        width = opened.printed.told_width
        rows: list[int] = []
        for at in cases:
            rows += self._told(opened, words, at, on)[:width]
        return opened.printed, rows

    def results_compiled(
        self,
        incentive: str,
        words: MutableSequence[int],
        cases: Sequence[int],
        on: int,
        *,
        may_wait: bool,
    ) -> tuple[PrintedIncentive, "Sequence[int] | Words"]:
        """The same beside a compiled kernel: of very many cases by the machine.

        `may_wait`: it is compiled where it never was; else it is used where it is kept.
        """
        from incentives.compile.running.programs.machine import pays

        opened = self._opened_of(incentive)
        self.edition.asked += len(cases)
        opened.asked += len(cases)
        if opened.asked >= _MANY and pays(self.edition.asked, may_be_compiled=may_wait):
            program = self.edition.program(opened)
            if program is not None:
                return opened.printed, self._carried_out(program, opened, words, cases, on)
        return self.results(incentive, words, [int(at) for at in cases], on)

    def _carried_out(
        self,
        program: "Program",
        opened: Opened,
        words: MutableSequence[int],
        cases: Sequence[int],
        on: int,
    ) -> "Words":
        """What the machine makes of the cases; where facts are tried together, what is told."""
        import numpy as np

        from incentives.compile.running.programs.machine import carried_out

        read, those = (np.asarray(given, dtype=np.int64) for given in (words, cases))
        rows = carried_out(program, read, those, on, opened.printed.open_width)
        is_tried = (rows[:, 0] == Answer.OPEN) & (rows[:, MARKS] & TOGETHER != 0)
        is_left = rows[:, 0] == Answer.LEFT
        rows[is_left] = 0
        rows[is_left, 0], rows[is_left, FAILED] = Answer.LEFT, NO_CLAUSE
        for row in np.flatnonzero(is_tried).tolist():
            rows[row] = self._told(opened, words, int(cases[row]), on)
        return rows[:, : opened.printed.told_width]

    def _told(self, opened: Opened, words: MutableSequence[int], at: int, on: int) -> Sequence[int]:
        """What is told of the case, if it stays so when facts of rows are tried together."""
        row = self._row(opened, words, at, on)
        is_left = row[0] == Answer.LEFT
        if row[0] == Answer.OPEN and row[MARKS] & TOGETHER:
            verdict = open_verdict_of(opened.printed, row, self.ranks)
            is_left = verdict.is_tried_together and not self._stays(verdict, opened, words, at, on)
        if is_left:
            row = [0] * len(row)
            row[0], row[FAILED] = Answer.LEFT.value, NO_CLAUSE
        return row

    def _opened_of(self, incentive: str) -> Opened:
        if incentive not in self._opened:
            rule = self.law.library.incentives[incentive]
            self._opened[incentive] = self.edition.opened(rule, self._lowerer)
        return self._opened[incentive]

    def _row(self, opened: Opened, words: Sequence[int], at: int, on: int) -> list[int]:
        results = [0] * opened.printed.open_width
        with self.edition.making:  # functions remember what they work out, of one case at a time
            self.edition.open_running.memo.clear()
            opened.decide(words, at, on, results, 0)
        return results

    def _stays(
        self, verdict: Verdict, opened: Opened, words: MutableSequence[int], at: int, on: int
    ) -> bool:
        """Whether what is open lies in these bounds too when facts of rows are tried together."""
        if verdict.least == verdict.most or any(
            tried.rows.list_name == self.ranks.awards for tried in opened.tried
        ):
            return False
        is_least = is_most = False
        for _ in trials(words, at, opened.tried, self.edition.layout):
            row = self._row(opened, words, at, on)
            found = open_verdict_of(opened.printed, row, self.ranks)
            if not found.is_left:
                least, most = found.bounds
                is_least = is_least or least == verdict.least
                is_most = is_most or most == verdict.most
        return is_least and is_most
