"""The parts of a determination as they are paid and as they oblige: together, or row by row where rows are told apart."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
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
from incentives.values.rounding import Rounding, RoundingMode
from incentives.values.splitting import split_in_order

_TO_A_FULL_FEN = Rounding(step=Fraction(1, 100), mode=RoundingMode.UP)
COUNTED = frozenset({Outcome.ELIGIBLE, Outcome.UNDETERMINED})


@attrs.frozen(kw_only=True, eq=False)
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
    def labels(self) -> tuple[str, ...]:
        """The rows or months; none for the case as a whole."""
        return tuple(part.label for part in self.parts if part.label)

    @property
    def subject_id(self) -> str | None:
        return self.subject if isinstance(self.subject, str) else None

    @property
    def most(self) -> Exact | None:
        """What the parts come to at most (None: no bound); rounding may give them the fen that they only begin."""
        highs = [part.kept.high for part in self.parts]
        return None if None in highs else _TO_A_FULL_FEN.apply(sum((cast(Exact, high) for high in highs), 0))

    @property
    def last_law_date(self) -> date | None:
        """The last of the law dates; None if one is not known."""
        days = [part.law_date for part in self.parts]
        return None if None in days else max(cast(list[date], days))


def situations_by_label(found: Determination, evaluator: Evaluator, on: date) -> Mapping[str, Situation]:
    """The situation of each part of a determination."""
    charge = charge_of(found.rule, evaluator)
    return {situation.label: situation for situation in situations_of(found.rule, charge, evaluator, on)}


def speaks_of_rows(expressions: Iterable[Expression], evaluator: Evaluator) -> bool:
    """Whether any of the expressions differs from row to row."""
    return any(dependence_of(expression, evaluator.law.library).rows for expression in expressions)


def row_key(situation: Situation) -> Hashable:
    """The rows of a situation, whatever its month."""
    return tuple(row.facts.path for row in situation.rows.values())


def subject_of(found: Determination, evaluator: Evaluator, situation: Situation) -> Result:
    """What one award is for; None where the incentive does not go by one."""
    subject = found.rule.subject
    return evaluator.shared_trace(subject, situation).value if subject is not None else None


def group_parts(
    found: Determination, evaluator: Evaluator, situations: Mapping[str, Situation], keys: Mapping[str, Hashable]
) -> list[PayGroup]:
    """The parts that may give something, those of one key together, each group with its share of the amount.

    Of each part counts what relations left of it; the fen that rounding takes or adds are those of the last parts.
    """
    grouped: dict[Hashable, list[Part]] = {}
    for part in found.working:
        if part.kept.outcome in COUNTED and part.label in situations:
            grouped.setdefault(keys[part.label], []).append(part)
    amounts = _amounts(found, list(grouped.values()))
    groups = []
    for parts, amount in zip(grouped.values(), amounts, strict=True):
        situation = situations[parts[0].label]
        subject = subject_of(found, evaluator, situation)
        missing = frozenset(found.missing) if amount is None else frozenset()
        groups.append(PayGroup(parts=tuple(parts), situation=situation, subject=subject, amount=amount, missing=missing))
    return groups


def _amounts(found: Determination, groups: Sequence[Sequence[Part]]) -> Sequence[Exact | None]:
    if found.amount is None or found.outcome is not Outcome.ELIGIBLE:
        return [None] * len(groups)
    sums = [sum((part.kept.low for part in parts), 0) for parts in groups]
    return split_in_order(sums, max(exact_amount(found.amount), 0))


def comparable(value: Result, label: str) -> Hashable:
    """The value as a key; one that is not known is like no other."""
    return (label,) if isinstance(value, Open) else value
