"""What further sheets say of applicants, put into their rows of the first sheet.

Nothing is guessed: what stands twice and differs, and rows of which nobody can say whose they are,
are faults.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from incentives.values.text import Text, filled
from incentives.wordings.workbook import parts as wordings
from incentives.wordings.workbook import upload as upload_wordings
from incentives.workbook.cells.raw import RawCell, Untaken
from incentives.workbook.cells.values import key_of, plain_cell_text
from incentives.workbook.keys import Applicants, OwnedRows, owned
from incentives.workbook.layout import MAIN_KEY, PATH_ROW
from incentives.workbook.source import Cells, Source, SourceSheet

_MOST_TOLD = 8
Line = tuple[str, int]
"""A further sheet by its key, and a row of it as a spreadsheet counts."""


@attrs.frozen(kw_only=True)
class PartFault:
    """What is wrong with a row of a sheet: at its key, or with the whole row."""

    line: Line
    text: Text
    key: str = ""
    at_key: bool = True


@attrs.frozen(kw_only=True)
class Joined:
    """The sheets, with what further ones say in the rows of applicants.

    `sheets`: of further ones only the rows that are nobody's are left. `origins`: where a cell of
    the applicants, by row and place, comes from. `lines`: to which row of theirs a row of a further
    sheet went. `faults`, those of further sheets; `doubts`: why what an applicant says is not sure,
    by row.
    """

    sheets: dict[str, SourceSheet]
    origins: Mapping[tuple[int, int], Line]
    lines: Mapping[Line, int]
    faults: tuple[PartFault, ...]
    doubts: Mapping[int, tuple[Text, ...]]


def joined(source: Source, parts: Mapping[str, str]) -> Joined:
    """The sheets joined; `parts`: what further sheets are called, by their keys."""
    return _Joiner(source=source, parts=parts, sheets=dict(source.sheets)).joined()


@attrs.define
class _Joiner:
    source: Source
    parts: Mapping[str, str]
    sheets: dict[str, SourceSheet]
    rows: dict[int, Cells] = attrs.field(factory=dict)
    origins: dict[tuple[int, int], Line] = attrs.field(factory=dict)
    lines: dict[Line, int] = attrs.field(factory=dict)
    faults: list[PartFault] = attrs.field(factory=list)
    doubts: dict[int, tuple[Text, ...]] = attrs.field(factory=dict)

    def joined(self) -> Joined:
        main = self.sheets[MAIN_KEY]
        self.rows = dict(main.rows)
        keys = {number: key_of(cells[0]) for number, cells in main.rows.items()}
        times = Counter(key for key in keys.values() if key)
        for part in self.parts:
            if part in self.source.unmarked:
                self._unmarked(part)
            elif part in self.sheets:
                self._part(part, self.sheets[part], keys, times)
        self.sheets[MAIN_KEY] = attrs.evolve(main, rows=self.rows)
        return Joined(
            sheets=self.sheets,
            origins=self.origins,
            lines=self.lines,
            faults=tuple(self.faults),
            doubts=self.doubts,
        )

    def _unmarked(self, part: str) -> None:
        """Nobody can say what the sheet says of whom."""
        name = self.source.unmarked[part]
        text = filled(upload_wordings.ROW_TWO_GONE, sheet=name)
        self.faults.append(PartFault(line=(part, PATH_ROW), text=text, at_key=False))
        for number in self.rows:
            self._doubt(number, filled(wordings.PART_UNMARKED, sheet=name))

    def _part(
        self, part: str, source: SourceSheet, keys: Mapping[int, str], times: Counter[str]
    ) -> None:
        """The rows of the sheet go to whose they are; the others stay, each with its fault."""
        said = {number: cells for number, cells in source.rows.items() if any_of(cells[1:])}
        source = attrs.evolve(source, rows=said)
        found = owned(source, Applicants(times=times, sheet=self.sheets[MAIN_KEY].name))
        for fault in found.faults:
            self.faults.append(PartFault(line=(part, fault.row), text=fault.text, key=fault.key))
        kept = dict(said)
        for number, key in keys.items():
            mine = found.rows.get(key, ())
            if len(mine) == 1 and times[key] == 1:
                self._take(number, (part, mine[0]), kept.pop(mine[0]), source)
                continue
            rows = mine or found.doubtful(key)
            if rows:
                self._doubt(number, _in_doubt(source.name, rows))
        self.faults += _told_twice(part, found)
        self.sheets[part] = attrs.evolve(source, rows=kept)

    def _take(self, number: int, line: Line, cells: Cells, source: SourceSheet) -> None:
        """The row of the applicant says what this one says."""
        self.lines[line] = number
        _, row = line
        if row in source.hidden:
            text = filled(upload_wordings.HIDDEN_ROW, count=len(source.hidden))
            key = key_of(cells[0])
            self.faults.append(PartFault(line=line, text=text, key=key, at_key=False))
            self._doubt(number, _in_doubt(source.name, (row,)))
        mine = list(self.rows[number])
        for at, cell in enumerate(cells[1:], start=1):
            if cell is None:
                continue
            mine[at] = self._one_of((number, at), mine[at], cell)
            self.origins[number, at] = line
        self.rows[number] = tuple(mine)

    def _one_of(self, place: tuple[int, int], there: RawCell, cell: RawCell) -> RawCell:
        """The cell that counts; neither, if they differ."""
        if there is None or _shown(there) == _shown(cell):
            return cell
        part, row = self.origins.get(place, (MAIN_KEY, place[0]))
        other = self.sheets[part].name
        text = filled(wordings.STATED_TWICE, sheet=other, row=row, other=_shown(there))
        return Untaken(text=text, shown=f"{_shown(there)} / {_shown(cell)}")

    def _doubt(self, number: int, text: Text) -> None:
        self.doubts[number] = (*self.doubts.get(number, ()), text)


def any_of(cells: Cells) -> bool:
    """Whether something stands in one of the cells."""
    return cells != (None,) * len(cells)


def _told_twice(part: str, found: OwnedRows) -> Iterator[PartFault]:
    for key, numbers in found.rows.items():
        if len(numbers) > 1:
            text = filled(wordings.PART_TWICE, key=key, rows="、".join(map(str, numbers)))
            for number in numbers:
                yield PartFault(line=(part, number), text=text, key=key)


def _in_doubt(sheet: str, rows: tuple[int, ...]) -> Text:
    told = "、".join(map(str, rows[:_MOST_TOLD])) + ("…" if rows[_MOST_TOLD:] else "")
    return filled(wordings.PART_IN_DOUBT, sheet=sheet, rows=told)


def _shown(cell: RawCell) -> str:
    return cell.shown if isinstance(cell, Untaken) else plain_cell_text(cell)
