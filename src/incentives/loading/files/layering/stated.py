"""Which law lies in a folder, or in a package, without reading its rules."""

from pathlib import Path

import attrs

from incentives.loading.files.layering.library_file import read_library
from incentives.loading.text.fields import Fields
from incentives.loading.text.files import read_texts
from incentives.loading.text.folder.roots import roots_of
from incentives.loading.text.folder.texts import OF_FOLDER, texts_in
from incentives.loading.text.log import FaultLog
from incentives.policy.origin.layer import Layer, PolicyPackage


def layer_stated(source: Path | PolicyPackage) -> Layer:
    """Its name and version as `library.yaml` states them, and the digest over its policy files.

    If it is not there, a file cannot be read, or `library.yaml` is faulty, that is a `PolicyError`.
    """
    log = FaultLog()
    [folder] = texts_in(roots_of((source,)), log)
    own = tuple(text for text in folder.texts if text.parts == (OF_FOLDER,))
    read = read_texts(attrs.evolve(folder, texts=own), log)
    stated = read_library(read.files, folder.name, Fields(log))
    log.raise_if_any()
    return Layer(name=stated.name, version=stated.version, digest=folder.digest)
