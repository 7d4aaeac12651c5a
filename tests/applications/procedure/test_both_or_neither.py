"""The determination and the state stand together or not at all, and no update is ever lost."""

import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from threading import Barrier, Thread

import pytest

from incentives.applications import Application, Applications, Move, State
from incentives.applications.procedure import moving
from incentives.register import Register, RegisterError
from tests.applications.bicycles import approved, assessed, drafted, handed_on
from tests.applications.people import act

_FORK = get_context("fork")


class StoppedError(Exception):
    """Something on the way that nobody has thought of."""


@pytest.mark.parametrize("name", ["_write", "write_file", "read_file"])
def test_what_stops_on_the_way_leaves_nothing(
    applications: Applications, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Before the step is kept, before the state is, and after both; then it goes through."""
    waiting = handed_on(applications, drafted(applications))
    called: list[object] = []

    def stops(*said: object, **more: object) -> object:
        called.append(said)
        if name == "read_file" and len(called) == 1:
            return waiting
        raise StoppedError

    with monkeypatch.context() as patched:
        patched.setattr(moving, name, stops)
        with pytest.raises(StoppedError):
            approved(applications, waiting)
    assert applications.register.head() is None
    assert (waiting, 2) == (applications.read(waiting.id), len(applications.steps(waiting)))
    assert State.DETERMINED is approved(applications, waiting).state


def _killed(address: str, id_: str) -> None:
    register = Register.open(address)
    applications = Applications(register=register)
    write = moving._write

    def then_killed(*said: object) -> None:
        write(*said)  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGKILL)

    moving._write = then_killed  # type: ignore[assignment]
    approved(applications, applications.read(id_))


def test_who_is_killed_on_approving_has_not_approved(address: str) -> None:
    """The entry, the step and the state were written by then, and none of them stands."""
    register = Register.begin(address)
    waiting = handed_on(Applications(register=register), drafted(Applications(register=register)))
    register.close()
    process = _FORK.Process(target=_killed, args=(address, waiting.id))
    process.start()
    process.join(60)
    assert -signal.SIGKILL == process.exitcode
    register = Register.open(address)
    applications = Applications(register=register)
    assert register.head() is None
    assert waiting == applications.read(waiting.id)
    assert 1 == approved(applications, waiting).determinations[0]
    assert register.verify().is_intact
    register.close()


@pytest.fixture
def two(address: str) -> Iterator[tuple[Applications, Applications]]:
    """Two openings of one register."""
    first = Register.begin(address)
    second = Register.open(address)
    yield Applications(register=first), Applications(register=second)
    first.close()
    second.close()


def at_once(*calls: Callable[[], object]) -> list[str]:
    """What comes of calls that are made at the same moment: the slug of each, or done."""
    told: list[str] = []
    barrier = Barrier(len(calls))

    def runs(call: Callable[[], object]) -> None:
        barrier.wait()
        try:
            call()
            told.append("done")
        except RegisterError as error:
            told.append(error.slug)

    threads = [Thread(target=runs, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


def test_of_two_changes_at_once_one_is_refused(two: tuple[Applications, Applications]) -> None:
    """Whoever was slower is told; nothing of the faster one is overwritten, twenty times over."""
    application = drafted(two[0])
    for turn in range(20):
        read = application
        calls = (
            partial(
                of.change,
                read,
                act=act(f"甲{which}"),
                notes=f"{turn} {which}",
                number=f"{turn}-{which}",
            )
            for which, of in enumerate(two)
        )
        assert ["changed-meanwhile", "done"] == at_once(*calls)
        application = two[0].read(read.id)
        assert read.version + 1 == application.version
        assert application.notes.replace(" ", "-") == application.number


def test_of_two_approvals_at_once_one_files(two: tuple[Applications, Applications]) -> None:
    """And the register has one entry."""
    waiting = handed_on(two[0], drafted(two[0]))
    assert ["changed-meanwhile", "done"] == at_once(
        lambda: approved(two[0], waiting), lambda: approved(two[1], waiting)
    )
    assert (1, 3) == (two[0].register.verify().entries, len(two[1].steps(waiting)))


def test_a_change_and_a_move_at_once(two: tuple[Applications, Applications]) -> None:
    """What is handed on is what was read by who hands it on, or it is not handed on."""
    for number in range(10):
        draft = drafted(two[0], f"园{number}", number)
        told = at_once(
            partial(two[0].change, draft, act=act("王芳"), notes="x"),
            partial(two[1].move, draft, Move.SUBMIT, act=act("经办"), assessment=assessed()),
        )
        assert ["changed-meanwhile", "done"] == told
        after: Application = two[0].read(draft.id)
        assert (after.notes == "x") == (after.state is State.DRAFT)
