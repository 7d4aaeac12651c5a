"""Whose an amount is, where parts benefit different people or several have shares."""

from collections.abc import Mapping
from fractions import Fraction

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.sure_payment import sure_payment_of
from incentives.values.money import exact_amount
from incentives.values.number import Exact, exact
from incentives.values.place import WHOLE_CASE, RowPlace
from incentives.values.rounding import TO_THE_FEN, Rounding, RoundingMode

_DOWN_TO_THE_FEN = Rounding(step=Fraction(1, 100), mode=RoundingMode.DOWN)


def shares_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """The amount by beneficiary, each to the fen, in the order in which parts first name them.

    The shares add up to the amount, the last one taking the rest; without an amount there are none.
    Of each part counts what relations left of it.
    """
    if determination.amount is None:
        return []
    return _to_the_fen(
        _by_role(determination, {}), exact_amount(determination.amount), determination.beneficiary
    )


def sure_shares_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """As `shares_by_role`, of what is surely paid of the amount."""
    payment = determination.payment
    if payment is None or determination.amount is None:
        return shares_by_role(determination)
    if any(part.amount is None for part in payment.parts) and not _is_paid_at_once(determination):
        return []
    unpaid: Exact = 0
    share_at: dict[RowPlace, Exact] = {}
    for part in payment.parts:
        sure = sure_payment_of(part)
        unpaid += sure.whole - sure.amount
        share_at |= dict.fromkeys(part.places or (WHOLE_CASE,), sure.share)
    paid = exact(exact_amount(determination.amount) - unpaid)
    return _to_the_fen(_by_role(determination, share_at), paid, determination.beneficiary)


def sure_part_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """What each beneficiary surely gets of an amount that is not known, to the fen.

    Nothing where it is paid in instalments, or may have to be given back: they may be stopped.
    `unknown` gets that of which nobody knows whose it is.
    """
    if not _is_paid_at_once(determination):
        return []
    by_role: dict[str, Exact] = {}
    for part in determination.working:
        if part.kept.is_counted:
            for role, share in part.shares or ((part.beneficiary, 1),):
                by_role[role] = by_role.get(role, 0) + part.kept.within.least * share
    if set(by_role) == {determination.beneficiary} and determination.amount_range is not None:
        return [(determination.amount_range.exact.least, determination.beneficiary)]
    return [(_DOWN_TO_THE_FEN.apply(amount), role) for role, amount in by_role.items() if amount]


def _is_paid_at_once(determination: Determination) -> bool:
    """Whether the whole is paid as soon as it is due, and nothing can stop it."""
    paid = determination.rule.paid
    return not determination.obligations and (paid is None or not paid.instalments)


def _by_role(determination: Determination, shares: Mapping[RowPlace, Exact]) -> dict[str, Exact]:
    """What is the beneficiaries' of the eligible parts.

    Of a part whose place `shares` names, only that share of it.
    """
    by_role: dict[str, Exact] = {}
    for part in determination.working:
        if part.kept.outcome is Outcome.ELIGIBLE:
            counted = shares.get(part.place, 1)
            for role, share in part.shares or ((part.beneficiary, 1),):
                by_role[role] = by_role.get(role, 0) + part.kept.within.least * share * counted
    return by_role


def _to_the_fen(
    by_role: Mapping[str, Exact], amount: Exact, beneficiary: str
) -> list[tuple[Exact, str]]:
    """The amount of each, rounded; together they come to `amount`: the last takes the rest."""
    if len(by_role) < 2:
        return [(amount, beneficiary)]
    *first, last = by_role
    shares: list[tuple[Exact, str]] = [(TO_THE_FEN.apply(by_role[role]), role) for role in first]
    rest = amount - sum((share for share, _ in shares), 0)
    return [*shares, (exact(rest), last)]
