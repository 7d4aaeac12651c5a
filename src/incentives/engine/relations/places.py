"""Where relations bind: the parts of incentives, together as far as no relation tells them apart.

Between incentives that go over the same rows a relation binds row by row, and month by month where
all of them accrue by month; else it binds whole incentives. An *atom* is what one incentive comes
to in one place that some relation tells apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import assert_never

import attrs

from incentives.engine.determination.determine import range_of_saving
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.relations.claim import Claim, union
from incentives.policy.library import Library
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)
from incentives.policy.rule import Incentive, Pays
from incentives.policy.sharing.beneficiaries import APPLICANT, UNKNOWN_ROLE
from incentives.values.number import Exact
from incentives.values.period import Month
from incentives.values.place import RowPlace
from incentives.values.range import Range, sum_of


@attrs.frozen(repr=False)
class Dimensions:
    """What places are told apart by: lists of rows, and months."""

    lists: frozenset[str] = frozenset()
    by_month: bool = False

    def __or__(self, other: "Dimensions") -> "Dimensions":
        return Dimensions(self.lists | other.lists, self.by_month or other.by_month)

    def __bool__(self) -> bool:
        return bool(self.lists) or self.by_month

    def place_of(self, situation: Situation) -> RowPlace:
        """The place of a part: its rows in the order of their lists, and its month.

        A part whose day is not known has no month.
        """
        rows = {row.list_name: row.facts.path for row in situation.rows.values()}
        day = situation.law_date
        month = Month(day.year, day.month) if self.by_month and isinstance(day, date) else None
        return RowPlace(tuple(rows[name] for name in sorted(self.lists)), month)


WHOLE = Dimensions()
ANY_SHARE = Range(0, 1)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Atom:
    """What one incentive comes to in one place.

    `parts` are the positions of its parts in the working. `share`: the part of it that is the
    applicant's; `saved`: what falls away of charges built on a relieved one. `is_unlisted`: it
    stands for any number of rows.
    """

    incentive: str
    place: RowPlace
    parts: tuple[int, ...]
    claim: Claim
    share: Range
    saved: Range
    situation: Situation
    is_unlisted: bool


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Group:
    """One relation in one place.

    `members`: the atoms of each of its incentives, in the order in which it names them.
    """

    relation: Relation
    place: RowPlace
    members: tuple[tuple[int, ...], ...]
    is_unlisted: bool

    @property
    def atoms(self) -> tuple[int, ...]:
        return tuple(atom for member in self.members for atom in member)


def dimensions_of(relation: Relation, library: Library, present: Iterable[str]) -> Dimensions:
    """By what the places of a relation are told apart, for the incentives that are there."""
    match relation:
        case SharedCap():
            return Dimensions(frozenset(relation.for_each))
        case Excludes() | HigherOf() | OneOf() | OncePer() | Deducts():
            members = [own_dimensions(library.incentives[name], library) for name in present]
            return Dimensions(
                frozenset.intersection(*(own.lists for own in members)),
                by_month=all(own.by_month for own in members),
            )
        case _:
            assert_never(relation)


def own_dimensions(incentive: Incentive, library: Library) -> Dimensions:
    """The rows and months that the incentive goes over."""
    by_month = (
        not isinstance(incentive.benefit, Pays)
        and library.charges[incentive.benefit.charge].by_month
    )
    return Dimensions(frozenset(incentive.for_each), by_month=by_month)


def atoms_of(determination: Determination, dimensions: Dimensions) -> list[Atom]:
    """The parts that are given or may be, by place, in the order of the working.

    Of an incentive that no relation takes apart there is a single atom, whose claim is the amount
    to the fen; the claims of others are exact.
    """
    places: dict[RowPlace, list[int]] = {}
    for position, part in enumerate(determination.working):
        if part.kept.is_counted:
            places.setdefault(dimensions.place_of(part.situation), []).append(position)
    return [
        _atom(determination, place, positions, is_whole=not dimensions)
        for place, positions in places.items()
    ]


def _atom(
    determination: Determination, place: RowPlace, positions: Sequence[int], *, is_whole: bool
) -> Atom:
    parts = [determination.working[position] for position in positions]
    within = exact_range_of(determination) if is_whole else _range_of_all(parts)
    is_open = any(part.kept.outcome is Outcome.UNDETERMINED for part in parts)
    claim = Claim(
        within=within,
        is_due=any(part.kept.is_due for part in parts)
        or (is_whole and determination.outcome is Outcome.ELIGIBLE),
        is_open=is_open,
        missing=determination.lacking if is_whole else union(part.missing for part in parts),
    )
    return Atom(
        incentive=determination.incentive,
        place=place,
        parts=tuple(positions),
        claim=claim,
        share=_share(parts),
        saved=sum_of(range_of_saving(saved) for part in parts for _, saved in part.consequences),
        situation=parts[0].situation,
        is_unlisted=any(part.is_unlisted for part in parts),
    )


def _range_of_all(parts: Sequence[Part]) -> Range:
    return sum_of(part.kept.within for part in parts)


def _share(parts: Sequence[Part]) -> Range:
    """The part of the amount that is the applicant's: any, where it is not known."""
    own = [_own_share(part) for part in parts]
    if len(set(own)) == 1 and own[0] is not None:
        return Range.exactly(own[0])
    whole = _range_of_all(parts)
    if not whole.known or None in own:
        return ANY_SHARE
    theirs = (
        part.kept.within * Range.exactly(share or 0) for part, share in zip(parts, own, strict=True)
    )
    return sum_of(theirs) / whole


def _own_share(part: Part) -> Exact | None:
    """The applicant's share of one part; None: not known."""
    if part.beneficiary == UNKNOWN_ROLE:
        return None
    shares = dict(part.shares or ((part.beneficiary, 1),))
    return shares.get(APPLICANT, 0)


def groups_of(relation: Relation, dimensions: Dimensions, atoms: Sequence[Atom]) -> list[Group]:
    """The relation in each place where any of its incentives is given, or may be."""
    places: dict[RowPlace, list[int]] = {}
    for index, atom in enumerate(atoms):
        if atom.incentive in relation.incentives:
            places.setdefault(dimensions.place_of(atom.situation), []).append(index)
    return [
        Group(
            relation=relation,
            place=place,
            members=tuple(
                tuple(index for index in there if atoms[index].incentive == name)
                for name in relation.incentives
            ),
            is_unlisted=bool(dimensions.lists) and any(atoms[index].is_unlisted for index in there),
        )
        for place, there in places.items()
    ]


def dimensions_by_incentive(
    relations: Mapping[Relation, Dimensions], library: Library
) -> dict[str, Dimensions]:
    """By what the places of each related incentive are told apart, for all its relations."""
    by_incentive: dict[str, Dimensions] = {}
    for relation, dimensions in relations.items():
        for name in relation.incentives:
            match relation:
                case OncePer():
                    wanted = Dimensions(frozenset(library.incentives[name].for_each))
                case Excludes() | HigherOf() | OneOf() | Deducts() | SharedCap():
                    wanted = dimensions
                case _:
                    assert_never(relation)
            by_incentive[name] = by_incentive.get(name, WHOLE) | wanted
    return by_incentive
