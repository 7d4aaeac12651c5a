"""What the office adds to an assessment on the form of a file: who applies, and opinions."""

from incentives.applications import Application, State, StepTaken
from incentives.applications.papers.form_of_entry import SIGNED
from incentives.applications.procedure.two_people import since_taken_up
from incentives.desk.at_hand.file import applications, office_settings
from incentives.desk.office import office_library
from incentives.desk.session import words
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.printing.blocks import Opinion

_STANDING = frozenset({State.DETERMINED, State.PAID, State.CLOSED})


def form_of(file: Application) -> ApprovalForm | None:
    """The form of the file as it stands; None: it was withdrawn after it was determined.

    While it is worked on it is a draft, with the opinions since it was last taken up; what is not
    said yet is empty. Of a determined file it tells the present state: what is signed is kept.
    """
    if is_determined(file):
        return ApprovalForm(
            office=office_settings().name,
            number=file.number,
            entry=str(file.determinations[-1]),
            party=file.party,
            facts=office_library().vocabulary.form_facts,
            is_state=True,
        )
    if file.state is State.WITHDRAWN and file.determinations:
        return None
    steps = since_taken_up(applications().steps(file))
    said = {step.move: step for step in steps if step.move in SIGNED}
    return ApprovalForm(
        office=office_settings().name,
        number=file.number,
        party=file.party,
        opinions=tuple(_opinion(said.get(move)) for move in SIGNED),
        remarks=tuple(step.acknowledged for step in steps if step.acknowledged),
        facts=office_library().vocabulary.form_facts,
    )


def is_determined(file: Application) -> bool:
    """Whether a determination of the file stands, and nothing of it is worked on."""
    return bool(file.determinations) and file.state in _STANDING


def _opinion(step: StepTaken | None) -> Opinion:
    if step is None:
        return Opinion()
    return Opinion(text=step.opinion, person=step.by, day=words().day(step.at.date()))
