"""For whom or what incentives are: which meet at a key, and which keys earlier awards used up."""

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.prior_awards import PriorAward, PriorAwards, prior_awards
from incentives.engine.relations.places import Atom
from incentives.facts.consistency.references import BETWEEN_NAMES
from incentives.language.possible import Missing, MissingKind, MissingSet, Open, Result, missing_in
from incentives.policy.relation import OncePer, OneOf
from incentives.values.place import FactPath

Key = tuple[str, ...]
_DECISIVE = ("incentive", "subject", "paid_on")
"""The facts of an award that bear on which keys it used up."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Options:
    """Sets of atoms of which one only is given.

    `is_open`: it is not known which of them meet, for want of `missing`.
    """

    relation: OneOf | OncePer
    options: tuple[tuple[int, ...], ...]
    is_open: bool = False
    missing: tuple[Missing, ...] = ()

    @property
    def atoms(self) -> tuple[int, ...]:
        return tuple(atom for option in self.options for atom in option)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Used:
    """A key that an earlier award used up for an atom, or may have.

    `by`: the incentives of which awards surely were for the key. `is_certain`: it is used up,
    whatever is still missing.
    """

    relation: OncePer
    atom: int
    by: tuple[str, ...]
    is_certain: bool
    missing: tuple[Missing, ...]

    @property
    def atoms(self) -> tuple[int, ...]:
        return (self.atom,)


@attrs.frozen(eq=False, repr=False)
class _Keyed:
    atom: int
    key: Key | None
    missing: MissingSet


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AwardKeys:
    """Reads the keys of a relation and the awards of the case that were paid by a day."""

    evaluator: Evaluator
    paid_by: date
    atoms: Sequence[Atom]
    _awards: dict[frozenset[str], PriorAwards] = attrs.field(factory=dict)

    def options(self, relation: OncePer) -> list[Options]:
        """The atoms at each key, in the order of their first atoms, also where there is one only.

        Where one key is not known all may meet, and there is one choice among them, which is open.
        """
        keyed = self._keyed(relation)
        if any(holder.key is None for holder in keyed):
            missing = frozenset().union(*(holder.missing for holder in keyed))
            return [
                Options(
                    relation=relation,
                    options=self._as_options([holder.atom for holder in keyed], relation),
                    is_open=True,
                    missing=tuple(sorted(missing)),
                )
            ]
        by_key: dict[Key, list[int]] = {}
        for holder in keyed:
            by_key.setdefault(holder.key or (), []).append(holder.atom)
        return [
            Options(relation=relation, options=self._as_options(atoms, relation))
            for atoms in by_key.values()
        ]

    def _as_options(self, atoms: Iterable[int], relation: OncePer) -> tuple[tuple[int, ...], ...]:
        """In the order in which the relation names the incentives, then in that of the rows."""
        options: dict[tuple[str, tuple[FactPath, ...]], list[int]] = {}
        in_order = sorted(
            atoms, key=lambda index: relation.incentives.index(self.atoms[index].incentive)
        )
        for index in in_order:
            atom, rows = self.atoms[index], list[FactPath]()
            if relation.counts_rows:
                rows = sorted(row.facts.path for row in atom.situation.rows.values())
            options.setdefault((atom.incentive, tuple(rows)), []).append(index)
        return tuple(map(tuple, options.values()))

    def _keyed(self, relation: OncePer) -> list[_Keyed]:
        """The key of each atom (None: not known); what has no key meets nothing."""
        keyed = []
        members = {member.incentive: member for member in relation.members}
        for index, atom in enumerate(self.atoms):
            member = members.get(atom.incentive)
            if member is None:
                continue
            values = [self.evaluator.value(part, atom.situation) for part in member.key]
            missing = missing_in(values)
            if atom.is_unlisted:
                lists = (row.list_name for row in atom.situation.rows.values() if row.is_unlisted)
                missing |= {Missing(MissingKind.FACT, FactPath.parse(name)) for name in lists}
            if missing:
                keyed.append(_Keyed(index, None, missing))
            elif all(value is not None for value in values):
                keyed.append(_Keyed(index, tuple(map(_told, values)), frozenset()))
        return keyed

    def used(self, relation: OncePer) -> list[Used]:
        """The atoms whose key earlier awards of the other incentives used up, or may have."""
        all_used = []
        for keyed in self._keyed(relation):
            others = frozenset(relation.incentives) - {self.atoms[keyed.atom].incentive}
            used = self._used(relation, keyed, others) if others else None
            if used is not None:
                all_used.append(used)
        return all_used

    def _used(self, relation: OncePer, keyed: _Keyed, others: frozenset[str]) -> Used | None:
        made = self._made(others)
        if made.unlisted is not None:
            unlisted = (made.unlisted,)
            return Used(
                relation=relation, atom=keyed.atom, by=(), is_certain=False, missing=unlisted
            )
        own_id = self.atoms[keyed.atom].incentive
        made_for_own = self._made(frozenset({own_id}))
        self.evaluator.effort.take(len(made.awards) + len(made_for_own.awards))
        own = [award for award in made_for_own.awards if _may_be_for(award, keyed.key)]
        theirs = [award for award in made.awards if _may_be_for(award, keyed.key)]
        if not theirs or any(_is_surely_for(award, keyed.key) for award in own):
            return None
        by = dict.fromkeys(
            award.incentive
            for award in theirs
            if award.incentive is not None and _is_surely_for(award, keyed.key)
        )
        gaps = (gap for award in (*own, *theirs) for gap in award.missing(*_decisive(keyed.key)))
        missing = dict.fromkeys((*sorted(keyed.missing), *gaps))
        is_certain = bool(by) and not own
        return Used(
            relation=relation,
            atom=keyed.atom,
            by=tuple(by),
            is_certain=is_certain,
            missing=() if is_certain else tuple(missing),
        )

    def _made(self, incentives: frozenset[str]) -> PriorAwards:
        """The payments for any of the incentives by the day; read once."""
        if incentives not in self._awards:
            snapshot, vocabulary = self.evaluator.snapshot, self.evaluator.law.library.vocabulary
            self._awards[incentives] = prior_awards(incentives, snapshot, vocabulary, self.paid_by)
        return self._awards[incentives]


def _may_be_for(award: PriorAward, key: Key | None) -> bool:
    """Whether the award is, or may be, for the key; None: the key is not known."""
    is_open = not key or "subject" in award.unknown
    return is_open or award.subject == BETWEEN_NAMES.join(key or ())


def _is_surely_for(award: PriorAward, key: Key | None) -> bool:
    """Of an award that may be for the key: whether it counts and is for it, whatever is missing."""
    return key is not None and not award.missing(*_decisive(key))


def _decisive(key: Key | None) -> tuple[str, ...]:
    """The facts of an award that bear on whether it is for the key; of the empty one any is."""
    return tuple(name for name in _DECISIVE if name != "subject" or key != ())


def _told(value: Result) -> str:
    assert not isinstance(value, Open)  # keys that are not known are told apart before
    return str(value)
