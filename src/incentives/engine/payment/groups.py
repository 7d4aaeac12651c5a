"""The parts of a determination as they are paid and as they oblige.

They go together, or row by row where rows are told apart.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import cast

import attrs

from incentives.engine.determination.parts import charge_of, situations_of
from incentives.engine.evaluation.dependence import dependence_of
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.language.expression import Expression
from incentives.language.possible import Missing, Open, Result
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from incentives.values.place import RowPlace
from incentives.values.range import Range, sum_of
from incentives.values.rounding import DOWN_TO_THE_FEN, TO_THE_FEN, UP_TO_THE_FEN
from incentives.values.splitting import split_in_order


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PayGroup:
    """Parts that are paid, or that oblige, together, in the situation of the first of them.

    `amount=None`: it is not known, for lack of `missing`.
    """

    parts: tuple[Part, ...]
    situation: Situation
    subject: Result
    amount: Exact | None
    missing: frozenset[Missing]

    @property
    def places(self) -> tuple[RowPlace, ...]:
        """The rows or months; none for the case as a whole."""
        return tuple(part.place for part in self.parts if part.place)

    @property
    def subject_id(self) -> str | None:
        return self.subject if isinstance(self.subject, str) else None

    @property
    def within(self) -> Range:
        """What the parts come to, not rounded."""
        return sum_of(part.kept.within for part in self.parts)

    @property
    def most(self) -> Exact | None:
        """What the parts come to at most; None: no bound.

        Rounding may give them the fen that they only begin.
        """
        return self.within.rising(UP_TO_THE_FEN.apply).high

    @property
    def surely(self) -> Exact:
        """What they come to, or at least do, to the fen: rounding may take what they only begin."""
        if self.amount is not None:
            return self.amount
        return DOWN_TO_THE_FEN.apply(self.within.least)

    @property
    def last_law_date(self) -> date | None:
        """The last of the law dates; None if one is not known."""
        days = [part.law_date for part in self.parts]
        return None if None in days else max(cast(list[date], days))


def situations_by_place(
    determination: Determination, evaluator: Evaluator, on: date
) -> Mapping[RowPlace, Situation]:
    """The situation of each part of a determination, by the part's place."""
    rule = determination.rule
    situations = situations_of(rule, charge_of(rule, evaluator), evaluator, on)
    return {situation.place: situation for situation in situations}


def speaks_of_rows(expressions: Iterable[Expression], evaluator: Evaluator) -> bool:
    """Whether any of the expressions differs from row to row."""
    return any(dependence_of(expression, evaluator.law.library).rows for expression in expressions)


def row_key(situation: Situation) -> Hashable:
    """The rows of a situation, whatever its month."""
    return situation.place.rows


def subject_of(determination: Determination, evaluator: Evaluator, situation: Situation) -> Result:
    """What one award is for; None where the incentive does not go by one."""
    subject = determination.rule.subject
    return evaluator.value(subject, situation) if subject is not None else None


def group_parts(
    determination: Determination,
    evaluator: Evaluator,
    situations: Mapping[RowPlace, Situation],
    keys: Mapping[RowPlace, Hashable],
) -> list[PayGroup]:
    """The parts that may give something, those of one key together.

    `situations` and `keys` go by the places of parts; a part without a situation is left out. The
    groups come in the order of their first parts, each with its share of the amount, to the fen:
    of each part counts what relations left of it, and the fen that rounding takes or adds are those
    of the last parts.
    """
    grouped: dict[Hashable, list[Part]] = {}
    for part in determination.working:
        if part.kept.is_counted and part.place in situations:
            grouped.setdefault(keys[part.place], []).append(part)
    amounts = _amounts(determination, list(grouped.values()))
    of_all = frozenset(determination.lacking)
    groups = []
    for parts, amount in zip(grouped.values(), amounts, strict=True):
        situation = situations[parts[0].place]
        subject = subject_of(determination, evaluator, situation)
        lacking = of_all or _missing_of(parts)
        missing = lacking if amount is None else frozenset()
        groups.append(
            PayGroup(
                parts=tuple(parts),
                situation=situation,
                subject=subject,
                amount=amount,
                missing=missing,
            )
        )
    return groups


def _amounts(
    determination: Determination, groups: Sequence[Sequence[Part]]
) -> Sequence[Exact | None]:
    """What each group has of the whole, or has whatever becomes of the others."""
    if determination.amount is None and determination.amount_range is None:
        return [None] * len(groups)
    is_divided = len(groups) < 2 or all(map(_is_known, groups))
    if determination.amount is None or not is_divided:
        return [_amount_by_itself(parts) for parts in groups]
    sums = [sum_of(part.kept.within for part in parts).least for parts in groups]
    return split_in_order(sums, max(exact_amount(determination.amount), 0))


def _is_known(parts: Sequence[Part]) -> bool:
    return sum_of(part.kept.within for part in parts).known is not None


def _amount_by_itself(parts: Sequence[Part]) -> Exact | None:
    """What the parts come to where others are open; None while they are, or a fen may be.

    The fen that rounding takes or adds goes by all parts together. Of what is surely given the
    amount is known; parts of which it is open whether they are given come to nothing beside it.
    """
    if not any(part.kept.outcome is Outcome.ELIGIBLE for part in parts):
        return None
    known = sum_of(part.kept.within for part in parts).known
    return known if known is not None and TO_THE_FEN.apply(known) == known else None


def _missing_of(parts: Iterable[Part]) -> frozenset[Missing]:
    """What any of the parts lacks."""
    return frozenset(missing for part in parts for missing in part.missing)


def comparable(value: Result, place: RowPlace) -> Hashable:
    """The value as a key; one that is not known is like no other."""
    return (place,) if isinstance(value, Open) else value
