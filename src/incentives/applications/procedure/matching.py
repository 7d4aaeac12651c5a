"""Whether an assessment is of the facts that an application holds."""

from incentives.applications.application import Application
from incentives.engine.assessment.naming import with_ids
from incentives.engine.findings.assessment import Assessment
from incentives.errors import CaseError
from incentives.facts.document import structure_case
from incentives.facts.field import Role
from incentives.facts.plain import unstructure_case
from incentives.register import RegisterError
from incentives.register.shapes import check_kind
from incentives.wordings import applications as wordings
from incentives.wordings import judging


def check_of(application: Application, assessment: object) -> None:
    """The assessment is of the application's facts, day and programmes, and of nothing else.

    Payments that the register knows may have been added to those that the facts list, and what the
    facts call by its name may be called by its id.

    Raises:
        RegisterError: `odd-value` if it is no assessment; `other-case` if it is of others.
    """
    check_kind(assessment, Assessment, judging.ASSESSMENT, judging.AN_ASSESSMENT)
    assert isinstance(assessment, Assessment)
    if application.on is not None and assessment.on != application.on:
        raise RegisterError("other-case", wordings.OTHER_CASE)
    if set(assessment.only or ()) != set(application.programmes):
        raise RegisterError("other-case", wordings.OTHER_PROGRAMMES)
    vocabulary = assessment.law.library.vocabulary
    try:
        case = with_ids(structure_case(application.document, vocabulary), assessment.law.library)
        own = unstructure_case(case)
    except CaseError:
        raise RegisterError("other-case", wordings.OTHER_CASE) from None
    assessed = unstructure_case(assessment.case)
    awards = vocabulary.role(Role.AWARDS)
    if awards is not None:
        listed, known = own.pop(awards.name, None), assessed.pop(awards.name, None)
        if not _has_all(known, listed):
            raise RegisterError("other-case", wordings.OTHER_CASE)
    if own != assessed:
        raise RegisterError("other-case", wordings.OTHER_CASE)


def _has_all(known: object, listed: object) -> bool:
    """Whether every payment that is listed is among those that are known."""
    if not isinstance(listed, list | tuple) or not listed:
        return True
    left = list(known) if isinstance(known, list | tuple) else []
    for payment in listed:
        if payment not in left:
            return False
        left.remove(payment)
    return True
