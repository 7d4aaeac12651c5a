"""Many terms as one: a chain of them, which is no nesting however many there are."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from incentives.language.characters import MOST_DEPTH

T = TypeVar("T")


def folded(terms: Sequence[T], join: Callable[[T, T], T]) -> T:
    """Each term joined to what comes before it; of many the two halves, each by itself.

    So that sixty thousand terms are no deeper than some seventy levels. There is one at least.

    >>> folded(["a", "b", "c"], lambda left, right: f"({left} {right})")
    '((a b) c)'
    """
    if len(terms) > MOST_DEPTH:
        middle = len(terms) // 2
        return join(folded(terms[:middle], join), folded(terms[middle:], join))
    body = terms[0]
    for term in terms[1:]:
        body = join(body, term)
    return body
