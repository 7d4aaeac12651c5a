"""What would have to be different for a failed condition to hold: for each fact it rests on the nearest lawful change."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import cast

import attrs

from incentives.engine.assessment.assessor import Assessor
from incentives.engine.comparison.moves import Move, Room, is_status_in_order, moves_from, step_of
from incentives.engine.determination.parts import charge_of, situations_of
from incentives.engine.evaluation.prevailing import in_force_on
from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.conditions import ConditionResult, FactUsed, conditions_of
from incentives.engine.findings.outcome import Outcome
from incentives.errors import AssessmentError
from incentives.facts.contradictions import contradictions
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Field
from incentives.language.expression import Apply
from incentives.language.operators import Value
from incentives.language.possible import Open
from incentives.language.types import RowsType
from incentives.policy.library import Law
from incentives.policy.rule import DeclaredFact, Incentive
from incentives.values.number import Exact, exact, written_decimal
from incentives.values.period import Period

_ROW = re.compile(r"(?P<rows>[^.\[]+)\[(?P<index>[0-9]+)\]\.(?P<name>.+)")
_ORDERINGS = frozenset({"<", "<=", ">", ">=", "==", "!=", "held_on"})


@attrs.frozen(kw_only=True)
class FactChange:
    """The fact at `path` would have to be `now` instead of `was`; `then` is what the incentive would come to."""

    path: str
    was: Value
    now: Value
    then: Outcome


@attrs.frozen(kw_only=True)
class Nearest:
    """Changes of single facts, each of which makes the condition hold; without any, the known facts that stand against it."""

    changes: tuple[FactChange, ...]
    against: tuple[FactUsed, ...]


def nearest_changes(assessment: Assessment, incentive: str, condition: ConditionResult) -> Nearest:
    """For each known fact that the failed condition rests on the value nearest to its own with which it holds.

    It holds then for all rows and months that it was told of (of a fact of one row: for those of that row). A change is
    lawful: within the bounds of the fact and at odds with no other fact. The law, and its own dates, stay as they are.
    Of several values of an enumeration each is told; of days and numbers the one the fewest steps away.
    """
    library = assessment.law.library
    search = _Search(
        law=assessment.law, snapshot=take_snapshot(assessment.case, library.vocabulary), on=assessment.on,
        incentive=library.incentives[incentive], condition=condition,
    )  # fmt: skip
    known = [fact for fact in condition.facts if not isinstance(fact.value, Open)]
    changes = tuple(change for fact in known for change in search.changes_of(fact))
    return Nearest(changes=changes, against=() if changes else tuple(known))


@attrs.frozen(kw_only=True, eq=False)
class _Search:
    law: Law
    snapshot: Snapshot
    on: date
    incentive: Incentive
    condition: ConditionResult

    def changes_of(self, fact: FactUsed) -> Iterator[FactChange]:
        """The nearest along each way; of ways by steps only the shortest."""
        value = cast(Value, fact.value)
        room = self._room(fact.path, value)
        labels = self._labels(fact.path)
        if room is None or not labels:
            return
        single: list[Value] = []
        stepped: list[tuple[int, Value]] = []
        for move in moves_from(value, room, self.on):
            steps = self._first(move, fact, labels)
            if steps is not None and move.farthest == 1:
                single.append(move.at(1))
            elif steps is not None:
                stepped.append((steps, move.at(steps)))
        found = [min(stepped, key=lambda each: each[0])[1]] if stepped else single
        for now in found:
            yield FactChange(path=fact.path, was=value, now=now, then=self._outcome(fact.path, now))

    def _first(self, move: Move, fact: FactUsed, labels: frozenset[str]) -> int | None:
        """The fewest steps with which the condition holds, one step less failing; None if it never does."""
        if move.farthest < 1:
            return None
        failing = 0
        for steps in sorted(self._tries(move, labels)):
            if not self._holds(fact.path, move.at(steps), labels):
                failing = steps
                continue
            while steps - failing > 1:
                middle = (steps + failing) // 2
                if self._holds(fact.path, move.at(middle), labels):
                    steps = middle  # noqa: PLW2901 - the search goes on between the two
                else:
                    failing = middle
            return steps
        return None

    def _tries(self, move: Move, labels: frozenset[str]) -> set[int]:
        """Ever longer ways, and those that just reach what the condition sets its facts against."""
        tries = {move.farthest} | {1 << power for power in range(move.farthest.bit_length())}
        for difference in self._differences(labels):
            over = move.steps_over(difference)
            tries |= {over - 1, over, over + 1}
        return {each for each in tries if 1 <= each <= move.farthest}

    def _differences(self, labels: frozenset[str]) -> Iterator[Value]:
        """How far apart the sides of the comparisons in the condition are, in numbers or days."""
        for label, trace in self._workings(self.snapshot):
            if label in labels:
                for part in traces_in(trace):
                    yield from _difference(part)

    def _holds(self, path: str, value: Value, labels: frozenset[str]) -> bool:
        changed = self._changed(path, value)
        vocabulary = self.law.library.vocabulary
        if isinstance(value, tuple) and not is_status_in_order(value):
            return False
        if any(contradictions(changed.values, changed.rows, vocabulary)):
            return False
        try:
            standing = {label: self._stands(trace) for label, trace in self._workings(changed)}
        except AssessmentError:  # the law says nothing of the day that the change leads to
            return False
        return all(standing.get(label) is True for label in labels)

    def _stands(self, trace: Trace) -> bool | None:
        """Whether the condition holds in one working."""
        for each in conditions_of(trace, frozenset()):
            if each.id == self.condition.id:
                return each.holds
        return None

    def _workings(self, snapshot: Snapshot) -> Iterator[tuple[str, Trace]]:
        """The working of the incentive's conditions in each part that is in force and has come about."""
        assessor = Assessor(law=self.law, snapshot=snapshot, on=self.on)
        evaluator = assessor.evaluator
        instrument = self.law.library.instruments[self.incentive.instrument]
        for situation in situations_of(self.incentive, charge_of(self.incentive, evaluator), evaluator, self.on):
            day = situation.law_date
            if day is None or (isinstance(day, date) and day > self.on) or in_force_on(instrument, day) is False:
                continue
            if self.incentive.condition is not None:
                yield situation.label, evaluator.shared_trace(self.incentive.condition, situation)

    def _labels(self, path: str) -> frozenset[str]:
        """The parts in which the condition is to hold: those it failed in, of a row's fact those of that row."""
        failed = {label for label, trace in self._workings(self.snapshot) if self._stands(trace) is False}
        told = failed & set(self.condition.parts) if self.condition.parts else failed
        row = path.partition("].")[0] + "]" if "]." in path else ""
        of_row = {label for label in told if row and row in re.split(r", | ", label)}
        return frozenset(of_row or told)

    def _outcome(self, path: str, value: Value) -> Outcome:
        try:
            found, _ = Assessor(law=self.law, snapshot=self._changed(path, value), on=self.on).solved(ranks=False)
        except AssessmentError:
            return Outcome.UNDETERMINED
        return next(each.outcome for each in found if each.incentive == self.incentive.id)

    def _changed(self, path: str, value: Value) -> Snapshot:
        """The facts with one of them changed."""
        if path in self.law.library.declared_facts:
            return attrs.evolve(self.snapshot, declared={**self.snapshot.declared, path: _declared(value)})
        matched = _ROW.fullmatch(path)
        if matched is None:
            return attrs.evolve(self.snapshot, values={**self.snapshot.values, path: value})
        rows = cast("tuple[RowFacts, ...]", self.snapshot.rows[matched["rows"]])
        at = int(matched["index"])
        row = RowFacts(rows[at].path, {**rows[at].values, matched["name"]: value})
        return attrs.evolve(self.snapshot, rows={**self.snapshot.rows, matched["rows"]: (*rows[:at], row, *rows[at + 1 :])})

    def _room(self, path: str, value: Value) -> Room | None:
        """Where the fact can lie; None for one of which nobody could say a nearest value, or that the law supplied itself."""
        declared = self.law.library.declared_facts.get(path)
        if declared is not None:
            return _declared_room(declared, value) if path in self.snapshot.declared else None
        field = self._field(path)
        if field is None or field.is_required:
            return None
        least, most = (exact(each) if each is not None else None for each in (field.spec.least, field.spec.most))
        return Room(
            type=field.type, least=least, most=most, step=step_of(value, field.python_type, most), may_be_none=field.may_be_none
        )

    def _field(self, path: str) -> Field | None:
        vocabulary = self.law.library.vocabulary
        matched = _ROW.fullmatch(path)
        if matched is None:
            known = self.snapshot.values.get(path, Unknown.UNKNOWN)
            return None if isinstance(known, Unknown) else vocabulary.field_at(tuple(path.split(".")))
        rows = vocabulary.root.fields[matched["rows"]].type
        return vocabulary.field_at(tuple(matched["name"].split(".")), rows.row.name) if isinstance(rows, RowsType) else None


def _difference(trace: Trace) -> Iterator[Value]:
    if not isinstance(trace.expression, Apply) or trace.expression.operator.name not in _ORDERINGS or len(trace.parts) != 2:
        return
    left, right = (part.value for part in trace.parts)
    if isinstance(left, date) and isinstance(right, date):
        yield (left - right).days
    elif isinstance(left, Exact) and isinstance(right, Exact) and not isinstance(left, bool):
        yield exact(left - right)


def _declared_room(declared: DeclaredFact, value: Value) -> Room:
    step = step_of(value, None, declared.at_most)
    return Room(type=declared.type, least=declared.at_least, most=declared.at_most, step=step, may_be_none=declared.may_be_none)


def _declared(value: Value) -> object:
    """The value as a case states it of a declared fact."""
    match value:
        case bool():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_ends(each) for each in value]
        case int() | Fraction():
            return written_decimal(value)
        case _:
            return value


def _ends(period: Period) -> Mapping[str, str]:
    ends = {"from": period.first.isoformat()}
    return ends | {"to": period.last.isoformat()} if period.last is not None else ends
