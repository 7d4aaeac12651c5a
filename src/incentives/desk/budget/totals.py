"""What the cases come to: tables and charts by form, and the workbook of all tables."""

from collections.abc import Sequence

import streamlit as st

from incentives.budgeting import Answered, Budget, Months, Scenario, side_by_side
from incentives.desk.batch.upload import uploaded_book
from incentives.desk.budget.cases import (
    AT_HAND,
    REGISTER,
    WORKBOOK,
    cases_of,
    draw_left_out,
    draw_source,
    only_of,
    overlays_of,
    reckoned,
    still_holding,
)
from incentives.desk.budget.covering import Cover, called
from incentives.desk.budget.tables import BudgetTables
from incentives.desk.charts.budget import draw_by_month
from incentives.desk.charts.saving import draw_picture
from incentives.desk.controls.blocks import draw_table
from incentives.desk.controls.cells import shown_cell
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.session import (
    case_document,
    known_on,
    language,
    office,
    on_day,
    say,
    words,
)
from incentives.policy.library import Overlay
from incentives.policy.rule import Form
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.excel.chart_page import ChartPage, SheetChart
from incentives.report.printing.excel.page import Page
from incentives.report.printing.formats import EXCEL
from incentives.wordings.desk import budget as wordings
from incentives.wordings.desk import budget_sums as more
from incentives.wordings.report import terms

_RECKONED = "desk_budget"
_FILED, _SIDE = "filed", "side"
_ALL = 0


def draw_totals() -> None:
    """The choice of cases, and what they come to once they are added up."""
    source = draw_source("budget_source")
    as_filed = source == REGISTER and _draw_days() == _FILED
    cases_key = asked_of(source, as_filed=as_filed, used=overlays_of(source))
    if is_pressed(say(wordings.ADD_UP), key="budget_add_up", type="primary"):
        gathered = cases_of(source, as_filed=as_filed)
        scenario = Scenario(name=say(wordings.PRESENT), overlays=overlays_of(source))
        st.session_state[_RECKONED] = reckoned(cases_key, gathered, (scenario,))
    kept = still_holding(
        st.session_state.get(_RECKONED),
        cases_key,
        stale=wordings.CHANGED,
        empty=wordings.NO_CASES[source],
    )
    if kept is not None:
        cover = Cover(source=source, as_filed=as_filed, skipped=kept.gathered.skipped)
        _draw_sums(kept.answered, cover)


def draw_year(budget: Budget, *, key: str) -> Months | None:
    """Draws the choice of the year that counts; None: all, and what has no day."""
    years = budget.years
    chosen: int = st.selectbox(
        say(wordings.YEAR),
        [_ALL, *years],
        key=key,
        filter_mode=None,
        placeholder="",
        format_func=lambda year: called(None if year == _ALL else Months.of_year(year)),
    )
    st.caption(say(wordings.YEAR_ABOUT))
    return None if chosen == _ALL else Months.of_year(chosen)


def asked_of(source: str, *, as_filed: bool, used: Sequence[Overlay]) -> object:
    """What the sums depend on: they are stale when it has changed."""
    digests = tuple(overlay.digest for overlay in used)
    at_hand = case_document(), only_of(AT_HAND)
    last = repr(at_hand) if source == AT_HAND else str(office().register.head())
    uploaded = uploaded_book() if source == WORKBOOK else None
    last += str(uploaded.key) if uploaded is not None else ""
    return source, as_filed, last, None if as_filed else on_day(), known_on(), digests, language()


def _draw_days() -> str:
    chosen: str = st.radio(
        say(wordings.DAYS),
        list(wordings.DAYS_OPTIONS),
        format_func=lambda days: say(wordings.DAYS_OPTIONS[days]),
        horizontal=True,
        key="budget_days",
        help=say(wordings.DAYS_HELP),
    )
    return chosen


def _draw_sums(answered: tuple[Answered, ...], cover: Cover) -> None:
    scenario = Scenario(name="")
    compared = side_by_side(answered, [scenario], office().library.currency)
    draw_left_out(compared.left_out)
    whole = compared.budgets[0]
    months = draw_year(whole, key="budget_year") if whole.years else None
    covered = cover.page(whole, months, len(answered), len(compared.left_out))
    draw_page(covered, right=frozenset())
    budget = whole.within(months)
    if not budget.forms:
        st.info(say(wordings.NOTHING))
        return
    tables = BudgetTables(budget=budget, words=words())
    draw_page(tables.by_form())
    if Form.CASH in budget.forms:
        st.caption(say(more.ABOUT_PAID))
    _draw_export(tables, covered)
    form = Form(
        st.radio(
            say(wordings.FORM),
            [form.value for form in budget.forms],
            horizontal=True,
            key="budget_form",
            format_func=lambda name: say(terms.FORMS[name]),
        )
    )
    _draw_form(tables, budget, form)


def _draw_form(tables: BudgetTables, budget: Budget, form: Form) -> None:
    cells, total = tables.chart_cells(form), words().numbers.money(budget.total(form).known)
    st.markdown(say(wordings.CHART_ABOUT, form=tables.form(form), total=total))
    if cells:
        count = len({month for month, _ in cells})
        described = say(wordings.CHART_MONTHS, form=tables.form(form), count=count, total=total)
        draw_by_month(cells, key=f"budget_chart_{form.value}", described=described)
        draw_picture(tables.picture(form), key=f"budget_picture_{form.value}")
    draw_page(tables.by_month_and_level(form))
    st.caption(say(wordings.ABOUT_MONTHS))
    for page in tables.of_form(form):
        draw_page(page)


def draw_page(page: Page, *, right: frozenset[int] | None = None) -> None:
    """The page shows a sheet of the workbook.

    Amounts are set to the right: all columns but the first, unless told which.
    """
    right = right if right is not None else frozenset(range(1, len(page.columns)))
    draw_table(
        page.columns,
        [[shown_cell(cell) for cell in row] for row in page.rows],
        right=right,
        title=page.name,
    )


def _draw_export(tables: BudgetTables, covered: Page) -> None:
    stem, day, spoken = f"{say(wordings.FILE_NAME)}-{on_day().isoformat()}", on_day(), language()

    def book() -> bytes:
        pages: list[Page | ChartPage] = [covered, tables.by_form()]
        charts: list[SheetChart] = []
        for form in tables.budget.forms:
            pages += [tables.by_month_and_level(form), *tables.of_form(form)]
            charts += tables.charts(form)
        if charts:
            pages.append(ChartPage(name=say(wordings.CHARTS), charts=tuple(charts)))
        return book_bytes(pages, title=stem, day=day, language=spoken)

    draw_download(
        Download(label=say(wordings.EXCEL), stem=stem, form=EXCEL, make=book, key="budget_excel")
    )
