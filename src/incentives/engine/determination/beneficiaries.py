"""Who benefits from one part, and with what share."""

from typing import cast

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.language.expression import Expression
from incentives.language.possible import Missing, Open, Result, missing_in
from incentives.policy.rule import Incentive
from incentives.policy.sharing.beneficiaries import SEVERAL, UNKNOWN_ROLE, BeneficiaryCase
from incentives.values.number import Exact, exact


@attrs.frozen(kw_only=True, repr=False)
class Beneficiaries:
    """A role, or `several` with their shares, which add up to one.

    `unknown` with what is missing for saying who it is.
    """

    role: str
    shares: tuple[tuple[str, Exact], ...] = ()
    missing: frozenset[Missing] = frozenset()


NOBODY_KNOWN = Beneficiaries(role=UNKNOWN_ROLE)
"""Who benefits where nobody can say so."""


def beneficiaries_of(
    incentive: Incentive, evaluator: Evaluator, situation: Situation
) -> Beneficiaries:
    """Who benefits in the situation: the first case that holds says so, else the last one.

    `unknown` where it is not known whether one holds, for want of what is missing.
    """
    *cases, otherwise = incentive.beneficiary
    for case in cases:
        test = evaluator.value(cast(Expression, case.test), situation)
        if test is True:
            return _of_case(case, evaluator, situation)
        if isinstance(test, Open):
            return attrs.evolve(NOBODY_KNOWN, missing=test.missing)
    return _of_case(otherwise, evaluator, situation)


def _of_case(case: BeneficiaryCase, evaluator: Evaluator, situation: Situation) -> Beneficiaries:
    """Each with its share, never more than is left; the last one with the rest."""
    if len(case.shares) == 1:
        return Beneficiaries(role=case.shares[0].role)
    stated: list[Result] = [
        evaluator.value(portion.share, situation)
        for portion in case.shares
        if portion.share is not None
    ]
    if any(isinstance(value, Open) for value in stated):
        return attrs.evolve(NOBODY_KNOWN, missing=missing_in(stated))
    left: Exact = 1
    shares: list[tuple[str, Exact]] = []
    for portion, share in zip(case.shares[:-1], stated, strict=True):
        taken = min(max(cast(Exact, share or 0), 0), left)
        shares.append((portion.role, taken))
        left = exact(left - taken)
    return Beneficiaries(role=SEVERAL, shares=(*shares, (case.shares[-1].role, left)))
