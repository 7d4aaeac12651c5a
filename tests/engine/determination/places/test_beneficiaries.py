# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Whose an amount is: the first case that holds says so; of several each has its share."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from incentives import Library
from incentives.engine.findings.part import Part
from incentives.policy.sharing.beneficiaries import APPLICANT, SEVERAL, UNKNOWN_ROLE
from tests.engine.small_domain import Case, case_of, found, one_file, yuan

NUMBER = "{text: TEXT, type: number, unit: '1', at_least: 0, at_most: 1}"
RULES = f"""roles:
  owner: {{zh: 业主, en: owner}}
  city: {{zh: 市, en: city}}
  guild: {{zh: 行会, en: guild}}
facts:
  first: {NUMBER}
  second: {NUMBER}
  third: {NUMBER}
incentives:
  four: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent, beneficiary: {{shares: [{{to: owner, share: first}}, {{to: city, share: second}}, {{to: guild, share: third}}, {{to: applicant}}]}}}}
  cases:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount: workshop.spent
    beneficiary: [{{when: workshop.green, is: owner}}, {{when: workshop.certified, is: city}}, {{otherwise: guild}}]
"""
SHARES = [Fraction(quarters, 4) for quarters in range(5)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("whose"), RULES)


def part_of(library: Library, name: str, case: Case) -> Part:
    (part,) = found(library, case, name=f"land.one.{name}").working
    return part


def declaring(shares: Mapping[str, Fraction]) -> Case:
    declared = {f"land.one.{name}": str(Decimal(float(share))) for name, share in shares.items()}
    base = case_of(spent=yuan(100))
    return Case(workshop=base.workshop, declared=declared)


def test_each_has_its_share_as_far_as_something_is_left_and_the_last_the_rest(
    library: Library,
) -> None:
    """In the order in which they are named; never less than nothing, and together all of it."""
    for shares in product(SHARES, repeat=3):
        left, expected = Fraction(1), []
        for role, share in zip(("owner", "city", "guild"), shares, strict=True):
            taken = min(share, left)
            expected.append((role, taken))
            left -= taken
        case = declaring(dict(zip(("first", "second", "third"), shares, strict=True)))
        part = part_of(library, "four", case)
        assert part.beneficiary == SEVERAL
        assert [*expected, (APPLICANT, left)] == list(part.shares)


def test_of_a_share_that_nobody_knows_nobody_knows_whose_it_is(library: Library) -> None:
    """And the share is missing."""
    part = part_of(library, "four", declaring({"first": Fraction(1), "third": Fraction(0)}))
    assert part.beneficiary == UNKNOWN_ROLE
    assert part.shares == ()
    assert ["land.one.second"] == [missing.id for missing in part.missing]


@pytest.mark.parametrize(
    ("facts", "role", "missing"),
    [
        ({"green": True}, "owner", []),
        ({"green": True, "certified": True}, "owner", []),
        ({"green": False, "certified": True}, "city", []),
        ({"green": False, "certified": False}, "guild", []),
        ({"certified": True}, UNKNOWN_ROLE, ["workshop.green"]),
        ({"green": False}, UNKNOWN_ROLE, ["workshop.certified"]),
    ],
)
def test_the_first_case_that_holds_says_whose_it_is(
    facts: Mapping[str, bool], role: str, missing: list[str], library: Library
) -> None:
    """Where one may that is not known, that is missing."""
    part = part_of(library, "cases", case_of(spent=yuan(100), **facts))
    assert (role, missing) == (part.beneficiary, [each.id for each in part.missing])
