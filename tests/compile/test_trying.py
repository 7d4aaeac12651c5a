"""Facts of rows that the reference tries together: told where no trial narrows the bounds."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from incentives.compile.filling import filling_of
from incentives.compile.kernel import kernel_of
from incentives.engine.assessment.admission import admit
from incentives.policy.library import law_of
from tests.compile.agreeing import Comparison, compare
from tests.engine.small_domain import ON, Case, Grade, House, one_file

RULES = """
parameters:
  hundred: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  fifty: {text: TEXT, unit: CNY, values: [{value: 50, cite: '1'}]}
  hidden: {text: TEXT, unit: CNY, values: [{unpublished: true, cite: '1'}]}
definitions:
  some_are_rented: {text: TEXT, cite: '1', value: any(h.rented for h in houses)}
incentives:
  as_wide:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {when: some_are_rented, text: TEXT}
    amount: 1 * hidden
  narrower:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    amount:
      cases:
        - {when: house.grade == high and some_are_rented, value: 1 * hundred}
        - {when: house.grade == low and not some_are_rented, value: 1 * hundred}
        - {otherwise: 1 * fifty}
"""


def test_bounds_are_told_unless_trials_narrow_them(tmp_path: Path) -> None:
    """Of two houses one has a hundred and one fifty, whichever: that only the reference finds."""
    library = one_file(tmp_path, RULES)
    houses = tuple(
        House(grade=grade, area=Decimal(1), bought_on=date(2022, 1, 1))
        for grade in (Grade.HIGH, Grade.LOW)
    )
    case = Case(houses=houses)
    comparison = Comparison()
    assert compare(case, library, ON, comparison)
    assert comparison.differing == []
    admitted = admit(case, library)
    kernel = kernel_of(law_of(library, admitted.chain))
    words = kernel.layout.beginning
    at = filling_of(library).fill(admitted.snapshot, on=ON, into=words)
    before = list(words)
    as_wide, narrower = (
        kernel.open_verdict(f"land.one.{name}", words, at, ON.toordinal())
        for name in ("as_wide", "narrower")
    )
    assert words == before
    assert as_wide.is_open
    assert (as_wide.least, as_wide.most) == (0, None)
    assert narrower.is_left
