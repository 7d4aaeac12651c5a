"""Which rows a sum counts, however its guard finds them, against asking each row in turn."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

import attrs
import pytest

from incentives import Library, assess
from incentives.facts.unknown import UNKNOWN
from incentives.language.possible import Open
from tests.engine.relations.trader_domain import ON, Market, Stall, market, stall, trading

Row = tuple[object, object, object]
"""What x and the rent of a stall are, and whether it is owned."""
Guard = Callable[[Row, int, Sequence[Row]], object]
GUARDS: dict[str, tuple[str, Guard]] = {
    "own_sides": ("s.x == s.rent", lambda row, _, __: row[0] == row[1]),
    "asked": ("s.x == trader.cap", lambda row, cap, _: row[0] == cap),
    "asked_first": ("trader.cap == s.x", lambda row, cap, _: row[0] == cap),
    "and_more": ("s.x == trader.cap and s.owned", lambda row, cap, _: row[0] == cap and row[2]),
    "more_first": ("s.owned and trader.cap == s.x", lambda row, cap, _: row[0] == cap and row[2]),
    "two_keys": (
        "s.x == trader.cap and s.rent == trader.cap",
        lambda row, cap, _: row[:2] == (cap, cap),
    ),
    "other": ("s.x != trader.cap", lambda row, cap, _: row[0] != cap),
    "never_both": ("s.x == trader.cap and s.x != trader.cap", lambda _, __, ___: False),
    "either": ("s.x == trader.cap or s.owned", lambda row, cap, _: row[0] == cap or row[2]),
    "of_another": (
        "any(t.x == s.x and t.owned for t in stalls)",
        lambda row, _, rows: any(row[0] == other[0] and other[2] is True for other in rows),
    ),
    "of_its_own": (
        "s.rent == sum(t.x for t in stalls if t.rent == s.rent)",
        lambda row, _, rows: row[1] == sum(int(str(one[0])) for one in rows if one[1] == row[1]),
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("guards")
    sums = "".join(
        f"  {name}: {{text: TEXT, cite: '1', value: 'sum(s.x for s in stalls if {said})'}}\n"
        for name, (said, _) in GUARDS.items()
    )
    return market(folder, figures=f"definitions:\n{sums}")


def case_of(cap: int, rows: Sequence[Row]) -> Market:
    return trading(*(stall_of(str(at), row) for at, row in enumerate(rows)), cap=cap)


def stall_of(name: str, row: Row) -> Stall:
    x, rent, owned = row
    return attrs.evolve(stall(name, x=x, rent=rent), owned=owned)  # type: ignore[arg-type]


def values(library: Library, case: Market) -> dict[str, object]:
    assessment = assess(case, library, on=ON)
    return {name: assessment.value(f"land.one.{name}").value for name in GUARDS}


def reckoned(name: str, cap: int, rows: Sequence[Row]) -> int:
    return sum(int(str(row[0])) for row in rows if GUARDS[name][1](row, cap, rows))


ROWS: tuple[Row, ...] = tuple(product((1, 2), (1, 2), (True, False)))


@pytest.mark.parametrize("cap", [1, 2])
def test_each_row_is_counted_that_fulfils_the_guard(library: Library, cap: int) -> None:
    """Every two stalls that there can be, and a third that fulfils some of it."""
    for first, second in product(ROWS, repeat=2):
        rows = (first, second, (2, 1, True))
        found = values(library, case_of(cap, rows))
        assert {name: reckoned(name, cap, rows) for name in GUARDS} == found, rows


def ways(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows as they may turn out, amounts at 1 or 2."""
    for way in product(
        *(
            product(
                *((1, 2) if one is UNKNOWN else (one,) for one in row[:2]),
                (True, False) if row[2] is UNKNOWN else (row[2],),
            )
            for row in rows
        )
    ):
        yield tuple((x, rent, owned) for x, rent, owned in way)


@pytest.mark.parametrize("gap", [0, 1, 2], ids=["x", "rent", "owned"])
def test_a_row_that_may_fulfil_the_guard_may_be_counted(library: Library, gap: int) -> None:
    """Whatever is not known of one of two turns out to be, the sum lies within what is said."""
    for first, second in product(ROWS, ROWS[::3]):
        open_one: list[object] = [*first]
        open_one[gap] = UNKNOWN
        rows: tuple[Row, ...] = ((open_one[0], open_one[1], open_one[2]), second)
        for name, value in values(library, case_of(1, rows)).items():
            for way in ways(rows):
                number = reckoned(name, 1, way)
                if isinstance(value, Open):
                    assert number in value.within, (name, way)
                else:
                    assert number == value, (name, way)
