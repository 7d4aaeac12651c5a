"""Rows that name rows of other lists: what they name must be there.

Where nobody has listed the rows, or one of them has no name yet, nothing is known to be missing.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from incentives.errors import CaseFault
from incentives.facts.field import OTHER
from incentives.facts.in_chinese import label, row_name, said
from incentives.facts.known import KnownRows, RowFacts
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.slips.nearest import close_to
from incentives.language.types import RecordType
from incentives.values.text import Text

BETWEEN_NAMES = "/"
"""What stands between names where one text names a row of each of several lists."""
_MOST_COMPARED = 20
_ELSE = Text(
    f"；确不在其中的，请填“其他”（{OTHER}）", f"; write '{OTHER}' for what is none of them"
)


@attrs.frozen(kw_only=True, repr=False)
class _Named:
    """The rows of a list by the text that tells them apart; whether those are all that there are.

    `column`: which one that is.
    """

    list_: Field
    column: Field
    by_name: Mapping[str, RowFacts]
    is_complete: bool


@attrs.frozen(repr=False)
class References:
    """What the rows of a case name."""

    rows: KnownRows
    vocabulary: Vocabulary
    _named: dict[str, _Named] = attrs.field(factory=dict, init=False)
    _near: dict[tuple[tuple[str, ...], str], str | None] = attrs.field(factory=dict, init=False)

    def dangling(self, record: Record, facts: RowFacts, prefix: str = "") -> Iterator[CaseFault]:
        """Each fact of the record, whose names begin with `prefix`, that names no row.

        The slug is `no-such-row`.
        """
        for name, field in record.fields.items():
            if isinstance(field.type, RecordType):
                inner = self.vocabulary.records[field.type.name]
                yield from self.dangling(inner, facts, f"{prefix}{name}.")
            if not field.spec.refers_to:
                continue
            value = facts.values.get(prefix + name, UNKNOWN)
            if isinstance(value, str) and self.is_missing(field, value):
                yield self.no_such_row(str(facts.path_of(prefix + name)), field, value)

    def is_missing(self, field: Field, value: str, within: str = "") -> bool:
        """Whether the field names no row by the value, and it is known that there is none.

        `within`: the one list of those whose rows it can name here; nothing is known of another.
        """
        lists = self._lists_of(field)
        those = [named for named in lists if within in {"", named.list_.name}]
        if not those or not all(named.is_complete for named in those):
            return False
        is_several = len(lists) > 1
        parts = value.split(BETWEEN_NAMES) if is_several else []
        return not (
            any(value in named.by_name for named in those)
            or (
                len(parts) > 1
                and all(any(part in each.by_name for each in lists) for part in parts)
            )
            or (is_several and value == OTHER)
        )

    def row_named(self, list_name: str, record: Record, facts: RowFacts) -> RowFacts | None:
        """The row of the list that the facts of the record name; None where none is known."""
        for name, field in record.fields.items():
            value = facts.values.get(name, UNKNOWN)
            if field.spec.refers_to == (list_name,) and isinstance(value, str):
                return self._lists_of(field)[0].by_name.get(value)
        return None

    def _lists_of(self, field: Field) -> Sequence[_Named]:
        return [
            self._rows_of(list_, column, said)
            for said, (list_, column) in zip(
                field.spec.refers_to, self.vocabulary.named_columns(field), strict=True
            )
        ]

    def _rows_of(self, list_: Field, column: Field, said: str) -> _Named:
        if said not in self._named:
            rows = self.rows.get(list_.name, UNKNOWN)
            listed = () if isinstance(rows, Unknown) else rows
            names = [row.values.get(column.name, UNKNOWN) for row in listed]
            self._named[said] = _Named(
                list_=list_,
                column=column,
                by_name={
                    name: row
                    for name, row in reversed(list(zip(names, listed, strict=True)))
                    if isinstance(name, str)
                },
                is_complete=rows is not UNKNOWN and all(isinstance(name, str) for name in names),
            )
        return self._named[said]

    def _nearest(self, field: Field, value: str) -> tuple[str, RowFacts] | None:
        """The name most like the value, for the first few values: in long lists that takes time."""
        key = (field.spec.refers_to, value)
        rows = {name: row for named in self._lists_of(field) for name, row in named.by_name.items()}
        if key not in self._near and len(self._near) < _MOST_COMPARED:
            self._near[key] = close_to(value, rows, cutoff=0.5)
        near = self._near.get(key)
        return (near, rows[near]) if near is not None else None

    def no_such_row(self, path: str, field: Field, value: str) -> CaseFault:
        """That no row has the name, with the nearest one that has; the slug is `no-such-row`."""
        lists = self._lists_of(field)
        names = " or ".join(f"'{named.list_.name}'" for named in lists)
        titles = "".join(f"“{label(named.list_)}”" for named in lists)
        column = lists[0].column.name if len(lists) == 1 else "name"
        text = Text(
            f"填写为{said(value)}，{titles}中没有这一行",
            f"got '{value}', which is the {column} of no row of {names}",
        )
        otherwise = len(lists) > 1
        advice = Text(
            f"请核对，或在{titles}中补录这一行{_ELSE.zh if otherwise else ''}。",
            f"Correct it, or list the row in {names}{_ELSE.en if otherwise else ''}.",
        )
        near = self._nearest(field, value)
        if near is not None:
            close, row = near
            advice = Text(
                f"是否应为{said(close)}（{row_name(row.path, self.vocabulary)}）？",
                f"Did you mean '{close}', which is {row.path}?",
            )
        return CaseFault(path=path, text=text, slug="no-such-row", advice=advice)
