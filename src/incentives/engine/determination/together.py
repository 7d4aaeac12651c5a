"""Rows that share a limit, bounded together: what one of them takes the others do not.

Row by row, each could take the whole limit; but whatever turns out of a fact that several rows
rest on turns out for all of them at once. So each of its values is tried, and the incentive lies
between the least and the most of what comes out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

import attrs

from incentives.engine.determination.determine import (
    amount_in_money,
    decided_to_the_fen,
    lacking_of,
)
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.language.possible import Missing, MissingKind, MissingSet, Result
from incentives.language.types import BooleanType, ChoiceType
from incentives.policy.library import Library
from incentives.values.range import hull

MOST_TRIED = 16
"""So many combinations of values are tried at most; by further facts rows are bounded singly."""

Redetermine = Callable[[Mapping[str, Result]], Determination]


def bounded_together(
    determination: Determination, library: Library, redetermine: Redetermine
) -> Determination:
    """The determination in the range that its rows can come to together; never a wider one.

    `redetermine` answers what the incentive would come to if facts had the given values. What is
    the same whatever they are is ELIGIBLE, though it stays open which row has how much of it.
    """
    if determination.outcome is not Outcome.UNDETERMINED or determination.amount_range is None:
        return determination
    tried = _tried(determination, library)
    if not tried:
        return determination
    trials = [
        redetermine(dict(zip(tried, values, strict=True))) for values in product(*tried.values())
    ]
    together = hull([trial.within_by_itself for trial in trials])
    within = together.clipped(determination.within_by_itself)
    outcome = decided_to_the_fen(
        determination.rule,
        Outcome.UNDETERMINED,
        within,
        is_due=all(map(_is_due, trials)),
    )
    currency = library.currency
    amount, amount_range = amount_in_money(determination.rule, outcome, within, currency)
    wanted = frozenset().union(*lacking_of(determination.working, outcome))
    return attrs.evolve(
        determination,
        outcome=outcome,
        amount=amount,
        amount_range=amount_range,
        within_by_itself=within,
        lacking=tuple(missing for missing in determination.lacking if missing in wanted),
    )


def _is_due(trial: Determination) -> bool:
    """Whether something is surely given."""
    is_eligible = trial.outcome is Outcome.ELIGIBLE
    return is_eligible or any(part.by_itself.is_due for part in trial.working)


def _tried(determination: Determination, library: Library) -> dict[str, tuple[Result, ...]]:
    """The facts to try, by id, each with all values that it can have."""
    tried: dict[str, tuple[Result, ...]] = {}
    combinations = 1
    lacking = [(part, frozenset(part.missing)) for part in determination.working]
    for missing in determination.lacking:
        if missing.kind is not MissingKind.FACT:
            continue
        values = tuple(_all_values(missing, library))
        if not values or combinations * len(values) > MOST_TRIED:
            continue
        if _is_of_another_row(missing, lacking):
            tried[missing.id] = values
            combinations *= len(values)
    return tried


def _is_of_another_row(missing: Missing, lacking: Iterable[tuple[Part, MissingSet]]) -> bool:
    """Whether a part lacks the fact that is of a row for which the part does not stand itself."""
    row = missing.path.of_row
    if row is None or missing.path.index is None:
        return False
    return any(missing in gaps and row not in part.place.rows for part, gaps in lacking)


def _all_values(missing: Missing, library: Library) -> Iterator[Result]:
    """Everything that a fact with few possibilities can be; nothing for what has many."""
    field = library.vocabulary.field_of(missing.path)
    if field is None or not isinstance(field.type, BooleanType | ChoiceType):
        return
    yield from (True, False) if isinstance(field.type, BooleanType) else field.type.values
    if field.may_be_none:
        yield None
