"""What a level of government gives: read in expressions, and held together by one cap."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import UNKNOWN, Assessment, Library, Outcome, PolicyError, assess, load_library
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from incentives.values.money import exact_amount
from incentives.values.text import Language
from tests.engine.small_domain import CITY, ON, VILLAGE, Case, Workshop, instrument, yuan

STATE = """
payers:
  village: {zh: 村级财政, en: the village}
parameters:
  most: {text: TEXT, unit: CNY, values: [{value: 150, cite: '1'}]}
incentives:
  top_up:
    title: TEXT
    kind: grant
    cite: '2'
    trigger: workshop.opened_on
    when: {id: given, when: granted_by(village) > 0, text: TEXT}
    amount: {value: most - granted_by(village), at_least: 0}
relations:
  - {shared_cap: {granted_by: [village, city], at_most: most}, cite: '3'}
"""
GRANTS = """
incentives:
  one: {title: {zh: 其一, en: one}, kind: grant, cite: '1', trigger: workshop.opened_on, FIRST}
  two: {title: {zh: 其二, en: two}, kind: grant, cite: '2', trigger: workshop.opened_on, SECOND}
"""
OF_CITY = GRANTS.replace("FIRST", "amount: workshop.spent").replace(
    "SECOND", "when: {id: c, when: workshop.certified, text: TEXT}, amount: workshop.profit"
)
OF_VILLAGE = """
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.opened_on
    when: {id: green, when: workshop.green, text: TEXT}
    amount: workshop.spent
  room: {title: TEXT, kind: in_kind, cite: '2', trigger: workshop.opened_on}
"""


def laid_out(folder: Path, state: str = STATE) -> Library:
    files = {
        "library.yaml": 'version: "1"\n',
        "land/jurisdiction.yaml": 'code: "320000"\nname: {zh: 国, en: land}\n',
        "land/city/jurisdiction.yaml": f'code: "{CITY}"\nname: {{zh: 市, en: city}}\nlevel: city\n',
        "land/city/village/jurisdiction.yaml": (
            f'code: "{VILLAGE}"\nname: {{zh: 村, en: village}}\nlevel: village\n'
        ),
        "land/state.yaml": instrument("land.state", state),
        "land/city/grants.yaml": instrument("land.city.grants", OF_CITY),
        "land/city/village/grants.yaml": instrument("land.city.village.grants", OF_VILLAGE),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load_library(folder, vocabulary=Case)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return laid_out(tmp_path_factory.mktemp("levels"))


Known = tuple[int | None, int | None, bool | None, bool | None]
"""What was spent, the profit, certified, green; None: not known."""


def assessed(library: Library, known: Known, place: str = VILLAGE) -> Assessment:
    spent, profit, certified, green = known
    workshop = Workshop(
        spent=UNKNOWN if spent is None else yuan(spent),
        profit=UNKNOWN if profit is None else yuan(profit),
        certified=UNKNOWN if certified is None else certified,
        green=UNKNOWN if green is None else green,
        opened_on=ON,
    )
    return assess(Case(place=place, workshop=workshop), library, on=ON)


def amounts(assessment: Assessment) -> dict[str, int]:
    return {
        found.incentive.removeprefix("land."): int(found.amount.amount)
        for found in assessment
        if found.amount is not None
    }


def test_a_level_is_read_off_the_amounts_of_what_it_gives(library: Library) -> None:
    """In a place of that level; elsewhere it gives nothing. What is not valued does not count."""
    inside = assessed(library, (40, 10, False, True))
    assert 110 == amounts(inside)["state.top_up"]
    outside = assessed(library, (40, 10, False, True), place=CITY)
    assert Outcome.INELIGIBLE is outside["land.state.top_up"].outcome


def test_a_cap_binds_all_that_levels_give(library: Library) -> None:
    """None is named; the level named last gives way first, and in it what is stated last."""
    found = amounts(assessed(library, (70, 30, True, True)))
    assert (70, 70, 10) == (
        found["city.village.grants.grant"],
        found["city.grants.one"],
        found["city.grants.two"],
    )
    found = amounts(assessed(library, (70, 30, True, True), place=CITY))
    assert (70, 30) == (found["city.grants.one"], found["city.grants.two"])


def test_the_rule_says_so_by_the_level(library: Library) -> None:
    """By the name that the payer has."""
    told = print_text(
        rule_sheet("land.city.grants.one", library, Language.ZH), language=Language.ZH
    )
    assert "村级财政" in told
    assert "给予的其他优惠" in told


@given(
    known=st.tuples(
        st.sampled_from([None, 0, 70]),
        st.sampled_from([None, 40, 120]),
        st.sampled_from([None, True, False]),
        st.sampled_from([None, True, False]),
    )
)
def test_what_is_known_holds_for_every_completion(library: Library, known: Known) -> None:
    """With facts left out no amount lies outside its range, and no outcome is overturned."""
    partial = assessed(library, known)
    spent, profit, certified, green = known
    for complete in product(
        [0, 70] if spent is None else [spent],
        [40, 120] if profit is None else [profit],
        [True, False] if certified is None else [certified],
        [True, False] if green is None else [green],
    ):
        whole = assessed(library, complete)
        together = (sum_ for name, sum_ in amounts(whole).items() if name.startswith("city"))
        assert sum(together) <= 150
        for told in partial:
            found = whole[told.incentive]
            if told.outcome is not Outcome.UNDETERMINED:
                assert (told.outcome, told.amount) == (found.outcome, found.amount)
            elif found.outcome is Outcome.ELIGIBLE:
                assert told.amount_range is not None
                assert found.amount is not None
                assert exact_amount(found.amount) in told.amount_range.exact


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("granted_by: [village, city]", "granted_by: [vilage]", "vilage"),
        ("granted_by(village) > 0", "granted_by(vilage) > 0", "unknown level 'vilage'"),
        ("granted_by(village) > 0", "granted_by(0) > 0", "takes the name of one level"),
        ("granted_by: [village, city],", "of: [top_up], granted_by: city,", "'shared_cap'"),
        ("granted_by: [village, city],", "", "'shared_cap'"),
    ],
)
def test_a_level_that_there_is_not_is_refused(
    was: str, now: str, message: str, tmp_path: Path
) -> None:
    """With the levels of the places."""
    with pytest.raises(PolicyError, match=message):
        laid_out(tmp_path, STATE.replace(was, now, 1))
