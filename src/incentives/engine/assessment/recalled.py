"""What is not on record, told beside what rests on it: a page not at hand, the day of a start."""

from collections.abc import Collection, Iterable, Iterator

from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.uses import FigureUse
from incentives.policy.library import Library
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


def instruments_behind(determination: Determination) -> list[str]:
    """The instruments that state the incentive, and the charges and reliefs in its working."""
    steps = (step for part in determination.working for step in part.steps)
    return sorted({determination.instrument.id, *(step.subject.instrument for step in steps)})


def starts_behind(determination: Determination, library: Library) -> Iterator[CoverageNote]:
    """The notes on what the determination rests on."""
    stated_by, uses = instruments_behind(determination), determination.figures
    yield from starts_not_on_record(stated_by, uses, determination.incentive, library)


def starts_not_on_record(
    instruments: Iterable[str], uses: Collection[FigureUse], touched: str, library: Library
) -> Iterator[CoverageNote]:
    """A note for each of the instruments, and of the figures whose start is not that of theirs.

    `touched`: what they bear on.
    """
    stated_by = [use.figure.instrument for use in uses if use.figure is not None]
    for name in (*instruments, *stated_by):
        instrument = library.instruments.get(name)
        if instrument is not None and not instrument.in_force.first.is_on_record:
            yield CoverageNote(
                kind=CoverageKind.START_NOT_ON_RECORD,
                subject=name,
                text=instrument.title,
                citation=Citation(instrument.number, ""),
                touches=(touched,),
            )
    for use in uses:
        dated = use.figure
        if dated is None or dated.window.first.is_on_record:
            continue
        instrument = library.instruments.get(dated.instrument)
        if instrument is None or instrument.in_force.first != dated.window.first:
            yield CoverageNote(
                kind=CoverageKind.START_NOT_ON_RECORD,
                subject=use.parameter,
                text=library.parameters[use.parameter].text,
                citation=dated.citation,
                touches=(touched,),
            )
