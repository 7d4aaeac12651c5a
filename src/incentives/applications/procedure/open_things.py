"""What is open where an application is handed on: it is shown, and gone past for a reason only."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from incentives.applications.application import Application, OpenThing
from incentives.applications.procedure.reckoned_otherwise import reckoned_otherwise
from incentives.applications.state import Move
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.register import RegisterError
from incentives.register.entry import ended_numbers, ending_of
from incentives.register.reading.searching import is_given
from incentives.register.reading.unreckoned import unreckoned
from incentives.register.store.tables import awards, payments
from incentives.report.papers.approval.party import CREDIT_CODE, particulars
from incentives.values.text import Text, filled
from incentives.wordings import applications as wordings


def open_in(application: Application, assessment: Assessment | None) -> tuple[OpenThing, ...]:
    """What is open of the application by what its facts come to, the weightiest first.

    Of what it is for: papers outstanding of what is given or may be, what could not be determined,
    whether anything is due; besides a missing code, and what was typed and not taken.
    """
    return tuple(_open_in(application, assessment))


def _open_in(application: Application, assessment: Assessment | None) -> Iterator[OpenThing]:
    if application.typed:
        yield _thing("typed", wordings.OPEN_TYPED, count=len(application.typed))
    if assessment is not None:
        given = [each for each in asked_for(application, assessment) if each.outcome.is_given]
        undetermined = [each for each in given if each.outcome is Outcome.UNDETERMINED]
        papers = {paper for each in given for paper in each.evidence_outstanding}
        if undetermined:
            yield _thing("undetermined", wordings.OPEN_UNDETERMINED, count=len(undetermined))
        if papers:
            yield _thing("papers", wordings.OPEN_PAPERS, count=len(papers))
        if not given:
            yield _thing("nothing-due", wordings.OPEN_NOTHING_DUE)
        is_coded = CREDIT_CODE in particulars(assessment.law.library.vocabulary)
        if is_coded and not application.party.credit_code:
            yield _thing("no-code", wordings.OPEN_NO_CODE)


def asked_for(application: Application, assessment: Assessment) -> Iterator[Determination]:
    """The determinations of what the application is for."""
    for determination in assessment:
        if not application.programmes or determination.incentive in application.programmes:
            yield determination


def open_on_paying(connection: Connection, application: Application) -> tuple[OpenThing, ...]:
    """That the register has no payment that counts for what was determined of the application."""
    query = select(func.count()).where(
        payments.c.determination.in_(application.determinations),
        payments.c.entry.not_in(ended_numbers()),
    )
    paid = connection.execute(query).scalar_one()
    return () if paid else (_thing("unpaid", wordings.OPEN_UNPAID),)


def check_acknowledged(things: tuple[OpenThing, ...], acknowledged: str) -> None:
    """Nothing is open, or it is said why that is no hindrance.

    Raises:
        RegisterError: `not-acknowledged`, with all that is open.
    """
    if things and not acknowledged.strip():
        zh = "；".join(thing.text.zh for thing in things)
        en = "; ".join(thing.text.en for thing in things)
        text = filled(wordings.NOT_ACKNOWLEDGED, open=Text(zh, en))
        raise RegisterError("not-acknowledged", text, entry=things[0].entry)


def open_at(
    connection: Connection, application: Application, move: Move, assessment: Assessment | None
) -> tuple[OpenThing, ...]:
    """What must be acknowledged before this move."""
    if move is Move.REVIEW and assessment is not None:
        return tuple(reckoned_otherwise(connection, application, assessment))
    if move.needs_assessment and assessment is not None:
        paid = unreckoned(connection, assessment, application.applicant)
        before = (OpenThing(slug=one.slug, text=one.text, entry=one.entry) for one in paid)
        other = reckoned_otherwise(connection, application, assessment)
        left = _left_out(connection, application, assessment)
        return (*other, *before, *left, *open_in(application, assessment))
    if move.needs_assessment:
        return open_in(application, None)
    return open_on_paying(connection, application) if move is Move.PAY else ()


def _left_out(
    connection: Connection, application: Application, assessment: Assessment
) -> Iterator[OpenThing]:
    """What the last determination of the dossier gives and this one says nothing of.

    The later one of a dossier takes the place of the one before in every list and sum.
    """
    made = application.determinations
    last = made[-1] if made else application.opened_from
    if last is None or ending_of(connection, last) is not None:
        return
    given = select(awards.c.incentive).where(awards.c.entry == last, is_given(awards.c.outcome))
    left = [name for name in connection.execute(given).scalars() if name not in assessment]
    if left:
        yield _thing("left-out", wordings.OPEN_LEFT_OUT, number=last, count=len(left))


def _thing(slug: str, wording: Text, **gaps: object) -> OpenThing:
    return OpenThing(slug=slug, text=filled(wording, **gaps))
