"""Whether a result rests on other policies or overlays than at the step before it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from incentives.applications.application import Application, OpenThing, OverlayUsed, reckoned_by_of
from incentives.applications.procedure.two_people import since_taken_up
from incentives.applications.rows import read_steps
from incentives.applications.state import MOVES
from incentives.engine.findings.assessment import Assessment
from incentives.values.text import Text, filled
from incentives.wordings import applications as wordings

_SHORT = 8


def reckoned_otherwise(
    connection: Connection, application: Application, assessment: Assessment
) -> Iterator[OpenThing]:
    """What has changed since the last step that was taken by a result, since it was taken up.

    Who goes on all the same says why; else the application is sent back.
    """
    if application.may_change:
        return  # whoever hands it on is the first who judges it
    steps = since_taken_up(read_steps(connection, application.id))
    last = next((step for step in reversed(steps) if step.reckoned_by is not None), None)
    if last is None or last.reckoned_by is None:
        return
    now, move = reckoned_by_of(assessment), MOVES[last.move]
    if [one.digest for one in now.overlays] != [one.digest for one in last.reckoned_by.overlays]:
        told = {"before": _named(last.reckoned_by.overlays), "now": _named(now.overlays)}
        text = filled(wordings.OPEN_OVERLAYS, move=move, **told)
        yield OpenThing(slug="overlays-changed", text=text)
    if now.library != last.reckoned_by.library:
        text = filled(wordings.OPEN_LIBRARY, move=move)
        yield OpenThing(slug="library-changed", text=text)


def _named(overlays: Sequence[OverlayUsed]) -> Text:
    if not overlays:
        return wordings.NO_OVERLAY
    told = [
        filled(wordings.OVERLAY_NAMED, title=one.title, digest=one.digest[:_SHORT])
        for one in overlays
    ]
    return Text("、".join(one.zh for one in told), ", ".join(one.en for one in told))
