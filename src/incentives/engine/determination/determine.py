"""From the parts of an incentive to its determination: outcomes joined, amounts added up and rounded once."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from math import inf
from typing import cast

from dateutil.relativedelta import relativedelta
from moneyed import Money

from incentives.engine.determination.beneficiaries import SEVERAL
from incentives.engine.determination.parts import APPLICANT, work_out_parts
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import AmountRange, Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.reasons import Reasons
from incentives.language.possible import Missing, Open, Result
from incentives.policy.rule import Charge, Incentive, IncentiveKind, Pays
from incentives.values.money import money_of
from incentives.values.number import Exact


def determine(incentive: Incentive, evaluator: Evaluator, *, on: date, held: frozenset[str]) -> Determination:
    """What the incentive comes to by the day `on`; `held` are the papers on file. `missing` is not yet ranked."""
    law = evaluator.law
    instrument = law.library.instruments[incentive.instrument]
    is_possible = law.is_known(instrument.id) and instrument.in_force.first.earliest <= on
    parts, no_parts = work_out_parts(incentive, evaluator, on) if is_possible else ([], frozenset())
    # Where there is no part at all, the law of the day itself tells the two kinds of nothing apart. A row of a charge that
    # is out of force counts as none: whether the charge arises there at all makes no difference.
    is_of_charge = not isinstance(incentive.benefit, Pays)
    telling = [part for part in parts if not is_of_charge or part.outcome is not Outcome.NOT_IN_FORCE]
    is_out = not is_possible or (not telling and instrument.in_force.holds_on(on) is False)
    outcome = Outcome.NOT_IN_FORCE if is_out else joined_outcome([part.outcome for part in telling])
    low, high = _sum_of_bounds(parts)
    counted = [part for part in parts if part.outcome in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}]
    amount, amount_range = _amounts(incentive, outcome, low, high, law.library.currency)
    reasons = Reasons(incentive=incentive, number=instrument.number, parts=tuple(parts), held=held)
    ends_on = instrument.in_force.last.latest if instrument.in_force.last is not None else None
    return Determination(
        incentive=incentive.id, rule=incentive, instrument=instrument, outcome=outcome, amount=amount,
        amount_range=amount_range, missing=_union(part.missing for part in parts),
        beneficiary=joined_role([part.beneficiary for part in counted] or [APPLICANT]),
        working=tuple(parts), consequences=consequences_of(parts, law.library.currency),
        no_parts=no_parts, reasons=reasons,
        ends_on=ends_on if ends_on is not None and on <= ends_on <= _a_year_after(on) else None,
    )  # fmt: skip


@lru_cache(maxsize=100)
def _a_year_after(day: date) -> date:
    return day + relativedelta(months=12)


def joined_outcome(of_parts: Iterable[Outcome]) -> Outcome:
    """UNDETERMINED if any part is; ELIGIBLE if any is; without any part in force NOT_IN_FORCE; else INELIGIBLE."""
    outcomes = set(of_parts)
    for outcome in (Outcome.UNDETERMINED, Outcome.ELIGIBLE):
        if outcome in outcomes:
            return outcome
    return Outcome.NOT_IN_FORCE if outcomes == {Outcome.NOT_IN_FORCE} else Outcome.INELIGIBLE


def _sum_of_bounds(parts: Sequence[Part]) -> tuple[Exact, Exact | None]:
    low: Exact = sum((part.low for part in parts), 0)
    high = None if any(part.high is None for part in parts) else sum((cast(Exact, part.high) for part in parts), 0)
    return low, high


def _amounts(
    incentive: Incentive, outcome: Outcome, low: Exact, high: Exact | None, currency: str
) -> tuple[Money | None, AmountRange | None]:
    if incentive.kind is IncentiveKind.IN_KIND:
        return None, None
    if outcome is not Outcome.UNDETERMINED:
        return money_of(low, currency), None
    return None, (money_of(low, currency), money_of(high, currency) if high is not None else None)


def joined_role(roles: Sequence[str]) -> str:
    """Whose the whole is: 'several' where parts differ."""
    return roles[0] if len(set(roles)) == 1 else SEVERAL


def _union(sets: Iterable[Iterable[Missing]]) -> tuple[Missing, ...]:
    return tuple(sorted({missing for each in sets for missing in each}))


def consequences_of(parts: Iterable[Part], currency: str) -> tuple[Consequence, ...]:
    """What falls away of each dependent charge over all parts; each rounded once."""
    found: dict[str, tuple[Charge, list[Result]]] = {}
    for part in parts:
        for charge, saved in part.consequences:
            found.setdefault(charge.id, (charge, []))[1].append(saved)
    return tuple(_consequence(charge, saved, currency) for charge, saved in found.values())


def _consequence(charge: Charge, saved: Sequence[Result], currency: str) -> Consequence:
    low = sum((max(each.low, 0) if isinstance(each, Open) else cast(Exact, each or 0) for each in saved), 0)
    high = sum((each.high if isinstance(each, Open) else cast(Exact, each or 0) for each in saved), 0)
    if low == high:
        return Consequence(charge=charge, amount=money_of(cast(Exact, low), currency), amount_range=None)
    upper = None if high == inf else money_of(cast(Exact, high), currency)
    return Consequence(charge=charge, amount=None, amount_range=(money_of(cast(Exact, low), currency), upper))
