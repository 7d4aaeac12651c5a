# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Figures of the law at a date: ends, gaps, what had been published, and whose figure prevails."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Determination, Library, Outcome, PolicyError, load_overlay
from incentives.calculator import assess
from tests.engine.small_domain import (
    VILLAGE,
    Case,
    Grade,
    House,
    Trade,
    Workshop,
    bounds,
    case_of,
    found,
    grants,
    instrument,
    one_file,
    write_library,
    yuan,
)


def figure(values: str, *, extra: str = "") -> str:
    return f"parameters:\n  sum_paid: {{text: TEXT, unit: CNY, {extra}values: [{values}]}}\n"


GRANT = grants(grant="sum_paid")


def applied(year: int, month: int, day: int, *, place: str = "320101") -> Case:
    return Case(place=place, workshop=Workshop(applied_on=date(year, month, day)))


def amount_on(library: Library, year: int, month: int, day: int) -> str:
    determination = found(library, applied(year, month, day), on=date(2030, 1, 1))
    return (
        str(determination.amount.amount)
        if determination.amount is not None
        else determination.outcome.value
    )


def missing_of(determination: Determination) -> list[tuple[str, str]]:
    return [(each.kind.value, each.id) for each in determination.missing]


def test_a_figure_holds_from_its_first_to_its_last_day(tmp_path: Path) -> None:
    """Both ends are in; the day after, the next one begins."""
    values = (
        "{to: 2020-06-30, value: 100, cite: '1'}, "
        "{from: 2020-07-01, to: 2020-12-31, value: 200, cite: '1'}, "
        "{from: 2021-01-01, value: 300, cite: '1'}"
    )
    library = one_file(tmp_path, figure(values) + GRANT)
    days = [(2020, 1, 1), (2020, 6, 30), (2020, 7, 1), (2020, 12, 31), (2021, 1, 1)]
    assert [amount_on(library, *day) for day in days] == [
        "100.00",
        "100.00",
        "200.00",
        "200.00",
        "300.00",
    ]


def test_a_day_without_a_figure_is_open_where_it_is_read(tmp_path: Path) -> None:
    """Not a silent carry-over, and told; days outside the gap, and other rules, are answered."""
    library = one_file(
        tmp_path,
        figure("{to: 2020-06-30, value: 100, cite: '1'}, {from: 2020-07-02, value: 200, cite: '1'}")
        + grants(grant="sum_paid", other="workshop.spent"),
    )
    workshop = Workshop(applied_on=date(2020, 7, 1), spent=yuan(5))
    case = Case(place="320101", workshop=workshop)
    assessment = assess(case, library, on=date(2030, 1, 1))
    determination = assessment["land.one.grant"]
    assert Outcome.UNDETERMINED is determination.outcome
    assert [("gap", "land.one.sum_paid")] == missing_of(determination)
    assert assessment["land.one.other"].amount == yuan(5)
    (figure_read,) = determination.figures
    assert figure_read.figure is not None
    assert figure_read.figure.window.holds_on(date(2020, 7, 1))
    assert not figure_read.figure.window.holds_on(date(2020, 6, 30))
    notes = [note for note in assessment.coverage if note.subject == "land.one.sum_paid"]
    assert [note.kind.value for note in notes] == ["unpublished_figure"]
    assert notes[0].reason is not None
    assert [amount_on(library, 2020, 6, 30), amount_on(library, 2020, 7, 2)] == ["100.00", "200.00"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_figure_without_an_end_ends_where_the_next_one_begins(
    tmp_path: Path, *, turned: bool
) -> None:
    """In whatever order they stand; an end that is stated leaves the gap that it leaves."""
    values = [
        "{value: 100, cite: '1'}",
        "{from: 2020-07-01, value: 200, cite: '1'}",
        "{from: 2021-01-01, gap: true, cite: '1'}",
        "{from: 2021-07-01, to: 2021-12-30, value: 300, cite: '1'}",
        "{from: 2022-01-01, value: 400, cite: '1'}",
    ]
    listed = ", ".join(values[::-1] if turned else values)
    library = one_file(tmp_path, figure(listed) + GRANT)
    days = {
        (2020, 6, 30): "100.00",
        (2020, 7, 1): "200.00",
        (2020, 12, 31): "200.00",
        (2021, 1, 1): "UNDETERMINED",
        (2021, 6, 30): "UNDETERMINED",
        (2021, 7, 1): "300.00",
        (2021, 12, 31): "UNDETERMINED",
        (2022, 1, 1): "400.00",
    }
    assert {day: amount_on(library, *day) for day in days} == days


def test_an_end_that_is_left_out_is_as_uncertain_as_the_next_beginning(tmp_path: Path) -> None:
    """Of a month either figure may prevail on its days, as where the end is written out."""
    left_out = one_file(
        tmp_path / "a",
        figure("{value: 100, cite: '1'}, {from: 2020-07, value: 200, cite: '1'}") + GRANT,
    )
    first, second = left_out.parameters["land.one.sum_paid"].figures
    assert first.window.last is not None
    assert (first.window.last.earliest, first.window.last.latest) == (
        date(2020, 6, 30),
        date(2020, 7, 30),
    )
    assert second.window.last is None


def test_figures_that_overlap_are_refused(tmp_path: Path) -> None:
    """A day cannot have two figures from one instrument."""
    with pytest.raises(PolicyError) as caught:
        one_file(
            tmp_path,
            figure(
                "{to: 2020-06-30, value: 100, cite: '1'}, {from: 2020-06-30, value: 200, cite: '1'}"
            )
            + GRANT,
        )
    assert [fault.slug for fault in caught.value.faults] == ["overlapping-figures"]


def test_an_unpublished_figure_leaves_a_range(tmp_path: Path) -> None:
    """Within the bounds that the law sets, and never below zero."""
    library = one_file(tmp_path / "one", figure("{unpublished: true, cite: '1'}") + GRANT)
    bounded = one_file(
        tmp_path / "two",
        figure("{unpublished: true, cite: '1'}", extra="at_least: 50, at_most: 80, ") + GRANT,
    )
    assert bounds(found(library, case_of())) == (0, None)
    assert bounds(found(bounded, case_of())) == (50, 80)
    assert missing_of(found(library, case_of())) == [("figure", "land.one.sum_paid")]
    assert found(library, case_of()).outcome is Outcome.UNDETERMINED


def test_a_month_limit_leaves_the_days_of_that_month_open(tmp_path: Path) -> None:
    """Before the month the figure does not hold, on its last day it does.

    In between nobody can say.
    """
    values = "{to: 2020-05-31, value: 100, cite: '1'}, {from: 2020-06, value: 200, cite: '1'}"
    library = one_file(tmp_path, figure(values) + GRANT)
    days = [(2020, 5, 31), (2020, 6, 1), (2020, 6, 29), (2020, 6, 30)]
    assert [amount_on(library, *day) for day in days] == [
        "100.00",
        "UNDETERMINED",
        "UNDETERMINED",
        "200.00",
    ]
    assert missing_of(found(library, applied(2020, 6, 1))) == [("figure", "land.one.sum_paid")]


def test_a_month_limit_of_an_instrument_leaves_its_grants_open(tmp_path: Path) -> None:
    """Not in force before the month, undetermined in it, in force from its last day.

    The same at the end.
    """
    library = one_file(tmp_path, grants(grant="workshop.spent"), first="2020-06", last="2021-03")
    outcomes = [
        found(library, case_of(spent=yuan(70), applied_on=day)).outcome.value
        for day in (
            date(2020, 5, 31),
            date(2020, 6, 1),
            date(2020, 6, 30),
            date(2021, 3, 1),
            date(2021, 3, 2),
            date(2021, 4, 1),
        )
    ]
    assert outcomes == [
        "NOT_IN_FORCE",
        "UNDETERMINED",
        "ELIGIBLE",
        "ELIGIBLE",
        "UNDETERMINED",
        "NOT_IN_FORCE",
    ]
    open_one = found(library, case_of(spent=yuan(70), applied_on=date(2020, 6, 1)))
    assert (bounds(open_one), missing_of(open_one)) == ((0, 70), [("in_force", "land.one")])


def test_an_instrument_is_in_force_on_both_its_ends(tmp_path: Path) -> None:
    """The day before and the day after it is not."""
    library = one_file(
        tmp_path, grants(grant="workshop.spent"), first="2020-03-01", last="2020-09-30"
    )
    outcomes = [
        found(library, case_of(spent=yuan(70), applied_on=day)).outcome.value
        for day in (date(2020, 2, 29), date(2020, 3, 1), date(2020, 9, 30), date(2020, 10, 1))
    ]
    assert outcomes == ["NOT_IN_FORCE", "ELIGIBLE", "ELIGIBLE", "NOT_IN_FORCE"]


def renewal(folder: Path) -> Library:
    """A rate that a notice renews with effect from the first of the year.

    It is published on the twentieth.
    """
    return write_library(
        folder,
        {
            "land/one.yaml": instrument(
                "land.one", figure("{to: 2021-12-31, value: 100, cite: '1'}") + GRANT
            ),
            "land/two.yaml": instrument(
                "land.two",
                "sets: {land.one.sum_paid: [{value: 200, cite: '1'}]}\n",
                first="2022-01-01",
                published="2022-01-20",
            ),
        },
    )


def test_what_was_not_yet_published_is_not_known(tmp_path: Path) -> None:
    """The day before the publication the amount is open, from that day on it is known.

    All for the same day of application.
    """
    library = renewal(tmp_path)
    case = applied(2022, 1, 10)
    before, after = (
        found(library, case, known_on=date(2022, 1, 19)),
        found(library, case, known_on=date(2022, 1, 20)),
    )
    assert (before.outcome, missing_of(before)) == (
        Outcome.UNDETERMINED,
        [("figure", "land.one.sum_paid")],
    )
    assert (after.outcome, after.amount) == (Outcome.ELIGIBLE, yuan(200))
    assert found(library, applied(2021, 12, 31), known_on=date(2022, 1, 19)).amount == yuan(100)


def test_an_instrument_that_was_not_yet_published_gives_nothing(tmp_path: Path) -> None:
    """Its grants are not in force for who does not know of it."""
    text = instrument(
        "land.one", grants(grant="workshop.spent"), first="2020-01-01", published="2020-02-15"
    )
    library = write_library(tmp_path, {"land/one.yaml": text})
    case = case_of(spent=yuan(70))
    outcomes = [
        found(library, case, known_on=day).outcome.value
        for day in (date(2020, 2, 14), date(2020, 2, 15))
    ]
    assert outcomes == ["NOT_IN_FORCE", "ELIGIBLE"]


def test_the_lowest_jurisdiction_prevails_where_it_has_a_figure(tmp_path: Path) -> None:
    """The city's over the land's, the village's over the city's.

    Each only at its own place and on its own days.
    """
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", figure("{value: 100, cite: '1'}") + GRANT),
            "land/city/two.yaml": instrument(
                "land.city.two",
                "sets: {land.one.sum_paid: [{from: 2021-01-01, value: 200, cite: '1'}]}\n",
            ),
            "land/city/village/three.yaml": instrument(
                "land.city.village.three",
                "sets: "
                "{land.one.sum_paid: [{from: 2022-01-01, to: 2022-12-31, value: 300, cite: '1'}]}\n",
            ),
        },
    )

    def at(place: str) -> list[object]:
        days = [date(2020, 6, 1), date(2021, 6, 1), date(2022, 6, 1), date(2023, 6, 1)]
        cases = [Case(place=place, workshop=Workshop(applied_on=day)) for day in days]
        return [found(library, case, on=date(2023, 12, 31)).amount for case in cases]

    assert at("320000") == [yuan(100)] * 4
    assert at("320101") == at("320199") == [yuan(100), yuan(200), yuan(200), yuan(200)]
    assert at(VILLAGE) == [yuan(100), yuan(200), yuan(300), yuan(200)]


def test_an_instrument_of_a_place_below_is_no_law_above(tmp_path: Path) -> None:
    """The city knows nothing of what the village gives."""
    library = write_library(
        tmp_path,
        {
            "land/city/village/one.yaml": instrument(
                "land.city.village.one", grants(grant="workshop.spent")
            )
        },
    )
    assert "land.city.village.one.grant" not in assess(case_of(), library, on=date(2022, 1, 1))
    assert "land.city.village.one.grant" in assess(
        Case(place=VILLAGE), library, on=date(2022, 1, 1)
    )


@pytest.mark.parametrize(("first", "second"), [("one", "two"), ("two", "one"), ("a", "z")])
def test_a_later_notice_replaces_an_earlier_one_for_the_days_of_both(
    tmp_path: Path, first: str, second: str
) -> None:
    """By the day of publication, whatever the files are called."""
    library = write_library(
        tmp_path,
        {
            "land/base.yaml": instrument(
                "land.base", "parameters:\n  sum_paid: {text: TEXT, unit: CNY}\n" + GRANT
            ),
            f"land/{first}.yaml": instrument(
                f"land.{first}",
                "sets: {land.base.sum_paid: [{value: 100, cite: '1'}]}\n",
                published="2020-01-01",
            ),
            f"land/{second}.yaml": instrument(
                f"land.{second}",
                "sets: "
                "{land.base.sum_paid: [{from: 2021-01-01, to: 2021-12-31, value: 200, cite: '1'}]}\n",
                published="2020-06-01",
            ),
        },
    )
    amounts = [
        found(library, case_of(applied_on=day), name="land.base.grant", on=date(2023, 1, 1)).amount
        for day in (date(2020, 12, 31), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1))
    ]
    assert amounts == [yuan(100), yuan(200), yuan(200), yuan(100)]


def test_an_unpublished_figure_gives_way_to_one_that_is_public(tmp_path: Path) -> None:
    """Even where the unpublished one is of a lower place and later."""
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", figure("{value: 100, cite: '1'}") + GRANT),
            "land/city/two.yaml": instrument(
                "land.city.two",
                "sets: {land.one.sum_paid: [{unpublished: true, cite: '1'}]}\n",
                published="2021-01-01",
            ),
        },
    )
    assert found(library, applied(2022, 6, 1)).amount == yuan(100)


def test_an_instrument_that_continues_an_earlier_one_takes_over_its_sections(
    tmp_path: Path,
) -> None:
    """What it states replaces the entry of the same name, what it drops is gone.

    The old one keeps its own days.
    """
    old = figure("{value: 100, cite: '1'}") + grants(
        grant="sum_paid", dropped="sum_paid", other="sum_paid + sum_paid"
    )
    new = (
        "continues: land.one\nwithout: [dropped]\nparameters:\n  sum_paid: "
        "{text: TEXT, unit: CNY, values: [{value: 300, cite: '1'}]}\n"
    )
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", old, first="2020-01-01", last="2021-12-31"),
            "land/two.yaml": instrument(
                "land.two", new, first="2022-01-01", published="2021-12-20"
            ),
        },
    )
    assert [name for name in library.incentives if name.startswith("land.two")] == [
        "land.two.grant",
        "land.two.other",
    ]
    before, after = (
        [
            found(library, case_of(applied_on=day), name=name).amount
            for name in ("land.one.grant", "land.two.grant", "land.two.other")
        ]
        for day in (date(2021, 12, 31), date(2022, 1, 1))
    )
    assert before == [yuan(100), yuan(0), yuan(0)]
    assert after == [yuan(0), yuan(300), yuan(600)]


TABLES = """parameters:
  by_trade: {text: TEXT, unit: CNY, by: workshop.trade, values: [{table: {joiner: 10, smith: 20, baker: 20}, cite: '1'}]}
  partly: {text: TEXT, unit: CNY, by: workshop.trade, at_most: 99, values: [{table: {joiner: 10, smith: unpublished, baker: 30}, cite: '1'}]}
  grid:
    text: TEXT
    unit: CNY
    by: [workshop.trade, house.grade]
    values:
      - {table: {joiner: {low: 1, high: 2}, smith: {low: 3, high: 4}, baker: {low: 5, high: 6}}, cite: '1'}
"""


def test_a_table_is_read_by_its_keys(tmp_path: Path) -> None:
    """With an unknown key the amount lies between the possible figures; equal ones are known."""
    library = one_file(
        tmp_path,
        TABLES
        + grants(
            grant="'by_trade[workshop.trade]'",
            part="'partly[workshop.trade]'",
            two="'grid[workshop.trade, high]'",
            sure="'by_trade[baker]'",
            low="'grid[joiner, low]'",
        ),
    )

    def of(name: str, **facts: object) -> tuple[object, object, list[tuple[str, str]]]:
        determination = found(library, case_of(**facts), name=f"land.one.{name}")
        return (*bounds(determination), missing_of(determination))

    assert of("grant", trade=Trade.JOINER) == (10, 10, [])
    assert of("grant") == (10, 20, [("fact", "workshop.trade")])
    assert of("sure") == (20, 20, [])
    assert of("two", trade=Trade.SMITH) == (4, 4, [])
    assert of("two") == (2, 6, [("fact", "workshop.trade")])
    assert of("low") == (1, 1, [])
    assert of("part", trade=Trade.BAKER) == (30, 30, [])
    assert of("part", trade=Trade.SMITH) == (0, 99, [("figure", "land.one.partly[smith]")])


def test_what_may_be_missing_of_a_table_is_all_told(tmp_path: Path) -> None:
    """The key, and the figure that it may lead to."""
    library = one_file(
        tmp_path,
        TABLES + grants(grant="'partly[workshop.trade] + by_trade[joiner] + grid[joiner, low]'"),
    )
    determination = found(library, case_of())
    assert bounds(determination) == (11, 110)
    assert set(missing_of(determination)) == {
        ("fact", "workshop.trade"),
        ("figure", "land.one.partly[smith]"),
    }


def test_a_table_without_all_its_keys_is_refused(tmp_path: Path) -> None:
    """A hole would be found too late."""
    with pytest.raises(PolicyError) as caught:
        one_file(
            tmp_path, TABLES.replace(", baker: 30", "") + grants(grant="'partly[workshop.trade]'")
        )
    assert "table-hole" in [fault.slug for fault in caught.value.faults]


BANDS = """parameters:
  bands: {text: TEXT, unit: '1', brackets_of: CNY, values: [{brackets: [{up_to: 100, value: 10%}, {up_to: 300, value: 50%}, {value: 20%}], cite: '1'}]}
  hidden: {text: TEXT, unit: '1', brackets_of: CNY, values: [{unpublished: true, cite: '1'}]}
"""


@pytest.mark.parametrize(
    ("spent", "slices", "rate"),
    [
        (0, "0.00", "0.00"),
        (99, "9.90", "9.90"),
        (100, "10.00", "10.00"),
        ("100.01", "10.01", "50.01"),
        (300, "110.00", "150.00"),
        (301, "110.20", "60.20"),
        (1000, "250.00", "200.00"),
    ],
)
def test_brackets_hold_up_to_their_limit_inclusive(
    tmp_path: Path, spent: int | str, slices: str, rate: str
) -> None:
    """Each slice at its own rate, or the whole at the rate of its bracket."""
    library = one_file(
        tmp_path,
        BANDS
        + grants(
            grant="'marginal(bands, workshop.spent)'",
            whole="'step(bands, workshop.spent) * workshop.spent'",
            unread="'marginal(hidden, workshop.spent)'",
        ),
    )
    case = case_of(spent=yuan(spent))
    assert found(library, case).amount == yuan(slices)
    assert found(library, case, name="land.one.whole").amount == yuan(rate)


def test_brackets_of_what_is_not_known_give_a_range(tmp_path: Path) -> None:
    """From the value at the least to that at the most.

    For rates, from the least rate that is possible to the greatest.
    """
    section = BANDS + grants(
        grant="{value: 'marginal(bands, min(workshop.spent, by_hand))'}",
        rate="'step(bands, max(min(workshop.spent, by_hand), floor)) * by_hand'",
        unread="'marginal(hidden, by_hand)'",
    ).replace(
        "incentives:",
        "  by_hand: {text: TEXT, unit: CNY, values: [{value: 200, cite: '1'}]}\n  floor: "
        "{text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}\nincentives:",
    )
    library = one_file(tmp_path, section)
    assert bounds(found(library, case_of())) == (0, 60)
    assert bounds(found(library, case_of(), name="land.one.rate")) == (20, 100)
    unread = found(library, case_of(), name="land.one.unread")
    assert (bounds(unread), missing_of(unread)) == ((0, None), [("figure", "land.one.hidden")])


def test_a_table_and_a_grade_of_rows_go_together(tmp_path: Path) -> None:
    """A key may be a fact of a row."""
    library = one_file(
        tmp_path,
        TABLES
        + grants(
            grant="'sum(grid[joiner, h.grade] for h in houses)'",
            unused="'by_trade[joiner] + partly[joiner]'",
        ),
    )
    case = Case(
        workshop=Workshop(applied_on=date(2022, 6, 15)),
        houses=(House(grade=Grade.LOW), House(grade=Grade.HIGH), House()),
    )
    assert bounds(found(library, case)) == (4, 5)


OVERLAY = """overlay:
  title: {zh: 试, en: trial}
  authority: {zh: 县, en: county}
  jurisdiction: land
sets:
  land.one.sum_paid: [{value: %s, cite: '1'}]
"""


def test_an_overlay_fills_in_what_is_unpublished(tmp_path: Path) -> None:
    """And is told in the answer; a published figure may only be tried by a reform."""
    library = one_file(tmp_path / "policies", figure("{unpublished: true, cite: '1'}") + GRANT)
    (tmp_path / "overlay.yaml").write_text(OVERLAY % 70, encoding="utf-8")
    overlay = load_overlay(tmp_path / "overlay.yaml", library)
    assessment = assess(case_of(), library, on=date(2022, 12, 31), overlays=[overlay])
    assert assessment["land.one.grant"].amount == yuan(70)
    assert [each.title.en for each in assessment.law.overlays] == ["trial"]


def test_the_last_overlay_prevails(tmp_path: Path) -> None:
    """Overlays come in rising precedence."""
    library = one_file(tmp_path / "policies", figure("{unpublished: true, cite: '1'}") + GRANT)
    overlays = []
    for amount in (70, 80):
        path = tmp_path / f"overlay{amount}.yaml"
        path.write_text(OVERLAY % amount, encoding="utf-8")
        overlays.append(load_overlay(path, library))
    assert assess(case_of(), library, on=date(2022, 12, 31), overlays=overlays)[
        "land.one.grant"
    ].amount == yuan(80)
    assert assess(case_of(), library, on=date(2022, 12, 31), overlays=overlays[::-1])[
        "land.one.grant"
    ].amount == yuan(70)
