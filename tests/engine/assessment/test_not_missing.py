# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""What is not named as missing changes nothing, whatever it turns out to be."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives import Assessment, Determination, Library, Outcome, assess
from incentives.engine.findings.pieces.of_determination import shares_by_role
from tests.engine.determination.sharing.test_best_paid import GRANT, GRANTS
from tests.engine.determination.sharing.test_best_paid import RULES as PLACES
from tests.engine.determination.test_limits import RULES as LIMITS
from tests.engine.determination.test_limits import Grade, Load, Yard, load
from tests.engine.keyed_domain import KeyedCase, keyed_library, kid, stay, staying
from tests.engine.relations.test_relation_laws import (
    TEMPLATES,
    Bare,
    Stated,
    markets,
    relations,
)
from tests.engine.relations.trader_domain import Market, market
from tests.engine.small_domain import ON, Workshop, bounds, one_file
from tests.gaps import Path as FactPath
from tests.gaps import facts_of, with_gaps, without
from tests.trying import examples

OPEN = 3
Record = TypeVar("Record", bound=attrs.AttrsInstance)


def told(determination: Determination) -> tuple[object, ...]:
    """What it comes to, and whose that is if it is decided."""
    has = shares_by_role(determination) if not determination.missing else None
    return determination.outcome, bounds(determination), has


def changed_by_what_is_not_missing(
    pair: tuple[Record, Record], assessed: Callable[[Record], Assessment]
) -> Iterator[str]:
    """The incentives that come to something else once all facts are said but those they lack."""
    partial, full = pair
    before: Assessment = assessed(partial)
    gaps = set(facts_of(full)) - set(facts_of(partial))
    filled: dict[frozenset[FactPath], Assessment] = {}
    for determination in before:
        lacking = {missing.id for missing in determination.missing}
        left_out = frozenset(path for path in gaps if written(path) in lacking)
        if left_out not in filled:
            case = full
            for path in sorted(left_out, key=str):
                case = without(case, path)
            filled[left_out] = assessed(case)
        after = filled[left_out][determination.incentive]
        if told(determination) != told(after) and not is_nothing_either_way(determination, after):
            yield f"{determination.incentive}: {told(determination)} became {told(after)}"


def is_nothing_either_way(one: Determination, other: Determination) -> bool:
    """What is INELIGIBLE whatever its day is may turn out to be of a day without the law."""
    return {one.outcome, other.outcome} <= {Outcome.INELIGIBLE, Outcome.NOT_IN_FORCE}


def written(path: FactPath) -> str:
    """As the engine names the fact."""
    first, *rest = path
    return str(first) + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest
    )


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Bare:
    return Bare(market(tmp_path_factory.mktemp("policies"), *TEMPLATES))


@settings(max_examples=examples(200))
@given(stated=relations(), pair=with_gaps(markets, most=OPEN))
def test_where_relations_bind(
    bare: Bare, stated: list[Stated], pair: tuple[Market, Market]
) -> None:
    """Also what bears on others by a relation is named by these."""
    library = bare.with_relations(stated)
    changed = changed_by_what_is_not_missing(pair, lambda case: assess(case, library, on=ON))
    assert [] == [*changed]


@pytest.fixture(scope="module")
def limits(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("limits"), LIMITS, vocabulary=Yard)


loads: st.SearchStrategy[Load] = st.builds(
    load,
    area=st.sampled_from((20, 70, 300)),
    day=st.integers(1, 3),
    good=st.booleans(),
    grade=st.sampled_from(Grade),
    share=st.sampled_from((Decimal(0), Decimal("0.5"), Decimal(1))),
)


@settings(max_examples=examples(200))
@given(
    pair=with_gaps(
        st.builds(Yard, loads=st.lists(loads, min_size=1, max_size=3).map(tuple)), most=OPEN
    )
)
def test_where_rows_fill_a_limit(limits: Library, pair: tuple[Yard, Yard]) -> None:
    """Also what bears on other rows of the limit is named."""
    changed = changed_by_what_is_not_missing(pair, lambda case: assess(case, limits, on=ON))
    assert [] == [*changed]


BY_CASE = (
    "by_case",
    "when: {id: poor, when: stay.kid.poor, text: TEXT}, amount: {value: stay.kid.worth, within: {of: stay.hours, at_most: {cases: [{when: workshop.certified, value: most}, {otherwise: few}]}, first: highest_amount}}",
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Library:
    grants = "".join(f"  {name}: {GRANT} {said}}}\n" for name, said in [*GRANTS.items(), BY_CASE])
    return keyed_library(tmp_path_factory.mktemp("places"), PLACES + grants)


@st.composite
def stays(draw: st.DrawFn) -> KeyedCase:
    """Up to three children of whom one is worth as much as another, each with a stay."""
    kids = [
        attrs.evolve(kid(str(at), draw(st.sampled_from((0, 30, 30, 90)))), poor=draw(st.booleans()))
        for at in range(draw(st.integers(1, 3)))
    ]
    hours = st.sampled_from((0, 1, 6, 12))
    case = staying(kids, *(stay(str(at), hours=draw(hours)) for at in range(len(kids))))
    return attrs.evolve(case, workshop=Workshop(certified=draw(st.booleans())))


@settings(max_examples=examples(200))
@given(pair=with_gaps(stays(), most=OPEN))
def test_where_the_best_paid_count(places: Library, pair: tuple[KeyedCase, KeyedCase]) -> None:
    """Also what bears on which rows count is named."""
    changed = changed_by_what_is_not_missing(pair, lambda case: assess(case, places, on=ON))
    assert [] == [*changed]
