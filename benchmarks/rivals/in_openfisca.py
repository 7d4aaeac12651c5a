"""The workload as a system of OpenFisca-Core, which reckons in floats of single precision."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from openfisca_core import entities, periods, taxbenefitsystems, variables
from openfisca_core.simulation_builder import SimulationBuilder

from benchmarks.rivals.by_hand import SINCE
from benchmarks.rivals.facts import FIGURES, NAMES, WORDS

_PERSON = entities.Entity("institution", "institutions", "institution", "")
_PERIOD = "2024-07"
_F = {name: float(value) for name, value in FIGURES.items() if hasattr(value, "numerator")}
_AWARDS, _LANDS = (
    np.array([float(FIGURES[name][word]) for word in WORDS[fact]])
    for name, fact in (("award", "level"), ("land_tax", "land_class"))
)


class _Facts:
    """The facts of all institutions as attributes."""

    def __init__(self, persons: Any, period: Any) -> None:  # noqa: ANN401
        self._persons, self._period = persons, period

    def __getattr__(self, name: str) -> np.ndarray:
        return self._persons(name, self._period)

    def has(self, name: str, word: str) -> np.ndarray:
        return getattr(self, name) == WORDS[name].index(word)


def _within(f: _Facts) -> np.ndarray:
    return f.registered & f.filed & (f.monthly_price <= f.price_ceiling)


def _homes(f: _Facts) -> np.ndarray:
    return f.registered & f.filed & (f.has("scope", "childcare") | f.has("scope", "mixed"))


def _care(f: _Facts) -> np.ndarray:
    return f.registered & f.community_based & f.has("scope", "childcare")


def _tiers(f: _Facts) -> np.ndarray:
    kwh = f.electricity
    return (
        f.power_price_1 * np.minimum(kwh, _F["tier_1"])
        + f.power_price_2 * np.clip(kwh - _F["tier_1"], 0, _F["tier_2"] - _F["tier_1"])
        + f.power_price_3 * np.maximum(kwh - _F["tier_2"], 0)
    )


def _vat(f: _Facts) -> np.ndarray:
    small = np.where(f.revenue <= _F["vat_threshold"], 0, f.revenue * _F["vat_small"])
    return np.where(f.has("taxpayer", "general"), f.revenue * _F["vat_general"], small)


def _rooms(f: _Facts) -> np.ndarray:
    by_value = f.property_value * _F["property_residual"] * _F["property_rate"]
    return np.where(f.rent > 0, f.rent * _F["rent_rate"], by_value)


def _income(f: _Facts) -> np.ndarray:
    is_small = f.taxable_income <= _F["income_limit"]
    rate = np.where(is_small, _F["income_rate_small"], _F["income_rate"])
    return f.revenue * (1 - _F["income_counted"]) * rate


def _places(f: _Facts) -> np.ndarray:
    return f.places_after - f.places_before


_RULES = {
    "new_build_grant": (
        lambda f: (
            _within(f)
            & f.has("project", "new_build")
            & f.fire_certificate
            & (_places(f) >= _F["new_build_places"])
        ),
        lambda f: np.minimum(
            _places(f) * _F["new_build_per_place"], f.investment * _F["new_build_share"]
        ),
    ),
    "expansion_grant": (
        lambda f: (
            _within(f)
            & f.has("project", "expansion")
            & f.hygiene_report
            & (_places(f) >= _F["expansion_places"])
        ),
        lambda f: np.minimum(_places(f) * _F["expansion_per_place"], _F["expansion_ceiling"]),
    ),
    "demonstration_award": (
        lambda f: (
            f.filed
            & ~f.has("level", "no_level")
            & (f.certified_on >= SINCE)
            & (f.certified_on <= f.as_of)
            & (f.staff_ratio >= _F["least_staff"])
        ),
        lambda f: _AWARDS[f.level],
    ),
    "electricity_saving": (
        lambda f: _homes(f) & (f.electricity > 0),
        lambda f: np.maximum(f.electricity * f.power_price - _tiers(f), 0),
    ),
    "water_saving": (
        lambda f: _homes(f) & (f.water > 0) & f.hygiene_report,
        lambda f: np.maximum(f.water * (f.water_price - f.water_price_home), 0),
    ),
    "gas_saving": (
        lambda f: _homes(f) & (f.gas > 0) & f.fire_certificate,
        lambda f: np.maximum(f.gas * (f.gas_price - f.gas_price_home), 0),
    ),
    "vat_exemption": (lambda f: _care(f) & ~f.has("kind", "public") & (f.revenue > 0), _vat),
    "deed_tax_exemption": (
        lambda f: _care(f) & (f.purchase_price > 0),
        lambda f: f.purchase_price * _F["deed_rate"],
    ),
    "property_tax_exemption": (
        lambda f: _care(f) & (f.area >= f.places_after * _F["least_area"]),
        _rooms,
    ),
    "land_use_tax_exemption": (
        lambda f: _care(f) & (f.land_area > 0),
        lambda f: f.land_area * _LANDS[f.land_class],
    ),
    "registration_fee_exemption": (
        lambda f: f.registered & f.community_based & (f.purchase_price > 0),
        lambda f: np.full(f.rent.shape, _F["fee"]),
    ),
    "income_tax_relief": (
        lambda f: (
            _care(f) & f.filed & (f.taxable_income > 0) & (f.staff_ratio >= _F["least_staff"])
        ),
        _income,
    ),
}


def _variable(name: str, kind: type, formula: Any = None) -> type:  # noqa: ANN401
    told = {
        "value_type": kind,
        "entity": _PERSON,
        "definition_period": periods.DateUnit.MONTH,
        "label": name,
    }
    return type(name, (variables.Variable,), told | ({"formula": formula} if formula else {}))


def _formula(name: str) -> Any:  # noqa: ANN401
    applies, amount = _RULES[name]

    def formula(persons: Any, period: Any) -> np.ndarray:  # noqa: ANN401
        facts = _Facts(persons, period)
        rounded = np.floor(amount(facts) * 100 + 0.5) / 100
        return np.where(applies(facts), rounded, -1)

    return formula


def system(columns: Mapping[str, np.ndarray]) -> Any:  # noqa: ANN401 - it comes without types
    """The system of these facts and the twelve incentives."""
    found = taxbenefitsystems.TaxBenefitSystem([_PERSON])
    kinds = {"b": bool, "i": int, "f": float}
    for name, column in columns.items():
        found.add_variable(_variable(name, kinds[column.dtype.kind]))
    for name in NAMES:
        found.add_variable(_variable(name, float, _formula(name)))
    return found


def amounts(system: Any, columns: Mapping[str, np.ndarray]) -> list[np.ndarray]:  # noqa: ANN401
    """Amounts in yuan of all cases by the columns of floats; -1 where it does not apply."""
    count = len(next(iter(columns.values())))
    simulation = SimulationBuilder().build_default_simulation(system, count=count)
    for name, column in columns.items():
        simulation.set_input(name, _PERIOD, column)
    return [simulation.calculate(name, _PERIOD) for name in NAMES]
