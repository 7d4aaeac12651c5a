# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Which amounts say that rows fill a limit one after the other, and what is read off them."""

from collections.abc import Hashable, Iterable
from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import assess
from incentives.engine.determination.running_limit import (
    RunningLimit,
    record_of,
    running_limit_of,
)
from incentives.engine.determination.said import (
    Said,
    Whose,
    as_its_own,
    conjuncts,
    is_timeless,
    meaning_of,
    opened,
)
from incentives.engine.evaluation.dependence import dependence_of
from incentives.language.expression import Gather, Named
from incentives.language.written import ExpressionWriter
from incentives.policy.library import Law
from tests.engine.determination.test_limits import Yard
from tests.engine.small_domain import ON, instrument, one_file, write_library

BEFORE = "sum(e.area for e in loads if precedes(e, load))"
FIT = "sum(e.area for e in loads if precedes(e, load) and e.good)"
HEAD = """parameters:
  most: {text: TEXT, unit: m2, values: [{value: 100, cite: '1'}]}
  none_at_all: {text: TEXT, unit: m2, values: [{value: 0, cite: '1'}]}
  each: {text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
  part: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
  grown: {text: TEXT, unit: '1', values: [{to: 2021-12-31, value: 1, cite: '1'}, {from: 2022-01-01, value: 2, cite: '1'}]}
definitions:
  before: {text: TEXT, cite: '1', value: 'sum(e.area for e in loads if precedes(e, load))'}
  left: {text: TEXT, cite: '1', value: 'max(most - before, 0)'}
  fit: {text: TEXT, cite: '1', all: [{id: good, when: load.good, text: TEXT}, {id: whole, when: load.share > 0, text: TEXT}]}
  now: {text: TEXT, cite: '1', all: [{id: new, when: load.share >= part * grown, text: TEXT}]}
  small: {text: TEXT, cite: '1', value: load.area * grown}
  half: {text: TEXT, cite: '1', value: load.area * part}
incentives:
  whole: {title: TEXT, kind: grant, cite: '1', trigger: firm.applied_on, amount: most * each}
  in_kind: {title: TEXT, kind: in_kind, cite: '1', for_each: loads, trigger: load.day}
"""
FILLS = {
    "plain": f"max(min(most - {BEFORE}, load.area), 0) * each",
    "swapped": f"each * max(0, min(load.area, most - {BEFORE}))",
    "floored": f"min(max(most - {BEFORE}, 0), load.area) * each",
    "floored_swapped": f"min(load.area, max(0, most - {BEFORE})) * each",
    "named": "min(left, load.area) * each",
    "very_long": f"max(min(most - {BEFORE}, load.area), 0) * each" + " * part / part" * 60,
    "divided": f"max(min(most - {BEFORE}, load.area), 0) * each * load.share / part",
    "guarded": f"max(min(most - {FIT}, load.area), 0) * each",
    "graded": f"max(min(most - {FIT[:-1]} and e.grade == load.grade and load.share == e.share), load.area), 0) * each",
    "defined": "max(min(most - sum(e.area for e in loads if precedes(e, load) and e.fit), load.area), 0) * each",
}
"""Amounts of this shape, in any order and behind any name."""
OTHERS = {
    "unlimited": "load.area * each",
    "added": f"max(min(most + {BEFORE}, load.area), 0) * each",
    "other_floor": f"max(min(most - {BEFORE}, load.area), most) * each",
    "named_floor": f"max(min(most - {BEFORE}, load.area), none_at_all) * each",
    "no_floor": f"min(most - {BEFORE}, load.area) * each",
    "floor_beside": f"min(max(most - {BEFORE}, load.area), 0) * each",
    "of_three": f"max(min(most - {BEFORE}, load.area, most), 0) * each",
    "other_quantity": f"max(min(most - {BEFORE}, load.area * part), 0) * each",
    "own_in_body": "max(min(most - sum(e.area * load.share for e in loads if precedes(e, load)), load.area * load.share), 0) * each",
    "dated_body": "max(min(most - sum(e.area * grown for e in loads if precedes(e, load)), load.area * grown), 0) * each",
    "dated_name": "max(min(most - sum(e.small for e in loads if precedes(e, load)), small), 0) * each",
    "greatest": "max(min(most - max(e.area for e in loads if precedes(e, load)), load.area), 0) * each",
    "no_guard": "max(min(most - sum(e.area for e in loads), load.area), 0) * each",
    "no_order": "max(min(most - sum(e.area for e in loads if e.good), load.area), 0) * each",
    "two_orders": f"max(min(most - {BEFORE[:-1]} and precedes(e, load)), load.area), 0) * each",
    "after": "max(min(most - sum(e.area for e in loads if precedes(load, e)), load.area), 0) * each",
    "beside_own": f"max(min(most - {BEFORE[:-1]} and load.good), load.area), 0) * each",
    "compared": f"max(min(most - {BEFORE[:-1]} and e.share < load.share), load.area), 0) * each",
    "other_key": f"max(min(most - {BEFORE[:-1]} and e.share == load.area / most), load.area), 0) * each",
    "dated_key": f"max(min(most - {BEFORE[:-1]} and e.share * grown == load.share * grown), load.area), 0) * each",
    "either": f"max(min(most - {BEFORE[:-1]} or e.good), load.area), 0) * each",
    "two_limits": f"max(min(most - {BEFORE}, load.area), 0) * max(min(most - {BEFORE}, load.area), 0) * each / most",
    "divisor": f"most * most / max(min(most - {BEFORE}, load.area), 0) * each",
}
"""Amounts that look like it and say something else."""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    folder = tmp_path_factory.mktemp("shapes")
    rules = HEAD + "".join(
        f"  {name}: {{title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: '{amount}'}}\n"
        for name, amount in (FILLS | OTHERS).items()
    )
    return assess(Yard(), one_file(folder, rules, vocabulary=Yard), on=ON).law


def limit_in(law: Law, name: str) -> RunningLimit | None:
    return running_limit_of(law.library.incentives[f"land.one.{name}"], law)


def limit_of(law: Law, name: str) -> RunningLimit:
    limit = limit_in(law, name)
    assert limit is not None
    return limit


@pytest.mark.parametrize("name", FILLS)
def test_a_limit_is_read_in_whatever_order_it_is_written(law: Law, name: str) -> None:
    """The limit, what the row has of its own, and that the other row comes before it."""
    limit, plain = limit_of(law, name), limit_of(law, "plain")
    assert meanings(law, [plain.limit, plain.own, plain.order]) == meanings(
        law, [limit.limit, limit.own, limit.order]
    )


@pytest.mark.parametrize("name", [*OTHERS, "whole", "in_kind"])
def test_what_says_something_else_is_no_such_limit(law: Law, name: str) -> None:
    """Each row of it is bounded by itself."""
    assert limit_in(law, name) is None


def written(said: Said, law: Law) -> str:
    """What is said, with what stands behind clauses and definitions."""
    return ExpressionWriter().written(opened(said, law).expression)


def meanings(law: Law, said: Iterable[Said]) -> list[Hashable]:
    return [meaning_of(one, law) for one in said]


@pytest.mark.parametrize(
    ("name", "rates"),
    [
        ("plain", [("each", False)]),
        ("swapped", [("each", False)]),
        ("named", [("each", False)]),
        ("divided", [("each", False), ("share", False), ("part", True)]),
    ],
)
def test_the_rest_of_the_amount_is_multiplied_or_divides(
    law: Law, name: str, rates: list[tuple[str, bool]]
) -> None:
    """In the order in which it is written."""
    found = limit_of(law, name).rates
    for (word, divides), (said, does) in zip(rates, found, strict=True):
        assert divides == does
        assert word in written(said, law)


def test_of_very_many_factors_some_are_told_as_one(law: Law) -> None:
    """A hundred at most are read one by one."""
    assert 90 < len(limit_of(law, "very_long").rates) <= 100


@pytest.mark.parametrize(
    ("name", "fills", "keys"),
    [
        ("plain", [], []),
        ("guarded", ["good"], []),
        ("graded", ["good"], ["grade", "share"]),
        ("defined", ["good", "share"], []),
    ],
)
def test_what_another_row_must_fulfil_and_have_in_common_is_told_apart(
    law: Law, name: str, fills: list[str], keys: list[str]
) -> None:
    """Each condition by itself, definitions opened; all of it is said of the other row."""
    limit = limit_of(law, name)
    for words, said in ((fills, limit.fills), (keys, limit.keys)):
        for word, one in zip(words, said, strict=True):
            assert word in written(one, law)
            speaks_of = dependence_of(one.expression, law.library).rows
            assert {one.rows[row] for row in speaks_of} == {Whose.ANOTHER}
            assert meaning_of(as_its_own(one), law) != meaning_of(one, law)


def said_in(law: Law, name: str) -> Said:
    """The definition, of the row itself."""
    body = law.library.definitions[f"land.one.{name}"].body
    return Said(expression=body, rows={record_of("loads", law): Whose.ITS_OWN})


def test_what_reads_a_figure_that_changed_hangs_on_the_day(law: Law) -> None:
    """What reads facts alone does not, nor what reads a figure that never did."""
    names = ("fit", "half", "now", "small")
    timeless = {name: is_timeless(said_in(law, name), law) for name in names}
    assert {"fit": True, "half": True, "now": False, "small": False} == timeless
    assert "load" == record_of("loads", law)


def test_all_that_a_condition_asks_for_is_told_one_by_one(law: Law) -> None:
    """Each means something else; two that say the same mean the same."""
    fit = [*conjuncts(said_in(law, "fit"), law)]
    assert 2 == len({*meanings(law, fit)}) == len(fit)
    assert meanings(law, fit) == meanings(law, conjuncts(said_in(law, "fit"), law))
    assert len([*conjuncts(said_in(law, "small"), law)]) == 1


def test_of_which_row_it_is_said_makes_a_difference(law: Law) -> None:
    """The same of another row means something else; said of the row itself it is the same."""
    own = said_in(law, "small")
    other = attrs.evolve(own, rows=dict.fromkeys(own.rows, Whose.ANOTHER))
    assert meaning_of(own, law) != meaning_of(other, law)
    assert meaning_of(own, law) == meaning_of(as_its_own(other), law)


def test_what_is_not_published_says_the_same_of_the_same_row_alone(tmp_path: Path) -> None:
    """A definition as its own row names it, and as a sum does of another: what it says is open."""
    later = "definitions:\n  due: {text: TEXT, cite: '1', value: 'load.area'}\n"
    reading = (
        "uses: {due: land.two.due}\ndefinitions:\n"
        "  own: {text: TEXT, cite: '1', value: 'load.due'}\n"
        "  others: {text: TEXT, cite: '1', value: 'sum(e.due for e in loads)'}\n"
    )
    files = {
        "land/one.yaml": instrument("land.one", reading),
        "land/two.yaml": instrument("land.two", later, published="2022-12-01"),
    }
    library = write_library(tmp_path, files, vocabulary=Yard)
    law = assess(Yard(), library, on=ON, known_on=date(2022, 6, 1)).law
    gather = opened(said_in(law, "others"), law).expression
    assert isinstance(gather, Gather)
    own, other = said_in(law, "own"), Said(expression=gather.body, rows={"e": Whose.ANOTHER})
    assert isinstance(opened(own, law).expression, Named)
    of_another = attrs.evolve(own, rows=dict.fromkeys(own.rows, Whose.ANOTHER))
    assert meaning_of(of_another, law) == meaning_of(other, law) != meaning_of(own, law)
    assert meaning_of(own, law) == meaning_of(as_its_own(other), law)
