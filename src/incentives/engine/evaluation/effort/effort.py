"""How much work an assessment has been so far, in steps and in working kept; both have a most.

Steps are counted and not seconds, so that the same case ends in the same answer, or in the same
refusal, on every machine. Nobody can ask for more: what is refused in one office is in every other.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from sys import maxsize

import attrs

from incentives.engine.evaluation.no_answer import Cost, too_much_work
from incentives.errors import AssessmentError
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Field, Vocabulary
from incentives.language.possible import Open, Result
from incentives.policy.check import Check, ComputedResult
from incentives.policy.rule import Incentive
from incentives.values.number import is_exact

MOST_STEPS = 2_000_000
"""An assessment takes so many steps at most.

A step is an argument that an operator of the law is applied to, a row that is looked at, or a
claim that is tried in a bundle.
"""
MOST_KEPT = 1_000_000
"""An assessment keeps so much at most for whoever reads it.

What is kept are steps of the working, and facts that are named as missing.
"""
MOST_DIGITS = 4_000
"""A sum or a definition has so many digits at most, above and below the line of a fraction."""
_LONGEST = 10**MOST_DIGITS

Rule = Incentive | Check | ComputedResult


@attrs.define(eq=False, repr=False)
class _Tally:
    """What one rule cost; `rule=None`: what is done for all of them. `visits`: rows, by list."""

    rule: Rule | None
    steps: int = 0
    kept: int = 0
    visits: dict[str, int] = attrs.field(factory=dict)

    def cost(self, cost: Cost) -> int:
        """So much of it."""
        return self.kept if cost is Cost.KEPT else self.steps


@attrs.define(kw_only=True, eq=False, repr=False)
class Effort:
    """The steps of one assessment, what-if questions about it included, and what it keeps.

    `steps` may be raised by whoever has to be quick; whether there are too many is looked at with
    each row. Not `is_limited`: they are counted, and nothing is refused.
    """

    snapshot: Snapshot
    vocabulary: Vocabulary
    most_steps: int = MOST_STEPS
    most_kept: int = MOST_KEPT
    is_limited: bool = True
    steps: int = 0
    kept: int = 0
    _since: int = attrs.field(init=False)
    _tally: _Tally = attrs.field(factory=lambda: _Tally(None))
    _tallies: dict[str, _Tally] = attrs.field(factory=dict)

    @_since.default
    def _taken_before(self) -> int:
        return self.steps

    def turn_to(self, rule: Rule | None) -> Rule | None:
        """From now on the work is done for the rule; which one it was done for before."""
        before = self._tally
        self._settle()
        tally = self._tallies.get(rule.id) if rule is not None else None
        if tally is None:
            tally = _Tally(rule)
            if rule is not None:
                self._tallies[rule.id] = tally
        self._tally = tally
        return before.rule

    def visit(self, list_name: str, rows: int) -> None:
        """So many rows of the list are looked at.

        Raises:
            AssessmentError: `too-much-work` if there are too many steps.
        """
        visits = self._tally.visits
        visits[list_name] = visits.get(list_name, 0) + rows
        self.take(rows)

    @contextmanager
    def unlimited(self) -> Iterator[None]:
        """What is done meanwhile is counted, and never too much: it was told already."""
        self.is_limited = False
        try:
            yield
        finally:
            self.is_limited = True

    def aside(self) -> AbstractContextManager[None]:
        """What is done meanwhile takes no steps: it was done before, and is now told."""
        return _Aside(self, self.steps, self.most_steps)

    def take(self, steps: int) -> None:
        """So many steps are taken.

        Raises:
            AssessmentError: `too-much-work` if there are too many.
        """
        self.steps += steps
        if self.steps > self.most_steps and self.is_limited:
            refusal = self._refusal(Cost.STEPS, self.most_steps)
            raise refusal

    def keep(self, entries: int) -> None:
        """So much of the working, or so many missing facts, are kept.

        Raises:
            AssessmentError: `too-much-work` if it is too much.
        """
        self.kept += entries
        self._tally.kept += entries
        if self.kept > self.most_kept and self.is_limited:
            refusal = self._refusal(Cost.KEPT, self.most_kept)
            raise refusal

    def weigh(self, value: Result) -> None:
        """A sum or a definition comes to the value; an open one to its ends.

        Raises:
            AssessmentError: `too-much-work` if it is a number too long to be written.
        """
        ends = (value.within.low, value.within.high) if isinstance(value, Open) else (value,)
        for end in ends:
            if end.__class__ is int and -_LONGEST < end < _LONGEST:
                continue  # as nearly all are
            if not is_exact(end) or not self.is_limited:
                continue
            if max(map(abs, end.as_integer_ratio())) >= _LONGEST:
                refusal = too_much_work(
                    Cost.DIGITS, MOST_DIGITS, self._tally.rule, self._list_of(self._tally.visits)
                )
                raise refusal

    def _settle(self) -> None:
        self._tally.steps += self.steps - self._since
        self._since = self.steps

    def _refusal(self, cost: Cost, most: int) -> AssessmentError:
        """Names the rule that cost most, and the list of which it looked at most rows."""
        self._settle()
        tallies = [*self._tallies.values(), self._tally]
        dearest = max(
            [tally for tally in tallies if tally.rule is not None] or tallies,
            key=lambda tally: tally.cost(cost),
        )
        return too_much_work(cost, most, dearest.rule, self._list_of(dearest.visits))

    def _list_of(self, visits: Mapping[str, int]) -> tuple[Field, int] | None:
        """The list of which most rows were looked at, and how many it has; None: of none."""
        if not visits:
            return None
        name = max(visits, key=visits.__getitem__)
        rows = self.snapshot.rows[name]
        return self.vocabulary.root.fields[name], 0 if isinstance(rows, Unknown) else len(rows)


@attrs.define(eq=False, repr=False)
class _Aside(AbstractContextManager[None]):
    """Puts back how many steps were taken before; one for each working that is looked at."""

    effort: Effort
    steps: int
    most_steps: int

    def __enter__(self) -> None:
        self.effort.most_steps = maxsize

    def __exit__(self, *_: object) -> None:
        self.effort.steps, self.effort.most_steps = self.steps, self.most_steps
