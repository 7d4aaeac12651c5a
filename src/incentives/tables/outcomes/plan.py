"""What the words of a law's kernel stand for, as arrays: made once for a law."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import attrs
import numpy as np

from incentives.compile.adding import is_in_parts
from incentives.compile.bounded.concluding import SEVERAL_ROLES, UNKNOWN_ROLE
from incentives.compile.printing.results import (
    NO_CLAUSE,
    NO_ROLE,
    SOME_CLAUSE,
    WORDS_BEFORE_SAVED,
    PrintedIncentive,
)
from incentives.compile.settling import Settling
from incentives.compile.words import WIDEST
from incentives.engine.payment.statement import pays_money
from incentives.policy.rule import FORMS, Form
from incentives.policy.sharing import beneficiaries
from incentives.tables.outcomes.arrow import NO_WORD, Places
from incentives.tables.sound.figures import Longs, Marks

_FIRST_ROLES = (beneficiaries.APPLICANT, beneficiaries.SEVERAL, beneficiaries.UNKNOWN_ROLE)
APPLICANT, SEVERAL, UNKNOWN = range(3)
"""The first of the roles of every law, by their places."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Addend:
    """A word of the results that is added to what comes to the applicant with an incentive.

    `column`: which of the incentives, `place`: where the word stands in the row of a case.
    """

    column: int
    place: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OutcomePlan:
    """The incentives that are law at a place, in the order of the library, and their words.

    `decided`: the columns of those that the kernel decides, `places`: where their words begin.
    Others are not in force. Whose they are and which clause fails are places among `roles` and
    `clauses`. `saved`: what falls away of dependent charges; `shares`: what the applicant has where
    several do. `most`: so far from zero an amount may lie that the sum of all of a case has a word.
    """

    settling: Settling
    names: tuple[str, ...]
    decided: Longs
    places: Longs
    is_valued: Marks
    pays_money: Marks
    is_in_parts: Marks
    by_form: Mapping[Form, Longs]
    roles: tuple[str, ...]
    clauses: tuple[str, ...]
    saved: Sequence[Addend]
    shares: Sequence[Addend]
    most: int
    _role_at: Places
    _first_role: Longs
    _clause_at: Places
    _first_clause: Longs

    def roles_at(self, columns: Longs, words: Longs) -> Places:
        """The roles that these words stand for, of incentives in these columns; words change."""
        words += self._first_role[columns]
        roles: Places = np.take(self._role_at, words)
        return roles

    def roles_by_word(self, printed: PrintedIncentive) -> Longs:
        """The roles that words stand for as it says, beginning `BEFORE_ROLES` below zero."""
        return np.array([*_roles_of(printed, self.roles)], dtype=np.int64)

    def clauses_at(self, columns: Longs, words: Longs) -> Places:
        """The clauses that these words stand for, below zero none; words change."""
        words += self._first_clause[columns]
        clauses: Places = np.take(self._clause_at, words)
        return clauses


@lru_cache(maxsize=64)
def outcome_plan(settling: Settling) -> OutcomePlan:
    """How the results of the law's kernel are read: the same argument gives the same object."""
    kernel, rules = settling.kernel, settling.incentives
    columns = {rule.id: column for column, rule in enumerate(rules)}
    several = (role for printed in kernel.incentives.values() for role in printed.roles)
    roles = [*dict.fromkeys((*_FIRST_ROLES, *several))]
    role_at: list[int] = []
    clause_at: list[int] = []
    clauses: list[str] = []
    first_role, first_clause = np.zeros(len(rules), np.int64), np.zeros(len(rules), np.int64)
    for name, printed in kernel.incentives.items():
        first_role[columns[name]] = len(role_at) + BEFORE_ROLES
        role_at += _roles_of(printed, roles)
        first_clause[columns[name]] = len(clause_at) + _BEFORE_CLAUSES
        clause_at += [NO_WORD] * _BEFORE_CLAUSES
        clause_at += range(len(clauses), len(clauses) + len(printed.clauses))
        clauses += printed.clauses
    addends = sum(2 * len(printed.saved) + 1 for printed in kernel.incentives.values())
    forms = [FORMS[rule.kind] for rule in rules]
    return OutcomePlan(
        settling=settling,
        names=tuple(columns),
        decided=np.array([columns[name] for name in kernel.incentives], dtype=np.int64),
        places=np.array([kernel.places[name] for name in kernel.incentives], dtype=np.int64),
        is_valued=np.array([rule.is_valued for rule in rules], dtype=np.bool_),
        pays_money=np.array([pays_money(rule) for rule in rules], dtype=np.bool_),
        is_in_parts=np.array([is_in_parts(rule) for rule in rules], dtype=np.bool_),
        by_form={
            form: np.array(
                [at for at, rule in enumerate(rules) if forms[at] is form and rule.is_valued],
                dtype=np.int64,
            )
            for form in Form
        },
        roles=tuple(roles),
        clauses=tuple(clauses),
        saved=tuple(
            Addend(column=columns[name], place=kernel.places[name] + WORDS_BEFORE_SAVED + at)
            for name, printed in kernel.incentives.items()
            for at in range(len(printed.saved))
        ),
        shares=tuple(
            Addend(column=columns[name], place=kernel.places[name] + printed.before_roles + at)
            for name, printed in kernel.incentives.items()
            if len(printed.roles) > 1
            for at, role in enumerate(printed.roles)
            if role == beneficiaries.APPLICANT
        ),
        most=WIDEST // (len(rules) + addends + 1),
        role_at=np.array(role_at, dtype=np.int32),
        first_role=first_role,
        clause_at=np.array(clause_at, dtype=np.int32),
        first_clause=first_clause,
    )


BEFORE_ROLES = -min(NO_ROLE, SEVERAL_ROLES, UNKNOWN_ROLE)
"""So many words below zero stand for no role of an incentive."""
_BEFORE_CLAUSES = -min(NO_CLAUSE, SOME_CLAUSE)
"""So many words below zero stand for no clause of one."""


def _roles_of(printed: PrintedIncentive, names: Sequence[str]) -> Iterator[int]:
    """By word, from the least, the place of its role among the names; NO_WORD: it is none."""
    before = {NO_ROLE: NO_WORD, SEVERAL_ROLES: SEVERAL, UNKNOWN_ROLE: UNKNOWN}
    yield from (before[word] for word in range(-BEFORE_ROLES, 0))
    yield from (names.index(role) if role in names else NO_WORD for role in printed.roles)
