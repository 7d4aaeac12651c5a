"""An applicant as its row of the workbook says it."""

from collections.abc import Collection, Mapping

import attrs

from incentives.workbook.faults import RowPlaces


@attrs.frozen(kw_only=True)
class ReadRow:
    """One applicant: what its cells say, without those that are faulty.

    `is_whole`: none of them is. `particulars`: who it is, beside its facts, by the names in
    `layout.PARTICULARS`.
    """

    places: RowPlaces
    document: Mapping[str, object]
    is_whole: bool
    particulars: Mapping[str, str] = attrs.field(factory=dict)

    @property
    def key(self) -> str:
        return self.places.key


def without_lists(row: ReadRow, lists: Collection[str]) -> ReadRow:
    """The applicant without the lists of which nobody can be sure."""
    if not lists:
        return row
    document = {name: said for name, said in row.document.items() if name not in lists}
    return attrs.evolve(row, document=document, is_whole=False)
