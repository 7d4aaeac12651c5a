"""What a programmer writes for these twelve incentives and this one day: three ways."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from benchmarks.rivals.facts import FIGURES, WORDS

Facts = Mapping[str, Any]
FEN = Decimal("0.01")


def _scaled(name: str, places: int) -> int:
    number = FIGURES[name] * 10**places
    assert number.denominator == 1
    return int(number)


def _day(name: str) -> int:
    day = FIGURES[name]
    return day.year * 10_000 + day.month * 100 + day.day


def _table(name: str, places: int) -> dict[str, int]:
    return {word: int(number * 10**places) for word, number in FIGURES[name].items()}


FEN_OF = {
    name: _scaled(name, 2)
    for name in (
        "new_build_per_place",
        "expansion_per_place",
        "expansion_ceiling",
        "vat_threshold",
        "fee",
        "income_limit",
        "least_area",
    )
}
RATE = {
    name: _scaled(name, 4)
    for name in (
        "new_build_share",
        "vat_general",
        "vat_small",
        "deed_rate",
        "property_rate",
        "property_residual",
        "rent_rate",
        "income_counted",
        "income_rate_small",
        "income_rate",
    )
}
COUNT = {name: _scaled(name, 0) for name in ("new_build_places", "expansion_places")}
TIER_1, TIER_2, STAFF = _scaled("tier_1", 0), _scaled("tier_2", 0), _scaled("least_staff", 3)
SINCE, AWARD, LAND = _day("certified_since"), _table("award", 2), _table("land_tax", 2)


def _half_up(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)


def in_whole_numbers(c: Facts) -> list[int | None]:
    """Amounts in fen from facts as whole numbers; None where it does not apply."""
    registered, filed = c["registered"], c["filed"]
    places = c["places_after"] - c["places_before"]
    within = registered and filed and c["monthly_price"] <= c["price_ceiling"]
    homes = registered and filed and c["scope"] in {"childcare", "mixed"}
    community = registered and c["community_based"]
    childcare = community and c["scope"] == "childcare"
    staffed = c["staff_ratio"] >= STAFF
    kwh, revenue = c["electricity"], c["revenue"]
    tiers = (
        c["power_price_1"] * min(kwh, TIER_1)
        + c["power_price_2"] * min(max(kwh - TIER_1, 0), TIER_2 - TIER_1)
        + c["power_price_3"] * max(kwh - TIER_2, 0)
    )
    build = within and c["project"] == "new_build" and c["fire_certificate"]
    expand = within and c["project"] == "expansion" and c["hygiene_report"]
    award = filed and c["level"] != "no_level" and SINCE <= c["certified_on"] <= c["as_of"]
    vat = RATE["vat_general"]
    if c["taxpayer"] != "general":
        vat = 0 if revenue <= FEN_OF["vat_threshold"] else RATE["vat_small"]
    if c["rent"] > 0:
        rooms = _half_up(c["rent"] * RATE["rent_rate"], 10_000)
    else:
        rooms = _half_up(
            c["property_value"] * RATE["property_residual"] * RATE["property_rate"], 10**8
        )
    is_small = c["taxable_income"] <= FEN_OF["income_limit"]
    income = (10_000 - RATE["income_counted"]) * RATE[
        "income_rate_small" if is_small else "income_rate"
    ]
    return [
        min(
            places * FEN_OF["new_build_per_place"],
            _half_up(c["investment"] * RATE["new_build_share"], 10_000),
        )
        if build and places >= COUNT["new_build_places"]
        else None,
        min(places * FEN_OF["expansion_per_place"], FEN_OF["expansion_ceiling"])
        if expand and places >= COUNT["expansion_places"]
        else None,
        AWARD[c["level"]] if award and staffed else None,
        _half_up(max(kwh * c["power_price"] - tiers, 0), 100) if homes and kwh > 0 else None,
        _half_up(c["water"] * max(c["water_price"] - c["water_price_home"], 0), 1000)
        if homes and c["water"] > 0 and c["hygiene_report"]
        else None,
        _half_up(c["gas"] * max(c["gas_price"] - c["gas_price_home"], 0), 1000)
        if homes and c["gas"] > 0 and c["fire_certificate"]
        else None,
        _half_up(revenue * vat, 10_000)
        if childcare and c["kind"] != "public" and revenue > 0
        else None,
        _half_up(c["purchase_price"] * RATE["deed_rate"], 10_000)
        if childcare and c["purchase_price"] > 0
        else None,
        rooms if childcare and c["area"] >= c["places_after"] * FEN_OF["least_area"] else None,
        _half_up(c["land_area"] * LAND[c["land_class"]], 100)
        if childcare and c["land_area"] > 0
        else None,
        FEN_OF["fee"] if community and c["purchase_price"] > 0 else None,
        _half_up(revenue * income, 10**8)
        if childcare and filed and c["taxable_income"] > 0 and staffed
        else None,
    ]


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


D = {name: _decimal(value) for name, value in FIGURES.items() if isinstance(value, Fraction)}
D_AWARD = {word: _decimal(value) for word, value in FIGURES["award"].items()}
D_LAND = {word: _decimal(value) for word, value in FIGURES["land_tax"].items()}


def in_decimals(c: Facts) -> list[Decimal | None]:
    """Amounts in yuan from facts as decimals; None where it does not apply."""
    registered, filed = c["registered"], c["filed"]
    places = c["places_after"] - c["places_before"]
    within = registered and filed and c["monthly_price"] <= c["price_ceiling"]
    homes = registered and filed and c["scope"] in {"childcare", "mixed"}
    community = registered and c["community_based"]
    childcare = community and c["scope"] == "childcare"
    staffed = c["staff_ratio"] >= D["least_staff"]
    kwh, revenue, none = c["electricity"], c["revenue"], Decimal(0)
    amounts: list[Decimal | None] = [None] * 12
    is_built = within and c["project"] == "new_build" and c["fire_certificate"]
    is_expanded = within and c["project"] == "expansion" and c["hygiene_report"]
    if is_built and places >= D["new_build_places"]:
        most = c["investment"] * D["new_build_share"]
        amounts[0] = min(places * D["new_build_per_place"], most)
    if is_expanded and places >= D["expansion_places"]:
        amounts[1] = min(places * D["expansion_per_place"], D["expansion_ceiling"])
    is_certified = FIGURES["certified_since"] <= c["certified_on"] <= c["as_of"]
    if filed and c["level"] != "no_level" and is_certified and staffed:
        amounts[2] = D_AWARD[c["level"]]
    if homes and kwh > 0:
        tier_1, tier_2 = D["tier_1"], D["tier_2"]
        tiers = (
            c["power_price_1"] * min(kwh, tier_1)
            + c["power_price_2"] * min(max(kwh - tier_1, none), tier_2 - tier_1)
            + c["power_price_3"] * max(kwh - tier_2, none)
        )
        amounts[3] = max(kwh * c["power_price"] - tiers, none)
    if homes and c["water"] > 0 and c["hygiene_report"]:
        amounts[4] = max(c["water"] * (c["water_price"] - c["water_price_home"]), none)
    if homes and c["gas"] > 0 and c["fire_certificate"]:
        amounts[5] = max(c["gas"] * (c["gas_price"] - c["gas_price_home"]), none)
    if childcare and c["kind"] != "public" and revenue > 0:
        amounts[6] = none
        if c["taxpayer"] == "general":
            amounts[6] = revenue * D["vat_general"]
        elif revenue > D["vat_threshold"]:
            amounts[6] = revenue * D["vat_small"]
    if childcare and c["purchase_price"] > 0:
        amounts[7] = c["purchase_price"] * D["deed_rate"]
    if childcare and c["area"] >= c["places_after"] * D["least_area"]:
        amounts[8] = c["rent"] * D["rent_rate"]
        if c["rent"] <= 0:
            amounts[8] = c["property_value"] * D["property_residual"] * D["property_rate"]
    if childcare and c["land_area"] > 0:
        amounts[9] = c["land_area"] * D_LAND[c["land_class"]]
    if community and c["purchase_price"] > 0:
        amounts[10] = D["fee"]
    if childcare and filed and c["taxable_income"] > 0 and staffed:
        is_small = c["taxable_income"] <= D["income_limit"]
        rate = D["income_rate_small"] if is_small else D["income_rate"]
        amounts[11] = revenue * (1 - D["income_counted"]) * rate
    return [None if each is None else each.quantize(FEN, ROUND_HALF_UP) for each in amounts]


def _word(c: Facts, name: str, word: str) -> np.ndarray:
    return c[name] == WORDS[name].index(word)


AWARDS = np.array([AWARD[word] for word in WORDS["level"]])
LANDS = np.array([LAND[word] for word in WORDS["land_class"]])


def in_columns(c: Mapping[str, np.ndarray]) -> list[np.ndarray]:
    """Amounts in fen of all cases, from columns of whole numbers; -1 where it does not apply."""
    registered, filed = c["registered"], c["filed"]
    places = c["places_after"].astype(np.int64) - c["places_before"]
    within = registered & filed & (c["monthly_price"] <= c["price_ceiling"])
    is_childcare = _word(c, "scope", "childcare")
    homes = registered & filed & (is_childcare | _word(c, "scope", "mixed"))
    community = registered & c["community_based"]
    childcare = community & is_childcare
    staffed = c["staff_ratio"] >= STAFF
    kwh, revenue = c["electricity"], c["revenue"]
    tiers = (
        c["power_price_1"] * np.minimum(kwh, TIER_1)
        + c["power_price_2"] * np.clip(kwh - TIER_1, 0, TIER_2 - TIER_1)
        + c["power_price_3"] * np.maximum(kwh - TIER_2, 0)
    )
    small_vat = np.where(revenue <= FEN_OF["vat_threshold"], 0, RATE["vat_small"])
    vat = np.where(_word(c, "taxpayer", "general"), RATE["vat_general"], small_vat)
    residual = RATE["property_residual"] * RATE["property_rate"]
    rooms = np.where(
        c["rent"] > 0,
        _rounded(c["rent"] * RATE["rent_rate"], 10_000),
        _rounded(c["property_value"] * residual, 10**8),
    )
    is_small = c["taxable_income"] <= FEN_OF["income_limit"]
    income = (10_000 - RATE["income_counted"]) * np.where(
        is_small, RATE["income_rate_small"], RATE["income_rate"]
    )
    build = within & _word(c, "project", "new_build") & c["fire_certificate"]
    expand = within & _word(c, "project", "expansion") & c["hygiene_report"]
    certified = (c["certified_on"] >= SINCE) & (c["certified_on"] <= c["as_of"])
    water = np.maximum(c["water_price"] - c["water_price_home"], 0)
    gas = np.maximum(c["gas_price"] - c["gas_price_home"], 0)
    bought = c["purchase_price"] > 0
    most = _rounded(c["investment"] * RATE["new_build_share"], 10_000)
    told = [
        (
            build & (places >= COUNT["new_build_places"]),
            np.minimum(places * FEN_OF["new_build_per_place"], most),
        ),
        (
            expand & (places >= COUNT["expansion_places"]),
            np.minimum(places * FEN_OF["expansion_per_place"], FEN_OF["expansion_ceiling"]),
        ),
        (filed & ~_word(c, "level", "no_level") & certified & staffed, AWARDS[c["level"]]),
        (homes & (kwh > 0), _rounded(np.maximum(kwh * c["power_price"] - tiers, 0), 100)),
        (homes & (c["water"] > 0) & c["hygiene_report"], _rounded(c["water"] * water, 1000)),
        (homes & (c["gas"] > 0) & c["fire_certificate"], _rounded(c["gas"] * gas, 1000)),
        (
            childcare & ~_word(c, "kind", "public") & (revenue > 0),
            _rounded(revenue * vat, 10_000),
        ),
        (childcare & bought, _rounded(c["purchase_price"] * RATE["deed_rate"], 10_000)),
        (childcare & (c["area"] >= c["places_after"] * FEN_OF["least_area"]), rooms),
        (childcare & (c["land_area"] > 0), _rounded(c["land_area"] * LANDS[c["land_class"]], 100)),
        (community & bought, FEN_OF["fee"]),
        (
            childcare & filed & (c["taxable_income"] > 0) & staffed,
            _rounded(revenue * income, 10**8),
        ),
    ]
    return [np.where(applies, amount, -1) for applies, amount in told]


def _rounded(number: np.ndarray, by: int) -> np.ndarray:
    return (2 * number + by) // (2 * by)
