"""What was not said and counts as what the vocabulary says, told beside what rests on it."""

from collections.abc import Iterator

from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.engine.findings.determination import Determination
from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import FactValue, RowValue


def assumed_facts(determination: Determination, vocabulary: Vocabulary) -> Iterator[CoverageNote]:
    """A note for each fact that was left out and counts as assumed in what is given."""
    for trace in determination.reasons.assumed:
        expression = trace.expression
        assert isinstance(expression, FactValue | RowValue)  # nothing else is assumed
        record = expression.variable if isinstance(expression, RowValue) else ""
        field = vocabulary.field_at(expression.path, record)
        if field is not None and field.spec.assumed is not None:
            yield CoverageNote(
                kind=CoverageKind.ASSUMED,
                subject=str(trace.fact),
                text=field.spec.assumed.text,
                citation=determination.rule.citation,
                touches=(determination.incentive,),
            )
