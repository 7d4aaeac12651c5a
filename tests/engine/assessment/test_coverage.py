"""The coverage statement: what an assessment does not decide."""

import json
from datetime import date
from pathlib import Path

import pytest

from incentives import Assessment, assess
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.facts.unknown import NOT_COME_ABOUT
from tests.engine.small_domain import (
    ON,
    Case,
    Trade,
    Workshop,
    case_of,
    instrument,
    one_file,
    write_library,
    yuan,
)

OPEN = """
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    when: {when: workshop.certified, text: TEXT}
    amount: workshop.spent
    open:
      - {text: {zh: 金额, en: amount}, cite: '2', kind: amount}
      - {text: {zh: 裁量, en: discretion}, cite: '3', kind: discretion}
      - {text: {zh: 其他, en: other}, cite: '4'}
      - {text: {zh: 另一, en: another}, cite: '5', kind: other}
"""


def notes(found: Assessment, *kinds: CoverageKind) -> list[CoverageNote]:
    return [note for note in found.coverage if not kinds or note.kind in kinds]


def told(found: Assessment, kind: CoverageKind) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(note.subject, note.citation.clause, note.touches) for note in notes(found, kind)]


@pytest.mark.parametrize(("certified", "is_told"), [(True, True), (None, True), (False, False)])
def test_open_matters_are_told_by_kind_where_something_may_be_given(
    certified: bool | None, is_told: bool, tmp_path: Path
) -> None:
    """Amounts, discretion, the rest; of an incentive that is not given, none."""
    facts = {"certified": certified} if certified is not None else {}
    found = assess(case_of(spent=yuan(1), **facts), one_file(tmp_path, OPEN), on=ON)
    expected = [
        (CoverageKind.OPEN_AMOUNT, "金额", "2"),
        (CoverageKind.DISCRETION, "裁量", "3"),
        (CoverageKind.OPEN_MATTER, "其他", "4"),
        (CoverageKind.OPEN_MATTER, "另一", "5"),
    ]
    assert [(note.kind, note.text.zh, note.citation.clause) for note in found.coverage] == (
        expected if is_told else []
    )
    assert {note.touches for note in found.coverage} <= {("land.one.grant",)}


def test_nothing_is_told_where_nothing_is_open(tmp_path: Path) -> None:
    """A decided case has no statement."""
    sections = (
        "incentives:\n  g: "
        "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, "
        "amount: workshop.spent}\n"
    )
    assert assess(case_of(spent=yuan(1)), one_file(tmp_path, sections), on=ON).coverage == ()


UNPUBLISHED = """
parameters:
  rate: {text: TEXT, unit: CNY/person, values: [{unpublished: true, cite: '2'}]}
  least: {text: TEXT, unit: person, values: [{unpublished: true, cite: '3'}]}
incentives:
  grant:
    {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
     amount: workshop.staff * rate}
  award:
    {title: TEXT, kind: award, cite: '1', trigger: workshop.applied_on,
     amount: workshop.staff * rate,
     when: {when: workshop.staff >= least, text: TEXT}}
"""


def test_figures_that_nobody_published_are_told_once(tmp_path: Path) -> None:
    """Each with the clause that leaves it open and all incentives that read it.

    They read it in amounts and in conditions.
    """
    found = assess(case_of(staff=3), one_file(tmp_path, UNPUBLISHED), on=ON)
    assert told(found, CoverageKind.UNPUBLISHED_FIGURE) == [
        ("land.one.rate", "2", ("land.one.award", "land.one.grant")),
        ("land.one.least", "3", ("land.one.award",)),
    ]


def test_an_unpublished_figure_that_cannot_matter_is_still_told(tmp_path: Path) -> None:
    """The answer stands, and says that a figure of it is not public."""
    sections = """
parameters:
  cap: {text: TEXT, unit: CNY, at_least: 100, values: [{unpublished: true, cite: '2'}]}
incentives:
  grant:
    {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
     amount: {value: workshop.spent, at_most: cap}}
"""
    found = assess(case_of(spent=yuan(50)), one_file(tmp_path, sections), on=ON)
    assert found["land.one.grant"].amount == yuan(50)
    assert told(found, CoverageKind.UNPUBLISHED_FIGURE) == [
        ("land.one.cap", "2", ("land.one.grant",))
    ]


def test_a_cell_of_a_table_is_told_by_its_key(tmp_path: Path) -> None:
    """Only the cell that was read, and no fact of the case."""
    sections = """
parameters:
  rate:
    text: TEXT
    unit: CNY
    by: workshop.trade
    values: [{table: {joiner: 5, smith: unpublished, baker: unpublished}, cite: '2'}]
incentives:
  grant:
    {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
     amount: 'rate[workshop.trade]'}
"""
    library = one_file(tmp_path, sections)
    smith = assess(case_of(trade=Trade.SMITH), library, on=ON)
    assert told(smith, CoverageKind.UNPUBLISHED_FIGURE) == [
        ("land.one.rate[smith]", "2", ("land.one.grant",))
    ]
    assert assess(case_of(trade=Trade.JOINER), library, on=ON).coverage == ()


GRANT = (
    "incentives:\n  grant: "
    "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent}\n"
)


@pytest.mark.parametrize(
    ("on", "last", "is_told"),
    [
        (date(2022, 6, 30), "2023-06-29", True),
        (date(2022, 6, 30), "2023-06-30", True),
        (date(2022, 6, 30), "2023-07-01", False),
        (date(2022, 6, 30), "2022-06-30", True),
        (date(2022, 6, 30), "2022-06-29", False),
        (date(2024, 2, 29), "2025-02-28", True),
        (date(2024, 2, 29), "2025-03-01", False),
        (date(2022, 6, 30), "2023-06", True),
    ],
)
def test_what_ends_within_twelve_months_is_told(
    on: date, last: str, is_told: bool, tmp_path: Path
) -> None:
    """Below, on and above the day twelve months on; on its last day and the day after it.

    A month counts to its last day.
    """
    library = one_file(tmp_path, GRANT, last=last)
    found = assess(case_of(spent=yuan(1)), library, on=on)
    ends_on = date(2023, 6, 30) if last == "2023-06" else date.fromisoformat(last)
    expected = [("land.one", ends_on, ("land.one.grant",))] if is_told else []
    assert [
        (n.subject, n.ends_on, n.touches) for n in notes(found, CoverageKind.ENDING)
    ] == expected


def test_an_ending_instrument_that_gives_nothing_touches_nothing(tmp_path: Path) -> None:
    """It is told, and bears on no incentive; its successor is named once it is known."""
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", GRANT, last="2022-12-31"),
            "land/two.yaml": instrument(
                "land.two",
                "continues: land.one\n",
                first="2023-01-01",
                published="2022-11-01",
            ),
        },
    )
    case = Case(workshop=Workshop(applied_on=NOT_COME_ABOUT))
    [note] = notes(assess(case, library, on=ON))
    assert (note.subject, note.touches, note.continued_by) == ("land.one", (), ("land.two",))
    [earlier] = notes(assess(case, library, on=ON, known_on=date(2022, 10, 31)))
    assert earlier.continued_by == ()


def test_an_ending_instrument_touches_the_results_that_it_tells(tmp_path: Path) -> None:
    """Beside what it gives; those of a document that goes on are not touched."""
    price = "results:\n  price: {title: TEXT, cite: '3', unit: CNY, value: workshop.spent}\n"
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", GRANT + price, last="2023-06-30"),
            "land/two.yaml": instrument("land.two", price),
        },
    )
    [note] = notes(assess(case_of(spent=yuan(1)), library, on=ON), CoverageKind.ENDING)
    assert (note.subject, note.touches) == ("land.one", ("land.one.grant", "land.one.price"))


FIGURES = """
parameters:
  rate:
    text: TEXT
    unit: CNY/person
    values:
      - {from: 2020-01-01, to: 2022-12-31, value: 10, cite: '2'}
      FOLLOWING
incentives:
  grant:
    {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
     amount: workshop.staff * rate}
"""


@pytest.mark.parametrize(
    ("following", "is_told"),
    [
        ("", True),
        ("- {from: 2023-01-01, value: 12, cite: '2'}", False),
        ("- {from: 2023-01-01, unpublished: true, cite: '2'}", True),
        ("- {from: 2023-01-02, value: 12, cite: '2'}", True),
    ],
)
def test_a_figure_that_ends_is_told_unless_another_follows(
    following: str, is_told: bool, tmp_path: Path
) -> None:
    """The day after its last one has a figure, none, one that is not public, or a hole."""
    library = one_file(tmp_path, FIGURES.replace("FOLLOWING", following))
    found = assess(case_of(staff=2), library, on=date(2022, 7, 1))
    expected = [("land.one.rate", date(2022, 12, 31), ("land.one.grant",))] if is_told else []
    assert [
        (n.subject, n.ends_on, n.touches) for n in notes(found, CoverageKind.ENDING)
    ] == expected


def test_a_figure_that_ends_with_its_document_is_not_told_beside_it(tmp_path: Path) -> None:
    """One note for both."""
    found = assess(
        case_of(staff=2),
        one_file(tmp_path, FIGURES.replace("FOLLOWING", ""), last="2022-12-31"),
        on=date(2022, 7, 1),
    )
    assert [(note.subject, note.touches) for note in notes(found, CoverageKind.ENDING)] == [
        ("land.one", ("land.one.grant",))
    ]


def test_a_document_that_ends_touches_what_is_given_of_its_charges(tmp_path: Path) -> None:
    """The relief is of another document, and of a charge that this one states."""
    duty = (
        "charges:\n  duty:"
        " {title: TEXT, at: workshop.applied_on, amount: workshop.spent, cite: '1'}\n"
    )
    relief = (
        "uses: {duty: land.one.duty}\nincentives:\n"
        "  relief: {title: TEXT, kind: exemption, cite: '1', relieves: duty}\n"
    )
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", duty, last="2022-12-31"),
            "land/two.yaml": instrument("land.two", relief),
        },
    )
    found = assess(case_of(spent=yuan(5)), library, on=date(2022, 7, 1))
    assert [(note.subject, note.touches) for note in notes(found, CoverageKind.ENDING)] == [
        ("land.one", ("land.two.relief",))
    ]


def test_a_figure_of_an_earlier_time_has_not_ended_within_the_year(tmp_path: Path) -> None:
    """What was in force at the law date but is not any more on the day of assessment is no news."""
    found = assess(
        case_of(staff=2), one_file(tmp_path, FIGURES.replace("FOLLOWING", "")), on=date(2023, 1, 1)
    )
    assert notes(found, CoverageKind.ENDING) == []


FLOOR_AND_GAP = """
parameters:
  rate:
    text: TEXT
    unit: CNY/person
    values:
      - {from: 2020-01-01, to: 2022-06-30, value: 600, floor: true, cite: '2'}
      - {from: 2022-07-01, to: 2022-07-31, gap: true, text: {zh: 未定标准, en: no rate was set}}
      - {from: 2022-08-01, value: 700, cite: '2'}
incentives:
  grant:
    {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
     amount: workshop.staff * rate}
"""


@pytest.mark.parametrize(
    ("applied_on", "kind", "reason"),
    [
        (date(2022, 6, 30), CoverageKind.FLOOR, None),
        (date(2022, 7, 1), CoverageKind.UNPUBLISHED_FIGURE, "未定标准"),
        (date(2022, 8, 1), None, None),
    ],
)
def test_floors_and_declared_gaps_are_told(
    applied_on: date, kind: CoverageKind | None, reason: str | None, tmp_path: Path
) -> None:
    """A least taken as the figure, and days for which none is on record, with the reason.

    A plain figure is not told.
    """
    found = assess(
        case_of(staff=2, applied_on=applied_on), one_file(tmp_path, FLOOR_AND_GAP), on=ON
    )
    told = [
        (note.kind, note.subject, note.touches, note.reason.zh if note.reason else None)
        for note in found.coverage
    ]
    assert told == (
        [(kind, "land.one.rate", ("land.one.grant",), reason)] if kind is not None else []
    )


MEASURES = """
definitions:
  certified: {text: TEXT, cite: '1', when: workshop.certified}
measures:
  - {text: {zh: 甲, en: a}, cite: '1', by: [certified]}
  - {text: {zh: 乙, en: b}, cite: '2', by: [], reason: {zh: 只写明鼓励, en: it only encourages}}
"""


@pytest.mark.parametrize(("on", "is_told"), [(date(2019, 12, 31), False), (date(2020, 1, 1), True)])
def test_measures_without_a_rule_are_told_with_their_reason(
    on: date, is_told: bool, tmp_path: Path
) -> None:
    """While their instrument is in force; measures that a rule carries are not told."""
    found = assess(Case(), one_file(tmp_path, MEASURES), on=on)
    expected = [("land.one", "乙", "2", "只写明鼓励")] if is_told else []
    assert [
        (n.subject, n.text.zh, n.citation.clause, n.reason.zh if n.reason else "")
        for n in found.coverage
    ] == expected


RECALLED = """
parameters:
  rate:
    text: {zh: 标准, en: rate}
    unit: CNY/person
    values: [{value: 10, cite: '2', standing: recalled}]
definitions:
  good: {text: TEXT, cite: '3', when: workshop.certified}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    when: {when: workshop.green, text: {zh: 环保, en: green}, cite: '4', standing: recalled}
    amount: workshop.staff * rate
"""


@pytest.mark.parametrize("green", [True, False])
def test_what_is_told_from_memory_is_told(green: bool, tmp_path: Path) -> None:
    """Figures and conditions behind an answer, one that refuses too."""
    found = assess(
        case_of(staff=2, green=green, certified=True), one_file(tmp_path, RECALLED), on=ON
    )
    figure = ("land.one.rate", "2", ("land.one.grant",))
    condition = ("land.one", "4", ("land.one.grant",))
    assert told(found, CoverageKind.RECALLED) == ([figure, condition] if green else [condition])


def test_an_instrument_from_memory_is_told_as_a_whole(tmp_path: Path) -> None:
    """Whatever its clauses say of themselves."""
    text = instrument("land.one", GRANT).replace(
        "  published:", "  standing: recalled\n  published:"
    )
    found = assess(case_of(spent=yuan(1)), write_library(tmp_path, {"land/one.yaml": text}), on=ON)
    assert told(found, CoverageKind.RECALLED) == [("land.one", "", ("land.one.grant",))]


CHECKED = """
parameters:
  least: {text: TEXT, unit: person, values: [{unpublished: true, cite: '2'}]}
checks:
  staffed: {text: TEXT, cite: '1', when: workshop.staff >= least, standing: recalled}
"""


def test_checks_have_their_notes_where_they_are_about_the_applicant(tmp_path: Path) -> None:
    """With one known fact of theirs.

    Without any, a check leaves nothing undecided for this applicant.
    """
    library = one_file(tmp_path, CHECKED)
    found = assess(Case(workshop=Workshop(staff=1)), library, on=ON)
    assert told(found, CoverageKind.UNPUBLISHED_FIGURE) == [
        ("land.one.least", "2", ("land.one.staffed",))
    ]
    assert told(found, CoverageKind.RECALLED) == [("land.one", "1", ("land.one.staffed",))]
    assert assess(Case(), library, on=ON).coverage == ()


def test_the_statement_is_in_order_and_in_the_json(tmp_path: Path) -> None:
    """By kind as they are told, then by place; the same in any order of files."""
    files = {
        "land/one.yaml": instrument(
            "land.one",
            OPEN
            + MEASURES.replace("definitions:\n  certified:", "definitions:\n  sure:").replace(
                "[certified]", "[sure]"
            ),
            last="2023-01-31",
        ),
        "land/two.yaml": instrument("land.two", UNPUBLISHED, published="2019-11-01"),
    }
    case = case_of(staff=1, spent=yuan(1), certified=True)
    one, other = (
        assess(case, write_library(tmp_path / name, dict(order)), on=ON)
        for name, order in (("a", files.items()), ("b", reversed(files.items())))
    )
    assert one.coverage == other.coverage
    kinds = [note.kind for note in one.coverage]
    assert kinds == sorted(kinds, key=list(CoverageKind).index)
    assert len(set(kinds)) == 6
    said = json.loads(one.record)["coverage"]
    assert [(each["kind"], each["subject"], each["touches"]) for each in said] == [
        (note.kind.value, note.subject, list(note.touches)) for note in one.coverage
    ]
