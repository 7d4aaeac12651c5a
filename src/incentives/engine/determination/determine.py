"""From the parts of an incentive to its determination.

Outcomes are joined, amounts added up and rounded once.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import cast

import attrs
from dateutil.relativedelta import relativedelta
from moneyed import Money

from incentives.engine.determination.parts import in_order_told, work_out_parts
from incentives.engine.determination.sharing.shared import shared_by_rows
from incentives.engine.determination.supposing.taken_over import (
    AS_IT_IS,
    WhatIf,
    stays_open,
    surely_fails,
)
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.pieces.whose import is_known_whose
from incentives.engine.findings.reasons import Reasons
from incentives.language.possible import Missing, Open, Result
from incentives.policy.evidence.papers import papers_asked
from incentives.policy.instrument import Instrument
from incentives.policy.rule import Charge, Incentive, Pays
from incentives.policy.sharing.beneficiaries import APPLICANT, SEVERAL
from incentives.values.money import money_of
from incentives.values.number import Exact
from incentives.values.range import NOTHING, MoneyRange, Range, money_range, sum_of
from incentives.values.rounding import TO_THE_FEN


def determine(
    incentive: Incentive,
    evaluator: Evaluator,
    *,
    on: date,
    held: frozenset[str],
    what_if: WhatIf = AS_IT_IS,
) -> Determination:
    """What the incentive comes to by the day `on`, before relations; `held` are the papers on file.

    `lacking` stands in the order of kinds and ids, not ranked. Money is in the currency of the
    library. An incentive that is not yet published or begins later has no parts. `what_if`: of a
    question what it asks, and what is known before.
    """
    if (before := what_if.before) is not None:
        if stays_open(before, evaluator):
            return before.determination
        if surely_fails(before, evaluator):
            return _failed(before.determination, evaluator.law.library.currency)
    law = evaluator.law
    instrument = law.library.instruments[incentive.instrument]
    is_possible = law.is_known(instrument.id) and instrument.in_force.first.earliest <= on
    parts, no_parts = (
        work_out_parts(incentive, evaluator, on, what_if) if is_possible else ([], frozenset())
    )
    parts, within = shared_by_rows(parts, incentive, evaluator)
    outcome = _outcome(incentive, instrument, parts, on) if is_possible else Outcome.NOT_IN_FORCE
    is_due = any(part.by_itself.is_due for part in parts)
    outcome = decided_to_the_fen(incentive, outcome, within, is_due=is_due)
    given = [part for part in parts if part.by_itself.outcome.is_given]
    amount, amount_range = amount_in_money(incentive, outcome, within, law.library.currency)
    reasons = Reasons(
        incentive=incentive,
        number=instrument.number,
        asks=papers_asked(incentive, law.library, law.known_on) if outcome.is_given else None,
        parts=tuple(parts),
        held=held,
    )
    return Determination(
        incentive=incentive.id,
        rule=incentive,
        instrument=instrument,
        outcome=outcome,
        amount=amount,
        amount_range=amount_range,
        lacking=_union(lacking_of(parts, outcome), evaluator),
        beneficiary=joined_role([part.beneficiary for part in given] or [APPLICANT]),
        working=tuple(parts),
        consequences=consequences_of(parts, law.library.currency),
        no_parts=no_parts,
        within_by_itself=within,
        reasons=reasons,
        ends_on=ends_within_a_year(instrument, on),
    )


def _failed(before: Determination, currency: str) -> Determination:
    """The determination as it is if each of its parts fails its condition: nothing is given.

    It has no parts: a question 'what if' asks what comes of them.
    """
    amount, amount_range = amount_in_money(before.rule, Outcome.INELIGIBLE, NOTHING, currency)
    return attrs.evolve(
        before,
        outcome=Outcome.INELIGIBLE,
        amount=amount,
        amount_range=amount_range,
        lacking=(),
        beneficiary=APPLICANT,
        working=(),
        consequences=(),
        within_by_itself=NOTHING,
    )


def _outcome(
    incentive: Incentive, instrument: Instrument, parts: Sequence[Part], on: date
) -> Outcome:
    """The outcome of all parts.

    Where there is no part at all, the law of the day itself tells the two kinds of nothing apart. A
    row of a charge that is out of force counts as none: whether the charge arises there at all
    makes no difference.
    """
    outcomes = [part.by_itself.outcome for part in parts]
    if not isinstance(incentive.benefit, Pays):
        outcomes = [outcome for outcome in outcomes if outcome is not Outcome.NOT_IN_FORCE]
    if not outcomes and instrument.in_force.holds_on(on) is False:
        return Outcome.NOT_IN_FORCE
    return joined_outcome(outcomes)


def ends_within_a_year(instrument: Instrument, on: date) -> date | None:
    """The last day in force, if it is `on` or within twelve months after it."""
    last = instrument.in_force.last
    if last is None or not on <= last.latest <= a_year_after(on):
        return None
    return last.latest


@lru_cache(maxsize=100)
def a_year_after(day: date) -> date:
    """The day twelve months later, up to which what ends is told beside an answer."""
    return day + relativedelta(months=12)


def joined_outcome(of_parts: Iterable[Outcome]) -> Outcome:
    """UNDETERMINED if any part is; else ELIGIBLE if any is.

    Else NOT_IN_FORCE if all parts are, and INELIGIBLE in all other cases, without parts too.
    """
    outcomes = list(of_parts)
    for outcome in (Outcome.UNDETERMINED, Outcome.ELIGIBLE):
        if outcome in outcomes:
            return outcome
    are_out = bool(outcomes) and all(outcome is Outcome.NOT_IN_FORCE for outcome in outcomes)
    return Outcome.NOT_IN_FORCE if are_out else Outcome.INELIGIBLE


def decided_to_the_fen(
    incentive: Incentive, outcome: Outcome, within: Range, *, is_due: bool
) -> Outcome:
    """The outcome; ELIGIBLE where something is surely given and it is the same sum whatever comes.

    `within`: what all parts come to. `is_due`: one of them is surely given. What may or may not be
    given stays open, even if it comes to nothing: others may rest on whether it is given.
    """
    if outcome is not Outcome.UNDETERMINED or not incentive.is_valued:
        return outcome
    is_same = within.rising(TO_THE_FEN.apply).known is not None
    return Outcome.ELIGIBLE if is_due and is_same else outcome


def lacking_of(parts: Sequence[Part], outcome: Outcome) -> Iterable[tuple[Missing, ...]]:
    """What each part lacks for an incentive of the outcome; of one decided, only whose it is.

    Then a part that is still open lacks nothing, unless who has how much of the sum hangs on it.
    """
    if outcome is not Outcome.ELIGIBLE or not is_known_whose(parts):
        return (part.missing for part in parts)
    return (part.missing for part in parts if part.kept.outcome is not Outcome.UNDETERMINED)


def amount_in_money(
    incentive: Incentive, outcome: Outcome, within: Range, currency: str
) -> tuple[Money | None, MoneyRange | None]:
    """The amount of an incentive, or the range it lies in while it is UNDETERMINED.

    Each end is rounded once; what is not valued has neither.
    """
    if not incentive.is_valued:
        return None, None
    if outcome is not Outcome.UNDETERMINED:
        return money_of(within.least, currency), None
    return None, money_range(within, currency)


def joined_role(roles: Sequence[str]) -> str:
    """Whose the whole is: 'several' where parts differ."""
    return roles[0] if len(set(roles)) == 1 else SEVERAL


def missing_of_parts(parts: Iterable[Part]) -> frozenset[Missing]:
    """What any of the parts lacks by itself."""
    return frozenset(missing for part in parts for missing in part.missing)


def _union(each: Iterable[tuple[Missing, ...]], evaluator: Evaluator) -> tuple[Missing, ...]:
    """What any of the parts lacks, in the order in which each tells it."""
    sets = tuple(each)
    if len(sets) == 1:
        return sets[0]
    return in_order_told(frozenset().union(*sets), evaluator)


def consequences_of(parts: Iterable[Part], currency: str) -> tuple[Consequence, ...]:
    """What falls away of each dependent charge over all parts; each rounded once."""
    by_charge: dict[str, tuple[Charge, list[Result]]] = {}
    for part in parts:
        for charge, saved in part.consequences:
            by_charge.setdefault(charge.id, (charge, []))[1].append(saved)
    return tuple(_consequence(charge, saved, currency) for charge, saved in by_charge.values())


def _consequence(charge: Charge, saved: Sequence[Result], currency: str) -> Consequence:
    whole = sum_of(map(range_of_saving, saved))
    if whole.known is not None:
        return Consequence(charge=charge, amount=money_of(whole.known, currency), amount_range=None)
    return Consequence(charge=charge, amount=None, amount_range=money_range(whole, currency))


def range_of_saving(saved: Result) -> Range:
    """Between which bounds lies what falls away; as long as it is open, never below nothing."""
    if isinstance(saved, Open):
        return saved.within.not_below_zero
    return Range.exactly(cast(Exact, saved or 0))
