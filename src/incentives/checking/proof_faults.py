"""What stands against the proof, as faults at the lines that can mend it."""

from incentives.loading.text.log import FaultLog
from incentives.policy.library import Library
from incentives.policy.parameter import DatedFigure
from incentives.policy.proof import Hole, Proof, Tie
from incentives.policy.renewals import VersionHole, VersionOverlap
from incentives.values.period import Period


def note_faults(proof: Proof, library: Library, log: FaultLog) -> None:
    """Every hole, tie and overlap is in the log, at the line that can mend it.

    `undeclared-gap` (of a figure, or between versions), `ambiguous-figure`, `overlapping-versions`.
    """
    for hole in proof.holes:
        _note_hole(hole, library, log)
    for tie in proof.ties:
        _note_tie(tie, log)
    for overlap in proof.overlaps:
        _note_overlap(overlap, log)
    for between in proof.version_holes:
        _note_version_hole(between, log)


def _note_hole(hole: Hole, library: Library, log: FaultLog) -> None:
    place = library.jurisdictions[hole.place].name.en if hole.place else ""
    law = f" in the law of {place}" if place else ""
    readers = f", when {', '.join(hole.readers[:3])} may read it" if hole.readers else ""
    ends = f", to: {hole.days.last}" if hole.days.last is not None else ""
    log.add(
        hole.parameter.span,
        f"'{hole.parameter.id}' has no figure {_days(hole.days)}{law}{readers}",
        "undeclared-gap",
        "State the figure, or declare the gap: "
        f"`{{from: {hole.days.first}{ends}, gap: true, cite: …}}`.",
    )


def _note_tie(tie: Tie, log: FaultLog) -> None:
    earlier, later = sorted(
        (tie.first, tie.second), key=lambda dated: (dated.span.file, dated.span.line)
    )
    message = (
        f"'{tie.parameter.id}' has another figure of equal rank {_days(tie.days)}: "
        f"{_place(earlier)}"
    )
    hint = "Give one of them an earlier end, or the day on which its document was published."
    log.add(later.span, message, "ambiguous-figure", hint)


def _place(dated: DatedFigure) -> str:
    return f"{dated.span.file}:{dated.span.line}"


def _note_overlap(overlap: VersionOverlap, log: FaultLog) -> None:
    message = (
        f"'{overlap.incentive.id}' and the version of '{overlap.earlier.id}' are both in force "
        f"on {overlap.day}"
    )
    hint = (
        f"End '{overlap.earlier.id}' the day before this instrument begins, or drop the "
        "incentive by `without`."
    )
    log.add(overlap.later.span, message, "overlapping-versions", hint)


def _note_version_hole(hole: VersionHole, log: FaultLog) -> None:
    message = (
        f"'{hole.incentive.id}' has no version {_days(hole.days)}, between '{hole.earlier.id}' "
        "and this instrument"
    )
    hint = (
        "Mend the days in force, or declare the gap in this header: `gap_before: "
        "{text: {zh: …, en: …}, cite: …}`."
    )
    log.add(hole.later.span, message, "undeclared-gap", hint)


def _days(days: Period) -> str:
    if days.last is None:
        return f"from {days.first} on"
    return f"on {days.first}" if days.first == days.last else f"from {days.first} to {days.last}"
