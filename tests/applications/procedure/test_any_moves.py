"""Whatever people do with an application, in whatever order, what is kept fits together."""

from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from incentives.applications import Application, Applications, Move, State
from incentives.applications.procedure.two_people import is_same
from incentives.applications.state import ROLES, way_of
from incentives.register import RegisterError
from tests.applications.bicycles import assessed, drafted, facts
from tests.applications.people import act
from tests.registers import new_register

PRICES = ("400", "300")
PEOPLE = ("甲", "乙", "丙")
_REFUSALS = {
    "no-such-move",
    "same-person",
    "not-acknowledged",
    "no-reason",
    "other-case",
    "changed-meanwhile",
    "already-filed",
    "not-now",
}


class AnyMoves(RuleBasedStateMachine):
    """One application, three people, and a second reader who is behind."""

    @initialize()
    def begins(self) -> None:
        self.folder = Path(mkdtemp(prefix="moves-"))
        self.register = new_register(str(self.folder / "register.sqlite"))
        self.applications = Applications(register=self.register)
        self.application = self.behind = drafted(self.applications)
        self.price, self.minute = "400", 0

    def teardown(self) -> None:
        if hasattr(self, "register"):
            self.register.close()
            rmtree(self.folder)

    @rule(
        move=st.sampled_from(Move),
        who=st.sampled_from(PEOPLE),
        price=st.sampled_from(PRICES),
        said=st.sampled_from(("", "理由")),
        late=st.booleans(),
    )
    def moves(self, move: Move, who: str, price: str, said: str, late: bool) -> None:
        """It goes where the table says, or it is refused and nothing is different."""
        before = self.behind if late else self.application
        standing = self.application.state
        self.minute += 1
        by = act(who, self.minute, again="再次审定" if said else "")
        try:
            after = self.applications.move(
                before,
                move,
                act=by,
                opinion=said,
                assessment=assessed(price),
                acknowledged=said,
            )
        except RegisterError as error:
            if error.slug not in _REFUSALS:
                raise
            assert self.application == self.applications.read(self.application.id)
            return
        way = way_of(standing, move)
        assert way is not None
        assert after.state is way.end
        assert before.version + 1 == after.version
        assert price == self.price or not move.needs_assessment
        self.application = after

    @rule(who=st.sampled_from(PEOPLE), price=st.sampled_from(PRICES))
    def changes(self, who: str, price: str) -> None:
        """Facts change in a draft only."""
        by, may_change = act(who, self.minute), self.application.may_change
        if not may_change and price != self.price:
            with pytest.raises(RegisterError, match=r"\[not-now\]"):
                self.applications.change(self.application, act=by, document=facts(price))
            return
        self.application = self.applications.change(self.application, act=by, document=facts(price))
        self.price = price

    @rule()
    def looks(self) -> None:
        """Somebody reads it, and will be behind."""
        self.behind = self.application

    @invariant()
    def fits_together(self) -> None:
        """The steps lead to where it stands, by different people; each approval has its entry."""
        if not hasattr(self, "application"):
            return
        steps = self.applications.steps(self.application)
        ends = [State.DRAFT, *(step.to_state for step in steps)]
        assert ends[-1] is self.applications.read(self.application.id).state
        assert ends[:-1] == [step.from_state for step in steps]
        self._check_people(self.application)
        filed: Mapping[Move, list[int | None]] = {
            move: [step.entry for step in steps if step.move is move] for move in Move
        }
        assert list(self.application.determinations) == filed[Move.APPROVE]
        entries = sum(step.entry is not None for step in steps)
        head = self.register.head()
        assert (head.number if head is not None else 0) >= entries

    def _check_people(self, application: Application) -> None:
        done: list[tuple[Move, str]] = []
        for step in self.applications.steps(application):
            if step.move is Move.REOPEN:
                done = []
            if step.move in ROLES:
                assert not [
                    who for move, who in done if move is not step.move and is_same(step, act(who))
                ]
                done.append((step.move, step.by))

    @rule()
    def verifies(self) -> None:
        assert self.register.verify().is_intact


TestAnyMoves = AnyMoves.TestCase
TestAnyMoves.settings = settings(max_examples=10, stateful_step_count=25, deadline=None)
