"""What is left of a document without its malformed facts, so that all its other faults can be told in the same go."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from incentives.errors import CaseFault, Fault
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import RecordType, RowsType

_STEP = re.compile(r"\[(?P<index>[0-9]+)\]|\.?(?P<name>[^.\[]+)")


def sound_part(
    document: object, faults: Iterable[CaseFault | Fault], vocabulary: Vocabulary
) -> tuple[object, frozenset[str]] | None:
    """The document without the facts that have faults, and the paths of those that something had to stand in for.

    None where a fact that must be given is missing and nothing can stand in for it.
    """
    if not isinstance(document, dict):
        return None
    sound: dict[str, object] = deepcopy(document)
    for fault in faults:
        if isinstance(fault, CaseFault):
            _take_out(sound, fault.path, vocabulary)
    held = list(_stand_in(sound, vocabulary.root, "", vocabulary))
    return None if None in held else (sound, frozenset(path for path in held if path is not None))


def _take_out(document: dict[str, object], path: str, vocabulary: Vocabulary) -> None:
    """Takes away the fact at the path, or the one it is inside of. A row is emptied instead: others keep their place."""
    record, mapping = vocabulary.root, document
    steps = list(_STEP.finditer(path))
    while steps:
        name = steps.pop(0)["name"]
        field = record.fields.get(name)
        inner = mapping.get(name)
        match field:
            case Field(type=RecordType(name=of)) if steps and isinstance(inner, dict):
                record, mapping = vocabulary.records[of], inner
            case Field(type=RowsType(row=row)) if steps and isinstance(inner, list):
                index = int(steps.pop(0)["index"] or 0)
                if not steps or not isinstance(inner[index], dict):
                    inner[index] = {}
                    return
                record, mapping = vocabulary.records[row.name], inner[index]
            case _:
                mapping.pop(name, None)
                return


def _stand_in(mapping: dict[str, object], record: Record, path: str, vocabulary: Vocabulary) -> Iterator[str | None]:
    """Puts something in the place of each missing fact that must be given; its path, or None where nothing can stand in."""
    for name, field in record.fields.items():
        inner = mapping.get(name)
        here = f"{path}.{name}" if path else name
        match field.type:
            case RecordType(name=of):
                if isinstance(inner, dict):
                    yield from _stand_in(inner, vocabulary.records[of], here, vocabulary)
            case RowsType(row=row):
                for index, each in enumerate(inner if isinstance(inner, list) else ()):
                    yield from _stand_in(each, vocabulary.records[row.name], f"{here}[{index}]", vocabulary)
            case _ if field.is_required and name not in mapping:
                mapping[name] = _any_value(field)
                yield here if mapping[name] is not None else None


def _any_value(field: Field) -> str | None:
    if field.enumeration is not None:
        return str(next(iter(field.enumeration)).value)
    return "" if field.python_type is str else None
