"""Cases with facts left out, for the laws of what is not known.

For any vocabulary of attrs classes.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st

from incentives.facts.unknown import UNKNOWN
from tests.consistent import faulty_paths

Record = TypeVar("Record", bound=attrs.AttrsInstance)
Path = tuple[str | int, ...]


def facts_of(record: attrs.AttrsInstance, prefix: Path = ()) -> Iterator[Path]:
    """The path of each fact that can be left out.

    Facts of the record, of records in it, of its rows, and declared ones.
    """
    for field in attrs.fields(type(record)):
        value, path = getattr(record, field.name), (*prefix, field.name)
        if isinstance(value, Mapping):
            yield from ((*path, key) for key in value)
        elif attrs.has(type(value)):
            yield from facts_of(value, path)
        elif value is not UNKNOWN and field.default is UNKNOWN:
            yield path
            if field.metadata and isinstance(value, tuple):
                yield from _facts_of_rows(value, path)


def _facts_of_rows(rows: tuple[object, ...], path: Path) -> Iterator[Path]:
    for index, row in enumerate(rows):
        record = cast(attrs.AttrsInstance, row)
        if any(
            field.metadata for field in attrs.fields(type(record))
        ):  # a row of facts, not a period of a status
            yield from facts_of(record, (*path, index))


def without(record: Record, path: Path) -> Record:
    """The same with one fact left out; a fact of a row that is left out already changes nothing."""
    return cast(Record, _without(record, path))


def _without(value: object, path: Path) -> object:
    if value is UNKNOWN or not path:
        return UNKNOWN
    key, rest = path[0], path[1:]
    match value:
        case tuple():
            assert isinstance(key, int)
            return (*value[:key], _without(value[key], rest), *value[key + 1 :])
        case Mapping():
            return {name: each for name, each in value.items() if name != key}
        case _:
            inner = _without(getattr(value, str(key)), rest)
            return attrs.evolve(cast(Any, value), **{str(key): inner})


def with_gaps(
    cases: st.SearchStrategy[Record], *, most: int = 8, always: Path | None = None
) -> st.SearchStrategy[tuple[Record, Record]]:
    """A case with some facts left out, and the same with all of them.

    Left out is nothing without which two rows would be taken for one.
    """

    @st.composite
    def pairs(draw: st.DrawFn) -> tuple[Record, Record]:
        full = draw(cases)
        partial = full if always is None else without(full, always)
        for path in draw(
            st.lists(st.sampled_from(list(facts_of(full))), min_size=1, max_size=most, unique=True)
        ):
            fewer = without(partial, path)
            partial = partial if faulty_paths(fewer) else fewer
        return partial, full

    return pairs()
