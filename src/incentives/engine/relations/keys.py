"""For whom or what each incentive is: which of them meet at one key, and which keys earlier awards have used up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.relations.places import Atom
from incentives.facts.field import Role
from incentives.facts.known import RowFacts
from incentives.facts.unknown import Unknown
from incentives.language.possible import Missing, MissingKind, MissingSet, Open, Result, missing_in
from incentives.policy.relation import OncePer, OneOf

Key = tuple[str, ...]
BETWEEN_KEYS = "/"
"""What stands between the values of a key of several in the `subject` of an award."""


@attrs.frozen(kw_only=True, eq=False)
class Options:
    """Sets of atoms of which one only is given. `is_open`: it is not known which of them meet, for want of `missing`."""

    relation: OneOf | OncePer
    options: tuple[tuple[int, ...], ...]
    is_open: bool = False
    missing: tuple[Missing, ...] = ()

    @property
    def atoms(self) -> tuple[int, ...]:
        return tuple(atom for option in self.options for atom in option)


@attrs.frozen(kw_only=True, eq=False)
class Used:
    """A key that an earlier award used up for an atom; `is_certain`: whatever is still missing."""

    relation: OncePer
    atom: int
    by: tuple[str, ...]
    is_certain: bool
    missing: tuple[Missing, ...]

    @property
    def atoms(self) -> tuple[int, ...]:
        return (self.atom,)


@attrs.frozen(eq=False)
class _Keyed:
    atom: int
    key: Key | None
    missing: MissingSet


@attrs.frozen(kw_only=True, eq=False)
class Keys:
    """Reads the keys of a relation and the awards of the case, up to a day."""

    evaluator: Evaluator
    on: date
    atoms: Sequence[Atom]

    def options(self, relation: OncePer) -> list[Options]:
        """Where several meet at one key, or may meet."""
        keyed = self._keyed(relation)
        missing = frozenset().union(*(each.missing for each in keyed))
        if any(each.key is None for each in keyed):
            everything = self._as_options([each.atom for each in keyed], relation)
            return [Options(relation=relation, options=everything, is_open=True, missing=tuple(sorted(missing)))]
        by_key: dict[Key, list[int]] = {}
        for each in keyed:
            by_key.setdefault(each.key or (), []).append(each.atom)
        return [Options(relation=relation, options=self._as_options(found, relation)) for found in by_key.values()]

    def _as_options(self, atoms: Iterable[int], relation: OncePer) -> tuple[tuple[int, ...], ...]:
        """In the order in which the relation names the incentives, then in that of the rows."""
        found: dict[tuple[str, Key], list[int]] = {}
        for index in sorted(atoms, key=lambda each: relation.incentives.index(self.atoms[each].incentive)):
            atom = self.atoms[index]
            rows = tuple(sorted(row.facts.path for row in atom.situation.rows.values())) if relation.counts_rows else ()
            found.setdefault((atom.incentive, rows), []).append(index)
        return tuple(map(tuple, found.values()))

    def _keyed(self, relation: OncePer) -> list[_Keyed]:
        """The key of each atom (None: not known); what has no key meets nothing."""
        found = []
        members = {member.incentive: member for member in relation.members}
        for index, atom in enumerate(self.atoms):
            member = members.get(atom.incentive)
            if member is None:
                continue
            values = [self.evaluator.trace(part, atom.situation).value for part in member.key]
            missing = missing_in(values)
            if atom.is_unlisted:
                lists = (row.list_name for row in atom.situation.rows.values() if row.is_unlisted)
                missing |= {Missing(MissingKind.FACT, name) for name in lists}
            if missing:
                found.append(_Keyed(index, None, missing))
            elif all(value is not None for value in values):
                found.append(_Keyed(index, tuple(map(_told, values)), frozenset()))
        return found

    def used(self, relation: OncePer) -> list[Used]:
        """The atoms whose key earlier awards of the other incentives used up, or may have."""
        found = []
        for each in self._keyed(relation):
            others = frozenset(relation.incentives) - {self.atoms[each.atom].incentive}
            used = self._used(relation, each, others) if others else None
            if used is not None:
                found.append(used)
        return found

    def _used(self, relation: OncePer, keyed: _Keyed, others: frozenset[str]) -> Used | None:
        field = self.evaluator.law.library.vocabulary.role(Role.AWARDS)
        if field is None:
            return None
        rows = self.evaluator.snapshot.rows[field.name]
        if isinstance(rows, Unknown):
            unlisted = (Missing(MissingKind.FACT, field.name),)
            return Used(relation=relation, atom=keyed.atom, by=(), is_certain=False, missing=unlisted)
        own = _matches(rows, frozenset({self.atoms[keyed.atom].incentive}), keyed.key, self.on)
        theirs = _matches(rows, others, keyed.key, self.on)
        if True in own.values() or not theirs:
            return None
        by = tuple(dict.fromkeys(str(row.values["incentive"]) for row, is_sure in theirs.items() if is_sure))
        unsure = [row for found in (own, theirs) for row, is_sure in found.items() if not is_sure]
        missing = tuple(dict.fromkeys((*sorted(keyed.missing), *(gap for row in unsure for gap in _gaps(row)))))
        is_certain = bool(by) and not own
        return Used(relation=relation, atom=keyed.atom, by=by, is_certain=is_certain, missing=() if is_certain else missing)


def _matches(rows: Iterable[RowFacts], incentives: frozenset[str], key: Key | None, on: date) -> Mapping[RowFacts, bool]:
    """The awards paid by the day that are of one of the incentives and for the key, or may be; True: surely."""
    found = {}
    for row in rows:
        incentive, subject, paid_on = (row.values.get(name) for name in ("incentive", "subject", "paid_on"))
        wanted = BETWEEN_KEYS.join(key) if key is not None else None
        is_ours = isinstance(incentive, Unknown) or incentive in incentives
        is_here = isinstance(subject, Unknown) or key is None or subject == wanted
        is_paid = not isinstance(paid_on, date) or paid_on <= on
        if is_ours and is_here and is_paid:
            found[row] = not _gaps(row) and key is not None
    return found


def _gaps(row: RowFacts) -> tuple[Missing, ...]:
    """What is not known of an award and bears on which keys it used up."""
    names = ("incentive", "subject", "paid_on")
    unknown = (name for name in names if isinstance(row.values.get(name), Unknown))
    return tuple(Missing(MissingKind.FACT, f"{row.path}.{name}") for name in unknown)


def _told(value: Result) -> str:
    assert not isinstance(value, Open)  # keys that are not known are told apart before
    return str(value)
