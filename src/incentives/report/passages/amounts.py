"""Amounts on papers that are signed: in figures and capitals, and the totals of all of them."""

from collections.abc import Iterator

import attrs
from moneyed import Money

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import Account, InstalmentState, Payment
from incentives.engine.findings.pieces.given import surely_given
from incentives.engine.findings.pieces.of_determination import pieces_of
from incentives.engine.payment.accounts import added_up
from incentives.engine.payment.recovery import Recovery, recovered_in_all
from incentives.policy.library import Library
from incentives.policy.payment import RecoveryBase
from incentives.policy.rule import FORMS, Form
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.report.passages.parts import role_called
from incentives.report.words.capitals import capitals
from incentives.report.words.names import Words
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact
from incentives.values.range import MoneyRange, money_range
from incentives.values.text import Text
from incentives.wordings.report import determination as wordings
from incentives.wordings.report import terms

IN_CAPITALS = "CNY"
"""The currency whose payment papers carry capitals."""


@attrs.frozen(kw_only=True)
class TotalLine:
    """One total: of what, how much, and in capitals where it is known."""

    name: str
    amount: MoneyRange
    capitals: str


def forms_told(assessment: Assessment) -> tuple[str, ...]:
    """The forms of what is told in totals: of which the library has some incentive, in order."""
    given = forms_given(assessment.law.library)
    every = dict.fromkeys([*assessment.totals, *sorted(assessment.open_totals)])
    return tuple(form for form in every if form in given)


def forms_given(library: Library) -> frozenset[str]:
    """The forms of which the library has some incentive; what others come to says nothing."""
    return frozenset(FORMS[rule.kind].value for rule in library.incentives.values())


@attrs.frozen
class Amounts:
    """Puts the amounts of an assessment into figures and capitals.

    Capitals are Chinese in either language, and of yuan only.
    """

    words: Words

    def in_capitals(self, money: Money | None) -> str:
        """`人民币肆拾捌万元整`; a dash for what is not known, or not paid in yuan."""
        if money is None or money.currency.code != IN_CAPITALS:
            return self.words.say(terms.EMPTY)
        return self.words.say(wordings.CAPITALS, amount=capitals(money.amount))

    def total_lines(self, assessment: Assessment) -> Iterator[TotalLine]:
        """The totals one by one: cash and its payment, taxes and fees, prices, what is recovered.

        Only what is sure is added up; a total that more may come to says so in its name.
        """
        yield from self.cash_lines(assessment)
        yield from self.saved_lines(assessment)
        yield from self.in_kind_lines(assessment)
        yield from self.recovered_lines(assessment)

    def recovered_lines(self, assessment: Assessment) -> Iterator[TotalLine]:
        """What broken obligations bring back, of what was paid and of what was relieved."""
        for base, name in (
            (RecoveryBase.PAID, wordings.SUM_RECOVERED),
            (RecoveryBase.RELIEVED, wordings.SUM_DUE_AFTER_ALL),
        ):
            recovered = _recovered(assessment, base)
            if recovered.exact.high != 0:
                yield self._bounded_line(self.words.say(name), recovered)

    def cash_lines(self, assessment: Assessment) -> Iterator[TotalLine]:
        """Of grants and awards: what they come to, what was paid, what is due now and later."""
        if Form.CASH.value not in forms_told(assessment):
            return
        say, cash_of_others = self.words.say, _for_others(assessment).get(Form.CASH, {})
        own = assessment.totals[Form.CASH.value]
        all_cash = sum(cash_of_others.values(), own)
        yield self._line(self._with_open(say(wordings.SUM_CASH), Form.CASH, assessment), all_cash)
        if cash_of_others:
            yield self._line(say(wordings.SUM_CASH_OWN), own)
            yield from (
                self._line(self._of(wordings.SUM_CASH_OF, role), total)
                for role, total in cash_of_others.items()
            )
        yield from self._payments(assessment)

    def saved_lines(self, assessment: Assessment) -> Iterator[TotalLine]:
        """What the applicant and others save of taxes and fees, and of prices."""
        others = _for_others(assessment)
        for form, name in (
            (Form.TAX_AND_FEE, wordings.SUM_TAXES),
            (Form.PRICE, wordings.SUM_PRICES),
        ):
            if form.value not in forms_told(assessment):
                continue
            own = self._with_open(self.words.say(name), form, assessment)
            yield self._line(own, assessment.totals[form.value])
            of = wordings.SUM_TAXES_OF if form is Form.TAX_AND_FEE else wordings.SUM_PRICES_OF
            yield from (
                self._line(self._of(of, role), total)
                for role, total in others.get(form, {}).items()
            )

    def in_kind_lines(self, assessment: Assessment) -> Iterator[TotalLine]:
        """What help in kind is worth, where that is stated: to the applicant and to others."""
        if Form.IN_KIND.value not in assessment.totals:
            return
        others = _for_others(assessment).get(Form.IN_KIND, {})
        whole = sum(others.values(), assessment.totals[Form.IN_KIND.value])
        name = self._with_open(self.words.say(wordings.SUM_IN_KIND), Form.IN_KIND, assessment)
        yield self._line(name, whole)

    def _payments(self, assessment: Assessment) -> Iterator[TotalLine]:
        """What of the cash has been paid, is due now and comes later; beside it what is stopped."""
        say, account = self.words.say, account_of_all(assessment)
        yield self._bounded_line(say(wordings.SUM_PAID), account.paid)
        yield self._bounded_line(say(wordings.SUM_DUE), account.due)
        for name, state in (
            (wordings.SUM_TO_COME, InstalmentState.TO_COME),
            (wordings.SUM_STOPPED, InstalmentState.STOPPED),
        ):
            total = _instalments_in(assessment, state)
            if total.amount:
                yield self._line(say(name), total)
        if account.overpaid.exact.least:
            yield self._bounded_line(say(wordings.SUM_OVERPAID), account.overpaid)

    def _with_open(self, name: str, form: Form, assessment: Assessment) -> str:
        return (
            self.words.say(wordings.WITH_OPEN, name=name)
            if form.value in assessment.open_totals
            else name
        )

    def _of(self, wording: Text, role: str) -> str:
        return self.words.say(wording, role=role_called(role, self.words))

    def _line(self, name: str, amount: Money) -> TotalLine:
        return self._bounded_line(name, MoneyRange.exactly(amount))

    def _bounded_line(self, name: str, amount: MoneyRange) -> TotalLine:
        return TotalLine(name=name, amount=amount, capitals=self.in_capitals(amount.known))


def account_of_all(assessment: Assessment) -> Account:
    """What has been paid and what is due now of all of which something is surely given."""
    return added_up(
        [payment.account for payment in _payments(assessment)], assessment.law.library.currency
    )


def _instalments_in(assessment: Assessment, state: InstalmentState) -> Money:
    """What the instalments in that state come to, as far as their amounts are known."""
    instalments = (
        instalment
        for payment in _payments(assessment)
        for instalment in payment.instalments
        if instalment.state is state
    )
    amounts = (
        exact_amount(instalment.amount)
        for instalment in instalments
        if instalment.amount is not None
    )
    return money_of(sum(amounts, 0), assessment.law.library.currency)


def _recovered(assessment: Assessment, base: RecoveryBase) -> MoneyRange:
    """What broken obligations bring back of what was paid, or of what was relieved."""
    entries = tuple(
        Recovery(determination=determination, obligation=obligation)
        for determination in assessment
        for obligation in determination.obligations
        if obligation.rule.base is base
    )
    return money_range(recovered_in_all(entries), assessment.law.library.currency)


def _payments(assessment: Assessment) -> list[Payment]:
    """Those of incentives that are ELIGIBLE, or contain something that is given whatever comes."""
    return [
        determination.payment
        for determination in assessment
        if determination.payment is not None
        and (determination.outcome is Outcome.ELIGIBLE or surely_given(pieces_of(determination)))
    ]


def _for_others(assessment: Assessment) -> dict[Form, dict[str, Money]]:
    """By form and role, what others than the applicant surely get or save."""
    totals: dict[Form, dict[str, Exact]] = {}
    for determination in assessment:
        form = FORMS[determination.rule.kind]
        for amount, role in surely_given(pieces_of(determination)):
            if role != APPLICANT:
                book = totals.setdefault(form, {})
                book[role] = book.get(role, 0) + amount
    currency = assessment.law.library.currency
    return {
        form: {role: money_of(amount, currency) for role, amount in book.items()}
        for form, book in totals.items()
    }
