"""What of an amount is surely paid: without instalments that are stopped or open."""

from fractions import Fraction

import attrs

from incentives.engine.findings.payment import InstalmentState, PartPayment, Payment
from incentives.values.money import exact_amount
from incentives.values.number import Exact, exact

_STANDS = frozenset({InstalmentState.DUE, InstalmentState.TO_COME})


@attrs.frozen(kw_only=True)
class SurePayment:
    """What is surely paid of `whole`; `is_open`: more of it may be."""

    amount: Exact
    whole: Exact
    is_open: bool

    @property
    def share(self) -> Exact:
        """The part of the whole that is surely paid."""
        return exact(Fraction(self.amount) / self.whole) if self.whole else 1


def sure_payment_of(part: PartPayment) -> SurePayment:
    """What is surely paid of one part: its instalments that are due or to come.

    An amount that is not known counts as nothing; where all instalments stand, the amount is the
    whole.
    """
    whole = exact_amount(part.amount) if part.amount is not None else 0
    states = {instalment.state for instalment in part.instalments}
    if states <= _STANDS:
        return SurePayment(amount=whole, whole=whole, is_open=False)
    standing = [instalment.amount for instalment in part.instalments if instalment.state in _STANDS]
    known = [exact_amount(amount) for amount in standing if amount is not None]
    may_grow = len(known) < len(standing) or InstalmentState.OPEN in states
    return SurePayment(amount=sum(known, 0), whole=whole, is_open=may_grow)


def is_open(payment: Payment | None) -> bool:
    """Whether more may be paid than what surely is."""
    return payment is not None and any(sure_payment_of(part).is_open for part in payment.parts)
