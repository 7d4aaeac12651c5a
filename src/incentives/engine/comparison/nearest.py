"""What would have to be different for a failed condition to hold.

Of each fact that it rests on the nearest lawful change is sought.
"""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import cast

import attrs

from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.holding.breaches import is_refused
from incentives.engine.comparison.moves import (
    Move,
    Room,
    as_declared,
    fewest_steps,
    is_status_in_order,
    moves_from,
    room_of_declared,
    step_of,
)
from incentives.engine.determination.parts import charge_of, situations_of
from incentives.engine.evaluation.effort.effort import MOST_STEPS, Effort
from incentives.engine.evaluation.no_answer import is_too_much_work
from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.engine.evaluation.triggers import in_force_throughout, is_later
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.conditions import ConditionResult, conditions_of
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.uses import FactUsed
from incentives.errors import AssessmentError
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field
from incentives.language.expression import Apply
from incentives.language.operators import EQUALITIES, ORDERINGS
from incentives.language.possible import Open, Value
from incentives.policy.library import Law
from incentives.policy.rule import Incentive
from incentives.values.number import Exact, exact
from incentives.values.place import FactPath, RowPlace

MOST_SOUGHT = 3 * MOST_STEPS
"""So many steps are taken at most to find what would make one condition hold."""
_COMPARISONS = ORDERINGS | EQUALITIES | {"held_on"}


@attrs.frozen(kw_only=True, repr=False)
class FactChange:
    """The fact at `path` would have to be `now` instead of `was`.

    `then` is what the incentive would come to.
    """

    path: FactPath
    was: Value
    now: Value
    then: Outcome


@attrs.frozen(kw_only=True, repr=False)
class Nearest:
    """Changes of single facts, each of which makes the condition hold.

    `against`: the known facts that stand against it, where there is no such change. `is_cut`: to
    find that out would have taken too many steps.
    """

    changes: tuple[FactChange, ...]
    against: tuple[FactUsed, ...]
    is_cut: bool = False


def nearest_changes(assessment: Assessment, incentive: str, condition: ConditionResult) -> Nearest:
    """Of each known fact that the failed condition rests on the nearest value with which it holds.

    It holds then for all rows and months that it was told of (of a fact of one row: for those of
    that row). A change is lawful: within the bounds of the fact and at odds with no other fact. The
    law, and its own dates, stay as they are. Of several values of an enumeration each is told; of
    days and numbers the one the fewest steps away. What takes over `MOST_SOUGHT` steps is cut.

    Raises:
        AssessmentError: if the law gives no answer for the case as it is, as in `assess`.
    """
    library = assessment.law.library
    snapshot = take_snapshot(assessment.case, library.vocabulary)
    search = _Search(
        law=assessment.law,
        snapshot=snapshot,
        on=assessment.on,
        only=assessment.only,
        incentive=library.incentives[incentive],
        condition=condition,
        effort=Effort(snapshot=snapshot, vocabulary=library.vocabulary, most_steps=MOST_SOUGHT),
    )
    known = [fact for fact in condition.facts if not isinstance(fact.value, Open)]
    try:
        changes = tuple(change for fact in known for change in search.changes_of(fact))
    except AssessmentError as error:
        if not is_too_much_work(error):
            raise
        return Nearest(changes=(), against=(), is_cut=True)
    return Nearest(changes=changes, against=() if changes else tuple(known))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Search:
    law: Law
    snapshot: Snapshot
    on: date
    only: tuple[str, ...] | None
    incentive: Incentive
    condition: ConditionResult
    effort: Effort

    def changes_of(self, fact: FactUsed) -> Iterator[FactChange]:
        """The nearest along each way; of ways by steps only the shortest."""
        value = cast(Value, fact.value)
        room = self._room(fact.path, value)
        places = self._places(fact.path)
        if room is None or not places:
            return
        single: list[Value] = []
        stepped: list[tuple[int, Value]] = []
        for move in moves_from(value, room, self.on):
            steps = self._first(move, fact, places)
            if steps is not None and move.farthest == 1:
                single.append(move.at(1))
            elif steps is not None:
                stepped.append((steps, move.at(steps)))
        nearest = [min(stepped, key=itemgetter(0))[1]] if stepped else single
        for now in nearest:
            yield FactChange(path=fact.path, was=value, now=now, then=self._outcome(fact.path, now))

    def _first(self, move: Move, fact: FactUsed, places: frozenset[RowPlace]) -> int | None:
        """The fewest steps with which the condition holds, one step less failing; None: never."""
        if move.farthest < 1:
            return None

        def holds(steps: int) -> bool:
            return self._holds(fact.path, move.at(steps), places)

        failing = 0
        for steps in sorted(self._tries(move, places)):
            if holds(steps):
                return fewest_steps(holds, failing, steps)
            failing = steps
        return None

    def _tries(self, move: Move, places: frozenset[RowPlace]) -> set[int]:
        """Ever longer ways, and those that just reach what the condition sets its facts against."""
        tries = {move.farthest} | {1 << power for power in range(move.farthest.bit_length())}
        for difference in self._differences(places):
            over = move.steps_over(difference)
            tries |= {over - 1, over, over + 1}
        return {steps for steps in tries if 1 <= steps <= move.farthest}

    def _differences(self, places: frozenset[RowPlace]) -> Iterator[Value]:
        """How far apart the sides of the comparisons in the condition are, in numbers or days."""
        for place, trace in self._workings(self.snapshot):
            if place in places:
                for part in traces_in(trace):
                    yield from _difference(part)

    def _holds(self, path: FactPath, value: Value, places: frozenset[RowPlace]) -> bool:
        changed = self._changed(path, value)
        if isinstance(value, tuple) and not is_status_in_order(value):
            return False
        if is_refused(changed, self.law):
            return False
        try:
            standing = {place: self._stands(trace) for place, trace in self._workings(changed)}
        except AssessmentError as error:
            if is_too_much_work(error):
                raise
            return False  # the law says nothing of the day that the change leads to
        return all(standing.get(place) is True for place in places)

    def _stands(self, trace: Trace) -> bool | None:
        """Whether the condition holds in one working."""
        for condition in conditions_of(trace, frozenset()):
            if condition.id == self.condition.id:
                return condition.holds
        return None

    def _workings(self, snapshot: Snapshot) -> Iterator[tuple[RowPlace, Trace]]:
        """The working of the incentive's conditions in each part in force that has come about."""
        condition = self.incentive.condition
        if condition is None:
            return
        assessor = Assessor(law=self.law, snapshot=snapshot, on=self.on, effort=self.effort)
        evaluator = assessor.evaluator
        instrument = self.law.library.instruments[self.incentive.instrument]
        charge = charge_of(self.incentive, evaluator)
        for situation in situations_of(self.incentive, charge, evaluator, self.on):
            if situation.law_date is None or is_later(situation, self.on):
                continue
            if in_force_throughout(instrument, situation) is not False:
                yield situation.place, evaluator.shared_trace(condition, situation)

    def _places(self, path: FactPath) -> frozenset[RowPlace]:
        """The parts in which the condition is to hold: those it failed in.

        Of a row's fact they are those of that row.
        """
        failed = {
            place for place, trace in self._workings(self.snapshot) if self._stands(trace) is False
        }
        told = failed & set(self.condition.places) if self.condition.places else failed
        of_row = {place for place in told if path.of_row in place.rows}
        return frozenset(of_row or told)

    def _outcome(self, path: FactPath, value: Value) -> Outcome:
        """What the incentive would come to; undetermined where the law gives no answer.

        Raises:
            AssessmentError: `too-much-work` if that takes too many steps.
        """
        assessor = Assessor(
            law=self.law,
            snapshot=self._changed(path, value),
            on=self.on,
            effort=self.effort,
            only=self.only,
        )
        try:
            determinations = assessor.all_determinations()
        except AssessmentError as error:
            if is_too_much_work(error):
                raise
            return Outcome.UNDETERMINED
        return next(one.outcome for one in determinations if one.incentive == self.incentive.id)

    def _changed(self, path: FactPath, value: Value) -> Snapshot:
        """The facts with one of them changed."""
        if path.text in self.law.library.declared_facts:
            return attrs.evolve(
                self.snapshot, declared={**self.snapshot.declared, path.text: as_declared(value)}
            )
        list_name, at = path.list_name, path.index
        if list_name is None or at is None:
            return attrs.evolve(self.snapshot, values={**self.snapshot.values, path.text: value})
        rows = cast("tuple[RowFacts, ...]", self.snapshot.rows[list_name])
        row = RowFacts(rows[at].path, {**rows[at].values, path.name: value})
        return attrs.evolve(
            self.snapshot,
            rows={**self.snapshot.rows, list_name: (*rows[:at], row, *rows[at + 1 :])},
        )

    def _room(self, path: FactPath, value: Value) -> Room | None:
        """Where the fact can lie.

        None for one of which nobody could say a nearest value, or that the law supplied itself.
        """
        declared = self.law.library.declared_facts.get(path.text)
        if declared is not None:
            is_given = path.text in self.snapshot.declared
            return room_of_declared(declared, value) if is_given else None
        field = self._field(path)
        if field is None or field.is_required:
            return None
        least, most = (
            exact(bound) if bound is not None else None
            for bound in (field.spec.least, field.spec.most)
        )
        return Room(
            type=field.type,
            least=least,
            most=most,
            step=step_of(value, field.python_type, most),
            may_be_none=field.may_be_none,
        )

    def _field(self, path: FactPath) -> Field | None:
        """The field of a fact that is known; None of a list, and of what the law presumes."""
        field, values = self.law.library.vocabulary.field_of(path), self.snapshot.values
        if path.list_name is not None and path.index is not None:
            rows = cast("tuple[RowFacts, ...]", self.snapshot.rows[path.list_name])
            values = rows[path.index].values
        return None if isinstance(values.get(path.name, UNKNOWN), Unknown) else field


def _difference(trace: Trace) -> Iterator[Value]:
    """How far apart the two sides of a comparison are; nothing of any other expression."""
    if not isinstance(trace.expression, Apply) or len(trace.parts) != 2:
        return
    if trace.expression.operator.name not in _COMPARISONS:
        return
    left, right = (part.value for part in trace.parts)
    if isinstance(left, date) and isinstance(right, date):
        yield (left - right).days
    elif isinstance(left, Exact) and isinstance(right, Exact) and not isinstance(left, bool):
        yield exact(left - right)
