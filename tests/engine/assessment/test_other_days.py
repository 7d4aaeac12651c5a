"""The further days on which an instrument has to be in force stand beside the law date."""

import json
from datetime import date
from pathlib import Path

from incentives import assess
from tests.engine.small_domain import ON, case_of, one_file, yuan

TRIGGER = "{all_of: [workshop.applied_on, workshop.closed_on]}"
GRANT = "{title: TEXT, kind: grant, cite: '1', amount: workshop.spent, trigger: DAYS}"
RULES = f"incentives:\n  grant: {GRANT}\n  plain: {GRANT}\n"
RULES = RULES.replace("DAYS", TRIGGER, 1).replace("DAYS", "workshop.applied_on")


def test_they_stand_in_json(tmp_path: Path) -> None:
    """In their order; of one that is not known nothing but that there is one."""
    library = one_file(tmp_path, RULES)
    days = []
    for closed in ({"closed_on": date(2022, 3, 1)}, {}):
        case = case_of(applied_on=date(2022, 1, 1), spent=yuan(1), **closed)
        document = json.loads(assess(case, library, on=ON).record)
        days.append(
            {
                determination["incentive"]: part.get("also_on")
                for determination in document["determinations"]
                for part in determination["working"]
            }
        )
    assert days == [
        {"land.one.grant": ["2022-03-01"], "land.one.plain": None},
        {"land.one.grant": [None], "land.one.plain": None},
    ]
