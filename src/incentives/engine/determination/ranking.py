"""Which missing fact settles most: each is tried at its extremes, and what that leaves open is compared."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from moneyed import Money

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.vocabulary import MOST_NUMBER, Vocabulary
from incentives.language.possible import Missing, MissingKind, Result
from incentives.language.types import BooleanType, ChoiceSetType, ChoiceType, NumberType, StatusType, TableType, Type
from incentives.policy.library import Library
from incentives.values.number import exact
from incentives.values.period import Period

Redetermine = Callable[[Mapping[str, Result]], Determination]

_VAST = exact(MOST_NUMBER)
_INDEX = re.compile(r"\[\d+\]")


def rank_missing(determination: Determination, library: Library, redetermine: Redetermine) -> tuple[Missing, ...]:
    """The missing facts and figures, the one that settles most first; equals in the order of their names.

    The same fact of many rows is tried for all of them at once, so that the work grows with the fields, not with the rows.
    `redetermine` answers what the incentive would come to if what is missing had the given values.
    """
    groups: dict[str, list[Missing]] = {}
    for missing in determination.missing:
        groups.setdefault(_INDEX.sub("[]", missing.id), []).append(missing)
    if len(groups) < 2:
        return tuple(sorted(determination.missing))
    scores = {name: _score(group, determination, library, redetermine) for name, group in groups.items()}
    ranked = sorted(groups, key=lambda name: (-scores[name][0], -scores[name][1], groups[name][0]))
    return tuple(missing for name in ranked for missing in sorted(groups[name]))


def _score(
    group: Sequence[Missing], determination: Determination, library: Library, redetermine: Redetermine
) -> tuple[Fraction, Fraction]:
    """In how many of the trials the outcome is settled, and by how much the range shrinks on average."""
    trials = _trials(group[0], library)
    if not trials:
        return Fraction(0), Fraction(0)
    settled, narrowed = Fraction(0), Fraction(0)
    for value in trials:
        after = redetermine({missing.id: value for missing in group})
        settled += after.outcome is not Outcome.UNDETERMINED
        narrowed += _narrowing(determination, after)
    return settled / len(trials), narrowed / len(trials)


def _narrowing(before: Determination, after: Determination) -> Fraction:
    width_before, width_after = _width(before), _width(after)
    if width_after == 0:
        return Fraction(1)
    if width_before is None:
        return Fraction(0) if width_after is None else Fraction(1, 2)
    if width_after is None or width_before == 0:
        return Fraction(0)
    return max(1 - Fraction(width_after) / Fraction(width_before), Fraction(0))


def _width(determination: Determination) -> Fraction | None:
    """How far apart the ends of the range are; None: without bound."""
    if determination.amount_range is None:
        return Fraction(0)
    low, high = determination.amount_range
    return Fraction(high.amount) - Fraction(low.amount) if isinstance(high, Money) else None


def _trials(missing: Missing, library: Library) -> Sequence[Result]:
    """The values to try: both truths, each choice, the bounds of a number, always and never for a status."""
    if missing.kind not in {MissingKind.FACT, MissingKind.FIGURE}:
        return ()
    type_, low, high = _what_it_is(missing, library)
    match type_:
        case BooleanType():
            return (True, False)
        case ChoiceType(values=values):
            return values
        case ChoiceSetType(choice=choice):
            return (frozenset(choice.values), frozenset())
        case NumberType() | TableType():
            return (low, high)
        case StatusType():
            return ((Period(date(1900, 1, 1)),), ())
        case _:
            return ()


def _what_it_is(missing: Missing, library: Library) -> tuple[Type | None, Result, Result]:
    if missing.kind in {MissingKind.FIGURE, MissingKind.GAP}:
        parameter = library.parameters[missing.id.partition("[")[0]]
        least = parameter.at_least if parameter.at_least is not None else 0
        return parameter.type, least, parameter.at_most if parameter.at_most is not None else _VAST
    if missing.id in library.declared_facts:
        declared = library.declared_facts[missing.id]
        return declared.type, declared.at_least or 0, declared.at_most if declared.at_most is not None else _VAST
    return _fact_type(missing.id, library.vocabulary)


def _fact_type(path: str, vocabulary: Vocabulary) -> tuple[Type | None, Result, Result]:
    head, bracket, rest = path.partition("[")
    if not bracket:
        field = vocabulary.field_at(tuple(path.split(".")))
    else:
        row = vocabulary.root.fields[head].type
        field = vocabulary.field_at(tuple(rest.partition("].")[2].split(".")), getattr(getattr(row, "row", None), "name", ""))
    if field is None:
        return None, 0, 0
    low = exact(field.spec.least) if field.spec.least is not None else -_VAST
    return field.type, low, exact(field.spec.most) if field.spec.most is not None else _VAST
