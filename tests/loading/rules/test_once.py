"""What may be given once only, by what was paid, along instruments that continue each other."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import UNKNOWN, Library, Outcome, assess
from incentives.checking.advising.paid_before import compared_with_text, once_by_relation
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from incentives.values.text import Language
from tests.engine.small_domain import (
    ON,
    PLACES,
    Case,
    House,
    Payout,
    case_of,
    contradictions,
    instrument,
    write_library,
    yuan,
)

OLD = """
incentives:
  start:
    title: {zh: 开业奖励, en: award for opening}
    kind: award
    cite: '1'
    trigger: workshop.opened_on
    once: {per: workshop, cite: '2'}
    amount: workshop.spent
  repair:
    title: TEXT
    kind: grant
    cite: '3'
    for_each: houses
    trigger: house.bought_on
    once: {per: house.id}
    amount: {figure: 10 CNY, cite: '3'}
  move:
    title: TEXT
    kind: grant
    cite: '4'
    for_each: houses
    trigger: house.bought_on
    once: {per: workshop}
    amount: {figure: 10 CNY, cite: '4'}
"""
NEW = "continues: land.old\n"
OTHER = """
uses: {start: land.new.start}
incentives:
  bonus:
    title: TEXT
    kind: award
    cite: '1'
    trigger: workshop.opened_on
    when:
      id: first
      when: not any(p.incentive == start or p.incentive == this for p in payouts)
      text: TEXT
    amount: {figure: 5 CNY, cite: '1'}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two instruments of which one continues the other, and one that names an award of theirs."""
    return write_library(
        tmp_path_factory.mktemp("once"),
        {
            **PLACES,
            "land/old.yaml": instrument("land.old", OLD, last="2021-12-31"),
            "land/new.yaml": instrument("land.new", NEW, first="2022-01-01"),
            "land/other.yaml": instrument("land.other", OTHER),
        },
    )


def paid(incentive: str, day: date, subject: str = "x") -> Payout:
    return Payout(incentive=incentive, subject=subject, amount=yuan(1), paid_on=day)


def opened(day: date, *payouts: Payout) -> Case:
    case = case_of(opened_on=day, spent=yuan(100))
    return attrs.evolve(case, payouts=payouts, houses=())


def outcome(library: Library, incentive: str, case: Case) -> Outcome:
    return assess(case, library, on=ON)[incentive].outcome


@pytest.mark.parametrize(
    ("incentive", "day", "expected"),
    [
        ("land.old.start", date(2021, 5, 1), Outcome.INELIGIBLE),
        ("land.new.start", date(2022, 2, 28), Outcome.INELIGIBLE),
        ("land.new.start", date(2022, 3, 1), Outcome.ELIGIBLE),
        ("land.old.repair", date(2021, 5, 1), Outcome.ELIGIBLE),
        ("land.other.bonus", date(2021, 5, 1), Outcome.ELIGIBLE),
    ],
)
def test_what_the_earlier_instrument_paid_counts(
    library: Library, incentive: str, day: date, expected: Outcome
) -> None:
    """Paid under what this continues or under this, before the law date; nothing else counts."""
    case = opened(date(2022, 3, 1), paid(incentive, day))
    assert outcome(library, "land.new.start", case) is expected


def test_what_continues_it_does_not_count_for_the_earlier_one(library: Library) -> None:
    """`this` goes back along `continues`, not forward."""
    case = opened(date(2021, 3, 1), paid("land.new.start", date(2021, 2, 1)))
    assert outcome(library, "land.old.start", case) is Outcome.ELIGIBLE


@pytest.mark.parametrize(
    ("incentive", "expected"),
    [
        ("land.old.start", Outcome.INELIGIBLE),
        ("land.new.start", Outcome.INELIGIBLE),
        ("land.other.bonus", Outcome.INELIGIBLE),
        ("land.new.repair", Outcome.ELIGIBLE),
    ],
)
def test_another_incentive_is_named(library: Library, incentive: str, expected: Outcome) -> None:
    """A name of the library means that incentive with those that it continues."""
    case = opened(date(2021, 3, 1), paid(incentive, date(2022, 5, 1)))
    assert outcome(library, "land.other.bonus", case) is expected


def test_of_one_key_one_row_is_given_in_all_versions(library: Library) -> None:
    """Two purchases of one house, under the earlier and the later instrument: 10, not 20."""
    houses = (
        House(id="a", bought_on=date(2021, 5, 1)),
        House(id="a", bought_on=date(2022, 5, 1)),
        House(id="b", bought_on=date(2022, 5, 1)),
    )
    case = attrs.evolve(case_of(opened_on=date(2022, 3, 1)), houses=houses, payouts=())
    assessment = assess(case, library, on=ON)
    amounts = [assessment[f"land.{name}.repair"].amount for name in ("old", "new")]
    assert sum(amount.amount for amount in amounts if amount is not None) == 20


def test_of_the_case_one_row_is_given_in_all_versions(library: Library) -> None:
    """Two houses, bought under the earlier and the later instrument: 10, not 20."""
    houses = tuple(House(id=name, bought_on=day) for name, day in zip("ab", DAYS[1:], strict=True))
    earlier = House(id="c", bought_on=date(2021, 5, 1))
    case = attrs.evolve(case_of(), houses=(*houses, earlier), payouts=())
    assessment = assess(case, library, on=ON)
    amounts = [assessment[f"land.{name}.move"].amount for name in ("old", "new")]
    assert sum(amount.amount for amount in amounts if amount is not None) == 10


def test_an_award_of_the_case_need_not_say_for_what_it_was(library: Library) -> None:
    """What the earlier version paid, though after the law date, uses up the only one."""
    case = attrs.evolve(
        case_of(),
        houses=(House(id="a", bought_on=DAYS[1]),),
        payouts=(attrs.evolve(paid("land.old.move", DAYS[2]), subject=UNKNOWN),),
    )
    move = assess(case, library, on=ON)["land.new.move"]
    assert (move.outcome, move.amount) == (Outcome.INELIGIBLE, yuan(0))


def test_the_key_is_the_subject(library: Library) -> None:
    """What one award is for is the key of `once`, where nothing else is said."""
    subject = library.incentives["land.old.repair"].subject
    assert subject is not None
    assert library.incentives["land.old.start"].subject is None


def test_it_is_said_in_words(library: Library) -> None:
    """A rule tells the condition, and of its rows that only one is given."""
    chinese = print_text(rule_sheet("land.new.repair", library, Language.ZH), Language.ZH)
    assert "同一对象此前未享受过" in chinese
    assert "只享受一次" in chinese
    english = print_text(rule_sheet("land.new.start", library, Language.EN), Language.EN)
    assert "it was not given before" in english


NAMES = ("land.old.start", "land.new.start", "land.old.repair")
DAYS = (date(2020, 5, 1), date(2022, 3, 1), date(2022, 6, 1))
Told = tuple[str | None, date | None, str | None]
"""The incentive of an award, the day on which it was paid and its subject; None: not known."""


def case_told(told: Sequence[Told] | None) -> Case:
    houses = (House(id="a", bought_on=DAYS[1]), House(id="b", bought_on=DAYS[1]))
    case = attrs.evolve(case_of(opened_on=DAYS[1], spent=yuan(100)), houses=houses)
    if told is None:
        return attrs.evolve(case, payouts=UNKNOWN)
    return attrs.evolve(case, payouts=tuple(_award(*one) for one in told))


def _award(incentive: str | None, day: date | None, subject: str | None) -> Payout:
    return Payout(
        incentive=UNKNOWN if incentive is None else incentive,
        subject=UNKNOWN if subject is None else subject,
        amount=yuan(1),
        paid_on=UNKNOWN if day is None else day,
    )


def completions(told: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    ways = [
        list(
            product(
                NAMES if incentive is None else (incentive,),
                DAYS if day is None else (day,),
                ("a", "c") if subject is None else (subject,),
            )
        )
        for incentive, day, subject in told
    ]
    yield from product(*ways)


AWARDS = st.tuples(
    st.sampled_from((None, *NAMES)),
    st.sampled_from((None, *DAYS)),
    st.sampled_from((None, "a", "c")),
)


@given(told=st.lists(AWARDS, max_size=2))
def test_no_fact_overturns_what_is_known(library: Library, told: list[Told]) -> None:
    """Whatever awards turn out to be, what was told of the incentives holds."""
    partial = assess(case_told(told), library, on=ON)
    for full in completions(told):
        assert contradictions(partial, assess(case_told(full), library, on=ON)) == []


@given(told=st.lists(AWARDS.filter(lambda one: None not in one), max_size=2))
def test_it_is_given_where_no_award_came_before(library: Library, told: list[Told]) -> None:
    """By brute force; where nobody has listed the awards, either may be."""
    assessment = assess(case_told(told), library, on=ON)
    before = any(name in NAMES[:2] and day is not None and day < DAYS[1] for name, day, _ in told)
    expected = Outcome.INELIGIBLE if before else Outcome.ELIGIBLE
    assert assessment["land.new.start"].outcome is expected
    unlisted = assess(case_told(None), library, on=ON)
    assert unlisted["land.new.start"].outcome is Outcome.UNDETERMINED
    assert contradictions(unlisted, assessment) == []


LONG = """
facts:
  earlier: {type: text, text: TEXT}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {id: first, when: CONDITION, text: TEXT}
    amount: {figure: 10 CNY, cite: '1'}
"""


@pytest.mark.parametrize(
    ("condition", "advised"),
    [
        ("not any(p.incentive == earlier for p in payouts)", 1),
        ("not any(p.incentive == this for p in payouts)", 0),
        ("not any(p.subject == earlier for p in payouts)", 0),
    ],
)
def test_an_incentive_compared_with_text_is_advised(
    tmp_path: Path, condition: str, advised: int
) -> None:
    """Where awards are told apart by a text that stands for an incentive, it is named instead."""
    text = LONG.replace("CONDITION", condition)
    made = write_library(tmp_path, {**PLACES, "land/a.yaml": instrument("land.a", text)})
    assert len(list(compared_with_text(made))) == advised


@pytest.mark.parametrize(
    ("relation", "advised"),
    [
        ("{once_per: {of: [{incentive: grant, key: house.id}]}, cite: '1'}", 1),
        ("{once_per: {of: [{incentive: grant, key: house.id}], counts: incentive}, cite: '1'}", 0),
        ("{once_per: {of: [{incentive: grant, key: house.grade}]}, cite: '1'}", 0),
    ],
)
def test_a_relation_of_one_incentive_is_advised(
    tmp_path: Path, relation: str, advised: int
) -> None:
    """One incentive that is given once says so itself; what `once` itself states is not advised."""
    text = LONG.replace("CONDITION", "house.rented") + f"relations:\n  - {relation}\n"
    made = write_library(tmp_path, {**PLACES, "land/a.yaml": instrument("land.a", text)})
    assert len(list(once_by_relation(made))) == advised


def test_once_itself_is_not_advised(library: Library) -> None:
    """The relation that `once` makes is none that anybody has written."""
    assert list(once_by_relation(library)) == []
