"""What a determination tells first, by the verdict of the kernel alone."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache

from moneyed import Money

from incentives.compile.printing.results import Answer
from incentives.compile.printing.verdicts import Verdict
from incentives.engine.determination.determine import amount_in_money, ends_within_a_year
from incentives.engine.findings.determination import ToldFirst
from incentives.engine.findings.outcome import Outcome
from incentives.policy.library import Library
from incentives.policy.rule import Incentive
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.values.money import money_of_hundredths
from incentives.values.range import NOTHING, MoneyRange, Range

_HUNDREDTHS = 100
OUTCOMES: Mapping[Answer | None, Outcome] = {
    None: Outcome.ELIGIBLE,
    Answer.OPEN: Outcome.UNDETERMINED,
    Answer.INELIGIBLE: Outcome.INELIGIBLE,
    Answer.NOT_IN_FORCE: Outcome.NOT_IN_FORCE,
}
"""What became of an incentive, by the answer of its verdict that is not left."""


def told_by(verdict: Verdict, rule: Incentive, library: Library, on: date) -> ToldFirst:
    """What the verdict that stands says of the incentive by the day `on`, as the reference does."""
    outcome = OUTCOMES[verdict.answer]
    nothing = _told_of_nothing(rule, outcome, library, on)
    if not verdict.may_be_given:
        return nothing
    assert verdict.role is not None, "somebody benefits from what is given"
    amount, amount_range = _amount_of(verdict, rule, outcome, library.currency)
    return ToldFirst(
        outcome=outcome,
        amount=amount,
        amount_range=amount_range,
        beneficiary=verdict.role,
        ends_on=nothing.ends_on,
    )


def _amount_of(
    verdict: Verdict, rule: Incentive, outcome: Outcome, currency: str
) -> tuple[Money | None, MoneyRange | None]:
    """What is due, in whole hundredths as the verdict has it, or between which bounds it lies."""
    if verdict.is_open:
        within = Range(*map(_in_units, verdict.bounds))
        return amount_in_money(rule, outcome, within, currency)
    return money_of_hundredths(verdict.amount, currency) if rule.is_valued else None, None


@lru_cache(maxsize=10_000)
def _told_of_nothing(rule: Incentive, outcome: Outcome, library: Library, on: date) -> ToldFirst:
    """What is told of an incentive of which nothing is given: case by case the same."""
    amount, amount_range = amount_in_money(rule, outcome, NOTHING, library.currency)
    return ToldFirst(
        outcome=outcome,
        amount=amount,
        amount_range=amount_range,
        beneficiary=APPLICANT,
        ends_on=ends_within_a_year(library.instruments[rule.instrument], on),
    )


def _in_units(hundredths: int | None) -> int | Fraction | None:
    """What so many hundredths are of the currency; None: no bound."""
    if hundredths is None:
        return None
    whole, rest = divmod(hundredths, _HUNDREDTHS)
    return Fraction(hundredths, _HUNDREDTHS) if rest else whole
