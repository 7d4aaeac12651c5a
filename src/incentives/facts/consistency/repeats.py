"""Rows that stand twice: alike in what makes them one thing, and told apart by nothing."""

from collections.abc import Hashable, Iterator, Sequence

import attrs

from incentives.errors import CaseFault
from incentives.facts.consistency.told import said_of, shown
from incentives.facts.in_chinese import label, labels, row_name
from incentives.facts.known import RowFacts
from incentives.facts.unknown import UNKNOWN
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import NumberType
from incentives.values.text import Text
from incentives.values.texts.plain_text import compared

_Projection = dict[Hashable, RowFacts]


@attrs.frozen(repr=False)
class _Alike:
    """Rows of one key, by the columns that each states, and by what it states in some of them.

    So a row is compared with thousands of others at once.
    """

    stated: dict[tuple[str, ...], list[RowFacts]] = attrs.field(factory=dict)
    projections: dict[tuple[tuple[str, ...], tuple[str, ...]], _Projection] = attrs.field(
        factory=dict
    )

    def first_like(self, row: RowFacts, apart: Sequence[str]) -> RowFacts | None:
        """The first row before this one that states nothing else than it in any column.

        If there is none, this row is one of those that later ones are compared with.
        """
        columns = tuple(name for name in apart if row.values.get(name, UNKNOWN) is not UNKNOWN)
        for others in self.stated:
            common = tuple(name for name in columns if name in others)
            before = self._projected(others, common).get(_stated(row, common))
            if before is not None:
                return before
        self.stated.setdefault(columns, []).append(row)
        for (of, common), projection in self.projections.items():
            if of == columns:
                projection.setdefault(_stated(row, common), row)
        return None

    def _projected(self, of: tuple[str, ...], common: tuple[str, ...]) -> _Projection:
        if (of, common) not in self.projections:
            rows = reversed(self.stated[of])
            self.projections[of, common] = {_stated(row, common): row for row in rows}
        return self.projections[of, common]


def _stated(row: RowFacts, columns: Sequence[str]) -> Hashable:
    return tuple(row.values[name] for name in columns)


@attrs.frozen(repr=False)
class Repeats:
    """What makes two rows of a list one thing, and what tells them apart after all.

    `stated`: the list, or a fact of its rows, which says what no two of them have alike.
    """

    stated: Field
    record: Record
    vocabulary: Vocabulary

    def in_rows(self, rows: Sequence[RowFacts]) -> Iterator[CaseFault]:
        """Each row that an earlier one has said already; the slug is `repeated-row`."""
        if not self.stated.spec.unique:
            return
        alike: dict[Hashable, _Alike] = {}
        for row in rows:
            key = key_of(row, self.stated.spec.unique)
            if key is None:
                continue
            before = alike.setdefault(key, _Alike()).first_like(row, self.stated.spec.apart)
            if before is not None:
                yield self._fault(row, before)

    def _fault(self, row: RowFacts, before: RowFacts) -> CaseFault:
        columns = self.stated.spec.unique
        told = " and ".join(f"{name} {shown(row.values[name])}" for name in columns)
        told_zh = "、".join(
            f"{label(self.record.fields[name])}{said_of(row.values[name])}" for name in columns
        )
        text = Text(
            f"{told_zh}，与{row_name(before.path, self.vocabulary)}重复",
            f"got {told}, which {before.path} has already",
        )
        path = row.path_of(columns[0]) if len(columns) == 1 else row.path
        return CaseFault(path=str(path), text=text, slug="repeated-row", advice=self._advice())

    def _advice(self) -> Text | None:
        """What to do with two rows that are two things after all; None where they never are."""
        spec = self.stated.spec
        ways, ways_zh = [], []
        if spec.apart:
            ways.append(f"state {' or '.join(spec.apart)} in each")
            named = labels(self.record.fields[name] for name in spec.apart)
            ways_zh.append(f"在各行分别填写能够区分的栏目（{named}）")
        types = (self.record.fields[name].type for name in spec.unique)
        if any(isinstance(type_, NumberType) and type_.unit.powers for type_ in types):
            ways.append("write what is alike in all as one row, added up")
            ways_zh.append("各栏均相同的合并为一行，数量、金额相加")
        if not ways:
            return None
        return Text(
            f"重复填写的，请删去一行；确为两项的，请{'；'.join(ways_zh)}。",
            f"Take one of them away; if they are two, {', or '.join(ways)}.",
        )


def key_of(row: RowFacts, columns: Sequence[str]) -> Hashable | None:
    """The values in the columns, texts whatever their width, case and blanks.

    None if one is not known, or there are no columns.
    """
    key = tuple(row.values.get(name, UNKNOWN) for name in columns)
    if any(value is UNKNOWN or value is None for value in key):
        return None
    return tuple(compared(value) if isinstance(value, str) else value for value in key) or None
