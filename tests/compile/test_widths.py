"""No number of a kernel leaves the 64 bits of a word, whatever facts are within their bounds."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from incentives import Library, childcare
from incentives.compile.filling import filling_of
from incentives.compile.kernel import Kernel, kernel_of
from incentives.compile.layout import Kind, Place
from incentives.engine.assessment.admission import admit
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import law_of
from tests.compile.libraries import good_cases
from tests.compile.widths import within_words
from tests.engine.small_domain import ON, case_of, grants, one_file
from tests.examples.worked import all_worked
from tests.report.reports import bundled

Case = tuple[Kernel, Snapshot, date]
ROWS = 40


def at_its_ends(kernel: Kernel, snapshot: Snapshot, on: date, draw: random.Random) -> list[int]:
    """The words of the case with wide numbers, and forty of each row that it has."""
    layout, words = kernel.layout, kernel.layout.beginning
    at = filling_of(kernel.law.library).fill(snapshot, on=on, into=words)
    assert at == len(kernel.layout.beginning)
    put(words, at, [*layout.facts.values(), *layout.asked.values()], draw)
    for rows in layout.rows.values():
        listed = words[at + rows.offset]
        if listed < 0 or not words[listed]:
            continue
        words[at + rows.offset] = len(words)
        first = words[listed + 1 : listed + 1 + rows.width]
        words.append(ROWS)
        for _ in range(ROWS):
            words.extend(first)
            put(words, len(words) - rows.width, [*rows.facts.values()], draw)
    return words


def put(words: list[int], at: int, places: Sequence[Place], draw: random.Random) -> None:
    """Numbers at one of their ends, or with fewer digits."""
    for place in places:
        if place.kind is Kind.NUMBER:
            some = place.high >> draw.randrange(40)
            words[at + place.offset] = draw.choice((place.low, place.high, some, some))


def assert_within(cases: Iterator[Case]) -> None:
    draw = random.Random(11)  # noqa: S311 - nothing is kept secret
    for kernel, snapshot, on in cases:
        decide = within_words(*kernel.text)
        for _ in range(3):
            words = at_its_ends(kernel, snapshot, on, draw)
            at = len(kernel.layout.beginning)
            results = decide(list(words), (at,), (on.toordinal(),), kernel.width)
            assert list(results) == list(kernel.decided(words, (at,), (on.toordinal(),)))


def of(case: object, library: Library, on: date) -> Case:
    admitted = admit(case, library)
    return kernel_of(law_of(library, admitted.chain)), admitted.snapshot, on


@pytest.mark.long
def test_no_number_of_the_language_is_too_wide(good_libraries: dict[str, Library]) -> None:
    assert_within(of(case, library, on) for library, case, on in good_cases(good_libraries))


@pytest.mark.long
def test_no_number_of_the_bundled_law_is_too_wide() -> None:
    worked = all_worked()
    cases = ((childcare.read_case(one.case), one.on) for one in worked)
    assert_within(of(case, bundled(), on) for case, on in cases)


WIDE = """
parameters:
  each: {text: TEXT, unit: CNY/person, values: [{value: 1000000000000000, cite: '1'}]}
""" + grants(grant="workshop.staff * each")


def test_the_amount_itself_has_room_for_its_hundredths(tmp_path: Path) -> None:
    """What would be too wide in hundredths is left to the reference, as all that is too wide."""
    library = one_file(tmp_path, WIDE)
    kernel, snapshot, on = of(case_of(staff=1_000), library, ON)
    assert_within(iter([(kernel, snapshot, on)]))
    words = kernel.layout.beginning
    at = filling_of(library).fill(snapshot, on=on, into=words)
    (verdict,) = kernel.verdicts(words, at, on.toordinal()).values()
    assert verdict.is_left
    few = of(case_of(staff=9), library, ON)[1]
    at = filling_of(library).fill(few, on=on, into=words)
    (verdict,) = kernel.verdicts(words, at, on.toordinal()).values()
    assert verdict.amount == 9 * 10**17
