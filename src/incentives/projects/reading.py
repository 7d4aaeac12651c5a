"""The project file `incentives.toml` is read: its keys, and nothing else."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError
from incentives.language.slips.nearest import one_of
from incentives.loading.files.layering.languages import languages_of
from incentives.projects.example import ExampleCase, text_in
from incentives.projects.faults import fault_of, line_of
from incentives.projects.project import Project, source_of
from incentives.projects.toml_file import read_toml
from incentives.values.text import Language, Text, is_language, known_languages

KEYS = ("vocabulary", "layers", "place", "languages", "title", "examples")
_OF_EXAMPLES = frozenset({"file", "title", "on"})
_ONE_TEXT = Text("应为一段文字，写在引号中", "one text in quotation marks is expected")
_TEXTS = Text("应为列表，其中每项是引号中的文字", "a list of texts in quotation marks is expected")
_NO_LAYERS = Text(
    "写了 vocabulary，就要写 layers：自带的政策只用于自带的词汇表",
    "with a `vocabulary` the `layers` must be said: the bundled policies are for the bundled one",
)
_WORDING = Text(
    '应按语言写作 {zh = "……", en = "……"}', 'it is written by languages, as {zh = "…", en = "…"}'
)
_EXAMPLES = Text(
    "每个示例是一个 [[examples]] 表，写 file（个案文件）、title 和 on（日期，如 2025-12-31）",
    "each is a table [[examples]] with `file` (of a case), `title` and `on` (a date such as "
    "2025-12-31)",
)
_EMPTY = Text("列表为空", "the list is empty")


def read_project(file: Path, customary: Project) -> Project:
    """The project that the file says; what it leaves out is as customary.

    Raises:
        PolicyError: with every fault of the file.
    """
    text, document = read_toml(file)
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
        if vocabulary is not None:
            customary = customary.about(vocabulary)
        title, examples = self._wording(), self._examples(start)
        return attrs.evolve(
            customary,
            file=self.file,
            is_of_layers=True,
            place=place,
            vocabulary=vocabulary or customary.vocabulary,
            title=title or customary.title,
            examples=customary.examples if examples is None else examples,
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

    def _wording(self) -> Text | None:
        title = self.document.get("title")
        read = _text_of(title)
        if title is not None and read is None:
            self._note("title", "wrong-type", _WORDING)
        return read

    def _examples(self, start: Path) -> tuple[ExampleCase, ...] | None:
        written = self.document.get("examples")
        if written is None:
            return None
        read = [_example(table, start) for table in written] if isinstance(written, list) else []
        if not isinstance(written, list) or None in read:
            self._note("examples", "wrong-type", _EXAMPLES)
        return tuple(example for example in read if example is not None)

    def _note(self, key: str, slug: str, text: Text, advice: Text | None = None) -> None:
        said = Text(f"{key}：{text.zh}", f"{key}: {text.en}")
        line = line_of(self.text, key)
        self.faults.append(fault_of(self.file, slug, said, advice=advice, line=line))


def _text_of(written: object) -> Text | None:
    """The wording that a table says by the tags of languages; None: it is none."""
    if not isinstance(written, dict) or not written:
        return None
    is_wording = all(isinstance(said, str) for said in written.values())
    return text_in(written) if is_wording and all(map(is_language, written)) else None


def _example(table: object, start: Path) -> ExampleCase | None:
    """The example that a table says; its file is sought from the folder of the project."""
    if not isinstance(table, dict) or table.keys() != _OF_EXAMPLES:
        return None
    file, title, on = table["file"], _text_of(table["title"]), table["on"]
    is_day = isinstance(on, date) and not isinstance(on, datetime)
    if not isinstance(file, str) or title is None or not is_day:
        return None
    return ExampleCase(path=start / file, title=title, on=on)
