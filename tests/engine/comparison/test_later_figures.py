"""A figure published later that bears on an incentive through a relation is the cause."""

from datetime import date
from pathlib import Path

import incentives
from incentives import Reassessment
from tests.engine.comparison.test_ledger import causes
from tests.engine.small_domain import case_of, grants, instrument, write_library, yuan

CAUSE = ("figure", "land.one.rate", "No. land.two 2", date(2022, 1, 20))
RATE = "parameters:\n  rate: {text: TEXT, unit: UNIT, values: [{value: OLD, cite: '1'}]}\n"


def reassessed(folder: Path, rules: str, later: int) -> Reassessment:
    sets = f"sets: {{land.one.rate: [{{value: {later}, cite: '2'}}]}}\n"
    library = write_library(
        folder,
        {
            "land/one.yaml": instrument("land.one", rules),
            "land/two.yaml": instrument("land.two", sets, published="2022-01-20"),
        },
    )
    return incentives.reassess(
        case_of(spent=yuan(90), staff=20),
        library,
        on=date(2022, 12, 31),
        was=date(2022, 1, 1),
        now=date(2022, 2, 1),
    )


def test_the_figure_of_a_cap_is_the_cause_of_what_it_leaves(tmp_path: Path) -> None:
    """Of 90 and 90 the cap left 100 together, and leaves 150."""
    rules = RATE.replace("UNIT", "CNY").replace("OLD", "100")
    rules += grants(grant="workshop.spent", other="workshop.spent")
    rules += "relations:\n  - {shared_cap: {of: [grant, other], at_most: rate}, cite: '7'}\n"
    found = reassessed(tmp_path, rules, 150)
    differences = [entry.difference.known for entry in found]
    assert 50 == sum(each.amount for each in differences if each is not None)
    assert None not in differences
    assert [CAUSE] * len(found) == [cause for entry in found for cause in causes(entry)]


def test_the_figure_of_what_is_chosen_is_the_cause_for_what_is_not(tmp_path: Path) -> None:
    """90 were more than 20 persons at 1; at 5 they are less than 100."""
    rules = RATE.replace("UNIT", "CNY/person").replace("OLD", "1")
    rules += grants(grant="workshop.spent", other="workshop.staff * rate")
    rules += "relations:\n  - {one_of: [grant, other], cite: '7'}\n"
    found = reassessed(tmp_path, rules, 5)
    assert {"land.one.grant": yuan(-90), "land.one.other": yuan(100)} == {
        entry.incentive: entry.difference.known for entry in found
    }
    assert [[CAUSE], [CAUSE]] == [causes(entry) for entry in found]
