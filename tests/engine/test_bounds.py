"""How much is done at most: the numbers are those that users and decisions are told."""

from datetime import timedelta
from pathlib import Path

import attrs
import pytest

from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.papers import SOON
from incentives.engine.comparison.moves import FARTHEST_DAYS
from incentives.engine.comparison.nearest import MOST_SOUGHT
from incentives.engine.determination.kept import FEW_STEPS, keep_working
from incentives.engine.determination.limits import MOST_JUDGED
from incentives.engine.determination.together import MOST_TRIED
from incentives.engine.evaluation.effort.effort import MOST_DIGITS, MOST_KEPT, MOST_STEPS, Effort
from incentives.engine.relations.choose import MOST_LISTED, MOST_WORKED_OUT
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from tests.engine.small_domain import APPLIED, CITY, ON, House, case_of, one_file, yuan

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("reference/policy-language.md", f"takes at most {MOST_STEPS:,} steps"),
        ("reference/policy-language.md", f"keeps at most {MOST_KEPT:,} steps of working"),
        ("reference/policy-language.md", f"has at most {MOST_DIGITS:,} digits"),
        ("decisions/0013-relations-are-solved-as-a-whole.md", f"more than {MOST_LISTED} ways"),
        ("decisions/0013-relations-are-solved-as-a-whole.md", f"over {MOST_WORKED_OUT:,} bundles"),
    ],
)
def test_the_docs_name_them(page: str, said: str) -> None:
    """An edition has no others."""
    assert said in (DOCS / page).read_text(encoding="utf-8")


def test_what_the_docs_do_not_name() -> None:
    """Rows on days, ways of facts, and how far from what a fact is one looks for another."""
    assert (MOST_JUDGED, MOST_TRIED) == (5_000, 16)
    assert (FARTHEST_DAYS, MOST_SOUGHT) == (36_525, 6_000_000)
    assert SOON == timedelta(days=60)


RULES = """incentives:
  grant:
    {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: workshop.applied_on,
     amount: workshop.spent, when: {id: c, when: house.rented, text: TEXT}}
"""


def assessor_of(folder: Path, rows: int) -> Assessor:
    library = one_file(folder, RULES)
    case = attrs.evolve(case_of(spent=yuan(1)), houses=(House(),) * rows)
    snapshot = take_snapshot(case, library.vocabulary)
    law = law_of(library, library.chain_of(CITY) or (), None, ())
    return Assessor(law=law, snapshot=snapshot, on=ON)


@pytest.mark.parametrize("rows", [0, 1, 7])
def test_a_row_of_a_part_is_ten_steps_and_ten_entries_beside_what_it_lacks(
    rows: int, tmp_path: Path
) -> None:
    """As long as its rule has no operator and few steps are taken; whether it is rented lacks."""
    assessor = assessor_of(tmp_path, rows)
    determination = assessor.determination("land.one.grant")
    assert [APPLIED] * rows == [part.law_date for part in determination.working]
    assert (10 * rows, 11 * rows) == (assessor.effort.steps, assessor.effort.kept)


@pytest.mark.parametrize(("steps", "counts"), [(0, False), (FEW_STEPS, False), (10_001, True)])
def test_workings_are_kept_of_what_takes_many_steps(
    steps: int, counts: bool, tmp_path: Path
) -> None:
    """Over ten thousand; each working that it is told with counts once."""
    assessor = assessor_of(tmp_path, 3)
    determination = assessor.determination("land.one.grant")
    effort = Effort(snapshot=assessor.snapshot, vocabulary=assessor.effort.vocabulary, steps=steps)
    keep_working(determination, effort)
    # Of three rows whether each is rented, each with its clause; and what was spent.
    assert 33 + (7 if counts else 0) == effort.kept
    assert len(determination.reasons.traces) == 7
