# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Laws of an assessment, on a domain of its own and on the bundled library.

They are tried on generated cases.
"""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_DOWN, Decimal, getcontext, localcontext
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives import Assessment, Determination, Library, Month, Outcome, Period, assess, childcare
from incentives.calculator import assess_with
from incentives.childcare import MonthRevenue
from incentives.engine.findings.determination import Consequence
from incentives.errors import PolicyError
from incentives.facts.snapshot import take_snapshot
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.policy.rule import IncentiveKind
from incentives.values.money import exact_amount
from incentives.values.range import sum_of
from tests import strategies as childcare_cases
from tests.consistent import consistent
from tests.engine.small_domain import (
    CITY,
    ON,
    VILLAGE,
    Case,
    Grade,
    House,
    Paper,
    PaperKind,
    Sale,
    Trade,
    Workshop,
    contradictions,
    instrument,
    write_library,
    yuan,
)
from tests.gaps import with_gaps
from tests.trying import examples

# --- a domain with every mechanism

TAXES = """parameters:
  rate: {text: TEXT, unit: '1', values: [{to: 2021-12-31, value: 10%, cite: '1'}, {from: 2022-01-01, value: 12.5%, cite: '1'}]}
  levy_rate: {text: TEXT, unit: '1', by: workshop.trade, at_most: 1, values: [{table: {joiner: 30%, smith: unpublished, baker: 7%}, cite: '2'}]}
  threshold: {text: TEXT, unit: CNY, values: [{value: 1000, cite: '1'}]}
  per_m2: {text: TEXT, unit: CNY/m2/year, by: house.grade, values: [{table: {low: 3, high: 7.5}, cite: '3'}]}
  half: {text: TEXT, unit: '1', at_most: 1, values: [{value: 50%, cite: '4'}]}
definitions:
  small:
    text: TEXT
    cite: '4'
    any: [{when: workshop.member}, {when: not workshop.certified, unless: [workshop.green]}]
charges:
  duty:
    title: TEXT
    for_each: sales
    at: last_day(sale.month)
    arises: {when: not sale.exported, text: TEXT}
    basis: {value: 'max(sale.amount - sale.cost, 0)', text: TEXT}
    amount: {cases: [{when: sale.amount <= threshold and workshop.member, value: 0}, {otherwise: basis * rate}]}
    cite: '1'
  levy: {title: TEXT, built_on: duty, amount: 'duty * levy_rate[workshop.trade]', cite: '2'}
  house_tax:
    title: TEXT
    for_each: houses
    accrues: by_month
    arises: {when: not house.rented or happened(house.bought_on) and house.bought_on <= law_date, text: TEXT}
    amount: 'house.area * per_m2[house.grade]'
    cite: '3'
reliefs:
  halving: {title: TEXT, of: [duty, levy], when: small, share: half, cite: '4'}
  houses_halving: {title: TEXT, of: [house_tax], when: workshop.member, share: half, cite: '5'}
"""

GIFTS = """uses: {duty: land.taxes.duty, house_tax: land.taxes.house_tax, small: land.taxes.small, half: land.taxes.half}
facts:
  pupils: {type: number, unit: person, at_least: 0, at_most: 40, text: TEXT}
  sworn: {type: status, text: TEXT}
parameters:
  per_head: {text: TEXT, unit: CNY/person, values: [{to: 2021-12-31, value: 100, cite: '1'}, {from: 2022-01, value: 130, cite: '1'}]}
  hidden: {text: TEXT, unit: CNY, at_least: 200, at_most: 900, values: [{unpublished: true, cite: '1'}]}
  ceiling: {text: TEXT, unit: CNY, values: [{value: 5000, cite: '1'}]}
  bands: {text: TEXT, unit: '1', brackets_of: CNY, values: [{brackets: [{up_to: 1000, value: 5%}, {up_to: 3000, value: 20%}, {value: 10%}], cite: '1'}]}
groups:
  metal: {of: workshop.trade, values: [smith], text: TEXT}
roles:
  landlord: {zh: 房东, en: landlord}
incentives:
  exemption:
    title: TEXT
    kind: exemption
    cite: '1'
    relieves: duty
    when: {all: [{id: c, when: workshop.certified, text: TEXT, evidence: [licence]}, {id: t, when: workshop.trade not in metal, text: TEXT}]}
  reduced:
    title: TEXT
    kind: reduction
    cite: '1'
    reduces_basis: {of: duty, by: 'min(workshop.spent, ceiling)'}
    when: {id: s, when: small, text: TEXT}
  share: {title: TEXT, kind: reduction, cite: '1', relieves: duty, share: {cases: [{when: workshop.green, value: half}, {otherwise: 0}]}}
  homes:
    title: TEXT
    kind: exemption
    cite: '1'
    relieves: house_tax
    when: {id: u, when: house.used, text: TEXT}
    beneficiary: [{when: house.rented, is: landlord}, {otherwise: applicant}]
  heads:
    title: TEXT
    kind: grant
    cite: '2'
    trigger: workshop.applied_on
    when: {id: m, text: TEXT, cases: [{when: workshop.trade == joiner, not_applicable: true}, {when: workshop.trade == smith, require: workshop.green}, {otherwise: sworn}]}
    amount: {value: (workshop.staff + pupils) * per_head, at_most: {cases: [{when: workshop.certified, value: ceiling}, {otherwise: ceiling * half}]}, round: {to: 10, mode: down}}
  banded: {title: TEXT, kind: award, cite: '2', trigger: workshop.applied_on, amount: 'marginal(bands, workshop.spent) + step(bands, workshop.spent) * ceiling'}
  secret: {title: TEXT, kind: grant, cite: '2', trigger: 'max(workshop.applied_on, started(workshop.member))', when: {id: h, when: 'happened(workshop.closed_on) or overlaps(workshop.skills, {joiner, baker})', text: TEXT}, amount: hidden}
  sold: {title: TEXT, kind: grant, cite: '2', trigger: workshop.applied_on, amount: 'half * sum(s.amount for s in sales if s.exported and year_of(s.month) == year_of(law_date))'}
  many: {title: TEXT, kind: grant, cite: '2', trigger: workshop.applied_on, when: {id: a, when: any(h.used for h in houses) and all(s.amount > 0 for s in sales), text: TEXT}, amount: ceiling}
  land: {title: TEXT, kind: in_kind, cite: '2', trigger: workshop.applied_on, when: {id: l, when: is_eligible(many) and workshop.staff > count_of_houses, text: TEXT}}
  top_up: {title: TEXT, kind: grant, cite: '2', trigger: workshop.applied_on, amount: half * amount_of(heads), when: {id: e, when: not is_eligible(secret), text: TEXT}}
  cases: {title: TEXT, kind: grant, cite: '2', for_each: houses, trigger: house.bought_on, amount: {cases: [{when: house.grade == high, not_applicable: true}, {when: house.rented, cases: [{when: workshop.green, value: ceiling}, {otherwise: not_applicable}]}, {otherwise: workshop.spent}], at_most: ceiling}}
definitions:
  count_of_houses: {text: TEXT, cite: '1', value: one * count(h for h in houses if not h.rented)}
"""
GIFTS = GIFTS.replace(
    "  ceiling: {text",
    "  one: {text: TEXT, unit: person, values: [{value: 1, cite: '1'}]}\n  ceiling: {text",
)

RELATED = """uses: {heads: land.gifts.heads, banded: land.gifts.banded, sold: land.gifts.sold, secret: land.gifts.secret, many: land.gifts.many}
parameters:
  cap: {text: TEXT, unit: CNY, values: [{value: 2500, cite: '1'}]}
relations:
  - {higher_of: [heads, banded], cite: '1'}
  - {shared_cap: {of: [heads, banded, sold], at_most: cap}, cite: '2'}
  - {excludes: {incentive: many, by: secret}, cite: '3'}
"""

EXTRA = """parameters:
  village_sum: {text: TEXT, unit: CNY, values: [{value: 77, cite: '1'}]}
incentives:
  village: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: {id: g, when: workshop.green, text: TEXT}, amount: village_sum}
"""

RATES = "sets:\n  land.taxes.rate: [{from: 2021-07-01, to: 2022-06-30, value: 5%, cite: '1'}]\n"

FILES = {
    "land/taxes.yaml": instrument("land.taxes", TAXES),
    "land/gifts.yaml": instrument("land.gifts", GIFTS, first="2020-06", last="2023-06-30"),
    "land/city/rates.yaml": instrument("land.city.rates", RATES, published="2021-06-01"),
    "land/related.yaml": instrument("land.related", RELATED),
    "land/city/village/extra.yaml": instrument(
        "land.city.village.extra", EXTRA, first="2020-03-01"
    ),
}


class Office:
    """Assesses cases by one library.

    Its name is short, since failing examples print it.
    """

    def __init__(self, library: Library) -> None:
        self.library = library

    def __call__(self, case: object, on: date) -> Assessment:
        return assess_with(case, self.library, on=on, known_on=None, overlays=())

    def __repr__(self) -> str:
        return "office"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(write_library(tmp_path_factory.mktemp("policies"), FILES))


@pytest.fixture(scope="module")
def bundled() -> Office:
    return Office(childcare.library())


_days = st.dates(date(2020, 5, 1), date(2023, 7, 31))
_amounts = st.sampled_from([0, 1, 999, 1000, 1001, 3000, 20_000]).map(yuan) | st.integers(
    0, 9_999_999
).map(lambda fen: yuan(Decimal(fen) / 100))
_statuses = st.one_of(
    st.just(()),
    st.just((Period(date(2019, 1, 1)),)),
    _days.map(lambda day: (Period(day),)),
    st.tuples(_days, _days).map(lambda pair: (Period(min(pair), max(pair)),)),
)
_sales = st.builds(
    Sale,
    month=st.builds(Month, st.integers(2020, 2023), st.integers(1, 12)),
    amount=_amounts,
    cost=_amounts,
    exported=st.booleans(),
)
_houses = st.builds(
    House,
    area=st.integers(0, 5000).map(lambda area: Decimal(area) / 10),
    grade=st.sampled_from(Grade),
    rented=st.booleans(),
    bought_on=st.just(NOT_COME_ABOUT) | _days,
    used=_statuses,
)
_workshops = st.builds(
    Workshop,
    trade=st.sampled_from(Trade),
    staff=st.integers(0, 50),
    spent=_amounts,
    profit=_amounts,
    member=_statuses,
    certified=st.booleans(),
    green=st.booleans(),
    skills=st.frozensets(st.sampled_from(Trade)),
    opened_on=st.just(date(2019, 1, 1)),
    applied_on=st.one_of(_days, _days, _days, st.just(NOT_COME_ABOUT)),
    closed_on=st.just(NOT_COME_ABOUT) | _days,
)


def _rows(of: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=most).map(tuple)


small_cases: st.SearchStrategy[Case] = st.builds(
    Case,
    place=st.sampled_from([CITY, VILLAGE]),
    workshop=_workshops,
    sales=_rows(_sales, 3),
    houses=_rows(_houses, 2),
    papers=_rows(
        st.builds(Paper, kind=st.sampled_from(PaperKind), valid_to=st.just(UNKNOWN) | _days), 2
    ),
    declared=st.fixed_dictionaries(
        {"land.gifts.pupils": st.integers(0, 40).map(str), "land.gifts.sworn": _statuses}
    ),
)
small_pairs = with_gaps(small_cases, most=6)
small_days = st.dates(date(2022, 6, 1), date(2023, 12, 31)) | st.dates(
    date(2020, 1, 1), date(2023, 12, 31)
)


# --- what is not known


@settings(max_examples=examples(300))
@given(pair=small_pairs, on=small_days)
def test_a_new_fact_never_overturns_a_known_outcome_nor_leaves_a_range(
    small: Office, pair: tuple[Case, Case], on: date
) -> None:
    """What is known without some facts stays with them; ranges contain what it comes to."""
    partial, full = pair
    found = contradictions(small(partial, on), small(full, on))
    assert found == []


@settings(max_examples=examples(100))
@given(pair=childcare_cases.childcare_pairs, on=childcare_cases.assessment_days)
def test_a_new_fact_never_overturns_what_the_bundled_library_knows(
    bundled: Office, pair: tuple[childcare.Case, childcare.Case], on: date
) -> None:
    """The same for childcare, over eight years of law."""
    partial, full = pair
    found = contradictions(bundled(partial, on), bundled(full, on))
    assert found == []


def test_no_law_in_force_is_not_said_before_the_rows_are_known(bundled: Office) -> None:
    """With the premises unknown, the tax relief that lapsed in 2025 is NOT_IN_FORCE in 2026.

    With none it is INELIGIBLE.
    """
    name, day = "cn.2019-76.property_tax_exemption", date(2026, 3, 31)
    unknown = bundled(childcare.Case(district="320614"), day)[name]
    without = bundled(childcare.Case(district="320614", premises=()), day)[name]
    assert unknown.outcome in {Outcome.UNDETERMINED, without.outcome}


def test_no_law_in_force_is_not_said_before_the_charge_is_known_to_arise(bundled: Office) -> None:
    """Of an income-tax relief that begins in 2026, the year 2025 is out of force.

    It is not where no income tax is owed at all.
    """
    name, day = "cn.2026-7.income_tax_reduction", date(2027, 7, 19)
    years = (childcare.TaxYear(year=2025),)
    unknown = bundled(childcare.Case(district="320614", tax_years=years), day)[name]
    individual = childcare.Institution(kind=childcare.OrganisationKind.INDIVIDUAL_BUSINESS)
    without = bundled(
        childcare.Case(district="320614", institution=individual, tax_years=years), day
    )[name]
    assert unknown.outcome in {Outcome.UNDETERMINED, without.outcome}


def consequences_of(assessment: Assessment) -> dict[tuple[str, str], Consequence]:
    return {
        (each.incentive, saved.charge.id): saved
        for each in assessment
        for saved in each.consequences
    }


def limits(consequence: Consequence) -> tuple[object, object]:
    """The least and the most that falls away; None: no bound."""
    if consequence.amount is not None:
        return exact_amount(consequence.amount), exact_amount(consequence.amount)
    assert consequence.amount_range is not None
    within = consequence.amount_range.exact
    assert within.low is not None
    return within.low, within.high


@settings(max_examples=examples(20))
@given(pair=childcare_cases.childcare_pairs, on=childcare_cases.assessment_days)
def test_what_falls_away_too_stays_in_its_range(
    bundled: Office, pair: tuple[childcare.Case, childcare.Case], on: date
) -> None:
    """The surcharges on a relieved tax are bounded like amounts.

    An amount once known stands.
    """
    partial, full = (consequences_of(bundled(case, on)) for case in pair)
    for key in partial.keys() & full.keys():
        (low, high), (inner_low, inner_high) = limits(partial[key]), limits(full[key])
        assert low <= inner_low  # type: ignore[operator]
        assert high is None or (inner_high is not None and inner_high <= high)  # type: ignore[operator]


@given(case=small_cases, on=small_days)
def test_with_every_fact_only_figures_are_missing(small: Office, case: Case, on: date) -> None:
    """A full case is asked for no fact.

    What is still open is a figure, a day, or which of two reliefs gives way.
    """
    kinds = {missing.kind.value for each in small(case, on) for missing in each.missing}
    assert kinds <= {"figure", "in_force", "relation"}


@given(case=childcare_cases.full_cases(), on=childcare_cases.assessment_days)
def test_a_full_childcare_case_is_asked_for_no_fact(
    bundled: Office, case: childcare.Case, on: date
) -> None:
    """What is UNDETERMINED then is so for want of a public figure or day.

    Or of a fact that the case leaves out.
    """
    values = take_snapshot(case, bundled.library.vocabulary).values
    known = {name for name, value in values.items() if value is not UNKNOWN}
    for each in bundled(case, on):
        assert not {missing.id for missing in each.missing} & known
        assert (each.outcome is Outcome.UNDETERMINED) is bool(each.missing)


@given(case=childcare_cases.partial_cases, on=childcare_cases.assessment_days)
def test_a_determination_is_consistent_in_itself(
    bundled: Office, case: childcare.Case, on: date
) -> None:
    """In kind neither an amount nor a range, else exactly one of them.

    There is nothing to pay where nothing is due; a range rises.
    """
    for each in bundled(case, on):
        is_open = each.outcome is Outcome.UNDETERMINED
        is_in_kind = each.rule.kind is IncentiveKind.IN_KIND
        assert (each.amount is not None) is (not is_open and not is_in_kind)
        assert (each.amount_range is not None) is (is_open and not is_in_kind)
        assert not each.missing or is_open or each.beneficiary in {"unknown", "several"}
        if each.amount_range is not None:
            low, high = each.amount_range
            assert high is None or low <= high
        if each.outcome in {Outcome.INELIGIBLE, Outcome.NOT_IN_FORCE} and each.amount is not None:
            assert each.amount.amount == 0


# --- order, repetition, context


def told(determination: Determination) -> tuple[object, ...]:
    """What an applicant is told, without ids that carry a file's name."""
    return (
        determination.outcome,
        determination.amount,
        determination.amount_range,
        determination.beneficiary,
    )


def renamed(new_names: dict[str, str]) -> dict[str, str]:
    """The same instruments under other file names, in their ids and wherever they are spoken of."""
    files = dict(FILES)
    for old, new in new_names.items():
        files = {
            path.replace(f"/{old}.yaml", f"/{new}.yaml"): text.replace(f".{old}", f".{new}")
            for path, text in files.items()
        }
    return files


@pytest.fixture(scope="module")
def renamed_libraries(
    tmp_path_factory: pytest.TempPathFactory,
) -> list[tuple[Office, Callable[[str], str]]]:
    """Libraries of the same law whose files are named otherwise, and so read in another order."""
    ways = (
        {"taxes": "zz_taxes", "gifts": "a_gifts"},
        {"taxes": "a_taxes", "gifts": "zz_gifts", "rates": "a_rates"},
    )
    return [
        (
            Office(write_library(tmp_path_factory.mktemp("renamed"), renamed(names))),
            _renaming(names),
        )
        for names in ways
    ]


def _renaming(names: dict[str, str]) -> Callable[[str], str]:
    def rename(incentive: str) -> str:
        for old, new in names.items():
            incentive = incentive.replace(f".{old}.", f".{new}.")
        return incentive

    return rename


@given(pair=small_pairs, on=small_days)
def test_nothing_depends_on_the_order_of_files(
    small: Office,
    renamed_libraries: list[tuple[Office, Callable[[str], str]]],
    pair: tuple[Case, Case],
    on: date,
) -> None:
    """The same instruments under other names come to the same, relations included."""
    partial = pair[0]
    expected = small(partial, on)
    for other, rename in renamed_libraries:
        declared = {rename(name): value for name, value in partial.declared.items()}
        found = other(attrs.evolve(partial, declared=declared), on)
        assert {rename(each.incentive): told(each) for each in expected} == {
            each.incentive: told(each) for each in found
        }


RIVALS = """parameters:
  small_sum: {text: TEXT, unit: CNY, values: [{value: 50, cite: '1'}]}
  middle_sum: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  large_sum: {text: TEXT, unit: CNY, values: [{value: 200, cite: '1'}]}
incentives:
  a: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: middle_sum}
  b: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: small_sum}
  c: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: large_sum}
"""
USES = "uses: {a: land.rivals.a, b: land.rivals.b, c: land.rivals.c}\n"
CAP = "parameters:\n  cap: {text: TEXT, unit: CNY, values: [{value: 120, cite: '1'}]}\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            USES + "relations: [{higher_of: [a, b], cite: '1'}]\n",
            USES + "relations: [{higher_of: [c, a], cite: '1'}]\n",
        ),
        (
            USES + CAP + "relations: [{shared_cap: {of: [a, b], at_most: cap}, cite: '1'}]\n",
            USES + CAP + "relations: [{shared_cap: {of: [b, c], at_most: cap}, cite: '1'}]\n",
        ),
    ],
)
def test_relations_that_share_a_member_do_not_depend_on_the_order_of_files(
    tmp_path: Path, one: str, other: str
) -> None:
    """Two instruments relate the same grants: which file is read first does not matter."""
    case = Case(workshop=Workshop(applied_on=date(2022, 6, 15)))
    found = []
    for folder, names in (("first", ("k", "m")), ("second", ("m", "k"))):
        files = {
            f"land/{name}.yaml": instrument(f"land.{name}", text)
            for name, text in zip(names, (one, other), strict=True)
        }
        made = write_library(
            tmp_path / folder, {"land/rivals.yaml": instrument("land.rivals", RIVALS), **files}
        )
        found.append([told(each) for each in assess(case, made, on=ON)])
    assert found[0] == found[1]


@pytest.mark.parametrize("names", [("k", "m"), ("m", "k")])
def test_two_notices_of_one_day_are_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    """Nothing says which of them prevails, whatever the files are called."""
    base = (
        "parameters:\n  paid: {text: TEXT, unit: CNY}\nincentives:\n"
        "  a: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: paid}\n"
    )
    files = {
        f"land/{name}.yaml": instrument(
            f"land.{name}", f"sets: {{land.base.paid: [{{value: {amount}, cite: '1'}}]}}\n"
        )
        for name, amount in zip(names, (100, 200), strict=True)
    }
    with pytest.raises(PolicyError) as caught:
        write_library(tmp_path, {"land/base.yaml": instrument("land.base", base), **files})
    assert [fault.slug for fault in caught.value.faults] == ["rival-figures"]


@settings(max_examples=examples(20))
@given(
    st.lists(childcare_cases.partial_cases, min_size=1, max_size=4), childcare_cases.assessment_days
)
def test_many_at_once_equals_one_by_one(
    bundled: Office, cases: list[childcare.Case], on: date
) -> None:
    """Assessing a case again gives the same bytes and the same fingerprint.

    So it does among others, and with a library loaded anew.
    """
    together = [bundled(case, on) for case in cases]
    again = [bundled(case, on) for case in reversed(cases)][::-1]
    assert [each.to_json() for each in together] == [each.to_json() for each in again]
    assert [each.fingerprint for each in together] == [each.fingerprint for each in again]


def test_a_library_loaded_anew_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of an assessment depends on the process or the folder, if the library has a name."""
    case = Case(place=VILLAGE, workshop=Workshop(applied_on=date(2022, 1, 20), staff=3))
    files = {**FILES, "library.yaml": 'version: "1"\nname: small\n'}
    one, other = (Office(write_library(tmp_path / name, files)) for name in ("here", "elsewhere"))
    assert one(case, ON).to_json() == other(case, ON).to_json()


@settings(max_examples=examples(20))
@given(
    st.tuples(childcare_cases.partial_cases, childcare_cases.partial_cases),
    childcare_cases.assessment_days,
)
def test_different_cases_have_different_fingerprints(
    bundled: Office, pair: tuple[childcare.Case, childcare.Case], on: date
) -> None:
    """A fingerprint is over the case too, not over the result alone."""
    one, other = (bundled(case, on).fingerprint for case in pair)
    assert (one == other) is (pair[0] == pair[1])


@given(pair=small_pairs, on=small_days)
def test_an_ambient_decimal_context_changes_nothing(
    small: Office, pair: tuple[Case, Case], on: date
) -> None:
    """With two digits of precision, rounded down, every byte is the same.

    Totals, rankings and amounts are included.
    """
    for case in pair:
        expected = small(case, on)
        with localcontext() as context:
            context.prec = 2
            context.rounding = ROUND_DOWN
            found = small(case, on)
            found_json = found.to_json()
        assert (found_json, found.totals) == (expected.to_json(), expected.totals)


def test_totals_do_not_depend_on_an_ambient_decimal_context(bundled: Office) -> None:
    """A sum of several amounts keeps its fen under a precision of two digits."""
    case = childcare.Case(
        district="320614",
        institution=childcare.Institution(
            kind=childcare.OrganisationKind.COMPANY,
            fixed_premises_in_community=True,
            care_modes=frozenset({childcare.CareMode.FULL_DAY}),
            serves_under_threes=True,
            small_scale_taxpayer=(),
            education_licence=(),
            vat_period=childcare.VatPeriod.MONTH,
            small_low_profit=(),
            small_enterprise=(),
            tax_zone=childcare.TaxZone.CITY,
        ),
        monthly_revenue=(
            MonthRevenue(month=Month(2023, 1), amount=yuan("123456.78"), input_vat=yuan(0)),
        ),
    )
    expected = bundled(case, date(2023, 1, 31)).totals["tax_and_fee"]
    saved_precision = getcontext().prec
    try:
        getcontext().prec = 2
        found = bundled(case, date(2023, 1, 31)).totals["tax_and_fee"]
    finally:
        getcontext().prec = saved_precision
    assert (
        str(expected.amount) == "8296.30"
    )  # 7,407.41 and 7 %, 3 %, 2 % of 7,407.4068: 518.52 + 222.22 + 148.15
    assert found == expected


_with_rows = consistent(
    st.builds(
        childcare.Case,
        district=st.just("320614"),
        institution=st.just(
            childcare.Institution(
                filed=(Period(date(2019, 1, 1)),),
                small_scale_taxpayer=(),
                vat_period=childcare.VatPeriod.QUARTER,
                kind=childcare.OrganisationKind.COMPANY,
                fixed_premises_in_community=True,
                serves_under_threes=True,
                care_modes=frozenset({childcare.CareMode.FULL_DAY}),
            )
        ),
        electricity_bills=st.lists(childcare_cases.bills, min_size=2, max_size=5).map(tuple),
        monthly_revenue=st.lists(childcare_cases.revenues, min_size=2, max_size=5).map(tuple),
    )
)


@settings(max_examples=examples(20))
@given(_with_rows, st.randoms(use_true_random=False), childcare_cases.assessment_days)
def test_the_order_of_rows_does_not_matter(
    bundled: Office, case: childcare.Case, random: object, on: date
) -> None:
    """Months in any order come to the same amounts."""
    bills, revenues = list(case.electricity_bills), list(case.monthly_revenue)  # type: ignore[arg-type]
    random.shuffle(bills)  # type: ignore[attr-defined]
    random.shuffle(revenues)  # type: ignore[attr-defined]
    shuffled = attrs.evolve(case, electricity_bills=tuple(bills), monthly_revenue=tuple(revenues))
    expected, found = bundled(case, on), bundled(shuffled, on)
    assert [told(each) for each in expected] == [told(each) for each in found]
    assert {form: str(total) for form, total in expected.totals.items()} == {
        form: str(total) for form, total in found.totals.items()
    }


@given(case=small_cases, on=small_days)
def test_rows_may_be_given_in_two_cases_or_in_one(small: Office, case: Case, on: date) -> None:
    """What a charge comes to over all rows is what it comes to over each, before rounding."""
    name = "land.gifts.exemption"
    together = small(case, on)[name]
    assert isinstance(case.sales, tuple)
    apart = [small(attrs.evolve(case, sales=(sale,)), on)[name] for sale in case.sales]
    assert sum_of(part.by_itself.within for part in together.working) == sum_of(
        part.by_itself.within for each in apart for part in each.working
    )
