"""What rules read: the definitions, figures and declared facts behind an expression, through definitions."""

from collections.abc import Iterable

from incentives.language.expression import Expression, Named, NameKind, walk
from incentives.policy.library import Library


def names_read(expressions: Iterable[Expression], library: Library) -> dict[NameKind, tuple[str, ...]]:
    """By kind, the ids read in order of reading; definitions are followed."""
    found: dict[NameKind, dict[str, None]] = {}
    waiting = list(expressions)
    while waiting:
        expression = waiting.pop(0)
        for part in walk(expression):
            if not isinstance(part, Named) or part.id in found.get(part.kind, {}):
                continue
            found.setdefault(part.kind, {})[part.id] = None
            if part.kind is NameKind.DEFINITION:
                waiting.append(library.definitions[part.id].body)
    return {kind: tuple(names) for kind, names in found.items()}
