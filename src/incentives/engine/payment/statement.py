"""How a determination is paid: instalments, what each level bears, what has been paid, what is due.

It is worked out after relations, so that what they left is what is paid.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import cast

import attrs
from moneyed import Money

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import (
    Account,
    InstalmentResult,
    LevelShare,
    ObligationResult,
    PartPayment,
    Payment,
    PaymentListed,
)
from incentives.engine.payment.accounts import account_of, added_up
from incentives.engine.payment.groups import (
    PayGroup,
    comparable,
    group_parts,
    row_key,
    speaks_of_rows,
    subject_of,
)
from incentives.engine.payment.instalments import PlannedInstalment, known_shares, plan_instalments
from incentives.engine.payment.prior_awards import PaymentsMade
from incentives.language.possible import InOrder, Open, Result, missing_in
from incentives.policy.payment import PayerShare
from incentives.policy.rule import FORMS, Form, Incentive, Pays
from incentives.values.money import money_of
from incentives.values.number import Exact
from incentives.values.place import RowPlace
from incentives.values.range import NOTHING, Range, least_of, sum_of
from incentives.values.splitting import split_by_levels

Cells = tuple[Exact | None, ...]
"""What each level bears of one instalment; None: not known."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Plan:
    """A group with its instalments, and the share of each level in them (None: the rest)."""

    group: PayGroup
    instalments: tuple[PlannedInstalment, ...]
    level_shares: tuple[Result, ...]

    @property
    def is_divided(self) -> bool:
        """Whether all that the levels bear is known."""
        is_open = any(isinstance(share, Open) for share in self.level_shares)
        return not is_open and all(planned.amount is not None for planned in self.instalments)


def pays_money(rule: Incentive) -> bool:
    """Whether the incentive pays money: a sum in cash, or with instalments or levels."""
    if not isinstance(rule.benefit, Pays) or rule.benefit.amount is None:
        return False
    form = FORMS[rule.kind]
    return form is Form.CASH or (rule.paid is not None and form is not Form.IN_KIND)


def is_paid_out(determination: Determination) -> bool:
    """Whether the incentive pays money, and was in force."""
    return pays_money(determination.rule) and determination.outcome is not Outcome.NOT_IN_FORCE


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class PaymentWorker:
    """Works out the payment of one determination, by the day `on`.

    `situations`: by the places of its parts. `made`: the payments for its incentive; `listed`: as
    the case lists them. `obligations`: those of its incentive, worked out before.
    """

    determination: Determination
    evaluator: Evaluator
    situations: Mapping[RowPlace, Situation]
    made: PaymentsMade
    listed: tuple[PaymentListed, ...]
    obligations: Sequence[ObligationResult]
    on: date
    _orders: InOrder = attrs.field(factory=InOrder)

    @property
    def _currency(self) -> str:
        return self.evaluator.law.library.currency

    @property
    def _levels(self) -> tuple[PayerShare, ...]:
        paid = self.determination.rule.paid
        return paid.levels if paid is not None else ()

    def work_out(self) -> Payment:
        """The payment of all parts.

        Shares of instalments or levels that do not make up the whole are refused as by
        `known_shares`.
        """
        rule = self.determination.rule
        plans = self._plans()
        cells = self._cells(plans)
        parts = tuple(self._part(plan, row) for plan, row in zip(plans, cells, strict=True))
        return Payment(
            parts=parts,
            levels=self._totals(plans, cells),
            account=self._account(plans, parts),
            unmatched=money_of(self._unmatched(plans), self._currency),
            citation=rule.paid.citation if rule.paid is not None else rule.citation,
            listed=self.listed,
        )

    def _plans(self) -> list[_Plan]:
        determination, evaluator = self.determination, self.evaluator
        by_row = speaks_of_rows(determination.rule.payment_expressions, evaluator)
        counted = {part.place for part in determination.working if part.by_itself.is_counted}
        keys = {
            place: self._key(place, situation, by_row=by_row)
            for place, situation in self.situations.items()
            if place in counted
        }
        groups = group_parts(determination, evaluator, self.situations, keys)
        return [self._plan(group) for group in groups]

    def _plan(self, group: PayGroup) -> _Plan:
        rule, evaluator = self.determination.rule, self.evaluator
        obligations = self._obligations_of(group)
        instalments = plan_instalments(rule, group, evaluator, obligations, self.on)
        shares: tuple[Result, ...] = ()
        if self._levels:
            shares = known_shares([level.share for level in self._levels], group, evaluator, rule)
        return _Plan(group=group, instalments=instalments, level_shares=shares)

    def _obligations_of(self, group: PayGroup) -> list[ObligationResult]:
        """Those of the case as a whole and those of one of its rows, in their order."""
        if not self.obligations:
            return []
        touching = set(self._by_place.get(None, ()))
        touching.update(*(self._by_place.get(place, ()) for place in group.places))
        return [self.obligations[index] for index in sorted(touching)]

    @cached_property
    def _by_place(self) -> dict[RowPlace | None, list[int]]:
        """The numbers of the obligations by their places; None: those of the case as a whole."""
        by_place: dict[RowPlace | None, list[int]] = {}
        for index, obligation in enumerate(self.obligations):
            for place in obligation.places or (None,):
                by_place.setdefault(place, []).append(index)
        return by_place

    def _key(self, place: RowPlace, situation: Situation, *, by_row: bool) -> Hashable:
        """What parts have in common that are paid together."""
        rule, evaluator = self.determination.rule, self.evaluator
        subject = comparable(subject_of(self.determination, evaluator, situation), place)
        rows = row_key(situation) if by_row else None
        has_instalments = rule.paid is not None and bool(rule.paid.instalments)
        day = comparable(situation.law_date, place) if has_instalments else None
        shares = [
            evaluator.value(level.share, situation)
            for level in self._levels
            if level.share is not None
        ]
        return subject, rows, day, tuple(comparable(share, place) for share in shares)

    def _cells(self, plans: Sequence[_Plan]) -> list[list[Cells]]:
        """By group and instalment what each level bears.

        The running sums of the levels, which are rounded, go over all groups.
        """
        divided = [plan for plan in plans if plan.is_divided and self._levels]
        amounts = [cast(Exact, planned.amount) for plan in divided for planned in plan.instalments]
        shares = [
            [cast(Exact, share) for share in plan.level_shares[:-1]]
            for plan in divided
            for _ in plan.instalments
        ]
        rows = iter(split_by_levels(amounts, shares))
        is_divided = {id(plan) for plan in divided}
        unknown: Cells = (None,) * len(self._levels)
        return [
            [next(rows) if id(plan) in is_divided else unknown for _ in plan.instalments]
            for plan in plans
        ]

    def _part(self, plan: _Plan, cells: Sequence[Cells]) -> PartPayment:
        group = plan.group
        self.evaluator.effort.take(len(self.made.entries))
        made = self.made.of(group.subject)
        account = None
        self.evaluator.effort.keep(sum(len(planned.missing) for planned in plan.instalments))
        if self.determination.rule.subject is not None:
            within = Range(group.surely, group.amount if group.amount is not None else group.most)
            account = self._account_of(plan.instalments, within, made)
        rows = zip(plan.instalments, cells, strict=True)
        return PartPayment(
            places=group.places,
            subject=group.subject_id,
            amount=self._money(group.amount),
            instalments=tuple(
                self._instalment(number, planned, self._level_shares(plan, row), made)
                for number, (planned, row) in enumerate(rows, start=1)
            ),
            account=account,
        )

    def _instalment(
        self,
        number: int,
        planned: PlannedInstalment,
        levels: tuple[LevelShare, ...],
        made: PaymentsMade,
    ) -> InstalmentResult:
        return InstalmentResult(
            number=number,
            rule=planned.rule,
            share=planned.share,
            due_on=planned.due_on,
            state=planned.state,
            amount=self._money(planned.amount),
            sure=money_of(planned.sure, self._currency),
            levels=levels,
            paid=self._money(made.paid_in(number)),
            missing=self._orders.of(planned.missing),
        )

    def _level_shares(self, plan: _Plan, cells: Cells) -> tuple[LevelShare, ...]:
        """What the levels bear of one instalment, in the order of the law."""
        columns = zip(self._levels, plan.level_shares, cells, strict=True)
        return tuple(self._level(level.payer, share, cell) for level, share, cell in columns)

    def _level(self, payer: str, share: Result, amount: Exact | None) -> LevelShare:
        return LevelShare(payer=payer, share=share, amount=self._money(amount))

    def _money(self, amount: Exact | None) -> Money | None:
        return money_of(amount, self._currency) if amount is not None else None

    def _totals(
        self, plans: Sequence[_Plan], cells: Sequence[Sequence[Cells]]
    ) -> tuple[LevelShare, ...]:
        """What each level bears of everything; its share where that is the same for all groups."""
        rows = list(chain.from_iterable(cells))
        totals = []
        for index, level in enumerate(self._levels):
            known = [cell for row in rows if (cell := row[index]) is not None]
            amount = sum(known, 0) if rows and len(known) == len(rows) else None
            shares = [plan.level_shares[index] for plan in plans]
            is_same = bool(shares) and all(share == shares[0] for share in shares)
            totals.append(self._level(level.payer, shares[0] if is_same else None, amount))
        return tuple(totals)

    def _account(self, plans: Sequence[_Plan], parts: Sequence[PartPayment]) -> Account:
        own = [part.account for part in parts if part.account is not None]
        if own:
            return added_up(own, self._currency)
        every = [planned for plan in plans for planned in plan.instalments]
        whole = exact_range_of(self.determination) if plans else NOTHING
        return self._account_of(every, whole, self.made)

    def _account_of(
        self,
        instalments: Sequence[PlannedInstalment],
        within: Range,
        made: PaymentsMade,
    ) -> Account:
        """The account of some of the instalments, which come to `within`.

        They are at most what the determination may come to.
        """
        whole = exact_range_of(self.determination)
        most = least_of((within, whole)).high
        return account_of(instalments, Range(within.low, most), made, self._currency, self._orders)

    def _unmatched(self, plans: Sequence[_Plan]) -> Exact:
        """What was surely paid for subjects that are none of the groups'."""
        subjects = {plan.group.subject for plan in plans}
        if self.determination.rule.subject is None or missing_in(subjects):
            return 0
        others = (
            entry
            for entry in self.made.entries
            if entry.subject is not None and entry.subject not in subjects
        )
        return sum_of(entry.within for entry in others).least
