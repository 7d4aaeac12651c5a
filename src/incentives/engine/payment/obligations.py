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
from incentives.engine.findings.payment import ObligationResult, ObligationState
from incentives.engine.payment.groups import PayGroup, group_parts, row_key, speaks_of_rows
from incentives.engine.payment.prior_awards import PaymentsMade
from incentives.language.possible import Missing, Open, Result, in_order, missing_in
from incentives.language.types import NumberType
from incentives.policy.payment import Obligation, RecoveryBase, RecoveryMode
from incentives.values.number import Exact
from incentives.values.period import whole_months
from incentives.values.place import RowPlace
from incentives.values.range import MoneyRange, Range, money_range
from incentives.values.unit import YEAR

_MONTHS_IN_A_YEAR = 12
_MOST_MONTHS = 12_000  # no law binds for a thousand years, and no calendar goes on for ever
_ONE_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Duration:
    """From when to when an obligation runs; each date is known, open, or (None) does not exist."""

    begins: Result
    until: Result
    months: int | None
    broken: Result

    @property
    def missing(self) -> frozenset[Missing]:
        return missing_in([self.begins, self.until, self.broken])


def work_out_obligations(
    determination: Determination,
    evaluator: Evaluator,
    situations: Mapping[RowPlace, Situation],
    made: PaymentsMade,
    on: date,
) -> tuple[ObligationResult, ...]:
    """Every obligation of the incentive, for each row of which its dates speak, by the day `on`.

    They come in the order of the law, then of the rows. `situations`: by the places of the parts;
    `made`: the payments for the incentive, of which those for the subject of a row count there.
    """
    obligations: list[ObligationResult] = []
    for rule in determination.rule.obligations:
        by_row = speaks_of_rows(rule.expressions, evaluator)
        keys = {
            place: row_key(situation) if by_row else None for place, situation in situations.items()
        }
        obligations += [
            _obligation(rule, group, evaluator, made.of(group.subject) if by_row else made, on)
            for group in group_parts(determination, evaluator, situations, keys)
        ]
    return tuple(obligations)


def _obligation(
    rule: Obligation, group: PayGroup, evaluator: Evaluator, made: PaymentsMade, on: date
) -> ObligationResult:
    term = _term(rule, group.situation, evaluator)
    state, may_be_broken = _state(term, on)
    currency = evaluator.law.library.currency
    base, base_missing = _base(rule, group, made, currency)
    kept = _months_kept(rule, term) if state is ObligationState.BROKEN else None
    is_open = state is ObligationState.OPEN
    missing = term.missing if is_open else frozenset()
    recovery = None
    if may_be_broken:
        share = _share_not_kept(term.months, kept)
        recovery = _recovery(rule, base, share, currency, is_sure=not is_open)
        missing |= base_missing
    return ObligationResult(
        rule=rule,
        places=group.places,
        subject=group.subject_id,
        begins_on=_day(term.begins),
        until=_day(term.until),
        broken_on=_day(term.broken) if may_be_broken else None,
        state=state,
        may_be_broken=may_be_broken,
        months=term.months,
        months_kept=kept,
        base=base,
        recovery=recovery,
        missing=in_order(missing),
    )


def _share_not_kept(months: int | None, kept: int | None) -> Exact:
    """The part of the term that was left when it was broken; all of it where that is not known."""
    if months is None or kept is None:
        return 1
    return Fraction(months - kept, max(months, 1))


def _day(value: Result) -> date | None:
    return value if isinstance(value, date) else None


def _term(rule: Obligation, situation: Situation, evaluator: Evaluator) -> _Duration:
    """The dates of the obligation under the law of the day on which the incentive was given."""
    begins = evaluator.value(rule.begins, situation)
    broken = evaluator.value(rule.broken_on, situation)
    if rule.lasts is not None:
        length = evaluator.value(rule.lasts, situation)
        months = None if isinstance(length, Open) else _in_months(rule, cast(Exact, length or 0))
        if months is None:
            return _Duration(begins=begins, until=length, months=None, broken=broken)
        until = last_day_of(begins, months) if isinstance(begins, date) else begins
        return _Duration(begins=begins, until=until, months=months, broken=broken)
    until = evaluator.value(rule.until, situation) if rule.until is not None else None
    return _Duration(
        begins=begins, until=until, months=_months_between(begins, until), broken=broken
    )


def _months_between(begins: Result, until: Result) -> int | None:
    """The whole months from the first to the last day; None: one is not known, or never comes."""
    if not isinstance(begins, date) or not isinstance(until, date) or until == date.max:
        return None
    return max(whole_months(begins, until + _ONE_DAY), 0)


def last_day_of(begins: date, months: int) -> date:
    """The last day of so many months; that of the calendar where they go beyond it."""
    year = begins.year + (begins.month - 1 + months) // _MONTHS_IN_A_YEAR
    if year > date.max.year:
        return date.max
    return begins + relativedelta(months=months) - _ONE_DAY


def _in_months(rule: Obligation, length: Exact) -> int:
    """The length as the unit of the rule has it, in whole months that have been completed."""
    kind = rule.lasts.type if rule.lasts is not None else None
    is_in_years = isinstance(kind, NumberType) and kind.unit == YEAR
    return int(min(max(length * (_MONTHS_IN_A_YEAR if is_in_years else 1), 0), _MOST_MONTHS))


def _state(term: _Duration, on: date) -> tuple[ObligationState, bool]:
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
    is_over = isinstance(until, date) and until < on
    return (ObligationState.KEPT if is_over else ObligationState.RUNNING), False


def _months_kept(rule: Obligation, term: _Duration) -> int | None:
    """The whole months before it was broken; by the law's leave also the month that had begun."""
    begins, broken = cast(date, term.begins), cast(date, term.broken)
    if term.months is None:
        return None
    kept = whole_months(begins, broken)
    if rule.keeps_begun_month and begins + relativedelta(months=kept) < broken:
        kept += 1
    return min(kept, term.months)


def _base(
    rule: Obligation, group: PayGroup, made: PaymentsMade, currency: str
) -> tuple[MoneyRange, frozenset[Missing]]:
    """Of what is recovered: the payments made, or the charge that was not levied."""
    if rule.base is RecoveryBase.PAID:
        return money_range(made.amount, currency), made.missing
    if group.amount is not None:
        return money_range(Range.exactly(group.amount), currency), frozenset()
    return money_range(group.within.or_nothing, currency), group.missing


def _recovery(
    rule: Obligation, base: MoneyRange, share: Exact, currency: str, *, is_sure: bool
) -> MoneyRange:
    """What is recovered of the base.

    Nothing is sure to be where it is not sure that the obligation was broken.
    """
    match rule.recovers:
        case RecoveryMode.INSTALMENTS_STOP:
            factor: Exact = 0
        case RecoveryMode.ALL:
            factor = 1
        case RecoveryMode.BY_MONTHS:
            factor = share
        case _:
            assert_never(rule.recovers)
    recovered = base.exact * Range.exactly(factor)
    return money_range(recovered if is_sure else recovered.or_nothing, currency)
