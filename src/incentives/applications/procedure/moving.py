"""A move of an application: judged whole, and taken in one transaction with all that it brings.

Nothing of it is seen before the transaction ends: on approval the determination stands in the
chain and the application is determined, or neither.
"""

import attrs
from sqlalchemy import Connection, func, insert, select

from incentives.applications.application import Application, StepTaken, reckoned_by_of
from incentives.applications.checking import check_kinds, check_lines
from incentives.applications.office.changing import current_settings
from incentives.applications.procedure.matching import check_of
from incentives.applications.procedure.open_things import check_acknowledged, open_at
from incentives.applications.procedure.two_people import check_other_person
from incentives.applications.rows import read_file, read_steps, step_cells
from incentives.applications.state import Move, State, Way, moves_from, way_of
from incentives.applications.writing import check_version, write_file
from incentives.engine.findings.assessment import Assessment
from incentives.register import Act, RegisterError
from incentives.register.content import of_application, step_document
from incentives.register.entry import ending_of
from incentives.register.store.application_tables import steps
from incentives.register.store.database import Database
from incentives.register.writing.allowing import check_duty
from incentives.register.writing.filing import annul_within, file_within, judged_determination
from incentives.register.writing.judging import judge_act, judge_applicant
from incentives.values.text import Text, filled
from incentives.wordings import applications as wordings


@attrs.frozen(kw_only=True)
class Moving:
    """What somebody does with an application, as he has read it.

    `seen`: the fingerprint of the result that he has looked at; empty: he does not say.
    """

    application: Application
    move: Move
    act: Act
    opinion: str = ""
    assessment: Assessment | None = None
    acknowledged: str = ""
    seen: str = ""


def move_application(database: Database, moving: Moving) -> Application:
    """The application stands where the move leads to, or nothing of it is written.

    `Applications.move` lists what is refused.
    """
    _check(moving)
    document = None
    if moving.move is Move.APPROVE and moving.assessment is not None:
        applicant = moving.application.applicant
        document = judged_determination(moving.assessment, applicant, moving.act)
    with database.filing() as connection:
        return move_within(connection, moving, document)


def move_within(
    connection: Connection, moving: Moving, document: dict[str, object] | None
) -> Application:
    """Likewise; the lock is held, and the move was judged as far as it can be without.

    `document`: what the determination will hold, on approval.
    """
    standing = read_file(connection, moving.application.id)
    check_version(standing, moving.application)
    way = _way(standing.state, moving.move)
    check_duty(connection, moving.act, way.duty)
    taken = read_steps(connection, standing.id)
    settings = current_settings(connection)
    check_other_person(taken, moving.move, moving.act, settings)
    things = open_at(connection, standing, moving.move, moving.assessment)
    check_acknowledged(things, moving.acknowledged)
    step = _step(moving, way)
    entry = _file(connection, moving, (*taken, step), document)
    _write(connection, standing, attrs.evolve(step, entry=entry), moving.act)
    return read_file(connection, standing.id)


def _check(moving: Moving) -> None:
    """All of it that can be judged before the lock.

    Raises:
        RegisterError: `odd-value`; what a text or an act is refused with; `no-reason`;
            `no-such-move`; `no-applicant`; `no-assessment`, `other-case`, `other-result`.
    """
    check_kinds("typed", Application, moving.application)
    check_kinds("typed", Move, moving.move)
    judge_act(moving.act, needs_reason=moving.act.corrects is not None)
    check_lines("opinion", moving.opinion)
    check_lines("acknowledged", moving.acknowledged)
    if moving.move.needs_opinion and not moving.opinion.strip():
        text = filled(wordings.NO_OPINION, move=wordings.MOVES[moving.move.value])
        raise RegisterError("no-reason", text)
    _way(moving.application.state, moving.move)
    _check_result(moving)
    if not moving.move.needs_assessment:
        return
    judge_applicant(moving.application.applicant)
    if moving.assessment is None:
        text = filled(wordings.NO_ASSESSMENT, move=wordings.MOVES[moving.move.value])
        raise RegisterError("no-assessment", text)


def _check_result(moving: Moving) -> None:
    """What the step goes by is of this application, and is what was seen.

    Raises:
        RegisterError: `odd-value`, `other-case`; `other-result`.
    """
    check_kinds("typed", str, moving.seen)
    if not moving.move.is_by_result or moving.assessment is None:
        return
    check_of(moving.application, moving.assessment)
    if moving.seen and moving.assessment.fingerprint != moving.seen:
        raise RegisterError("other-result", wordings.OTHER_RESULT)


def _way(state: State, move: Move) -> Way:
    way = way_of(state, move)
    if way is None:
        possible = [wordings.MOVES[each.move.value] for each in moves_from(state)]
        moves = wordings.NOTHING
        if possible:
            zh, en = "、".join(text.zh for text in possible), ", ".join(t.en for t in possible)
            moves = Text(zh, en)
        gaps = {"state": wordings.STATES[state.value], "move": wordings.MOVES[move.value]}
        raise RegisterError("no-such-move", filled(wordings.NO_SUCH_MOVE, moves=moves, **gaps))
    return way


def _step(moving: Moving, way: Way) -> StepTaken:
    return StepTaken(
        move=way.move,
        by=moving.act.officer,
        person=moving.act.person,
        at=moving.act.filed_at,
        opinion=moving.opinion,
        acknowledged=moving.acknowledged,
        from_state=way.start,
        to_state=way.end,
        entry=None,
        reckoned_by=reckoned_by_of(moving.assessment)
        if moving.assessment is not None and way.move.is_by_result
        else None,
    )


def _file(
    connection: Connection,
    moving: Moving,
    taken: tuple[StepTaken, ...],
    document: dict[str, object] | None,
) -> int | None:
    """What the move brings about in the register; the number of its entry, if it does."""
    application = moving.application
    documents = [step_document(step_cells(step)) for step in taken]
    on_paper = {
        "office": current_settings(connection).name,
        "party": attrs.asdict(application.party),
    }
    said = of_application(application.id, application.number, documents, on_paper)
    if document is not None:
        applicant = application.applicant
        # What was paid and is not reckoned with was acknowledged: the steps keep the reason.
        return file_within(
            connection, {**document, **said}, applicant, moving.act, doubts=()
        ).number
    if moving.move is not Move.WITHDRAW:
        return None
    entry = None
    why = attrs.evolve(moving.act, reason=moving.opinion)
    for number in application.determinations:
        if ending_of(connection, number) is None:
            entry = annul_within(connection, number, why, said).number
    return entry


def _write(connection: Connection, standing: Application, step: StepTaken, act: Act) -> None:
    last = select(func.max(steps.c.place)).where(steps.c.application == standing.id)
    place = (connection.execute(last).scalar_one() or 0) + 1
    row = {"application": standing.id, "place": place, **step_cells(step)}
    connection.execute(insert(steps).values(row))
    write_file(connection, standing, act, {"state": step.to_state.value})
