"""Which sides of which thresholds the policy cases of small libraries lie on."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from incentives.checking import CheckReport, check_folder
from incentives.checking.coverage import RuleCoverage
from incentives.checking.thresholds import (
    BracketLimit,
    Comparison,
    FigureChange,
    Side,
    TableEnd,
    WindowLimit,
)
from tests.engine.small_domain import PLACES, TEXT, Case, instrument

BELOW, ON, ABOVE = Side.BELOW, Side.ON, Side.ABOVE

Check = Callable[..., CheckReport]

GRANT = "title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on"
LIMIT = "  limit: {text: TEXT, unit: person, values: [{value: 10, cite: '1'}]}\n"


def notice(parameters: str, *, when: str = "", amount: str = "'0'", last: str | None = None) -> str:
    condition = f", when: {{when: '{when}', text: TEXT}}" if when else ""
    grant = f"incentives:\n  grant: {{{GRANT}, amount: {amount}{condition}}}\n"
    return instrument(
        "land.one", (f"parameters:\n{parameters}" if parameters else "") + grant, last=last
    )


def case(name: str, *facts: str, on: str = "2022-12-31", expects: str = "land.one.grant") -> str:
    """A policy case; what it expects is not looked at here but for the name of the incentive."""
    return (
        f"  - {{name: {name}, source: s, note: n, on: {on}, facts: {{{', '.join(facts)}}}, "
        f"expect: {{{expects}: {{outcome: ELIGIBLE}}}}}}\n"
    )


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks a library of `land.one` with its policy cases."""

    def checked(text: str, cases: Sequence[str], **more: str) -> CheckReport:
        files = {
            **PLACES,
            "land/one.yaml": text,
            "land/one.cases.yaml": f"cases:\n{''.join(cases)}",
        }
        files |= {f"land/{name}.yaml": content for name, content in more.items()}
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content.replace("TEXT", TEXT), encoding="utf-8")
        return check_folder(tmp_path, vocabulary=Case)

    return checked


def of_grant(report: CheckReport) -> RuleCoverage:
    assert report.coverage is not None
    return next(each for each in report.coverage.incentives if each.rule.id == "land.one.grant")


def lacking(report: CheckReport, kind: type) -> list[tuple[Side, ...]]:
    return [
        each.lacking for each in of_grant(report).thresholds if isinstance(each.threshold, kind)
    ]


def workshop(*facts: str, applied_on: str = "2022-06-15") -> str:
    return f"workshop: {{applied_on: {applied_on}, {', '.join(facts)}}}"


@pytest.mark.parametrize(
    ("staff", "expected"),
    [
        ([], (BELOW, ON, ABOVE)),
        ([9], (ON, ABOVE)),
        ([10], (BELOW, ABOVE)),
        ([11], (BELOW, ON)),
        ([9, 11], (ON,)),
        ([9, 10, 11], ()),
    ],
)
def test_a_comparison_wants_a_case_below_on_and_above(
    staff: list[int], expected: tuple[Side, ...], check: Check
) -> None:
    """What no case shows is lacking; with all three nothing is."""
    cases = [case(f"c{number}", workshop(f"staff: {number}")) for number in staff] or [
        case("none", workshop())
    ]
    report = check(notice(LIMIT, when="workshop.staff <= limit"), cases)
    assert [expected] == lacking(report, Comparison)


def test_a_case_that_does_not_speak_of_the_incentive_shows_nothing(check: Check) -> None:
    """A case is one of those incentives of which it expects something."""
    other = instrument("land.two", f"incentives:\n  other: {{{GRANT}, amount: '0'}}\n")
    cases = [case("on", workshop("staff: 10"), expects="land.two.other")]
    report = check(notice(LIMIT, when="workshop.staff <= limit"), cases, two=other)
    assert [(BELOW, ON, ABOVE)] == lacking(report, Comparison)


def test_a_comparison_is_found_in_a_definition_and_in_a_sum(check: Check) -> None:
    """Rows that a guard leaves out count as well."""
    definition = (
        "definitions: "
        "{many: {text: TEXT, "
        "when: sum(s.amount for s in sales if s.cost > s.amount) < workshop.spent}}\n"
    )
    text = notice("", when="many").replace("incentives:", f"{definition}incentives:")
    sales = "sales: [{amount: 5, cost: 3}, {amount: 5, cost: 5}]"
    report = check(text, [case("equal", workshop("spent: 0"), sales)])
    assert [(BELOW, ABOVE), (ABOVE,)] == lacking(report, Comparison)


def test_each_figure_of_the_law_is_a_threshold_of_its_own(check: Check) -> None:
    """A case under the old figure shows nothing of the new one."""
    limits = "{to: 2021-12-31, value: 10, cite: '1'}, {from: 2022-01-01, value: 20, cite: '1'}"
    parameters = f"  limit: {{text: TEXT, unit: person, values: [{limits}]}}\n"
    cases = [
        case("old", workshop("staff: 10", applied_on="2021-12-31")),
        case("new", workshop("staff: 21")),
    ]
    report = check(notice(parameters, when="workshop.staff <= limit"), cases)
    assert [(BELOW, ABOVE), (BELOW, ON)] == lacking(report, Comparison)


def test_a_figure_that_is_not_published_is_shown_by_an_overlay(check: Check) -> None:
    """A case that supplies it counts; one that does not leaves the comparison open."""
    parameters = "  limit: {text: TEXT, unit: person, values: [{unpublished: true, cite: '1'}]}\n"
    supplied = case("supplied", workshop("staff: 5")).replace(
        "facts:", "overlay: {land.one.limit: {from: 2020-01-01, value: 5, cite: '1'}}, facts:"
    )
    report = check(
        notice(parameters, when="workshop.staff <= limit"),
        [supplied, case("open", workshop("staff: 4"))],
    )
    assert [(BELOW, ABOVE)] == lacking(report, Comparison)


def test_what_is_not_known_lies_on_no_side(check: Check) -> None:
    report = check(notice(LIMIT, when="workshop.staff <= limit"), [case("unknown", workshop())])
    assert [(BELOW, ON, ABOVE)] == lacking(report, Comparison)


def test_dates_are_compared_by_day(check: Check) -> None:
    """The law date, too, though the working does not name it."""
    cases = [
        case("on", workshop("opened_on: 2022-06-15")),
        case("above", workshop("opened_on: 2022-06-16")),
    ]
    report = check(notice("", when="workshop.opened_on <= law_date"), cases)
    assert [(BELOW,)] == lacking(report, Comparison)


def test_a_side_that_the_bounds_of_a_fact_exclude_is_not_asked_for(check: Check) -> None:
    """Staff is 0 or more: none can be below nil; a month's number is 1 to 12."""
    report = check(
        notice("", when="workshop.staff > 0 and month_of(law_date) >= 1"),
        [case("none", workshop("staff: 0"))],
    )
    needed = [
        each.threshold.sides
        for each in of_grant(report).thresholds
        if isinstance(each.threshold, Comparison)
    ]
    assert [{ON, ABOVE}, {ON, ABOVE}] == needed
    assert [(ABOVE,), (ON,)] == lacking(report, Comparison)


BANDS = (
    "  limit: {text: TEXT, unit: CNY, values: [{value: 300, cite: '1'}]}\n"
    "  bands: {text: TEXT, unit: 1, brackets_of: CNY, values: [{cite: '1', brackets: "
    "[{up_to: 100, value: 10%}, {up_to: 300, value: 20%}, {value: 30%}]}]}\n"
)


def test_each_limit_of_a_bracket_wants_its_three_sides(check: Check) -> None:
    cases = [case(f"c{spent}", workshop(f"spent: {spent}.00")) for spent in (100, 200)]
    report = check(
        notice(BANDS.partition("\n")[2], amount="'marginal(bands, workshop.spent)'"), cases
    )
    # 100 is on the first limit and below the second; 200 above the first and below the second.
    assert [(BELOW,), (ON, ABOVE)] == lacking(report, BracketLimit)


def test_each_limit_of_the_brackets_in_a_table_wants_its_three_sides(check: Check) -> None:
    """Cells that have the same brackets are one; what is said of others shows nothing of them."""
    table = (
        "  bands: {text: TEXT, unit: 1, brackets_of: CNY, by: workshop.trade, values: [{cite: '1', "
        "table: {joiner: [{up_to: 100, value: 10%}, {value: 30%}], "
        "rest: [{below: 300, value: 20%}, {value: not_applicable}]}}]}\n"
    )
    cases = [
        case(f"c{number}", workshop(f"trade: {trade}", f"spent: {spent}.00"))
        for number, (trade, spent) in enumerate(
            [("joiner", 100), ("joiner", 300), ("smith", 100), ("baker", 300)]
        )
    ]
    amount = "'marginal(bands[workshop.trade], workshop.spent)'"
    report = check(notice(table, amount=amount), cases)
    assert [(BELOW,), (ABOVE,)] == lacking(report, BracketLimit)


def test_a_limit_that_is_a_figure_wants_its_sides_for_each_of_its_values(check: Check) -> None:
    """On the days on which it has them."""
    bands = (
        "  small: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}, "
        "{from: 2022-01-01, value: 150, cite: '1'}]}\n"
        "  bands: {text: TEXT, unit: 1, brackets_of: CNY, values: [{cite: '1', brackets: "
        "[{up_to: small, value: 10%}, {value: 20%}]}, "
        "{from: 2023-01-01, cite: '1', brackets: [{up_to: 100, value: 9%}, {value: 1%}]}]}\n"
    )
    cases = [
        case("before", workshop("spent: 150.00", applied_on="2021-06-15")),
        case("after", workshop("spent: 150.00")),
    ]
    report = check(notice(bands, amount="'marginal(bands, workshop.spent)'"), cases)
    assert [(BELOW, ON), (BELOW, ABOVE), (BELOW, ON, ABOVE)] == lacking(report, BracketLimit)


def test_a_limit_that_ended_before_the_brackets_began_wants_nothing(check: Check) -> None:
    """They never met."""
    bands = (
        "  small: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}, "
        "{from: 2022-01-01, value: 150, cite: '1'}]}\n"
        "  bands: {text: TEXT, unit: 1, brackets_of: CNY, values: "
        "[{cite: '1', brackets: [{value: 5%}]}, {from: 2022-01-01, cite: '1', brackets: "
        "[{up_to: small, value: 10%}, {value: 20%}]}]}\n"
    )
    report = check(
        notice(bands, amount="'marginal(bands, workshop.spent)'"),
        [case("after", workshop("spent: 150.00"))],
    )
    assert [(BELOW, ABOVE)] == lacking(report, BracketLimit)


def test_the_test_of_a_case_keeps_a_bracket_out_of_reach(check: Check) -> None:
    """Above the ceiling the schedule is not read, so nothing is asked for above its limit."""
    amount = (
        "{cases: [{when: workshop.spent <= limit, value: 'marginal(bands, workshop.spent)'}, "
        "{otherwise: '0'}]}"
    )
    report = check(notice(BANDS, amount=amount), [case("one", workshop("spent: 1.00"))])
    limits = [
        each.threshold
        for each in of_grant(report).thresholds
        if isinstance(each.threshold, BracketLimit)
    ]
    assert [(100, frozenset(Side)), (300, frozenset({BELOW, ON}))] == [
        (each.limit, each.sides) for each in limits
    ]


def test_the_first_and_last_days_want_the_days_beside_them(check: Check) -> None:
    """In force from 2020-01-01 to 2021-12-31: the day before, on, on, the day after.

    Any other day shows nothing.
    """
    text = notice("", last="2021-12-31")
    near = [
        case("a", workshop(applied_on="2019-12-30")),
        case("b", workshop(applied_on="2022-01-02")),
    ]
    assert [(BELOW, ON), (ON, ABOVE)] == lacking(check(text, near), WindowLimit)
    days = ("2019-12-31", "2020-01-01", "2021-12-31", "2022-01-01")
    cases = [case(f"d{day}", workshop(applied_on=day)) for day in days]
    assert [(), ()] == lacking(check(text, cases), WindowLimit)


def test_a_month_that_is_all_that_is_known_of_a_limit(check: Check) -> None:
    """From 2020-05: the day before, a day within, and a day from which it is surely in force."""
    text = notice("").replace("{from: 2020-01-01}", "{from: 2020-05}")
    days = ("2020-04-30", "2020-05-15", "2020-05-31")
    for shown in range(4):
        cases = [case("far", workshop(applied_on="2019-01-01"))]
        cases += [case(f"d{day}", workshop(applied_on=day)) for day in days[:shown]]
        assert [(BELOW, ON, ABOVE)[shown:]] == lacking(check(text, cases), WindowLimit)


def test_a_start_that_nobody_can_tell_is_no_threshold(check: Check) -> None:
    """Nobody can show the day before it."""
    text = notice("", last="2021-12-31").replace("{from: 2020-01-01", "{from: not_on_record")
    assert [(ON, ABOVE)] == lacking(check(text, [case("one")]), WindowLimit)


def test_where_law_dates_are_ends_of_months_the_day_before_is_the_month_before(
    check: Check,
) -> None:
    """A rule that reads the law at the end of a month can never read it on 2020-01-15."""
    text = notice("", amount="'0'").replace(
        "trigger: workshop.applied_on", "for_each: sales, trigger: last_day(sale.month)"
    )
    text = text.replace("{from: 2020-01-01}", "{from: 2020-01-15}")
    limits = [each.threshold for each in of_grant(check(text, [case("one")])).thresholds]
    days = {
        side: period.first
        for each in limits
        if isinstance(each, WindowLimit)
        for side, period in each.days
    }
    assert {BELOW: date(2019, 12, 31), ON: date(2020, 1, 31)} == days


def test_a_change_of_a_figure_wants_it_read_on_both_days(check: Check) -> None:
    """A case of the day that does not read the figure shows nothing of it."""
    values = "{to: 2021-12-31, value: 10, cite: '1'}, {from: 2022-01-01, value: 20, cite: '1'}"
    parameters = f"  paid: {{text: TEXT, unit: CNY, values: [{values}]}}\n"
    text = notice(parameters, when="workshop.certified", amount="paid")
    eligible, not_so = ("certified: true", "certified: false")
    old, new = "2021-12-31", "2022-01-01"
    cases = [
        case("old", workshop(eligible, applied_on=old)),
        case("new", workshop(not_so, applied_on=new)),
    ]
    assert [(ON,)] == lacking(check(text, cases), FigureChange)
    cases.append(case("read", workshop(eligible, applied_on=new)))
    assert [()] == lacking(check(text, cases), FigureChange)


def test_sides_are_counted_by_incentive_and_in_all(check: Check) -> None:
    """The comparison has three, the first day two; one and one are shown."""
    report = check(
        notice(LIMIT, when="workshop.staff <= limit"),
        [case("one", workshop("staff: 10", applied_on="2020-01-01"))],
    )
    assert (2, 5) == (of_grant(report).covered, of_grant(report).needed)
    assert report.coverage is not None
    assert (2, 5) == (report.coverage.covered, report.coverage.needed)
    assert report.is_clean  # a boundary that no case shows is no fault


def test_both_ends_of_the_window_are_boundaries_of_what_must_lie_in_it(check: Check) -> None:
    """The day before, on and after the first and the last day, each as a comparison."""
    text = notice("", when="in_force(workshop.opened_on)", last="2022-12-31")
    report = check(text, [case("first", workshop("opened_on: 2020-01-01"))])
    assert lacking(report, Comparison) == [(BELOW, ABOVE), (ON, ABOVE)]


def test_each_day_on_which_the_notice_is_in_force_has_its_ends(check: Check) -> None:
    """The first and the last day are wanted of the law date and of each further day."""
    text = notice("", last="2022-12-31").replace(
        "trigger: workshop.applied_on",
        "trigger: {all_of: [workshop.applied_on, workshop.opened_on]}",
    )
    report = check(
        text, [case("first", workshop("opened_on: 2022-12-31", applied_on="2020-01-01"))]
    )
    assert lacking(report, WindowLimit) == [(BELOW,), (ON, ABOVE), (BELOW, ON), (ABOVE,)]


def test_the_last_number_of_a_table_wants_a_case_on_it_and_one_above(check: Check) -> None:
    """Where the table says what holds beyond; nothing is asked for above one that says nothing."""
    table = (
        "  by_staff: {{text: TEXT, unit: CNY, by: workshop.staff, "
        "values: [{{table: {{0: 1, 1: 5, 2: 8{}}}, cite: '1'}}]}}\n"
    )
    amount = "'by_staff[workshop.staff]'"
    staffed = [case(f"c{staff}", workshop(f"staff: {staff}")) for staff in (1, 2, 7)]
    rising = notice(table.format(", each_further: 2"), amount=amount)
    assert [(ABOVE,)] == lacking(check(rising, staffed[:2]), TableEnd)
    assert [()] == lacking(check(rising, staffed), TableEnd)
    assert [] == lacking(check(notice(table.format(""), amount=amount), staffed[:2]), TableEnd)
