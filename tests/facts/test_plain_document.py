"""Documents that programs made: what no case file could say is told, however soon the rest is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.loading.files.plain_document import _unsayable, document_faults
from incentives.loading.text.limits import MOST_LEVELS
from incentives.values.place import THE_CASE

FACTS = st.one_of(
    st.none(), st.floats(), st.text(max_size=3), st.booleans(), st.integers(), st.just(Decimal(1))
)
NAMES = st.sampled_from(["a", "declared", "cn.x.y", "." * 20, "a" * 300, "\u200b.b"])
DOCUMENTS = st.recursive(
    FACTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(document=DOCUMENTS, deep=st.integers(0, MOST_LEVELS + 2), name=NAMES)
def test_the_quick_look_passes_over_no_fault(document: object, deep: int, name: str) -> None:
    """Whether lists or dotted names lead there."""
    for at in range(deep):
        document = [document] if at % 2 else {name: document}
    assert [*_unsayable(document, THE_CASE)] == [*document_faults(document, THE_CASE)]


@pytest.mark.parametrize("said", ["2023-01-01", 5, True, Decimal("0.5"), date(2023, 1, 1), [], {}])
def test_what_a_case_file_could_say_is_no_fault(said: object) -> None:
    assert [] == [*document_faults({"name": [said]}, THE_CASE)]
