"""Speed of the bundled library: figures for the goals, and a ratio to hand-written code.

    python benchmarks/bench.py [ROUNDS]

The rival, timed in the same run, is what a programmer would write for this one case and this one
day: constants in the code, no conditions judged, no explanation, no unknowns. It states what the
generality costs; it is no alternative.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import incentives
from incentives import childcare

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "haimen-new-build.yaml"
ON = date(2023, 12, 31)
FEN = Decimal("0.01")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    bare = best_of(5, lambda: run_python("pass"))
    imported = best_of(5, lambda: run_python("import incentives"))
    cold = best_of(5, lambda: run_python("from incentives import childcare; childcare.library()"))
    print(f"import incentives               {(imported - bare) * 1000:8.1f} ms   goal: under 150")
    print(f"library loaded and checked, cold {(cold - imported) * 1000:7.1f} ms   goal: under 300")

    library = childcare.library()
    case = childcare.read_case(EXAMPLE)
    by_hand = hand_written(case)
    assessment = incentives.assess(case, library, on=ON)
    assert by_hand == {name: assessment[name].amount.amount for name in by_hand}, (
        "both sides must agree"
    )

    ours = median_of(rounds, lambda: incentives.assess(case, library, on=ON))
    sealed = median_of(rounds, lambda: incentives.assess(case, library, on=ON).to_json())
    rival = median_of(rounds, lambda: hand_written(case))
    print(f"one assessment, explained        {ours * 1000:7.2f} ms   goal: under 1")
    print(f"the same with canonical JSON     {sealed * 1000:7.2f} ms")
    print(f"hand-written, amounts only       {rival * 1000:7.3f} ms")
    print(f"ratio to hand-written            {ours / rival:7.1f}")


def hand_written(case: childcare.Case) -> dict[str, Decimal]:
    """The amounts of the example with the law of 2023 as constants."""
    revenue = sum((row.amount.amount for row in case.monthly_revenue), Decimal(0))
    vat = sum(
        (
            row.amount.amount * Decimal("0.01")
            for row in case.monthly_revenue
            if row.amount.amount > 100_000
        ),
        Decimal(0),
    )
    income = case.tax_years[0].taxable_income.amount
    income_tax = (income - (income - revenue * Decimal("0.1"))) * Decimal("0.25") * Decimal("0.2")
    premise, project = case.premises[0], case.projects[0]
    property_tax = (
        premise.original_value.amount * Decimal("0.7") * Decimal("0.012") * Decimal("0.5")
    )
    electricity = sum(
        (
            bill.paid.amount - bill.quantity_kwh * Decimal("0.5483")
            for bill in case.electricity_bills
        ),
        Decimal(0),
    )
    grant = min(
        10_000 * Decimal(project.places_after - project.places_before), project.investment.amount
    )
    amounts = {
        "cn.2019-76.vat_exemption": vat,
        "cn.2019-76.income_tax_reduction": income_tax,
        "cn.2019-76.deed_tax_exemption": premise.price.amount * Decimal("0.03"),
        "cn.2019-76.property_tax_exemption": property_tax,
        "cn.2021-895.construction_grant": grant,
        "cn.jiangsu.electricity-2021.electricity_price": electricity,
    }
    return {name: amount.quantize(FEN, ROUND_HALF_UP) for name, amount in amounts.items()}


def run_python(statement: str) -> None:
    subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603 - our own statement


def best_of(rounds: int, action: Callable[[], object]) -> float:
    return min(timed(action) for _ in range(rounds))


def median_of(rounds: int, action: Callable[[], object]) -> float:
    action()
    return statistics.median(timed(action) for _ in range(rounds))


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
