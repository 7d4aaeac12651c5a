"""One person does one of the three steps only: handing on, reviewing, approving."""

from collections.abc import Sequence

from incentives.applications.application import StepTaken
from incentives.applications.office.settings import OfficeSettings
from incentives.applications.state import ROLES, Move
from incentives.register import Act, RegisterError
from incentives.values.text import Text, filled
from incentives.values.texts.plain_text import compared
from incentives.wordings import applications as wordings


def barred_by(
    taken: Sequence[StepTaken], move: Move, act: Act, settings: OfficeSettings
) -> StepTaken | None:
    """The step that keeps who acts from this move; None: nothing does.

    Another of the three steps that he has taken since the application was last taken up; the
    settings of the office can allow it.
    """
    if move not in ROLES or settings.may_one_person_do_two_steps:
        return None
    steps = since_taken_up(taken)
    others = (step for step in steps if step.move in ROLES and step.move is not move)
    return next((step for step in others if is_same(step, act)), None)


def since_taken_up(taken: Sequence[StepTaken]) -> Sequence[StepTaken]:
    """The steps since the application was last taken up again; all of them, if it never was."""
    last = max((at for at, step in enumerate(taken) if step.move is Move.REOPEN), default=-1)
    return taken[last + 1 :]


def is_same(step: StepTaken, act: Act) -> bool:
    """Whether who took the step and who acts are one.

    By the id for good where both have signed in, whatever they are called; else by the name,
    whatever its blanks, width and case.
    """
    if step.person is not None and act.person is not None:
        return step.person.key == act.person.key
    return compared(step.by) == compared(act.officer)


def check_other_person(
    taken: Sequence[StepTaken],
    move: Move,
    act: Act,
    settings: OfficeSettings,
) -> None:
    """Who acts has taken none of the other two steps of the application.

    Raises:
        RegisterError: `same-person`, with the step that he has taken.
    """
    step = barred_by(taken, move, act, settings)
    if step is not None:
        raise RegisterError("same-person", same_person_told(step, move, act.officer))


def same_person_told(step: StepTaken, move: Move, name: str) -> Text:
    """That who is called so has taken the step, and another must make the move."""
    done, wanted = wordings.MOVES[step.move.value], wordings.MOVES[move.value]
    return filled(wordings.SAME_PERSON, name=name, done=done, move=wanted)
