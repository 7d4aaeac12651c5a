"""What the workload comes to, in exact fractions: written apart from the library, never timed."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from moneyed import Money

from benchmarks.haimen12.figures import figures_on
from benchmarks.haimen12.vocabulary import (
    Institution,
    Kind,
    Level,
    Project,
    Scope,
    Taxpayer,
)

Amount = Any
"""A Fraction, or None where the incentive does not apply."""


def answers(case: Institution) -> dict[str, int]:
    """The amount of each incentive in fen, half up; without those that do not apply."""
    found = {}
    for name, rule in RULES.items():
        amount = rule(_Facts(case))
        if amount is not None:
            fen = amount * 100
            found[name] = (2 * fen.numerator + fen.denominator) // (2 * fen.denominator)
    return found


class _Facts:
    """Facts as they are, numbers as fractions; a figure of the day by its name in brackets."""

    def __init__(self, case: Institution) -> None:
        self._values = attrs.asdict(case, recurse=False)
        self._figures = figures_on(self._values["as_of"])

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - numbers, days and words
        value = self._values[name]
        if isinstance(value, Money):
            value = value.amount
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Fraction(value)
        return value

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - numbers, days and words
        return self._figures[name]


def new_build_grant(f: _Facts) -> Amount:
    places = f.places_after - f.places_before
    applies = (
        f.project is Project.NEW_BUILD
        and f.registered
        and f.filed
        and places >= f["new_build_places"]
        and f.monthly_price <= f.price_ceiling
        and f.fire_certificate
    )
    by_places = places * f["new_build_per_place"]
    return min(by_places, f.investment * f["new_build_share"]) if applies else None


def expansion_grant(f: _Facts) -> Amount:
    places = f.places_after - f.places_before
    applies = (
        f.project is Project.EXPANSION
        and f.registered
        and f.filed
        and places >= f["expansion_places"]
        and f.monthly_price <= f.price_ceiling
        and f.hygiene_report
    )
    return min(places * f["expansion_per_place"], f["expansion_ceiling"]) if applies else None


def demonstration_award(f: _Facts) -> Amount:
    applies = (
        f.level is not Level.NONE
        and f.filed
        and f["certified_since"] <= f.certified_on <= f.as_of
        and f.staff_ratio >= f["least_staff"]
    )
    return f["award"][f.level.value] if applies else None


def electricity_saving(f: _Facts) -> Amount:
    if not (_pays_as_homes(f) and f.electricity > 0):
        return None
    limits = [f["tier_1"], f["tier_2"], max(f.electricity, f["tier_2"])]
    bill, before = Fraction(0), Fraction(0)
    for limit, price in zip(
        limits, [f.power_price_1, f.power_price_2, f.power_price_3], strict=True
    ):
        bill += max(min(f.electricity, limit) - before, 0) * price
        before = limit
    return max(f.electricity * f.power_price - bill, Fraction(0))


def water_saving(f: _Facts) -> Amount:
    applies = _pays_as_homes(f) and f.water > 0 and f.hygiene_report
    return max(f.water * (f.water_price - f.water_price_home), Fraction(0)) if applies else None


def gas_saving(f: _Facts) -> Amount:
    applies = _pays_as_homes(f) and f.gas > 0 and f.fire_certificate
    return max(f.gas * (f.gas_price - f.gas_price_home), Fraction(0)) if applies else None


def vat_exemption(f: _Facts) -> Amount:
    if not (f.kind is not Kind.PUBLIC and _is_community_childcare(f) and f.revenue > 0):
        return None
    if f.taxpayer is Taxpayer.GENERAL:
        return f.revenue * f["vat_general"]
    return f.revenue * f["vat_small"] if f.revenue > f["vat_threshold"] else Fraction(0)


def deed_tax_exemption(f: _Facts) -> Amount:
    applies = _is_community_childcare(f) and f.purchase_price > 0
    return f.purchase_price * f["deed_rate"] if applies else None


def property_tax_exemption(f: _Facts) -> Amount:
    if not (_is_community_childcare(f) and f.area >= f.places_after * f["least_area"]):
        return None
    if f.rent > 0:
        return f.rent * f["rent_rate"]
    return f.property_value * f["property_residual"] * f["property_rate"]


def land_use_tax_exemption(f: _Facts) -> Amount:
    applies = _is_community_childcare(f) and f.land_area > 0
    return f.land_area * f["land_tax"][f.land_class.value] if applies else None


def registration_fee_exemption(f: _Facts) -> Amount:
    return f["fee"] if f.community_based and f.registered and f.purchase_price > 0 else None


def income_tax_relief(f: _Facts) -> Amount:
    applies = (
        _is_community_childcare(f)
        and f.filed
        and f.taxable_income > 0
        and f.staff_ratio >= f["least_staff"]
    )
    if not applies:
        return None
    is_small = f.taxable_income <= f["income_limit"]
    rate = f["income_rate_small"] if is_small else f["income_rate"]
    return f.revenue * (1 - f["income_counted"]) * rate


def _pays_as_homes(f: _Facts) -> bool:
    return f.registered and f.filed and f.scope in {Scope.CHILDCARE, Scope.MIXED}


def _is_community_childcare(f: _Facts) -> bool:
    return f.community_based and f.registered and f.scope is Scope.CHILDCARE


RULES: Mapping[str, Callable[[_Facts], Amount]] = {
    rule.__name__: rule
    for rule in (
        new_build_grant,
        expansion_grant,
        demonstration_award,
        electricity_saving,
        water_saving,
        gas_saving,
        vat_exemption,
        deed_tax_exemption,
        property_tax_exemption,
        land_use_tax_exemption,
        registration_fee_exemption,
        income_tax_relief,
    )
}
