"""One case of haimen-12: by hand, by others, and ours with and without a working."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import incentives
from benchmarks.haimen12.drawing import ONE_DAY
from benchmarks.performance.measuring import medians, table
from benchmarks.performance.town import (
    MICRO,
    MILLI,
    Run,
    Town,
    filled_with,
    in_openfisca,
    in_zen,
    lines_of,
    rows_of,
    verdicts_of,
)
from benchmarks.rivals import by_hand
from benchmarks.rivals.facts import NAMES, columns, decimals, floats, whole

FEW = 200
BASE = "by hand, `Decimal`"
GOALS = {
    "kernel, plain Python: the rules": 4 * MICRO,
    "kernel, from an attrs case to amounts": 30 * MICRO,
    "`assess`, amounts": 0.5 * MILLI,
    "`assess`, amounts with working": 0.6 * MILLI,
}
Answers = list[list[int | None]]
Look = Callable[[Sequence[incentives.Determination]], None]


def one_case(run: Run) -> str:
    """The part of the page."""
    town = Town.drawn(FEW)
    works = {**_by_hand(town), **_by_others(town), **_ours(town)}
    wrong = {name: town.wrong(_FEN.get(name, list)(work())) for name, work in works.items()}
    filled = filled_with(town.library, town.kernel, town.some, ONE_DAY)
    works["kernel, plain Python: the rules"] = partial(filled.one_by_one, town.kernel)
    lines = lines_of(medians(works, run.rounds), FEW, GOALS, wrong, base=BASE)
    return "## One case of haimen-12\n\n" + table(lines, BASE)


def _by_hand(town: Town) -> dict[str, Callable[[], Any]]:
    as_whole, as_decimals = ([form(one) for one in town.some] for form in (whole, decimals))
    return {
        "by hand, whole numbers": lambda: [by_hand.in_whole_numbers(c) for c in as_whole],
        BASE: lambda: [by_hand.in_decimals(c) for c in as_decimals],
    }


def _by_others(town: Town) -> dict[str, Callable[[], Any]]:
    as_floats = [floats(one) for one in town.some]
    works: dict[str, Callable[[], Any]] = {}
    if in_zen is not None:
        works["ZEN"] = lambda: [in_zen.amounts(c) for c in as_floats]
        works["ZEN, with its trace"] = lambda: [in_zen.explained(c) for c in as_floats]
    if in_openfisca is not None:
        single = [columns([facts]) for facts in as_floats]
        system = in_openfisca.system(single[0])
        works["OpenFisca-Core"] = lambda: [in_openfisca.amounts(system, c) for c in single]
    return works


def _ours(town: Town) -> dict[str, Callable[[], Any]]:
    return {
        "kernel, from an attrs case to amounts": partial(_by_kernel, town),
        "`assess`, amounts": partial(_assessed, town),
        "`assess`, amounts with working": partial(_looked_behind, Town.drawn(FEW)),
    }


def _by_kernel(town: Town) -> Answers:
    told = []
    for one in town.some:
        verdicts = verdicts_of(one, town.library, town.kernel, ONE_DAY)
        told.append([verdicts.amount(f"town.list.{name}") for name in NAMES])
    return told


def _assessed(town: Town, look: Look | None = None) -> Answers:
    told = []
    for one in town.some:
        found = incentives.assess(one, town.library, on=ONE_DAY)
        each = [found[f"town.list.{name}"] for name in NAMES]
        told.append([_given(one) for one in each])
        if look is not None:
            look(each)
    return told


def _looked_behind(town: Town) -> Answers:
    """By a library of its own: who looks behind each amount is soon told all by the reference."""
    return _assessed(town, _look_at)


def _look_at(each: Sequence[incentives.Determination]) -> None:
    for one in each:
        assert one.conditions
        assert one.working is not None


def _given(found: incentives.Determination) -> int | None:
    amount = found.amount if found.outcome.is_given else None
    return None if amount is None else int(amount.amount * 100)


def _hundredths(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


_FEN: Mapping[str, Callable[[Any], Answers]] = {
    BASE: lambda told: [[_hundredths(amount) for amount in row] for row in told],
    "OpenFisca-Core": lambda told: [rows_of(each, 100)[0] for each in told],
}
"""How answers that are none become amounts in fen, which is no part of the time."""
