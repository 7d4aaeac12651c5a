"""The conditions of a determination, one by one, with facts used and papers held and outstanding."""

from collections.abc import Iterator, Sequence

import attrs

from incentives.engine.open_value import Open
from incentives.engine.parts import Worked
from incentives.engine.result import ConditionResult, FactUsed
from incentives.engine.trace import Trace, traces_in
from incentives.language.expression import Apply, Clause, Named, Stated


@attrs.frozen(kw_only=True, eq=False)
class _Judged:
    clause: Clause
    holds: bool | None
    trace: Trace
    label: str


def condition_results(worked: Sequence[Worked], held: frozenset[str]) -> tuple[ConditionResult, ...]:
    """Each condition as often as it came out differently; parts in which it came out alike are told together."""
    groups: dict[tuple[str, bool | None], list[_Judged]] = {}
    for each in worked:
        if each.condition is not None:
            for judged in _judged(each.condition, each.part.label):
                groups.setdefault((judged.clause.id, judged.holds), []).append(judged)
    judged_parts = [each.part.label for each in worked if each.condition is not None]
    return tuple(_result(group, held, judged_parts) for group in groups.values())


def _judged(trace: Trace, label: str) -> Iterator[_Judged]:
    """The single requirements: what is joined by 'and' is taken apart, through definitions too."""
    for found in _requirements(trace, None):
        clause, inner = found
        value = inner.value
        holds = None if isinstance(value, Open) else bool(value)
        yield _Judged(clause=clause, holds=holds, trace=inner, label=label)


def _requirements(trace: Trace, clause: Clause | None) -> Iterator[tuple[Clause, Trace]]:
    expression = trace.expression
    match expression:
        case Stated(clause=own):
            inner = trace.parts[0]
            if _is_joined(inner):
                yield from _requirements(inner, own)
                if own.evidence:
                    yield own, trace
            else:
                yield (own if own.text is not None or clause is None else clause), trace
        case Named() if trace.definition is not None:
            yield from _requirements(trace.parts[0], clause)
        case Apply(operator=operator) if operator.name == "and":
            for part in trace.parts:
                yield from _requirements(part, clause)
        case _ if clause is not None:
            yield clause, trace


def _is_joined(trace: Trace) -> bool:
    """Whether the trace is several requirements that must all hold."""
    expression = trace.expression
    if isinstance(expression, Apply) and expression.operator.name == "and":
        return True
    if isinstance(expression, Stated):
        return _is_joined(trace.parts[0])
    return trace.definition is not None


def _result(group: Sequence[_Judged], held: frozenset[str], all_parts: Sequence[str]) -> ConditionResult:
    clause = group[0].clause
    facts: dict[str, FactUsed] = {}
    missing = set()
    for judged in group:
        for part in traces_in(judged.trace):
            if part.fact is not None:
                facts.setdefault(part.fact, FactUsed(path=part.fact, value=part.value))
        if isinstance(judged.trace.value, Open):
            missing |= judged.trace.value.missing
    labels = tuple(judged.label for judged in group)
    evidence = tuple(dict.fromkeys(paper for judged in group for paper in _papers(judged.trace, judged.clause)))
    return ConditionResult(
        clause=clause, holds=group[0].holds, facts=tuple(facts.values()),
        evidence_held=tuple(paper for paper in evidence if paper in held),
        evidence_outstanding=tuple(paper for paper in evidence if paper not in held),
        missing=tuple(sorted(missing)), parts=() if len(labels) == len(all_parts) else labels,
    )  # fmt: skip


def _papers(trace: Trace, clause: Clause) -> Iterator[str]:
    yield from clause.evidence
    for part in traces_in(trace):
        if isinstance(part.expression, Stated):
            yield from part.expression.clause.evidence
