"""What is known of a fact that nobody has said: its bounds, and whether it may not exist."""

import pytest

from incentives.calculator import vocabulary_of
from incentives.engine.evaluation.unsaid import open_fact
from incentives.language.possible import Missing, MissingKind, Open
from incentives.values.place import FactPath
from incentives.values.range import Range
from tests.engine.small_domain import Case


@pytest.mark.parametrize(
    ("path", "may_be_none", "within"),
    [
        ("workshop.opened_on", False, Range(None, None)),
        ("workshop.closed_on", True, Range(None, None)),
        ("workshop.staff", False, Range(0, 1000)),
        ("workshop.spent", False, Range(0, None)),
    ],
)
def test_it_keeps_what_its_field_says(path: str, may_be_none: bool, within: Range) -> None:
    """A closing day may never come; staff are counted from nobody to a thousand."""
    at = FactPath.parse(path)
    missing = frozenset({Missing(MissingKind.FACT, at)})
    field = vocabulary_of(Case).field_of(at)
    assert field is not None
    told = open_fact(field.type, field, missing)
    assert isinstance(told, Open)
    assert (missing, may_be_none, within) == (told.missing, told.may_be_none, told.within)
