"""How much of the working of a determination is kept for whoever reads it."""

from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.findings.determination import Determination

ENTRIES_OF_A_PART = 10
"""A part counts as so many entries, beside what it lacks."""
FEW_STEPS = 10_000
"""Up to so many steps in all the workings are too short to be worth counting."""


def keep_working(determination: Determination, effort: Effort) -> None:
    """Counts its parts, what each of them lacks, and the workings that they are told with.

    What several parts rest on is told once, and counts once.

    Raises:
        AssessmentError: `too-much-work` if it is too much.
    """
    parts = determination.working
    effort.keep(sum(ENTRIES_OF_A_PART + len(part.missing) for part in parts))
    if effort.steps <= FEW_STEPS:
        return
    effort.keep(len(determination.reasons.traces))
