"""The case at hand as it is assessed: with all that the register has paid for it."""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.desk.office import Office
from incentives.facts.field import Role
from incentives.register import Applicant, Asked, Joined, applicant_in


def with_payments(
    document: Mapping[str, object], place: Office, *, by: date, whose: Applicant | None = None
) -> Joined:
    """The case document and what the register has paid in its dossier; `by`: the day of the sheet.

    `whose`: the applicant with its dossier; None: that which the case names, in the one dossier
    that it has. Without a name there are no payments; where there are several dossiers what was
    paid in them is told, and not counted. A register that cannot be read raises RegisterError.
    """
    vocabulary = place.library.vocabulary
    applicant = whose or _named_in(document, place)
    if applicant is None or vocabulary.role(Role.AWARDS) is None:
        return Joined(document=document)
    asked = Asked(applicant=applicant, library=place.library, by=by)
    return place.register.with_payments(document, asked)


def _named_in(document: Mapping[str, object], place: Office) -> Applicant | None:
    applicant = applicant_in(document, place.library.vocabulary)
    if applicant is None:
        return None
    standing = {filing.whose.dossier for filing in place.register.dossiers(applicant)}
    only = standing.pop() if len(standing) == 1 else ""
    return attrs.evolve(applicant, dossier=only)
