"""Checked expressions are told apart by what they are, not by what they say."""

import attrs
import pytest

from incentives.language import expression
from incentives.language.possible import InOrder, Missing, MissingKind, in_order
from incentives.values.place import FactPath

FORMS = tuple(
    form
    for form in vars(expression).values()
    if isinstance(form, type)
    and attrs.has(form)
    and form.__module__ == expression.__name__
    and form is not expression.Clause  # what a figure is said by, compared as a value
)


@pytest.mark.parametrize("form", FORMS)
def test_two_that_say_the_same_are_two(form: type) -> None:
    """So that what is kept for each is found at once, however deep it is."""
    one, other = (
        form(**{field.name.removeprefix("_"): () for field in attrs.fields(form) if field.init})
        for _ in range(2)
    )
    assert one != other
    assert 2 == len({one, other})
    assert one == one  # noqa: PLR0124 - its own equal


def test_what_is_missing_is_put_in_order_once() -> None:
    """As anew each time, and the same object for the same set."""
    missing = frozenset(Missing(MissingKind.FACT, FactPath.parse(name)) for name in "cab")
    kept = InOrder()
    assert in_order(missing) == kept.of(missing)
    assert kept.of(missing) is kept.of(frozenset(list(missing)))
