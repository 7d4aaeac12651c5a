"""Sums and their like over rows of which not all is known: just what they may come to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

import attrs
import pytest

from incentives import Determination, Library, Outcome
from incentives.facts.unknown import UNKNOWN
from incentives.values.number import Exact
from incentives.values.period import Month
from tests.engine.small_domain import Case, Sale, bounds, case_of, found, one_file, yuan

RULES = """parameters:
  one: {text: TEXT, unit: CNY, values: [{value: 1, cite: '1'}]}
  each: {text: TEXT, unit: CNY, values: [{value: 10, cite: '1'}]}
incentives:
"""
GRANT = "  {0}: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, {1}}}\n"
AMOUNTS = {
    "total": "sum(s.amount for s in sales if s.exported)",
    "whole": "sum(s.amount for s in sales)",
    "many": "count(s for s in sales if s.exported) * each",
    "some": "each if any(s.amount > each for s in sales if s.exported) else one",
    "every": "each if all(s.amount > each for s in sales if s.exported) else one",
    "greatest": "max(s.amount for s in sales if s.exported)",
    "least": "min(s.amount for s in sales if s.exported)",
}
VAST = 10**9
"""Stands for an amount as high as may be."""
Row = tuple[int | None, bool | None]
Sold = tuple[int, bool]

REFERENCE: Mapping[str, Callable[[Sequence[Sold]], int | None]] = {
    "total": lambda sold: sum(amount for amount, counts in sold if counts),
    "whole": lambda sold: sum(amount for amount, _ in sold),
    "many": lambda sold: 10 * sum(counts for _, counts in sold),
    "some": lambda sold: 10 if any(amount > 10 for amount, counts in sold if counts) else 1,
    "every": lambda sold: 10 if all(amount > 10 for amount, counts in sold if counts) else 1,
    "greatest": lambda sold: max((amount for amount, counts in sold if counts), default=None),
    "least": lambda sold: min((amount for amount, counts in sold if counts), default=None),
}
"""What it comes to; None: there is nothing to give."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    grants = (GRANT.format(name, f"amount: {amount}") for name, amount in AMOUNTS.items())
    return one_file(tmp_path_factory.mktemp("gathered"), RULES + "".join(grants))


def selling(rows: Sequence[Row]) -> Case:
    sales = tuple(
        Sale(
            month=Month(2022, 3),
            amount=UNKNOWN if amount is None else yuan(amount),
            exported=UNKNOWN if counts is None else counts,
        )
        for amount, counts in rows
    )
    return attrs.evolve(case_of(), sales=sales)


def ways(rows: Sequence[Row]) -> Iterator[tuple[Sold, ...]]:
    """The rows as they may turn out."""
    return product(
        *(
            product(
                (0, 10, 30, VAST) if amount is None else (amount,),
                (True, False) if counts is None else (counts,),
            )
            for amount, counts in rows
        )
    )


def gaps_of(determination: Determination) -> set[str]:
    return {missing.id for missing in determination.missing}


ROWS = [*product((10, 30, None), (True, False, None))]
LISTS: list[tuple[Row, ...]] = [(), *((row,) for row in ROWS), *product(ROWS, ROWS)]


@pytest.mark.parametrize("name", AMOUNTS)
def test_what_is_gathered_lies_just_between_what_it_may_come_to(
    library: Library, name: str
) -> None:
    """For every list of two rows or less: decided if it is the same however they turn out."""
    for rows in LISTS:
        determination = found(library, selling(rows), name=f"land.one.{name}")
        amounts = [REFERENCE[name](way) for way in ways(rows)]
        ends = [amount or 0 for amount in amounts]
        high: Exact | None = None if max(ends) >= VAST else max(ends)
        assert (min(ends), high) == bounds(determination), rows
        outcomes = {
            Outcome.INELIGIBLE if amount is None else Outcome.ELIGIBLE for amount in amounts
        }
        is_open = min(ends) != max(ends) or len(outcomes) > 1
        expected = Outcome.UNDETERMINED if is_open else outcomes.pop()
        assert expected is determination.outcome, rows
        assert is_open == bool(determination.missing), rows
        asked = {
            f"sales[{at}].{fact}"
            for at, row in enumerate(rows)
            for fact, value in zip(("amount", "exported"), row, strict=True)
            if value is None
        }
        assert gaps_of(determination) <= asked


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("total", 0, None),
        ("whole", 0, None),
        ("many", 0, None),
        ("some", 1, 10),
        ("every", 1, 10),
        ("greatest", 0, None),
        ("least", 0, None),
    ],
)
def test_of_rows_that_nobody_has_listed_there_may_be_any_number(
    library: Library, name: str, low: int, high: int | None
) -> None:
    """The list is asked for, and no row of it."""
    determination = found(library, case_of(), name=f"land.one.{name}")
    assert (Outcome.UNDETERMINED, (low, high)) == (determination.outcome, bounds(determination))
    assert {"sales"} == gaps_of(determination)


CASES = GRANT.format(
    "chosen",
    "amount: {cases: [{when: workshop.green, value: each}, {when: workshop.certified, value: one},"
    " {when: workshop.staff > some, value: workshop.spent}, {otherwise: none_at_all}]}",
) + GRANT.format(
    "other",
    "amount: {cases: [{when: workshop.green, value: each}, {when: workshop.certified, value: one},"
    " {otherwise: each}]}",
)


@pytest.fixture(scope="module")
def choosing(tmp_path_factory: pytest.TempPathFactory) -> Library:
    some = "  some: {text: TEXT, unit: person, values: [{value: 5, cite: '1'}]}\n"
    some += "  none_at_all: {text: TEXT, unit: CNY, values: [{value: 0, cite: '1'}]}\nincentives:\n"
    rules = RULES.replace("incentives:\n", some) + CASES
    return one_file(tmp_path_factory.mktemp("chosen"), rules)


def first_that_holds(green: object, certified: object, staff: int) -> int:
    if green:
        return 10
    if certified:
        return 1
    return 7 if staff > 5 else 0


@pytest.mark.parametrize("green", [True, False, UNKNOWN])
@pytest.mark.parametrize("certified", [True, False, UNKNOWN])
@pytest.mark.parametrize("staff", [5, 6, UNKNOWN])
def test_the_first_case_that_holds_is_taken(
    choosing: Library, green: object, certified: object, staff: object
) -> None:
    """All that may be the first, where that is not known."""
    case = case_of(green=green, certified=certified, staff=staff, spent=yuan(7))
    determination = found(choosing, case, name="land.one.chosen")
    known = [
        [True, False] if green is UNKNOWN else [green],
        [True, False] if certified is UNKNOWN else [certified],
    ]
    heads = [5, 6] if staff is UNKNOWN else [staff]
    amounts = [
        first_that_holds(is_green, is_certified, int(count))  # type: ignore[call-overload]
        for (is_green, is_certified), count in product(product(*known), heads)
    ]
    assert (min(amounts), max(amounts)) == bounds(determination)
    assert (len(set(amounts)) > 1) == (determination.outcome is Outcome.UNDETERMINED)
    facts = {"green": green, "certified": certified, "staff": staff}
    unknown = {f"workshop.{name}" for name, value in facts.items() if value is UNKNOWN}
    assert gaps_of(determination) <= unknown


@pytest.mark.parametrize("green", [True, False, UNKNOWN])
@pytest.mark.parametrize("certified", [True, False, UNKNOWN])
def test_what_comes_to_the_same_in_all_cases_is_decided(
    choosing: Library, green: object, certified: object
) -> None:
    """Whether green or not, who is not certified gets the same."""
    case = case_of(green=green, certified=certified)
    determination = found(choosing, case, name="land.one.other")
    is_open = green is not True and certified is not False and (green, certified) != (False, True)
    assert is_open == (determination.outcome is Outcome.UNDETERMINED)
