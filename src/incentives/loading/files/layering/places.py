"""A layer adds places; it takes nothing over that is law of another place in a layer under it."""

from collections.abc import Iterator, Sequence

from incentives.loading.entries.jurisdictions import nearest_place
from incentives.loading.text.fields import Fields
from incentives.loading.text.files import JURISDICTION, LIBRARY, PolicyFile, PolicyFolder
from incentives.policy.instrument import Jurisdiction

_ADVICE = "A layer adds to what lies under it and edits nothing: put the place elsewhere."


def check_places(
    folders: Sequence[PolicyFolder], places: dict[str, Jurisdiction], fields: Fields
) -> None:
    """Each file of a lower layer is of the same place with the layers above it as without them.

    Where it is not, that is the fault (`layer-edits`) of the place that came between.
    """
    added: dict[str, PolicyFile] = {}
    for at, folder in enumerate(folders):
        below = {name: place for name, place in places.items() if not name or name not in added}
        for file in folder.files if added else ():
            for place in _taken(file, below, places):
                if place in added:
                    _refuse(added.pop(place), file, fields)
        added |= {file.folder_id: file for file in _places_in(folders[at : at + 1])}


def _places_in(folders: Sequence[PolicyFolder]) -> Iterator[PolicyFile]:
    for folder in folders:
        yield from (file for file in folder.files if file.name == JURISDICTION)


def _taken(
    file: PolicyFile, below: dict[str, Jurisdiction], places: dict[str, Jurisdiction]
) -> Iterator[str]:
    """The place that the file is of, if without the layers above it is of another one."""
    if file.id == LIBRARY:
        return
    is_place = file.name == JURISDICTION
    within = file.folder_id.rpartition(".")[0] if is_place else file.folder_id
    nearest = nearest_place(within, places)
    if nearest != nearest_place(within, below) and (not is_place or file.folder_id):
        yield nearest


def _refuse(place: PolicyFile, taken: PolicyFile, fields: Fields) -> None:
    message = (
        f"this place would come between '{taken.shown_as}', which stands in a layer under it, and "
        "the place that it is of there"
    )
    fields.log.add(place.root.span, message, "layer-edits", _ADVICE)
