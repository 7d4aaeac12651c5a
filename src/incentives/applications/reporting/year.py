"""What was determined and what was paid in a year, row by row."""

import attrs
from moneyed import Money

from incentives.applications.asking import ApplicationSearch
from incentives.brief import brief
from incentives.engine.findings.outcome import Outcome
from incentives.policy.rule import Form
from incentives.register import Applicant
from incentives.report.passages.amounts import IN_CAPITALS
from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class OfYears:
    """Which years, the earliest first, and of whom; nothing said: all of the district.

    `search`: only what was determined of the applications found, and of the incentive looked for.
    `whose`: only what is of this applicant, in whichever dossier, with or without an application.
    `currency`: that of the lists; what is of another is counted, and in none of them.
    """

    years: tuple[int, ...]
    search: ApplicationSearch = attrs.field(factory=ApplicationSearch)
    whose: Applicant | None = None
    currency: str = IN_CAPITALS

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Recipient:
    """For whom something is.

    `name`: as it was filed; `credit_code`: by which it is known, empty where it is known by its
    name; `township`: by its application, empty where it has none; `number`: of the application.
    """

    name: str
    credit_code: str = ""
    township: str = ""
    number: str = ""

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Awarded:
    """What a determination that counts gives, or may give, by one incentive.

    `entry`: its number. `form`: None where it is in kind and not valued. `amount`: in money to the
    fen; None while it is undetermined, or not valued. `paid`: so far, by the case or in the
    dossier.
    """

    recipient: Recipient
    entry: int
    incentive: str
    title: Text
    basis: str
    form: Form | None
    outcome: Outcome
    amount: Money | None
    paid: Money | None = None

    __repr__ = brief


@attrs.frozen(kw_only=True)
class PaidOut:
    """A payment that counts; `entry`: the number of the determination that it is for."""

    recipient: Recipient
    entry: int
    incentive: str
    title: Text
    amount: Money

    __repr__ = brief


@attrs.frozen(kw_only=True)
class YearReport:
    """A year: what was determined in it, as its totals have it, and what was paid in it.

    `awarded`: by the last determination of each dossier in the year, in the order of the law.
    `paid_out`: whenever that for which it was paid was determined. `currency`: see `OfYears`.
    """

    year: int
    awarded: tuple[Awarded, ...]
    paid_out: tuple[PaidOut, ...]
    currency: str = IN_CAPITALS

    __repr__ = brief

    @property
    def granted(self) -> tuple[Awarded, ...]:
        """Grants and awards with amounts that lists can have as determined."""
        return tuple(
            one
            for one in self.awarded
            if one.form is Form.CASH and one.amount is not None and self._is_listed(one.amount)
        )

    @property
    def reliefs(self) -> tuple[Awarded, ...]:
        """Reliefs and prices with amounts that lists can have, which no finance bureau pays."""
        return tuple(
            one
            for one in self.awarded
            if one.form not in {Form.CASH, Form.IN_KIND, None}
            and one.amount is not None
            and self._is_listed(one.amount)
        )

    @property
    def undetermined(self) -> tuple[Awarded, ...]:
        """What may be given, and is open."""
        return tuple(one for one in self.awarded if one.outcome is Outcome.UNDETERMINED)

    @property
    def in_kind(self) -> tuple[Awarded, ...]:
        """What is given in kind, whether valued or not."""
        return tuple(
            one
            for one in self.awarded
            if one.outcome is Outcome.ELIGIBLE and one.form in {Form.IN_KIND, None}
        )

    @property
    def in_other_currencies(self) -> int:
        """How many awards and sums paid are of another currency than lists have."""
        amounts = [*(one.amount for one in self.awarded), *(one.amount for one in self.paid_out)]
        return sum(amount is not None and not self._is_listed(amount) for amount in amounts)

    @property
    def paid_listed(self) -> tuple[PaidOut, ...]:
        """What was paid that lists can have."""
        return tuple(one for one in self.paid_out if self._is_listed(one.amount))

    def _is_listed(self, amount: Money) -> bool:
        return str(amount.currency.code) == self.currency
