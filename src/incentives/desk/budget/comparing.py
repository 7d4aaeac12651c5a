"""Scenarios side by side: the present figures, and each of the overlays chosen on top of them."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from incentives.budgeting import (
    Answered,
    Comparison,
    Scenario,
    ScenarioChange,
    budget_of,
    side_by_side,
)
from incentives.desk.budget.cases import (
    REGISTER,
    cases_of,
    draw_left_out,
    draw_source,
    overlays_of,
    reckoned,
    still_holding,
)
from incentives.desk.budget.covering import Cover
from incentives.desk.budget.differing import difference_cell
from incentives.desk.budget.tables import chart_of_page, incentive_called, spread_cell
from incentives.desk.budget.totals import asked_of, draw_page, draw_year
from incentives.desk.charts.budget import draw_side_by_side
from incentives.desk.charts.picture import Picture
from incentives.desk.charts.saving import draw_picture
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.session import language, offered_overlays, office, on_day, say, words
from incentives.policy.library import Overlay
from incentives.policy.rule import Form
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.excel.chart_page import ChartKind, ChartPage
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.printing.formats import EXCEL
from incentives.report.words.names import Words
from incentives.values.range import MoneyRange, total_of
from incentives.wordings.desk import budget as wordings
from incentives.wordings.desk import budget_sums as more
from incentives.wordings.report import terms

_RECKONED = "desk_scenarios"


def draw_scenarios() -> None:
    """The choice of scenarios, and what each comes to."""
    st.markdown(say(wordings.SCENARIOS_ABOUT))
    source = draw_source("scenario_source")
    used = {overlay.digest for overlay in overlays_of(source)}
    offered = {
        name: overlay for name, overlay in offered_overlays().items() if overlay.digest not in used
    }
    if not offered:
        st.info(say(wordings.NONE_OFFERED))
        return
    chosen = st.multiselect(
        say(wordings.COMPARED),
        list(offered),
        key="scenario_overlays",
        help=say(wordings.COMPARED_HELP),
        filter_mode=None,
        placeholder=say(wordings.CHOOSE),
        select_all=False,
        format_func=lambda name: offered[name].title.to(language()),
    )
    key = asked_of(source, as_filed=source == REGISTER, used=overlays_of(source)), tuple(chosen)
    if is_pressed(
        say(wordings.COMPARE), key="scenario_compare", type="primary", disabled=not chosen
    ):
        gathered, scenarios = cases_of(source), _scenarios(chosen, overlays_of(source))
        st.session_state[_RECKONED] = reckoned(key, gathered, scenarios)
    kept = still_holding(
        st.session_state.get(_RECKONED),
        key,
        stale=wordings.CHANGED,
        empty=wordings.NO_CASES[source],
    )
    if kept is not None:
        cover = Cover(source=source, as_filed=source == REGISTER, skipped=kept.gathered.skipped)
        _draw_compared(kept.answered, kept.scenarios, cover)


def _draw_compared(
    answered: tuple[Answered, ...], scenarios: tuple[Scenario, ...], cover: Cover
) -> None:
    """The choice of the year, what the figures cover, and the comparison."""
    currency = office().library.currency
    all_years = side_by_side(answered, scenarios, currency)
    whole = budget_of(
        (posting for budget in all_years.budgets for posting in budget.postings), currency
    )
    months = draw_year(whole, key="scenario_year") if whole.years else None
    compared = side_by_side(answered, scenarios, currency, months)
    # What has no day is told of the present scenario: the sum of all scenarios would be nobody's.
    covered = cover.page(all_years.budgets[0], months, len(answered), len(compared.left_out))
    draw_page(covered, right=frozenset())
    draw_comparison(compared, key="scenario", cover=(covered,))


def _scenarios(names: Sequence[str], used: tuple[Overlay, ...]) -> tuple[Scenario, ...]:
    offered = offered_overlays()
    others = (
        Scenario(name=offered[name].title.to(language()), overlays=(*used, offered[name]))
        for name in names
    )
    return Scenario(name=say(wordings.PRESENT), overlays=used), *others


def draw_comparison(compared: Comparison, *, key: str, cover: tuple[Page, ...] = ()) -> None:
    """The table of what each scenario comes to, a chart for each form, and the workbook.

    `cover`: the sheets with which the workbook begins.
    """
    draw_left_out(compared.left_out)
    only_changed = st.checkbox(say(wordings.ONLY_CHANGED), value=True, key=f"{key}_only_changed")
    changes = [change for change in compared.changes if change.is_changed or not only_changed]
    if not any(change.is_changed for change in compared.changes):
        st.success(say(wordings.UNCHANGED))
    if not changes:
        return
    for of_form in _by_form(changes):
        _draw_chart(compared, of_form, key=f"{key}_chart_{of_form[0].form.value}")
    pages = [comparison_page(compared, of_form) for of_form in _by_form(changes)]
    for page in pages:
        draw_page(page)
    series = tuple(range(1, len(compared.scenarios) + 1))
    drawn = tuple(chart_of_page(page, ChartKind.BARS, series, words()) for page in pages)
    charts = ChartPage(name=say(wordings.CHARTS), charts=drawn)
    stem, day, spoken = (
        f"{say(wordings.COMPARED_FILE_NAME)}-{on_day().isoformat()}",
        on_day(),
        language(),
    )
    draw_download(
        Download(
            label=say(wordings.EXCEL_TABLE),
            stem=stem,
            form=EXCEL,
            make=lambda: book_bytes([*cover, *pages, charts], title=stem, day=day, language=spoken),
            key=f"{key}_excel",
        )
    )


def _draw_chart(compared: Comparison, changes: Sequence[ScenarioChange], *, key: str) -> None:
    """What is surely given, scenario by scenario; what has no lower bound has no bar."""
    said, form = words(), changes[0].form
    bars = [
        (incentive_called((change.incentive, change.charge), said), scenario.name, amount.low)
        for change in changes
        for scenario, amount in zip(compared.scenarios, change.amounts, strict=True)
        if amount.low is not None
    ]
    described = say(wordings.CHART_SCENARIOS, form=say(terms.FORMS[form.value]))
    st.markdown(say(wordings.CHART_TITLE, form=say(terms.FORMS[form.value])))
    draw_side_by_side(bars, key=key, described=described)
    names = tuple(scenario.name for scenario in compared.scenarios)
    amounts = {(title, name): amount.amount for title, name, amount in bars}
    picture = Picture(
        title=say(wordings.COMPARED_FILE_NAME) + say(terms.FORMS[form.value]),
        unit=say(more.PICTURE_UNIT),
        series=names,
        bars={
            title: [amounts.get((title, name), Decimal(0)) for name in names]
            for title in dict.fromkeys(title for title, _, _ in bars)
        },
        stacked=False,
    )
    draw_picture(picture, key=f"{key}_picture")


def _by_form(changes: Sequence[ScenarioChange]) -> list[list[ScenarioChange]]:
    """The changes of each form by themselves; forms are never added to each other."""
    groups = ([change for change in changes if change.form is form] for form in Form)
    return [group for group in groups if group]


def comparison_page(compared: Comparison, of_form: Sequence[ScenarioChange]) -> Page:
    """A row for each incentive of a form, and their sum.

    Its columns: the amount under each scenario, then by how much each differs from the first.
    """
    columns = (
        say(wordings.INCENTIVE),
        *(say(wordings.OF_SCENARIO, name=scenario.name) for scenario in compared.scenarios),
        *(say(wordings.DIFFERENCE, name=scenario.name) for scenario in compared.scenarios[1:]),
    )
    rows = [*(_row(change, words()) for change in of_form), _sums(compared, of_form)]
    return Page(name=say(terms.FORMS[of_form[0].form.value]), columns=columns, rows=tuple(rows))


def _row(change: ScenarioChange, said: Words) -> tuple[Cell, ...]:
    return (
        incentive_called((change.incentive, change.charge), said),
        *(_amount(spread) for spread in change.amounts),
        *(difference_cell(spread, words()) for spread in change.differences),
    )


def _sums(compared: Comparison, of_form: Sequence[ScenarioChange]) -> tuple[Cell, ...]:
    """What the rows of a form come to; what is not listed because nothing differs is in none."""
    currency = office().library.currency
    amounts = (
        total_of((change.amounts[at] for change in of_form), currency)
        for at, _ in enumerate(compared.scenarios)
    )
    return (
        say(wordings.LISTED_TOTAL),
        *(_amount(amount) for amount in amounts),
        *(
            difference_cell(difference, words())
            for difference in compared.differences(of_form[0].form)
        ),
    )


def _amount(spread: MoneyRange) -> Cell:
    if spread.known is not None:
        return spread.known
    return spread_cell(spread, words=words())
