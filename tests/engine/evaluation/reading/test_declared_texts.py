"""A text that an instrument asks for is compared as texts of the case are."""

from pathlib import Path

import pytest

from tests.engine.small_domain import (
    APPLIED,
    Case,
    House,
    Workshop,
    bounds,
    found,
    grants,
    one_file,
    yuan,
)


@pytest.mark.parametrize(
    ("written", "is_same"), [("A1", True), ("A１", True), ("Ａ１", True), ("B", False)]
)
def test_it_is_the_same_in_any_width(written: str, is_same: bool, tmp_path: Path) -> None:
    """So that the house of that id is found."""
    rules = "facts:\n  which: {type: text, text: TEXT}\n" + grants(
        grant="sum(workshop.spent for h in houses if h.id == which)"
    )
    case = Case(
        workshop=Workshop(applied_on=APPLIED, spent=yuan(7)),
        houses=(House(id="A1"), House(id="B1")),
        declared={"land.one.which": written},
    )
    expected = 7 if is_same else 0
    assert (expected, expected) == bounds(found(one_file(tmp_path, rules), case))
