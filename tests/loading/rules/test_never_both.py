"""Incentives that read each other, where they can never both apply."""

import pickle
import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import (
    UNKNOWN,
    Assessment,
    Library,
    Outcome,
    PolicyError,
    assess,
    load_library,
)
from incentives.values.money import exact_amount
from tests.engine.small_domain import (
    CITY,
    ON,
    PLACES,
    VILLAGE,
    Case,
    Trade,
    Workshop,
    instrument,
    one_file,
    yuan,
)

SECTIONS = """
parameters:
  few: {text: TEXT, unit: person, at_most: 5, values: [{value: 4, cite: '1'}]}
  many: {text: TEXT, unit: person, at_least: 6, values: [{value: 9, cite: '1'}]}
  four: {text: TEXT, unit: person, at_least: 4, at_most: 4, values: [{value: 4, cite: '1'}]}
  flat: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
definitions:
  of_wood: {text: TEXT, cite: '2', when: workshop.trade == joiner}
incentives:
  a:
    title: TEXT
    kind: grant
    cite: '3'
    trigger: workshop.opened_on
    when: {all: [{id: one, when: "FIRST", text: TEXT}]}
    amount: {value: workshop.spent - amount_of(b), at_least: 0}
  b:
    title: TEXT
    kind: grant
    cite: '4'
    trigger: workshop.opened_on
    when:
      all:
        - {id: one, when: "SECOND", text: TEXT}
        - {id: no, when: not is_eligible(a), text: TEXT}
    amount: flat
"""


def sections(first: str, second: str) -> str:
    return SECTIONS.replace("FIRST", first).replace("SECOND", second)


APART = [
    ("workshop.certified", "not workshop.certified"),
    ("of_wood", "workshop.trade in {smith, baker}"),
    ("workshop.trade != smith", "not of_wood and workshop.trade == smith"),
    ("workshop.staff <= few", "workshop.staff >= many"),
    ("workshop.staff < four", "four <= workshop.staff"),
    ("of_wood or workshop.trade == baker", "not (workshop.trade in {joiner, baker})"),
]
TOGETHER = [
    ("workshop.certified", "not workshop.green"),
    ("of_wood", "workshop.trade in {smith, joiner}"),
    ("workshop.staff <= few", "workshop.staff > few"),
    ("workshop.staff <= four", "four <= workshop.staff"),
    ("workshop.member", "not workshop.member"),
    ("of_wood or workshop.certified", "workshop.trade == smith"),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_can_never_both_apply_may_read_each_other(
    first: str, second: str, tmp_path: Path
) -> None:
    """The file loads, and each is reckoned as if the other gave nothing."""
    library = one_file(tmp_path, sections(first, second))
    for trade, staff, certified in product(Trade, (0, 1, 4, 9), (True, False)):
        workshop = Workshop(
            trade=trade, staff=staff, certified=certified, spent=yuan(70), opened_on=ON
        )
        found = assess(Case(workshop=workshop), library, on=ON)
        given = {name: found[f"land.one.{name}"].outcome is Outcome.ELIGIBLE for name in ("a", "b")}
        assert not (given["a"] and given["b"])
        assert yuan(70 if given["a"] else 0) == found["land.one.a"].amount
        assert yuan(100 if given["b"] else 0) == found["land.one.b"].amount


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_what_may_both_apply_is_refused_with_the_whole_way(
    first: str, second: str, tmp_path: Path
) -> None:
    """Each step with the line at which it is read."""
    with pytest.raises(PolicyError) as refused:
        one_file(tmp_path, sections(first, second))
    lines = sections(first, second).splitlines()
    head = instrument("land.one", "").count("\n")
    by_a, by_b = (
        next(number for number, line in enumerate(lines, start=head + 1) if named in line)
        for named in ("amount_of(b)", "is_eligible(a)")
    )
    told = str(refused.value)
    file = re.escape(told.partition(":")[0])
    way = rf"land\.one\.a \({file}:{by_a}\) → land\.one\.b \({file}:{by_b}\) → land\.one\.a"
    assert re.search(way, told)
    assert "incentive-cycle" in told


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("apart"), sections(*APART[1]))


def assessed(library: Library, trade: Trade | None, spent: int | None) -> Assessment:
    workshop = Workshop(
        trade=UNKNOWN if trade is None else trade,
        spent=UNKNOWN if spent is None else yuan(spent),
        opened_on=ON,
    )
    return assess(Case(workshop=workshop), library, on=ON)


@given(trade=st.sampled_from([None, *Trade]), spent=st.sampled_from([None, 0, 70]))
def test_what_is_known_holds_for_every_completion(
    library: Library, trade: Trade | None, spent: int | None
) -> None:
    """With facts left out no amount lies outside the range, and no outcome is overturned."""
    partial = assessed(library, trade, spent)
    trades = list(Trade) if trade is None else [trade]
    sums = [0, 70] if spent is None else [spent]
    for one_trade, one_sum in product(trades, sums):
        whole = assessed(library, one_trade, one_sum)
        for told in partial:
            known = whole[told.incentive]
            if told.outcome is not Outcome.UNDETERMINED:
                assert (told.outcome, told.amount) == (known.outcome, known.amount)
            elif known.outcome is Outcome.ELIGIBLE:
                assert told.amount_range is not None
                assert known.amount is not None
                assert exact_amount(known.amount) in told.amount_range.exact


def test_a_library_that_was_sent_elsewhere_knows_it_too(library: Library) -> None:
    """What stands for nothing does so in another process."""
    sent = pickle.loads(pickle.dumps(library))  # noqa: S301 — our own
    assert 2 == len(sent.never_read)
    amounts = [found.amount for found in assessed(sent, Trade.JOINER, 70)]
    assert [yuan(70), yuan(0)] == amounts


GRANT = """
uses: {other: OTHER}
parameters:
  flat: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '3'
    trigger: workshop.opened_on
    amount: {value: flat - amount_of(other), at_least: 0}
"""


def in_places(folder: Path, one: str, other: str) -> Library:
    files = {
        **PLACES,
        "land/town/jurisdiction.yaml": 'code: "320199"\nname: {zh: 镇, en: town}\n',
        f"{one.replace('.', '/')}/x.yaml": instrument(
            f"{one}.x", GRANT.replace("OTHER", f"{other}.x.grant")
        ),
        f"{other.replace('.', '/')}/x.yaml": instrument(
            f"{other}.x", GRANT.replace("OTHER", f"{one}.x.grant")
        ),
    }
    files["land/city/jurisdiction.yaml"] = f'code: "{CITY}"\nname: {{zh: 市, en: city}}\n'
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load_library(folder, vocabulary=Case)


def test_a_circle_through_places_that_no_case_shares_never_closes(tmp_path: Path) -> None:
    """In each place the other gives nothing."""
    library = in_places(tmp_path, "land.city", "land.town")
    case = Case(place=CITY, workshop=Workshop(opened_on=ON))
    assert yuan(100) == assess(case, library, on=ON)["land.city.x.grant"].amount


def test_a_circle_through_a_place_and_one_within_it_is_refused(tmp_path: Path) -> None:
    """A case in the village is in the city too."""
    assert VILLAGE
    with pytest.raises(PolicyError, match="incentive-cycle"):
        in_places(tmp_path, "land.city", "land.city.village")
