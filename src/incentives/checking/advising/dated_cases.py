"""Cases that a figure of the law decides alone: they are versions of a rule."""

from collections.abc import Iterator

from incentives.checking.advising.unread import all_expressions
from incentives.language.expression import (
    Apply,
    Choose,
    Expression,
    Named,
    NameKind,
    Stated,
    walk,
)
from incentives.language.types import BooleanType
from incentives.policy.library import Library


def cases_by_figures(library: Library) -> Iterator[Choose]:
    """First-match cases of which each test is a figure that says yes or no, and that changed."""
    for expression in all_expressions(library):
        for part in walk(expression):
            if isinstance(part, Choose) and part.dated is None and _by_figures(part, library):
                yield part


def _by_figures(choose: Choose, library: Library) -> bool:
    return bool(choose.branches) and all(
        _changes(branch.test, library) for branch in choose.branches
    )


def _changes(test: Expression, library: Library) -> bool:
    """Whether the test is a figure, or its denial, that is one thing first and another later."""
    while isinstance(test, Stated) or (isinstance(test, Apply) and test.operator.name == "not"):
        test = test.body if isinstance(test, Stated) else test.arguments[0]
    if not isinstance(test, Named) or not isinstance(test.type, BooleanType):
        return False
    if test.kind is not NameKind.FIGURE:
        return False
    return {True, False} <= {dated.figure for dated in library.parameters[test.id].figures}
