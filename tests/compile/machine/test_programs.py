"""Open forms as programs: the machine carries out what their texts say, and nothing wraps."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import CaseError, Library, childcare
from incentives.compile.filling import filling_of
from incentives.compile.kernel import Kernel, kernel_of
from incentives.compile.printing.text import Module
from incentives.compile.running.plain import NAMES, OPEN_MODULES, WITHIN_WORDS
from incentives.compile.running.programs.translating import program_of
from incentives.compile.words import UNKNOWN
from incentives.engine.assessment.admission import admit
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from tests.compile.changing import changed
from tests.compile.libraries import good_cases
from tests.compile.machine.carrying import carried_out, of_program, of_text, opening_of
from tests.compile.test_widths import at_its_ends
from tests.examples.worked import all_worked
from tests.report.reports import bundled

Filled = tuple[Kernel, list[int], int, int]


def filled(case: object, library: Library, on: date) -> Filled:
    """The kernel of its place, its words, where it begins, and the day."""
    chain = admit(case, library).chain
    snapshot = take_snapshot(case, library.vocabulary)
    kernel = kernel_of(law_of(library, chain))
    words = kernel.layout.beginning
    at = filling_of(library).fill(snapshot, on=on, into=words)
    return kernel, words, at, on.toordinal()


def forgotten(
    cases: Iterator[tuple[Library, Any, date]], draw: random.Random
) -> Iterator[tuple[Library, object, date]]:
    """The cases with some of their facts not said, unless something is wrong with them then."""
    for library, case, on in cases:
        other = changed(case, draw, change=0.1, forget=draw.choice([0.05, 0.2, 0.5]))
        try:
            admit(other, library)
        except CaseError:
            continue
        yield library, other, on


def worked() -> Iterator[tuple[Library, object, date]]:
    for one in all_worked():
        yield bundled(), childcare.read_case(one.case), one.on


def assert_alike(kernel: Kernel, words: list[int], at: int, on: int) -> int:
    """Each incentive of the case; it gives how many have a program."""
    programs = 0
    for incentive in kernel.incentives:
        results = of_program(kernel, incentive, words, at, on)
        if results is not None:
            assert of_text(kernel, incentive, words, at, on) == results, incentive
            programs += 1
    return programs


def test_the_whole_language_is_carried_out_as_its_text_says(
    good_libraries: dict[str, Library],
) -> None:
    """Every good file of the language, with facts that are not said."""
    draw = random.Random(4)  # noqa: S311 - the same cases every time
    programs = 0
    for library, case, on in forgotten(good_cases(good_libraries), draw):
        programs += assert_alike(*filled(case, library, on))
    assert programs > 1_000


def test_the_bundled_law_is_carried_out_as_its_text_says() -> None:
    draw = random.Random(5)  # noqa: S311 - the same cases every time
    several = [*forgotten(worked(), draw)]
    for library, case, on in draw.sample(several, 6):
        assert assert_alike(*filled(case, library, on)) > 20


@pytest.mark.long
def test_no_number_of_an_open_form_is_too_wide(good_libraries: dict[str, Library]) -> None:
    """Wide numbers at their ends, some of them not said."""
    draw = random.Random(6)  # noqa: S311 - the same cases every time
    for library, case, on in forgotten(good_cases(good_libraries), draw):
        kernel, _, at, _ = filled(case, library, on)
        snapshot = take_snapshot(case, library.vocabulary)
        words = at_its_ends(kernel, snapshot, on, draw)
        for place in kernel.layout.facts.values():
            if draw.random() < 0.1:
                words[at + place.offset] = UNKNOWN
        assert_alike(kernel, words, at, on.toordinal())


def test_only_what_leaves_words_has_no_program(good_libraries: dict[str, Library]) -> None:
    """Whole numbers of accounts and brackets have no width: what asks them is run as Python."""
    without = [module for module in OPEN_MODULES if module not in WITHIN_WORDS]
    wide = [
        f"{name}("
        for module in without
        for name, value in vars(module).items()
        if getattr(value, "__module__", None) == module.__name__
    ]
    named = ("carried", "shares", "brackets", "returns")
    for library in (bundled(), *(good_libraries[name] for name in named)):
        chains = {library.chain_from(place) for place in library.jurisdictions}
        for chain in sorted(chains)[-1:]:
            kernel = kernel_of(law_of(library, chain))
            opening = opening_of(kernel)
            for incentive in kernel.incentives:
                function = opening._opened_of(incentive).printed.function
                module = opening.edition.open_module
                texts = [*asked_by(function, module)]
                is_wide = any(name in text for name in wide for text in texts)
                assert (program_of(function, module) is None) == is_wide, incentive


def asked_by(function: str, module: Module) -> Iterator[str]:
    """The texts of the function and of all that it calls."""
    seen, waiting = set(), [function]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            text = module.functions[name]
            yield text
            waiting += [other for other in module.functions if f"{other}(" in text]


TEXTS = {
    "orders": """
    x1 = D[c + 0]
    x2 = D[c + 1]
    R[r] = 1 if x1 < x2 else 0
    R[r + 1] = 1 if x1 <= x2 else 0
    R[r + 2] = 1 if x1 > x2 else 0
    R[r + 3] = 1 if x1 >= x2 else 0
    R[r + 4] = 1 if x1 == x2 else 0
    R[r + 5] = 1 if x1 != x2 else 0
    R[r + 6] = 1 if 0 <= x1 < x2 else 0
    R[r + 7] = 1 if not 0 <= x1 < x2 else 0
    return 0
""",
    "joined": """
    x1 = D[c + 0] > 0
    x2 = D[c + 1] > 0
    x3 = D[c + 2] > 0
    R[r] = 1 if x1 and x2 and x3 else 0
    R[r + 1] = 1 if x1 or x2 or x3 else 0
    R[r + 2] = 1 if x1 and (x2 or not x3) else 0
    R[r + 3] = 1 if not (x1 and x2 or x3) else 0
    R[r + 4] = 1 if not (x1 or x2) and x3 else 0
    R[r + 5] = x1 == (x2 or x3)
    return 0
""",
    "reckoned": """
    x1 = D[c + 0]
    x2 = D[c + 1]
    R[r] = x1 + x2 * 3 - -x1
    R[r + 1] = x1 // 7
    R[r + 2] = x1 % 7
    R[r + 3] = 90 >> abs(x2) & 5 | 8
    R[r + 4] = min(x1, x2, 3) + max(x1, x2) + abs(x1)
    R[r + 5] |= 6
    R[r + 5] += x1
    return 0
""",
    "loops": """
    x1 = D[c + 0]
    x2 = D[c + 1]
    s = t = 0
    for i in range(x1, x1 + 12, 3):
        if i == x2: continue
        s += i
        if s > 20: break
    for i in range(5):
        t += i * x2
    while t > 3:
        t = t // 2
        if t == x1: break
    for i in range(2, x2): t += 1
    R[r] = s
    R[r + 1] = t
    if x1 > 3: pass
    elif x1 > 1: R[r + 2] = 5
    else:
        return left(R, r)
    return 0
""",
    "open values": """
    x1 = D[c + 0]
    v1 = known(x1) if x1 > 0 else (x1, 3, 0, 7)
    v2 = added(v1, (1, 2, 0, NOTHING_LACKS))
    v3 = least_of((v1, v2, known(2)))
    v2 = most_of((v3, v2))
    s = or_number(alone(v1), v2)
    v4 = either_of(s, 9)
    R[r] = v4[0]
    R[r + 1] = v4[1]
    R[r + 2] = v4[3]
    R[r + 3] = 1 if v1 == v3 else 0
    R[r + 4] = 1 if v1 != v3 else 0
    return 0
""",
}


def run(text: str) -> Callable[..., Any]:
    names = dict(NAMES)
    exec(f"def f(D, c, on, R, r):{text}", names)  # noqa: S102 - it is our own
    function: Callable[..., Any] = names["f"]
    return function


@pytest.mark.parametrize("name", sorted(TEXTS))
@given(facts=st.tuples(*[st.integers(-9, 9)] * 3))
def test_each_statement_does_what_it_does_in_python(name: str, facts: tuple[int, ...]) -> None:
    module = Module()
    function = module.define("f", "D, c, on, R, r", TEXTS[name].strip("\n").splitlines())
    program = program_of(function, module)
    assert program is not None
    expected = [0] * 9
    run(TEXTS[name])([0, 0, *facts], 2, 1, expected, 0)
    found = carried_out(program, [0, 0, *facts], 2, 1, 9)
    assert expected == found


@pytest.mark.parametrize(
    "text",
    [
        "return [D[c]]",
        "return {1: 2}[1]",
        "return MEMO[1]",
        "return D[c].bit_length()",
        "return nobody(D, c)",
        "return 2 ** 3",
        "return 9223372036854775808",
        "return known(1) if on == 2 else 3",
        "c = 2",
        "return D",
        "v = known(1)\n    return v[4]",
        "for i in D: pass",
        "return least_of(tuple(known(each) for each in (1, 2)))",
        "return 1 if known(1) else 2",
        "return 1 if 1 in (1, 2) else 2",
        "del R[r]",
    ],
)
def test_what_is_no_operation_is_run_as_python_alone(text: str) -> None:
    module = Module()
    function = module.define("f", "D, c, on, R, r", [f"    {text}", "    return 0"])
    assert program_of(function, module) is None
