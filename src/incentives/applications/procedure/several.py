"""Several applications moved, each by itself: what of it is refused keeps no other from it."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from incentives.applications.application import Application
from incentives.applications.procedure.moving import Moving
from incentives.applications.state import Move
from incentives.brief import brief
from incentives.engine.findings.assessment import Assessment
from incentives.register import Act, RegisterError


@attrs.frozen(kw_only=True)
class MoveRefused:
    """An application that was not moved, as it was read, and why not."""

    application: Application
    why: RegisterError

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Moved:
    """What came of moving several: those that were moved as they stand now, and the others."""

    moved: tuple[Application, ...]
    refused: tuple[MoveRefused, ...]

    __repr__ = brief


@attrs.frozen(kw_only=True)
class MovingAll:
    """What somebody does with several applications; `assessments`, `seen`: by the id of each."""

    move: Move
    act: Act
    opinion: str = ""
    assessments: Mapping[str, Assessment] = attrs.field(factory=dict)
    acknowledged: str = ""
    seen: Mapping[str, str] = attrs.field(factory=dict)


def move_several(
    move: Callable[[Moving], Application], applications: Iterable[Application], moving: MovingAll
) -> Moved:
    """Each application is moved by itself, by `move`, in a transaction of its own."""
    moved: list[Application] = []
    refused: list[MoveRefused] = []
    for application in applications:
        one = Moving(
            application=application,
            move=moving.move,
            act=moving.act,
            opinion=moving.opinion,
            assessment=moving.assessments.get(application.id),
            acknowledged=moving.acknowledged,
            seen=moving.seen.get(application.id, ""),
        )
        try:
            moved.append(move(one))
        except RegisterError as why:
            refused.append(MoveRefused(application=application, why=why))
    return Moved(moved=tuple(moved), refused=tuple(refused))
