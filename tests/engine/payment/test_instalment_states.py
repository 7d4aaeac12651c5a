# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Where each instalment stands, what of it is sure and what is due, for every order of the days."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from incentives import InstalmentState, Library, Payment, assess
from incentives.values.number import Exact
from tests.engine.small_domain import Case, House, Payout, Workshop, one_file, yuan

RULES = """facts:
  first: {type: date, text: TEXT}
  second: {type: date, text: TEXT}
  breach: {type: date, text: TEXT}
  fit: {type: boolean, text: TEXT}
payers: {city: TEXT, village: TEXT, office: TEXT}
parameters:
  prize: {text: TEXT, unit: CNY, values: [{value: 1000.01, cite: 1}]}
  some: {text: TEXT, unit: 1, values: [{value: 40%, cite: 1}]}
  third: {text: TEXT, unit: 1, values: [{value: 33.3%, cite: 1}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 1
    trigger: workshop.applied_on
    amount: prize
    paid:
      instalments:
        - {share: some, due: first}
        - {rest: true, due: second, when: {when: fit, text: TEXT}}
      levels: [{payer: city, share: third}, {payer: village, share: third}, {payer: office}]
    obligations:
      - {id: kept, text: TEXT, begins: workshop.applied_on, until: year_end(year_of(workshop.applied_on)), broken_on: breach, recovers: instalments_stop}
"""
APPLIED, ON = date(2022, 1, 5), date(2022, 6, 10)
NAMES = ("first", "second", "breach", "fit")
DAYS = (date(2022, 1, 31), date(2022, 2, 1), ON, date(2022, 6, 11), None)
BREACHES = (APPLIED, date(2022, 2, 1), ON, date(2022, 6, 11), None)
GRIDS = {"first": DAYS, "second": DAYS, "breach": BREACHES, "fit": (True, False)}
EARLY = (date(2022, 1, 1),)
"""What falls due so early falls due before any breach."""
FIRST, SECOND = yuan("400.00"), yuan("600.01")
DUE, STOPPED, TO_COME, OPEN = (
    InstalmentState.DUE,
    InstalmentState.STOPPED,
    InstalmentState.TO_COME,
    InstalmentState.OPEN,
)
Facts = Mapping[str, object]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("states"), RULES)


def every_order() -> Iterator[Facts]:
    for values in product(*GRIDS.values()):
        yield dict(zip(NAMES, values, strict=True))


def written(value: object) -> object:
    if isinstance(value, bool):
        return value
    return "none" if value is None else str(value)


def payment_of(library: Library, facts: Facts, paid: int = 0) -> Payment:
    declared = {f"land.one.{name}": written(value) for name, value in facts.items()}
    made = Payout(incentive="land.one.grant", amount=yuan(paid), paid_on=APPLIED)
    case = Case(workshop=Workshop(applied_on=APPLIED), payouts=(made,), declared=declared)
    payment = assess(case, library, on=ON)["land.one.grant"].payment
    assert payment is not None
    return payment


def states_of(facts: Facts) -> tuple[InstalmentState, InstalmentState]:
    """By the days alone: a breach stops what falls due then or later, if it is known by now."""
    states = []
    breach = facts["breach"]
    for name in ("first", "second"):
        due = facts[name]
        assert due is None or isinstance(due, date)
        assert breach is None or isinstance(breach, date)
        is_broken = breach is not None and breach <= ON and (due is None or breach <= due)
        if is_broken:
            states.append(STOPPED)
        elif due is None or due > ON:
            states.append(TO_COME)
        else:
            states.append(DUE if name == "first" or facts["fit"] else STOPPED)
    return states[0], states[1]


def due_of(states: tuple[InstalmentState, InstalmentState]) -> Exact:
    """In fen."""
    return 40_000 * (states[0] is DUE) + 60_001 * (states[1] is DUE)


def test_an_instalment_stands_as_its_day_its_condition_and_a_breach_have_it(
    library: Library,
) -> None:
    """For every order of the days; what is stopped is not due, and nothing is missing."""
    for facts in every_order():
        payment, states = payment_of(library, facts), states_of(facts)
        assert states == tuple(each.state for each in payment.instalments), facts
        assert (FIRST, SECOND) == tuple(each.amount for each in payment.instalments)
        sure = [
            amount if state in {DUE, TO_COME} else yuan(0)
            for amount, state in zip((FIRST, SECOND), states, strict=True)
        ]
        assert sure == [each.sure for each in payment.instalments]
        assert [facts["first"], facts["second"]] == [each.due_on for each in payment.instalments]
        assert [(), ()] == [each.missing for each in payment.instalments]
        assert yuan(due_of(states)) / 100 == payment.account.due.known  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "hidden",
    [
        ("first",),
        ("second",),
        ("breach",),
        ("fit",),
        ("second", "fit"),
        ("first", "breach"),
        ("breach", "fit"),
        NAMES,
    ],
)
@pytest.mark.parametrize("paid", [0, 500])
def test_what_is_not_known_opens_just_what_hangs_on_it(
    library: Library, hidden: tuple[str, ...], paid: int
) -> None:
    """Decided if it is the same however it turns out; due is just between what may be."""
    shown = [name for name in NAMES if name not in hidden]
    turns = [(*GRIDS[name], *(EARLY if name in {"first", "second"} else ())) for name in hidden]
    for values in product(*(GRIDS[name] for name in shown)):
        known = dict(zip(shown, values, strict=True))
        if "second" in hidden and known.get("fit") is False:
            continue  # that it is stopped on any day is not looked for
        ways = [known | dict(zip(hidden, turn, strict=True)) for turn in product(*turns)]
        payment = payment_of(library, known, paid)
        for at, instalment in enumerate(payment.instalments):
            states = {states_of(facts)[at] for facts in ways}
            expected = states.pop() if len(states) == 1 else OPEN
            assert expected is instalment.state, (known, at)
            gaps = {each.id.removeprefix("land.one.") for each in instalment.missing}
            assert (expected is OPEN) == bool(gaps), known
            assert gaps <= {*hidden} - {("second", "first")[at]}
        due = [max(due_of(states_of(facts)) - paid * 100, 0) for facts in ways]
        told = payment.account.due.exact
        assert (min(due), max(due)) == (told.least * 100, (told.high or 0) * 100), known


def test_levels_bear_their_shares_of_all_instalments(library: Library) -> None:
    """Each instalment is borne in full, and each level bears its share of the whole, to the fen."""
    payment = payment_of(library, {"first": ON, "second": ON, "breach": None, "fit": True})
    rows = [[level.amount for level in each.levels] for each in payment.instalments]
    assert [
        [yuan("133.20"), yuan("133.20"), yuan("133.60")],
        [yuan("199.80"), yuan("199.80"), yuan("200.41")],
    ] == rows
    assert [("city", yuan("333.00")), ("village", yuan("333.00")), ("office", yuan("334.01"))] == [
        (level.payer, level.amount) for level in payment.levels
    ]
    assert [1, 2] == [each.number for each in payment.instalments]


BY_HOUSE = """payers: {city: TEXT, village: TEXT}
parameters:
  prize: {text: TEXT, unit: CNY, values: [{value: 100, cite: 1}]}
  some: {text: TEXT, unit: 1, values: [{value: 40%, cite: 1}]}
  most: {text: TEXT, unit: 1, values: [{value: 70%, cite: 1}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 1
    for_each: houses
    trigger: house.bought_on
    amount: prize
    paid:
      instalments: [{rest: true, due: house.bought_on}]
      levels: [{payer: city, share: some if house.rented else most}, {payer: village}]
"""


@pytest.mark.parametrize(
    ("rented", "share", "city"),
    [((True, True), Fraction(2, 5), 80), ((True, False), None, 110), ((False, True), None, 110)],
)
def test_the_share_of_a_level_is_told_where_it_is_the_same_for_all(
    tmp_path_factory: pytest.TempPathFactory,
    rented: tuple[bool, bool],
    share: Fraction | None,
    city: int,
) -> None:
    """What it bears in all is told anyway."""
    library = one_file(tmp_path_factory.mktemp("houses"), BY_HOUSE)
    houses = tuple(House(rented=each, bought_on=APPLIED) for each in rented)
    case = Case(workshop=Workshop(applied_on=APPLIED), houses=houses, payouts=())
    payment = assess(case, library, on=ON)["land.one.grant"].payment
    assert payment is not None
    assert (share, yuan(city)) == (payment.levels[0].share, payment.levels[0].amount)
