"""What the form of a determination shows beside its assessment, as the entry holds it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from incentives.applications.state import Move
from incentives.register import Entry
from incentives.register.plain import Plain
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.party import Party
from incentives.report.printing.blocks import Opinion
from incentives.report.words.names import Words

SIGNED = (Move.SUBMIT, Move.REVIEW, Move.APPROVE)
"""The steps of which the form holds an opinion, in its order."""


def form_of_entry(
    entry: Entry, words: Words, *, party: Party | None = None, facts: Sequence[str] = ()
) -> ApprovalForm:
    """The form of a determination: who applied, what was said, its number and code.

    `party`: who applied, for an entry that holds nothing but name and code. `facts`: see
    `ApprovalForm`. An entry that was changed raises RegisterError (`changed`).
    """
    said = entry.content.maybe_part("application")
    steps = _since_taken_up(said.rows("steps")) if said is not None else ()
    by_move = {step.text("move"): step for step in steps}
    named = Party(name=entry.applicant.name, credit_code=entry.applicant.credit_code)
    acknowledged = [step.text("acknowledged") for step in steps]
    return ApprovalForm(
        office=(said.maybe_text("office") or "") if said is not None else "",
        number=said.text("number") if said is not None else "",
        entry=str(entry.number),
        code=entry.code,
        party=_party_in(said) or party or named,
        opinions=tuple(_opinion(by_move.get(move.value), words) for move in SIGNED)
        if said is not None
        else (),
        remarks=tuple(text for text in acknowledged if text),
        facts=tuple(facts),
    )


def _party_in(said: Plain | None) -> Party | None:
    held: Mapping[str, object] = {}
    part = said.maybe_part("party") if said is not None else None
    held = part.of if part is not None else held
    return Party(**{name: str(text) for name, text in held.items()}) if held else None


def _since_taken_up(steps: Sequence[Plain]) -> Sequence[Plain]:
    """The steps since the application was last taken up again; all of them, if it never was."""
    again = [at for at, step in enumerate(steps) if step.text("move") == Move.REOPEN.value]
    return steps[again[-1] + 1 :] if again else steps


def _opinion(step: Plain | None, words: Words) -> Opinion:
    if step is None:
        return Opinion()
    day = datetime.fromisoformat(step.text("at")).date()
    return Opinion(text=step.text("opinion"), person=step.text("officer"), day=words.day(day))
