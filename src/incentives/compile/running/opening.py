"""The open forms of a kernel, each made when it is first asked."""

from collections.abc import MutableSequence, Sequence

import attrs

from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.lacking import Ranks
from incentives.compile.printing.results import Answer
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
        if incentive not in self._opened:
            self._opened[incentive] = self.edition.opened(
                self.law.library.incentives[incentive], self._lowerer
            )
        opened = self._opened[incentive]
        verdict = self._decided(opened, words, at, on)
        if not verdict.is_tried_together:
            return verdict
        return verdict if self._stays(verdict, opened, words, at, on) else _LEFT

    def _decided(self, opened: Opened, words: Sequence[int], at: int, on: int) -> Verdict:
        self.edition.running.memo.clear()
        results = [0] * opened.printed.open_width
        opened.decide(words, at, on, results, 0)
        return open_verdict_of(opened.printed, results, self.ranks)

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
