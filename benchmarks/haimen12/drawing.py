"""Institutions drawn from a seed as whole numbers, about a quarter of them on an edge of a rule."""

import math
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from moneyed import CNY, Money

from benchmarks.haimen12.figures import figures_on
from benchmarks.haimen12.vocabulary import (
    Institution,
    Kind,
    LandClass,
    Level,
    Project,
    Scope,
    Taxpayer,
)

ONE_DAY = date(2024, 7, 1)
DAYS = tuple(date(year, month, 1) for year in range(2019, 2025) for month in (1, 7))


def institutions(number: int, *, seed: int, mixed: bool = False) -> Iterator[Institution]:
    """So many institutions, all of one day; `mixed`: of one of twelve days each."""
    draw = random.Random(f"haimen-12 {seed}")  # noqa: S311 - the same institutions each time
    for _ in range(number):
        yield _on_an_edge(_institution(draw, draw.choice(DAYS) if mixed else ONE_DAY), draw)


def _institution(draw: random.Random, day: date) -> Institution:
    project = draw.choices(list(Project), [25, 42, 33])[0]
    before = 0 if project is Project.NEW_BUILD else draw.randint(10, 200)
    after = before + draw.randint(0, 150)
    home = draw.randint(4500, 5600)
    revenue = _some(draw, 0.97, lambda: _amount(draw, 80_000, 30_000_000))
    return Institution(
        as_of=day,
        kind=draw.choices(list(Kind), [35, 35, 10, 20])[0],
        registered=draw.random() < 0.93,
        filed=draw.random() < 0.92,
        scope=draw.choices(list(Scope), [72, 15, 8, 5])[0],
        community_based=draw.random() < 0.8,
        places_before=before,
        places_after=after,
        project=project,
        investment=_money(_amount(draw, 50_000, 20_000_000)),
        monthly_price=_money(draw.randint(80_000, 450_000)),
        price_ceiling=_money(draw.choice([180_000, 250_000, 320_000, 380_000, 450_000])),
        level=draw.choices(list(Level), [35, 25, 22, 18])[0],
        certified_on=date(2015, 1, 1) + timedelta(days=draw.randint(0, 3830)),
        electricity=Decimal(_some(draw, 0.95, lambda: _amount(draw, 10, 2000))),
        water=_scaled(_some(draw, 0.92, lambda: draw.randint(1, 60_000)), 1),
        gas=_scaled(_some(draw, 0.85, lambda: draw.randint(1, 80_000)), 1),
        power_price=_scaled(draw.randint(5800, 11_000), 4),
        power_price_1=_scaled(home, 4),
        power_price_2=_scaled(home + 500, 4),
        power_price_3=_scaled(home + 3000, 4),
        water_price=_scaled(draw.randint(300, 700) * 100 + draw.choice([0, 50]), 4),
        water_price_home=_scaled(draw.randint(200, 400) * 100, 4),
        gas_price=_scaled(draw.randint(28_000, 45_000), 4),
        gas_price_home=_scaled(draw.randint(22_000, 34_000), 4),
        revenue=_money(revenue),
        taxable_income=_money(revenue * draw.randint(-50, 350) // 1000),
        taxpayer=draw.choices(list(Taxpayer), [35, 65])[0],
        property_value=_money(_amount(draw, 500_000, 60_000_000)),
        rent=_money(_some(draw, 0.5, lambda: _amount(draw, 30_000, 3_000_000))),
        area=_scaled(after * draw.randint(500, 1600), 2),
        land_area=_scaled(_some(draw, 0.9, lambda: draw.randint(5000, 1_200_000)), 2),
        land_class=draw.choice(list(LandClass)),
        purchase_price=_money(_some(draw, 0.6, lambda: _amount(draw, 800_000, 60_000_000))),
        fire_certificate=draw.random() < 0.9,
        hygiene_report=draw.random() < 0.9,
        staff_ratio=_scaled(draw.randint(80, 260), 3),
    )


def _on_an_edge(one: Institution, draw: random.Random) -> Institution:
    """One in four has a fact just where a rule turns, or an amount that ends in half a fen."""
    edges = _edges(one)
    at = draw.randrange(4 * len(edges))
    return attrs.evolve(one, **edges[at]) if at < len(edges) else one


def _edges(one: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - all of its facts are known
    figures = figures_on(one.as_of)
    is_new = one.project is Project.NEW_BUILD
    least_places = figures["new_build_places" if is_new else "expansion_places"]
    return [
        {"monthly_price": one.price_ceiling},
        {"places_after": one.places_before + int(least_places)},
        {"revenue": _yuan(figures["vat_threshold"])},
        {"taxable_income": _yuan(figures["income_limit"])},
        {"certified_on": one.as_of},
        {"certified_on": figures["certified_since"]},
        {"staff_ratio": _decimal(figures["least_staff"])},
        {"area": _decimal(one.places_after * figures["least_area"])},
        {"electricity": _decimal(figures["tier_1"])},
        {"electricity": _decimal(figures["tier_2"])},
        {"revenue": _ending_in(one.revenue, 50, 25)},
        {"purchase_price": _ending_in(one.purchase_price, 100, 50)},
        {"land_area": _scaled(int(one.land_area * 100) // 10 * 10 + 1, 2)},
    ]


def _amount(draw: random.Random, low: int, high: int) -> int:
    """A hundredfold between the ends, small ones as often as large ones."""
    return int(math.exp(draw.uniform(math.log(low * 100), math.log(high * 100))))


def _some(draw: random.Random, share: float, otherwise_nothing: Callable[[], int]) -> int:
    return otherwise_nothing() if draw.random() < share else 0


def _scaled(number: int, places: int) -> Decimal:
    return Decimal(number).scaleb(-places)


def _money(fen: int) -> Money:
    return Money(_scaled(fen, 2), CNY)


def _yuan(figure: Fraction) -> Money:
    return Money(_decimal(figure), CNY)


def _decimal(figure: Fraction) -> Decimal:
    return Decimal(figure.numerator) / Decimal(figure.denominator)


def _ending_in(amount: Money, step: int, rest: int) -> Money:
    """The amount with such fen that its share ends in half a fen."""
    return _money(int(amount.amount * 100) // step * step + rest)
