"""Which figures each rule reads, and which instruments' days they are read on."""

from collections.abc import Iterable, Iterator

import attrs

from incentives.language.expression import Expression, Named, NameKind, walk
from incentives.policy.library import Library
from incentives.policy.rule import Charge, Incentive, Pays, Relief


@attrs.frozen
class Reading:
    """A parameter that is read on the days of an instrument."""

    parameter: str
    instrument: str


def readings(library: Library) -> frozenset[Reading]:
    """Every parameter with every instrument on whose days a rule reads it.

    A charge and its reliefs are worked out on the days of the incentives that make it smaller too.
    """
    reliefs = dict.fromkeys(relief for listed in library.reliefs.values() for relief in listed)
    found: set[Reading] = set()
    for rule in (
        *library.incentives.values(),
        *library.charges.values(),
        *reliefs,
        *library.relations,
        *library.checks.values(),
    ):
        found.update(_read_by(rule.expressions, rule.instrument, library))
    for incentive in library.incentives.values():
        for charge in charges_behind(incentive, library):
            found.update(_read_by(charge.expressions, incentive.instrument, library))
    return frozenset(found)


def _read_by(expressions: Iterable[Expression], instrument: str, library: Library) -> Iterator[Reading]:
    for part in parts_reached(expressions, library):
        if isinstance(part, Named) and part.kind is NameKind.FIGURE:
            yield Reading(part.id, instrument)


def parts_reached(expressions: Iterable[Expression], library: Library) -> Iterator[Expression]:
    """Everything inside the expressions, the definitions that they name spelled out, each once."""
    waiting = list(expressions)
    spelled: set[str] = set()
    while waiting:
        for part in walk(waiting.pop(0)):
            yield part
            if isinstance(part, Named) and part.kind is NameKind.DEFINITION and part.id not in spelled:
                spelled.add(part.id)
                waiting.append(library.definitions[part.id].body)


def charges_behind(incentive: Incentive, library: Library) -> tuple[Charge, ...]:
    """The charge that an incentive makes smaller, those it is built on, and those built on it."""
    if isinstance(incentive.benefit, Pays):
        return ()
    found = [library.charges[incentive.benefit.charge]]
    while found[0].built_on is not None:
        found.insert(0, library.charges[found[0].built_on])
    for charge in found[-1:]:
        _add_dependents(charge, found, library)
    return tuple(found)


def _add_dependents(charge: Charge, found: list[Charge], library: Library) -> None:
    for other in library.charges.values():
        if other.built_on == charge.id and other not in found:
            found.append(other)
            _add_dependents(other, found, library)


def reliefs_of(charges: Iterable[Charge], library: Library) -> tuple[Relief, ...]:
    """The reliefs of any of the charges, each once."""
    return tuple(dict.fromkeys(relief for charge in charges for relief in library.reliefs.get(charge.id, ())))
