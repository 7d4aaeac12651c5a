"""A part of a list that a definition names: which rows count, and what is not known of them."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import Language, Library, Month
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Care, CareKind
from tests.policy.asked.ranges import assert_have_room
from tests.work import calls_in

HERE = Path(__file__).resolve().parents[2] / "conformance"
ID = "land.subsets"
DAY = date(2023, 12, 31)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("subsets") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "subsets.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def case(*cares: Care) -> Case:
    return Case(place="LD", grower=Grower(registered_on=date(2022, 1, 1)), cares=cares)


ROW = st.fixed_dictionaries(
    {
        "days": st.sampled_from([0, 9, 10, 31]),
        "kind": st.sampled_from(CareKind),
        "fee": st.sampled_from([0, 3, 50]).map(lambda fee: Money(fee, "EUR")),
    }
)
LEFT_OUT = st.sets(st.tuples(st.integers(0, 3), st.sampled_from(["days", "kind", "fee"])))


@given(st.lists(ROW, max_size=4), LEFT_OUT)
def test_rows_count_as_worked_out_one_by_one_whatever_is_left_out(
    library: Library, rows: list[dict[str, Any]], left_out: set[tuple[int, str]]
) -> None:
    """All known: against the conditions by hand; else the range has room for that."""
    every = [Care(month=Month(2023, place + 1), **row) for place, row in enumerate(rows)]
    some = [
        Care(
            month=Month(2023, place + 1),
            **{name: value for name, value in row.items() if (place, name) not in left_out},
        )
        for place, row in enumerate(rows)
    ]
    fully, partly = (incentives.assess(case(*cares), library, on=DAY) for cares in (every, some))
    long = [row for row in rows if row["days"] >= 10]
    full = [row["fee"] for row in long if row["kind"] is CareKind.FULL_DAY]
    fees = [fee.amount for fee in full if fee.amount > 0]
    assert in_euro(fully, "by_count") == 7 * len(long)
    assert in_euro(fully, "by_fee") == sum(fees)
    assert in_euro(fully, "each_full") == 7 * len(fees)
    assert in_euro(fully, "each_marked") == 7 * len(long)
    assert_have_room(partly, fully)


def in_euro(found: incentives.Assessment, name: str) -> Decimal:
    amount = found[f"{ID}.{name}"].amount
    assert amount is not None
    return amount.amount


def test_the_sheet_tells_the_part_by_its_words_and_clause(library: Library) -> None:
    """Of a row that is none of it, as of any condition; of a part of a part both."""
    cares = (Care(month=Month(2023, 1), days=9, kind=CareKind.FULL_DAY, fee=Money(5, "EUR")),)
    found = incentives.assess(case(*cares), library, on=DAY, only=[f"{ID}.each_full"])
    refused = found[f"{ID}.each_full"]
    assert [(condition.id, condition.holds) for condition in refused.conditions] == [
        ("long_months", False),
        ("long_and_full", True),
        ("paid", True),
    ]
    sheet = print_text(assessment_sheet(found, Language.ZH), Language.ZH)
    assert "长期养护的月份" in sheet


def test_a_row_is_judged_once_however_many_sums_go_over_the_part(library: Library) -> None:
    """Work grows with the rows, and not with their square."""

    def work(months: int) -> int:
        cares = [
            Care(
                sapling=str(place),
                month=Month(2022, 1 + place % 12),
                days=20,
                kind=CareKind.FULL_DAY,
                fee=Money(5, "EUR"),
            )
            for place in range(months)
        ]
        return calls_in(lambda: incentives.assess(case(*cares), library, on=DAY))

    assert work(160) < 10 * work(20)
