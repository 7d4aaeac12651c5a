"""The worked examples come to the figures that were reckoned by hand."""

from datetime import date
from pathlib import Path

import pytest
from moneyed import Money

import incentives
from incentives import childcare
from incentives.policy.library import Library

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OVERLAY = EXAMPLES / "overlays" / "haimen.yaml"
END_OF_2023 = date(2023, 12, 31)
HAIMEN = "cn.jiangsu.nantong.haimen.2021-64"


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


@pytest.mark.parametrize(
    ("incentive", "amount"),
    [
        pytest.param("cn.2019-76.vat_exemption", "14400.00", id="vat: 12 x 120,000 x 1%"),
        pytest.param(
            "cn.2019-76.income_tax_reduction", "7200.00", id="income tax: 10% of 1,440,000 at 5%"
        ),
        pytest.param("cn.2019-76.deed_tax_exemption", "150000.00", id="deed tax: 3% of 5,000,000"),
        pytest.param(
            "cn.2019-76.property_tax_exemption",
            "21000.00",
            id="property tax: 5,000,000 x 70% x 1.2%, halved",
        ),
        pytest.param(
            "cn.2019-76.registration_fee_exemption",
            "0.00",
            id="registration fee: a small enterprise pays none",
        ),
        pytest.param("cn.2021-895.construction_grant", "600000.00", id="central grant: 60 places"),
        pytest.param(
            "cn.jiangsu.electricity-2021.electricity_price",
            "8341.20",
            id="electricity: 12 x (2,340 - 3,000 x 0.5483)",
        ),
    ],
)
def test_new_build_is_entitled(library: Library, incentive: str, amount: str) -> None:
    """The newly built institution is entitled to each amount worked out by hand."""
    assessment = incentives.assess(
        childcare.read_case(EXAMPLES / "haimen-new-build.yaml"), library, on=END_OF_2023
    )
    found = assessment[incentive]
    assert (incentives.Outcome.ELIGIBLE, cny(amount)) == (found.outcome, found.amount)


def test_surcharges_fall_away_with_vat(library: Library) -> None:
    """What of the three surcharges falls away with the VAT is 864.00, shown apart from it."""
    assessment = incentives.assess(
        childcare.read_case(EXAMPLES / "haimen-new-build.yaml"), library, on=END_OF_2023
    )
    saved = {
        each.charge.id: each.amount for each in assessment["cn.2019-76.vat_exemption"].consequences
    }
    assert {
        "cn.vat.urban_maintenance_tax": cny("504.00"),
        "cn.vat.education_surcharge": cny("216.00"),
        "cn.vat.local_education_surcharge": cny("144.00"),
    } == saved


@pytest.mark.parametrize(
    ("incentive", "missing", "with_overlay"),
    [
        ("cn.2019-76.land_use_tax_exemption", "cn.land_use_tax.unit_amount", "3000.00"),
        (f"{HAIMEN}.construction_grant", f"{HAIMEN}.construction_per_place", "480000.00"),
    ],
)
def test_unpublished_figure_waits_for_the_authority(
    library: Library, incentive: str, missing: str, with_overlay: str
) -> None:
    """Without the figure the amount is open though all conditions are met.

    With the overlay it is exact.
    """
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    bare = incentives.assess(case, library, on=END_OF_2023)[incentive]
    supplied = incentives.assess(case, library, on=END_OF_2023, overlays=[OVERLAY])[incentive]
    assert (incentives.Outcome.UNDETERMINED, None) == (bare.outcome, bare.amount)
    assert [missing] == [each.id for each in bare.missing]
    assert all(condition.holds for condition in bare.conditions)
    assert (incentives.Outcome.ELIGIBLE, cny(with_overlay)) == (supplied.outcome, supplied.amount)


def test_totals_are_by_form(library: Library) -> None:
    """Totals add up what is surely due; forms to which an open incentive may add are named."""
    assessment = incentives.assess(
        childcare.read_case(EXAMPLES / "haimen-new-build.yaml"), library, on=END_OF_2023
    )
    assert {
        "cash": cny("600000"),
        "price": cny("8341.20"),
        "tax_and_fee": cny("193674.00"),
    } == assessment.totals
    assert {"cash", "tax_and_fee"} == assessment.open_totals


def test_renewal_divides_the_months(library: Library) -> None:
    """Each month falls under its own announcement.

    The threshold that is reached is taxed from 2026 on.
    """
    assessment = incentives.assess(
        childcare.read_case(EXAMPLES / "haimen-renewal.yaml"), library, on=date(2026, 2, 28)
    )
    by_month = {
        (name, part.law_date): part.amount
        for name in ("cn.2019-76.vat_exemption", "cn.2026-7.vat_exemption")
        for part in assessment[name].working
        if part.by_itself.outcome is incentives.Outcome.ELIGIBLE
    }
    assert {
        ("cn.2019-76.vat_exemption", date(2025, 11, 30)): 1200,
        ("cn.2019-76.vat_exemption", date(2025, 12, 31)): 0,
        ("cn.2026-7.vat_exemption", date(2026, 1, 31)): 1000,
        ("cn.2026-7.vat_exemption", date(2026, 2, 28)): 1200,
    } == by_month


def test_renewal_is_not_known_before_its_publication(library: Library) -> None:
    """As the law was known on 2026-01-10, nothing of the announcement of 2026-01-20 is in force."""
    case = childcare.read_case(EXAMPLES / "haimen-renewal.yaml")
    assessment = incentives.assess(case, library, on=date(2026, 2, 28), known_on=date(2026, 1, 10))
    renewed = [each for each in assessment if each.incentive.startswith("cn.2026-7.")]
    assert renewed
    assert {incentives.Outcome.NOT_IN_FORCE} == {each.outcome for each in renewed}
    assert cny("1200.00") == assessment["cn.2019-76.vat_exemption"].amount


def test_recognition_settles_most(library: Library) -> None:
    """Without recognition and investment the central grant is from nothing to 600,000.

    Recognition is asked for first.
    """
    case = childcare.read_case(EXAMPLES / "haimen-unknowns.yaml")
    grant = incentives.assess(case, library, on=END_OF_2023)["cn.2021-895.construction_grant"]
    assert (incentives.Outcome.UNDETERMINED, incentives.MoneyRange(cny("0"), cny("600000"))) == (
        grant.outcome,
        grant.amount_range,
    )
    assert ["institution.inclusive", "projects[0].investment"] == [
        each.id for each in grant.missing
    ]
