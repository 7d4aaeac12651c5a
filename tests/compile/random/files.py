"""Documents as policy files, and the library that is loaded of them."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import yaml

from incentives import Library, Overlay, load_library
from incentives.loading.files.overlay_file import load_overlay_text
from tests.compile.random.domain import Case
from tests.compile.random.writing import Document


class _Plain(yaml.CSafeDumper):
    """Writes what stands in two places twice: policy files have no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def as_yaml(document: object) -> str:
    """The text of a policy file."""
    written: str = yaml.dump(
        document, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000
    )
    return written


def load(files: Mapping[str, Document]) -> Library:
    """The library of these files.

    Raises:
        PolicyError: if the loader refuses it.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, document in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(as_yaml(document), encoding="utf-8")
        return load_library(Path(folder), vocabulary=Case)


def load_overlay(document: Document, library: Library) -> Overlay:
    """The overlay that the document is.

    Raises:
        PolicyError: if the loader refuses it.
    """
    return load_overlay_text(as_yaml(document), file="overlay.yaml", library=library)
