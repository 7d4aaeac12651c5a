"""What expressions name, through definitions, and what each rule reads.

The figures that a rule reads, on the days of which instruments, and the charges behind it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import attrs

from incentives.language.expression import Choose, Expression, Named, NameKind, walk
from incentives.language.rows.accounts import account_in
from incentives.policy.library import Law, Library
from incentives.policy.rule import Charge, Definition, Incentive, OpenMatter, Pays, Relief
from incentives.policy.setting.by_rules import AS_SET
from incentives.values.period import Cycle


@attrs.frozen(repr=False)
class FigureReading:
    """A parameter that is read on the days of an instrument; both by their full ids."""

    parameter: str
    instrument: str


def readings(library: Library) -> frozenset[FigureReading]:
    """Every parameter with every instrument on whose days a rule reads it.

    A charge and its reliefs are worked out on the days of the incentives that make it smaller too;
    an account on all days of its own. What a rule reads that sets a figure is read on the days of
    the instrument that states the rule.
    """
    rules = (
        *library.incentives.values(),
        *library.charges.values(),
        *library.each_relief,
        *library.relations,
        *library.beside_incentives,
    )
    read: set[FigureReading] = set()
    for rule in rules:
        read.update(_read_by(rule.expressions, rule.instrument, library))
    for incentive in library.incentives.values():
        for charge in charges_behind(incentive, library):
            read.update(_read_by(charge.expressions, incentive.instrument, library))
    for name in _rules_that_set(library):
        setting = library.definitions[name]
        read.update(_read_by(setting.expressions, setting.instrument, library))
    for definition in library.definitions.values():
        account = account_in(definition.body)
        if account is not None:
            read.update(_read_by(account.of_row, account.instrument, library))
    return frozenset(read)


@lru_cache(maxsize=16)
def _rules_that_set(library: Library) -> frozenset[str]:
    """The definitions by which instruments set figures."""
    bodies = [
        library.definitions[f"{parameter.number_of}.{AS_SET}"].body
        for parameter in library.parameters.values()
        if parameter.number_of is not None
    ]
    return frozenset(
        branch.value.id
        for body in bodies
        if isinstance(body, Choose)
        for branch in body.branches
        if isinstance(branch.value, Named)
    )


@lru_cache(maxsize=16)
def _without_rules_that_set(library: Library) -> Mapping[str, Definition]:
    """The definitions but those by which instruments set figures."""
    rules = _rules_that_set(library)
    return {name: one for name, one in library.definitions.items() if name not in rules}


def _read_by(
    expressions: Iterable[Expression], instrument: str, library: Library
) -> Iterator[FigureReading]:
    definitions = _without_rules_that_set(library)
    for name in names_read(expressions, definitions, NameKind.FIGURE):
        yield FigureReading(name, instrument)


def names_read(
    expressions: Iterable[Expression], definitions: Mapping[str, Definition], *kinds: NameKind
) -> tuple[str, ...]:
    """The ids of these kinds that the expressions name, through definitions too.

    Each stands once, in the order in which it is first named: what the expressions themselves name
    comes before what their definitions do.
    """
    named = (part for part in parts_reached(expressions, definitions) if isinstance(part, Named))
    return tuple(dict.fromkeys(name.id for name in named if name.kind in kinds))


def parts_reached(
    expressions: Iterable[Expression], definitions: Mapping[str, Definition]
) -> Iterator[Expression]:
    """Everything inside the expressions, and inside the definitions that they name.

    Expressions come in their order, each outermost first; after them the definitions, each once, in
    the order in which they are first named. A definition that `definitions` lacks, as while a
    library with faults is loaded, is passed over.
    """
    waiting = list(expressions)
    spelled: set[str] = set()
    while waiting:
        for part in walk(waiting.pop(0)):
            yield part
            if not isinstance(part, Named) or part.kind is not NameKind.DEFINITION:
                continue
            if part.id in definitions and part.id not in spelled:
                spelled.add(part.id)
                waiting.append(definitions[part.id].body)


def charges_behind(incentive: Incentive, library: Library) -> tuple[Charge, ...]:
    """The charge that an incentive makes smaller, those it is built on, and those built on it.

    Those it is built on come first, the lowest before all; then the charge itself; then each that
    is built on it, followed by those built on that one. Empty for money of its own.
    """
    if isinstance(incentive.benefit, Pays):
        return ()
    charges = [library.charges[incentive.benefit.charge]]
    while charges[0].built_on is not None:
        charges.insert(0, library.charges[charges[0].built_on])
    _add_dependents(charges[-1], charges, library)
    return tuple(charges)


def _add_dependents(charge: Charge, charges: list[Charge], library: Library) -> None:
    for other in library.charges.values():
        if other.built_on == charge.id and other not in charges:
            charges.append(other)
            _add_dependents(other, charges, library)


def open_matters_of(incentive: Incentive, library: Library) -> tuple[OpenMatter, ...]:
    """What the law leaves open of the incentive and of the charges behind it, each once."""
    of_charges = (
        matter for charge in charges_behind(incentive, library) for matter in charge.left_open
    )
    return tuple(dict.fromkeys((*incentive.open_matters, *of_charges)))


def reliefs_of(charges: Iterable[Charge], library: Library) -> tuple[Relief, ...]:
    """The reliefs of any of the charges, each once."""
    return tuple(
        dict.fromkeys(relief for charge in charges for relief in library.reliefs.get(charge.id, ()))
    )


@lru_cache(maxsize=1_000)
def charges_built_on(charge_id: str, law: Law) -> tuple[Charge, ...]:
    """The charges of the place built on this one, directly or through others.

    In the order in which they rest on each other.
    """
    found: list[Charge] = []
    waiting = [charge_id]
    while waiting:
        base = waiting.pop(0)
        for charge in law.library.charges.values():
            is_law = law.applies(charge.instrument) and law.is_known(charge.instrument)
            if charge.built_on == base and is_law:
                found.append(charge)
                waiting.append(charge.id)
    return tuple(found)


def stands_beside_others(charge: Charge, *, is_undated: bool) -> bool:
    """Whether several parts may stand in one return of the charge; else each has its own.

    `is_undated`: the law date is not known, and so not in which of returns by the calendar it is.
    """
    by = charge.returned.by if charge.returned is not None else None
    if not isinstance(by, Cycle):
        return by is not None
    return is_undated or (charge.by_month and by is not Cycle.MONTH)
