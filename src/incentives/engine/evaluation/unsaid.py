"""What is known of a fact that nobody has said."""

import attrs

from incentives.facts.vocabulary import Field
from incentives.language.possible import Missing, Result, open_of
from incentives.language.types import Type
from incentives.values.number import exact
from incentives.values.range import Range


def open_fact(type_: Type, field: Field | None, missing: frozenset[Missing]) -> Result:
    """A fact that is not known, within the bounds of its field.

    Where the field allows that, it may not have come about.
    """
    open_value = open_of(type_, missing)
    if field is None:
        return open_value
    low, high = (None if end is None else exact(end) for end in (field.spec.least, field.spec.most))
    return attrs.evolve(open_value, within=Range(low, high), may_be_none=field.may_be_none)
