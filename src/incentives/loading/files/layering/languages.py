"""The languages of a library: its layers are in the same ones, and so is the vocabulary."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from incentives.errors import PolicyError
from incentives.facts.vocabulary import Field, Vocabulary
from incentives.language.slips.nearest import one_of
from incentives.loading.text.fields import Fields
from incentives.loading.text.files import LIBRARY, PolicyFolder
from incentives.loading.text.folder.roots import roots_of
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node, Table
from incentives.loading.text.reader import read_text
from incentives.loading.text.source import text_of_file
from incentives.policy.origin.layer import PolicyPackage
from incentives.values.span import Span
from incentives.values.text import OF_LIBRARIES, Language, Text, is_language, known_languages

LANGUAGES = "languages"
_SAME = "Say the same languages in each layer, or none in the upper ones: they are those below."


def fields_of(
    folders: Sequence[PolicyFolder], vocabulary: Vocabulary, log: FaultLog
) -> tuple[Fields, tuple[Language, ...]]:
    """What reads the folders, each wording in the languages that they state; and these."""
    languages = _read_languages(folders, Fields(log))
    fields = Fields(log, tuple(language.tag for language in languages))
    _check_vocabulary(vocabulary, folders, fields)
    return fields, languages


def _read_languages(folders: Sequence[PolicyFolder], fields: Fields) -> tuple[Language, ...]:
    """What the `library.yaml` of the lowest layer says; Chinese and English where it does not.

    A layer that says others than those under it is a fault (`other-languages`).
    """
    below: tuple[Language, ...] | None = None
    for folder in reversed(folders):
        node = _stated(folder)
        said = _read(node, fields) if node is not None else ()
        if below is not None and node is not None and said and set(said) != set(below):
            shown = ", ".join(language.tag for language in below)
            message = f"the layers below are in other languages: {shown}"
            fields.log.add(node.span, message, "other-languages", _SAME)
        below = below or said or OF_LIBRARIES
    return below or OF_LIBRARIES


def languages_of(layers: Sequence[Path | PolicyPackage]) -> tuple[Language, ...]:
    """The same where nothing else of the layers is read, and no fault is told."""
    try:
        roots = roots_of(layers)
    except PolicyError:
        return OF_LIBRARIES
    for root in reversed(roots):
        file = root.folder / f"{LIBRARY}.yaml"
        try:
            text = text_of_file(file, shown_as=str(file), limits=OF_POLICIES)
            tree = read_text(text, file=str(file))
        except PolicyError:
            continue
        node = tree.find(LANGUAGES) if isinstance(tree, Table) else None
        said = _read(node, Fields(FaultLog())) if node is not None else ()
        if said:
            return said
    return OF_LIBRARIES


def _read(node: Node, fields: Fields) -> tuple[Language, ...]:
    said: dict[str, Language] = {}
    members = fields.members(node, what=f"'{LANGUAGES}'")
    for member in members:
        tag = fields.words(member, what="a language")
        if tag is None:
            continue
        if not is_language(tag):
            hint = one_of(tag, known_languages())
            message = f"there is no language '{tag}'"
            fields.log.add(member.span, message, "unknown-value", hint)
        else:
            said[tag] = Language(tag)
    if not members and not fields.log.faults:
        fields.log.add(node.span, f"'{LANGUAGES}' names none", "empty-list")
    return tuple(said.values())


def _check_vocabulary(
    vocabulary: Vocabulary, folders: Sequence[PolicyFolder], fields: Fields
) -> None:
    """What facts and their values are called is said in each language (`unworded-fact`)."""
    node = next((node for node in map(_stated, folders) if node is not None), None)
    file = f"{folders[0].label}/{LIBRARY}.yaml" if folders else LIBRARY
    span = node.span if node is not None else Span(file=file, line=1, column=1)
    for tag in fields.languages:
        lacking = [name for name, text in _texts(vocabulary) if not text.is_in(Language(tag))]
        if lacking:
            message = f"the vocabulary has no words in '{tag}' for {_some(lacking)}"
            hint = f'Say it there: `fact(Text({tag.replace("-", "_")}="…", …), …)`.'
            fields.log.add(span, message, "unworded-fact", hint)


_MOST_NAMED = 5


def _some(names: Sequence[str]) -> str:
    """The first of the names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    shown = ", ".join(f"'{name}'" for name in names[:_MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown


def _texts(vocabulary: Vocabulary) -> Iterator[tuple[str, Text]]:
    """Every wording of the vocabulary, with what it is of."""
    for record in vocabulary.records.values():
        for field in record.fields.values():
            name = f"{record.name}.{field.name}" if record.name else field.name
            yield from ((name, text) for text in _texts_of(field))
    for enumeration, labels in vocabulary.choice_labels.items():
        yield from ((f"{enumeration}: {value}", text) for value, text in labels.items())
    yield from vocabulary.unit_labels.items()
    yield from ((related.unit, related.text) for related in vocabulary.one_for_one)


def _texts_of(field: Field) -> Iterator[Text]:
    spec = field.spec
    assumed = spec.assumed.text if spec.assumed is not None else None
    stated = (spec.label, spec.question, assumed, *(held.text for held in spec.holds))
    yield from (text for text in stated if text is not None)


def _stated(folder: PolicyFolder) -> Node | None:
    """What the folder says its languages are; None: it does not say."""
    own = next((file for file in folder.files if file.id == LIBRARY), None)
    return own.root.find(LANGUAGES) if own is not None and isinstance(own.root, Table) else None
