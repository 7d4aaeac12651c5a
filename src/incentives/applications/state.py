"""Where an application stands, and which move leads from where to where."""

from collections.abc import Mapping
from enum import Enum

import attrs

from incentives.brief import brief
from incentives.register import Duty
from incentives.values.tables import one_for_each
from incentives.values.text import Text
from incentives.wordings import applications as wordings


class State(Enum):
    """Where an application stands."""

    DRAFT = "draft"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    APPROVAL = "approval"
    DETERMINED = "determined"
    PAID = "paid"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def may_change(self) -> bool:
        """Whether what an applicant says may be changed; later it is sent back first."""
        return self in {State.DRAFT, State.INCOMPLETE}


class Move(Enum):
    """What somebody does with an application; each is a step that is kept."""

    SUBMIT = "submit"
    ASK = "ask"
    RETURN = "return"
    REVIEW = "review"
    APPROVE = "approve"
    PAY = "pay"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"

    @property
    def needs_opinion(self) -> bool:
        """Whether who does it says why."""
        return self in {Move.ASK, Move.RETURN, Move.WITHDRAW, Move.REOPEN}

    @property
    def needs_assessment(self) -> bool:
        """Whether it rests on what the facts come to."""
        return self in {Move.SUBMIT, Move.APPROVE}

    @property
    def is_by_result(self) -> bool:
        """Whether who does it judges what the facts come to; his step keeps by what that was."""
        return self in {Move.SUBMIT, Move.REVIEW, Move.APPROVE}


STATES: Mapping[State, Text] = one_for_each(
    State, {state: wordings.STATES[state.value] for state in State}
)
MOVES: Mapping[Move, Text] = one_for_each(Move, {move: wordings.MOVES[move.value] for move in Move})

ROLES: Mapping[Move, Duty] = {
    Move.SUBMIT: Duty.FILE,
    Move.REVIEW: Duty.REVIEW,
    Move.APPROVE: Duty.APPROVE,
}
"""The three steps of which one person does one only: 经办, 复核, 审批."""


@attrs.frozen(kw_only=True)
class Way:
    """A move that is possible from a state: where it leads to, and the duty that it needs."""

    move: Move
    start: State
    end: State
    duty: Duty

    __repr__ = brief


def _ways(move: Move, duty: Duty, **ends: State) -> tuple[Way, ...]:
    return tuple(
        Way(move=move, start=State[start.upper()], end=end, duty=duty)
        for start, end in ends.items()
    )


WAYS: tuple[Way, ...] = (
    *_ways(Move.SUBMIT, Duty.FILE, draft=State.REVIEW, incomplete=State.REVIEW),
    *_ways(Move.ASK, Duty.FILE, draft=State.INCOMPLETE),
    *_ways(Move.ASK, Duty.REVIEW, review=State.INCOMPLETE),
    *_ways(Move.ASK, Duty.APPROVE, approval=State.INCOMPLETE),
    *_ways(Move.RETURN, Duty.REVIEW, review=State.DRAFT),
    *_ways(Move.RETURN, Duty.APPROVE, approval=State.REVIEW),
    *_ways(Move.REVIEW, Duty.REVIEW, review=State.APPROVAL),
    *_ways(Move.APPROVE, Duty.APPROVE, approval=State.DETERMINED),
    *_ways(Move.PAY, Duty.PAY, determined=State.PAID),
    *_ways(Move.CLOSE, Duty.FILE, determined=State.CLOSED, paid=State.CLOSED),
    *_ways(Move.WITHDRAW, Duty.FILE, draft=State.WITHDRAWN, incomplete=State.WITHDRAWN),
    *_ways(Move.WITHDRAW, Duty.FILE, review=State.WITHDRAWN, approval=State.WITHDRAWN),
    *_ways(Move.WITHDRAW, Duty.ANNUL, determined=State.WITHDRAWN),
    *_ways(Move.REOPEN, Duty.FILE, determined=State.DRAFT, paid=State.DRAFT),
    *_ways(Move.REOPEN, Duty.FILE, closed=State.DRAFT, withdrawn=State.DRAFT),
)
"""All that is possible, in the order in which it is offered."""

WAITS_FOR: Mapping[State, Duty | None] = one_for_each(
    State,
    {
        State.DRAFT: Duty.FILE,
        State.INCOMPLETE: Duty.FILE,
        State.REVIEW: Duty.REVIEW,
        State.APPROVAL: Duty.APPROVE,
        State.DETERMINED: Duty.PAY,
        State.PAID: None,
        State.CLOSED: None,
        State.WITHDRAWN: None,
    },
)
"""For whom an application waits; None: for nobody."""


def way_of(state: State, move: Move) -> Way | None:
    """What the move does in this state; None: it is not possible there."""
    return next((way for way in WAYS if way.start is state and way.move is move), None)


def moves_from(state: State) -> tuple[Way, ...]:
    """What is possible in this state, in the order in which it is offered."""
    return tuple(way for way in WAYS if way.start is state)
