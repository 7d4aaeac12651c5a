"""Where more could be chosen than is compared, the choice itself is what is missing."""

import pytest

from incentives import UNKNOWN, Library, Outcome
from incentives.language.possible import Missing, MissingKind
from tests.engine.relations.test_many_choices import BOUND_TOO, ONCE
from tests.engine.relations.trader_domain import Market, determinations, job, market, stall, trading
from tests.engine.small_domain import yuan

CHOICE = Missing(MissingKind.CHOICE, "land.one.x")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return market(tmp_path_factory.mktemp("many"), ONCE, BOUND_TOO)


def places(count: int, *, has_x: object) -> Market:
    """So many stalls, each of which may have 5 for itself or 3 for a job."""
    names = [f"s{number}" for number in range(count)]
    stalls = [stall(name, x=5, has_x=has_x) for name in names]
    return trading(*stalls, jobs=[job(name, 3) for name in names], awards=(), cap=20)


@pytest.mark.parametrize("count", [1, 2, 9])
def test_the_choice_is_missing_only_where_the_ways_are_too_many(
    library: Library, count: int
) -> None:
    """Whatever is missing besides is named with it."""
    found = determinations(library, places(count, has_x=UNKNOWN))
    are_too_many = count == 9
    for name in ("x", "z"):
        assert Outcome.UNDETERMINED is found[name].outcome
        assert are_too_many == (CHOICE in found[name].missing)
        kinds = {missing.kind for missing in found[name].missing}
        assert MissingKind.FACT in kinds


def test_what_is_known_is_chosen_however_many_ways_there_are(library: Library) -> None:
    """The best of each stall, without going through all ways."""
    found = determinations(library, places(9, has_x=True))
    assert (Outcome.ELIGIBLE, yuan(20)) == (found["x"].outcome, found["x"].amount)
    assert not found["x"].missing
