"""Figures of national law that an instrument of a place sets by a rule."""

from datetime import date
from itertools import product
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import UNKNOWN, Library, Outcome, PolicyError, assess
from incentives.checking.folder import check_folder
from incentives.checking.thresholds import FigureChange, Side
from incentives.engine.determination.ranking import _trials
from incentives.language.possible import Missing, MissingKind
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.comparison import entry_changes
from incentives.policy.proof import prove
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from incentives.values.place import FigureCell
from incentives.values.text import Language
from tests.engine.small_domain import (
    CITY,
    ON,
    PLACES,
    TEXT,
    VILLAGE,
    Case,
    case_of,
    contradictions,
    instrument,
    write_library,
    yuan,
)

STATE = """
parameters:
  rate:
    text: {zh: 每人标准, en: rate of a person}
    unit: CNY/person
    values: [{from: 2020-01-01, value: 10, cite: '1'}]
  slot: {text: {zh: 地方补助, en: local grant}, unit: CNY, values: [{unpublished: true, cite: '3'}]}
  open: {text: {zh: 是否开放, en: open to all}, type: boolean, values: [{value: false, cite: '1'}]}
incentives:
  grant:
    title: {zh: 人员补助, en: grant for staff}
    kind: grant
    cite: '2'
    trigger: workshop.opened_on
    amount: workshop.staff * rate
  local:
    title: TEXT
    kind: grant
    cite: '3'
    trigger: workshop.opened_on
    when: {id: open, when: workshop.certified or open, text: TEXT}
    amount: slot
"""
OF_CITY = """
parameters:
  most: {text: TEXT, unit: CNY, values: [{value: 100, cite: '5'}]}
  high: {text: TEXT, unit: CNY/person, values: [{value: 30, cite: '4'}]}
  low: {text: TEXT, unit: CNY/person, values: [{value: 20, cite: '4'}]}
definitions:
  large: {text: {zh: 规模较大, en: large}, cite: '5', when: workshop.spent > most}
sets:
  land.state.rate:
    - {from: 2021-07-01, to: 2022-06-30, rule: high if large else low, cite: 四}
  land.state.slot:
    - rule: {cases: [{when: large, value: workshop.profit}, {otherwise: 0}], at_most: most}
      cite: 五
  land.state.open:
    - {rule: workshop.green, cite: 六}
"""
OF_VILLAGE = """
sets:
  land.state.rate: [{from: 2022-01-01, value: 50, cite: '7'}]
"""


def files(state: str = STATE, city: str = OF_CITY, village: str = OF_VILLAGE) -> dict[str, str]:
    return {
        **PLACES,
        "land/state.yaml": instrument("land.state", state),
        "land/city/notice.yaml": instrument(
            "land.city.notice", city, first="2021-07-01", published="2021-05-01"
        ),
        "land/city/village/notice.yaml": instrument(
            "land.city.village.notice", village, first="2022-01-01", published="2021-12-01"
        ),
    }


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_library(tmp_path_factory.mktemp("set"), files())


def case(place: str = CITY, opened: date = date(2022, 5, 1), **facts: object) -> Case:
    known: dict[str, object] = {"staff": 2, "spent": yuan(101), "profit": yuan(70), "green": True}
    made = case_of(**{**known, "opened_on": opened, "certified": False, **facts})
    return attrs.evolve(made, place=place)


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        (case(), 60),
        (case(spent=yuan(100)), 40),
        (case(opened=date(2021, 6, 30)), 20),
        (case(opened=date(2021, 7, 1)), 60),
        (case(opened=date(2022, 6, 30)), 60),
        (case(opened=date(2022, 7, 1)), 20),
        (case(VILLAGE), 100),
        (case(VILLAGE, date(2021, 12, 31)), 60),
    ],
)
def test_the_rule_of_the_place_and_day_is_read(library: Library, told: Case, amount: int) -> None:
    """From its first to its last day and in its place, unless a lower place states a figure."""
    assert assess(told, library, on=ON)["land.state.grant"].amount == yuan(amount)


def test_a_rule_may_be_a_quantity_or_a_condition(library: Library) -> None:
    """Cases with a cap set a number; yes or no is set by a condition."""
    found = assess(case(), library, on=ON)["land.state.local"]
    assert (found.outcome, found.amount) == (Outcome.ELIGIBLE, yuan(70))
    most = assess(case(profit=yuan(170)), library, on=ON)["land.state.local"]
    assert most.amount == yuan(100)
    closed = assess(case(green=False), library, on=ON)["land.state.local"]
    assert closed.outcome is Outcome.INELIGIBLE


def test_what_was_not_published_is_not_read(library: Library) -> None:
    """Known on a day before the notice, the national figure stands."""
    told = assess(case(), library, on=ON, known_on=date(2021, 4, 30))["land.state.grant"]
    assert told.amount == yuan(20)


def test_which_rule_sets_it_is_not_tried(library: Library) -> None:
    """To put what is missing in order values are tried: there is no rule of every number."""
    [number] = [one for one in library.parameters.values() if one.number_of == "land.state.rate"]
    missing = Missing(MissingKind.FIGURE, FigureCell(number.id))
    assert _trials(missing, library) == ()
    known = Missing(MissingKind.FIGURE, FigureCell("land.state.rate"))
    assert len(_trials(known, library)) == 2


def test_every_day_is_proven(library: Library) -> None:
    """A day on which a rule sets the figure has no other, and none is wanting."""
    assert prove(library).is_complete


def test_it_is_said_who_sets_it(library: Library) -> None:
    """The working names the notice, its clause and its days; elsewhere it names none of them."""
    name = "确定每人标准的规定（2021年7月1日至2022年6月30日）"
    told = print_text(assessment_sheet(assess(case(), library, on=ON), Language.ZH), Language.ZH)
    assert f"No. land.city.notice：四——{name}" in told
    plain = assess(case(opened=date(2022, 7, 1)), library, on=ON)
    grant = plain["land.state.grant"]
    assert [each.clause for each in grant.citations] == ["2", "1"]


def test_a_rule_in_words_tells_who_sets_a_figure(library: Library) -> None:
    """By which notice and clause it is set, and that it is the figure elsewhere."""
    told = print_text(rule_sheet("land.state.grant", library, Language.ZH), Language.ZH)
    assert "由No. land.city.notice四确定的：每人标准（No. land.city.notice）" in told
    assert "其他的：每人标准" in told
    assert "该时期无标准：由No. land.city.notice四规定的办法确定" in told


OVERLAY = """
overlay:
  title: TEXT
  authority: TEXT
  jurisdiction: land.city
  REFORM
sets:
  land.state.rate: [{from: 2022-01-01, value: 70, cite: '9'}]
""".replace("TEXT", TEXT)


def test_an_overlay_wins_over_the_rule(library: Library) -> None:
    """As a reform alone: the figure is published for these days, by the rule."""
    text = OVERLAY.replace("REFORM", "reform: true")
    overlay = load_overlay_text(text, file="overlay.yaml", library=library)
    tried = assess(case(), library, on=ON, overlays=[overlay])
    assert tried["land.state.grant"].amount == yuan(140)
    before = case(opened=date(2021, 12, 31))
    untouched = assess(before, library, on=ON, overlays=[overlay])
    assert untouched["land.state.grant"].amount == yuan(60)
    with pytest.raises(PolicyError) as caught:
        load_overlay_text(OVERLAY.replace("  REFORM\n", ""), file="overlay.yaml", library=library)
    assert [fault.slug for fault in caught.value.faults] == ["overlay-of-published"]


RULE = "land.city.notice.sets.land.state.rate"
DAYS = (date(2021, 6, 30), date(2021, 7, 1), date(2022, 7, 1))
Known = tuple[str, date | None, int | None, int | None]
"""The place, the day of opening, what was spent and the staff; None: not known."""


def case_known(place: str, opened: date | None, spent: int | None, staff: int | None) -> Case:
    return attrs.evolve(
        case_of(
            opened_on=UNKNOWN if opened is None else opened,
            spent=UNKNOWN if spent is None else yuan(spent),
            staff=UNKNOWN if staff is None else staff,
            certified=True,
            profit=yuan(7),
        ),
        place=place,
    )


@given(
    known=st.tuples(
        st.sampled_from((CITY, VILLAGE, "320000")),
        st.sampled_from((None, *DAYS)),
        st.sampled_from((None, 100, 101)),
        st.sampled_from((None, 0, 3)),
    )
)
def test_no_fact_overturns_what_is_known(library: Library, known: Known) -> None:
    """Whatever the day and the facts that the rule reads turn out to be."""
    place, opened, spent, staff = known
    partial = assess(case_known(*known), library, on=ON)
    ways = product(
        DAYS if opened is None else (opened,),
        (100, 101) if spent is None else (spent,),
        (0, 3) if staff is None else (staff,),
    )
    for way in ways:
        full = assess(case_known(place, *way), library, on=ON)
        assert contradictions(partial, full) == []
        rate = by_hand(place, way[0], way[1])
        assert full["land.state.grant"].amount == yuan(rate * way[2])


def by_hand(place: str, opened: date, spent: int) -> int:
    """The rate of the place and day, worked out by hand."""
    if place == VILLAGE and opened >= date(2022, 1, 1):
        return 50
    is_set = place != "320000" and date(2021, 7, 1) <= opened <= date(2022, 6, 30)
    return (30 if spent > 100 else 20) if is_set else 10


@pytest.mark.parametrize(
    ("changed", "slug", "said"),
    [
        (
            ("city", "rule: high if large else low", "rule: workshop.spent"),
            "wrong-type",
            "the figure is a number in CNY/person, the rule gives a number in CNY",
        ),
        (
            ("city", "rule: high if large else low", "rule: land_rate + high"),
            "definition-cycle",
            f"a definition rests on itself: {RULE} → {RULE}",
        ),
        (
            ("city", "rule: high if large else low", "rule: high if sale.exported else low"),
            "row-missing",
            "'land.state.rate.as_set' speaks of 'sale', which is no row of this rule",
        ),
        (
            ("state", "value: 10, cite: '1'", "rule: workshop.spent, cite: '1'"),
            "conflicting-keys",
            "a rule sets a figure of another instrument, in `sets` of an instrument",
        ),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, changed: tuple[str, str, str], slug: str, said: str
) -> None:
    """Another unit, a circle, a row that those who read it lack, a rule in place of a value."""
    where, old, new = changed
    city = "uses: {land_rate: land.state.rate}\n" + OF_CITY
    texts = {"state": STATE, "city": city}
    assert old in texts[where]
    texts[where] = texts[where].replace(old, new)
    with pytest.raises(PolicyError) as caught:
        write_library(tmp_path, files(**texts))
    told = [(fault.slug, str(fault.message)) for fault in caught.value.faults]
    assert (slug, said) in told


def test_a_table_is_not_set_by_a_rule(tmp_path: Path) -> None:
    """A rule comes to one figure; cells are set one by one."""
    table = "  rate: {text: TEXT, unit: CNY/person, by: workshop.trade, values: []}\n"
    state = "\nparameters:\n" + table
    city = """
sets:
  land.state.rate: [{rule: 0, cite: '1'}]
"""
    with pytest.raises(PolicyError, match="a rule sets a number, a day, or yes or no"):
        write_library(tmp_path, files(state, city, "\n"))


def test_two_of_one_place_cannot_set_it_for_the_same_days(tmp_path: Path) -> None:
    """A rule is as good as a figure: of two that are as old nobody knows which holds."""
    rival = "\nsets:\n  land.state.rate: [{from: 2022-06-30, value: 5, cite: '1'}]\n"
    other = instrument("land.city.other", rival, first="2021-07-01", published="2021-05-01")
    with pytest.raises(PolicyError) as caught:
        write_library(tmp_path, {**files(), "land/city/other.yaml": other})
    assert "rival-figures" in [fault.slug for fault in caught.value.faults]


CASES = """
facts: {place: "320101", workshop: {staff: 2, spent: 101, certified: true}}
cases:
  - name: the day before the rule
    source: No. land.state
    note: 2 x 10
    on: 2022-12-31
    facts: {workshop: {opened_on: 2021-06-30}}
    expect: {land.state.grant: {outcome: ELIGIBLE, amount: "20.00"}}
  - name: the first day of the rule
    source: No. land.city.notice
    note: 2 x 30
    on: 2022-12-31
    facts: {workshop: {opened_on: 2021-07-01}}
    expect:
      land.state.grant: {outcome: ELIGIBLE, amount: "60.00"}
      land.state.local: {outcome: UNDETERMINED}
"""


def test_boundaries_ask_for_a_case_before_the_rule_and_on_its_first_day(tmp_path: Path) -> None:
    """The day on which a rule comes to set the figure is a threshold, as one of a figure is."""
    write_library(tmp_path, files())
    [folder] = [path.parent for path in tmp_path.rglob("library.yaml")]
    (folder / "land" / "state.cases.yaml").write_text(CASES, encoding="utf-8")
    report = check_folder(folder, vocabulary=Case)
    assert report.is_clean
    assert report.coverage is not None
    begun = [
        each.covered
        for rule in report.coverage.incentives
        for each in rule.thresholds
        if isinstance(each.threshold, FigureChange)
        and each.threshold.parameter.number_of == "land.state.rate"
        and each.threshold.first == date(2021, 7, 1)
    ]
    assert {Side.BELOW, Side.ON} in begun


def test_editions_are_compared_by_what_the_rule_says(library: Library, tmp_path: Path) -> None:
    """Another rule in the same clause is a change of the notice; the same rule is none."""
    city = OF_CITY.replace("high if large else low", "low if large else high")
    other = write_library(tmp_path, files(city=city))
    assert entry_changes(library, library) == ()
    assert [change.id for change in entry_changes(library, other)] == [
        "land.city.notice.sets.land.state.rate"
    ]
