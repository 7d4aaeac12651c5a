"""Which missing fact settles most.

Each is tried at its extremes, and what that leaves open is compared.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.vocabulary import MOST_NUMBER, Vocabulary
from incentives.language.possible import Missing, MissingKind, Result, in_order
from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
    TableType,
    TextType,
    Type,
    ZeroType,
)
from incentives.policy.library import Library
from incentives.values.number import Exact, exact
from incentives.values.period import Period
from incentives.values.place import FactPath

Redetermine = Callable[[Mapping[str, Result]], Determination]

_VAST = exact(MOST_NUMBER)
_NOTHING, _A_HALF = Fraction(0), Fraction(1, 2)


def rank_missing(
    determination: Determination, library: Library, redetermine: Redetermine
) -> tuple[Missing, ...]:
    """The missing facts and figures, the one that settles most first; equals by their names.

    The same fact of many rows is tried for all of them at once, so that the work grows with the
    fields, not with the rows.
    `redetermine` answers what the incentive would come to if what is missing had the given values.
    """
    groups: dict[str, list[Missing]] = {}
    for missing in determination.lacking:
        groups.setdefault(_alike(missing), []).append(missing)
    if len(groups) < 2:
        return in_order(determination.lacking)
    width = exact_range_of(determination).width
    scores = {
        name: _score(group, determination, width, _trials(group[0], library), redetermine)
        for name, group in groups.items()
    }
    ranked = sorted(groups, key=lambda name: (-scores[name][0], -scores[name][1], groups[name][0]))
    return tuple(missing for name in ranked for missing in in_order(groups[name]))


def _alike(missing: Missing) -> str:
    """What the same fact of all rows has in common; anything else by itself."""
    return missing.at.without_rows if isinstance(missing.at, FactPath) else missing.id


def _score(
    group: Sequence[Missing],
    determination: Determination,
    before: Exact | None,
    trials: Sequence[Result],
    redetermine: Redetermine,
) -> tuple[Fraction, Fraction]:
    """In which share of the trials the outcome is settled, and how much the range then shrinks.

    Both lie from 0 to 1; the second is the average over the trials. `before`: how wide the range is
    without them.
    """
    settled, narrowed = 0, _NOTHING
    stays = determination.outcome is Outcome.UNDETERMINED and before != 0
    for value in trials:
        after = redetermine({missing.id: value for missing in group})
        if stays and after is determination:
            continue  # what is tried leaves all of it as it is
        settled += after.outcome is not Outcome.UNDETERMINED
        narrowed += _narrowing(before, exact_range_of(after).width)
    if not settled and not narrowed:
        return _NOTHING, _NOTHING
    return Fraction(settled, len(trials)), narrowed / len(trials)


def _narrowing(before: Exact | None, after: Exact | None) -> Fraction | int:
    """How much of the width of a range is gone, from 0 to 1; None: it has an end without bound.

    A half where it only gets an upper bound.
    """
    if after == 0:
        return 1
    if before is None:
        return 0 if after is None else _A_HALF
    if after is None or before == 0:
        return 0
    return max(1 - Fraction(after) / Fraction(before), _NOTHING)


@lru_cache(maxsize=2_000)  # of the facts of few libraries, which it holds
def _trials(missing: Missing, library: Library) -> Sequence[Result]:
    """The values to try: both truths, each choice, the bounds of a number, a status ever or never.

    None for what cannot be tried, such as a day, or which of the rules holds that set a figure.
    """
    if missing.kind not in {MissingKind.FACT, MissingKind.FIGURE}:
        return ()
    type_, low, high = _what_it_is(missing, library)
    match type_.figure if isinstance(type_, TableType) else type_:
        case BooleanType():
            return (True, False)
        case ChoiceType(values=values):
            return values
        case ChoiceSetType(choice=choice):
            return (frozenset(choice.values), frozenset())
        case NumberType():
            return (low, high)
        case StatusType():
            return ((Period(date.min),), ())
        case (
            None
            | ZeroType()
            | DateType()
            | MonthType()
            | TextType()
            | TableType()
            | BracketsType()
            | RecordType()
            | RowsType()
            | GroupType()
            | BrokenType()
        ):
            return ()
        case _:
            assert_never(type_)


def _what_it_is(missing: Missing, library: Library) -> tuple[Type | None, Result, Result]:
    """Its type, with the least and the most that is tried where it is a number."""
    if missing.kind is MissingKind.FIGURE:
        parameter = library.parameters[missing.cell.parameter]
        if parameter.is_version:
            return None, 0, 0
        return parameter.type, parameter.at_least or 0, _or_vast(parameter.at_most)
    if missing.id in library.declared_facts:
        declared = library.declared_facts[missing.id]
        return declared.type, declared.at_least or 0, _or_vast(declared.at_most)
    return _fact_type(missing.path, library.vocabulary)


def _or_vast(bound: Exact | None) -> Exact:
    return bound if bound is not None else _VAST


def _fact_type(path: FactPath, vocabulary: Vocabulary) -> tuple[Type | None, Result, Result]:
    field = vocabulary.field_of(path)
    if field is None:
        return None, 0, 0
    low = exact(field.spec.least) if field.spec.least is not None else -_VAST
    high = exact(field.spec.most) if field.spec.most is not None else _VAST
    return field.type, low, high
