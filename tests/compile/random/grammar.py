"""How expressions grow: a row for each form of the language that comes to a type.

The forms stand in `expressions`; each grows its parts by `grow`, a step less deep.
"""

from collections.abc import Callable

import attrs

from tests.compile.random.writing import Scope, Type, Writing

Form = Callable[[Writing, Scope, Type, int], str | None]
"""What writes an expression of the type; None: there is nothing here that it could speak of."""


@attrs.frozen
class Production:
    """A form, of what kinds of types it is, and how often it is tried beside others."""

    kind: str
    form: Form
    weight: int


PRODUCTIONS: dict[str, list[Form]] = {}
PLAIN_ONES: dict[str, list[Form]] = {}
LEAVES: dict[str, list[Form]] = {}


def form(kind: str, *, weight: int = 1, plain: int = 0) -> Callable[[Form], Form]:
    """A form of expressions of that kind of type, drawn so often; `plain`: where most is known."""

    def taken(one: Form) -> Form:
        PRODUCTIONS.setdefault(kind, []).extend([one] * weight)
        PLAIN_ONES.setdefault(kind, []).extend([one] * plain)
        return one

    return taken


def leaf(kind: str, *, weight: int = 1) -> Callable[[Form], Form]:
    """A form without parts: a name."""

    def taken(one: Form) -> Form:
        LEAVES.setdefault(kind, []).extend([one] * weight)
        return one

    return taken


class NothingHereError(LookupError):
    """There is nothing of the type that could be named here."""


def grow(writing: Writing, scope: Scope, type_: Type, depth: int) -> str:
    """An expression of the type, of so many steps at most.

    Raises:
        NothingHereError: and whoever wanted a part of the type writes something else.
    """
    drawn = writing.drawn
    productions = PLAIN_ONES if scope.is_plain else PRODUCTIONS
    forms = productions.get(type_.kind, [])
    if forms and depth > 0 and drawn.chance(70):
        try:
            written = drawn.pick(forms)(writing, scope, type_, depth - 1)
        except NothingHereError:
            written = None
        if written is not None:
            return written
    leaves = LEAVES[type_.kind]
    for one in (drawn.pick(leaves), *leaves):
        written = one(writing, scope, type_, 0)
        if written is not None:
            return written
    raise NothingHereError(type_)
