"""An assessment as postings: each an amount of one incentive, in one month, borne by one level, for one beneficiary."""

from collections.abc import Iterator, Sequence
from enum import Enum

import attrs

from incentives.budgeting.divided import Portion, divided_bounds, portions_of_roles
from incentives.engine.determination.parts import APPLICANT
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.payment import InstalmentResult, InstalmentState, PartPayment
from incentives.engine.findings.spread import GIVEN
from incentives.policy.rule import FORMS, Form
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from incentives.values.period import Month


class Certainty(Enum):
    """How sure it is that an amount is given."""

    KNOWN = "known"
    OPEN = "open"  # it may be given, and lies between bounds
    STOPPED = "stopped"  # an instalment that is not paid out


@attrs.frozen(kw_only=True)
class Posting:
    """An amount from `low` to `high` (None: no bound), to the fen; where it is KNOWN they meet.

    `charge`: falls away of this charge, which is built on the relieved one. `month=None`: it has no day; `level=None`: no text
    says who bears it.
    """

    case: str
    incentive: str
    charge: str | None
    form: Form
    month: Month | None
    level: str | None
    beneficiary: str
    certainty: Certainty
    low: Exact
    high: Exact | None


def postings_of(case: str, assessment: Assessment) -> tuple[Posting, ...]:
    """What the assessment of the case gives, or may give, divided such that it adds up to the fen; what is nothing is left out.

    What is given in kind has no amount and no posting.
    """
    found = (posting for each in assessment for posting in _of_determination(case, each))
    return tuple(each for each in found if each.low != 0 or each.high != 0)


def _of_determination(case: str, found: Determination) -> Iterator[Posting]:
    form = FORMS[found.rule.kind]
    if form is None or found.outcome not in GIVEN:
        return
    poster = _Poster(case=case, found=found, form=form)
    if found.outcome is Outcome.UNDETERMINED:
        yield from poster.open_parts()
    elif found.payment is not None and found.payment.parts:
        for part in found.payment.parts:
            yield from poster.paid_part(part)
    else:
        yield from poster.known_parts()
    for each in found.consequences:
        yield from poster.consequence(each)


@attrs.frozen(kw_only=True)
class _Poster:
    case: str
    found: Determination
    form: Form

    def known_parts(self) -> Iterator[Posting]:
        """What is given without being paid out, part by part in the month of its law."""
        parts = [part for part in self.found.working if part.kept.outcome is Outcome.ELIGIBLE]
        total = exact_amount(self.found.amount) if self.found.amount is not None else 0
        bounds = divided_bounds([(part.kept.low, part.kept.low) for part in parts], (total, total))
        for part, (low, high) in zip(parts, bounds, strict=True):
            yield from self._for_roles([part], Certainty.KNOWN, low, high, month=_month_of(part), level=None)

    def open_parts(self) -> Iterator[Posting]:
        """What may be given, part by part: paid out at once, in the month in which it is; else in the month of its law."""
        parts = [part for part in self.found.working if part.kept.is_counted]
        if self.found.amount_range is None or not parts:
            return
        low, high = self.found.amount_range
        whole = exact_amount(low), exact_amount(high) if high is not None else None
        bounds = divided_bounds([(part.kept.low, part.kept.high) for part in parts], whole)
        for part, (least, most) in zip(parts, bounds, strict=True):
            instalment = self._only_instalment(part)
            month, level, certainty = _month_of(part), None, Certainty.OPEN
            if self.found.payment is not None:
                month = _month_due(instalment) if instalment is not None else None
                level = _only_level(instalment) if instalment is not None else None
                certainty = _certainty(instalment.state) if instalment is not None else Certainty.OPEN
            certainty = Certainty.STOPPED if certainty is Certainty.STOPPED else Certainty.OPEN
            yield from self._for_roles([part], certainty, least, most, month=month, level=level)

    def _only_instalment(self, part: Part) -> InstalmentResult | None:
        """The instalment by which all of the part is paid, where there is one only."""
        groups = self.found.payment.parts if self.found.payment is not None else ()
        group = next((each for each in groups if part.label in (each.labels or ("",))), None)
        return group.instalments[0] if group is not None and len(group.instalments) == 1 else None

    def paid_part(self, paid: PartPayment) -> Iterator[Posting]:
        """What is paid out, instalment by instalment and level by level; with shares unknown, as a whole without month."""
        parts = [part for part in self.found.working if part.label in (paid.labels or ("",)) and part.kept.is_counted]
        whole = exact_amount(paid.amount) if paid.amount is not None else 0
        if any(each.amount is None for each in paid.instalments):
            certainties = {_certainty(each.state) for each in paid.instalments}
            certainty = certainties.pop() if len(certainties) == 1 else Certainty.OPEN
            yield from self._for_roles(parts, certainty, *_bounds(certainty, whole), month=None, level=None)
            return
        for each in paid.instalments:
            amount = exact_amount(each.amount) if each.amount is not None else 0
            cells: list[tuple[str | None, Exact]] = [(None, amount)]
            if each.levels and all(level.amount is not None for level in each.levels):
                cells = [(level.payer, exact_amount(level.amount)) for level in each.levels if level.amount is not None]
            certainty = _certainty(each.state)
            for level, borne in cells:
                bounds = _bounds(certainty, borne)
                yield from self._for_roles(parts, certainty, *bounds, month=_month_due(each), level=level)

    def consequence(self, each: Consequence) -> Iterator[Posting]:
        """What falls away of a charge built on the relieved one, which is the applicant's."""
        is_known = each.amount is not None and self.found.outcome is Outcome.ELIGIBLE
        low, high = (each.amount, each.amount) if each.amount is not None else each.amount_range or (None, None)
        if low is None:
            return
        saved = [(part, value) for part in self.found.working for charge, value in part.consequences if charge is each.charge]
        months = {_month_of(part) for part, _ in saved}
        certainty = Certainty.KNOWN if is_known else Certainty.OPEN
        whole = exact_amount(low), exact_amount(high) if high is not None else None
        cells = [(months.pop() if len(months) == 1 else None, whole)]
        exacts = [value for _, value in saved if isinstance(value, Exact)]
        if is_known and len(exacts) == len(saved):
            bounds = divided_bounds([(value, value) for value in exacts], whole)
            cells = [(_month_of(part), bound) for (part, _), bound in zip(saved, bounds, strict=True)]
        for month, (least, most) in cells:
            yield Posting(
                case=self.case, incentive=self.found.incentive, charge=each.charge.id, form=self.form, month=month, level=None,
                beneficiary=APPLICANT, certainty=certainty, low=least, high=most,
            )  # fmt: skip

    def _for_roles(
        self, parts: Sequence[Part], certainty: Certainty, low: Exact, high: Exact | None, *, month: Month | None,
        level: str | None,
    ) -> Iterator[Posting]:  # fmt: skip
        """The amount divided among those who benefit from the parts."""
        for role, (least, most) in portions_of_roles(_role_portions(parts), (low, high)):
            yield Posting(
                case=self.case, incentive=self.found.incentive, charge=None, form=self.form, month=month, level=level,
                beneficiary=role, certainty=certainty, low=least, high=most,
            )  # fmt: skip


def _role_portions(parts: Sequence[Part]) -> list[Portion]:
    """Each beneficiary of the parts with what it has of them; one that has all stands alone."""
    by_role: dict[str, Exact] = {}
    for part in parts:
        for role, share in part.shares or ((part.beneficiary, 1),):
            by_role[role] = by_role.get(role, 0) + share * (part.kept.low or part.kept.high or 0)
    return list(by_role.items()) or [(APPLICANT, 0)]


def _month_of(part: Part) -> Month | None:
    return Month(part.law_date.year, part.law_date.month) if part.law_date is not None else None


def _month_due(instalment: InstalmentResult) -> Month | None:
    return Month(instalment.due_on.year, instalment.due_on.month) if instalment.due_on is not None else None


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


def _bounds(certainty: Certainty, amount: Exact) -> tuple[Exact, Exact]:
    """What is open may come to nothing."""
    return (0 if certainty is Certainty.OPEN else amount), amount
