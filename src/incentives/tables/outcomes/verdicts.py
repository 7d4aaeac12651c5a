"""What is told of each incentive in each of several cases: a row a case, a column an incentive."""

from collections.abc import Sequence

import attrs
import numpy as np

from incentives.compile.printing.results import (
    CLAUSE,
    NO_CLAUSE,
    NO_ROLE,
    PAID_OTHERWISE,
    SOME_CLAUSE,
    WHOSE,
    Answer,
)
from incentives.tables.outcomes.across import holds_in_any
from incentives.tables.outcomes.arrow import NO_WORD, Places
from incentives.tables.outcomes.plan import APPLICANT, SEVERAL, OutcomePlan
from incentives.tables.sound.figures import Longs, Marks

_INELIGIBLE = Answer.INELIGIBLE.value
"""As a plain number, with which arrays are compared much sooner."""


@attrs.define(kw_only=True, eq=False, repr=False)
class Open:
    """What is told besides of incentives that may be due, in the shape of the verdicts.

    `least`, `most`: in hundredths, NONE where there is no bound. `missing`: places among `names` of
    what is missing first. `may_be_more`: more may come than surely does.
    """

    least: Longs
    most: Longs
    missing: Places
    may_be_more: Marks
    names: list[str] = attrs.field(factory=list)

    def of(self, rows: Longs) -> "Open":
        """That of the cases in these rows."""
        return attrs.evolve(
            self,
            least=self.least[rows],
            most=self.most[rows],
            missing=self.missing[rows],
            may_be_more=self.may_be_more[rows],
        )

    @classmethod
    def nothing(cls, shape: tuple[int, ...]) -> "Open":
        """Nothing is open."""
        return cls(
            least=np.zeros(shape, np.int64),
            most=np.zeros(shape, np.int64),
            missing=np.full(shape, NO_WORD, np.int32),
            may_be_more=np.zeros(shape, np.bool_),
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class Verdicts:
    """The verdicts of several cases; of one that is `lost` they do not tell all.

    `codes`: what an incentive comes to in hundredths, or an `Answer` why it comes to nothing.
    `failed`: places among `clauses`, `roles`: among those of the plan. `sure`: what surely comes to
    the applicant, in hundredths. `is_told`: the verdict alone says all that the incentive adds.
    """

    plan: OutcomePlan
    codes: Longs
    failed: Places
    roles: Places
    sure: Longs
    is_told: Marks
    lost: Marks
    clauses: list[str]
    open: Open | None = None

    @property
    def may_be_given(self) -> Marks:
        """What is due, or may be."""
        given: Marks = (self.codes >= 0) | (self.codes == Answer.OPEN.value) | self.are_left
        return given

    @property
    def are_left(self) -> Marks:
        """What the known form does not tell, and the open one is to."""
        left: Marks = self.codes == Answer.LEFT.value
        return left

    def add(self, column: int, rows: Longs, hundredths: Longs) -> None:
        """So much more surely comes to the applicants in these rows with the incentive."""
        is_within = (hundredths <= self.plan.most) & (hundredths >= -self.plan.most)
        self.lost[rows[~is_within]] = True
        self.sure[rows, column] += np.where(is_within, hundredths, 0)

    def named(self, names: Sequence[str], places: Longs) -> Longs:
        """The places of clauses among all that are named, `names` from now on among them."""
        first = len(self.clauses)
        self.clauses += names
        return np.where(places == NO_WORD, NO_WORD, places + first)

    def of(self, rows: Longs) -> "Verdicts":
        """Those of the cases in these rows."""
        return attrs.evolve(
            self,
            codes=self.codes[rows],
            failed=self.failed[rows],
            roles=self.roles[rows],
            sure=self.sure[rows],
            is_told=self.is_told[rows],
            lost=self.lost[rows],
            open=None if self.open is None else self.open.of(rows),
        )


def known_verdicts(results: Longs, plan: OutcomePlan) -> Verdicts:
    """What the known form says, a row of results a case; what it leaves is `LEFT`."""
    said, clauses, words, otherwise = (
        np.take(results, plan.places + at, axis=1) for at in (0, CLAUSE, WHOSE, PAID_OTHERWISE)
    )
    is_given = said >= 0
    said[~is_given & (clauses == SOME_CLAUSE)] = Answer.LEFT
    np.copyto(clauses, NO_CLAUSE, where=said != _INELIGIBLE)
    np.copyto(words, NO_ROLE, where=~is_given)
    whose = plan.roles_at(plan.decided, words)
    is_divided = (whose == SEVERAL) & plan.pays_money[plan.decided]
    adds = (otherwise == 0) & (whose != NO_WORD) & ~is_divided
    codes = _of_all(said, plan, Answer.NOT_IN_FORCE.value)
    failed = _of_all(plan.clauses_at(plan.decided, clauses), plan, NO_WORD)
    roles = _of_all(whose, plan, NO_WORD)
    is_told = _of_all(~is_given | adds, plan, True)  # noqa: FBT003 - it is what stands there
    verdicts = Verdicts(
        plan=plan,
        codes=codes,
        failed=failed,
        roles=roles,
        sure=np.where((codes >= 0) & (roles == APPLICANT), codes, 0),
        is_told=is_told,
        lost=holds_in_any(codes > plan.most),
        clauses=[*plan.clauses],
    )
    _add(results, verdicts)
    return verdicts


def _of_all(decided: np.ndarray, plan: OutcomePlan, other: int) -> np.ndarray:
    """The same in columns of all incentives, with what is told of those that no kernel decides."""
    if decided.shape[1] == len(plan.names):
        return decided
    of_all = np.full((len(decided), len(plan.names)), other, decided.dtype)
    of_all[:, plan.decided] = decided
    return of_all


def _add(results: Longs, verdicts: Verdicts) -> None:
    """What falls away elsewhere is the applicant's, and his share where several have one."""
    plan = verdicts.plan
    for share in plan.shares:
        is_his = verdicts.roles[:, share.column] == SEVERAL
        verdicts.add(share.column, np.flatnonzero(is_his), results[is_his, share.place])
    for saved in plan.saved:
        is_given = verdicts.codes[:, saved.column] >= 0
        verdicts.add(saved.column, np.flatnonzero(is_given), results[is_given, saved.place])
