"""What the office adds to an assessment on the form of a file: who applies, opinions, the entry."""

from incentives.applications import Application, Move, StepTaken
from incentives.applications.procedure.two_people import since_taken_up
from incentives.childcare.applicant import FORM_FACTS
from incentives.desk.at_hand.file import applications, office_settings
from incentives.desk.session import office, words
from incentives.engine.findings.assessment import Assessment
from incentives.register import Entry
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.printing.blocks import Opinion

_SIGNED = (Move.SUBMIT, Move.REVIEW, Move.APPROVE)
"""The steps of which the form holds an opinion, in its order."""


def form_of(file: Application, assessed: Assessment) -> ApprovalForm:
    """The form of the file: with number and code of the entry where this very assessment is filed.

    Opinions are those since the file was last taken up; what is not said yet is empty.
    """
    steps = since_taken_up(applications().steps(file))
    said = {step.move: step for step in steps if step.move in _SIGNED}
    entry = _entry_of(file, assessed)
    return ApprovalForm(
        office=office_settings().name,
        number=file.number,
        entry=str(entry.number) if entry is not None else "",
        code=entry.code if entry is not None else "",
        party=file.party,
        opinions=tuple(_opinion(said.get(move)) for move in _SIGNED),
        remarks=tuple(step.acknowledged for step in steps if step.acknowledged),
        facts=FORM_FACTS,
    )


def _entry_of(file: Application, assessed: Assessment) -> Entry | None:
    """The last determination of the file, if it counts and says just this."""
    if not file.determinations:
        return None
    entry = office().register.entry(file.determinations[-1])
    is_same = entry.ending is None and entry.assessment_json == assessed.to_json()
    return entry if is_same else None


def _opinion(step: StepTaken | None) -> Opinion:
    if step is None:
        return Opinion()
    return Opinion(text=step.opinion, person=step.by, day=words().day(step.at.date()))
