"""What the register has paid to the applicant that an assessment does not reckon with."""

import attrs
from sqlalchemy import Connection

from incentives.applications.application import Application
from incentives.engine.findings.assessment import Assessment
from incentives.facts.field import Role
from incentives.facts.plain import unstructure_case
from incentives.register.reading.alike import number_in
from incentives.register.reading.awarding import Paid, awards_of, payments_to

_ENTRY = "entry"


@attrs.frozen(kw_only=True)
class PaidBefore:
    """Payments that count and are not set off.

    `unlisted`: in the application's dossier, and not in the assessed case; of a vocabulary whose
    prior awards have no column for entries it cannot be told. `elsewhere`: in other dossiers, of
    what the assessment gives or may give.
    """

    unlisted: tuple[Paid, ...] = ()
    elsewhere: tuple[Paid, ...] = ()


def paid_before(
    connection: Connection, application: Application, assessment: Assessment
) -> PaidBefore:
    """What was paid to the applicant and the assessment does not set off."""
    vocabulary = assessment.law.library.vocabulary
    if vocabulary.role(Role.AWARDS) is None or not application.party.name:
        return PaidBefore()
    own = application.applicant.dossier_key
    rows = unstructure_case(assessment.case).get(awards_of(vocabulary))
    listed = {number_in(row) for row in rows} if isinstance(rows, list | tuple) else set()
    given = {each.incentive for each in assessment if each.outcome.is_given}
    paid = payments_to(connection, application.applicant, vocabulary)
    here = [one for one in paid if one.whose.dossier_key == own]
    others = [one for one in paid if one.whose.dossier_key != own]
    return PaidBefore(
        unlisted=tuple(one for one in here if one.row.get(_ENTRY) and one.number not in listed),
        elsewhere=tuple(one for one in others if one.incentive in given),
    )
