"""What was not said and counts as something, or was said and does not count, told beside it."""

from collections.abc import Collection, Iterable, Iterator

from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.engine.findings.determination import Determination
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import UNKNOWN
from incentives.facts.vocabulary import Vocabulary
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Library


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


def facts_not_asked(
    traces: Iterable[Trace], touched: str, given: Collection[str], library: Library
) -> Iterator[CoverageNote]:
    """A note for each fact that the case gives although it is not asked of it, and that was met.

    `given`: the facts that the case gives and that are not asked of every case or row, by their
    ids, of rows by their paths.
    """
    for trace in traces if given else ():
        definition = trace.definition
        if definition is None or definition.id not in library.declared_facts:
            continue
        declared = library.declared_facts[definition.id]
        if not trace.parts or _place_of(trace, declared) not in given:
            continue
        test = next(iter(trace.parts[0].parts), None)
        if test is not None and not test.value:
            yield CoverageNote(
                kind=CoverageKind.NOT_ASKED,
                subject=declared.id,
                text=declared.text,
                citation=definition.citation,
                touches=(touched,),
            )


def _place_of(trace: Trace, declared: DeclaredFact) -> str:
    """Where the case gives the fact that was asked."""
    return declared.id if trace.row is None else trace.row.inner(declared.column).text


def given_though_not_asked_of_all(snapshot: Snapshot, library: Library) -> Iterator[str]:
    """Where the case gives a fact that is not asked of every case or row: its id, or its path."""
    yield from filter(library.asked_if, snapshot.declared)
    of_rows = [
        fact for fact in library.declared_facts.values() if fact.of and library.asked_if(fact.id)
    ]
    for fact in of_rows:
        rows = snapshot.rows.get(fact.of or "", UNKNOWN)
        for row in rows if isinstance(rows, tuple) else ():
            if row.values.get(fact.column, UNKNOWN) is not UNKNOWN:
                yield row.path_of(fact.column).text
