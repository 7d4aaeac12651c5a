# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""What is due now, whatever is known and whatever relations have left.

All amounts are worked out by hand.
"""

from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from moneyed import Money

from incentives import (
    UNKNOWN,
    Account,
    AssessmentError,
    Determination,
    InstalmentState,
    Library,
    Outcome,
    Payment,
    Period,
    PolicyError,
    assess,
    load_overlay,
)
from incentives.facts.unknown import NOT_COME_ABOUT
from incentives.facts.unknown import UnknownFact as Unknown
from tests.engine.small_domain import (
    ON,
    Case,
    House,
    Payout,
    Workshop,
    found,
    one_file,
    yuan,
)

HALVES = """
payers: {city: TEXT, village: TEXT}
parameters:
  sum_of_money: {text: TEXT, unit: CNY, values: [{value: 1000, cite: 1}]}
  a_half: {text: TEXT, unit: 1, values: [{value: 50%, cite: 1}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 1
    trigger: workshop.opened_on
    when: {when: workshop.green, text: TEXT}
    amount: {value: 1 * sum_of_money}
    paid:
      instalments:
        - {share: a_half, due: workshop.opened_on}
        - {rest: true, due: workshop.applied_on, when: {when: workshop.certified, text: TEXT}}
      levels: [{payer: city, share: a_half}, {payer: village}]
    obligations:
      - id: open
        text: TEXT
        begins: workshop.opened_on
        until: year_end(year_of(workshop.opened_on))
        broken_on: workshop.closed_on
        recovers: all
"""
OPENED, APPLIED, CLOSED = date(2022, 3, 1), date(2022, 9, 1), date(2022, 8, 1)
KNOWN: dict[str, object] = {
    "green": True,
    "opened_on": OPENED,
    "applied_on": APPLIED,
    "closed_on": NOT_COME_ABOUT,
    "certified": True,
}


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("halves"), HALVES)


def case_of(payouts: object = (), **workshop: object) -> Case:
    return Case(workshop=Workshop(**{**KNOWN, **workshop}), payouts=payouts)  # type: ignore[arg-type]


def paid(yuan_paid: int | str, **given: object) -> Payout:
    values = {
        "incentive": "land.one.grant",
        "amount": yuan(yuan_paid),
        "paid_on": date(2022, 4, 1),
        **given,
    }
    return Payout(**values)  # type: ignore[arg-type]


def payment_of(determination: Determination) -> Payment:
    assert determination.payment is not None
    return determination.payment


def account_of(library: Library, case: Case, *, on: date = ON) -> Account:
    return payment_of(found(library, case, on=on)).account


def ends(account: Account) -> tuple[Money | None, Money | None]:
    return account.due.low, account.due.high


def test_each_level_bears_its_half(halves: Library) -> None:
    """Two halves of two halves."""
    payment = payment_of(found(halves, case_of()))
    rows = [[level.amount for level in each.levels] for each in payment.instalments]
    assert [[yuan(250), yuan(250)], [yuan(250), yuan(250)]] == rows
    assert [("city", yuan(500)), ("village", yuan(500))] == [
        (level.payer, level.amount) for level in payment.levels
    ]


def test_what_was_paid_is_not_known(halves: Library) -> None:
    """The entitlement stands; what is due now is open, for lack of the payments."""
    determination = found(halves, case_of(UNKNOWN))
    account = payment_of(determination).account
    assert (Outcome.ELIGIBLE, yuan(1000)) == (determination.outcome, determination.amount)
    assert (None, None, None) == (account.paid.known, account.due.known, account.overpaid.known)
    assert (yuan(0), yuan(1000)) == ends(account)
    assert ["payouts"] == [missing.id for missing in account.missing]


def test_nothing_is_due_whatever_was_paid(halves: Library) -> None:
    """Before any instalment is due nothing is, though nobody says what was paid."""
    later = case_of(UNKNOWN, opened_on=OPENED, applied_on=NOT_COME_ABOUT)
    account = account_of(halves, later, on=OPENED)
    assert (yuan(0), yuan(500)) == ends(account)
    stopped = case_of(UNKNOWN, closed_on=OPENED)
    assert yuan(0) == account_of(halves, stopped, on=OPENED).due.known


def test_what_was_paid_is_told_of_each_instalment(halves: Library) -> None:
    """Several payments of one instalment together; what names none belongs to none."""
    payouts = (
        paid(300, instalment=1),
        paid(200, instalment=1),
        paid(70, instalment=2),
        paid(1, instalment=UNKNOWN),
    )
    payment = payment_of(found(halves, case_of(payouts)))
    assert [yuan(500), yuan(70)] == [each.paid for each in payment.instalments]
    assert yuan(571) == payment.account.paid.known


def test_a_payment_of_unknown_amount(halves: Library) -> None:
    """It may have been anything."""
    account = account_of(halves, case_of((paid(300), paid(0, amount=UNKNOWN))))
    assert (yuan(0), yuan(700)) == ends(account)
    assert ["payouts[1].amount"] == [missing.id for missing in account.missing]


@pytest.mark.parametrize("name", ["incentive", "paid_on"])
def test_a_payment_that_may_not_count(halves: Library, name: str) -> None:
    """It comes off or not."""
    account = account_of(halves, case_of((paid(300, **{name: UNKNOWN}),)))
    assert (yuan(700), yuan(1000)) == ends(account)
    assert [f"payouts[0].{name}"] == [missing.id for missing in account.missing]


def test_a_payment_not_made_yet_does_not_count(halves: Library) -> None:
    account = account_of(
        halves, case_of((paid(300, paid_on=NOT_COME_ABOUT), paid(200, paid_on=date(2023, 1, 1))))
    )
    assert (yuan(0), yuan(1000)) == (account.paid.known, account.due.known)


def test_the_subject_of_a_payment_does_not_matter_where_nothing_goes_by_one(
    halves: Library,
) -> None:
    assert yuan(700) == account_of(halves, case_of((paid(300, subject=UNKNOWN),))).due.known
    payment = payment_of(found(halves, case_of((paid(300, subject="else"),))))
    assert (yuan(700), yuan(0)) == (payment.account.due.known, payment.unmatched)


@pytest.mark.parametrize(
    ("given", "states", "due"),
    [
        pytest.param({}, "due due", (1000, 1000), id="all known"),
        pytest.param({"certified": UNKNOWN}, "due open", (500, 1000), id="condition"),
        pytest.param({"applied_on": UNKNOWN}, "due open", (500, 1000), id="date"),
        pytest.param({"closed_on": UNKNOWN}, "open open", (0, 1000), id="breach"),
        pytest.param(
            {"closed_on": UNKNOWN, "certified": False}, "open stopped", (0, 500), id="breach or not"
        ),
        pytest.param(
            {"closed_on": CLOSED, "certified": UNKNOWN},
            "due stopped",
            (500, 500),
            id="stopped anyway",
        ),
        pytest.param({"green": UNKNOWN}, "open open", (0, 1000), id="entitlement"),
    ],
)
def test_what_is_missing_opens_what_hangs_on_it(
    halves: Library, given: dict[str, object], states: str, due: tuple[int, int]
) -> None:
    """Only instalments that hang on a missing fact are open."""
    payment = payment_of(found(halves, case_of(**given)))
    assert states.split() == [each.state.value for each in payment.instalments]
    assert (yuan(due[0]), yuan(due[1])) == ends(payment.account)
    assert (due[0] != due[1]) == bool(payment.account.missing)


def test_more_facts_never_overturn_what_was_known(halves: Library) -> None:
    """Whatever is left out, what is said of instalments and the sum holds of every completion."""
    values: dict[str, tuple[object, ...]] = {
        "certified": (True, False),
        "applied_on": (APPLIED, NOT_COME_ABOUT, date(2023, 2, 1)),
        "closed_on": (NOT_COME_ABOUT, CLOSED, OPENED),
        "green": (True, False),
    }
    payouts = (paid(600),)
    for full in product(*values.values()):
        facts = dict(zip(values, full, strict=True))
        after = found(halves, case_of(payouts, **facts))
        for left_out in product([False, True], repeat=len(values)):
            unknown = {name: UNKNOWN for name, out in zip(values, left_out, strict=True) if out}
            before = payment_of(found(halves, case_of(payouts, **{**facts, **unknown})))
            completed = payment_of(after)
            low, high = ends(before.account)
            assert completed.account.due.known is not None
            assert low <= completed.account.due.known
            assert high is None or completed.account.due.known <= high
            for was, now in zip(before.instalments, completed.instalments, strict=False):
                assert was.state in {InstalmentState.OPEN, now.state} or not completed.parts, (
                    facts,
                    unknown,
                )


BY_HOUSE = """
parameters:
  rate: {text: TEXT, unit: CNY/m2, values: [{value: 10, cite: 1}]}
  cap: {text: TEXT, unit: CNY, values: [{value: 150, cite: 1}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 1
    for_each: houses
    subject: house.id
    trigger: house.bought_on
    amount: house.area * rate
    paid:
      instalments: [{rest: true, due: house.bought_on}]
relations:
  - {shared_cap: {of: [grant, other], at_most: cap}, cite: 1}
"""
OTHER = """
  other: {title: TEXT, kind: grant, cite: 1, trigger: workshop.opened_on, amount: {value: 1 * cap}}
relations:"""


def test_each_part_is_paid_what_relations_left_of_it(tmp_path: Path) -> None:
    """Of 100 and 80 a cap of 150 leaves 83.33 and 66.67.

    What was paid for the second counts against the 66.67.
    """
    library = one_file(tmp_path, BY_HOUSE.replace("\nrelations:", OTHER))
    houses = tuple(
        House(id=name, area=area, bought_on=day, sold_on=NOT_COME_ABOUT)  # type: ignore[arg-type]
        for name, area, day in (("a", 10, OPENED), ("b", 8, APPLIED))
    )
    case = Case(
        workshop=Workshop(opened_on=OPENED),
        houses=houses,
        payouts=(paid(30, subject="b"), paid(7, subject="c")),
    )
    payment = payment_of(assess(case, library, on=ON)["land.one.grant"])
    assert [("a", yuan("83.33")), ("b", yuan("66.67"))] == [
        (part.subject, part.amount) for part in payment.parts
    ]
    assert [yuan("83.33"), yuan("36.67")] == [
        part.account.due.known for part in payment.parts if part.account is not None
    ]
    assert yuan(120) == payment.account.due.known
    assert yuan(7) == payment.unmatched


def test_a_house_without_a_name_may_be_the_one_that_was_paid_for(tmp_path: Path) -> None:
    """The payment comes off or not."""
    library = one_file(tmp_path, BY_HOUSE.replace("\nrelations:", OTHER))
    houses = (House(area=10, bought_on=OPENED),)  # type: ignore[arg-type]
    case = Case(
        workshop=Workshop(opened_on=OPENED), houses=houses, payouts=(paid(30, subject="b"),)
    )
    payment = payment_of(assess(case, library, on=ON)["land.one.grant"])
    account = payment.account
    assert yuan(0) == payment.unmatched
    assert (yuan(70), yuan(100)) == ends(account)
    assert ["houses[0].id"] == [missing.id for missing in account.missing]


def test_a_row_out_of_force_asks_for_no_share(tmp_path: Path) -> None:
    """A house bought the year before the law does not keep the other one from being paid.

    For its year no share is stated.
    """
    sections = BY_HOUSE.replace(
        "\nincentives:",
        """
  a_half: {text: TEXT, unit: 1, values: [{value: 50%, cite: 1}]}
incentives:""",
    ).replace("\nrelations:", OTHER)
    levels = (
        "    paid:\n      levels: [{payer: city, share: a_half}, {payer: village}]\n      "
        "instalments"
    )
    library = one_file(
        tmp_path,
        "payers: {city: TEXT, village: TEXT}"
        + sections.replace("    paid:\n      instalments", levels),
    )
    houses = tuple(
        House(id=name, area=10, bought_on=day)  # type: ignore[arg-type]
        for name, day in (("a", date(1900, 1, 1)), ("b", OPENED))
    )
    payment = payment_of(
        assess(
            Case(workshop=Workshop(opened_on=OPENED), houses=houses, payouts=()), library, on=ON
        )["land.one.grant"]
    )
    assert [("b", yuan(100))] == [(part.subject, part.amount) for part in payment.parts]
    assert [("city", yuan(50)), ("village", yuan(50))] == [
        (level.payer, level.amount) for level in payment.levels
    ]


TWO_SHARES = HALVES.replace("rest: true", "share: other_half")


def with_other_half(second: str) -> str:
    """Two instalments, the first of a half, the second of a share of its own."""
    other = f"  other_half: {{text: TEXT, unit: 1, values: [{second}]}}\nincentives:"
    return TWO_SHARES.replace("incentives:", other)


@pytest.mark.parametrize("second", ["40%", "60%"])
def test_shares_that_are_not_the_whole_are_no_library(tmp_path: Path, second: str) -> None:
    """Figures that never make up the whole are told when they are loaded, not to an applicant."""
    with pytest.raises(PolicyError, match="not to the whole") as caught:
        one_file(tmp_path, with_other_half(f"{{value: {second}, cite: 1}}"))
    assert ["shares-not-whole"] == [fault.slug for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("value", "slug"), [("50", "share-out-of-range"), ("60%", "shares-not-whole"), ("50%", None)]
)
def test_a_share_that_an_overlay_supplies_makes_up_the_whole(
    tmp_path: Path, value: str, slug: str | None
) -> None:
    """Nobody has published the second share; fifty is no half of anything."""
    library = one_file(tmp_path, with_other_half("{unpublished: true, cite: 1}"))
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "overlay: {title: {zh: 甲, en: a}, authority: {zh: 甲, en: a}, jurisdiction: land}\n"
        f"sets: {{land.one.other_half: {{value: {value}, cite: '1'}}}}\n",
        encoding="utf-8",
    )
    slugs: list[str] = []
    try:
        load_overlay(overlay, library)
    except PolicyError as error:
        slugs = [fault.slug for fault in error.faults]
    assert ([slug] if slug else []) == slugs


def test_shares_of_a_case_that_are_not_the_whole_are_an_error(tmp_path: Path) -> None:
    """Whether they make up the whole hangs on a fact: where they do not, no amount is made up.

    Where that fact is not known, they may.
    """
    chosen = "{cases: [{when: workshop.certified, value: a_half}, {otherwise: other_half}]}"
    library = one_file(
        tmp_path,
        with_other_half("{value: 40%, cite: 1}").replace("share: other_half", f"share: {chosen}"),
    )
    assert yuan(1000) == found(library, case_of(certified=True)).amount
    with pytest.raises(
        AssessmentError, match=r"land\.one\.grant: the shares come to 0\.9.*\[shares-off\]"
    ):
        found(library, case_of(certified=False))
    assert yuan(1000) == found(library, case_of(certified=UNKNOWN)).amount


def test_the_last_of_stated_shares_takes_the_rest(tmp_path: Path) -> None:
    """Three shares of a third are no whole.

    33.33 %, 33.33 % and 33.34 % of 0.05 are 0.02, 0.02 and 0.01.
    """
    sections = """
parameters:
  sum_of_money: {text: TEXT, unit: CNY, values: [{value: 0.05, cite: 1}]}
  third: {text: TEXT, unit: 1, values: [{value: 33.33%, cite: 1}]}
  last_third: {text: TEXT, unit: 1, values: [{value: 33.34%, cite: 1}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 1
    trigger: workshop.opened_on
    amount: {value: 1 * sum_of_money}
    paid:
      instalments:
        - {share: third, due: workshop.opened_on}
        - {share: third, due: workshop.opened_on}
        - {share: last_third, due: workshop.opened_on}
"""
    payment = payment_of(found(one_file(tmp_path, sections), case_of()))
    assert [yuan("0.02"), yuan("0.02"), yuan("0.01")] == [
        each.amount for each in payment.instalments
    ]


def test_an_unpublished_share_of_a_level_leaves_open_what_the_levels_bear(tmp_path: Path) -> None:
    """What is paid is known all the same, instalment by instalment."""
    unpublished = (
        "  its_part: {text: TEXT, unit: 1, values: [{unpublished: true, cite: 1}]}\nincentives:"
    )
    library = one_file(
        tmp_path,
        HALVES.replace("incentives:", unpublished).replace(
            "city, share: a_half", "city, share: its_part"
        ),
    )
    payment = payment_of(found(library, case_of()))
    assert [yuan(500), yuan(500)] == [one.amount for one in payment.instalments]
    rows = [[level.amount for level in one.levels] for one in payment.instalments]
    assert [[None, None], [None, None]] == rows


def test_an_unpublished_share_leaves_the_amounts_open(tmp_path: Path) -> None:
    """The grant is known; what its first instalment comes to is not."""
    library = one_file(tmp_path, HALVES.replace("value: 50%", "unpublished: true"))
    determination = found(library, case_of(applied_on=NOT_COME_ABOUT))
    payment = payment_of(determination)
    assert yuan(1000) == determination.amount
    assert [None, None] == [each.amount for each in payment.instalments]
    assert (yuan(0), yuan(1000)) == ends(payment.account)
    assert ["land.one.a_half"] == [missing.id for missing in payment.account.missing]


def test_a_status_is_read_on_the_day_of_the_instalment(tmp_path: Path) -> None:
    """Membership that began after the opening counts for the second half."""
    library = one_file(tmp_path, HALVES.replace("workshop.certified", "workshop.member"))
    for member, state in (
        ((Period(date(2022, 8, 31)),), "due"),
        ((Period(OPENED, date(2022, 8, 31)),), "stopped"),
    ):
        payment = payment_of(found(library, case_of(member=member)))
        assert ["due", state] == [each.state.value for each in payment.instalments]


@pytest.mark.parametrize(
    ("given", "on", "cash", "is_open"),
    [
        pytest.param({}, ON, 1000, False, id="both due"),
        pytest.param({}, OPENED, 1000, False, id="one due, one to come"),
        pytest.param(
            {"applied_on": NOT_COME_ABOUT}, ON, 1000, False, id="never applied for, so far"
        ),
        pytest.param({"certified": False}, ON, 500, False, id="condition failed"),
        pytest.param({"closed_on": CLOSED}, ON, 500, False, id="closed before the second"),
        pytest.param({"closed_on": OPENED}, ON, 0, False, id="closed at once"),
        pytest.param({"certified": UNKNOWN}, ON, 500, True, id="condition open"),
        pytest.param({"closed_on": UNKNOWN}, ON, 0, True, id="breach open"),
        pytest.param(
            {"closed_on": UNKNOWN, "certified": False},
            ON,
            0,
            True,
            id="breach open, condition failed",
        ),
    ],
)
def test_totals_hold_what_is_surely_paid(
    halves: Library, given: dict[str, object], on: date, cash: int, *, is_open: bool
) -> None:
    """Of two halves of 1,000 those that stand count, whether paid or not.

    The amount granted stays 1,000.
    """
    for payouts in ((), (paid(500),)):
        assessment = assess(case_of(payouts, **given), halves, on=on)
        assert yuan(1000) == assessment["land.one.grant"].amount
        assert (yuan(cash), is_open) == (
            assessment.totals["cash"],
            "cash" in assessment.open_totals,
        )


@pytest.mark.parametrize(
    ("given", "cash", "is_open"),
    [
        pytest.param({}, 1000, False, id="both due"),
        pytest.param({"closed_on": OPENED}, 0, False, id="both stopped"),
        pytest.param({"closed_on": CLOSED}, 0, True, id="one stopped"),
    ],
)
def test_totals_of_instalments_whose_shares_are_unpublished(
    tmp_path: Path, given: dict[str, object], cash: int, *, is_open: bool
) -> None:
    """Two instalments that are due make the whole, however it is divided.

    One alone may be anything of it.
    """
    library = one_file(tmp_path, HALVES.replace("value: 50%", "unpublished: true"))
    assessment = assess(case_of(**given), library, on=ON)
    assert (yuan(cash), is_open) == (assessment.totals["cash"], "cash" in assessment.open_totals)


def test_what_is_surely_paid_is_shared_as_the_amount_is(tmp_path: Path) -> None:
    """Of 500 that are left of 1,000 the landlord has his 30 %, which is 150."""
    shared = (
        "kind: grant\n    beneficiary: "
        "{shares: [{to: landlord, share: his_part}, {to: applicant}]}\n"
    )
    part = "  his_part: {text: TEXT, unit: 1, values: [{value: 30%, cite: 1}]}\nincentives:"
    sections = HALVES.replace("kind: grant\n", shared).replace("incentives:", part)
    library = one_file(tmp_path, "roles: {landlord: TEXT}" + sections)
    assessment = assess(case_of(certified=False), library, on=ON)
    assert (yuan(350), {"landlord": yuan(150)}) == (
        assessment.totals["cash"],
        assessment.totals_for_others,
    )


def test_a_house_whose_grant_was_stopped_takes_nothing_from_another(tmp_path: Path) -> None:
    """Of 100 and 80 under a cap of 150 the second, left with 66.67, is stopped: 83.33 remain."""
    stops = (
        "        - {share: whole, due: house.bought_on, when: {when: house.rented, text: TEXT}}\n"
    )
    sections = BY_HOUSE.replace("\nrelations:", OTHER).replace(
        "      instalments: [{rest: true, due: house.bought_on}]\n", "      instalments:\n" + stops
    )
    whole = "  whole: {text: TEXT, unit: 1, values: [{value: 100%, cite: 1}]}\nincentives:"
    library = one_file(tmp_path, sections.replace("incentives:", whole, 1))
    houses = tuple(
        House(id=name, area=area, bought_on=OPENED, rented=rented)  # type: ignore[arg-type]
        for name, area, rented in (("a", 10, True), ("b", 8, False))
    )
    assessment = assess(
        Case(workshop=Workshop(opened_on=OPENED), houses=houses, payouts=()), library, on=ON
    )
    assert [yuan("83.33"), yuan("66.67")] == [
        part.amount for part in payment_of(assessment["land.one.grant"]).parts
    ]
    assert yuan(0) == assessment["land.one.other"].amount
    assert yuan("83.33") == assessment.totals["cash"]


def test_what_may_be_due_for_one_subject_is_what_its_own_parts_may_come_to(tmp_path: Path) -> None:
    """Two houses of at most 33.335 each: 33.34 for either.

    And not twice the 66.67 that they may come to together.
    """
    rule = """
parameters: {sum_of_money: {text: TEXT, unit: CNY, values: [{value: 33.335, cite: 1}]}}
incentives:
  grant: {title: TEXT, kind: grant, cite: 1, for_each: houses, subject: house.id, trigger: house.bought_on, when: {when: workshop.green, text: TEXT}, amount: sum_of_money}
"""
    houses = tuple(House(id=name, bought_on=OPENED) for name in "pq")
    payment = payment_of(
        found(
            one_file(tmp_path, rule),
            Case(workshop=Workshop(), houses=houses, payouts=(paid("3.34", subject="p"),)),
        )
    )
    assert [part.account.due.high for part in payment.parts if part.account is not None] == [
        yuan("30.00"),
        yuan("33.34"),
    ]
    assert ends(payment.account) == (yuan(0), yuan("63.34"))


HOUSE_BY_HOUSE = """
parameters:
  each: {text: TEXT, unit: CNY, values: [{value: 10, cite: 1}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: house.bought_on, subject: house.id, amount: each}
"""


def test_a_row_that_is_not_known_by_name_is_paid_without_one(tmp_path: Path) -> None:
    """What the payment is for stays empty, and is missing."""
    houses = House(id="one", bought_on=OPENED), House(bought_on=OPENED)
    assessment = assess(Case(houses=houses), one_file(tmp_path, HOUSE_BY_HOUSE), on=ON)
    payment = assessment["land.one.grant"].payment
    assert payment is not None
    assert ["one", None] == [part.subject for part in payment.parts]


BY_DAY = """
parameters:
  each: {text: TEXT, unit: CNY/m2, values: [{value: 10, cite: 1}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {when: house.rented, text: TEXT}
    amount: house.area * each
    paid: {instalments: [{rest: true, due: workshop.opened_on}]}
"""


def test_what_comes_to_nothing_leaves_nothing_open_of_what_is_paid_with_it(tmp_path: Path) -> None:
    """Whether a house of no area is rented changes nothing; what is open of another day does."""

    def house(id_: str, bought_on: date, area: int, *, rented: bool | Unknown) -> House:
        return House(id=id_, bought_on=bought_on, area=Decimal(area), rented=rented)

    houses = (
        house("a", OPENED, 20, rented=True),
        house("b", OPENED, 0, rented=UNKNOWN),
        house("c", APPLIED, 30, rented=UNKNOWN),
    )
    case = Case(houses=houses, workshop=Workshop(opened_on=OPENED))
    payment = assess(case, one_file(tmp_path, BY_DAY), on=ON)["land.one.grant"].payment
    assert payment is not None
    assert [yuan(200), None] == [part.amount for part in payment.parts]
