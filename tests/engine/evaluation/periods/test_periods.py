"""Sums over the rows of a period: what is open holds whatever it turns out to be."""

import itertools
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import attrs
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from incentives import Determination, Library, Month, Period, Status, assess, load_library
from incentives.facts.unknown import UNKNOWN
from incentives.values.money import exact_amount
from incentives.values.period import Cycle
from tests.conformance.planting import Case, Grower, Watering

GOOD = Path(__file__).parents[3] / "conformance"
ALWAYS: Status = (Period(date(2020, 1, 1)),)
FROM_FEBRUARY: Status = (Period(date(2023, 2, 1)),)
STATUSES: tuple[Status, ...] = (ALWAYS, FROM_FEBRUARY, ())
IN_MARCH = date(2023, 3, 20)


@cache
def library() -> Library:
    folder = Path(mkdtemp()) / "policies"
    place = folder / "land"
    place.mkdir(parents=True)
    for source in (GOOD / "library" / "land" / "jurisdiction.yaml", GOOD / "good" / "periods.yaml"):
        (place / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    return load_library(folder, vocabulary=Case)


def case_of(bills: dict[int, int], **grower: object) -> Case:
    return Case(
        place="LD",
        grower=Grower(registered_on=date(2022, 1, 1), **grower),  # type: ignore[arg-type]
        waterings=tuple(
            Watering(month=Month(2023, number), bill=Money(bill, "EUR"))
            for number, bill in bills.items()
        ),
    )


def aid(case: Case, on: date) -> Determination:
    return assess(case, library(), on=on)["land.periods.aid"]


def known_amount(case: Case, on: date, *, of: frozenset[int]) -> object:
    """What the months `of` come to, once all is known."""
    parts = aid(case, on).working
    assert isinstance(case.waterings, tuple)
    numbers = [row.month.number for row in case.waterings if isinstance(row.month, Month)]
    return sum(
        part.by_itself.within.least
        for part in parts
        for row in part.situation.rows.values()
        if numbers[row.place] in of
    )


def completions(case: Case, bills: dict[int, int]) -> Iterator[Case]:
    """The case once March is over, with whatever was not known."""
    members = (True, False) if case.grower.is_member is UNKNOWN else (case.grower.is_member,)
    certified = STATUSES if case.grower.certified is UNKNOWN else (case.grower.certified,)
    for is_member, status, march in itertools.product(members, certified, (None, 0, 30, 200)):
        more = bills if march is None else {**bills, 3: march}
        yield case_of(more, is_member=is_member, certified=status)


bills_by_february = st.dictionaries(st.sampled_from([1, 2]), st.integers(0, 120), min_size=1)


@given(
    bills_by_february,
    st.sampled_from([True, False, UNKNOWN]),
    st.sampled_from([*STATUSES, UNKNOWN]),
)
def test_what_a_running_quarter_may_come_to_holds_what_it_comes_to(
    bills: dict[int, int], is_member: object, certified: object
) -> None:
    """Whatever March brings, however long a period is, and whoever was certified when."""
    case = case_of(bills, is_member=is_member, certified=certified)
    found = aid(case, IN_MARCH)
    ends = (found.amount, found.amount) if found.amount is not None else found.amount_range
    assert ends is not None
    low, high = (exact_amount(end) if end is not None else None for end in ends)
    for completed in completions(case, bills):
        on = date(2023, 6, 30)
        amount = known_amount(completed, on, of=frozenset(bills))
        assert isinstance(amount, int)
        assert (low or 0) <= amount
        assert high is None or amount <= high


def test_a_sum_over_many_rows_stays_about_linear() -> None:
    """Each row is placed once; a sum looks at its own period alone."""
    many = tuple(
        Watering(month=Month(1900 + number // 12, number % 12 + 1), bill=Money(1, "EUR"))
        for number in range(1200)
    )
    case = attrs.evolve(case_of({}, is_member=False, certified=ALWAYS), waterings=many)
    assert aid(case, date(2023, 3, 31)).amount is not None


def test_a_cycle_is_found_around_each_of_its_days() -> None:
    """From its first day to its last."""
    half = Cycle.HALF_YEAR
    assert half.around(date(2024, 1, 1)) == half.around(date(2024, 6, 30))
    assert half.around(date(2024, 7, 1)) == Period(date(2024, 7, 1), date(2024, 12, 31))
    assert Cycle.MONTH.around(date(2024, 2, 1)).last == date(2024, 2, 29)
