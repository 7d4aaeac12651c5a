"""Where relations bind: the parts of incentives taken together as far as no relation tells them apart.

Between incentives that go over the same rows a relation binds row by row, and month by month where all of them accrue by
month; else it binds whole incentives. An *atom* is what one incentive comes to in one place that some relation tells apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import isinf

import attrs

from incentives.engine.determination.beneficiaries import UNKNOWN_ROLE
from incentives.engine.determination.parts import APPLICANT
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.relations.claim import Claim, union
from incentives.language.possible import Open, Result
from incentives.policy.library import Library
from incentives.policy.relation import OncePer, Relation, SharedCap
from incentives.policy.rule import Incentive, Pays
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from incentives.values.period import Month

Place = tuple[str, ...]
Ends = tuple[Fraction, Fraction]


@attrs.frozen
class Dimensions:
    """What places are told apart by: lists of rows, and months."""

    lists: frozenset[str] = frozenset()
    by_month: bool = False

    def __or__(self, other: "Dimensions") -> "Dimensions":
        return Dimensions(self.lists | other.lists, self.by_month or other.by_month)

    def __bool__(self) -> bool:
        return bool(self.lists) or self.by_month

    def place_of(self, situation: Situation) -> Place:
        """The place of a part: the paths of its rows in the order of their lists, then its month."""
        rows = {row.list_name: row.facts.path for row in situation.rows.values()}
        place = tuple(rows[name] for name in sorted(self.lists))
        day = situation.law_date
        return (*place, str(Month(day.year, day.month))) if self.by_month and isinstance(day, date) else place


WHOLE = Dimensions()


@attrs.frozen(kw_only=True, eq=False)
class Atom:
    """What one incentive comes to in one place. `parts` are the positions of its parts in the working.

    `share`: the least and the most of it that is the applicant's; `saved`: of charges built on a relieved one.
    """

    incentive: str
    label: str
    parts: tuple[int, ...]
    claim: Claim
    share: Ends
    saved: tuple[Fraction, Fraction | None]
    situation: Situation
    is_unlisted: bool


@attrs.frozen(kw_only=True, eq=False)
class Group:
    """One relation in one place: the atoms of each of its incentives, in the order in which it names them."""

    relation: Relation
    place: Place
    members: tuple[tuple[int, ...], ...]
    is_unlisted: bool

    @property
    def atoms(self) -> tuple[int, ...]:
        return tuple(atom for member in self.members for atom in member)


def dimensions_of(relation: Relation, library: Library, present: Iterable[str]) -> Dimensions:
    """By what the places of a relation are told apart, for the incentives that are there."""
    if isinstance(relation, SharedCap):
        return Dimensions(frozenset(relation.for_each))
    members = [own_dimensions(library.incentives[name], library) for name in present]
    return Dimensions(
        frozenset.intersection(*(each.lists for each in members)), by_month=all(each.by_month for each in members)
    )


def own_dimensions(incentive: Incentive, library: Library) -> Dimensions:
    """The rows and months that the incentive goes over."""
    by_month = not isinstance(incentive.benefit, Pays) and library.charges[incentive.benefit.charge].by_month
    return Dimensions(frozenset(incentive.for_each), by_month=by_month)


def atoms_of(determination: Determination, dimensions: Dimensions) -> list[Atom]:
    """The parts that are given or may be, by place; of an incentive that no relation takes apart a single atom, to the fen."""
    places: dict[Place, list[int]] = {}
    for position, part in enumerate(determination.working):
        if part.kept.is_counted:
            places.setdefault(dimensions.place_of(part.situation), []).append(position)
    return [_atom(determination, place, positions, is_whole=not dimensions) for place, positions in places.items()]


def _atom(determination: Determination, place: Place, positions: Sequence[int], *, is_whole: bool) -> Atom:
    parts = [determination.working[position] for position in positions]
    low, high = _whole_bounds(determination) if is_whole else _sum_of_bounds(parts)
    is_open = any(part.kept.outcome is Outcome.UNDETERMINED for part in parts)
    claim = Claim(
        low=low, high=high, is_due=any(part.kept.is_due for part in parts), is_open=is_open,
        missing=determination.missing if is_whole else union(part.missing for part in parts),
    )  # fmt: skip
    return Atom(
        incentive=determination.incentive, label=_label(place), parts=tuple(positions), claim=claim, share=_share(parts),
        saved=_saved(parts), situation=parts[0].situation, is_unlisted=any(part.is_unlisted for part in parts),
    )  # fmt: skip


def _label(place: Place) -> str:
    """The place as the label of a part says it: paths of rows, then the month."""
    rows = ", ".join(each for each in place if each.endswith("]"))
    months = " ".join(each for each in place if not each.endswith("]"))
    return " ".join(filter(None, (rows, months)))


def _whole_bounds(determination: Determination) -> tuple[Fraction, Fraction | None]:
    if determination.amount is not None:
        known = Fraction(exact_amount(determination.amount))
        return known, known
    if determination.amount_range is None:
        return Fraction(0), Fraction(0)
    low, high = determination.amount_range
    return Fraction(exact_amount(low)), Fraction(exact_amount(high)) if high is not None else None


def _sum_of_bounds(parts: Sequence[Part]) -> tuple[Fraction, Fraction | None]:
    highs = [Fraction(part.kept.high) for part in parts if part.kept.high is not None]
    low = sum((Fraction(part.kept.low) for part in parts), Fraction(0))
    return low, sum(highs, Fraction(0)) if len(highs) == len(parts) else None


def _share(parts: Sequence[Part]) -> Ends:
    """The least and the most of the amount that is the applicant's."""
    own = [_own_share(part) for part in parts]
    if len(set(own)) == 1 and own[0] is not None:
        return own[0], own[0]
    whole, bound = _sum_of_bounds(parts)
    if whole != bound or not whole or None in own:
        return Fraction(0), Fraction(1)
    theirs = sum((Fraction(part.kept.low) * (share or 0) for part, share in zip(parts, own, strict=True)), Fraction(0))
    return theirs / whole, theirs / whole


def _own_share(part: Part) -> Fraction | None:
    """The applicant's share of one part; None: not known."""
    if part.beneficiary == UNKNOWN_ROLE:
        return None
    shares = dict(part.shares or ((part.beneficiary, 1),))
    return Fraction(shares.get(APPLICANT, 0))


def _saved(parts: Iterable[Part]) -> tuple[Fraction, Fraction | None]:
    low, high = Fraction(0), Fraction(0)
    is_bounded = True
    for part in parts:
        for _, saved in part.consequences:
            least, most = ends_of(saved)
            low += max(least, Fraction(0))
            high += most or 0
            is_bounded = is_bounded and most is not None
    return low, high if is_bounded else None


def ends_of(value: Result) -> tuple[Fraction, Fraction | None]:
    """The least and the most of a number; None: no bound."""
    if isinstance(value, Open):
        low = Fraction(0) if isinf(value.low) else Fraction(value.low)
        return low, None if isinf(value.high) else Fraction(value.high)
    known = Fraction(value) if isinstance(value, Exact) else Fraction(0)
    return known, known


def groups_of(relation: Relation, dimensions: Dimensions, atoms: Sequence[Atom]) -> list[Group]:
    """The relation in each place where any of its incentives is given, or may be."""
    places: dict[Place, list[int]] = {}
    for index, atom in enumerate(atoms):
        if atom.incentive in relation.incentives:
            places.setdefault(dimensions.place_of(atom.situation), []).append(index)
    return [
        Group(
            relation=relation,
            place=place,
            members=tuple(tuple(each for each in found if atoms[each].incentive == name) for name in relation.incentives),
            is_unlisted=bool(dimensions.lists) and any(atoms[each].is_unlisted for each in found),
        )
        for place, found in places.items()
    ]


def dimensions_by_incentive(relations: Mapping[Relation, Dimensions], library: Library) -> dict[str, Dimensions]:
    """By what the places of each related incentive are told apart, for all its relations together."""
    found: dict[str, Dimensions] = {}
    for relation, dimensions in relations.items():
        for name in relation.incentives:
            wanted = dimensions
            if isinstance(relation, OncePer):
                wanted = Dimensions(frozenset(library.incentives[name].for_each))
            found[name] = found.get(name, WHOLE) | wanted
    return found
