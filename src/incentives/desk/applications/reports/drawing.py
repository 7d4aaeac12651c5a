"""What the office lists of a year: the public notice, the summary, and the years compared."""

import streamlit as st

from incentives.applications import ApplicationSearch
from incentives.applications.reporting import (
    OfYears,
    notice_of,
    read_years,
    summary_of,
    years_of,
)
from incentives.desk.applications.reports.files import draw_listing_files
from incentives.desk.at_hand.file import applications
from incentives.desk.controls.blocks import draw_blocks, escaped
from incentives.desk.controls.typed_days import draw_day
from incentives.desk.session import language, say, today, words
from incentives.register import Applicant
from incentives.report.papers.lists.listing import Listing, listing_sheet
from incentives.report.papers.lists.rows import ListHead
from incentives.wordings.desk.files import listing as list_wordings
from incentives.wordings.desk.files import reports as wordings
from incentives.wordings.report import lists

_MOST_SEEN = 100


def draw_reports(search: ApplicationSearch) -> None:
    """Draws the choice of a list and, once one is chosen, the list and its files.

    `search`: what the list of files is looked through for; nothing: all of the register.
    """
    with st.expander(say(wordings.TITLE)):
        years = applications().register.years()
        if not years:
            st.info(say(wordings.NOTHING_YET))
            return
        kind: str | None = st.segmented_control(
            say(wordings.KIND),
            list(wordings.KINDS),
            key="report_kind",
            format_func=lambda name: say(wordings.KINDS[name]),
        )
        if kind is None:
            return
        is_narrowed = search != ApplicationSearch()
        st.caption(say(wordings.OF_FOUND if is_narrowed else wordings.OF_ALL))
        listing = _years(search, years) if kind == "years" else _of_year(kind, search, years)
        _draw(kind, listing)


def _of_year(kind: str, search: ApplicationSearch, years: tuple[int, ...]) -> Listing:
    year = st.selectbox(say(wordings.YEAR), years, key="report_year", filter_mode=None)
    asked = OfYears(currency=words().library.currency, years=(year,), search=search)
    (report,) = read_years(applications().register, asked)
    told = (say(lists.YEAR), say(lists.YEAR_VALUE, year=year))
    if kind == "summary":
        return summary_of(report, words(), _head(told), day=today())
    return notice_of(report, words(), _head(told, *_on_notice()), day=today())


def _on_notice() -> list[tuple[str, str]]:
    """The days on notice and whom to call, where they are stated."""
    left, middle, right = st.columns(3)
    with left:
        first = draw_day(
            wordings.NOTICE_FIRST, list_wordings.DAY_HELP, key="report_first", value=None
        )
    with middle:
        last = draw_day(wordings.NOTICE_LAST, list_wordings.DAY_HELP, key="report_last", value=None)
    with right:
        phone = st.text_input(say(lists.CALL), key="report_phone", max_chars=100).strip()
    told = []
    if first is not None and last is not None:
        days = say(lists.NOTICE_VALUE, first=words().day(first), last=words().day(last))
        told.append((say(lists.NOTICE), days))
        if last < first:
            st.error(say(wordings.ENDS_BEFORE))
    return [*told, (say(lists.CALL), phone)] if phone else told


def _years(search: ApplicationSearch, years: tuple[int, ...]) -> Listing:
    """Of the files found, or of one applicant of the register, whatever is looked for."""
    stored = applications().register
    whose: dict[str, Applicant] = {_named(one): one for one in stored.applicants()}
    chosen = st.selectbox(
        say(wordings.WHOSE),
        ["", *sorted(whose)],
        key="report_whose",
        filter_mode="contains",
        placeholder="",
        format_func=lambda name: name or say(wordings.DISTRICT),
    )
    one = whose.get(chosen)
    asked = OfYears(
        currency=words().library.currency,
        years=tuple(sorted(years)),
        search=search if one is None else ApplicationSearch(),
        whose=one,
    )
    name = one.name if one is not None else ""
    return years_of(read_years(stored, asked), words(), _head(), day=today(), name=name)


def _named(one: Applicant) -> str:
    """The applicant with the code that tells it from others, whichever of its dossiers it is."""
    return say(wordings.NAMED, name=one.name, code=one.credit_code) if one.credit_code else one.name


def _head(*further: tuple[str, str]) -> ListHead:
    office_name = applications().settings().name
    currency = words().library.currency
    day = words().day(today())
    return ListHead(office=office_name, day=day, further=further, currency=currency)


def _draw(kind: str, listing: Listing) -> None:
    if sum(len(part.rows) for part in listing.parts) <= _MOST_SEEN:
        draw_blocks(listing_sheet(listing, language()).blocks)
    else:
        for note in listing.notes:
            st.markdown(escaped(note))
    draw_listing_files(say(wordings.KINDS[kind]), lambda: listing, key=f"report_{kind}")
