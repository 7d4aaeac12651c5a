"""What a definition may be called: also as a part of the case, whose facts are named with a dot."""

from pathlib import Path

import pytest

from incentives import PolicyError, assess
from tests.engine.small_domain import ON, case_of, instrument, write_library, yuan

RULES = """definitions:
  NAME: {text: TEXT, cite: '1', value: workshop.spent + workshop.spent}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: NAME}
"""


def test_a_definition_may_be_named_as_a_part_of_the_case(tmp_path: Path) -> None:
    """By itself the name is the definition, with a dot the facts of the part."""
    text = instrument("land.one", RULES.replace("NAME", "workshop"))
    library = write_library(tmp_path, {"land/one.yaml": text})
    answer = assess(case_of(spent=yuan(4)), library, on=ON)
    assert answer["land.one.grant"].amount == yuan(8)


@pytest.mark.parametrize("name", ["place", "sales", "sale", "law_date", "basis"])
def test_no_other_name_of_the_case_is_free(tmp_path: Path, name: str) -> None:
    """A fact, a list, a row of it, and what the language itself names, stand by themselves."""
    text = instrument("land.one", RULES.replace("NAME", name))
    with pytest.raises(PolicyError, match="name-taken"):
        write_library(tmp_path, {"land/one.yaml": text})
