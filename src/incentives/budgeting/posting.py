"""An assessment as postings.

Each is an amount of one incentive, in one month, borne by one level, for one beneficiary.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import assert_never

import attrs

from incentives.budgeting.divided import Portion, divided, portions_of_roles
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.payment import InstalmentResult, InstalmentState, PartPayment
from incentives.engine.findings.spread import exact_range_of
from incentives.policy.rule import APPLICANT, FORMS, Form
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from incentives.values.period import Month
from incentives.values.place import WHOLE_CASE
from incentives.values.range import NOTHING, Range


class Certainty(Enum):
    """How sure it is that an amount is given."""

    KNOWN = "known"
    OPEN = "open"  # it may be given, and lies between bounds
    STOPPED = "stopped"  # an instalment that is not paid out


@attrs.frozen(kw_only=True)
class Posting:
    """An amount `within` bounds, to the fen; where it is KNOWN, they meet.

    `charge`: falls away of this charge, which is built on the relieved one. `month=None`: it has no
    day; `level=None`: no text says who bears it.
    """

    case: str
    incentive: str
    charge: str | None
    form: Form
    month: Month | None
    level: str | None
    beneficiary: str
    certainty: Certainty
    within: Range


def postings_of(case: str, assessment: Assessment) -> tuple[Posting, ...]:
    """What the assessment of the case gives, or may give, in the order of its determinations.

    It is divided such that it adds up to the fen; what is nothing is left out.

    What is given in kind has no amount and no posting.
    """
    postings = (
        posting
        for determination in assessment
        for posting in _of_determination(case, determination)
    )
    return tuple(posting for posting in postings if posting.within != NOTHING)


def _of_determination(case: str, determination: Determination) -> Iterator[Posting]:
    form = FORMS[determination.rule.kind]
    if form is None or not determination.outcome.is_given:
        return
    poster = _Poster(case=case, determination=determination, form=form)
    if determination.outcome is Outcome.UNDETERMINED:
        yield from poster.open_parts()
    elif determination.payment is not None and determination.payment.parts:
        for part in determination.payment.parts:
            yield from poster.paid_part(part)
    else:
        yield from poster.known_parts()
    for consequence in determination.consequences:
        yield from poster.consequence(consequence)


@attrs.frozen(kw_only=True)
class _Slot:
    """Where an amount stands in the budget: how sure it is, in which month, borne by whom."""

    certainty: Certainty
    month: Month | None
    level: str | None = None


@attrs.frozen(kw_only=True)
class _Poster:
    case: str
    determination: Determination
    form: Form

    def known_parts(self) -> Iterator[Posting]:
        """What is given without being paid out, part by part in the month of its law."""
        parts = [
            part for part in self.determination.working if part.kept.outcome is Outcome.ELIGIBLE
        ]
        whole = exact_range_of(self.determination)
        portions = divided([part.kept.within for part in parts], whole)
        for part, portion in zip(parts, portions, strict=True):
            slot = _Slot(certainty=Certainty.KNOWN, month=_month_of(part))
            yield from self._for_roles([part], portion, slot)

    def open_parts(self) -> Iterator[Posting]:
        """What may be given, part by part.

        Paid out at once it stands in the month in which it is, paid out otherwise in none, and not
        paid out in the month of its law.
        """
        parts = [part for part in self.determination.working if part.kept.is_counted]
        if self.determination.amount_range is None or not parts:
            return
        portions = divided([part.kept.within for part in parts], exact_range_of(self.determination))
        for part, portion in zip(parts, portions, strict=True):
            yield from self._for_roles([part], portion, self._open_slot(part))

    def _open_slot(self, part: Part) -> _Slot:
        if self.determination.payment is None:
            return _Slot(certainty=Certainty.OPEN, month=_month_of(part))
        instalment = self._only_instalment(part)
        if instalment is None:
            return _Slot(certainty=Certainty.OPEN, month=None)
        is_stopped = _certainty(instalment.state) is Certainty.STOPPED
        return _Slot(
            certainty=Certainty.STOPPED if is_stopped else Certainty.OPEN,
            month=_month_due(instalment),
            level=_only_level(instalment),
        )

    def _only_instalment(self, part: Part) -> InstalmentResult | None:
        """The instalment by which all of the part is paid, where there is one only."""
        payment = self.determination.payment
        groups = payment.parts if payment is not None else ()
        own = (group for group in groups if part.place in (group.places or (WHOLE_CASE,)))
        group = next(own, None)
        return group.instalments[0] if group is not None and len(group.instalments) == 1 else None

    def paid_part(self, paid: PartPayment) -> Iterator[Posting]:
        """What is paid out, instalment by instalment and level by level.

        With shares unknown it stands as a whole, without month.
        """
        parts = [
            part
            for part in self.determination.working
            if part.place in (paid.places or (WHOLE_CASE,)) and part.kept.is_counted
        ]
        if any(instalment.amount is None for instalment in paid.instalments):
            certainties = {_certainty(instalment.state) for instalment in paid.instalments}
            certainty = certainties.pop() if len(certainties) == 1 else Certainty.OPEN
            whole = exact_amount(paid.amount) if paid.amount is not None else 0
            slot = _Slot(certainty=certainty, month=None)
            yield from self._for_roles(parts, _within(certainty, whole), slot)
            return
        for instalment in paid.instalments:
            certainty = _certainty(instalment.state)
            for level, borne in _borne(instalment):
                slot = _Slot(certainty=certainty, month=_month_due(instalment), level=level)
                yield from self._for_roles(parts, _within(certainty, borne), slot)

    def consequence(self, consequence: Consequence) -> Iterator[Posting]:
        """What falls away of a charge built on the relieved one, which is the applicant's."""
        outcome = self.determination.outcome
        is_known = consequence.amount is not None and outcome is Outcome.ELIGIBLE
        whole = exact_range_of(consequence)
        for month, saved in self._saved_in_months(consequence, whole, is_known=is_known):
            slot = _Slot(certainty=Certainty.KNOWN if is_known else Certainty.OPEN, month=month)
            yield self._posting(APPLICANT, saved, slot, charge=consequence.charge.id)

    def _saved_in_months(
        self, consequence: Consequence, whole: Range, *, is_known: bool
    ) -> list[tuple[Month | None, Range]]:
        """What falls away month by month; as a whole, where it is not known of every part."""
        saved = [
            (part, value)
            for part in self.determination.working
            for charge, value in part.consequences
            if charge is consequence.charge
        ]
        exacts = [value for _, value in saved if isinstance(value, Exact)]
        if is_known and len(exacts) == len(saved):
            portions = divided(list(map(Range.exactly, exacts)), whole)
            return [
                (_month_of(part), portion)
                for (part, _), portion in zip(saved, portions, strict=True)
            ]
        months = {_month_of(part) for part, _ in saved}
        return [(months.pop() if len(months) == 1 else None, whole)]

    def _for_roles(self, parts: Sequence[Part], whole: Range, slot: _Slot) -> Iterator[Posting]:
        """The amount divided among those who benefit from the parts."""
        for role, portion in portions_of_roles(_role_portions(parts), whole):
            yield self._posting(role, portion, slot, charge=None)

    def _posting(
        self, beneficiary: str, within: Range, slot: _Slot, *, charge: str | None
    ) -> Posting:
        return Posting(
            case=self.case,
            incentive=self.determination.incentive,
            charge=charge,
            form=self.form,
            month=slot.month,
            level=slot.level,
            beneficiary=beneficiary,
            certainty=slot.certainty,
            within=within,
        )


def _borne(instalment: InstalmentResult) -> list[tuple[str | None, Exact]]:
    """What each level bears of an instalment; None bears it all, where that is not known."""
    levels = instalment.levels
    if levels and all(level.amount is not None for level in levels):
        return [
            (level.payer, exact_amount(level.amount))
            for level in levels
            if level.amount is not None
        ]
    return [(None, exact_amount(instalment.amount) if instalment.amount is not None else 0)]


def _role_portions(parts: Sequence[Part]) -> list[Portion]:
    """Each beneficiary of the parts with what it has of them; one that has all stands alone."""
    by_role: dict[str, Exact] = {}
    for part in parts:
        within = part.kept.within
        for role, share in part.shares or ((part.beneficiary, 1),):
            by_role[role] = by_role.get(role, 0) + share * (within.least or within.high or 0)
    return list(by_role.items()) or [(APPLICANT, 0)]


def _month_of(part: Part) -> Month | None:
    return Month(part.law_date.year, part.law_date.month) if part.law_date is not None else None


def _month_due(instalment: InstalmentResult) -> Month | None:
    return (
        Month(instalment.due_on.year, instalment.due_on.month)
        if instalment.due_on is not None
        else None
    )


def _only_level(instalment: InstalmentResult) -> str | None:
    return instalment.levels[0].payer if len(instalment.levels) == 1 else None


def _certainty(state: InstalmentState) -> Certainty:
    match state:
        case InstalmentState.STOPPED:
            return Certainty.STOPPED
        case InstalmentState.OPEN:
            return Certainty.OPEN
        case InstalmentState.DUE | InstalmentState.TO_COME:
            return Certainty.KNOWN
        case _:
            assert_never(state)


def _within(certainty: Certainty, amount: Exact) -> Range:
    """What is open may come to nothing."""
    whole = Range.exactly(amount)
    return whole.or_nothing if certainty is Certainty.OPEN else whole
