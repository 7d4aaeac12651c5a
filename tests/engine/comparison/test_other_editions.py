"""Editions that state the same, and those that state a rule or a relation more."""

from pathlib import Path

import incentives
from incentives import Comparison
from tests.engine.comparison.test_comparing import CASES, ON, RULES, compared, library_of
from tests.engine.small_domain import Case, instrument, write_library, yuan

OTHER = "  other: {title: TEXT, kind: award, cite: '5', trigger: workshop.applied_on, amount: workshop.spent}\n"  # noqa: E501 - as it stands there
EXCLUDES = "relations:\n  - {excludes: {incentive: grant, by: other}, cite: '6'}\n"


def between(folder: Path, before: str, after: str, **cases: Case) -> Comparison:
    sides = [
        write_library(folder / name, {"land/one.yaml": instrument("land.one", text)})
        for name, text in (("a", before), ("b", after))
    ]
    return incentives.compare(*sides, cases=cases, on=ON)


def test_editions_that_state_the_same_differ_in_nothing(tmp_path: Path) -> None:
    """Whatever the cases; a figure more is a difference, also where nobody is touched."""
    assert compared(tmp_path / "same", **CASES).is_empty
    assert not compared(tmp_path / "more", ("value: 200", "value: 250")).is_empty
    assert library_of(tmp_path / "one").digest == library_of(tmp_path / "two").digest


def test_what_is_added_is_an_effect_of_its_own(tmp_path: Path) -> None:
    """Before it there was nothing; the case is the example of the rule that was added."""
    found = between(tmp_path, RULES.replace(OTHER, ""), RULES, early=CASES["early"])
    (effect,) = found.cases[0].effects
    assert ("land.one.other", None, yuan(50)) == (
        effect.incentive,
        effect.before,
        effect.difference.known,
    )
    assert [effect] == [example.effect for example in found.examples.values()]


def test_a_relation_that_was_added_has_the_one_it_takes_from_as_its_example(tmp_path: Path) -> None:
    """And turned round the one that is given again."""
    case = CASES["early"]
    for rules in ((RULES, RULES + EXCLUDES), (RULES + EXCLUDES, RULES)):
        found = between(tmp_path / str(len(rules[0])), *rules, early=case)
        assert len(found.changes) == 1
        (effect,) = found.cases[0].effects
        assert "land.one.grant" == effect.incentive
        assert [effect] == [example.effect for example in found.examples.values()]
