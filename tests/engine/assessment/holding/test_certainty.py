"""Which conditions between facts a case surely breaks, where some of them do not exist."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import incentives
from incentives import NOT_COME_ABOUT, CaseError, NotComeAbout, Unknown, fact

NOTICE = """
instrument:
  id: none
  number: 1
  title: {zh: 无, en: none}
  published: 2020-01-01
  in_force: {from: 2020-01-01}
"""
EARLY, LATE = date(2023, 1, 1), date(2023, 6, 1)
Day = date | Unknown | NotComeAbout


@attrs.frozen(kw_only=True)
class Span:
    """From a first to a last day, if it counts."""

    first: Day = fact("起", "first")
    last: Day = fact("止", "last")
    counts: bool | Unknown = fact("计", "counts")


def is_refused(condition: str, folder: Path, spans: tuple[Span, ...], **facts: Any) -> bool:  # noqa: ANN401
    """Whether a case with these facts breaks the condition."""

    @attrs.frozen(kw_only=True)
    class Known:
        begun: Day = fact("始", "begun", holds=condition)
        over: Day = fact("终", "over")
        closed: bool | Unknown = fact("停", "closed")
        spans: tuple[Span, ...] | Unknown = fact("段", "spans", row="one_span")

    folder.joinpath("none.yaml").write_text(NOTICE, encoding="utf-8")
    library = incentives.load_library(folder, vocabulary=Known)
    try:
        incentives.assess(Known(spans=spans, **facts), library, on=LATE)
    except CaseError as error:
        return {fault.slug for fault in error.faults} == {"does-not-hold"}
    return False


ORDER = "begun <= over"
RUNNING = {"begun": LATE, "over": NOT_COME_ABOUT}


@pytest.mark.parametrize(
    ("condition", "facts", "wanted"),
    [
        (ORDER, {"begun": LATE, "over": EARLY}, True),
        (ORDER, {"begun": EARLY, "over": EARLY}, False),
        (ORDER, {"begun": LATE}, False),
        (ORDER, RUNNING, False),
        (f"{ORDER} or closed", {**RUNNING, "closed": False}, False),
        (f"{ORDER} or closed", {"begun": LATE, "over": EARLY, "closed": False}, True),
        (f"{ORDER} and not closed", {**RUNNING, "closed": True}, True),
        (f"{ORDER} and not closed", {**RUNNING, "closed": False}, False),
        ("not closed", {"closed": True}, True),
        ("not (begun > over)", {"begun": LATE, "over": EARLY}, True),
        ("not (begun > over)", RUNNING, False),
        ("happened(over)", RUNNING, True),
        ("closed if happened(over) else begun <= over", {**RUNNING, "closed": False}, False),
        (
            "closed if begun <= over else not closed",
            {"begun": EARLY, "over": LATE, "closed": False},
            True,
        ),
        ("closed if begun <= over else not closed", {**RUNNING, "closed": True}, False),
        ("exactly_one(begun <= over, closed)", {**RUNNING, "closed": False}, False),
        (
            "exactly_one(begun <= over, closed)",
            {"begun": LATE, "over": EARLY, "closed": False},
            True,
        ),
    ],
)
def test_a_comparison_with_what_does_not_exist_makes_nothing_sure(
    condition: str, facts: dict[str, object], wanted: bool, tmp_path: Path
) -> None:
    """All else does, in whatever it stands."""
    assert is_refused(condition, tmp_path, (), **facts) is wanted


OVERLAP = Span(first=LATE, last=EARLY, counts=True)
OPEN_END = Span(first=LATE, last=NOT_COME_ABOUT, counts=True)
IN_ORDER = Span(first=EARLY, last=LATE, counts=True)
PERHAPS = Span(first=LATE, last=EARLY)


@pytest.mark.parametrize(
    ("kind", "spans", "wanted"),
    [
        ("all", (IN_ORDER, OVERLAP), True),
        ("all", (IN_ORDER, OPEN_END), False),
        ("all", (OVERLAP, OPEN_END), True),
        ("all", (PERHAPS,), False),
        ("all", (PERHAPS, OPEN_END), False),
        ("any", (), True),
        ("any", (OVERLAP,), True),
        ("any", (OVERLAP, OPEN_END), False),
        ("any", (OVERLAP, PERHAPS), True),
        ("any", (OVERLAP, IN_ORDER), False),
    ],
)
def test_of_rows_those_count_that_surely_do(
    kind: str, spans: tuple[Span, ...], wanted: bool, tmp_path: Path
) -> None:
    """One decides that not all keep to it, all of them that none does."""
    condition = f"{kind}(s.first <= s.last for s in spans if s.counts)"
    assert is_refused(condition, tmp_path, spans) is wanted
