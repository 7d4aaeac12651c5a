"""Reliefs of one charge that no relation binds are in conflict just where they exceed it."""

from fractions import Fraction
from itertools import product

import pytest

from incentives import Library, Outcome, assess
from incentives.values.money import exact_amount
from tests.engine.small_domain import ON, Case, case_of, one_file, yuan

SHARE = "{text: TEXT, type: number, unit: '1', at_least: 0, at_most: 1}"
HEAD = "title: TEXT, kind: reduction, cite: '1', relieves: toll"
RULES = f"""facts:
  first: {SHARE}
  second: {SHARE}
charges:
  toll: {{title: TEXT, cite: '1', at: workshop.applied_on, amount: workshop.spent}}
incentives:
  one: {{{HEAD}, share: first}}
  other: {{{HEAD}, share: second}}
"""
SHARES = ("0", "0.25", "0.5", "0.75", "1")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("shares"), RULES)


def test_what_makes_up_the_whole_or_less_stands_and_more_is_in_conflict(library: Library) -> None:
    """For every two shares; both are open where they exceed the charge, from nothing to theirs."""
    for first, second in product(SHARES, repeat=2):
        case = Case(
            workshop=case_of(spent=yuan(80)).workshop,
            declared={"land.one.first": first, "land.one.second": second},
        )
        assessment = assess(case, library, on=ON)
        one, other = (assessment[f"land.one.{name}"] for name in ("one", "other"))
        if Fraction(first) + Fraction(second) <= 1:
            assert not assessment.conflicts
            assert (one.outcome, other.outcome) == (Outcome.ELIGIBLE,) * 2
            assert one.amount is not None
            assert Fraction(first) * 80 == exact_amount(one.amount)
        else:
            (conflict,) = assessment.conflicts
            assert conflict.is_certain
            assert ("land.one.one", "land.one.other") == conflict.incentives
            assert (one.outcome, other.outcome) == (Outcome.UNDETERMINED,) * 2
            assert one.amount_range is not None
            assert (0, Fraction(first) * 80) == one.amount_range.exact.ends


def test_of_what_is_open_a_conflict_is_told_that_may_be(library: Library) -> None:
    """A share that nobody knows may be too much beside what is given, but for the rest of it."""
    for first in SHARES[1:]:
        case = Case(workshop=case_of(spent=yuan(80)).workshop, declared={"land.one.first": first})
        assessment = assess(case, library, on=ON)
        (conflict,) = assessment.conflicts
        assert not conflict.is_certain
        assert assessment["land.one.one"].outcome is Outcome.UNDETERMINED
