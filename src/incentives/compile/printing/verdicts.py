"""What the kernel says of one incentive."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import attrs

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
    SEVERAL_ROLES,
    TOGETHER,
    UNKNOWN_ROLE,
    VAGUE,
    WORDS_BEFORE_WHOSE,
    WORDS_OF_SAVED,
)
from incentives.compile.bounded.values import NOTHING_LACKS
from incentives.compile.lowering.lacking import Ranks
from incentives.compile.printing.results import (
    CLAUSE,
    PAID_OTHERWISE,
    SOME_CLAUSE,
    WHOSE,
    WORDS_BEFORE_SAVED,
    Answer,
    PrintedIncentive,
)
from incentives.compile.words import NONE
from incentives.policy.sharing import beneficiaries

# Members of an enumeration take a while to be looked up, and each verdict is asked several times.
_LEFT, _OPEN = Answer.LEFT, Answer.OPEN


@attrs.frozen(kw_only=True)
class FallsAway:
    """What may fall away of a charge, in hundredths; `most`: None where there is no bound."""

    least: int
    most: int | None
    surely: int


@attrs.frozen(kw_only=True)
class Verdict:
    """What the kernel says of one incentive, before relations.

    `answer`: None where it is due; then `amount` is in hundredths. `failed`: the id of the
    condition that fails first, None if none does; `is_failed_sure`: whether the kernel knows it.
    `saved`: by charge, in hundredths, what falls away of it. `by_role`: what each has of it, where
    several benefit; of what is open what each surely has, where that is told. `is_paid_as_due`:
    nothing of it may be paid otherwise than it is due.

    Where it is open, it lies between `least` and `most` (None: no bound), `missing` is the id of
    what is missing first. `maybe_saved`: by charge what may fall away of it, also with what is due.
    `open_parts`: how many parts there are, one of which at least is open. `is_tried_together`: it
    hangs on facts of rows of which the reference tries all values.
    """

    answer: Answer | None
    amount: int = 0
    failed: str | None = None
    is_failed_sure: bool = True
    role: str | None = None
    saved: Mapping[str, int] = attrs.field(factory=dict)
    by_role: Mapping[str, int] = attrs.field(factory=dict)
    is_paid_as_due: bool = True
    least: int | None = None
    most: int | None = None
    missing: str | None = None
    maybe_saved: Mapping[str, FallsAway] = attrs.field(factory=dict)
    open_parts: int = 0
    is_tried_together: bool = False

    @property
    def is_left(self) -> bool:
        """Whether only the reference can tell."""
        return self.answer is _LEFT

    @property
    def is_open(self) -> bool:
        """Whether it may be due, or for another amount."""
        return self.answer is _OPEN

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Between which bounds it lies; nothing is given where it is not due."""
        if self.is_open:
            return self.least, self.most
        return self.amount, self.amount

    @property
    def may_be_given(self) -> bool:
        """Whether it is due, or may be."""
        answer = self.answer
        return answer is None or answer is _LEFT or answer is _OPEN


def verdict_of(printed: PrintedIncentive, results: Sequence[int], at: int) -> Verdict:
    """What the results of an incentive say that begin there, of the known form."""
    code = results[at]
    if code < 0:
        return _verdict_of_nothing(printed, int(code), int(results[at + CLAUSE]))
    saved_at = at + WORDS_BEFORE_SAVED
    has_at = saved_at + len(printed.saved)
    saved = map(int, results[saved_at:has_at])
    has = map(int, results[has_at : at + printed.width])
    return Verdict(
        answer=None,
        amount=int(code),
        role=_role(printed, int(results[at + WHOSE])),
        saved=dict(zip(printed.saved, saved, strict=True)) if printed.saved else {},
        by_role=dict(zip(printed.roles, has, strict=True)) if len(printed.roles) > 1 else {},
        is_paid_as_due=int(results[at + PAID_OTHERWISE]) == 0,
    )


@lru_cache(maxsize=10_000)
def _verdict_of_nothing(printed: PrintedIncentive, code: int, clause: int) -> Verdict:
    """What is said of an incentive that is not due, or left: case by case the same."""
    failed = printed.clauses[clause] if clause >= 0 else None
    return Verdict(answer=Answer(code), failed=failed, is_failed_sure=clause != SOME_CLAUSE)


def open_verdict_of(printed: PrintedIncentive, results: Sequence[int], ranks: Ranks) -> Verdict:
    """What a row of results says, of the open form."""
    words = [int(word) for word in results]
    code, clause = words[0], words[FAILED]
    if code < 0 and code != Answer.OPEN:
        failed = printed.clauses[clause] if clause >= 0 else None
        return Verdict(answer=Answer(code), failed=failed, is_failed_sure=clause != SOME_CLAUSE)
    saved = {
        charge: FallsAway(least=words[at], most=_bound(words[at + 1]), surely=words[at + 2])
        for place, charge in enumerate(printed.saved)
        for at in (SAVED + WORDS_OF_SAVED * place,)
    }
    role = _role(printed, words[ROLE])
    is_paid_as_due = words[MARKS] & OTHERWISE == 0
    open_parts = words[PARTS] if words[MARKS] & MAYBE else 0
    if code >= 0:
        return Verdict(
            answer=None,
            amount=code,
            role=role,
            saved={name: one.least for name, one in saved.items() if one.least == one.most},
            maybe_saved={name: one for name, one in saved.items() if one.least != one.most},
            is_paid_as_due=is_paid_as_due,
            open_parts=open_parts,
        )
    lacks, whose = words[LACKS], printed.before_whose
    tells_whose = printed.tells_whose and words[whose + VAGUE] > 0
    has = words[whose + WORDS_BEFORE_WHOSE :] if tells_whose else ()
    return Verdict(
        answer=Answer.OPEN,
        role=role,
        least=_bound(words[LEAST]),
        most=_bound(words[MOST]),
        missing=None if lacks == NOTHING_LACKS else ranks.told(lacks),
        maybe_saved=saved,
        by_role=dict(zip(printed.roles, has, strict=False)),
        is_paid_as_due=is_paid_as_due,
        open_parts=open_parts,
        is_tried_together=printed.is_valued and words[MARKS] & TOGETHER != 0,
    )


def _bound(word: int) -> int | None:
    return None if word == NONE else word


def _role(printed: PrintedIncentive, word: int) -> str:
    if word == SEVERAL_ROLES:
        return beneficiaries.SEVERAL
    return beneficiaries.UNKNOWN_ROLE if word == UNKNOWN_ROLE else printed.roles[word]
