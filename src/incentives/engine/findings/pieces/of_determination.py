"""All pieces of a determination: what it gives, or may give, in which month, borne by whom."""

from collections.abc import Mapping, Sequence
from typing import assert_never

import attrs

from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.payment import InstalmentResult, InstalmentState, PartPayment
from incentives.engine.findings.pieces.given import (
    Certainty,
    Given,
    Slot,
    may_be_more,
    month_of,
    surely_given,
)
from incentives.engine.findings.pieces.of_consequence import pieces_of_consequence
from incentives.engine.findings.pieces.open import Unit, beyond, each_of, pieces_of_units
from incentives.engine.findings.pieces.whose import (
    cells_by_role,
    common_shares,
    divided_among,
    is_settled,
    surely_of,
)
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.values.money import exact_amount
from incentives.values.number import Exact, exact
from incentives.values.place import WHOLE_CASE, RowPlace
from incentives.values.range import NOTHING, Range
from incentives.values.rounding import DOWN_TO_THE_FEN
from incentives.values.splitting import Portion, split_in_order


def pieces_of(determination: Determination) -> tuple[Given, ...]:
    """What the determination gives, or may give, in the order of its parts, to the fen.

    The upper ends add up to what the incentive and what falls away with it come to at most; the
    lower ones to what they come to at least, without what of its instalments may not be paid out.
    What is given in kind has an amount where its worth is stated.
    """
    if not determination.rule.is_valued or not determination.outcome.is_given:
        return ()
    pieces = _Teller(determination=determination).of_itself()
    for consequence in determination.consequences:
        pieces += pieces_of_consequence(determination, consequence)
    return tuple(piece for piece in pieces if piece.within != NOTHING)


def surely_given_by(determination: Determination) -> tuple[list[tuple[Exact, str]], bool]:
    """What is surely given, each amount with its beneficiary; and whether more may be.

    The amounts come to what those of the pieces that are sure come to, for each beneficiary.
    """
    owner = _only_owner(determination)
    if owner is None:
        pieces = pieces_of(determination)
        return surely_given(pieces), may_be_more(pieces)
    saved = [(exact_range_of(one).least, APPLICANT) for one in determination.consequences]
    whole = (exact_range_of(determination).least, owner)
    return [given for given in (whole, *saved) if given[0]], False


def _only_owner(determination: Determination) -> str | None:
    """Who has all of it, where nothing of it is open, and it is not paid out in parts."""
    payment, consequences = determination.payment, determination.consequences
    if determination.amount is None or determination.outcome is not Outcome.ELIGIBLE:
        return None
    if payment is not None and payment.parts:
        return None
    parts = [part for part in determination.working if part.kept.is_counted]
    are_known = all(part.kept.within.known is not None for part in parts)
    shares = common_shares(parts) or ()
    if not are_known or any(one.amount is None for one in consequences) or len(shares) != 1:
        return None
    return shares[0][0]


def shares_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """What each beneficiary has of a known amount, in the order of the parts, to the fen.

    The shares add up to the amount; empty while the amount, or whose it is, is not known.
    """
    parts = [part for part in determination.working if part.kept.is_counted]
    if determination.amount is None or not determination.outcome.is_given:
        return []
    if not determination.rule.is_valued or not is_settled(parts):
        return []
    common = common_shares(parts)
    if common is not None and len(common) == 1:
        return [(exact_amount(determination.amount), common[0][0])]
    by_role: dict[str, Exact] = {}
    for piece in pieces_of(determination):
        if piece.charge is None:
            has = by_role.get(piece.beneficiary, 0)
            by_role[piece.beneficiary] = exact(has + (piece.within.high or 0))
    return [(amount, role) for role, amount in by_role.items()]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Teller:
    determination: Determination
    _by_place: Mapping[RowPlace, Sequence[int]] = attrs.field(init=False)

    def of_itself(self) -> list[Given]:
        """What the incentive gives itself: what is settled, then the rest between bounds.

        The rest is what the whole comes to beside it: maybe less than its parts one by one.
        """
        whole = exact_range_of(self.determination)
        payment = self.determination.payment
        if payment is None or not payment.parts:
            return self._of_parts(whole)
        pieces: list[Given] = []
        units: list[Unit] = []
        taken: Exact = 0
        for group in payment.parts:
            parts = self._parts_of(group)
            if group.amount is not None and is_settled(parts):
                amount = exact_amount(group.amount)
                pieces += _paid(group, divided_among(parts, amount))
                taken = exact(taken + amount)
            else:
                units += _units_of(group, parts)
        is_paid = self._is_paid_whatever_comes
        return pieces + pieces_of_units(units, beyond(whole, taken), is_paid=is_paid)

    def _of_parts(self, whole: Range) -> list[Given]:
        """What is given without being paid out, part by part in the month of its law."""
        parts = [part for part in self.determination.working if part.kept.is_counted]
        lows = [part.kept.within.least for part in parts]
        if all(part.kept.within.known is not None for part in parts):
            sure = split_in_order(lows, whole.least)
        elif common_shares(parts) is not None:
            sure = split_in_order(lows, min(DOWN_TO_THE_FEN.apply(sum(lows, 0)), whole.least))
        else:
            sure = tuple(map(DOWN_TO_THE_FEN.apply, lows))
        units = [
            _unit([part], Slot(certainty=Certainty.OPEN, month=month_of(part.law_date)), amount)
            for part, amount in zip(parts, sure, strict=True)
        ]
        return pieces_of_units(units, whole, is_paid=True)

    @property
    def _is_paid_whatever_comes(self) -> bool:
        """Whether nothing can stop or put off what is due."""
        paid = self.determination.rule.paid
        is_at_once = paid is None or not paid.instalments
        return is_at_once and not any(
            obligation.may_be_broken for obligation in self.determination.obligations
        )

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


def _unit(parts: Sequence[Part], slot: Slot, sure: Exact) -> Unit:
    """Parts of the same beneficiaries that surely come to `sure`."""
    return Unit(parts=tuple(parts), slot=slot, surely=tuple(divided_among(parts, sure)))


def _paid(paid: PartPayment, portions: Sequence[Portion]) -> list[Given]:
    """What is paid out by instalment and level; as a whole where shares are not known."""
    if any(instalment.amount is None for instalment in paid.instalments):
        certainties = {_certainty(instalment.state) for instalment in paid.instalments}
        certainty = certainties.pop() if len(certainties) == 1 else Certainty.OPEN
        return _pieces_in(Slot(certainty=certainty, month=None), portions)
    cells = [
        (Slot(certainty=_certainty(one.state), month=month_of(one.due_on), level=level), borne)
        for one in paid.instalments
        for level, borne in _borne(one)
    ]
    rows = cells_by_role([borne for _, borne in cells], portions)
    return [
        piece for (slot, _), row in zip(cells, rows, strict=True) for piece in _pieces_in(slot, row)
    ]


def _pieces_in(slot: Slot, portions: Sequence[Portion]) -> list[Given]:
    return each_of(((role, _within(slot.certainty, amount)) for role, amount in portions), slot)


def _units_of(paid: PartPayment, parts: Sequence[Part]) -> list[Unit]:
    """What a group may give of which it is not settled who has how much.

    Of a single instalment with month and level, each part by itself where beneficiaries differ.
    """
    if len(paid.instalments) != 1:
        return [
            Unit(parts=tuple(parts), slot=Slot(certainty=Certainty.OPEN, month=None), surely=())
        ]
    (instalment,) = paid.instalments
    is_stopped = instalment.state is InstalmentState.STOPPED
    slot = Slot(
        certainty=Certainty.STOPPED if is_stopped else Certainty.OPEN,
        month=month_of(instalment.due_on),
        level=instalment.levels[0].payer if len(instalment.levels) == 1 else None,
    )
    sure = exact_amount(instalment.sure)
    if common_shares(parts) is not None:
        return [_unit(parts, slot, sure)]
    return [
        Unit(
            parts=(part,),
            slot=slot,
            surely=tuple(surely_of(part)) if sure else (),
        )
        for part in parts
    ]


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
