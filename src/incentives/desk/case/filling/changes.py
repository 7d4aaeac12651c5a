"""What the page of a form sends when something was typed, ticked, pasted, added or taken out."""

from collections.abc import Sequence

import attrs


@attrs.frozen
class Typed:
    """At a fact stands this text: what was typed, or the value of what was chosen."""

    path: str
    text: str


@attrs.frozen
class Chosen:
    """Of several choices of a fact these are ticked."""

    path: str
    values: tuple[str, ...]


@attrs.frozen
class Lasted:
    """A status never was, is not known, or was in these periods, as their ends were typed."""

    path: str
    state: str
    rows: tuple[tuple[str, str], ...]


@attrs.frozen
class Cells:
    """In the table of a list this block of texts stands, from a row and a column on."""

    list_name: str
    row: int
    column: int
    texts: tuple[tuple[str, ...], ...]


@attrs.frozen
class RowAdded:
    """A list has one row more, of which nothing is known."""

    list_name: str


@attrs.frozen
class RowRemoved:
    """A list has a row less; without an index it has none left, and is not known."""

    list_name: str
    index: int | None


@attrs.frozen
class ListSaid:
    """A list that has no rows is known to be empty, or is not known."""

    list_name: str
    is_empty: bool


@attrs.frozen
class PaperTicked:
    """A paper is on file, or it is not."""

    kind: str
    is_held: bool


@attrs.frozen
class SectionChosen:
    """Another section is looked at; who came by keyboard goes on in its first field."""

    key: str
    starts_at_first: bool = False


Change = (
    Typed | Chosen | Lasted | Cells | RowAdded | RowRemoved | ListSaid | PaperTicked | SectionChosen
)


def change_of(message: object) -> Change | None:
    """The change that a message of the page tells; None: it tells none, whoever made it up."""
    match message:
        case {"kind": "typed", "path": str(path), "text": str(text)}:
            return Typed(path, text)
        case {"kind": "chosen", "path": str(path), "values": list(values)}:
            return Chosen(path, tuple(map(str, values)))
        case {"kind": "lasted", "path": str(path), "state": str(state), "rows": list(rows)}:
            return Lasted(path, state, _ends_of(rows))
        case {"kind": "paper", "paper": str(kind), "held": bool(is_held)}:
            return PaperTicked(kind, is_held)
        case {"kind": "section", "key": str(key), **rest}:
            return SectionChosen(key, rest.get("first") is True)
        case _:
            return _change_of_list(message)


def _change_of_list(message: object) -> Change | None:
    match message:
        case {
            "kind": "cells",
            "list": str(name),
            "row": int(row),
            "column": int(column),
            "texts": list(texts),
        } if row >= 0 <= column:
            return Cells(name, row, column, _block_of(texts))
        case {"kind": "add", "list": str(name)}:
            return RowAdded(name)
        case {"kind": "remove", "list": str(name), "index": int(index)} if index >= 0:
            return RowRemoved(name, index)
        case {"kind": "clear", "list": str(name)}:
            return RowRemoved(name, None)
        case {"kind": "said", "list": str(name), "empty": bool(is_empty)}:
            return ListSaid(name, is_empty)
        case _:
            return None


def _ends_of(rows: Sequence[object]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(row[0]), str(row[1])) for row in rows if isinstance(row, list) and len(row) == 2
    )


def _block_of(texts: Sequence[object]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, line)) for line in texts if isinstance(line, list))
