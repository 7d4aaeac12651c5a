"""What a folder of policies says of itself as a whole, in its `library.yaml`."""

import attrs

from incentives.loading.text.fields import Fields
from incentives.loading.text.files import LIBRARY, PolicyFile

LIBRARY_KEYS = ("name", "version", "languages", "documents")
REQUIRED_LIBRARY_KEYS = ("version",)


@attrs.frozen(kw_only=True, repr=False)
class LibraryFile:
    """What `library.yaml` states; `documents`: laws and notices that may be cited."""

    name: str
    version: str = "0"
    documents: tuple[str, ...] = ()


def read_library(files: tuple[PolicyFile, ...], folder: str, fields: Fields) -> LibraryFile:
    """What `library.yaml` states; without it, or a name in it, the name is that of the folder."""
    own = next((file for file in files if file.id == LIBRARY), None)
    table = (
        fields.table(
            own.root,
            allowed=LIBRARY_KEYS,
            required=REQUIRED_LIBRARY_KEYS,
            what="the library file",
        )
        if own is not None
        else None
    )
    if table is None:
        return LibraryFile(name=folder)
    listed = fields.members(table.find("documents"), what="'documents'")
    documents = (fields.words(node, what="a document") for node in listed)
    return LibraryFile(
        name=fields.words(table.find("name"), what="'name'") or folder,
        version=fields.words(table.find("version"), what="'version'") or "0",
        documents=tuple(name for name in documents if name is not None),
    )
