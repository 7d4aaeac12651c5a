"""What of the language examples reach: keys of files, parts of expressions, kinds of law."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import cast, get_args, get_type_hints
from unittest.mock import patch

import attrs

from incentives import Library, Overlay
from incentives.language.expression import (
    Apply,
    Expression,
    Gather,
    Graduate,
    Named,
    NameKind,
    walk,
)
from incentives.language.operators import OPERATORS
from incentives.language.operators.gathering import Gathering, Graduation
from incentives.language.types import TableType
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Table
from tests.compile.random.examples import Example, Told


@attrs.frozen
class Keys:
    """By what a table is called in faults: the keys that it may have, and those that were read."""

    allowed: dict[str, set[str]] = attrs.field(factory=dict)
    read: dict[str, set[str]] = attrs.field(factory=dict)

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Whatever is loaded meanwhile is noted."""
        reading = Fields.table

        def note(
            fields: Fields,
            node: Node | None,
            *,
            allowed: Collection[str],
            required: Collection[str] = (),
            what: str,
        ) -> Table | None:
            if isinstance(node, Table):
                self.allowed.setdefault(what, set()).update(allowed)
                self.read.setdefault(what, set()).update(key.text for key, _ in node.entries)
            return reading(fields, node, allowed=allowed, required=required, what=what)

        with patch.object(Fields, "table", note):
            yield

    @property
    def lacking(self) -> set[tuple[str, str]]:
        """What no table had."""
        return {
            (what, key)
            for what, allowed in self.allowed.items()
            for key in allowed - self.read[what]
        }


PARTS: frozenset[str] = frozenset(
    [
        *OPERATORS,
        *(f"gathering {kind.value}" for kind in Gathering),
        *(f"brackets {kind.value}" for kind in Graduation),
        *(f"name {kind.value}" for kind in NameKind),
    ]
)
"""Every operator, every gathering, and every kind of name."""


def parts_reached(library: Library) -> set[str]:
    """Which of them stand in the rules of the library."""
    return {name for expression in _expressions(library) for name in map(_name, walk(expression))}


FIGURES = (TableType, *get_args(get_type_hints(TableType)["figure"]))
"""The types of figures."""

LAWS: frozenset[str] = frozenset(
    [
        *("as known on a day", "an overlay, as known on a day", "several overlays"),
        *("figures supplied", "figures tried", "of the place or above", "of another place"),
        *("from a day on", "not published", "at its place", "set by an instrument too"),
        *(form.__name__ for form in FIGURES),
    ]
)
"""By when law is known, and what overlays lie over it: of whom, for where, of which figures."""


def laws_reached(example: Example) -> set[str]:
    """Which of them its cases are assessed by."""
    return {name for told in example.cases for name in _kinds_of_law(told, example.library)}


def _kinds_of_law(told: Told, library: Library) -> Iterator[str]:
    if told.known_on is not None:
        yield "as known on a day"
        if told.overlays:
            yield "an overlay, as known on a day"
    if len(told.overlays) > 1:
        yield "several overlays"
    chain = library.chain_of(told.case.place) or ()
    for overlay in told.overlays:
        yield "figures tried" if overlay.is_reform else "figures supplied"
        is_there = overlay.jurisdiction in chain
        yield "of the place or above" if is_there else "of another place"
        if is_there:
            yield from _kinds_of_figures(overlay, library)


def _kinds_of_figures(overlay: Overlay, library: Library) -> Iterator[str]:
    for name, figures in overlay.sets.items():
        parameter = library.parameters[name]
        yield type(parameter.type).__name__
        if len(figures) > 1:
            yield "from a day on"
        if any(dated.figure is None for dated in figures):
            yield "not published"
        if name in library.sets:
            yield "set by an instrument too"
        within = name.removeprefix(f"{parameter.instrument}.")
        if "." in within or within.startswith("here_"):
            yield "at its place"


def _name(part: Expression) -> str:
    match part:
        case Apply(operator=operator):
            return operator.name
        case Gather(kind=kind):
            return f"gathering {kind.value}"
        case Graduate(kind=kind):
            return f"brackets {kind.value}"
        case Named(kind=kind):
            return f"name {kind.value}"
    return type(part).__name__


def _expressions(library: Library) -> Iterator[Expression]:
    """Every expression that anything in the library has."""
    waiting: list[object] = [
        getattr(library, field.name)
        for field in attrs.fields(Library)
        if field.name not in {"vocabulary", "layer_of", "layers"}
    ]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen or isinstance(value, str | Enum) or callable(value):
            continue
        seen.add(id(value))
        if isinstance(value, Expression):
            yield value
        elif isinstance(value, Mapping):
            waiting.extend(value.values())
        elif isinstance(value, tuple | list):
            waiting.extend(value)
        elif attrs.has(type(value)):
            fields = attrs.fields(cast(type[attrs.AttrsInstance], type(value)))
            waiting.extend(getattr(value, field.name, None) for field in fields)
