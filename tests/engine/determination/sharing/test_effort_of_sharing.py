"""What rows share takes steps in proportion to them, and counts towards the bound of all work."""

import pytest

from incentives import AssessmentError, Library
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.effort.effort import MOST_KEPT, MOST_STEPS, Effort
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from tests.engine.keyed_domain import KeyedCase, keyed_library, stay
from tests.engine.small_domain import CITY, ON

GRANT = "title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day, amount:"
RULES = f"""parameters:
  pay: {{text: TEXT, unit: CNY/hour, values: [{{value: 2, cite: '1'}}]}}
  most: {{text: TEXT, unit: CNY, values: [{{value: 9, cite: '1'}}]}}
  places: {{text: TEXT, unit: "1", values: [{{value: 1, cite: '1'}}]}}
incentives:
  plain: {{{GRANT} {{value: stay.hours * pay}}}}
  capped: {{{GRANT} {{value: stay.hours * pay, whole: {{at_most: most}}}}}}
  held: {{{GRANT} {{value: stay.hours * pay, whole: {{at_least: 0, at_most: most}}}}}}
  best: {{{GRANT} {{value: stay.hours * pay, within: {{at_most: places, first: highest_amount}}}}}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return keyed_library(tmp_path_factory.mktemp("effort"), RULES)


def assessor_of(library: Library, rows: int, *, most_steps: int = MOST_STEPS) -> Assessor:
    """What assesses a case of so many stays, with an effort of its own."""
    case = KeyedCase(stays=tuple(stay(None, hours=number) for number in range(rows)))
    snapshot = take_snapshot(case, library.vocabulary)
    effort = Effort(
        snapshot=snapshot,
        vocabulary=library.vocabulary,
        most_steps=most_steps,
        most_kept=MOST_KEPT,
    )
    chain = library.chain_of(CITY)
    assert chain is not None
    law = law_of(library, chain, None, ())
    return Assessor(law=law, snapshot=snapshot, on=ON, effort=effort)


def steps_of(library: Library, name: str, rows: int) -> int:
    assessor = assessor_of(library, rows)
    assessor.determination(f"land.one.{name}")
    return assessor.effort.steps


@pytest.mark.parametrize(
    ("name", "each"),
    [
        ("capped", 2),
        ("held", 4),
        ("best", 3),
    ],
)
def test_each_row_takes_so_many_steps_more(library: Library, name: str, each: int) -> None:
    """However many rows there are: sorting and sharing are not of their square."""

    def more(rows: int) -> int:
        return steps_of(library, name, rows) - steps_of(library, "plain", rows)

    assert 30 * each == more(40) - more(10)
    assert 300 * each == more(400) - more(100)


@pytest.mark.parametrize("name", ["capped", "best"])
def test_they_count_towards_the_bound(library: Library, name: str) -> None:
    """What the rule takes without them is not enough; with all of its steps it is."""
    enough, plain = (steps_of(library, one, 200) for one in (name, "plain"))
    assert plain < enough
    assessor_of(library, 200, most_steps=enough).determination(f"land.one.{name}")
    with pytest.raises(AssessmentError) as caught:
        assessor_of(library, 200, most_steps=plain).determination(f"land.one.{name}")
    assert f"land.one.{name}" == caught.value.fault.id
