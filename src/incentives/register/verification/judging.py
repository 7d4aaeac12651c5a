"""Whether what a sealed entry says could ever have been filed.

Who has the database can seal an entry of his own and put it at the end. What filing would have
refused tells it: the rules that hang on nothing but earlier entries are gone through again.
"""

from collections.abc import Iterator

import attrs

from incentives.engine.findings.outcome import Outcome
from incentives.register.acts import Kind
from incentives.register.deriving import Derived, Row
from incentives.register.plain import Plain
from incentives.register.store.tables import awards, filings, payments
from incentives.register.verification.allowed import Allowed

_NEVER_ANNULLED = frozenset({Kind.ANNULMENT.value, Kind.DUTIES.value})
BY_ITSELF = frozenset({"unreadable", "no-officer", "no-reason", "no-amount"})
"""What an entry says amiss whatever was filed before it."""

Due = dict[str, tuple[int, str]]
"""The amount in hundredths, and its currency, of each incentive that was found due."""


@attrs.frozen(kw_only=True, eq=False)
class Judged:
    """What the entries before said, as far as later ones hang on it; one for each walk.

    `kinds` by number; `ended`: the numbers that were annulled or corrected; `due` by determination;
    `paid`: of each payment the determination, the incentive and the amount in hundredths;
    `paid_for`: the sum of those that count, by determination and incentive. `allowed`: who may do
    what.
    """

    kinds: dict[int, str] = attrs.field(factory=dict)
    ended: set[int] = attrs.field(factory=set)
    due: dict[int, Due] = attrs.field(factory=dict)
    paid: dict[int, tuple[int, str, int]] = attrs.field(factory=dict)
    paid_for: dict[tuple[int, str], int] = attrs.field(factory=dict)
    allowed: Allowed = attrs.field(factory=Allowed)

    def judge(self, number: int, content: Plain, derived: Derived) -> str | None:
        """Why the entry can never have been filed, by the slug of filing; None: it can have been.

        Entries come in their order. Whatever comes of it, later entries are judged with it.
        """
        (filing,) = derived.rows[filings]
        reason = next(self._reasons(content, filing, derived), None)
        self._remember(number, filing, derived)
        self.allowed.remember(Kind(filing["kind"]), content)
        return reason

    def _reasons(self, content: Plain, filing: Row, derived: Derived) -> Iterator[str]:
        if not str(filing["officer"]).strip():
            yield "no-officer"
        if not self.allowed.allows(Kind(filing["kind"]), content):
            yield "not-allowed"
        ends = filing["ends"]
        if ends is not None:
            yield from self._reasons_of_ending(int(ends), filing)
            if not (content.maybe_text("reason") or "").strip():
                yield "no-reason"
        for payment in derived.rows[payments]:
            yield from self._reasons_of_payment(payment, ends, content)

    def _reasons_of_ending(self, ends: int, filing: Row) -> Iterator[str]:
        """What is annulled is no annulment, what is corrected of the same kind; both count."""
        kind = self.kinds.get(ends)
        is_annulment = filing["kind"] == Kind.ANNULMENT.value
        if kind is None:
            yield "no-entry"
        elif (kind in _NEVER_ANNULLED) if is_annulment else (kind != filing["kind"]):
            yield "other-kind"
        elif ends in self.ended:
            yield "ended"
        elif is_annulment and any(
            self.paid_for.get((ends, incentive)) for incentive in self.due.get(ends, ())
        ):
            yield "has-payments"

    def _reasons_of_payment(self, payment: Row, corrects: object, content: Plain) -> Iterator[str]:
        determination, incentive = payment["determination"], str(payment["incentive"])
        assert isinstance(determination, int)
        kind = self.kinds.get(determination)
        if kind is None:
            yield "no-entry"
        elif kind != Kind.DETERMINATION.value:
            yield "other-kind"
        elif determination in self.ended:
            yield "ended"
        elif incentive not in self.due[determination]:
            yield "not-determined"
        else:
            yield from self._reasons_of_amount(payment, corrects, content)

    def _reasons_of_amount(self, payment: Row, corrects: object, content: Plain) -> Iterator[str]:
        determination, incentive = payment["determination"], str(payment["incentive"])
        assert isinstance(determination, int)
        determined, currency = self.due[determination][incentive]
        amount = int(payment["amount"] or 0)
        before = self.paid_for.get((determination, incentive), 0)
        corrected = self.paid.get(corrects) if isinstance(corrects, int) else None
        if corrected is not None and corrected[:2] == (determination, incentive):
            before -= corrected[2]
        if amount <= 0:
            yield "no-amount"
        if payment["currency"] != currency:
            yield "other-currency"
        if before + amount > determined and not (content.maybe_text("beyond") or "").strip():
            yield "beyond"

    def _remember(self, number: int, filing: Row, derived: Derived) -> None:
        self.kinds[number] = str(filing["kind"])
        ends = filing["ends"]
        if ends is not None and ends not in self.ended:
            self.ended.add(int(ends))
            if int(ends) in self.paid:
                determination, incentive, amount = self.paid[int(ends)]
                self.paid_for[determination, incentive] -= amount
        if filing["kind"] == Kind.DETERMINATION.value:
            self.due[number] = dict(_due(derived))
        for payment in derived.rows[payments]:
            assert isinstance(payment["determination"], int)
            key = (payment["determination"], str(payment["incentive"]))
            amount = int(payment["amount"] or 0)
            self.paid[number] = (*key, amount)
            self.paid_for[key] = self.paid_for.get(key, 0) + amount


def _due(derived: Derived) -> Iterator[tuple[str, tuple[int, str]]]:
    for award in derived.rows[awards]:
        amount = award["amount"]
        if award["outcome"] == Outcome.ELIGIBLE.value and isinstance(amount, int):
            yield str(award["incentive"]), (amount, str(award["currency"]))
