"""What can be told besides is asked for by its words; a word that is none is refused."""

from itertools import combinations

import pytest

from incentives.engine.findings.outcome import Detail, details_named

WORDS = ("workings", "papers", "coverage")


def test_the_words_are_those_of_the_details() -> None:
    """In any number and order; the class itself is all of them."""
    assert WORDS == tuple(detail.value for detail in Detail)
    for count in range(4):
        for words in combinations(WORDS, count):
            told = details_named(reversed(words))
            assert set(words) == {detail.value for detail in told}
    assert frozenset(Detail) == details_named(Detail)


@pytest.mark.parametrize("words", [("papers", "paper"), ("zebra", "paper"), ("paper",)])
def test_a_word_that_is_none_is_refused_with_those_that_are(words: tuple[str, ...]) -> None:
    """The first of them by the alphabet."""
    with pytest.raises(ValueError, match="detail: got 'paper', expected some of 'workings', 'pap"):
        details_named(words)


def test_a_text_is_no_list_of_words() -> None:
    """Its letters are none."""
    with pytest.raises(TypeError, match="detail: got the text 'papers', expected a list of 'work"):
        details_named("papers")
