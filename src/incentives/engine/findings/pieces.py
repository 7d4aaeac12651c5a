"""A determination piece by piece: the one source of totals, budgets and sheets."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.given import Certainty, Given, Slot
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.payment import InstalmentResult, InstalmentState, PartPayment
from incentives.language.possible import Open, Result
from incentives.policy.rule import APPLICANT
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from incentives.values.period import Month
from incentives.values.place import WHOLE_CASE, RowPlace
from incentives.values.range import NOTHING, Range, sum_of
from incentives.values.rounding import Rounding, RoundingMode
from incentives.values.splitting import Portion, divided, portions_of_roles, split_in_order

_DOWN_TO_THE_FEN = Rounding(step=Fraction(1, 100), mode=RoundingMode.DOWN)


def pieces_of(determination: Determination) -> tuple[Given, ...]:
    """What the determination gives, or may give, in the order of its parts, to the fen.

    The upper ends add up to what the incentive and what falls away with it come to at most; the
    lower ones to what they come to at least, without what of its instalments may not be paid out.
    What is given in kind has an amount where its worth is stated.
    """
    if not determination.rule.is_valued or not determination.outcome.is_given:
        return ()
    teller = _Teller(determination=determination)
    pieces = [*teller.of_itself()]
    for consequence in determination.consequences:
        pieces += teller.of_consequence(consequence)
    return tuple(piece for piece in pieces if piece.within != NOTHING)


@attrs.frozen(kw_only=True, eq=False)
class _Unit:
    """Parts that stand in one slot, of which `sure` is given whatever comes."""

    parts: tuple[Part, ...]
    slot: Slot
    sure: Exact

    @property
    def may_be_added(self) -> Range:
        """What they may come to beyond what is sure, not rounded."""
        whole = sum_of(part.kept.within for part in self.parts)
        return (whole - Range.exactly(self.sure)).not_below_zero


@attrs.frozen(kw_only=True)
class _Teller:
    determination: Determination
    _by_place: Mapping[RowPlace, Sequence[int]] = attrs.field(init=False)

    def of_itself(self) -> Iterator[Given]:
        """What the incentive gives itself: groups of known amounts, then the rest between bounds.

        The rest is what the whole comes to beside them: maybe less than its parts one by one.
        """
        payment = self.determination.payment
        groups = payment.parts if payment is not None else ()
        for group in groups:
            if group.amount is not None:
                yield from self._paid(group, exact_amount(group.amount))
        amounts = [group.amount for group in groups if group.amount is not None]
        taken = Range.exactly(sum(map(exact_amount, amounts), 0))
        rest = (exact_range_of(self.determination) - taken).not_below_zero
        open_groups = [self._unit_of(group) for group in groups if group.amount is None]
        yield from self._rest(open_groups if groups else self._units_by_part(rest), rest)

    def _paid(self, paid: PartPayment, whole: Exact) -> Iterator[Given]:
        """What is paid out by instalment and level; as a whole where shares are not known."""
        weights = _weights(self._parts_of(paid))
        if any(instalment.amount is None for instalment in paid.instalments):
            certainties = {_certainty(instalment.state) for instalment in paid.instalments}
            certainty = certainties.pop() if len(certainties) == 1 else Certainty.OPEN
            slot = Slot(certainty=certainty, month=None)
            yield from _for_roles(weights, _within(certainty, whole), slot)
            return
        for instalment in paid.instalments:
            certainty = _certainty(instalment.state)
            for level, borne in _borne(instalment):
                slot = Slot(certainty=certainty, month=_month(instalment.due_on), level=level)
                yield from _for_roles(weights, _within(certainty, borne), slot)

    def _rest(self, units: Sequence[_Unit], rest: Range) -> Iterator[Given]:
        """What is given beside the groups of known amounts, `rest` together.

        What each unit surely comes to stands by itself; what is sure of all together beyond that
        is known where it is the same people's whoever of them has it. All else may be added.
        """
        for unit in units:
            slot = attrs.evolve(unit.slot, certainty=Certainty.KNOWN)
            weights = _weights(unit.parts, least=True)
            yield from _for_roles(weights, Range.exactly(unit.sure), slot)
        left = _beyond(rest, sum((unit.sure for unit in units), 0))
        whose = {_shares_of(part) for unit in units for part in unit.parts}
        if left.least and len(whose) == 1 and self._is_paid_whatever_comes:
            slot = _common_slot(units)
            yield from _for_roles(whose.pop(), Range.exactly(left.least), slot)
            left = _beyond(left, left.least)
        if not units:
            yield from _for_roles((), left, Slot(certainty=Certainty.OPEN, month=None))
        portions = divided([unit.may_be_added for unit in units], left)
        for unit, portion in zip(units, portions, strict=True):
            yield from _for_roles(_weights(unit.parts), portion, unit.slot)

    @property
    def _is_paid_whatever_comes(self) -> bool:
        """Whether nothing can stop or put off what is due."""
        if self.determination.payment is None:
            return True
        paid = self.determination.rule.paid
        is_at_once = paid is None or not paid.instalments
        return is_at_once and not any(
            obligation.may_be_broken for obligation in self.determination.obligations
        )

    def _units_by_part(self, rest: Range) -> list[_Unit]:
        """What is given without being paid out, part by part in the month of its law."""
        parts = [part for part in self.determination.working if part.kept.is_counted]
        lows = [part.kept.within.least for part in parts]
        is_known = all(part.kept.within.known is not None for part in parts)
        sure = rest.least if is_known else min(_DOWN_TO_THE_FEN.apply(sum(lows, 0)), rest.least)
        amounts = split_in_order(lows, sure)
        return [_unit_of_part(part, amount) for part, amount in zip(parts, amounts, strict=True)]

    def _unit_of(self, group: PartPayment) -> _Unit:
        """What a group of unknown amount may give; of a single instalment with month and level."""
        parts = tuple(self._parts_of(group))
        if len(group.instalments) != 1:
            return _Unit(parts=parts, slot=Slot(certainty=Certainty.OPEN, month=None), sure=0)
        (instalment,) = group.instalments
        is_stopped = instalment.state is InstalmentState.STOPPED
        slot = Slot(
            certainty=Certainty.STOPPED if is_stopped else Certainty.OPEN,
            month=_month(instalment.due_on),
            level=instalment.levels[0].payer if len(instalment.levels) == 1 else None,
        )
        return _Unit(parts=parts, slot=slot, sure=exact_amount(instalment.sure))

    def _parts_of(self, paid: PartPayment) -> list[Part]:
        """The parts that the group is made of, in their order."""
        working, by_place = self.determination.working, self._by_place
        positions = {at for place in paid.places or (WHOLE_CASE,) for at in by_place.get(place, ())}
        return [working[at] for at in sorted(positions)]

    @_by_place.default
    def _index(self) -> Mapping[RowPlace, Sequence[int]]:
        """Where the parts that count stand in the working, by their places."""
        by_place: dict[RowPlace, list[int]] = {}
        for at, part in enumerate(self.determination.working):
            if part.kept.is_counted:
                by_place.setdefault(part.place, []).append(at)
        return by_place

    def of_consequence(self, consequence: Consequence) -> Iterator[Given]:
        """What falls away of a charge built on the relieved one, which is the applicant's.

        While the incentive is open, what falls away with its sure parts is sure.
        """
        whole, charge = exact_range_of(consequence), consequence.charge.id
        saved = [
            (part, value)
            for part in self.determination.working
            for of_charge, value in part.consequences
            if of_charge is consequence.charge
        ]
        is_eligible = self.determination.outcome is Outcome.ELIGIBLE
        if is_eligible and whole.known is not None:
            slots = _saved_in_months(saved, whole, Certainty.KNOWN)
        else:
            sure = min(_DOWN_TO_THE_FEN.apply(sum(map(_surely_saved, saved), 0)), whole.least)
            slots = [
                *_saved_in_months(saved, Range.exactly(sure), Certainty.KNOWN),
                *_saved_in_months(saved, _beyond(whole, sure), Certainty.OPEN),
            ]
        for slot, portion in slots:
            yield Given(slot=slot, beneficiary=APPLICANT, within=portion, charge=charge)


_Saved = tuple[Part, Result]
"""A part, and what falls away of one charge with it."""


def _saved_in_months(
    saved: Sequence[_Saved], whole: Range, certainty: Certainty
) -> list[tuple[Slot, Range]]:
    """What falls away month by month; as a whole, where it is not known of every part."""
    exacts = [value for _, value in saved if isinstance(value, Exact)]
    if whole.known is not None and len(exacts) == len(saved):
        portions = divided(list(map(Range.exactly, exacts)), whole)
        months = [_month(part.law_date) for part, _ in saved]
        return [
            (Slot(certainty=certainty, month=month), portion)
            for month, portion in zip(months, portions, strict=True)
        ]
    common = {_month(part.law_date) for part, _ in saved}
    month = common.pop() if len(common) == 1 else None
    return [(Slot(certainty=certainty, month=month), whole)]


def _surely_saved(saved: _Saved) -> Exact:
    """What surely falls away with a part that is sure to be given, and that no relation cut."""
    part, value = saved
    if not part.kept.is_due or part.after is not None:
        return 0
    if isinstance(value, Open):
        return max(value.within.least, 0)
    return value if isinstance(value, Exact) else 0


def _beyond(whole: Range, taken: Exact) -> Range:
    """What the whole comes to beside what is taken."""
    return (whole - Range.exactly(taken)).not_below_zero


def _for_roles(weights: Sequence[Portion], whole: Range, slot: Slot) -> Iterator[Given]:
    """The amount divided among those who benefit; without anybody it is the applicant's."""
    for role, portion in portions_of_roles(weights or [(APPLICANT, 0)], whole):
        yield Given(slot=slot, beneficiary=role, within=portion)


def _weights(parts: Sequence[Part], *, least: bool = False) -> list[Portion]:
    """Each beneficiary of the parts with what it has of them.

    `least`: with what it surely has; else, of a part of which nothing is sure, with what it may.
    """
    by_role: dict[str, Exact] = {}
    for part in parts:
        within = part.kept.within
        weight = within.least if least else within.least or within.high or 0
        for role, share in _shares_of(part):
            by_role[role] = by_role.get(role, 0) + share * weight
    return list(by_role.items())


def _shares_of(part: Part) -> tuple[Portion, ...]:
    """Who benefits from the part, and with what share."""
    return part.shares or ((part.beneficiary, 1),)


def _unit_of_part(part: Part, sure: Exact) -> _Unit:
    slot = Slot(certainty=Certainty.OPEN, month=_month(part.law_date))
    return _Unit(parts=(part,), slot=slot, sure=sure)


def _common_slot(units: Sequence[_Unit]) -> Slot:
    """Where that stands which is sure of all units; without month or level where they differ."""
    months, levels = ({unit.slot.month for unit in units}, {unit.slot.level for unit in units})
    return Slot(
        certainty=Certainty.KNOWN,
        month=months.pop() if len(months) == 1 else None,
        level=levels.pop() if len(levels) == 1 else None,
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


def _month(day: date | None) -> Month | None:
    return Month(day.year, day.month) if day is not None else None


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
