# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Whose a sum is to which rows come together: told only as far as it is known whose."""

from itertools import product
from pathlib import Path

import pytest

from incentives import Determination, Library, Outcome
from incentives.engine.findings.pieces.given import Certainty
from incentives.engine.findings.pieces.of_determination import pieces_of, shares_by_role
from incentives.policy.sharing.beneficiaries import SEVERAL
from incentives.values.number import Exact
from incentives.values.range import NOTHING, Range
from tests.engine.determination.test_limits import Load, Yard, load
from tests.engine.findings.test_pieces import told
from tests.engine.findings.test_pieces_within_limits import granted
from tests.engine.small_domain import one_file, yuan

RULES = """roles:
  owner: TEXT
parameters:
  most: {{text: TEXT, unit: m2, values: [{{value: 100, cite: '1'}}]}}
  each: {{text: TEXT, unit: CNY/m2, values: [{{value: {each}, cite: '1'}}]}}
incentives:
  grant: {{title: TEXT, kind: {kind}, cite: '1', for_each: loads, trigger: load.day, {subject} beneficiary: [{{when: load.good, is: applicant}}, {{otherwise: owner}}], amount: 'max(min(most - sum(e.area for e in loads if precedes(e, load)), load.area), 0) * each'}}
"""
KNOWN, OPEN = Certainty.KNOWN, Certainty.OPEN
AREAS = (40, 120)


def library_of(folder: Path, *, each: str = "3", kind: str = "grant", subject: str = "") -> Library:
    """A sum for each of the first 100 m², load by load: the applicant's, or the owner's."""
    rules = RULES.format(each=each, kind=kind, subject=subject)
    return one_file(folder, rules, vocabulary=Yard)


def test_of_a_known_sum_nothing_is_told_to_be_theirs_who_may_not_have_it(tmp_path: Path) -> None:
    """300 yuan for 100 m²: the first load has 120, of the others nobody knows which has 180."""
    loads = load(40), load(None, good=False), load(120, good=True)
    found = granted(library_of(tmp_path), *loads)
    assert (Outcome.ELIGIBLE, yuan(300)) == (found.outcome, found.amount)
    assert [
        (KNOWN, "2022-05", None, "applicant", 120, 120),
        (OPEN, "2022-05", None, "several", 180, 180),
    ] == told(found)
    assert [] == shares_by_role(found)


def test_of_a_known_sum_of_one_beneficiary_all_is_told(tmp_path: Path) -> None:
    """Whichever of the loads has it."""
    found = granted(library_of(tmp_path), load(40), load(None), load(120))
    assert [(KNOWN, "2022-05", None, "applicant", 300, 300)] == told(found)
    assert [(300, "applicant")] == shares_by_role(found)


def told_of(found: Determination, role: str) -> Range:
    """Between which bounds lies what the role has, by the pieces of it and of several."""
    own, of_several = NOTHING, NOTHING
    for piece in pieces_of(found):
        if piece.beneficiary == role:
            own = own + piece.within
        if piece.beneficiary == SEVERAL:
            of_several = of_several + piece.within.or_nothing
    return own + of_several


@pytest.mark.parametrize(
    ("each", "kind", "subject"),
    [
        pytest.param("3", "grant", "", id="paid together"),
        pytest.param("3.3337", "grant", "", id="in parts of a fen"),
        pytest.param("3.3337", "grant", "subject: load.id,", id="paid load by load"),
        pytest.param("3.3337", "price", "", id="not paid out"),
    ],
)
def test_what_each_has_lies_between_what_is_told(
    tmp_path: Path, each: str, kind: str, subject: str
) -> None:
    """Whatever the areas turn out to be that are not known: every way that three loads can be."""
    library = library_of(tmp_path, each=each, kind=kind, subject=subject)
    for owners in product((True, False), repeat=3):
        full = {
            areas: shares_of(granted(library, *map(load_of, zip(areas, owners, strict=True))))
            for areas in product(AREAS, repeat=3)
        }
        for areas in product((None, *AREAS), repeat=3):
            found = granted(library, *map(load_of, zip(areas, owners, strict=True)))
            for role in ("applicant", "owner"):
                within = told_of(found, role)
                for filled, has in full.items():
                    if all(
                        area in {None, other} for area, other in zip(areas, filled, strict=True)
                    ):
                        assert has.get(role, 0) in within, (areas, filled, owners, role)


def load_of(area_and_owner: tuple[int | None, bool]) -> Load:
    area, is_own = area_and_owner
    return load(area, good=is_own)


def shares_of(found: Determination) -> dict[str, Exact]:
    return {role: amount for amount, role in shares_by_role(found)}
