"""What has a word: facts of records, texts that are the same in every case, what rows keep."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from incentives.engine.evaluation.dependence import Time, dependence_of
from incentives.facts.field import Role
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.expression import Gather, walk
from incentives.language.types import RecordType, RowsType, TextType
from incentives.policy.library import Library


def fields_in(
    record: Record, vocabulary: Vocabulary, prefix: str = ""
) -> Iterator[tuple[str, Field]]:
    """The facts of a record and of the records in it by dotted name: all that have a word."""
    for name, field in record.fields.items():
        if isinstance(field.type, RecordType):
            inner = vocabulary.records[field.type.name]
            yield from fields_in(inner, vocabulary, f"{prefix}{name}.")
        elif not isinstance(field.type, RowsType) and field.spec.role is not Role.DECLARED:
            yield prefix + name, field


def texts_in(library: Library) -> Iterator[str]:
    """The texts that have the same number in every case, each once.

    Of a fact that an instrument asks for the law presumes no text.
    """
    fields = (field for field in library.vocabulary.fields() if isinstance(field.type, TextType))
    assumed = (field.spec.assumed for field in fields)
    texts = (str(one.value) for one in assumed if one is not None and one.value is not None)
    yield from dict.fromkeys((*library.incentives, *texts))


def kept_in_rows(library: Library, list_name: str, row: str) -> tuple[str, ...]:
    """The rules that are worked out once for a row, by their ids: what takes a walk over rows.

    They speak of no other row around them and of no day, so that each comes to one thing there.
    """
    periods = (each.id for each in library.periods.values() if each.list_name == list_name)
    told = (name for id_ in periods for name in (id_, *links_of(id_)))
    return (*told, *_sums_of_rows(library).get(row, ()))


def links_of(period: str) -> tuple[str, str]:
    """Where a row has the address of the first row of its period, and of the next one."""
    return f"first of {period}", f"next of {period}"


@lru_cache(maxsize=16)
def _sums_of_rows(library: Library) -> Mapping[str, tuple[str, ...]]:
    """The definitions that walk over rows and come to one thing for a row, by what that is."""
    sums: dict[str, tuple[str, ...]] = {}
    for definition in library.definitions.values():
        if not any(isinstance(part, Gather) for part in walk(definition.body)):
            continue
        hangs = dependence_of(definition.body, library)
        if len(hangs.rows) == 1 and hangs.time is Time.NOT and not hangs.is_volatile:
            [row] = hangs.rows
            sums[row] = (*sums.get(row, ()), definition.id)
    return sums
