"""Speed of the bundled library: figures for the goals, and a ratio to hand-written code.

    python -m benchmarks.bench [ROUNDS]

The rival, timed in the same run, is what a programmer would write for this one case and this one
day: constants in the code, no conditions judged, no explanation, no unknowns. It states what the
generality costs; it is no alternative.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import attrs

import incentives
from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import UNKNOWN, Library, Month, childcare

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "haimen-new-build.yaml"
ON, MANY_ON = date(2023, 12, 31), date(2026, 8, 31)
FEN = Decimal("0.01")
FIRST_ANSWER = f"""
import incentives
from datetime import date
from incentives import childcare
case = childcare.read_case({str(EXAMPLE)!r})
found = incentives.assess(case, childcare.library(), on=date(2023, 12, 31))
[determination.amount for determination in found]
"""

_USED = "from incentives import assess"  # what it needs comes with it


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print_starts()
    library = childcare.library()
    case = childcare.read_case(EXAMPLE)
    by_hand = hand_written(case)
    assessment = incentives.assess(case, library, on=ON)
    assert by_hand == {name: assessment[name].amount.amount for name in by_hand}, (
        "both sides must agree"
    )

    ours = best_of(rounds, lambda: amounts(case, library, ON), processor)
    sealed = best_of(rounds, lambda: incentives.assess(case, library, on=ON).to_json(), processor)
    rival = best_of(rounds, lambda: hand_written(case), processor)
    print("of the processor:")
    print(f"first example, all amounts       {ours * 1000:7.2f} ms   goal: 3")
    print(f"the same with canonical JSON     {sealed * 1000:7.2f} ms   goal: 8")
    print(f"hand-written, amounts only       {rival * 1000:7.3f} ms")
    print(f"ratio to hand-written            {ours / rival:7.1f}")
    print_growth(library)


def print_starts() -> None:
    """What a process has taken by its first answer, with the bytecode and the library kept.

    Where bytecode is not kept, as in some containers, Python reads each source file anew. How long
    it takes to end after that is told by itself.
    """
    made_anew = FIRST_ANSWER.replace("library()", "library(cached=False)")
    programs = ("pass", "import incentives", _USED, made_anew, FIRST_ANSWER)
    with tempfile.TemporaryDirectory() as folder:
        kept_in = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "INCENTIVES_CACHE": folder}
        kept_in.pop("PYTHONDONTWRITEBYTECODE", None)
        for program in programs:
            started(program, kept_in)
        bare, *others = (min(started(program, kept_in) for _ in range(5)) for program in programs)
    (imported, _), (needed, _), (made, _), (kept, ending) = others
    print("of the processor, beside Python by itself:")
    for what, seconds, goal in (
        ("import incentives", imported, "   goal: 120"),
        ("from incentives import assess", needed, ""),
        ("first answer, library made", made, ""),
        ("first answer, library kept", kept, "   goal: 200"),
    ):
        print(f"{what:32} {(seconds - bare[0]) * 1000:7.1f} ms{goal}")
    print(f"the end of that process          {ending * 1000:7.1f} ms")


def print_growth(library: Library) -> None:
    """What a workload of few rules takes, a case of which little is known, and many rows."""
    town = incentives.load_library(POLICIES, vocabulary=Institution)
    few = list(institutions(50, seed=1))
    one = best_of(5, lambda: [amounts(each, town, each.as_of) for each in few], processor) / 50
    print(f"haimen-12, all amounts           {one * 1000:7.2f} ms   goal: 0.5")
    place = childcare.Case(district="320614")
    unranked = best_of(5, lambda: amounts(place, library, ON), processor)
    ranked = best_of(5, lambda: [each.missing for each in amounts(place, library, ON)], processor)
    print(f"only the place known, amounts    {unranked * 1000:7.1f} ms")
    print(f"the same, ranked                 {ranked * 1000:7.1f} ms   goal: 30")
    for count in (1_250, 5_000):
        case = enrolled(count)
        size = len(incentives.assess(case, library, on=MANY_ON).to_json())
        time_taken = best_of(
            1, lambda case=case: incentives.assess(case, library, on=MANY_ON).to_json(), processor
        )
        goal = "   goal: 2" if count == 5_000 else ""
        print(f"{count:5} rows, with JSON of {size / 1e6:5.1f} MB {time_taken:7.2f} s {goal}")


def amounts(case: object, library: Library, on: object) -> incentives.Assessment:
    """The assessment, of which every amount was read."""
    assert isinstance(on, date)
    assessment = incentives.assess(case, library, on=on)
    assert [(each.outcome, each.amount, each.amount_range) for each in assessment]
    return assessment


def enrolled(count: int) -> childcare.Case:
    """So many rows of children in three months who share the places; one in 50 is unknown."""
    base = childcare.read_case(EXAMPLE.with_name("zhuhai-half-day.yaml"))
    assert isinstance(base.enrolments, tuple)
    rows = (
        attrs.evolve(
            base.enrolments[0],
            month=Month(2026, 6 + at % 3),
            children=UNKNOWN if at % 50 == 0 else 1,
        )
        for at in range(count)
    )
    return attrs.evolve(base, enrolments=tuple(rows))


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


def started(program: str, variables: Mapping[str, str]) -> tuple[float, float]:
    """What another process has taken by the end of the program, and from there to its own end."""
    program += "\nimport time; print(time.process_time())"
    command = [sys.executable, "-c", program]
    before = processor_of_others()
    ended = subprocess.run(  # noqa: S603 - our own program
        command, check=True, capture_output=True, text=True, env=variables
    )
    by_then = float(ended.stdout)
    return by_then, processor_of_others() - before - by_then


Clock = Callable[[], float]
processor: Clock = time.process_time


def processor_of_others() -> float:
    """The seconds of the processes that this one has started, and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def best_of(rounds: int, action: Callable[[], object], clock: Clock = time.perf_counter) -> float:
    return min(timed(action, clock) for _ in range(rounds))


def timed(action: Callable[[], object], clock: Clock) -> float:
    start = clock()
    action()
    return clock() - start


if __name__ == "__main__":
    main()
