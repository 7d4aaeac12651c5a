"""How many steps a rule takes by its rows: with other counts other cases would be refused.

They are the same in every office, so what counts more or less is another edition.
"""

from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import Library
from incentives.engine.assessment.assessor import Assessor
from incentives.facts.snapshot import take_snapshot
from incentives.facts.unknown import UNKNOWN
from incentives.policy.library import law_of
from tests.engine.keyed_domain import KeyedCase, keyed_library, kid, stay
from tests.engine.relations.trader_domain import ON as OF_MARKET
from tests.engine.relations.trader_domain import Award, market, stall, trading
from tests.engine.small_domain import CITY, ON, Workshop, yuan

ONCE = "title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on"
EACH = "title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day"
RULES = """parameters:
  few: {text: TEXT, unit: '1', values: [{value: 2, cite: '1'}]}
  limit: {text: TEXT, unit: CNY, values: [{value: 9, cite: '1'}]}
  per_hour: {text: TEXT, unit: CNY/hour, values: [{value: 1, cite: '1'}]}
definitions:
  own: {text: TEXT, value: stay.hours * per_hour}
  kept: {text: TEXT, carried: {over: stays, at: stay.day, each: stay.kid, adds: own, used: own}}
  running: {text: TEXT, running: {of: own, each: stay.kid, in_order_of: stay.day, at_most: limit}}
incentives:
"""
OF_A_ROW = {
    "sum": (f"{ONCE}, amount: sum(k.worth for k in kids)", 1),
    "sum_of_some": (f"{ONCE}, amount: sum(k.worth for k in kids if k.poor)", 2),
    "greatest": (f"{ONCE}, amount: max(k.worth for k in kids)", 1),
    "largest": (f"{ONCE}, amount: 'largest(few, (k.worth for k in kids))'", 2),
    "keyed": (f"{EACH}, amount: stay.kid.worth", 24),
    "named": (f"{EACH}, amount: own", 23),
    "account": (f"{EACH}, amount: kept", 26),
    "limit": (f"{EACH}, amount: running", 32),
}
"""By name a rule, and how many steps it takes for each of its rows."""


def of_rule(folder: Path, name: str) -> Library:
    return keyed_library(folder, f"{RULES}  grant: {{{OF_A_ROW[name][0]}}}\n")


def steps_of(library: Library, count: int, *, is_open: bool = False) -> int:
    """For so many children who each stay for one day; of the first one something is not known."""
    kids = tuple(
        attrs.evolve(kid(str(at), at + 1), poor=UNKNOWN if is_open and at == 0 else True)
        for at in range(count)
    )
    stays = tuple(
        stay(None if is_open and at == 0 else str(at), hours=at + 1, day=date(2022, 1, 1 + at))
        for at in range(count)
    )
    case = KeyedCase(workshop=Workshop(applied_on=date(2022, 6, 1)), kids=kids, stays=stays)
    snapshot = take_snapshot(case, library.vocabulary)
    law = law_of(library, library.chain_of(CITY) or (), None, ())
    assessor = Assessor(law=law, snapshot=snapshot, on=ON)
    assessor.solved()
    return assessor.effort.steps


@pytest.mark.parametrize("name", OF_A_ROW)
def test_a_rule_takes_so_many_steps_for_each_row(name: str, tmp_path: Path) -> None:
    """However many there are, and none besides."""
    library = of_rule(tmp_path, name)
    each = OF_A_ROW[name][1]
    assert [0, 2 * each, 4 * each, 8 * each] == [steps_of(library, count) for count in (0, 2, 4, 8)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("sum", [2, 4, 8]),
        ("sum_of_some", [12, 24, 48]),
        ("keyed", [47, 97, 197]),
        ("account", [52, 104, 208]),
        ("limit", [101, 223, 467]),
    ],
)
def test_what_is_not_known_of_one_row_takes_no_more_than_so_many_times_as_many(
    name: str, told: list[int], tmp_path: Path
) -> None:
    """Both ways of whether one counts are tried; a row of no known limit bears on all others."""
    library = of_rule(tmp_path, name)
    assert told == [steps_of(library, count, is_open=True) for count in (2, 4, 8)]


@pytest.mark.parametrize(
    ("relation", "each", "besides"),
    [
        ("one_of: [a, b]", 40, 7),
        ("higher_of: [x, y]", 42, 2),
        ("shared_cap: {of: [x, y], at_most: trader.cap}", 40, 4),
        (
            "once_per: {of: [{incentive: x, key: stall.id}, {incentive: y, key: stall.id}]}",
            48,
            -2,
        ),
    ],
)
def test_a_relation_takes_so_many_steps_for_each_row(
    relation: str, each: int, besides: int, tmp_path: Path
) -> None:
    """Of two grants for each of them: ten for each row of each, then what is claimed and tried."""
    library = market(tmp_path, relation)
    for count in (4, 8, 16):
        awards = tuple(
            Award(incentive="land.one.y", subject=str(at), amount=yuan(1), paid_on=OF_MARKET)
            for at in range(2)
        )
        rows = (stall(str(at), x=at + 1, y=2) for at in range(count))
        case = trading(*rows, a=5, b=6, cap=7, awards=awards)
        snapshot = take_snapshot(case, library.vocabulary)
        law = law_of(library, ("land",), None, ())
        assessor = Assessor(law=law, snapshot=snapshot, on=OF_MARKET)
        assessor.solved()
        assert each * count + besides == assessor.effort.steps
