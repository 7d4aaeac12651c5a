"""What names the row, of a fact of the row that a key names: as evaluation and papers read it."""

from typing import cast

from incentives.language.expression import Apply, Expression, FactValue, Gather, RowValue
from incentives.language.possible import Result, may_be_none
from incentives.language.types import TextType


def key_of_row(keyed: Gather) -> Expression:
    """What names the row."""
    return cast(Apply, keyed.guard).arguments[1]


def may_name_none(keyed: Gather, key: Result) -> bool:
    """Whether there may be no row of that key, though all rows are known.

    A fact by which a case names a row of the list names one that there is.
    """
    return not is_reference(keyed) or may_be_none([key])


def is_reference(keyed: Gather) -> bool:
    """Whether the key is a fact by which a case names a row of the list."""
    key = key_of_row(keyed)
    return (
        isinstance(key, RowValue | FactValue)
        and isinstance(key.type, TextType)
        and key.type.names == keyed.rows
    )
