"""Tables with a row for each member of a closed set."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

Member = TypeVar("Member")
Row = TypeVar("Row")


def one_for_each(members: Iterable[Member], table: Mapping[Member, Row]) -> Mapping[Member, Row]:
    """The table, read-only; a member without a row, or a row of no member, ends the program.

    >>> one_for_each([True, False], {True: "yes"})
    Traceback (most recent call last):
    AssertionError: no row for False
    """
    wanted = tuple(members)
    for member in wanted:
        assert member in table, f"no row for {member}"
    for member in table:
        assert member in wanted, f"a row for {member}, which is no member"
    return MappingProxyType(dict(table))
