"""The project file `incentives.toml` is read: its keys, and nothing else."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError
from incentives.language.slips.nearest import one_of
from incentives.loading.files.layering.languages import languages_of
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.source import text_of_file
from incentives.projects.faults import fault_of, line_of, syntax_fault
from incentives.projects.project import Project, source_of
from incentives.values.text import Language, Text, is_language, known_languages

FILE = "incentives.toml"
KEYS = ("vocabulary", "layers", "place", "languages")
_ONE_TEXT = Text("应为一段文字，写在引号中", "one text in quotation marks is expected")
_TEXTS = Text("应为列表，其中每项是引号中的文字", "a list of texts in quotation marks is expected")
_NO_LAYERS = Text(
    "写了 vocabulary，就要写 layers：自带的政策只用于自带的词汇表",
    "with a `vocabulary` the `layers` must be said: the bundled policies are for the bundled one",
)
_EMPTY = Text("列表为空", "the list is empty")


def read_project(file: Path, customary: Project) -> Project:
    """The project that the file says; what it leaves out is as customary.

    Raises:
        PolicyError: with every fault of the file.
    """
    text = text_of_file(file, shown_as=str(file), limits=OF_POLICIES)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError([syntax_fault(file, str(error))]) from error
    read = _Reader(file=file, text=text, document=document)
    project = read.project(customary)
    if read.faults:
        raise PolicyError(sorted(read.faults, key=lambda fault: fault.line))
    return project


@attrs.define(kw_only=True, repr=False)
class _Reader:
    """The document of a project file, and what was wrong with it so far."""

    file: Path
    text: str
    document: Mapping[str, object]
    faults: list[Fault] = attrs.field(factory=list)

    def project(self, customary: Project) -> Project:
        for key in self.document:
            if key not in KEYS:
                unknown = Text(f"没有“{key}”这一项", f"there is no key '{key}'")
                self._note(key, "unknown-key", unknown, one_of(key, KEYS))
        vocabulary, place = self._one("vocabulary"), self._one("place")
        layers, languages = self._several("layers"), self._several("languages")
        if vocabulary is not None and layers is None and "layers" not in self.document:
            self._note("vocabulary", "missing-key", _NO_LAYERS)
        for language in languages or ():
            if not is_language(language):
                unknown = Text(f"没有语言“{language}”", f"there is no language '{language}'")
                self._note(
                    "languages", "unknown-value", unknown, one_of(language, known_languages())
                )
                languages = None
        start = self.file.absolute().parent
        sources = tuple(source_of(layer, start) for layer in layers or ()) or customary.layers
        return attrs.evolve(
            customary,
            file=self.file,
            is_pinned=True,
            place=place,
            vocabulary=vocabulary or customary.vocabulary,
            layers=sources,
            languages=tuple(map(Language, languages or ())) or languages_of(sources),
        )

    def _one(self, key: str) -> str | None:
        value = self.document.get(key)
        if value is None or isinstance(value, str):
            return value
        self._note(key, "wrong-type", _ONE_TEXT)
        return None

    def _several(self, key: str) -> list[str] | None:
        value = self.document.get(key)
        if value is None:
            return None
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            if not value:
                self._note(key, "wrong-type", _EMPTY)
            return value
        self._note(key, "wrong-type", _TEXTS)
        return None

    def _note(self, key: str, slug: str, text: Text, advice: Text | None = None) -> None:
        said = Text(f"{key}：{text.zh}", f"{key}: {text.en}")
        line = line_of(self.text, key)
        self.faults.append(fault_of(self.file, slug, said, advice=advice, line=line))
