"""Charges returned by a period of the law: the rows of one period are one return."""

from datetime import date
from fractions import Fraction

import pytest
from moneyed import Money

from incentives import Library, Month, Period, Status, assess, load_library
from incentives.facts.unknown import UNKNOWN
from incentives.values.number import Exact
from tests.conformance.planting import Case, Grower, Watering
from tests.engine.small_domain import instrument

RULES = """parameters:
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
periods:
  always: {text: TEXT, of: waterings, by: quarter, cite: '1'}
  certified: {text: TEXT, of: waterings, by: quarter, while: grower.certified, cite: '1'}
  chosen:
    text: TEXT
    of: waterings
    by: {cases: [{when: grower.is_member, is: quarter}, {otherwise: month}]}
    cite: '1'
charges:
"""
CHARGE = (
    "  of_{0}: {{title: TEXT, for_each: waterings, at: last_day(watering.month), returned: {0}, "
    "amount: watering.bill * half, cite: '1'}}\n"
)
FREE = "  free_{0}: {{title: TEXT, kind: exemption, cite: '1', relieves: of_{0}}}\n"
NAMES = ("always", "certified", "chosen")
FEN = Fraction(1, 100)
MONTHS = (1, 2, 4, 5, 6)
"""Of two quarters: half a fen is due for each month."""
FROM_2020: Status = (Period(date(2020, 1, 1)),)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    charges, reliefs = ("".join(map(each.format, NAMES)) for each in (CHARGE, FREE))
    folder = tmp_path_factory.mktemp("periods")
    place = folder / "land"
    place.mkdir()
    (place / "jurisdiction.yaml").write_text(
        "code: LD\nname: {zh: 国, en: Land}\n", encoding="utf-8"
    )
    rules = instrument("land.one", f"{RULES}{charges}incentives:\n{reliefs}")
    (place / "one.yaml").write_text(rules, encoding="utf-8")
    return load_library(folder, vocabulary=Case)


def rows_of(library: Library, name: str, **grower: object) -> list[tuple[Exact, Exact | None]]:
    waterings = tuple(Watering(month=Month(2022, at), bill=Money("0.01", "EUR")) for at in MONTHS)
    case = Case(place="LD", grower=Grower(**grower), waterings=waterings)  # type: ignore[arg-type]
    determination = assess(case, library, on=date(2022, 12, 31))[f"land.one.free_{name}"]
    parts = [part.by_itself.within for part in determination.working]
    return [(within.least, within.high) for within in parts]


@pytest.mark.parametrize(
    ("name", "grower", "fens"),
    [
        ("always", {}, [1, 0, 1, 0, 1]),
        ("certified", {"certified": FROM_2020}, [1, 0, 1, 0, 1]),
        ("certified", {"certified": ()}, [1, 1, 1, 1, 1]),
        ("chosen", {"is_member": True}, [1, 0, 1, 0, 1]),
        ("chosen", {"is_member": False}, [1, 1, 1, 1, 1]),
    ],
)
def test_the_rows_of_a_period_are_rounded_as_one(
    library: Library, name: str, grower: dict[str, object], fens: list[int]
) -> None:
    """Half a fen is one; in a quarter the second adds nothing, and the third another one."""
    assert [(fen * FEN, fen * FEN) for fen in fens] == rows_of(library, name, **grower)


@pytest.mark.parametrize(
    ("name", "grower"), [("certified", {"certified": UNKNOWN}), ("chosen", {"is_member": UNKNOWN})]
)
def test_of_an_unknown_period_each_row_is_known_to_the_fen(
    library: Library, name: str, grower: dict[str, object]
) -> None:
    """It may be rounded with others, up or down."""
    assert [(0, FEN)] * len(MONTHS) == rows_of(library, name, **grower)
