"""What is open of incentives by columns: their open forms asked in the cases that are left."""

from functools import cached_property

import attrs
import numpy as np

from incentives.compile.bounded.concluding import (
    FAILED,
    LACKS,
    LEAST,
    MARKS,
    MAYBE,
    MOST,
    OTHERWISE,
    PARTS,
    ROLE,
    SAVED,
    VAGUE,
    WORDS_BEFORE_WHOSE,
    WORDS_OF_SAVED,
)
from incentives.compile.bounded.values import NOTHING_LACKS
from incentives.compile.printing.results import NO_ROLE, SOME_CLAUSE, Answer, PrintedIncentive
from incentives.compile.words import NONE
from incentives.policy.sharing import beneficiaries
from incentives.tables.outcomes.arrow import NO_WORD
from incentives.tables.outcomes.plan import APPLICANT, BEFORE_ROLES, SEVERAL, OutcomePlan
from incentives.tables.outcomes.verdicts import Open, Verdicts
from incentives.tables.sound.figures import Longs, Marks

_OPEN, _LEFT, _INELIGIBLE = Answer.OPEN.value, Answer.LEFT.value, Answer.INELIGIBLE.value
"""As plain numbers, with which arrays are compared much sooner."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OpenRows:
    """What the open form says of the incentive in the column, in these rows of a block.

    `printed`: what the places in its results stand for, `plan`: what those of its law do.
    """

    printed: PrintedIncentive
    plan: OutcomePlan
    column: int
    rows: Longs
    results: Longs

    @property
    def codes(self) -> Longs:
        return self.results[:, 0]

    @cached_property
    def are_open(self) -> Marks:
        """Where it may be due."""
        open_: Marks = self.codes == _OPEN
        return open_

    @cached_property
    def saved(self) -> Longs:
        """Of each row and charge what falls away at least, at most, and surely."""
        of_saved = self.results[:, SAVED : self.printed.before_whose]
        return of_saved.reshape(len(self.rows), -1, WORDS_OF_SAVED)

    @property
    def whose(self) -> Longs:
        """Of each row and role what is surely its, where several benefit."""
        return self.results[:, self.printed.before_whose + WORDS_BEFORE_WHOSE :]

    @cached_property
    def are_shared(self) -> Marks:
        """Where several benefit of what is open, and it is told what is surely whose."""
        if not self.printed.tells_whose:
            return np.zeros(len(self.rows), np.bool_)
        is_told = self.results[:, self.printed.before_whose + VAGUE] > 0
        shared: Marks = self.are_open & is_told & (self.roles == SEVERAL)
        return shared

    @cached_property
    def are_given(self) -> Marks:
        """Where it is due, or may be."""
        given: Marks = self.are_open | (self.codes >= 0)
        return given

    @cached_property
    def roles(self) -> Longs:
        """Whose it is, as far as it is anybody's."""
        words = np.where(self.are_given, self.results[:, ROLE], NO_ROLE)
        roles: Longs = self.plan.roles_by_word(self.printed)[words + BEFORE_ROLES]
        return roles

    @property
    def clauses(self) -> Longs:
        """Which of its clauses fails first, if any does."""
        failed = self.results[:, FAILED]
        return np.where((self.codes == _INELIGIBLE) & (failed >= 0), failed, NO_WORD)

    @cached_property
    def least(self) -> Longs:
        """The least of what is open; nothing where there is no bound."""
        least: Longs = np.where(self.results[:, LEAST] == NONE, 0, self.results[:, LEAST])
        return least

    @cached_property
    def surely(self) -> Longs:
        """What surely comes; of instalments none is while the amount of all is not known."""
        of_open = 0 if self.plan.is_in_parts[self.column] else self.least
        surely = np.where(self.are_open, of_open, self.codes)
        if not self.printed.tells_whose:
            return surely
        return np.where(self.are_shared, self.whose.sum(axis=1), surely)

    @cached_property
    def are_lost(self) -> Marks:
        """What the open form leaves too, or is not sure of; or what has no word in sums."""
        lost: Marks = self.codes == _LEFT
        lost |= ~self.are_given & (self.results[:, FAILED] == SOME_CLAUSE)
        lost |= (self.codes >= 0) & (self.roles == SEVERAL)
        lost |= self.are_given & (self.roles == NO_WORD)
        lost |= self.codes > self.plan.most
        return lost

    @property
    def are_told(self) -> Marks:
        """Where `adds_what_it_says`, of what is due or may be."""
        marks = self.results[:, MARKS]
        surely_nothing = self.are_open & (self.least == 0)
        told: Marks = (self.roles != SEVERAL) | surely_nothing | self.are_shared
        told &= (marks & OTHERWISE) == 0
        if self.plan.is_in_parts[self.column]:
            told &= surely_nothing | ((marks & MAYBE) == 0) | (self.results[:, PARTS] < 2)
        told |= ~self.are_given
        return told

    @property
    def may_be_more(self) -> Marks:
        """Where more may be given than surely is, or more fall away with it."""
        more = self.are_open & _is_more(self.surely, self.results[:, MOST])
        for charge in range(self.saved.shape[1]):
            may_fall = _is_more(self.saved[:, charge, 2], self.saved[:, charge, 1])
            more |= self.is_vague(charge) & may_fall
        return more & self.are_given

    def is_vague(self, charge: int) -> Marks:
        """Where it is not known what falls away of the charge, also with what is due."""
        vague: Marks = self.are_open | (self.saved[:, charge, 0] != self.saved[:, charge, 1])
        return vague


def put_open(told: OpenRows, verdicts: Verdicts) -> None:
    """Puts in place what the open form of an incentive says.

    What it leaves, or is not sure of, is lost.
    """
    rows, column = told.rows, told.column
    verdicts.lost[rows[told.are_lost]] = True
    verdicts.codes[rows, column] = told.codes
    verdicts.failed[rows, column] = verdicts.named(told.printed.clauses, told.clauses)
    verdicts.roles[rows, column] = told.roles
    verdicts.is_told[rows, column] = told.are_told
    verdicts.sure[rows, column] = 0
    given = told.are_given & ~told.are_lost
    his = given & (told.roles == APPLICANT)
    verdicts.add(column, rows[his], told.surely[his])
    _put_parts(told, verdicts, given)
    may_be_more = told.may_be_more
    if told.are_open.any() or may_be_more.any():
        _put_bounds(told, may_be_more, verdicts)


def _put_parts(told: OpenRows, verdicts: Verdicts, given: Marks) -> None:
    """What is the applicant's where several benefit, and what falls away of other charges."""
    rows, column = told.rows, told.column
    if told.printed.tells_whose and beneficiaries.APPLICANT in told.printed.roles:
        shared = given & told.are_shared
        role = told.printed.roles.index(beneficiaries.APPLICANT)
        verdicts.add(column, rows[shared], told.whose[shared, role])
    for charge in range(told.saved.shape[1]):
        of_charge = told.saved[:, charge]
        fallen = np.where(told.is_vague(charge), of_charge[:, 2], of_charge[:, 0])
        verdicts.add(column, rows[given], fallen[given])


def _put_bounds(told: OpenRows, may_be_more: Marks, verdicts: Verdicts) -> None:
    """Between which bounds what is open lies, what is missing first, and where more may come."""
    if verdicts.open is None:
        verdicts.open = Open.nothing(verdicts.codes.shape)
    open_, is_open = verdicts.open, told.are_open
    at = told.rows[is_open], told.column
    open_.least[at] = told.results[is_open, LEAST]
    open_.most[at] = told.results[is_open, MOST]
    open_.may_be_more[told.rows, told.column] = may_be_more
    _name_missing(verdicts, at, told.results[is_open, LACKS])


def _name_missing(verdicts: Verdicts, at: tuple[Longs, int], ranks: Longs) -> None:
    """What is missing first, by its rank."""
    assert verdicts.open is not None
    names = verdicts.open.names
    told = verdicts.plan.settling.kernel.ranks.told
    places = []
    different, which = np.unique(ranks, return_inverse=True)
    for rank in different.tolist():
        places.append(NO_WORD if rank == NOTHING_LACKS else len(names))
        if rank != NOTHING_LACKS:
            names.append(told(rank))
    verdicts.open.missing[at] = np.array(places, dtype=np.int64)[which]


def _is_more(least: Longs, most: Longs) -> Marks:
    more: Marks = (most == NONE) | (most > least)
    return more
