"""Definitions that no rule reads, and such as are numbers in place of a word."""

from collections.abc import Iterator

from incentives.checking.advising.unread import all_expressions
from incentives.language.expression import (
    Apply,
    Choose,
    Constant,
    Expression,
    Named,
    NameKind,
    Stated,
    parts_of,
    walk,
)
from incentives.language.operators import EQUALITIES
from incentives.language.types import BooleanType, NumberType
from incentives.policy.library import Library
from incentives.policy.rule import Definition
from incentives.values.unit import ONE

_FEWEST = 2


def unread_definitions(library: Library) -> Iterator[Definition]:
    """Those that no rule reads and no measure names, in the order of the library.

    An instrument that continues another one reads its entries anew: each place counts once.
    """
    read = {part.id for part in _definitions_named(library)}
    read |= {name for measure in library.measures for name in measure.by}
    read |= library.results.keys()
    places = {library.definitions[name].span for name in read & library.definitions.keys()}
    asked = library.declared_facts
    for definition in library.definitions.values():
        if definition.span not in places and definition.id not in asked:
            yield definition


def is_condition(definition: Definition) -> bool:
    """Whether it is yes or no."""
    return isinstance(definition.type, BooleanType)


def numbers_for_words(library: Library) -> Iterator[Definition]:
    """Definitions of bare numbers, told apart by cases, that are only asked which one it is."""
    candidates = {
        definition.id: definition
        for definition in library.definitions.values()
        if definition.id not in library.results and _is_one_of_several(definition.body)
    }
    asked: set[str] = set()
    otherwise: set[str] = set()
    for expression in all_expressions(library):
        for part in walk(expression):
            if isinstance(part, Stated):
                continue  # what stands around it says what is asked
            is_asked = isinstance(part, Apply) and part.operator.name in EQUALITIES
            for inner in parts_of(part):
                named = _bare(inner)
                if isinstance(named, Named) and named.kind is NameKind.DEFINITION:
                    (asked if is_asked else otherwise).add(named.id)
        outermost = _bare(expression)
        if isinstance(outermost, Named) and outermost.kind is NameKind.DEFINITION:
            otherwise.add(outermost.id)
    yield from (candidates[name] for name in candidates if name in asked - otherwise)


def _definitions_named(library: Library) -> Iterator[Named]:
    for expression in all_expressions(library):
        for part in walk(expression):
            if isinstance(part, Named) and part.kind is NameKind.DEFINITION:
                yield part


def _is_one_of_several(body: Expression) -> bool:
    """Whether cases say which of several figures or numbers without a unit it is."""
    cases = _bare(body)
    if not isinstance(cases, Choose) or cases.dated is not None:
        return False
    values = [*(branch.value for branch in cases.branches), cases.otherwise]
    said = [_bare(value) for value in values if value is not None]
    return len(said) >= _FEWEST and all(map(_is_bare_number, said))


def _is_bare_number(value: Expression) -> bool:
    if isinstance(value, Constant):
        return True
    return (
        isinstance(value, Named)
        and value.kind is NameKind.FIGURE
        and isinstance(value.type, NumberType)
        and value.type.unit == ONE
    )


def _bare(expression: Expression) -> Expression:
    while isinstance(expression, Stated):
        expression = expression.body
    return expression
