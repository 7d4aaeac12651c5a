"""What all others tell of each, put together once for all."""

from hypothesis import given
from hypothesis import strategies as st

from incentives.engine.relations.claim import of_the_others


@given(st.lists(st.lists(st.integers(0, 5), max_size=5), max_size=5))
def test_each_hears_what_the_others_tell(told: list[list[int]]) -> None:
    """Each thing once, in the order in which it comes when one teller is left out."""
    expected = [
        tuple(dict.fromkeys(one for them in (*told[:at], *told[at + 1 :]) for one in them))
        for at in range(len(told))
    ]
    assert expected == list(of_the_others(told))
