"""The open forms of a kernel, each made when it is first asked."""

from collections.abc import MutableSequence, Sequence

import attrs

from incentives.compile.bounded.concluding import MARKS, TOGETHER
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.lacking import Ranks
from incentives.compile.printing.results import Answer, PrintedIncentive
from incentives.compile.printing.verdicts import Verdict, open_verdict_of
from incentives.compile.running.edition import Edition, Opened
from incentives.compile.running.trying import trials
from incentives.policy.library import Law

_LEFT = Verdict(answer=Answer.LEFT)


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
        with self.edition.making:  # open forms remember what they work out
            opened = self._opened_of(incentive)
            verdict = self._decided(opened, words, at, on)
            if not verdict.is_tried_together:
                return verdict
            return verdict if self._stays(verdict, opened, words, at, on) else _LEFT

    def results(
        self, incentive: str, words: MutableSequence[int], cases: Sequence[int], on: int
    ) -> tuple[PrintedIncentive, list[int]]:
        """The same of the cases at these addresses as words, and what these stand for.

        For each there is a row of `told_width`; of one that is left nothing else is told.
        """
        opened = self._opened_of(incentive)
        width = opened.printed.told_width
        left = [Answer.LEFT.value] + [0] * (width - 1)
        rows: list[int] = []
        for at in cases:
            row = self._row(opened, words, at, on)
            is_left = row[0] == Answer.LEFT
            if row[0] == Answer.OPEN and row[MARKS] & TOGETHER:
                verdict = open_verdict_of(opened.printed, row, self.ranks)
                is_left = verdict.is_tried_together and not self._stays(
                    verdict, opened, words, at, on
                )
            rows += left if is_left else row[:width]
        return opened.printed, rows

    def _opened_of(self, incentive: str) -> Opened:
        if incentive not in self._opened:
            rule = self.law.library.incentives[incentive]
            self._opened[incentive] = self.edition.opened(rule, self._lowerer)
        return self._opened[incentive]

    def _row(self, opened: Opened, words: Sequence[int], at: int, on: int) -> list[int]:
        self.edition.running.memo.clear()
        results = [0] * opened.printed.open_width
        opened.decide(words, at, on, results, 0)
        return results

    def _decided(self, opened: Opened, words: Sequence[int], at: int, on: int) -> Verdict:
        return open_verdict_of(opened.printed, self._row(opened, words, at, on), self.ranks)

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
            found = self._decided(opened, words, at, on)
            if not found.is_left:
                least, most = found.bounds
                is_least = is_least or least == verdict.least
                is_most = is_most or most == verdict.most
        return is_least and is_most
