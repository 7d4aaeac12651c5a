"""What is given beside sums of which it is settled whose they are: what is sure, what may be added.

A piece lies between its own bounds whatever comes. Where bounds of single units, added up, are
not those of the whole (as where rows fill one limit), no unit is told by itself: what may be added
stands in one piece of all of them.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from incentives.engine.findings.part import Part
from incentives.engine.findings.pieces.given import Certainty, Given, Slot
from incentives.engine.findings.pieces.whose import Shares, common_shares
from incentives.policy.sharing.beneficiaries import APPLICANT, SEVERAL
from incentives.values.number import Exact, exact
from incentives.values.range import NOTHING, Range, sum_of
from incentives.values.rounding import TO_THE_FEN
from incentives.values.splitting import Portion, divided, portions_of_roles

_FEN = Fraction(1, 100)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Unit:
    """Parts that stand in one slot, and what each beneficiary has of them whatever comes."""

    parts: tuple[Part, ...]
    slot: Slot
    surely: tuple[Portion, ...]

    @property
    def sure(self) -> Exact:
        """What they come to whatever comes, to the fen."""
        return sum((amount for _, amount in self.surely), 0)

    @property
    def may_be_added(self) -> Range:
        """What they may come to beyond what is sure, not rounded."""
        whole = sum_of(part.kept.within for part in self.parts)
        return (whole - Range.exactly(self.sure)).not_below_zero

    @property
    def whose(self) -> Shares:
        """Whose that is which may be added."""
        giving = [part for part in self.parts if part.kept.within != NOTHING]
        return common_shares(giving) or ((SEVERAL, 1),)


def pieces_of_units(units: Sequence[Unit], rest: Range, *, is_paid: bool) -> list[Given]:
    """The pieces of units that come to `rest` together.

    What is sure of all of them beyond what each surely is, is KNOWN where it is the same people's
    whoever of them has it. `is_paid`: nothing can stop or put off what is due.
    """
    pieces = [
        piece
        for unit in units
        for piece in each_of(
            [(role, Range.exactly(amount)) for role, amount in unit.surely],
            attrs.evolve(unit.slot, certainty=Certainty.KNOWN),
        )
    ]
    left = beyond(rest, sum((unit.sure for unit in units), 0))
    if left == NOTHING and all(unit.slot.certainty is not Certainty.STOPPED for unit in units):
        return pieces
    adding = [unit for unit in units if unit.may_be_added != NOTHING]
    whose = _joined(adding)
    if left.least and is_paid and adding and whose != ((SEVERAL, 1),):
        slot = _common_slot(adding, Certainty.KNOWN)
        pieces += _for_roles(whose, Range.exactly(left.least), slot)
        left = beyond(left, left.least)
    return pieces + _added(adding, left)


def _added(units: Sequence[Unit], left: Range) -> list[Given]:
    """What may be added to the units, `left` together; of what is stopped each by itself."""
    if not units:
        return each_of([(APPLICANT, left)], Slot(certainty=Certainty.OPEN, month=None))
    own = [unit.may_be_added for unit in units]
    if _is_about(sum_of(own), left, within=_FEN * len(units)):
        return _one_by_one(units, divided(own, left))
    stopped = [unit for unit in units if unit.slot.certainty is Certainty.STOPPED]
    others = [unit for unit in units if unit.slot.certainty is not Certainty.STOPPED]
    kept_back = [unit.may_be_added.rising(TO_THE_FEN.apply) for unit in stopped]
    most_kept_back = sum_of(kept_back).high
    least = 0 if most_kept_back is None else max(exact(left.least - most_kept_back), 0)
    return [
        *_one_by_one(stopped, kept_back),
        *_for_roles(_joined(others), Range(least, left.high), _common_slot(others)),
    ]


def _one_by_one(units: Sequence[Unit], portions: Sequence[Range]) -> list[Given]:
    return [
        piece
        for unit, portion in zip(units, portions, strict=True)
        for piece in _for_roles(unit.whose, portion, unit.slot)
    ]


def _is_about(one: Range, other: Range, *, within: Fraction) -> bool:
    """Whether the ends of both lie next to each other, as rounding leaves them."""
    lows_meet = abs(Fraction(one.least - other.least)) <= within
    if one.high is None or other.high is None:
        return lows_meet and one.high is other.high
    return lows_meet and abs(Fraction(one.high - other.high)) <= within


def _joined(units: Sequence[Unit]) -> Shares:
    """Whose that is which any of the units may have."""
    whose = {unit.whose for unit in units}
    return whose.pop() if len(whose) == 1 else ((SEVERAL, 1),)


def _common_slot(units: Sequence[Unit], certainty: Certainty = Certainty.OPEN) -> Slot:
    """Where that stands which any of the units has; no month or level where theirs differ."""
    months, levels = ({unit.slot.month for unit in units}, {unit.slot.level for unit in units})
    return Slot(
        certainty=certainty,
        month=months.pop() if len(months) == 1 else None,
        level=levels.pop() if len(levels) == 1 else None,
    )


def _for_roles(shares: Shares, whole: Range, slot: Slot) -> list[Given]:
    """The amount divided by shares."""
    return each_of(portions_of_roles(shares, whole), slot)


def each_of(portions: Iterable[tuple[str, Range]], slot: Slot) -> list[Given]:
    """A piece for what each beneficiary has."""
    return [Given(slot=slot, beneficiary=role, within=within) for role, within in portions]


def beyond(whole: Range, taken: Exact) -> Range:
    """What the whole comes to beside what is taken."""
    return (whole - Range.exactly(taken)).not_below_zero
