"""Definitions that name a part of a list, found by their names."""

from incentives.language.types import RowsType
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.entries.rows.subsets import rows_said
from incentives.loading.rules.names import Names


def subset_named(
    names: Names, written: WrittenInstrument, name: str
) -> tuple[str, RowsType] | None:
    """The full id of the definition of that name, and the list of which it names a part.

    None where it is none, or names itself to be a part of itself.
    """
    full_id, seen = names.full_id(written, name), set[str]()
    first = full_id
    while full_id is not None and full_id not in seen:
        seen.add(full_id)
        entry = names.entries.get(full_id)
        said = rows_said(entry.node) if entry is not None else None
        if entry is None or said is None or entry.section != "definitions":
            return None
        over = names.list_named(entry.written, said.text)
        if over is not None and first is not None:
            return first, over
        full_id = names.full_id(entry.written, said.text)
    return None
