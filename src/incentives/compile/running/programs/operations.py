"""What the machine can do: a number for each operation, and which words it takes and gives.

Most operations are functions that texts of open forms call; their annotations say what they take.
The others are written here as text of the machine, in which P are the words of the program and `pc`
the place there, S what has been worked out, D the words of cases and R the results.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from incentives.compile.bounded.several import Several
from incentives.compile.bounded.values import Bounded
from incentives.compile.running.plain import WITHIN_WORDS

_MOST_PARTS = 4
"""Of so many values at most the least and their like are one operation."""


class Leaf(Enum):
    """What an operation takes at one place; all but results and words of cases is one operand."""

    WORD = "S[P[pc + {place}]]"
    BOUNDED = "four(S, P[pc + {place}])"
    SEVERAL = "five(S, P[pc + {place}])"
    TABLE = "S[P[pc + {place}] :]"
    RESULTS = "R"
    WORDS = "D"


SIZES: Mapping[Leaf, int] = {Leaf.WORD: 1, Leaf.BOUNDED: 4, Leaf.SEVERAL: 5}
"""How many words stand behind one another for it."""
Shape = Leaf | tuple["Shape", ...]
"""What is taken as one argument: a leaf, or a tuple of such."""
_ARRAYS: Mapping[str, Leaf] = {"results": Leaf.RESULTS, "words": Leaf.WORDS}
"""What parameters of these names are, in all functions."""
_LEAVES: tuple[tuple[object, Leaf], ...] = (
    (int, Leaf.WORD),
    (bool, Leaf.WORD),
    (Bounded, Leaf.BOUNDED),
    (Several, Leaf.SEVERAL),
    (tuple[int, ...], Leaf.TABLE),
)


@attrs.frozen(kw_only=True, eq=False)
class Operation:
    """A function that texts call, as an operation.

    `takes`: the shapes of its arguments; `gives`: one, four or five words.
    """

    number: int
    function: str
    takes: tuple[Shape, ...]
    gives: Leaf

    def text(self) -> tuple[str, int]:
        """What the machine does for it, and how many words of program it takes."""
        places = iter(range(2, 100))
        arguments = ", ".join(_text_of(shape, places) for shape in self.takes)
        return _PUT[self.gives].format(f"{self.function}({arguments})"), next(places)


_PUT: Mapping[Leaf, str] = {
    Leaf.WORD: "S[P[pc + 1]] = {}",
    Leaf.BOUNDED: "put_four(S, P[pc + 1], {})",
    Leaf.SEVERAL: "put_five(S, P[pc + 1], {})",
}


def _text_of(shape: Shape, places: Iterator[int]) -> str:
    if isinstance(shape, tuple):
        return f"({''.join(f'{_text_of(part, places)}, ' for part in shape)})"
    text: str = shape.value
    return text if shape in {Leaf.RESULTS, Leaf.WORDS} else text.format(place=next(places))


_ORDERS = ("==", "!=", "<", "<=")
_SIGNS = ("+", "-", "*", "//", "%", ">>", "<<", "&", "|")
_OWN: Mapping[str, tuple[str, int]] = {
    "move": ("S[P[pc + 1]] = S[P[pc + 2]]", 3),
    "move four": ("put_four(S, P[pc + 1], four(S, P[pc + 2]))", 3),
    "move five": ("put_five(S, P[pc + 1], five(S, P[pc + 2]))", 3),
    "read": ("S[P[pc + 1]] = D[S[P[pc + 2]] + P[pc + 3]]", 4),
    "keep": ("D[S[P[pc + 1]] + P[pc + 2]] = S[P[pc + 3]]", 4),
    "read result": ("S[P[pc + 1]] = R[S[P[pc + 2]] + P[pc + 3]]", 4),
    "write result": ("R[S[P[pc + 1]] + P[pc + 2]] = S[P[pc + 3]]", 4),
    "cell": ("S[P[pc + 1]] = S[P[pc + 2] + S[P[pc + 3]]]", 4),
    "abs": ("S[P[pc + 1]] = abs(S[P[pc + 2]])", 3),
    "min": ("S[P[pc + 1]] = min(S[P[pc + 2]], S[P[pc + 3]])", 4),
    "max": ("S[P[pc + 1]] = max(S[P[pc + 2]], S[P[pc + 3]])", 4),
    **{sign: (f"S[P[pc + 1]] = S[P[pc + 2]] {sign} S[P[pc + 3]]", 4) for sign in _SIGNS},
}
_GOING: Mapping[str, str] = {
    "return": "if depth == 0: break\n{0}depth -= 1\n{0}pc = stack[depth]",
    "call": "stack[depth] = pc + 2\n{0}depth += 1\n{0}pc = P[pc + 1]",
    "go": "pc = P[pc + 1]",
    **{
        f"go if {sign}": f"pc = P[pc + 3] if S[P[pc + 1]] {sign} S[P[pc + 2]] else pc + 4"
        for sign in _ORDERS
    },
}
NUMBERS: Mapping[str, int] = {name: at for at, name in enumerate((*_GOING, *_OWN))}
"""The operations that are written here, by what they are called."""
MOST_CALLS = 64
"""So deep functions call one another."""


@lru_cache(maxsize=1)
def operations() -> Mapping[tuple[str, int], Operation]:
    """The functions that texts call, by their names and how many values they take as one.

    That is 0 where it is always as many.
    """
    told = [
        (name, count, takes, gives)
        for name, function in sorted(_functions().items())
        for count, takes, gives in _shapes(function)
    ]
    return {
        (name, count): Operation(number=len(NUMBERS) + at, function=name, takes=takes, gives=gives)
        for at, (name, count, takes, gives) in enumerate(told)
    }


def _functions() -> Mapping[str, Callable[..., Any]]:
    return {
        name: value
        for module in WITHIN_WORDS
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    }


def _shapes(function: Callable[..., Any]) -> Iterator[tuple[int, tuple[Shape, ...], Leaf]]:
    """What it takes and gives; of one that takes any number of values, each that is done."""
    hints = get_type_hints(function)
    gives = _shape(hints.pop("return"))
    if gives not in SIZES:
        return
    assert isinstance(gives, Leaf)
    if [*hints.values()] == [tuple[Bounded, ...]]:
        for count in range(1, _MOST_PARTS + 1):
            yield count, ((Leaf.BOUNDED,) * count,), gives
        return
    takes = tuple(_ARRAYS.get(name) or _shape(hint) for name, hint in hints.items())
    if None not in takes:
        yield 0, tuple(shape for shape in takes if shape is not None), gives


def _shape(hint: object) -> Shape | None:
    for known, leaf in _LEAVES:
        if hint == known:
            return leaf
    if get_origin(hint) is not tuple:
        return None
    parts = [_shape(part) for part in get_args(hint)]
    return None if None in parts else tuple(part for part in parts if part is not None)


def machine_lines() -> Iterator[str]:
    """The text of the machine, after the functions that it calls."""
    for size, name in ((4, "four"), (5, "five")):
        words = ", ".join(f"S[at + {place}]" for place in range(size))
        yield f"def {name}(S, at):\n    return ({words})"
        puts = "\n".join(f"    S[at + {place}] = words[{place}]" for place in range(size))
        yield f"def put_{name}(S, at, words):\n{puts}"
    yield _main()


def _main() -> str:
    """The function that carries a program out for one case after the other."""
    deep = " " * 16
    lines = [
        "def carry_out(P, S, D, cases, R, width, entry, row):",
        f"    stack = np.zeros({MOST_CALLS}, np.int64)",
        "    for case in range(len(cases)):",
        "        S[0] = cases[case]",
        "        S[row] = case * width",
        "        depth = 0",
        "        pc = entry",
        "        while True:",
        "            op = P[pc]",
    ]
    bodies = [text.format(deep) for text in _GOING.values()]
    done = [*_OWN.values(), *(one.text() for one in operations().values())]
    bodies += [f"{text}\n{deep}pc += {width}" for text, width in done]
    for number, body in enumerate(bodies):
        lines += [f"            {'el' if number else ''}if op == {number}:", f"{deep}{body}"]
    return "\n".join(lines)
