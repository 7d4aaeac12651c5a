"""What is open of a file that is to be handed on or approved, by name."""

from collections.abc import Sequence

from incentives.applications import Application, Move, OpenThing
from incentives.applications.procedure.open_things import asked_for
from incentives.desk.at_hand.file import applications
from incentives.desk.session import language, say, words
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.report.words.amounts import missing_names
from incentives.report.words.heads import title_of
from incentives.wordings.desk.files import procedure as wordings

_MOST = 6
"""Of so many the names are told; the others are on their own pages."""
_MOST_MISSING = 2
"""So much of what an incentive lacks is told, what settles most first."""


def open_told(file: Application, move: Move, assessment: Assessment | None) -> tuple[str, ...]:
    """What is open before this move, a line for each kind of it; nothing where all is done."""
    things = applications().open_at(file, move, assessment)
    return tuple(_told(thing, file, assessment) for thing in things)


def _told(thing: OpenThing, file: Application, assessment: Assessment | None) -> str:
    what = thing.text.to(language())
    names = _names(thing, file, assessment) if assessment is not None else ()
    return say(wordings.OPEN_NAMED, what=what, names=_listed(names)) if names else what


def _names(thing: OpenThing, file: Application, assessment: Assessment) -> Sequence[str]:
    given = [one for one in asked_for(file, assessment) if one.outcome.is_given]
    if thing.slug == "papers":
        kinds = sorted({paper for one in given for paper in one.evidence_outstanding})
        return [words().paper(kind) for kind in kinds]
    if thing.slug == "undetermined":
        undetermined = [one for one in given if one.outcome is Outcome.UNDETERMINED]
        return [_undetermined_told(one, assessment) for one in undetermined]
    return ()


def _undetermined_told(one: Determination, assessment: Assessment) -> str:
    """The incentive with what it lacks, where that is said."""
    title = title_of(one, assessment, words())
    missing = missing_names(one.missing[:_MOST_MISSING], words())
    return say(wordings.OPEN_LACKING, title=title, missing=missing) if missing else title


def _listed(names: Sequence[str]) -> str:
    listed = words().listed(names[:_MOST])
    if len(names) <= _MOST:
        return listed
    return say(wordings.MORE, names=listed, count=len(names))
