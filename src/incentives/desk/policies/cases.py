"""The cases of a table, each with a field of its own."""

from itertools import product

from incentives.language.types import ChoiceType, NumberType, TableType
from incentives.policy.library import Library
from incentives.policy.parameter import Beyond, CellKeys, Parameter, Table

_NUMBERS = range(1, 7)
"""The whole numbers that are offered where no figure of the law lists any."""


def cases_of(parameter: Parameter, library: Library) -> tuple[CellKeys, ...]:
    """The keys of the cells that can be typed, in the order in which they stand.

    Of whole numbers those that the last figure of the law lists, and what lies beyond them.
    """
    type_ = parameter.type
    assert isinstance(type_, TableType)
    if any(isinstance(key, NumberType) for key in type_.keys):
        stated = (*parameter.figures, *library.sets.get(parameter.id, ()))
        tables = [dated.figure for dated in stated if isinstance(dated.figure, Table)]
        if tables:
            return (*tables[-1].figures, *tables[-1].beyond)
    is_endless = isinstance(type_.figure, NumberType) and parameter.at_most is None
    beyond = Beyond.EACH_FURTHER if is_endless else Beyond.REST
    values = [
        key.values if isinstance(key, ChoiceType) else (*_NUMBERS, beyond) for key in type_.keys
    ]
    return tuple(product(*values))
