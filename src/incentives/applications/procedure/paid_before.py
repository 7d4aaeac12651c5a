"""What the register has paid to the applicant that an assessment does not reckon with."""

from collections.abc import Iterator

from sqlalchemy import Connection

from incentives.applications.application import Application
from incentives.engine.findings.assessment import Assessment
from incentives.facts.field import Role
from incentives.facts.plain import unstructure_case
from incentives.register.reading.alike import number_in
from incentives.register.reading.awarding import Paid, awards_of, payments_to

_ENTRY = "entry"


def unlisted(
    connection: Connection, application: Application, assessment: Assessment
) -> tuple[Paid, ...]:
    """Payments in the application's dossier that count, and that the assessed case does not list.

    Of a vocabulary whose prior awards have no column for entries it cannot be told.
    """
    own = application.applicant.dossier_key
    here = [paid for paid in _paid(connection, application, assessment) if paid.row.get(_ENTRY)]
    case = unstructure_case(assessment.case)
    rows = case.get(awards_of(assessment.law.library.vocabulary)) if here else None
    listed = {number_in(row) for row in rows} if isinstance(rows, list | tuple) else set()
    return tuple(
        paid for paid in here if paid.whose.dossier_key == own and paid.number not in listed
    )


def elsewhere(
    connection: Connection, application: Application, assessment: Assessment
) -> tuple[Paid, ...]:
    """Payments to the applicant in other dossiers, of what the assessment gives or may give."""
    own = application.applicant.dossier_key
    given = {each.incentive for each in assessment if each.outcome.is_given}
    return tuple(
        paid
        for paid in _paid(connection, application, assessment)
        if paid.whose.dossier_key != own and paid.incentive in given
    )


def _paid(
    connection: Connection, application: Application, assessment: Assessment
) -> Iterator[Paid]:
    vocabulary = assessment.law.library.vocabulary
    if vocabulary.role(Role.AWARDS) is not None and application.party.name:
        yield from payments_to(connection, application.applicant, vocabulary)
