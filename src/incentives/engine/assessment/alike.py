"""Rows that nothing tells apart, each counted: told beside what rests on them.

Two of them may be one that was entered twice. Where that is sure the case is refused
(`facts.consistency`); where two equal rows are ordinary, the officer is asked.
"""

from collections.abc import Hashable, Iterator, Sequence

import attrs

from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.engine.findings.determination import Determination
from incentives.facts.in_chinese import row_name
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Vocabulary
from incentives.values.place import FactPath
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AlikeRows:
    """Rows of one list that state the same, a month or day among it; two at least."""

    list_: Field
    rows: tuple[RowFacts, ...]
    vocabulary: Vocabulary

    @property
    def text(self) -> Text:
        """Which they are, and what to do."""
        first, others = self.rows[0].path, len(self.rows) - 1
        return Text(
            f"{row_name(first, self.vocabulary)}与另外{others}行所填完全相同，均已计入；"
            "重复填写的，请删去",
            f"{self.list_.label.en}: {first} and {others} more say the very same, and each counts; "
            "take away what was entered twice",
        )

    @property
    def paths(self) -> frozenset[FactPath]:
        return frozenset(row.path for row in self.rows)


def alike_rows(snapshot: Snapshot, vocabulary: Vocabulary) -> tuple[AlikeRows, ...]:
    """Of the lists that go by time, the rows that say the same as another, in order."""
    return tuple(
        AlikeRows(list_=field, rows=tuple(rows), vocabulary=vocabulary)
        for name, field in vocabulary.root.fields.items()
        if field.spec.order is not None
        for rows in _groups(snapshot.rows.get(name, ()), field.spec.order)
    )


def alike_notes(
    determination: Determination, groups: Sequence[AlikeRows]
) -> Iterator[CoverageNote]:
    """A note for each of the groups of which the determination has read a row."""
    if not groups:
        return
    read = determination.reasons.rows_read
    for group in groups:
        if not group.paths.isdisjoint(read):
            yield CoverageNote(
                kind=CoverageKind.ALIKE_ROWS,
                subject=str(group.rows[0].path),
                text=group.text,
                citation=determination.rule.citation,
                touches=(determination.incentive,),
            )


def _groups(rows: Sequence[RowFacts] | Unknown, order: str) -> Iterator[list[RowFacts]]:
    if isinstance(rows, Unknown):
        return
    by_values: dict[Hashable, list[RowFacts]] = {}
    for row in rows:
        stated = {name: value for name, value in row.values.items() if value is not UNKNOWN}
        if order in stated and len(stated) > 1:
            by_values.setdefault(frozenset(stated.items()), []).append(row)
    yield from (alike for alike in by_values.values() if len(alike) > 1)
