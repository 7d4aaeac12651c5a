"""An applicant as its row of the workbook says it."""

from collections.abc import Collection, Mapping

import attrs

from incentives.forms.editing import with_value
from incentives.workbook.faults import RowPlaces
from incentives.workbook.layout import Layout


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


def without_lists(row: ReadRow, lists: Collection[str], layout: Layout) -> ReadRow:
    """The applicant without the lists, by their names, of which nobody can be sure."""
    document = row.document
    for name in lists:
        document = with_value(document, layout.by_key[name].steps, None)
    return attrs.evolve(row, document=document, is_whole=False) if lists else row
