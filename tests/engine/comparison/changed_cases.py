"""A case with one of its facts changed, as an officer would enter it."""

from collections.abc import Mapping
from datetime import date

from incentives.engine.comparison.nearest import FactChange
from incentives.facts.document import structure_case
from incentives.facts.plain import unstructure_case
from incentives.facts.vocabulary import Vocabulary
from incentives.forms.editing import with_value
from incentives.language.possible import Value
from incentives.values.number import is_exact, written_decimal
from incentives.values.period import Month, Period


def applied(case: object, change: FactChange, vocabulary: Vocabulary) -> object:
    """The case with the fact as the change would have it."""
    steps = vocabulary.steps_to(change.path)
    return structure_case(with_value(unstructure_case(case), steps, _plain(change.now)), vocabulary)


def _plain(value: Value) -> object:
    match value:
        case None:
            return "none"
        case bool() | str():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_period(each) for each in value]
        case frozenset():
            return sorted(value)
        case Month():
            return str(value)
        case _:
            assert is_exact(value)
            return written_decimal(value)


def _period(period: Period) -> Mapping[str, str]:
    return {"from": period.first.isoformat()} | (
        {"to": period.last.isoformat()} if period.last is not None else {}
    )
