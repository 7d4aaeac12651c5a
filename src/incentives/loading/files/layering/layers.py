"""The layers of a library: what each is called, and in which one each instrument stands."""

from collections.abc import Mapping, Sequence

import attrs

from incentives.loading.files.layering.library_file import LibraryFile, read_library
from incentives.loading.text.fields import Fields
from incentives.loading.text.files import LIBRARY, PolicyFolder
from incentives.policy.origin.layer import Layer
from incentives.values.span import Span

_NAME_ONE = "State a `name` in the `library.yaml` of one of them."


@attrs.frozen(kw_only=True, repr=False)
class Layers:
    """The layers, the uppermost first; `of_file`: by the id of each file the one it stands in."""

    layers: tuple[Layer, ...]
    of_file: Mapping[str, Layer]
    documents: tuple[str, ...]


def read_layers(folders: Sequence[PolicyFolder], fields: Fields) -> Layers:
    """What the folders say of themselves; no two are called alike (`layers-alike`)."""
    layers: list[Layer] = []
    of_file: dict[str, Layer] = {}
    documents: dict[str, None] = {}
    for folder in folders:
        stated = read_library(folder.files, folder.name, fields)
        layer = Layer(name=stated.name, version=stated.version, digest=folder.digest)
        if any(upper.name == layer.name for upper in layers):
            _refuse_alike(folder, stated, fields)
        layers.append(layer)
        of_file |= {file.id: layer for file in folder.files}
        documents |= dict.fromkeys(stated.documents)
    return Layers(layers=tuple(layers), of_file=of_file, documents=tuple(documents))


def _refuse_alike(folder: PolicyFolder, stated: LibraryFile, fields: Fields) -> None:
    own = next((file for file in folder.files if file.id == LIBRARY), None)
    file = f"{folder.label}/{LIBRARY}.yaml"
    span = own.root.span if own is not None else Span(file=file, line=1, column=1)
    message = f"two layers are called '{stated.name}', so that answers could not tell them apart"
    fields.log.add(span, message, "layers-alike", _NAME_ONE)
