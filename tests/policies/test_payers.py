"""Who saves a tax on premises is who owes it."""

from datetime import date

import attrs
import pytest

import incentives
from incentives import childcare
from incentives.childcare import Premise, Tenure
from tests.examples.worked import EXAMPLES

PROPERTY, LAND = "cn.2019-76.property_tax_exemption", "cn.2019-76.land_use_tax_exemption"


@pytest.mark.parametrize(
    ("change", "property_payer", "land_payer"),
    [
        ({}, "applicant", "applicant"),
        ({"tenure": Tenure.RENTED, "rent_free": (), "collective_land": False}, "owner", "owner"),
        ({"tenure": Tenure.RENTED, "rent_free": (), "collective_land": True}, "owner", "applicant"),
        (
            {"tenure": Tenure.FREE_USE, "owner_tax_exempt": True, "collective_land": False},
            "applicant",
            "applicant",
        ),
        (
            {"tenure": Tenure.FREE_USE, "owner_tax_exempt": False, "collective_land": False},
            "applicant",
            "owner",
        ),
    ],
    ids=[
        "owned",
        "rented",
        "rented-from-a-collective",
        "free-of-an-exempt-unit",
        "free-of-another",
    ],
)
def test_the_relief_is_the_payers(
    change: dict[str, object], property_payer: str, land_payer: str
) -> None:
    """Owner, tenant or user.

    房产税暂行条例 第二条; 财税〔2009〕128号 一; 国税地字〔1989〕140号; 财税〔2017〕29号.
    """
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    assert isinstance(case.premises, tuple)
    premise: Premise = attrs.evolve(case.premises[0], **change)  # type: ignore[arg-type]
    found = incentives.assess(
        attrs.evolve(case, premises=(premise,)), childcare.library(), on=date(2023, 12, 31)
    )
    assert (property_payer, land_payer) == (found[PROPERTY].beneficiary, found[LAND].beneficiary)
