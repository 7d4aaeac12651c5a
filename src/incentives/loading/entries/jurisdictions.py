"""The places whose law instruments are, from the files of their folders."""

from collections.abc import Mapping

from incentives.loading.text.fields import Fields
from incentives.loading.text.files import JURISDICTION, PolicyFile
from incentives.loading.text.nodes import Table
from incentives.policy.instrument import Jurisdiction
from incentives.values.text import Text

JURISDICTION_KEYS = ("code", "earlier_codes", "name", "level")
REQUIRED_JURISDICTION_KEYS = ("code", "name")


def read_jurisdictions(files: tuple[PolicyFile, ...], fields: Fields) -> dict[str, Jurisdiction]:
    """The places, by the id of their folder. The root is one even without a file."""
    places = {"": Jurisdiction(id="", codes=(), name=Text("", ""), parent=None)}
    place_by_code: dict[str, tuple[str, str]] = {}
    own_files = [file for file in files if file.name == JURISDICTION]
    for file in sorted(own_files, key=lambda own: own.folder_id.count(".")):
        table = fields.table(
            file.root,
            allowed=JURISDICTION_KEYS,
            required=REQUIRED_JURISDICTION_KEYS,
            what="a jurisdiction",
        )
        if table is None:
            continue
        codes = _read_codes(table, fields)
        name = fields.wording(table.find("name"), what="'name'")
        for code in codes:
            if code in place_by_code:
                taken, shown_as = place_by_code[code]
                message = f"the code {code} is that of '{taken}' already ({shown_as})"
                fields.log.add(table.span, message, "repeated-code")
            place_by_code[code] = (file.folder_id, file.shown_as)
        if name is not None and codes:
            above = file.folder_id.rpartition(".")[0]
            parent = nearest_place(above, places) if file.folder_id else None
            places[file.folder_id] = Jurisdiction(
                id=file.folder_id,
                codes=codes,
                name=name,
                parent=parent,
                level=fields.words(table.find("level"), what="'level'"),
            )
    return places


def _read_codes(table: Table, fields: Fields) -> tuple[str, ...]:
    """The code of the place, then those that it had before."""
    earlier = fields.members(table.find("earlier_codes"), what="'earlier_codes'")
    read = [fields.words(node, what="a code") for node in (table.find("code"), *earlier)]
    return tuple(code for code in read if code is not None)


def nearest_place(folder_id: str, places: Mapping[str, Jurisdiction]) -> str:
    """The jurisdiction of a folder: its own, or that of the nearest folder above it."""
    while folder_id not in places:
        folder_id = folder_id.rpartition(".")[0]
    return folder_id
