"""What of an amount is surely paid: without instalments that are stopped, and without those that are open."""

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
    """What is surely paid of one part: its instalments that are due or to come."""
    whole = exact_amount(part.amount) if part.amount is not None else 0
    if all(each.state in _STANDS for each in part.instalments):
        return SurePayment(amount=whole, whole=whole, is_open=False)
    standing = [each.amount for each in part.instalments if each.state in _STANDS]
    known = [exact_amount(amount) for amount in standing if amount is not None]
    is_open = len(known) < len(standing) or any(each.state is InstalmentState.OPEN for each in part.instalments)
    return SurePayment(amount=sum(known, 0), whole=whole, is_open=is_open)


def is_open(payment: Payment | None) -> bool:
    """Whether more may be paid than what surely is."""
    return payment is not None and any(sure_payment_of(part).is_open for part in payment.parts)
