"""What was filed is read back with its types checked, whatever stands there."""

from collections.abc import Callable

import pytest

from incentives.register.plain import MOST_WHOLE, Plain, Unreadable
from incentives.values.text import Text

VALUES: dict[str, object] = {
    "nothing": None,
    "truth": True,
    "whole": 7,
    "most": 2**63 - 1,
    "least": -(2**63 - 1),
    "fraction": 1.5,
    "text": "x",
    "rows": [{"a": 1}, {}],
    "no rows": [],
    "a row that is none": [1],
    "wording": {"zh": "甲", "en": "a"},
    "too large": 2**63,
    "too small": -(2**63),
}
WHOLE = {"whole", "most", "least"}
READERS: dict[str, tuple[Callable[[Plain, str], object], set[str]]] = {
    "text": (Plain.text, {"text"}),
    "whole": (Plain.whole, WHOLE),
    "part": (lambda plain, name: plain.part(name).of, {"wording"}),
    "rows": (lambda plain, name: [row.of for row in plain.rows(name)], {"rows", "no rows"}),
    "maybe_text": (Plain.maybe_text, {"text", "nothing"}),
    "maybe_whole": (Plain.maybe_whole, {*WHOLE, "nothing"}),
    "maybe_part": (
        lambda plain, name: None if (part := plain.maybe_part(name)) is None else part.of,
        {"wording", "nothing"},
    ),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", VALUES)
def test_a_reader_takes_what_is_of_its_type_and_nothing_else(reader: str, name: str) -> None:
    """As it stands; where nothing stands, a reader of what may be missing gives nothing."""
    read, taken = READERS[reader]
    plain = Plain(VALUES)
    if name in taken:
        assert VALUES[name] == read(plain, name)
    else:
        with pytest.raises(Unreadable, match="expected"):
            read(plain, name)


@pytest.mark.parametrize("reader", READERS)
def test_what_is_missing_is_as_what_is_nothing(reader: str) -> None:
    read, taken = READERS[reader]
    if "nothing" in taken:
        assert read(Plain({}), "x") is None
    else:
        with pytest.raises(Unreadable):
            read(Plain({}), "x")


def test_a_wording_is_in_languages_that_there_are() -> None:
    """Whatever their order: a document that is read back has another one."""
    assert Text("甲", "a") == Plain(VALUES).wording("wording")
    assert Text("甲", "a") == Plain({"x": {"en": "a", "zh": "甲"}}).wording("x")
    for none in ({}, {"xx": "a"}, {"zh": 1}):
        with pytest.raises(Unreadable):
            Plain({"x": none}).wording("x")


def test_a_whole_number_is_one_that_a_database_keeps() -> None:
    """Eight octets, of which one bit is the sign."""
    assert 9_223_372_036_854_775_807 == MOST_WHOLE
