"""A combination of facts of a row that stands once, as a fact of each row states it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import incentives
from incentives import CaseError, Library, Month, Unknown
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Care

ID = "land.unique"
NOTICE = f"""
instrument:
  id: {ID}
  number: Notice 6
  title: {{zh: 养护补助通知, en: Notice on care}}
  published: 2020-01-01
  in_force: {{from: 2020-01-01}}
facts:
  number: {{of: cares, type: text, unique: number, text: {{zh: 单号, en: number}}}}
  team: {{of: cares, type: text, text: {{zh: 班组, en: team}}}}
  shift:
    of: cares
    type: choice
    values: {{early: {{zh: 早班, en: early}}, late: {{zh: 晚班, en: late}}}}
    unique: [month, team, shift]
    text: {{zh: 班次, en: shift}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("unique") / "policies"
    (folder / "land").mkdir(parents=True)
    (folder / "land" / "jurisdiction.yaml").write_text(
        "code: LD\nname: {zh: 地, en: land}\n", encoding="utf-8"
    )
    (folder / "land" / "unique.yaml").write_text(NOTICE, encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Case)


def care(month: Month | None, **asked: str | None) -> Care:
    """A row in which what is None is left out."""
    declared = {f"{ID}.{name}": value for name, value in asked.items() if value is not None}
    return Care(month=month or Unknown.UNKNOWN, declared=declared)


def faults(library: Library, *cares: Care) -> list[str]:
    try:
        incentives.assess(
            Case(place="LD", grower=Grower(), cares=cares), library, on=date(2023, 6, 30)
        )
    except CaseError as error:
        return [str(fault) for fault in error.faults]
    return []


def test_both_rows_are_named(library: Library) -> None:
    """At the fact, where it is one; at the row, where they are several."""
    january = Month(2023, 1)
    once = care(january, number="N1", team="A", shift="early")
    assert faults(library, once, care(january, number="n1", team="A", shift="late")) == [
        f"cares[1].{ID}.number: got {ID}.number 'N1', which cares[0] has already [repeated-row]"
    ]
    assert faults(library, once, care(january, number="N2", team="A", shift="early")) == [
        (
            f"cares[1]: got month 2023-01 and {ID}.team 'A' and {ID}.shift 'early', which cares[0] "
            "has already [repeated-row]"
        )
    ]
    assert faults(library, once, care(Month(2023, 2), number="N2", team="A", shift="early")) == []


NAMES = [None, "A", "B"]
ROW = st.tuples(
    st.sampled_from([None, Month(2023, 1), Month(2023, 2)]),
    st.sampled_from([None, "N1", "N2", "N3"]),
    st.sampled_from(NAMES),
    st.sampled_from([None, "early", "late"]),
)


@given(st.lists(ROW, max_size=5))
def test_rows_are_told_that_have_alike_what_is_known_of_both(
    library: Library, rows: list[tuple[Month | None, str | None, str | None, str | None]]
) -> None:
    """Each row that has a combination of an earlier one, against all pairs."""
    cares = [
        care(month, number=number, team=team, shift=shift) for month, number, team, shift in rows
    ]
    wanted = 0
    for place, row in enumerate(rows):
        earlier = rows[:place]
        wanted += row[1] is not None and any(row[1] == other[1] for other in earlier)
        shared = (row[0], row[2], row[3])
        is_known = None not in shared
        wanted += is_known and any(shared == (one[0], one[2], one[3]) for one in earlier)
    assert len(faults(library, *cares)) == wanted
