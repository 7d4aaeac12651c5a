"""The workload as a decision of ZEN (`zen-engine`), which reckons in decimals."""

import json
from collections.abc import Mapping
from typing import Any

import zen

from benchmarks.rivals.by_hand import SINCE
from benchmarks.rivals.facts import FIGURES, NAMES


def _figure(name: str) -> str:
    return str(float(FIGURES[name]))


def _choice(name: str, fact: str) -> str:
    told = ""
    for word, number in FIGURES[name].items():
        told += f"{fact} == '{word}' ? {float(number)} : ("
    return told + "0" + ")" * len(FIGURES[name])


_SHARED = {
    "places": "places_after - places_before",
    "within": "registered and filed and monthly_price <= price_ceiling",
    "homes": "registered and filed and (scope == 'childcare' or scope == 'mixed')",
    "community": "registered and community_based",
    "care": "registered and community_based and scope == 'childcare'",
    "staffed": f"staff_ratio >= {_figure('least_staff')}",
    "tiers": (
        f"power_price_1 * min([electricity, {_figure('tier_1')}])"
        f" + power_price_2 * min([max([electricity - {_figure('tier_1')}, 0]),"
        f" {_figure('tier_2')} - {_figure('tier_1')}])"
        f" + power_price_3 * max([electricity - {_figure('tier_2')}, 0])"
    ),
}
_RULES = {
    "new_build_grant": (
        (
            "$.within and project == 'new_build' and fire_certificate"
            f" and $.places >= {_figure('new_build_places')}"
        ),
        (
            f"min([$.places * {_figure('new_build_per_place')},"
            f" investment * {_figure('new_build_share')}])"
        ),
    ),
    "expansion_grant": (
        (
            "$.within and project == 'expansion' and hygiene_report"
            f" and $.places >= {_figure('expansion_places')}"
        ),
        f"min([$.places * {_figure('expansion_per_place')}, {_figure('expansion_ceiling')}])",
    ),
    "demonstration_award": (
        (
            f"level != 'no_level' and filed and certified_on >= {SINCE}"
            " and certified_on <= as_of and $.staffed"
        ),
        _choice("award", "level"),
    ),
    "electricity_saving": (
        "$.homes and electricity > 0",
        "max([electricity * power_price - $.tiers, 0])",
    ),
    "water_saving": (
        "$.homes and water > 0 and hygiene_report",
        "max([water * (water_price - water_price_home), 0])",
    ),
    "gas_saving": (
        "$.homes and gas > 0 and fire_certificate",
        "max([gas * (gas_price - gas_price_home), 0])",
    ),
    "vat_exemption": (
        "kind != 'public' and $.care and revenue > 0",
        (
            f"taxpayer == 'general' ? revenue * {_figure('vat_general')} :"
            f" (revenue <= {_figure('vat_threshold')} ? 0 : revenue * {_figure('vat_small')})"
        ),
    ),
    "deed_tax_exemption": (
        "$.care and purchase_price > 0",
        f"purchase_price * {_figure('deed_rate')}",
    ),
    "property_tax_exemption": (
        f"$.care and area >= places_after * {_figure('least_area')}",
        (
            f"rent > 0 ? rent * {_figure('rent_rate')} :"
            f" property_value * {_figure('property_residual')} * {_figure('property_rate')}"
        ),
    ),
    "land_use_tax_exemption": (
        "$.care and land_area > 0",
        f"land_area * ({_choice('land_tax', 'land_class')})",
    ),
    "registration_fee_exemption": ("$.community and purchase_price > 0", _figure("fee")),
    "income_tax_relief": (
        "$.care and filed and taxable_income > 0 and $.staffed",
        (
            f"revenue * (1 - {_figure('income_counted')}) * (taxable_income <="
            f" {_figure('income_limit')} ? {_figure('income_rate_small')} :"
            f" {_figure('income_rate')})"
        ),
    ),
}


def _engine() -> Any:  # noqa: ANN401 - it comes without types
    rules = {
        name: f"({condition}) ? floor(({amount}) * 100 + 0.5) : null"
        for name, (condition, amount) in _RULES.items()
    }
    expressions = [
        {"id": name, "key": name, "value": value} for name, value in (_SHARED | rules).items()
    ]
    place = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", **place},
        {
            "id": "rules",
            "type": "expressionNode",
            "name": "rules",
            "content": {"expressions": expressions},
            **place,
        },
        {"id": "out", "type": "outputNode", "name": "out", **place},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    content = zen.ZenDecisionContent(json.dumps({"nodes": nodes, "edges": edges}))
    return zen.ZenEngine({"loader": lambda _: content})


ENGINE = _engine()
"""With the decision compiled once."""


def amounts(facts: Mapping[str, object]) -> list[int | None]:
    """Amounts in fen, None where it does not apply."""
    return _fen(ENGINE.evaluate("town", facts))


def explained(facts: Mapping[str, object]) -> list[int | None]:
    """The same, with the trace that ZEN gives."""
    return _fen(ENGINE.evaluate("town", facts, {"trace": True}))


def _fen(told: Mapping[str, Any]) -> list[int | None]:
    found = told["result"]
    return [None if (fen := found.get(name)) is None else int(fen) for name in NAMES]
