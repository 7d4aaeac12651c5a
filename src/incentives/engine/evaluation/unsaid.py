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
    may_be_none = field is not None and field.may_be_none
    open_value = attrs.evolve(open_of(type_, missing), may_be_none=may_be_none)
    if open_value.is_number and field is not None:
        low = exact(field.spec.least) if field.spec.least is not None else None
        high = exact(field.spec.most) if field.spec.most is not None else None
        return attrs.evolve(open_value, within=Range(low, high))
    return open_value
