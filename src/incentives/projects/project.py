"""What the work in a folder is about: its domain, its layers of policies, place and languages."""

import json
import os
from datetime import date
from pathlib import Path

import attrs

from incentives.calculator import load_library
from incentives.errors import Fault, PolicyError
from incentives.loading.text.folder.packages import WRITTEN
from incentives.policy.library import Library
from incentives.policy.origin.layer import Layer, PolicyPackage
from incentives.projects.domain import class_named
from incentives.projects.example import ExampleCase, text_in
from incentives.projects.lock import Pinned, faults_against_lock, faults_of_lock
from incentives.projects.place import faults_of_place
from incentives.values.text import OF_LIBRARIES, Language, Text

LayerSource = Path | PolicyPackage


@attrs.frozen(kw_only=True)
class Project:
    """The domain by its class (`module:Class`), the layers, the uppermost first, and defaults.

    `file`: that says so; None: none does. `place`: the code or name of the place that work is in
    unless another is said. `languages`: the first is that of output unless another is said.
    `is_of_layers`: the layers are those of which the file speaks, no others that were asked for: so
    its place is one of theirs, and its lock is of them. `title`: what the work is called; None:
    nothing is said. `examples`: cases on which it can be tried.
    """

    vocabulary: str
    layers: tuple[LayerSource, ...]
    file: Path | None = None
    place: str | None = None
    languages: tuple[Language, ...] = OF_LIBRARIES
    is_of_layers: bool = False
    title: Text | None = None
    examples: tuple[ExampleCase, ...] = ()

    def about(self, vocabulary: str) -> "Project":
        """The project of another domain, by its class: what it is called and its examples go."""
        if vocabulary == self.vocabulary:
            return self
        return attrs.evolve(self, vocabulary=vocabulary, title=None, examples=())

    @property
    def folder(self) -> Path | None:
        """The folder of its file, absolute."""
        return self.file.absolute().parent if self.file is not None else None

    @property
    def case_class(self) -> type:
        """The class of its cases; its module may lie in the folder of the project.

        A `PolicyError` says why there is none.
        """
        return class_named(self.vocabulary, self.file)

    def library(self, *, cached: bool = True, is_pinned: bool = True) -> Library:
        """The checked library of its layers; not `is_pinned`: whatever the lock says of them.

        Raises:
            PolicyError: with every fault of the policies; if a layer is not the one that is pinned
                (`layer-changed`), or nothing is pinned (`no-lock`); if the place that the file says
                is none of them (`unknown-jurisdiction`).
        """
        # what a missing layer breaks is told by its cause
        if is_pinned and (faults := self.lock_faults(None)):
            raise PolicyError(faults)
        library = load_library(self.layers, vocabulary=self.case_class, cached=cached)
        of_lock = self.lock_faults(library) if is_pinned else ()
        if faults := (*of_lock, *self.place_faults(library)):
            raise PolicyError(faults)
        return library

    def lock_faults(self, library: Library | None) -> tuple[Fault, ...]:
        """What of its layers, as its library has them, is not as the lock beside its file says.

        None: only which layers there are is held to the lock.
        """
        if self.file is None or not self.is_of_layers:
            return ()
        if library is None:
            elsewhere = [self.written(layer) for layer in self.layers if not self.is_own(layer)]
            return faults_of_lock(self.file, elsewhere)
        return faults_against_lock(self.file, self.pinned(library))

    def place_faults(self, library: Library) -> tuple[Fault, ...]:
        """That the place which its file says is none of the library of its layers.

        Of other layers that were asked for the file does not speak.
        """
        if self.file is None or self.place is None or not self.is_of_layers:
            return ()
        return faults_of_place(self.file, self.place, library)

    def pinned(self, library: Library) -> tuple[Pinned, ...]:
        """The layers that come from elsewhere; those in its own folder have its own history."""
        layers: list[tuple[LayerSource, Layer]] = [*zip(self.layers, library.layers, strict=True)]
        return tuple(
            Pinned(
                source=self.written(source),
                name=layer.name,
                version=layer.version,
                digest=layer.digest,
            )
            for source, layer in layers
            if not self.is_own(source)
        )

    def as_text(self) -> str:
        """The project as one text, from which `from_text` makes it in another process."""
        document = {
            "vocabulary": self.vocabulary,
            "layers": [_absolute(layer) for layer in self.layers],
            "file": str(self.file.absolute()) if self.file is not None else None,
            "place": self.place,
            "languages": [language.tag for language in self.languages],
            "is_of_layers": self.is_of_layers,
            "title": dict(self.title.words) if self.title is not None else None,
            "examples": [
                {
                    "path": str(example.path.absolute()),
                    "title": dict(example.title.words),
                    "on": example.on.isoformat(),
                }
                for example in self.examples
            ],
        }
        return json.dumps(document, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Project":
        """The project of which `as_text` made the text."""
        document = json.loads(text)
        file = document["file"]
        return cls(
            vocabulary=document["vocabulary"],
            layers=tuple(source_of(layer, Path("/")) for layer in document["layers"]),
            file=Path(file) if file is not None else None,
            place=document["place"],
            languages=tuple(map(Language, document["languages"])),
            is_of_layers=document["is_of_layers"],
            title=text_in(document["title"]) if document["title"] is not None else None,
            examples=tuple(
                ExampleCase(
                    path=Path(example["path"]),
                    title=text_in(example["title"]),
                    on=date.fromisoformat(example["on"]),
                )
                for example in document["examples"]
            ),
        )

    def is_own(self, source: LayerSource) -> bool:
        """Whether the layer lies in the folder of the project."""
        return (
            self.folder is not None
            and isinstance(source, Path)
            and source.resolve().is_relative_to(self.folder.resolve())
        )

    def written(self, source: LayerSource) -> str:
        """The layer as a project file names it: its package, or the way from the folder to it."""
        if isinstance(source, PolicyPackage):
            return f"{WRITTEN}{source.name}"
        start = self.folder if self.folder is not None else Path.cwd()
        return Path(os.path.relpath(source.absolute(), start)).as_posix()


def _absolute(source: LayerSource) -> str:
    if isinstance(source, PolicyPackage):
        return f"{WRITTEN}{source.name}"
    return str(source.absolute())


def source_of(written: str, start: Path) -> LayerSource:
    """The layer that is written so; `start`: the folder that paths begin at.

    >>> source_of("package:incentives", Path("/work"))
    PolicyPackage(name='incentives')
    """
    if written.startswith(WRITTEN):
        return PolicyPackage(written.removeprefix(WRITTEN))
    return start / written
