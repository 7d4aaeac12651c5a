"""What was to be kept: whether it has been, and what is recovered if it has not."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import assert_never, cast

import attrs
from dateutil.relativedelta import relativedelta

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.payment import Bounded, ObligationResult, ObligationState
from incentives.engine.payment.groups import PayGroup, group_parts, row_key, speaks_of_rows
from incentives.engine.payment.prior_awards import PaymentsMade
from incentives.language.possible import Missing, Open, Result, missing_in
from incentives.language.types import NumberType
from incentives.policy.payment import Obligation, RecoveryBase, RecoveryMode
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact
from incentives.values.period import whole_months
from incentives.values.unit import YEAR

_MONTHS_IN_A_YEAR = 12
_MOST_MONTHS = 12_000  # no law binds for a thousand years, and no calendar goes on for ever
_ONE_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class _Term:
    """From when to when an obligation runs; each date is known, open, or (None) does not exist."""

    begins: Result
    until: Result
    months: int | None
    broken: Result

    @property
    def missing(self) -> frozenset[Missing]:
        return missing_in([self.begins, self.until, self.broken])


def work_out_obligations(
    found: Determination, evaluator: Evaluator, situations: Mapping[str, Situation], made: PaymentsMade, on: date
) -> tuple[ObligationResult, ...]:
    """Every obligation of the incentive, for each row of which its dates speak."""
    results: list[ObligationResult] = []
    for rule in found.rule.obligations:
        by_row = speaks_of_rows(rule.expressions, evaluator)
        keys = {label: row_key(situation) if by_row else None for label, situation in situations.items()}
        results += [
            _obligation(rule, group, evaluator, made.of(group.subject) if by_row else made, on)
            for group in group_parts(found, evaluator, situations, keys)
        ]
    return tuple(results)


def _obligation(rule: Obligation, group: PayGroup, evaluator: Evaluator, made: PaymentsMade, on: date) -> ObligationResult:
    term = _term(rule, group.situation, evaluator)
    state, may_be_broken = _state(term, on)
    currency = evaluator.law.library.currency
    base, base_missing = _base(rule, group, made, currency)
    kept = _months_kept(rule, term) if state is ObligationState.BROKEN else None
    is_open = state is ObligationState.OPEN
    recovery = None
    if may_be_broken:
        share = 1 if term.months is None or kept is None else Fraction(term.months - kept, max(term.months, 1))
        recovery = _recovery(rule, base, share, currency, is_sure=not is_open)
    missing = (term.missing if is_open else frozenset()) | (base_missing if recovery is not None else frozenset())
    return ObligationResult(
        rule=rule, labels=group.labels, subject=group.subject_id, begins_on=_day(term.begins), until=_day(term.until),
        broken_on=_day(term.broken) if may_be_broken else None, state=state, may_be_broken=may_be_broken, months=term.months,
        months_kept=kept, base=base, recovery=recovery, missing=tuple(sorted(missing)),
    )  # fmt: skip


def _day(value: Result) -> date | None:
    return value if isinstance(value, date) else None


def _term(rule: Obligation, situation: Situation, evaluator: Evaluator) -> _Term:
    """The dates of the obligation under the law of the day on which the incentive was given."""
    begins = evaluator.shared_trace(rule.begins, situation).value
    broken = evaluator.shared_trace(rule.broken_on, situation).value
    if rule.lasts is not None:
        length = evaluator.shared_trace(rule.lasts, situation).value
        months = None if isinstance(length, Open) else _in_months(rule, cast(Exact, length or 0))
        if months is None:
            return _Term(begins=begins, until=length, months=None, broken=broken)
        until = _last_day(begins, months) if isinstance(begins, date) else begins
        return _Term(begins=begins, until=until, months=months, broken=broken)
    until = evaluator.shared_trace(rule.until, situation).value if rule.until is not None else None
    is_known = isinstance(begins, date) and isinstance(until, date)
    is_known = is_known and until != date.max
    count = max(whole_months(cast(date, begins), cast(date, until) + _ONE_DAY), 0) if is_known else None
    return _Term(begins=begins, until=until, months=count, broken=broken)


def _last_day(begins: date, months: int) -> date:
    """The last day of so many months; that of the calendar where they go beyond it."""
    left = (date.max.year - begins.year) * _MONTHS_IN_A_YEAR
    return date.max if months >= left else begins + relativedelta(months=months) - _ONE_DAY


def _in_months(rule: Obligation, length: Exact) -> int:
    is_in_years = rule.lasts is not None and isinstance(rule.lasts.type, NumberType) and rule.lasts.type.unit == YEAR
    return int(min(max(length * (_MONTHS_IN_A_YEAR if is_in_years else 1), 0), _MOST_MONTHS))


def _state(term: _Term, on: date) -> tuple[ObligationState, bool]:
    """Where the obligation stands by the day `on`, and whether it may have been broken."""
    begins, until, broken = term.begins, term.until, term.broken
    if isinstance(begins, Open):
        surely_not = broken is None or (isinstance(broken, date) and broken > on)
        return ObligationState.OPEN, not surely_not
    if not isinstance(begins, date) or begins > on:
        return ObligationState.NOT_BEGUN, False
    if isinstance(broken, date) and (broken < begins or broken > on):
        broken = None
    if isinstance(broken, Open):
        return ObligationState.OPEN, True
    if isinstance(until, Open):
        return ObligationState.OPEN, broken is not None
    if isinstance(broken, date) and (not isinstance(until, date) or broken <= until):
        return ObligationState.BROKEN, True
    return (ObligationState.KEPT if isinstance(until, date) and until < on else ObligationState.RUNNING), False


def _months_kept(rule: Obligation, term: _Term) -> int | None:
    """The whole months before it was broken; by the law's leave the month that had begun as well."""
    begins, broken = cast(date, term.begins), cast(date, term.broken)
    if term.months is None:
        return None
    kept = whole_months(begins, broken)
    if rule.keeps_begun_month and begins + relativedelta(months=kept) < broken:
        kept += 1
    return min(kept, term.months)


def _base(rule: Obligation, group: PayGroup, made: PaymentsMade, currency: str) -> tuple[Bounded, frozenset[Missing]]:
    """Of what is recovered: the payments made, or the charge that was not levied."""
    if rule.base is RecoveryBase.PAID:
        return _bounded(made.low, made.high, currency), made.missing
    if group.amount is not None:
        return _bounded(group.amount, group.amount, currency), frozenset()
    highs = [part.kept.high for part in group.parts]
    high = None if None in highs else sum((cast(Exact, each) for each in highs), 0)
    return _bounded(0, high, currency), group.missing


def _recovery(rule: Obligation, base: Bounded, share: Exact, currency: str, *, is_sure: bool) -> Bounded:
    """What is recovered of the base; nothing is sure to be where it is not sure that the obligation was broken."""
    match rule.recovers:
        case RecoveryMode.INSTALMENTS_STOP:
            factor: Exact = 0
        case RecoveryMode.ALL:
            factor = 1
        case RecoveryMode.BY_MONTHS:
            factor = share
        case _:
            assert_never(rule.recovers)
    low = exact_amount(base.low) * factor if is_sure else 0
    if factor == 0:
        return _bounded(0, 0, currency)
    return _bounded(low, exact_amount(base.high) * factor if base.high is not None else None, currency)


def _bounded(low: Exact, high: Exact | None, currency: str) -> Bounded:
    return Bounded(low=money_of(low, currency), high=money_of(high, currency) if high is not None else None)
