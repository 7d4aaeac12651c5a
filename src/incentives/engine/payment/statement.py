"""How a determination is paid: instalments, what each level bears, what has been paid and what is due now.

It is worked out after relations, so that what they left is what is paid.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import cast

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import Account, InstalmentResult, LevelShare, ObligationResult, PartPayment, Payment
from incentives.engine.payment.accounts import account_of, added_up
from incentives.engine.payment.groups import COUNTED, PayGroup, comparable, group_parts, row_key, speaks_of_rows, subject_of
from incentives.engine.payment.instalments import PlannedInstalment, known_shares, plan_instalments
from incentives.engine.payment.prior_awards import PaymentsMade
from incentives.language.possible import Open, Result, missing_in
from incentives.policy.payment import PayerShare
from incentives.policy.rule import FORMS, Form, Pays
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact
from incentives.values.splitting import split_by_levels

Cells = tuple[Exact | None, ...]
"""What each level bears of one instalment; None: not known."""


@attrs.frozen(kw_only=True, eq=False)
class _Plan:
    """A group with its instalments, and the share of each level in them (None: the rest)."""

    group: PayGroup
    instalments: tuple[PlannedInstalment, ...]
    level_shares: tuple[Result, ...]

    @property
    def is_divided(self) -> bool:
        """Whether all that the levels bear is known."""
        is_open = any(isinstance(share, Open) for share in self.level_shares)
        return not is_open and all(each.amount is not None for each in self.instalments)


def is_paid_out(found: Determination) -> bool:
    """Whether the incentive is one that pays money, at the outcome that it has."""
    rule = found.rule
    pays = isinstance(rule.benefit, Pays) and rule.benefit.amount is not None
    return pays and found.outcome is not Outcome.NOT_IN_FORCE and (rule.paid is not None or FORMS[rule.kind] is Form.CASH)


@attrs.frozen(kw_only=True, eq=False)
class PaymentWorker:
    """Works out the payment of one determination. `obligations` are those of its incentive, worked out before."""

    found: Determination
    evaluator: Evaluator
    situations: Mapping[str, Situation]
    made: PaymentsMade
    obligations: Sequence[ObligationResult]
    on: date

    @property
    def _currency(self) -> str:
        return self.evaluator.law.library.currency

    @property
    def _levels(self) -> tuple[PayerShare, ...]:
        return self.found.rule.paid.levels if self.found.rule.paid is not None else ()

    def work_out(self) -> Payment:
        """The payment of all parts.

        Raises:
            AssessmentError: if the shares of instalments or levels do not make up the whole.
        """
        rule = self.found.rule
        plans = self._plans()
        cells = self._cells(plans)
        parts = tuple(self._part(plan, row) for plan, row in zip(plans, cells, strict=True))
        return Payment(
            parts=parts, levels=self._totals(plans, cells), account=self._account(plans, parts),
            unmatched=money_of(self._unmatched(plans), self._currency),
            citation=rule.paid.citation if rule.paid is not None else rule.citation,
        )  # fmt: skip

    def _plans(self) -> list[_Plan]:
        found, evaluator = self.found, self.evaluator
        by_row = speaks_of_rows(found.rule.payment_expressions, evaluator)
        counted = {part.label for part in found.working if part.outcome in COUNTED}
        situations = {label: situation for label, situation in self.situations.items() if label in counted}
        keys = {label: self._key(label, situation, by_row=by_row) for label, situation in situations.items()}
        plans = []
        for group in group_parts(found, evaluator, self.situations, keys):
            obligations = [each for each in self.obligations if not each.labels or set(each.labels) & set(group.labels)]
            instalments = plan_instalments(found.rule, group, evaluator, obligations, self.on)
            shares = known_shares([level.share for level in self._levels], group, evaluator, found.rule) if self._levels else ()
            plans.append(_Plan(group=group, instalments=instalments, level_shares=shares))
        return plans

    def _key(self, label: str, situation: Situation, *, by_row: bool) -> Hashable:
        """What parts have in common that are paid together."""
        rule, evaluator = self.found.rule, self.evaluator
        subject = comparable(subject_of(self.found, evaluator, situation), label)
        rows = row_key(situation) if by_row else None
        has_instalments = rule.paid is not None and bool(rule.paid.instalments)
        day = comparable(situation.law_date, label) if has_instalments else None
        shares = [evaluator.shared_trace(level.share, situation).value for level in self._levels if level.share is not None]
        return subject, rows, day, tuple(comparable(share, label) for share in shares)

    def _cells(self, plans: Sequence[_Plan]) -> list[list[Cells]]:
        """By group and instalment what each level bears; the levels' running sums go over all groups."""
        divided = [plan for plan in plans if plan.is_divided and self._levels]
        amounts = [cast(Exact, each.amount) for plan in divided for each in plan.instalments]
        shares = [[cast(Exact, share) for share in plan.level_shares[:-1]] for plan in divided for _ in plan.instalments]
        rows = iter(split_by_levels(amounts, shares))
        unknown: Cells = (None,) * len(self._levels)
        return [[next(rows) if plan in divided else unknown for _ in plan.instalments] for plan in plans]

    def _part(self, plan: _Plan, cells: Sequence[Cells]) -> PartPayment:
        group = plan.group
        made = self.made.of(group.subject)
        has_account = self.found.rule.subject is not None
        return PartPayment(
            labels=group.labels, subject=group.subject_id,
            amount=money_of(group.amount, self._currency) if group.amount is not None else None,
            instalments=tuple(
                self._instalment(number, each, plan, row, made)
                for number, (each, row) in enumerate(zip(plan.instalments, cells, strict=True), start=1)
            ),
            account=self._account_of(plan.instalments, group.amount, made, group.most) if has_account else None,
        )  # fmt: skip

    def _instalment(
        self, number: int, planned: PlannedInstalment, plan: _Plan, cells: Cells, made: PaymentsMade
    ) -> InstalmentResult:
        paid = made.paid_in(number)
        levels = zip(self._levels, plan.level_shares, cells, strict=True)
        return InstalmentResult(
            number=number, rule=planned.rule, share=planned.share, due_on=planned.due_on, state=planned.state,
            amount=money_of(planned.amount, self._currency) if planned.amount is not None else None,
            levels=tuple(self._level(level.payer, share, cell) for level, share, cell in levels),
            paid=money_of(paid, self._currency) if paid is not None else None,
            missing=tuple(sorted(planned.missing)),
        )  # fmt: skip

    def _level(self, payer: str, share: Result, amount: Exact | None) -> LevelShare:
        return LevelShare(payer=payer, share=share, amount=money_of(amount, self._currency) if amount is not None else None)

    def _totals(self, plans: Sequence[_Plan], cells: Sequence[Sequence[Cells]]) -> tuple[LevelShare, ...]:
        """What each level bears of everything; its share where that is the same for all groups."""
        rows = list(chain.from_iterable(cells))
        found = []
        for index, level in enumerate(self._levels):
            column = [row[index] for row in rows]
            known = None if None in column or not column else sum((cast(Exact, cell) for cell in column), 0)
            shares = [plan.level_shares[index] for plan in plans]
            share = shares[0] if shares and all(each == shares[0] for each in shares) else None
            found.append(self._level(level.payer, share, known))
        return tuple(found)

    def _account(self, plans: Sequence[_Plan], parts: Sequence[PartPayment]) -> Account:
        own = [part.account for part in parts if part.account is not None]
        if own:
            return added_up(own, self._currency)
        every = [each for plan in plans for each in plan.instalments]
        amount = exact_amount(self.found.amount) if self.found.amount is not None else None
        return self._account_of(every, amount if plans else 0, self.made)

    def _account_of(
        self, instalments: Sequence[PlannedInstalment], amount: Exact | None, made: PaymentsMade, most: Exact | None = None
    ) -> Account:
        """The account; an amount that is not known is at most `most`, and what the determination may come to."""
        if amount is None:
            high = self.found.amount_range[1] if self.found.amount_range is not None else None
            bounds = [each for each in (most, exact_amount(high) if high is not None else None) if each is not None]
            amount = min(bounds, default=None)
        return account_of(instalments, amount, made, self._currency)

    def _unmatched(self, plans: Sequence[_Plan]) -> Exact:
        """What was surely paid for subjects that are none of the groups'."""
        subjects = [plan.group.subject for plan in plans]
        if self.found.rule.subject is None or missing_in(subjects):
            return 0
        return sum((each.low for each in self.made.entries if each.subject is not None and each.subject not in subjects), 0)
