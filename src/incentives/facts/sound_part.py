"""What is left of a document without its malformed facts.

So all its other faults can be told in the same go.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from incentives.errors import CaseFault, Fault
from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import RecordType, RowsType
from incentives.values.place import THE_CASE, FactPath, Step


def sound_part(
    document: object, faults: Iterable[CaseFault | Fault], vocabulary: Vocabulary
) -> tuple[object, frozenset[str]] | None:
    """The document without the facts that have faults, and the paths of what stands in for some.

    Something has to stand in for a fact that must be given. None where one is missing and nothing
    can, or the document is no mapping. `document` itself is not changed.
    """
    if not isinstance(document, dict):
        return None
    sound: dict[str, object] = deepcopy(document)
    for fault in faults:
        if isinstance(fault, CaseFault):
            _take_out(sound, FactPath.meant_by(fault.path), vocabulary)
    held = list(_stand_in(sound, vocabulary.root, THE_CASE, vocabulary))
    paths = frozenset(str(path) for path in held if path is not None)
    return None if None in held else (sound, paths)


def _take_out(document: dict[str, object], path: FactPath, vocabulary: Vocabulary) -> None:
    """Takes away the fact at the path, or the one it is inside of.

    A row is emptied instead, so that others keep their place.
    """
    if not path.steps:
        return
    *within, last = _steps_to_fact(path.steps, document, vocabulary)
    match value_at(document, within), last:
        case list() as rows, int() as index if index < len(rows):
            rows[index] = {}
        case dict() as record, name:
            record.pop(name, None)


def _steps_to_fact(
    steps: Sequence[Step], document: dict[str, object], vocabulary: Vocabulary
) -> Sequence[Step]:
    """The steps as far as a fact, or as a row that is no mapping or is meant itself."""
    record: Record = vocabulary.root
    for count, step in enumerate(steps, start=1):
        inner = value_at(document, steps[:count])
        field = record.fields.get(step) if isinstance(step, str) else None
        match field, inner:
            case None, dict() if not isinstance(step, str):
                continue  # into the row
            case Field(type=RecordType(name=of)), dict():
                record = vocabulary.records[of]
            case Field(type=RowsType(row=row)), list():
                record = vocabulary.records[row.name]
            case _:
                return steps[:count]
    return steps


def _stand_in(
    mapping: dict[str, object], record: Record, path: FactPath, vocabulary: Vocabulary
) -> Iterator[FactPath | None]:
    """Puts something in the place of each missing fact that must be given.

    Yields its path, or None where nothing can stand in.
    """
    for name, field in record.fields.items():
        inner = mapping.get(name)
        here = path.inner(name)
        match field.type:
            case RecordType(name=of):
                if isinstance(inner, dict):
                    yield from _stand_in(inner, vocabulary.records[of], here, vocabulary)
            case RowsType(row=row):
                row_record = vocabulary.records[row.name]
                for index, listed in enumerate(inner if isinstance(inner, list) else ()):
                    yield from _stand_in(listed, row_record, here.row(index), vocabulary)
            case _ if field.is_required and name not in mapping:
                mapping[name] = _any_value(field)
                yield here if mapping[name] is not None else None


def _any_value(field: Field) -> str | None:
    if field.enumeration is not None:
        return str(next(iter(field.enumeration)).value)
    return "" if field.python_type is str else None
