"""What a definition may be called: also as a part of the case, whose facts are named with a dot."""

from pathlib import Path

import pytest

from incentives import PolicyError, assess
from tests.engine.small_domain import ON, Trade, case_of, instrument, write_library, yuan

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


def test_with_a_dot_it_is_the_part_after_by_and_of_too(tmp_path: Path) -> None:
    """A table by a fact of the part, and a word that is one of its values."""
    rules = """parameters:
  sums:
    text: TEXT
    unit: CNY
    by: workshop.trade
    values: [{table: {joiner: 3, rest: 5}, cite: '1'}]
definitions:
  workshop: {text: TEXT, cite: '1', of: workshop.trade, value: workshop.trade}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount: sums[workshop]
"""
    library = write_library(tmp_path, {"land/one.yaml": instrument("land.one", rules)})
    answer = assess(case_of(trade=Trade.JOINER), library, on=ON)
    assert answer["land.one.grant"].amount == yuan(3)


@pytest.mark.parametrize("name", ["no_limit", "not_applicable"])
def test_a_word_that_stands_after_otherwise_is_no_name(tmp_path: Path, name: str) -> None:
    text = instrument("land.one", RULES.replace("NAME", name))
    with pytest.raises(PolicyError, match="bad-name"):
        write_library(tmp_path, {"land/one.yaml": text})


@pytest.mark.parametrize("name", ["place", "sales", "sale", "law_date", "basis"])
def test_no_other_name_of_the_case_is_free(tmp_path: Path, name: str) -> None:
    """A fact, a list, a row of it, and what the language itself names, stand by themselves."""
    text = instrument("land.one", RULES.replace("NAME", name))
    with pytest.raises(PolicyError, match="name-taken"):
        write_library(tmp_path, {"land/one.yaml": text})
