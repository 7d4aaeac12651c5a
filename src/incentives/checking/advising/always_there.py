"""Questions whether a fact exists that always does, though it may not be known."""

from collections.abc import Iterator

from incentives.checking.advising.unread import all_expressions
from incentives.language.expression import (
    Apply,
    Expression,
    FactValue,
    Named,
    NameKind,
    RowValue,
    walk,
)
from incentives.policy.library import Library

_EXISTS = "exists"


def needless_existence(library: Library) -> Iterator[Apply]:
    """Each `exists(x)` of a fact that is never none, in the order of rules, once.

    It always holds: whoever has not said what the fact is has not said that there is none.
    """
    asked = {
        id(part): part
        for expression in all_expressions(library)
        for part in walk(expression)
        if isinstance(part, Apply) and part.operator.name == _EXISTS
    }
    return (part for part in asked.values() if _is_always_there(part.arguments[0], library))


def _is_always_there(asked: Expression, library: Library) -> bool:
    """Whether it is a fact that has no `may_be_none`."""
    if isinstance(asked, Named):
        is_fact = asked.kind is NameKind.DECLARED
        return is_fact and not library.declared_facts[asked.id].may_be_none
    if isinstance(asked, FactValue):
        field = library.vocabulary.field_at(asked.path)
        return field is not None and not field.may_be_none
    if not isinstance(asked, RowValue) or not asked.path:
        return False
    records = library.vocabulary.records.values()
    found = [record.fields[asked.path[-1]] for record in records if asked.path[-1] in record.fields]
    return bool(found) and not any(field.may_be_none for field in found)
