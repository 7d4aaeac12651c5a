"""Canonical JSON: whichever library writes it, the bytes are the same."""

import json
from collections.abc import Iterator
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import extras
from incentives.documents import seal
from incentives.documents.seal import canonical

TEXTS = st.text(st.characters()) | st.sampled_from(
    ["\ud800", "a\udc00b", '\u2028\x7f\x00\x1f\b\f\n\r\t/"\\', "\ufeff中\U0001f600"]
)
LEAVES = st.none() | st.booleans() | st.integers() | TEXTS
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(TEXTS, inner),
    max_leaves=25,
)


class _Word(StrEnum):
    ONE = "一"


@pytest.fixture(scope="module", params=["with", "without"])
def _writes(request: pytest.FixtureRequest) -> Iterator[None]:
    """With the extra `json`, where it is installed, and without it."""
    with pytest.MonkeyPatch.context() as patched:
        if request.param == "with":
            pytest.importorskip("msgspec")
        else:
            patched.setattr(extras, "find_spec", lambda name: None if name == "msgspec" else 1)
        seal._writer.cache_clear()
        yield
    seal._writer.cache_clear()


def in_plain_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.usefixtures("_writes")
@given(VALUES)
def test_the_bytes_are_those_of_the_standard_library(value: object) -> None:
    """Keys in the order of code points, nothing escaped that need not be, halves of pairs kept."""
    assert canonical(value) == in_plain_json(value)


@pytest.mark.usefixtures("_writes")
def test_whole_numbers_of_any_size_and_words_of_enumerations_are_written() -> None:
    """A word as it reads, a number to its last digit."""
    value = {_Word.ONE.value: _Word.ONE, "numbers": [2**64, -(2**63) - 1, 10**40]}
    assert canonical(value) == in_plain_json(value)


@pytest.mark.usefixtures("_writes")
def test_what_is_nested_as_deep_as_a_rule_may_be_is_written() -> None:
    """Four hundred levels and more: a rule of two hundred has two for each."""
    value: object = "end"
    for _ in range(450):
        value = {"parts": [value]} if isinstance(value, str) else [value]
    assert canonical(value) == in_plain_json(value)


@pytest.mark.usefixtures("_writes")
def test_what_is_no_json_is_refused() -> None:
    """Nothing of the program is written that was not made JSON before."""
    with pytest.raises(TypeError):
        canonical({"a": object()})
