"""What was not said and counts as what the vocabulary says, told beside what rests on it."""

from collections.abc import Iterator

from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.engine.findings.determination import Determination
from incentives.facts.vocabulary import Vocabulary


def assumed_facts(determination: Determination, vocabulary: Vocabulary) -> Iterator[CoverageNote]:
    """A note for each fact that was left out and counts as assumed in what is given."""
    for trace in determination.reasons.assumed:
        field = vocabulary.field_of(trace.fact) if trace.fact is not None else None
        if field is not None and field.spec.assumed is not None:
            yield CoverageNote(
                kind=CoverageKind.ASSUMED,
                subject=str(trace.fact),
                text=field.spec.assumed.text,
                citation=determination.rule.citation,
                touches=(determination.incentive,),
            )
