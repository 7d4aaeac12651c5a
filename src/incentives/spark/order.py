"""What executors are told: plain words, numbers and texts, written as JSON."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from incentives.loading.text.folder.texts import FolderText, PolicyText
from incentives.spark.files import LibraryFiles, OverlayFile
from incentives.tables.runtimes import Runtime


@attrs.frozen(kw_only=True, repr=False)
class Order:
    """By what law and program cases are assessed, and what the columns of their rows are called.

    `names`: of the columns in their order, as Spark has no columns with dots in their names.
    """

    program: str
    library: LibraryFiles
    overlays: tuple[OverlayFile, ...]
    on: date
    known_on: date | None
    key: str
    names: Sequence[str]
    float_places: Mapping[str, int]
    runtime: Runtime

    def written(self) -> str:
        """The order as JSON, which `read_order` reads."""
        return json.dumps(attrs.asdict(self, value_serializer=_plain), ensure_ascii=False)


def read_order(text: str) -> Order:
    """The order that was written."""
    told = json.loads(text)
    library = told["library"]
    layers = (_layer(layer) for layer in library["_layers"])
    known_on = told["known_on"]
    return Order(
        **{
            **told,
            "library": LibraryFiles(vocabulary=library["vocabulary"], layers=tuple(layers)),
            "overlays": tuple(OverlayFile(**one) for one in told["overlays"]),
            "on": date.fromisoformat(told["on"]),
            "known_on": None if known_on is None else date.fromisoformat(known_on),
        }
    )


def _layer(told: Mapping[str, Any]) -> FolderText:
    texts = (PolicyText(**{**one, "parts": tuple(one["parts"])}) for one in told["texts"])
    return FolderText(**{**told, "texts": tuple(texts)})


def _plain(_owner: object, _field: object, value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
