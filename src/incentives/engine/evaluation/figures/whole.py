"""Keys of tables: which numbers cannot turn out to be fractions, whatever is not known of them."""

from collections.abc import Sequence
from typing import assert_never, cast

from incentives.engine.evaluation.figures.tables import TableKey
from incentives.engine.evaluation.trace import Trace
from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Constant,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    RowValue,
    Stated,
)
from incentives.language.operators.gathering import Gathering
from incentives.language.types import NumberType, TableType, ZeroType
from incentives.values.place import FactPath

_KEEP_WHOLE = frozenset({"+", "-", "*", "min", "max"})
_MAKE_WHOLE = frozenset({"floor", "ceiling", "round_up", "round_down", "round_half_up"})
_COUNT_DAYS = frozenset({"days_between", "days_in", "months_between", "years_between", "year_of"})


def keys_read(lookup: Lookup, keys: Sequence[Trace], vocabulary: Vocabulary) -> list[TableKey]:
    """The keys of the look-up as far as they are known."""
    types = cast(TableType, lookup.table.type).keys
    return [
        TableKey(value=key.value, type=type_, is_whole=is_surely_whole(key, vocabulary))
        for key, type_ in zip(keys, types, strict=True)
    ]


def is_surely_whole(trace: Trace, vocabulary: Vocabulary) -> bool:
    """Whether the number is whole whatever is still missing; False where nobody can tell."""
    expression = trace.expression
    if not isinstance(expression.type, NumberType | ZeroType):
        return False
    match expression:
        case Constant(value=value):
            return isinstance(value, int)
        case FactValue(path=path):
            return _is_count(path, "", vocabulary)
        case RowValue():
            return _is_count_of_row(expression, trace.fact, vocabulary)
        case Stated() | Named():
            return bool(trace.parts) and all(
                is_surely_whole(part, vocabulary) for part in trace.parts
            )
        case Apply():
            return _comes_out_whole(expression, trace.parts, vocabulary)
        case Choose():
            values = [part for part in trace.parts if isinstance(part.expression.type, NumberType)]
            return bool(values) and all(is_surely_whole(part, vocabulary) for part in values)
        case Gather(kind=kind):
            return kind is Gathering.COUNT
        case Lookup() | Graduate() | Carry():
            return False
        case _:
            assert_never(expression)


def _is_count(path: tuple[str, ...], record: str, vocabulary: Vocabulary) -> bool:
    field = vocabulary.field_at(path, record)
    return field is not None and field.python_type is int


def _is_count_of_row(fact: RowValue, at: FactPath | None, vocabulary: Vocabulary) -> bool:
    """A variable of a sum may be of any name; the place of the fact tells of which row it is."""
    field = vocabulary.field_of(at) if at is not None else None
    if field is None or field.type != fact.type:
        return _is_count(fact.path, fact.variable, vocabulary)
    return field.python_type is int


def _comes_out_whole(apply: Apply, parts: Sequence[Trace], vocabulary: Vocabulary) -> bool:
    name = apply.operator.name
    if name in _MAKE_WHOLE:
        return len(parts) == 1  # else they are multiples of the step
    return name in _COUNT_DAYS or (
        name in _KEEP_WHOLE and all(is_surely_whole(part, vocabulary) for part in parts)
    )
