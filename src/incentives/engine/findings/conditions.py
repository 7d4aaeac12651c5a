"""The conditions of a determination and of a check, one by one, with their facts and papers."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

import attrs

from incentives.brief import brief
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.not_applicable import NotApplicable, nothing_compared_in
from incentives.engine.findings.part import Part
from incentives.engine.findings.uses import (
    FactUsed,
    ReadForClause,
    WordUsed,
    read_for,
    words_read,
)
from incentives.language.expression import Apply, Clause, Expression, Stated
from incentives.language.possible import Missing, Open, in_order, missing_in
from incentives.policy.check import Check
from incentives.policy.instrument import Instrument
from incentives.values.citation import Citation, Standing
from incentives.values.place import WHOLE_CASE, RowPlace
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False)
class ConditionResult:
    """One condition: whether it holds (None: not known), the facts it rests on, and its papers.

    `words`: those to which definitions came that it reads. `places`: the rows or months it speaks
    of; empty: all. `not_applicable`: why what it compares does not exist, such as a row that it
    looks for in vain, or a quotient by zero. `workings`: of a check's conditions; others have none.
    `judged_for`: the first and the last of the days for which it was judged, the law dates of its
    parts; None where none is known.
    """

    clause: Clause
    holds: bool | None
    facts: tuple[FactUsed, ...]
    words: tuple[WordUsed, ...]
    evidence_held: tuple[str, ...]
    evidence_outstanding: tuple[str, ...]
    missing: tuple[Missing, ...]
    places: tuple[RowPlace, ...]
    not_applicable: tuple[NotApplicable, ...] = ()
    workings: tuple[Trace, ...] = ()
    judged_for: tuple[date, date] | None = None

    __repr__ = brief

    @property
    def parts(self) -> tuple[str, ...]:
        """The places as they are written."""
        return tuple(map(str, self.places))

    @property
    def id(self) -> str:
        """The id of the clause of the policy."""
        return self.clause.id

    @property
    def text(self) -> Text | None:
        """What it asks for, in the words of the law; None: it has no wording."""
        return self.clause.text

    @property
    def citation(self) -> Citation | None:
        """The clause that asks for it; None: it has none of its own."""
        return self.clause.citation

    @property
    def standing(self) -> Standing:
        """How well the clause is known."""
        return self.clause.standing


@attrs.frozen(kw_only=True, eq=False, slots=False)
class CheckResult:
    """A check: whether it holds (None: not known), its conditions, and its working.

    `law_date`: None where it is not known. `held`: the papers on file. `missing`: what must be
    known to say whether it holds.
    """

    check: Check
    instrument: Instrument
    law_date: date | None
    holds: bool | None
    held: frozenset[str]
    trace: Trace
    missing: tuple[Missing, ...]

    __repr__ = brief

    @property
    def id(self) -> str:
        """The full id of the check."""
        return self.check.id

    @cached_property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """Each condition with its facts and papers; told when they are first read."""
        return conditions_of(self.trace, self.held)

    @property
    def text(self) -> Text:
        """What it asks for, in the words of the law."""
        return self.check.text

    @property
    def citation(self) -> Citation:
        """The clause that sets the check."""
        return self.check.citation

    @property
    def rests_on_known_facts(self) -> bool:
        """Whether the case knows any of the facts that it reads."""
        return any(
            not isinstance(fact.value, Open)
            for condition in self.conditions
            for fact in condition.facts
        )


@attrs.define(kw_only=True, eq=False, repr=False)
class ConditionGroup:
    """A condition that came out one way: its distinct workings, and the parts it speaks of."""

    clause: Clause
    holds: bool | None
    traces: dict[int, Trace] = attrs.field(factory=dict)
    places: list[RowPlace] = attrs.field(factory=list)
    days: set[date] = attrs.field(factory=set)
    _read: ReadForClause | None = None

    def read(self) -> ReadForClause:
        """What its workings read; asked for once all of them are there."""
        if self._read is None:
            self._read = read_for(self.clause, self.traces.values())
        return self._read


def condition_groups(parts: Sequence[Part]) -> tuple[ConditionGroup, ...]:
    """Each condition as often as it came out differently, in the order of reading.

    Parts in which it came out alike stand together; parts whose condition was not judged are left
    out.
    """
    return _groups(
        [
            (part.place, part.condition, part.law_date)
            for part in parts
            if part.condition is not None
        ]
    )


def condition_results(
    groups: Sequence[ConditionGroup], parts: Sequence[Part], held: frozenset[str]
) -> tuple[ConditionResult, ...]:
    """The conditions of the groups, with the facts that they rest on and their papers.

    `parts`: those that the groups were made of. `held`: the papers on file.
    """
    judged_parts = sum(part.condition is not None for part in parts)
    return tuple(_result(group, held, judged_parts) for group in groups)


def conditions_of(trace: Trace, held: frozenset[str]) -> tuple[ConditionResult, ...]:
    """The conditions of one working by itself, with their own workings, in the order of reading."""
    groups = _groups([(WHOLE_CASE, trace, None)])
    return tuple(
        attrs.evolve(_result(group, held, 1), workings=tuple(group.traces.values()))
        for group in groups
    )


def _groups(judged: Sequence[tuple[RowPlace, Trace, date | None]]) -> tuple[ConditionGroup, ...]:
    groups: dict[tuple[str, bool | None], ConditionGroup] = {}
    taken_apart: dict[int, list[_Judgement]] = {}
    for place, condition, day in judged:
        key = id(condition)
        if key not in taken_apart:
            taken_apart[key] = _clause_by_clause(condition)
        for clause, holds, traces in taken_apart[key]:
            group = groups.get((clause.id, holds))
            if group is None:
                group = groups[clause.id, holds] = ConditionGroup(clause=clause, holds=holds)
            group.traces.update(traces)
            group.places.append(place)
            if day is not None:
                group.days.add(day)
    return tuple(groups.values())


_Judgement = tuple[Clause, bool | None, dict[int, Trace]]
"""A clause, whether all holds that it asks for (None: not known), and the workings of that."""


def _clause_by_clause(condition: Trace) -> list[_Judgement]:
    """What one working says of each clause."""
    required: list[tuple[Clause, Trace]] = []
    _require(condition, None, required)
    by_clause: dict[str, tuple[Clause, dict[int, Trace]]] = {}
    for clause, trace in required:
        by_clause.setdefault(clause.id, (clause, {}))[1].setdefault(id(trace), trace)
    return [(clause, _all_hold(traces), traces) for clause, traces in by_clause.values()]


def _all_hold(traces: Mapping[int, Trace]) -> bool | None:
    """Whether all of what the workings tell holds; None: not known."""
    is_known = True
    for trace in traces.values():
        if isinstance(trace.value, Open):
            is_known = False
        elif not trace.value:
            return False
    return True if is_known else None


def _require(trace: Trace, clause: Clause | None, required: list[tuple[Clause, Trace]]) -> None:
    """Adds what the working asks for, each with the innermost clause that says it in words."""
    expression = trace.expression
    if isinstance(expression, Stated):
        own, inner = expression.clause, trace.parts[0]
        if not _is_joined(inner):
            required.append((own if own.text is not None or clause is None else clause, trace))
            return
        _require(inner, own, required)
        if own.evidence:
            required.append((own, trace))
    elif trace.definition is not None:
        _require(trace.parts[0], clause, required)
    elif _is_application_of("and", expression):
        for part in trace.parts:
            _require(part, clause, required)
    elif clause is not None:
        required.append((clause, trace))


def _is_joined(trace: Trace) -> bool:
    """Whether the trace is several requirements that must all hold."""
    if _is_application_of("and", trace.expression):
        return True
    if isinstance(trace.expression, Stated):
        return _is_joined(trace.parts[0])
    return trace.definition is not None


def _is_application_of(operator: str, expression: Expression) -> bool:
    return isinstance(expression, Apply) and expression.operator.name == operator


def _result(group: ConditionGroup, held: frozenset[str], judged_parts: int) -> ConditionResult:
    read, missing = group.read(), missing_in([trace.value for trace in group.traces.values()])
    papers, days = read.papers, group.days
    return ConditionResult(
        clause=group.clause,
        holds=group.holds,
        facts=tuple(read.facts.values()),
        words=words_read(read.named) if read.named else (),
        evidence_held=tuple([paper for paper in papers if paper in held]) if papers else (),
        evidence_outstanding=(
            tuple([paper for paper in papers if paper not in held]) if papers else ()
        ),
        missing=in_order(missing),
        places=() if len(group.places) == judged_parts else tuple(group.places),
        not_applicable=() if read.all_exists else _not_applicable(group),
        judged_for=(min(days), max(days)) if days else None,
    )


def _not_applicable(group: ConditionGroup) -> tuple[NotApplicable, ...]:
    """Of conditions that read something that does not exist: why that is so."""
    reasons = {
        id(reason.expression): reason
        for trace in group.traces.values()
        for reason in nothing_compared_in(trace)
    }
    return tuple(reasons.values())
