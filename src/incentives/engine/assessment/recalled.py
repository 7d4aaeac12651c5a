"""What is from memory, its page not at hand, told beside what rests on it."""

from collections.abc import Iterable, Iterator

from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.values.citation import Citation, Standing
from incentives.values.text import Text


def recalled_conditions(
    conditions: Iterable[ConditionResult], subject: str, touched: str
) -> Iterator[CoverageNote]:
    """A note for each condition whose clause is from memory."""
    for condition in conditions:
        is_recalled = condition.standing is Standing.RECALLED
        if is_recalled and condition.citation is not None and condition.text is not None:
            yield recalled_note(subject, condition.text, condition.citation, touched)


def recalled_note(subject: str, text: Text, citation: Citation, touched: str) -> CoverageNote:
    """The note that a clause of what is given is from memory."""
    return CoverageNote(
        kind=CoverageKind.RECALLED,
        subject=subject,
        text=text,
        citation=citation,
        touches=(touched,),
    )
