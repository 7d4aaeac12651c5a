"""The ledger of differences that later publications cause.

Amounts, what was paid, causes, totals, and its laws.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import LedgerEntry, Outcome, Reassessment, childcare
from incentives.childcare import Case, PriorAward
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.values.range import MoneyRange, Range, money_range
from tests.engine.small_domain import Payout, case_of, grants, instrument, write_library, yuan
from tests.report.reports import EXAMPLES, OVERLAY, bundled
from tests.strategies import partial_cases
from tests.trying import examples

ON = date(2026, 2, 28)
EXEMPT = "cn.2026-7.vat_exemption"
PROPERTY = "cn.2026-7.property_tax_exemption"
LAND_USE = "cn.2026-7.land_use_tax_exemption"
RENEWAL = "财政部 税务总局 国家发展改革委 民政部 商务部 国家卫生健康委公告2026年第7号"


@cache
def renewal_case() -> Case:
    return childcare.read_case(EXAMPLES / "haimen-renewal.yaml")


def ledger(
    was: date, now: date, *, case: Case | None = None, overlay: bool = False
) -> Reassessment:
    case = case if case is not None else renewal_case()
    return incentives.reassess(
        case, bundled(), on=ON, was=was, now=now, overlays=[OVERLAY] if overlay else []
    )


def awarded(*rows: PriorAward) -> LedgerEntry:
    """The entry of the property tax, 3,500 yuan by the renewal, for a case with these payments."""
    return ledger(
        date(2026, 1, 10), date(2026, 1, 29), case=attrs.evolve(renewal_case(), prior_awards=rows)
    )[PROPERTY]


def causes(entry: LedgerEntry) -> list[tuple[str, str, str, date]]:
    return [
        (each.kind.value, each.subject, str(each.citation), each.published) for each in entry.causes
    ]


def test_a_renewal_published_after_the_fact_is_paid_in_addition() -> None:
    """By 10 January the renewal was not known; by 29 January it was, with effect from 1 January.

    Sales of January, 100,000 yuan, are within the threshold as known on 29 January; those of
    February, 120,000 yuan, are taxed at 1 %: 1,200. With it fall away 7 %, 3 % and 2 % of that,
    each halved: 42 + 18 + 12 = 72. Property tax on 5,000,000 yuan at 70 % and 1.2 % is 42,000 a
    year, halved, for two months: 3,500. Land use tax on 1,000 m² is 0.42 to
    30 yuan, halved, for two months: 35 to 2,500.
    """
    found = ledger(date(2026, 1, 10), date(2026, 1, 29))
    assert [entry.incentive for entry in found] == [EXEMPT, PROPERTY, LAND_USE]
    vat = found[EXEMPT]
    assert (vat.was.outcome, vat.now.outcome) == (Outcome.NOT_IN_FORCE, Outcome.ELIGIBLE)
    assert (vat.was_due.known, vat.now_due.known, vat.difference.known) == (
        yuan(0),
        yuan(1200),
        yuan(1200),
    )
    assert vat.consequences.known == yuan(72)
    assert found[PROPERTY].difference.known == yuan(3500)
    assert found[LAND_USE].difference == MoneyRange(yuan(35), yuan(2500))


def test_the_totals_hold_what_falls_away_with_a_charge() -> None:
    """1,200 + 72 + 3,500 + between 35 and 2,500; all of it taxes and fees of the applicant."""
    (total,) = ledger(date(2026, 1, 10), date(2026, 1, 29)).totals
    assert (total.form, total.beneficiary) == ("tax_and_fee", "applicant")
    assert (total.was_due.known, total.difference) == (yuan(0), MoneyRange(yuan(4807), yuan(7272)))
    assert total.now_due == total.difference


def test_the_cause_is_the_renewal_with_its_clauses() -> None:
    """The clause that exempts, and the definitions that it reads.

    Figures that were known before are no cause.
    """
    found = ledger(date(2026, 1, 10), date(2026, 1, 29))
    day = date(2026, 1, 20)
    assert causes(found[EXEMPT]) == [
        ("incentive", EXEMPT, f"{RENEWAL} 一(一)", day),
        ("rule", "cn.2026-7.community_childcare", f"{RENEWAL} 三", day),
        ("rule", "cn.2026-7.for_under_threes", f"{RENEWAL} 三", day),
    ]


def test_a_figure_published_later_is_the_cause_of_its_difference() -> None:
    """On 30 January the threshold became one that is taxed when reached.

    Of January's 100,000 yuan 1 % is due. Of what is built on it, 7 % halved is 35; the education
    surcharges are not due up to 100,000 yuan.
    """
    found = ledger(date(2026, 1, 29), date(2026, 1, 30))
    assert [entry.incentive for entry in found] == [EXEMPT]
    entry = found[EXEMPT]
    assert (entry.difference.known, entry.consequences.known) == (yuan(1000), yuan(35))
    assert [(each.kind.value, each.subject, each.citation.document) for each in entry.causes] == [
        ("figure", "cn.vat.monthly_threshold", "财政部 税务总局公告2026年第10号"),
        ("figure", "cn.vat.small_scale_rate", "财政部 税务总局公告2026年第10号"),
        ("figure", "cn.vat.threshold_is_inclusive", "财政部 税务总局公告2026年第10号"),
    ]


def test_what_was_published_on_the_first_day_was_known_and_on_the_last_day_is() -> None:
    """The interval begins after `was` and ends with `now`."""
    assert EXEMPT in ledger(date(2026, 1, 19), date(2026, 1, 20))
    assert len(ledger(date(2026, 1, 20), date(2026, 1, 29))) == 0


def between(low: int | None, high: int | None) -> MoneyRange:
    return money_range(Range(low, high), "CNY")


@pytest.mark.parametrize(
    ("rows", "paid", "outstanding"),
    [
        ((), (0, 0), (3500, 3500)),
        (
            (PriorAward(incentive=PROPERTY, amount=yuan(500), paid_on=date(2026, 1, 29)),),
            (500, 500),
            (3000, 3000),
        ),
        (
            (PriorAward(incentive=PROPERTY, amount=yuan(4000), paid_on=date(2026, 1, 29)),),
            (4000, 4000),
            (-500, -500),
        ),
        (
            (PriorAward(incentive=EXEMPT, amount=yuan(4000), paid_on=date(2026, 1, 29)),),
            (0, 0),
            (3500, 3500),
        ),
        (
            (PriorAward(incentive=PROPERTY, amount=yuan(500), paid_on=date(2026, 3, 1)),),
            (0, 0),
            (3500, 3500),
        ),
        ((PriorAward(incentive=PROPERTY, amount=yuan(500)),), (0, 500), (3000, 3500)),
        ((PriorAward(amount=yuan(500), paid_on=date(2026, 1, 29)),), (0, 500), (3000, 3500)),
        ((PriorAward(incentive=PROPERTY, paid_on=date(2026, 1, 29)),), (0, None), (None, 3500)),
    ],
    ids=[
        "nothing",
        "part",
        "too much",
        "another incentive",
        "after the day",
        "day unknown",
        "incentive unknown",
        "amount unknown",
    ],
)
def test_what_was_paid_comes_off_what_is_due(
    rows: tuple[PriorAward, ...], paid: tuple[int, int | None], outstanding: tuple[int | None, int]
) -> None:
    """Payments for the incentive up to the day; what is not known of a row leaves a range."""
    entry = awarded(*rows)
    assert entry.paid == between(*paid)
    assert entry.outstanding == between(*outstanding)


def test_payments_that_nobody_has_listed_are_unknown() -> None:
    """They are not nothing."""
    case = attrs.evolve(renewal_case(), prior_awards=UNKNOWN)
    entry = ledger(date(2026, 1, 10), date(2026, 1, 29), case=case)[PROPERTY]
    assert (entry.paid, entry.outstanding) == (None, None)


def test_what_is_known_not_to_have_been_paid_is_not_paid(tmp_path: Path) -> None:
    """Of two payments recorded, 30 was paid; of the other it is known that its day never came."""
    later = "sets: {land.one.paid: [{value: 300, cite: '2'}]}\n"
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument(
                "land.one", FIGURE + grants(grant="'workshop.staff * paid'")
            ),
            "land/two.yaml": instrument("land.two", later, published="2022-01-20"),
        },
    )
    payouts = tuple(
        Payout(incentive="land.one.grant", amount=yuan(amount), paid_on=day)
        for amount, day in ((30, date(2022, 1, 5)), (50, NOT_COME_ABOUT))
    )
    found = incentives.reassess(
        attrs.evolve(case_of(staff=1), payouts=payouts),
        library,
        on=date(2022, 12, 31),
        was=date(2022, 1, 1),
        now=date(2022, 2, 1),
    )
    entry = found["land.one.grant"]
    assert (entry.paid, entry.outstanding) == (between(30, 30), between(270, 270))


def test_overlays_are_used_on_both_sides() -> None:
    """Six yuan a square metre, halved, for two months: 500."""
    entry = ledger(date(2026, 1, 10), date(2026, 1, 29), overlay=True)[LAND_USE]
    assert entry.difference.known == yuan(500)


def test_the_ledger_is_sealed() -> None:
    """The same question gives the same bytes; another day of knowledge another seal."""
    found, again = (ledger(date(2026, 1, 10), date(2026, 1, 29)) for _ in range(2))
    assert found.to_json() == again.to_json()
    assert json.loads(found.to_json())["fingerprint"] == found.fingerprint
    assert found.fingerprint != ledger(date(2026, 1, 11), date(2026, 1, 29)).fingerprint


def test_a_day_that_is_none_is_refused() -> None:
    """`was` and `now` are dates."""
    with pytest.raises(TypeError, match="was must be a datetime"):
        incentives.reassess(renewal_case(), bundled(), on=ON, was=None, now=ON)  # type: ignore[arg-type]


FIGURE = "parameters:\n  paid: {text: TEXT, unit: CNY/person, values: [{value: 100, cite: '1'}]}\n"


def test_amounts_that_are_open_on_both_sides_may_differ(tmp_path: Path) -> None:
    """With the staff unknown both lie between nothing and 1,000 times the rate.

    What differs is told as a range.
    """
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument(
                "land.one", FIGURE + grants(grant="'min(workshop.staff * paid, workshop.spent)'")
            ),
            "land/two.yaml": instrument(
                "land.two",
                "sets: {land.one.paid: [{value: 300, cite: '2'}]}\n",
                published="2022-01-20",
            ),
        },
    )

    def of(case: object) -> Reassessment:
        return incentives.reassess(
            case, library, on=date(2022, 12, 31), was=date(2022, 1, 1), now=date(2022, 2, 1)
        )

    entry = of(case_of(spent=yuan(1000)))["land.one.grant"]
    assert (entry.was_due, entry.now_due) == (
        MoneyRange(yuan(0), yuan(1000)),
        MoneyRange(yuan(0), yuan(1000)),
    )
    assert entry.difference == MoneyRange(yuan(-1000), yuan(1000))
    assert [(each.subject, str(each.citation)) for each in entry.causes] == [
        ("land.one.paid", "No. land.two 2")
    ]
    assert len(of(case_of(spent=yuan(1000), staff=20))) == 0


def test_a_relation_published_later_is_a_cause(tmp_path: Path) -> None:
    """Who gets both must give one back, by the clause that excludes it."""
    relation = (
        "uses: {grant: land.one.grant, other: land.one.other}\n"
        "relations:\n  - {excludes: {incentive: grant, by: other}, cite: '7', text: TEXT}\n"
    )
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument(
                "land.one", grants(grant="workshop.spent", other="workshop.spent")
            ),
            "land/two.yaml": instrument("land.two", relation, published="2022-01-20"),
        },
    )
    found = incentives.reassess(
        case_of(spent=yuan(70)),
        library,
        on=date(2022, 12, 31),
        was=date(2022, 1, 1),
        now=date(2022, 2, 1),
    )
    (entry,) = found
    assert (entry.incentive, entry.difference.known) == ("land.one.grant", yuan(-70))
    assert causes(entry) == [("relation", "land.two", "No. land.two 7", date(2022, 1, 20))]


def test_a_rule_that_only_the_law_of_before_reads_is_no_cause(tmp_path: Path) -> None:
    """Above the figure the other grant would count, which nobody knew; the figure was raised."""
    amount = (
        "{cases: [{when: workshop.spent > workshop.staff * paid, value: amount_of(other)},"
        " {otherwise: workshop.spent}]}"
    )
    raised = "sets: {land.one.paid: [{value: 300, cite: '2'}]}\n"
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument(
                "land.one",
                "uses: {other: land.two.other}\n" + FIGURE + grants(grant=amount),
            ),
            "land/two.yaml": instrument(
                "land.two", grants(other="workshop.spent"), published="2022-01-20"
            ),
            "land/three.yaml": instrument("land.three", raised, published="2022-01-20"),
        },
    )
    entry = incentives.reassess(
        case_of(spent=yuan(200), staff=1),
        library,
        on=date(2022, 12, 31),
        was=date(2022, 1, 1),
        now=date(2022, 2, 1),
    )["land.one.grant"]
    assert entry.difference.known == yuan(200)
    assert causes(entry) == [("figure", "land.one.paid", "No. land.three 2", date(2022, 1, 20))]


days_of_knowledge = st.sampled_from(
    [
        date(2019, 12, 31),
        date(2021, 9, 29),
        date(2022, 8, 28),
        date(2022, 8, 29),
        date(2026, 1, 19),
        date(2026, 1, 29),
        ON,
    ]
)


@settings(max_examples=examples(15))
@given(partial_cases, days_of_knowledge)
def test_between_one_day_and_itself_nothing_differs(case: Case, day: date) -> None:
    """Whatever is unknown: the same law is the same law."""
    found = incentives.reassess(case, bundled(), on=ON, was=day, now=day)
    assert (len(found), found.totals) == (0, ())


@settings(max_examples=examples(15))
@given(partial_cases, days_of_knowledge, days_of_knowledge)
def test_there_and_back_adds_up_to_nothing(case: Case, was: date, now: date) -> None:
    """The entries are the same, with the same causes; each difference is the other turned round."""
    there, back = (
        incentives.reassess(case, bundled(), on=ON, was=one, now=other)
        for one, other in ((was, now), (now, was))
    )
    assert [entry.incentive for entry in there] == [entry.incentive for entry in back]
    for one, other in zip(there, back, strict=True):
        assert (one.difference, one.consequences) == (-other.difference, -other.consequences)
        assert sorted(causes(one)) == sorted(causes(other))
        assert one.causes
        if one.difference.known is not None and other.difference.known is not None:
            assert one.difference.known + other.difference.known == Money(0, "CNY")
