"""Rows that name rows of other lists: what they name must be there.

Where nobody has listed the rows, or one of them has no name yet, nothing is known to be missing.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import attrs

from incentives.errors import CaseFault
from incentives.facts.in_chinese import label, row_name, said
from incentives.facts.known import KnownRows, RowFacts
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import RecordType
from incentives.values.text import Text

_MOST_COMPARED = 20


@attrs.frozen(kw_only=True)
class _Named:
    """The rows of a list by the value that tells them apart; whether those are all that there are.

    `column`: which one that is.
    """

    column: str
    by_name: Mapping[str, RowFacts]
    is_complete: bool


@attrs.frozen
class References:
    """What the rows of a case name."""

    rows: KnownRows
    vocabulary: Vocabulary
    _named: dict[str, _Named] = attrs.field(factory=dict, init=False)
    _near: dict[tuple[str, str], str | None] = attrs.field(factory=dict, init=False)

    def dangling(self, record: Record, facts: RowFacts, prefix: str = "") -> Iterator[CaseFault]:
        """Each fact of the record, whose names begin with `prefix`, that names no row.

        The slug is `no-such-row`.
        """
        for name, field in record.fields.items():
            if isinstance(field.type, RecordType):
                inner = self.vocabulary.records[field.type.name]
                yield from self.dangling(inner, facts, f"{prefix}{name}.")
            list_name = field.spec.refers_to
            value = facts.values.get(prefix + name, UNKNOWN)
            if list_name is None or not isinstance(value, str):
                continue
            named = self._rows_of(list_name)
            if named.is_complete and value not in named.by_name:
                path = str(facts.path_of(prefix + name))
                yield self._no_such_row(path, value, self.vocabulary.root.fields[list_name], named)

    def row_named(self, list_name: str, record: Record, facts: RowFacts) -> RowFacts | None:
        """The row of the list that the facts of the record name; None where none is known."""
        for name, field in record.fields.items():
            value = facts.values.get(name, UNKNOWN)
            if field.spec.refers_to == list_name and isinstance(value, str):
                return self._rows_of(list_name).by_name.get(value)
        return None

    def _rows_of(self, list_name: str) -> _Named:
        if list_name not in self._named:
            [column] = self.vocabulary.root.fields[list_name].spec.unique
            rows = self.rows.get(list_name, UNKNOWN)
            listed = () if isinstance(rows, Unknown) else rows
            names = [row.values.get(column, UNKNOWN) for row in listed]
            self._named[list_name] = _Named(
                column=column,
                by_name={
                    name: row
                    for name, row in reversed(list(zip(names, listed, strict=True)))
                    if isinstance(name, str)
                },
                is_complete=rows is not UNKNOWN and all(isinstance(name, str) for name in names),
            )
        return self._named[list_name]

    def _nearest(self, list_name: str, value: str, named: _Named) -> str | None:
        """The name most like the value, for the first few values: in long lists that takes time."""
        key = (list_name, value)
        if key not in self._near and len(self._near) < _MOST_COMPARED:
            close = get_close_matches(value, named.by_name, n=1, cutoff=0.5)
            self._near[key] = close[0] if close else None
        return self._near.get(key)

    def _no_such_row(self, path: str, value: str, list_: Field, named: _Named) -> CaseFault:
        """That no row of the list has the name, with the nearest one that has."""
        text = Text(
            f"填写为{said(value)}，“{label(list_)}”中没有这一行",
            f"got '{value}', which is the {named.column} of no row of '{list_.name}'",
        )
        close = self._nearest(list_.name, value, named)
        advice = Text(
            f"请核对，或在“{label(list_)}”中补录这一行。",
            f"Correct it, or list the row in '{list_.name}'.",
        )
        if close is not None:
            row = named.by_name[close].path
            advice = Text(
                f"是否应为{said(close)}（{row_name(row, self.vocabulary)}）？",
                f"Did you mean '{close}', which is {row}?",
            )
        return CaseFault(path=path, text=text, slug="no-such-row", advice=advice)
