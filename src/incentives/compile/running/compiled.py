"""The text of kernels compiled by numba: the same functions over an array of whole numbers."""

import os
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import cast

import numpy as np

from incentives.compile import calendar, runtime
from incentives.compile.running.keeping import functions_of, is_text_kept, module_of, whole_text
from incentives.compile.running.plain import Decide

_KIND = "kernel"

_WORDS_AT_ONCE, _FEWEST_AT_ONCE = 2**16, 64
"""So many cases go through all functions before others do that their results stay near."""


def compiled(
    source: str, functions: Sequence[tuple[str, int]], variables: Mapping[str, str] = os.environ
) -> Decide:
    """What functions in the text of kernels decide, each compiled when it is first asked.

    `functions`: those that go over cases, and where in a row of results each writes. It asks for
    the extra `fast`. `variables`: the environment, which says where what is compiled is kept.
    """
    text = _whole_text(source)
    module = module_of(text, _KIND, variables)
    over_cases = [(getattr(module, name), place) for name, place in functions]
    # processes that compile at the same time have an order each, and find what others have made
    random.Random(os.getpid()).shuffle(over_cases)  # noqa: S311 - nothing is kept secret

    def decide(
        words: Sequence[int], cases: Sequence[int], days: Sequence[int], width: int
    ) -> Sequence[int]:
        results = np.empty(len(cases) * width, dtype=np.int64)
        array, addresses, on = (np.asarray(each, dtype=np.int64) for each in (words, cases, days))
        step = max(_FEWEST_AT_ONCE, _WORDS_AT_ONCE // max(width, 1))
        for first in range(0, len(cases), step):
            some = addresses[first : first + step], on[first : first + step]
            for function, place in over_cases:
                function(array, *some, results, first * width + place, width)
        return cast("Sequence[int]", results)

    return decide


def is_kept(
    source: str, functions: Sequence[tuple[str, int]], variables: Mapping[str, str] = os.environ
) -> bool:
    """Whether all of these functions were compiled before and are kept."""
    return is_text_kept(
        _whole_text(source), _KIND, (function for function, _ in functions), variables
    )


@lru_cache(maxsize=16)
def _whole_text(source: str) -> str:
    """The kernels with all that they call; the functions that go over cases no other calls."""
    told = Counter(re.findall(r"\w+", source))
    asked = [name for name in re.findall(r"^def (\w+)", source, re.MULTILINE) if told[name] == 1]
    return whole_text([functions_of(calendar), functions_of(runtime), source], asked)
