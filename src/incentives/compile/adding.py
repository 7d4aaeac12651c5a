"""What an incentive adds to totals, by its verdict alone."""

from collections.abc import Iterator
from fractions import Fraction

from incentives.compile.printing.verdicts import Verdict
from incentives.engine.findings.totals import Contribution
from incentives.engine.payment.statement import pays_money
from incentives.policy.rule import FORMS, Incentive
from incentives.policy.sharing.beneficiaries import APPLICANT, SEVERAL
from incentives.values.number import Exact

_HUNDREDTHS = 100
"""So many of what a verdict counts in are one of the currency."""


def adds_what_it_says(rule: Incentive, verdict: Verdict) -> bool:
    """Whether the verdict of what is due, or may be, tells all that the incentive adds.

    What may be stopped, or is divided among several who are paid, the reference tells; and of what
    is open what surely falls to whom, unless it is nothing, one's alone, or told.
    """
    if not verdict.is_paid_as_due:
        return False
    is_surely_nothing = verdict.is_open and not verdict.least
    if verdict.role == SEVERAL and not is_surely_nothing:
        return bool(verdict.by_role) and not pays_money(rule)
    return is_surely_nothing or verdict.open_parts < 2 or not is_in_parts(rule)


def is_in_parts(rule: Incentive) -> bool:
    """Whether it is paid in instalments, of which each is of a known amount or of none."""
    return rule.paid is not None and bool(rule.paid.instalments) and pays_money(rule)


def contribution_of(rule: Incentive, verdict: Verdict) -> Contribution:
    """What the incentive adds, of which the verdict tells all."""
    sure = verdict.least or 0
    if verdict.is_open and verdict.role == SEVERAL:
        sure = sum(verdict.by_role.values())
    if verdict.is_open and is_in_parts(rule):
        sure = 0  # no instalment is sure while the amount that it is a share of is not
    return Contribution(
        form=FORMS[rule.kind],
        given=[(amount, role) for amount, role in _given(verdict, sure) if amount],
        may_be_more=_may_be_more(verdict, sure),
    )


def _may_be_more(verdict: Verdict, sure: int) -> bool:
    """Whether more may be given than what surely is, or more fall away with it."""
    surely = [(sure, verdict.most)] if verdict.is_open else []
    surely += [(one.surely, one.most) for one in verdict.maybe_saved.values()]
    return any(most is None or most > least for least, most in surely)


def _given(verdict: Verdict, sure: int) -> Iterator[tuple[Exact, str]]:
    """What is surely given, and whose it is; what falls away elsewhere is the applicant's."""
    assert verdict.role is not None, "somebody benefits from what is given"
    if verdict.is_open:
        surely = verdict.by_role if verdict.role == SEVERAL else {verdict.role: sure}
    else:
        surely = verdict.by_role if verdict.role == SEVERAL else {verdict.role: verdict.amount}
    for role, hundredths in surely.items():
        yield Fraction(hundredths, _HUNDREDTHS), role
    for saved in (*verdict.saved.values(), *(one.surely for one in verdict.maybe_saved.values())):
        yield Fraction(saved, _HUNDREDTHS), APPLICANT
